"""What later words make of a count: "not eight as first reported", "the figure is likely to climb"."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from msgspec.structs import replace

from ..cues.claims import Claim, Key, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.shapes import firsts, shape
from ..lexicon.tables import match, sequences
from ..lexicon.words import words

REACH = 6
"""How many tokens are read for "as first reported"."""
OTHER = frozenset({"separate", "another", "other"})
"""What tells that deaths are of something else: "after ten were killed in a separate attack"."""
AHEAD = 8
"""How many tokens are read for "is expected to rise"."""

MOST = 10
"""How many running counts of one sentence are looked at, and how many claims before a place."""

Sentences = dict[int, list[Claim]]


def updated(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims with withdrawn values as `old`, disputed ones added, counts opened, increments in totals."""
    by_sentence = scene.by_sentence(found)
    for group in scene.groups:
        if is_contrast(scene, group):
            told = by_sentence.get(scene.sentence(group.start)[0], [])
            told[:] = [claim for claim in told if claim.side != "heard" or claim.start != group.start]
            contrast(scene, group, told)
    for at, word in enumerate(scene.reading.lower):
        if (word in words().totals.figure and grows(scene, at)) or more_to_come(scene, at):
            open_count(scene, at, by_sentence)
    for start, claims in by_sentence.items():
        raised_by_that(scene, by_sentence.get(scene.sentence(start - 1)[0], []) if start else [], claims)
    for claims in by_sentence.values():
        totals = [claim for claim in claims if claim.side == "total"][:MOST]
        for i, claim in enumerate(claims):
            whole = (
                claim.whole or raised(scene, claim, totals) or of_relative(scene, claim, claims[i - 1 : i])
            )
            claims[i] = claim._replace(whole=whole)
    return [claim for claims in by_sentence.values() for claim in claims]


def raised_by_that(scene: Scene, before: list[Claim], claims: list[Claim]) -> None:
    """Make the deaths of a sentence a part of the next one's total: "That takes the number of dead to 19"."""
    total = next((claim for claim in claims[:MOST] if claim.side == "total"), None)
    if total is None or is_cumulative(scene, total):
        return
    lower, start = scene.reading.lower, scene.sentence(total.start)[0]
    brings = lower[start] in THAT and not words().totals.bringing.isdisjoint(lower[start + 1 : start + REACH])
    if not brings:
        return
    for place, claim in enumerate(before[-MOST:], max(len(before) - MOST, 0)):
        more, whole = (one.groups[0].value for one in (claim, total))
        fits = more is not None and whole is not None and more < whole
        if claim.category == total.category and claim.side != "total" and not claim.whole and fits:
            before[place] = claim._replace(whole=total.key)


THAT = frozenset({"that", "this", "it", "these", "those", "they", "the"})
"""What a sentence begins with that tells what its total was raised by."""


def is_contrast(scene: Scene, group: Group) -> bool:
    """Whether a bare number is set against another one: "not eight", "rather than the 60"."""
    before = (scene.reading.word(group.start - 2), scene.reading.word(group.start - 1))
    contrasts = before[1] == "not" or before in {("instead", "of"), ("rather", "than")}
    return contrasts and group.head is None and group.sort == "number"


def contrast(scene: Scene, group: Group, claims: list[Claim]) -> None:
    """Add to a sentence's claims what "not eight as first reported", "not the 60 they claimed" tells."""
    at = bisect_right(claims, group.start, key=lambda claim: claim.last) - 1
    if at < 0 and scene.reading.word(group.end) == "," and (at := inserted(group, claims)) >= 0:
        told = Claim((group,), claims[at].cue, claims[at].category, side="contrast", polarity="disputed")
        claims.insert(at + 1, told)  # "Only three, not thirty, lost their lives"
        return
    but = next((i for i, claim in enumerate(claims[:MOST]) if claim.start == group.end + 1), -1)
    if scene.reading.word(group.end) == "but" and but >= 0:
        model = claims[but]
        kind = model.kind or model.groups[0].kind
        told = Claim((group,), model.cue, model.category, side="contrast", polarity="disputed", kind=kind)
        claims.insert(but, told)  # "not twelve but nine missing"
        return
    if at < 0 or any(claim.start == group.start for claim in claims[at : at + MOST]):
        return
    after = set(scene.reading.lower[group.end : group.end + REACH])
    model = claims[at]
    as_told = "as" in scene.reading.lower[group.end : group.end + 2] and after & words().doubt.as_reported
    if after & words().doubt.first_reported or as_told:
        claims[at] = model._replace(old=group.tally)
    elif after & words().doubt.claim or is_final(scene, group):
        kind = model.kind or model.groups[0].kind
        claims.insert(
            at + 1,
            Claim((group,), model.cue, model.category, side="contrast", polarity="disputed", kind=kind),
        )


def is_final(scene: Scene, group: Group) -> bool:
    """Whether "not 36" is all that is said of a number that is rejected: "It is 31 and not 36, he said"."""
    before = scene.reading.lower[group.start - 2 : group.start]
    behind = scene.reading.word(group.end)
    return before in ([",", "not"], ["and", "not"]) and behind in {*",.;:–—-", '"', "”", ""}


def inserted(group: Group, claims: list[Claim]) -> int:
    """The index of the claim whose number stands before ", not thirty," and its verb behind; -1 for none."""
    return next((i for i, claim in enumerate(claims[:MOST]) if claim.end < group.start < claim.last), -1)


def grows(scene: Scene, at: int) -> bool:
    """Whether a figure is told to be going to rise: "the toll is expected to rise"."""
    lower = scene.reading.lower[at + 1 : at + 1 + AHEAD]
    lexicon = words().totals
    waiting = next((i for i, word in enumerate(lower) if word in lexicon.expecting), None)
    return waiting is not None and any(word in lexicon.growing for word in lower[waiting:])


def more_to_come(scene: Scene, at: int) -> bool:
    """Whether a count is told to go on: "nine dead and counting", "more are sure to be found"."""
    if scene.reading.lower[at] not in opening():
        return False
    return any(end(scene.reading, shape(text), at) >= 0 for text in words().totals.open)


@cache
def opening() -> frozenset[str]:
    """The words that "and counting" and its kin can begin with."""
    return firsts(words().totals.open)


def open_count(scene: Scene, at: int, by_sentence: Sentences) -> None:
    """Make the last stated deaths before "the figure is likely to climb" a lower bound."""
    start = scene.sentence(at)[0]
    for first in (start, scene.sentence(start - 1)[0] if start else start):
        claims = by_sentence.get(first, [])
        last = bisect_right(claims, at, key=lambda claim: claim.last)
        for i in range(last - 1, max(last - MOST, 0) - 1, -1):
            claim = claims[i]
            count = claim.amount
            killed = claim.category == "killed" or (claim.category == "missing" and first == start)
            if claim.start < at and killed and not claim.whole and count.bound == "exact":
                if len(claim.groups) == 1:
                    claims[i] = claim._replace(tally=replace(count, high=None, bound="at_least"))
                return


def of_relative(scene: Scene, claim: Claim, before: list[Claim]) -> Key | None:
    """The total of the victim whose relative a claim counts: "included a cook, and her son died later"."""
    own = claim.groups[0].single and scene.reading.lower[claim.start] in words().readers.possessives
    if not own or claim.side == "part":
        return None
    return next((other.whole for other in before if other.whole and other.category == claim.category), None)


def is_cumulative(scene: Scene, total: Claim) -> bool:
    """Whether a running count is one of many incidents: "the number killed this year"."""
    table = sequences(*words().scope.cumulative)
    return any(match(table, scene.reading.lower, at) for at in range(total.first, total.last))


def is_increment(scene: Scene, total: Claim, claim: Claim) -> bool:
    """Whether deaths behind a total have raised it: "climbed to 244 [after two people succumbed]"."""
    reading = scene.reading
    grown = reading.word(total.start - 1) == "to"
    between = [word for word in reading.lower[total.last : claim.first] if word != ","]
    more, whole = (one.groups[0].value for one in (claim, total))
    fits = more is not None and whole is not None and more <= whole
    behind = reading.lower[claim.last : scene.sentence(claim.start)[1]]
    return grown and fits and between == ["after"] and claim.side != "total" and OTHER.isdisjoint(behind)


def raised(scene: Scene, claim: Claim, totals: list[Claim]) -> Key | None:
    """The key of the later total that a claim is an increment of: "bringing the toll to 19"."""
    for total in totals:
        if total.category != claim.category:
            continue
        if total.last < claim.first and is_increment(scene, total, claim):
            return total.key
        if claim.last > total.first:
            continue
        before = scene.reading.lower[max(claim.last, total.first - REACH) : total.first]
        yearly = is_cumulative(scene, total)
        if words().totals.bringing.intersection(before) and not yearly:
            return total.key
    return None
