"""What became of a figure: it stands, or a newer one, a copy, its own source or the whole overtook it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from . import moments
from .counts import go_together, known, named
from .entries import at_clock
from .groups import LESSENING, Figure, across_camps, camp
from .shapes import ClaimStatus

LATER = timedelta(hours=3)
"""Figures that are told within so short a time stand beside each other where they go together."""

STEM = 6  # letters
ANYBODY = {"offici", "author", "spokes", "statem", "report", "people", "member", "source", "releas"}
"""How the words begin that any office's speaker is called by."""

Statuses = dict[Figure, ClaimStatus]


def statuses(group: Sequence[Figure], originals: Mapping[str, str]) -> Statuses:
    """The status of each figure about one thing; `originals` leads from a copy to the report it copies."""
    found: Statuses = dict.fromkeys(group, "current")
    found |= dict.fromkeys(copied(group, originals), "duplicate")
    found |= dict.fromkeys(repeated([one for one in group if found[one] == "current"]), "duplicate")
    told = [one for one in in_time(group) if found[one] == "current" and known(one.stated.count.value)]
    found |= taken_back(told)
    found |= {figure: fate(figure, told, found) for figure in told if found[figure] == "current"}
    stale(told, found)
    return found


def taken_back(told: Sequence[Figure]) -> Statuses:
    """The figures that a later one of their side corrects, and those that repeat them afterwards."""
    found: Statuses = {}
    for figure in told:
        corrected = any(
            takes_back(new, figure) and after(new, figure) and same_side(new, figure) for new in told
        )
        if corrected or named_wrong(figure, told):
            found[figure] = "withdrawn"
    repeating = [one for one in told if one not in found and any(again(one, old, told) for old in found)]
    return found | dict.fromkeys(repeating, "stale")


def named_wrong(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether who told a figure names it as wrong, then or later; others cannot take it back."""
    same = [one for one in told if same_number(one, figure)]
    if figure.happening.told is None:
        return wrong(figure) and figure.stated.withdrawn
    if wrong(figure):
        others = [one for one in same if not wrong(one) and after(figure, one)]
        return figure.stated.withdrawn or not others or any(same_speaker(one, figure) for one in others)
    return any(
        wrong(one) and after(one, figure) and (same_speaker(one, figure) or one.stated.withdrawn)
        for one in same
        if same_side(one, figure)
    )


def wrong(figure: Figure) -> bool:
    """Whether a figure is told as one that is wrong."""
    return figure.stated.overtaken and figure.stated.revised


def again(figure: Figure, old: Figure, told: Sequence[Figure]) -> bool:
    """Whether a figure repeats one that was taken back, after that."""
    return (
        same_number(figure, old)
        and same_side(figure, old)
        and any(takes_back(new, old) and after(figure, new) and same_side(new, old) for new in told)
    )


def same_number(one: Figure, other: Figure) -> bool:
    """Whether two figures name one number."""
    return named(one.stated.count.value) == named(other.stated.count.value)


def in_time(group: Sequence[Figure]) -> list[Figure]:
    """Figures in the order in which they were told, those without a date first."""
    return sorted(group, key=lambda one: (moment(one), one.order, one.stated.count.spans[0]))


def moment(figure: Figure) -> datetime:
    """When a figure was told, a ticker's by its entry; a day begins at midnight, in UTC without a zone."""
    if figure.happening.told is None:
        return datetime.min.replace(tzinfo=UTC)
    told = moments.moment(figure.happening.told)
    return told if figure.stated.clock is None else at_clock(told, figure.stated.clock)


def copied(group: Sequence[Figure], originals: Mapping[str, str]) -> list[Figure]:
    """The figures of copies."""
    return [figure for figure in group if figure.happening.document in originals]


def repeated(group: Sequence[Figure]) -> list[Figure]:
    """Figures that their report tells again: one with a source is kept, else the first below the headline."""
    by_value: dict[tuple[int, object], list[Figure]] = {}
    for figure in group:
        if not figure.stated.overtaken:
            by_value.setdefault((figure.order, named(figure.stated.count.value)), []).append(figure)
    twice: list[Figure] = []
    for same in by_value.values():
        ranked = sorted(same, key=lambda one: (one.stated.headline, one.stated.source is None))
        twice += [one for one in ranked[1:] if one.stated.headline or same_side(one, ranked[0])]
    return twice


def same_side(one: Figure, other: Figure) -> bool:
    """Whether a newer figure of one speaker may take the place of another's.

    Officials of one country, houses, and the report's own voice speak of one count, which may include what
    others had counted before; fighters and society speak for themselves.
    """
    mine, theirs = one.stated, other.stated
    if mine.speaker is not None and mine.speaker == theirs.speaker:
        return True
    if across_camps(one, other):
        return False  # who says that they were villagers corrects nobody who counted fighters
    if camp(other) == "fighters" and camp(one) is None and theirs.states:
        return bool(set(mine.states) & set(theirs.states))  # an army that counts the fighters it killed
    if mine.side != theirs.side:
        return "armed" not in (mine.side, theirs.side) and mine.side != "society"
    if mine.side != "official":
        return bool(set((mine.speaker or "").split()) & set((theirs.speaker or "").split()))
    return not (mine.states and theirs.states) or bool(set(mine.states) & set(theirs.states))


def fate(figure: Figure, told: Sequence[Figure], known_fates: Statuses) -> ClaimStatus:
    """What the other figures make of one."""
    if figure.stated.overtaken:
        return "superseded"
    later = [
        one for one in told if known_fates[one] == "current" and after(one, figure) and same_side(one, figure)
    ]
    whole = any(more(one, figure) and not one.stated.partial for one in told)
    if (
        figure.stated.partial
        and whole
        and not any(same_speaker(one, figure) and more(one, figure) for one in later)
    ):
        return "partial"
    if any(
        overtakes(one, figure)
        and not (beside(one, figure, later) or told_before(one, figure, told) or upheld(figure, one, told))
        for one in later
    ):
        return "superseded"
    return "superseded" if early(figure, told) and any(not stated_zero(one) for one in later) else "current"


def early(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether a figure says that there was none so far, before anybody had counted some."""
    return figure.stated.pending and not any(
        not stated_zero(one) and not clearly_after(one, figure) for one in told
    )


def told_before(one: Figure, figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether a later number repeats one that was told before a figure, and so is not news against it."""
    return any(same_number(one, old) and same_side(one, old) and clearly_after(figure, old) for old in told)


def beside(one: Figure, figure: Figure, later: Sequence[Figure]) -> bool:
    """Whether a later number was told at once by another, so that both stood beside each other before."""
    return any(
        same_number(one, first) and not clearly_after(first, figure) and not overtakes(first, figure)
        for first in later
    )


def upheld(figure: Figure, new: Figure, told: Sequence[Figure]) -> bool:
    """Whether the report of a newer number sets a figure's own beside it.

    "At least 20 died, a nurse said; the ministry's count is 13."
    """
    return any(
        one.order == new.order
        and same_number(one, figure)
        and same_side(one, figure)
        and not (one.stated.overtaken or one.stated.revised)
        and different_voices(one, new)
        for one in told
    )


def different_voices(one: Figure, other: Figure) -> bool:
    """Whether two figures of one report are of two speakers, one of them named."""
    return one.stated.speaker != other.stated.speaker and one is not other


def after(one: Figure, other: Figure) -> bool:
    """Whether one figure was told after another, by the dates of their reports."""
    return one.happening.told is not None and moment(one) > moment(other)


def clearly_after(one: Figure, other: Figure) -> bool:
    """Whether one figure was told so long after another that they don't stand beside each other."""
    return after(one, other) and moment(one) - moment(other) >= LATER


def more(one: Figure, other: Figure) -> bool:
    """Whether one figure is larger than another."""
    mine, theirs = named(one.stated.count.value), named(other.stated.count.value)
    return mine is not None and theirs is not None and mine > theirs


def takes_back(one: Figure, other: Figure) -> bool:
    """Whether a figure was told as the correction of a larger one."""
    return (
        one.stated.revised
        and not one.stated.overtaken
        and one.stated.side == other.stated.side
        and (one.stated.speaker is None or same_speaker(one, other) or same_office(one, other))
        and more(other, one)
    )


def overtakes(one: Figure, other: Figure) -> bool:
    """Whether a later figure takes the place of another: a larger one, or, of the missing, any other."""
    if same_number(one, other) or rivals(one, other):
        return False
    remaining = one.stated.remaining and other.stated.remaining
    joining = one.stated.later or other.stated.later  # "three more" are none of those before
    if joining or one.stated.overtaken or (one.stated.partial and not (remaining or exceeds(one, other))):
        return False
    if stated_zero(one) or stated_zero(other):
        lessened = one.stated.category in LESSENING and stated_zero(one)
        return lessened or same_speaker(one, other) or (stated_zero(other) and same_office(one, other))
    together = go_together(one.stated.count.value, other.stated.count.value)
    if together and not clearly_after(one, other):
        return False
    if one.stated.category in LESSENING or one.stated.remaining:
        return True
    return more(one, other) or same_speaker(one, other)


def exceeds(one: Figure, other: Figure) -> bool:
    """Whether one house has taken in more than had been counted of the whole."""
    return more(one, other) and clearly_after(one, other) and not other.stated.partial


def rivals(one: Figure, other: Figure) -> bool:
    """Whether a figure is set against what others count, and another is not its speaker's own."""
    return one.stated.against and not (same_speaker(one, other) or same_office(one, other))


def same_speaker(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one speaker who is named."""
    return one.stated.speaker is not None and one.stated.speaker == other.stated.speaker


def same_office(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one office: a ministry, then its minister.

    >>> alike_words("health ministry", "minister"), alike_words("army", "health ministry")
    (True, False)
    """
    mine, theirs = one.stated, other.stated
    return mine.side == theirs.side == "official" and alike_words(called(one), called(other))


def called(figure: Figure) -> str:
    """What a report calls the speaker of a figure."""
    source = figure.stated.source
    return f"{figure.stated.speaker or ''} {source.value.lower() if source else ''}"


def alike_words(one: str, other: str) -> bool:
    """Whether a word of one name begins as one of another does."""
    mine, theirs = ({word[:STEM] for word in name.split() if len(word) >= STEM} for name in (one, other))
    return not (mine & theirs) <= ANYBODY


def stated_zero(figure: Figure) -> bool:
    """Whether a figure says that there was none."""
    return figure.stated.count.value.bound == "none"


def stale(told: Sequence[Figure], found: Statuses) -> None:
    """Mark figures that repeat an overtaken one when newer ones were told; undated ones are overtaken."""
    for figure in told:
        if found[figure] != "current" or figure.stated.side not in ("official", "facility"):
            continue
        if any(repeats(figure, old, told) for old in told if found[old] in ("superseded", "withdrawn")):
            found[figure] = "stale" if figure.happening.told else "superseded"


def repeats(figure: Figure, old: Figure, told: Sequence[Figure]) -> bool:
    """Whether a figure is that of an overtaken one, told when a newer one was known."""
    if figure is old or not same_number(figure, old):
        return False
    return same_side(figure, old) and any(
        not same_number(new, figure)
        and same_side(new, figure)
        and overtakes(new, old)
        and (after(figure, new) or figure.happening.told is None)
        for new in told
    )
