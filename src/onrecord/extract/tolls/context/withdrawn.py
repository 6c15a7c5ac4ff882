"""Numbers that are taken back: "withdrew a statement that 15 had drowned; only two had"."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.shapes import shape
from ..lexicon.words import words

PLAIN = ("the", "man")
WHO = (["who", "died"], ["who", "was"])
VERB = 5
"""How many tokens behind a part its verb "were counted" may stand."""
LISTED = 6
"""How many tokens behind "counted" the "twice" may stand."""
FRAME = 16
"""How many tokens before a claim "an earlier version of this article said" may begin."""


def corrected(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims without those that are taken back, and with the number that replaces them."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda claim: claim.start):
        new = replacing(scene, claim) if is_withdrawn(scene, claim) else None
        if new is None or any(one.start == new.start and one.category != claim.category for one in found):
            kept.append(claim)
        elif all(other.start != new.start for other in found):
            old = claim.amount
            kind = claim.kind or claim.groups[0].kind
            kept.append(
                Claim((new,), claim.cue, claim.category, side="source", old=old, kind=kind, begin=claim.start)
            )
    return kept


ONCE = 16
"""How many tokens behind bodies are read for "registered once at the gate and once in the hall"."""


def is_listed_twice(scene: Scene, claim: Claim) -> bool:
    """Whether a part is told only because a list has it twice: "Two of the dead appear on both lists"."""
    lower, (_, stop) = scene.reading.lower, scene.sentence(claim.start)
    others = (
        at for at in range(claim.end, stop) if at in scene.numbered and is_of_people(scene.at_start[at])
    )
    stop = next(others, stop)  # "15, as two were counted twice"
    place = next(
        (at for at in range(claim.end, min(stop, claim.end + VERB)) if lower[at] in words().doubt.listed),
        None,
    )
    around = lower[claim.end : min(stop, (place or 0) + LISTED)] if place is not None else []
    if claim.groups[0].subset:
        return bool(words().doubt.twice.intersection(around))
    apart = lower[claim.end : min(stop, claim.end + ONCE)]
    body = claim.groups[0].noun is not None
    again = bool(body and ("both" in around or is_doubled(lower, claim.end, stop)))
    again = again or bool({"twice", "double"}.intersection(around))
    return again or (place is not None and apart.count("once") > 1)


def is_of_people(group: Group) -> bool:
    """Whether a group counts people, or is a bare number: not "both lists"."""
    return (group.head is None or group.kind is not None or group.noun is not None) and not group.pronoun


def is_doubled(lower: list[str], start: int, stop: int) -> bool:
    """Whether "had been listed twice" follows, if only behind a relative clause."""
    twice = next((at for at in range(start, stop) if lower[at] == "twice"), None)
    return twice is not None and bool(words().doubt.listed.intersection(lower[twice - 1 : twice]))


def is_retold(scene: Scene, claim: Claim, killed: list[int]) -> bool:
    """Whether "The man who died" is one of those whom a sentence before has told of.

    `killed` are the first tokens of claims of deaths.
    """
    group = claim.groups[0]
    lower = scene.reading.lower
    plain = group.single and group.end - group.start == len(PLAIN)  # "the 17-year-old" says more
    definite = plain and lower[group.start] == "the" and lower[group.end : group.end + 2] in WHO
    if claim.category != "killed" or not definite:
        return False
    return any(start < scene.sentence(claim.start)[0] for start in killed)


def is_withdrawn(scene: Scene, claim: Claim) -> bool:
    """Whether words of withdrawal stand before a claim in its sentence."""
    start, stop = scene.sentence(claim.first)
    if claim.groups[0].start >= stop:
        return False  # "corrected its count of the dead. It is now 29": that is the new one
    return any(
        end(scene.reading, shape(text), at) >= 0
        for at in range(max(start, claim.first - FRAME), claim.first)
        for text in words().doubt.withdrawn
    )


def replacing(scene: Scene, claim: Claim) -> Group | None:
    """The number behind a claim that is withdrawn: "; only two had", "The number is seven."."""
    _, stop = scene.sentence(claim.first)
    after = scene.sentence(stop)[1] if stop < len(scene.reading.lower) else stop
    for at in range(claim.last, after):
        group = scene.at_start.get(at)
        if group and group.head is None and group.sort == "number":
            return group
    return None
