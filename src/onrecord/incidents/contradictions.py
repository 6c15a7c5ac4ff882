"""Figures that cannot all hold: other numbers, a denial, or other people said to be the victims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from ..model import Category, SubjectKind
from .counts import go_together, known, named
from .groups import DOERS, Figure, Group, across_camps, camp, single, size
from .shapes import Contradiction, ContradictionKind
from .status import Statuses, stated_zero

HARM = ("killed", "injured", "casualties", "missing", "abducted", "captured", "detained", "displaced")
"""Categories of which "none" denies that something happened; that nobody was rescued denies nothing."""

NOBODY: frozenset[tuple[Category, SubjectKind]] = frozenset(
    {("injured", "civilian"), ("casualties", "civilian"), ("casualties", "person")}
)
"""Of whom "none" denies that anybody was killed, too: "no civilians were harmed", "no casualties"."""

WHOLE: tuple[SubjectKind, ...] = ("person", "civilian", "man", "prisoner", "migrant")
"""Kinds of people whom a deed that is denied is said to have struck."""

RIVAL = 6
"""How many times a count another may be that a side sets against it."""

BESIDE = 2
"""How many times what somebody counted a report's own count may be that is no whole of it."""

Names = Mapping[Figure, str]


def contradictions(
    groups: Sequence[Group], status: Statuses, names: Names, deniers: Collection[str] = ()
) -> tuple[Contradiction, ...]:
    """The contradictions in an incident's counts, by the names of the claims.

    `deniers` are the documents in which somebody says that it did not happen, without a number.
    """
    found: list[Contradiction] = []
    for group in groups:
        standing = [figure for figure in group.figures if status[figure] == "current"]
        found += numbers(standing, names)
        found += denials(standing, names)
        found += identities(standing, names)
    if not any(one.kind == "denial" for one in found):
        found += unharmed(groups, status, names)
    if deniers and not any(one.kind == "denial" for one in found):
        found += denied(groups, status, names, deniers)
    return tuple(joined(found + made("identity", across(groups, status), names)))


def joined(found: Sequence[Contradiction]) -> list[Contradiction]:
    """Contradictions, those of identity that share a claim as one: all who say who the same people were."""
    kept: list[Contradiction] = []
    for one in found:
        claims = list(one.claims)
        for other in [before for before in kept if before.kind == one.kind == "identity"]:
            if not set(claims).isdisjoint(other.claims):
                kept.remove(other)
                claims = list(dict.fromkeys([*other.claims, *claims]))
        kept.append(Contradiction(kind=one.kind, claims=tuple(claims)))
    return kept


def denied(
    groups: Sequence[Group], status: Statuses, names: Names, deniers: Collection[str]
) -> list[Contradiction]:
    """The figures that others give of what is denied: the people as a whole in the gravest category told.

    A report that tells a denial often tells first what is denied, by whom.
    """
    standing = [one for group in groups for one in group.figures if status[one] == "current"]
    for category in HARM:
        told = [
            figure
            for figure in standing
            if figure.stated.category == category
            and figure.stated.subject_kind in WHOLE
            and not (figure.stated.part or figure.stated.added or stated_zero(figure))
            and (figure.stated.speaker is not None or figure.happening.document not in deniers)
        ]
        if told:
            return made("denial", told, names)
    return []


def unharmed(groups: Sequence[Group], status: Statuses, names: Names) -> list[Contradiction]:
    """Those who say that no civilian was hurt, or that nobody was, against those who count the dead."""
    standing = [one for group in groups for one in group.figures if status[one] == "current"]
    nobody = [
        one
        for one in standing
        if stated_zero(one)
        and (one.stated.category, one.stated.subject_kind) in NOBODY
        and not one.stated.part
    ]
    dead = [one for one in standing if one.stated.category == "killed" and not denies(one)]
    opposed = opposing(
        (one, other)
        for one in nobody
        for other in dead
        if different(one, other) and not across_camps(one, other) and one.order != other.order
    )
    return made("denial", opposed, names)


def numbers(standing: Sequence[Figure], names: Names) -> list[Contradiction]:
    """The figures whose numbers do not go together with another's.

    Two that reports give in their own voice are news and no contradiction: one who says otherwise is named,
    or stands on another side. All who repeat such a number take part.
    """
    positive = [figure for figure in standing if known(figure.stated.count.value) and not stated_zero(figure)]
    wholes = whole(positive)
    opposed = opposing(
        (one, other)
        for one, other in combinations(positive, 2)
        if different(one, other) and single(one) == single(other) and heard(one, other)
        if not go_together(one.stated.count.value, other.stated.count.value)
        if near(one, other) or ({one, other} <= wholes and one.stated.side != other.stated.side)
    )
    said = {named(one.stated.count.value) for one in opposed}
    return made("number", [one for one in positive if named(one.stated.count.value) in said], names)


def whole(told: Sequence[Figure]) -> set[Figure]:
    """The figures that count the most people of those which a speaker tells in a report."""
    most: dict[tuple[int, str | None], float] = {}
    for one in told:
        key = one.order, one.stated.speaker
        most[key] = max(most.get(key, 0), size(one))
    return {one for one in told if size(one) == most[one.order, one.stated.speaker]}


def near(one: Figure, other: Figure) -> bool:
    """Whether two figures are near enough to be rival counts: not one of a few, the other of a multitude."""
    least, most = sorted((size(one), size(other)))
    return most <= RIVAL * least


def heard(one: Figure, other: Figure) -> bool:
    """Whether two figures are of two who are named, of two sides, or told beside each other."""
    if one.stated.speaker is not None and other.stated.speaker is not None:
        return True
    quoted, own = sorted((one, other), key=lambda each: each.stated.speaker is None)
    some = fewer_behind(own, quoted)
    sides = one.stated.side != other.stated.side and not (some and own.stated.part)
    return sides or (told_beside(own, quoted) and not some)


def told_beside(own: Figure, quoted: Figure) -> bool:
    """Whether a report sets somebody's count beside its own, and not a part beside the whole."""
    return own.order == quoted.order and size(own) <= BESIDE * size(quoted)


def fewer_behind(own: Figure, quoted: Figure) -> bool:
    """Whether a report counts fewer itself behind somebody's count: it may be some of those."""
    behind = own.stated.count.spans[0] > quoted.stated.count.spans[0]
    return own.order == quoted.order and behind and size(own) < size(quoted)


def denials(standing: Sequence[Figure], names: Names) -> list[Contradiction]:
    """A figure of none, or one that is disputed, against those that name some."""
    opposed = opposing(
        (one, other)
        for one in standing
        for other in standing
        if one.stated.category in HARM and denies(one) and not denies(other) and different(one, other)
        if not across_camps(one, other)
    )
    return made("denial", opposed, names)


def identities(standing: Sequence[Figure], names: Names) -> list[Contradiction]:
    """Figures of one count whose people are civilians to one speaker and fighters to another."""
    opposed = opposing(
        (one, other)
        for one, other in combinations(standing, 2)
        if different(one, other) and across_camps(one, other)
        if one.order != other.order or heard(one, other)
        if not (stated_zero(one) or stated_zero(other)) and same_people(one, other)
    )
    return made("identity", opposed, names)


def same_people(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of the same people, whom two name differently.

    Not one of a multitude; nor the soldiers whom a report counts in its own voice, who are an army's losses.
    """
    return (
        one.stated.category in HARM
        and single(one) == single(other)
        and near(one, other)
        and not (own_losses(one) or own_losses(other))
    )


def own_losses(figure: Figure) -> bool:
    """Whether a report tells of dead or hurt soldiers in its own voice."""
    return figure.stated.subject_kind == "soldier" and figure.stated.speaker is None


def across(groups: Sequence[Group], status: Statuses) -> list[Figure]:
    """The figures of people who are fighters to one and civilians to another, where both are counted apart.

    Either one side counts fighters and another civilians, or who counts fighters denies that civilians were
    hurt.
    """
    standing = [one for group in groups for one in group.figures if status[one] == "current"]
    denied = {(one.order, one.stated.category) for one in standing if stated_zero(one)}
    standing = [one for one in standing if not stated_zero(one)]
    fighters = [one for one in standing if camp(one) == "fighters" and not is_doer(one)]
    civilians = [one for one in standing if camp(one) == "civilians"]
    return opposing(
        (one, other)
        for one in fighters
        for other in civilians
        if one.stated.category == other.stated.category and not other.stated.part and different(one, other)
        if same_people(one, other)
        if (one.order, one.stated.category) in denied
        or (one.stated.side != other.stated.side and one.order != other.order)
    )


def is_doer(figure: Figure) -> bool:
    """Whether a figure is of one who is known to have done it: "the gunman" is none of his victims."""
    return figure.stated.individual and figure.stated.subject_kind in DOERS


def opposing(pairs: Iterable[tuple[Figure, Figure]]) -> list[Figure]:
    """The figures of some pairs, each once, in the order of the reports."""
    found = {figure for pair in pairs for figure in pair}
    return sorted(found, key=lambda figure: (figure.order, figure.stated.count.spans[0]))


def made(kind: ContradictionKind, opposed: Sequence[Figure], names: Names) -> list[Contradiction]:
    """A contradiction of a kind between some figures, none between none."""
    if not opposed:
        return []
    return [Contradiction(kind=kind, claims=tuple(names[figure] for figure in opposed))]


def different(one: Figure, other: Figure) -> bool:
    """Whether two figures are of different speakers, or of different reports in their own voice."""
    if one.stated.speaker is None and other.stated.speaker is None:
        return one.order != other.order
    return one.stated.speaker != other.stated.speaker


def denies(figure: Figure) -> bool:
    """Whether a figure says that there were none."""
    return stated_zero(figure) or figure.stated.polarity == "disputed"
