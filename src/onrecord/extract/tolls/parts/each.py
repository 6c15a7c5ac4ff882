"""Distributives: "two soldiers each were killed at three posts" is six killed."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.words import words
from ..numbers.counts import exact

REACH = 10
"""How many tokens behind the claim the number of places may stand."""


def multiplied(scene: Scene, claim: Claim) -> Claim:
    """A claim with its number times the number that "each" spreads it over, if the sentence has one."""
    group = claim.groups[0]
    if len(claim.groups) > 1 or group.value is None or group.tally.bound != "exact":
        return claim
    times = over_places(scene, claim) if group.each else by_place(scene, claim)
    named = in_names(scene, claim) if group.each else 2 * by_names(scene, claim)
    number = times.value if times else named or None
    if number is None:
        return claim
    values = (group.value, number)
    return claim._replace(tally=exact(values[0] * values[1]), derivation=f"{values[0]}x{values[1]}")


def by_place(scene: Scene, claim: Claim) -> Group | None:
    """The number of places that "each" names apart from the counted."""
    return by_subject(scene, claim) or by_front(scene, claim) or behind(scene, claim)


def behind(scene: Scene, claim: Claim) -> Group | None:
    """The "two villages" of "Three people were killed in each of two villages"."""
    at, lower = claim.last, scene.reading.lower
    if scene.reading.word(at) not in {"in", "at", "on"} or lower[at + 1 : at + 3] != ["each", "of"]:
        return None
    group = scene.at_start.get(at + 3)
    plain = group is not None and group.value and group.tally.bound == "exact" and not group.kind
    return group if plain else None


def over_places(scene: Scene, claim: Claim) -> Group | None:
    """The "three posts" behind "in attacks on", where it is the only number there."""
    _, stop = scene.sentence(claim.start)
    after = [g for i in range(claim.last, min(stop, claim.last + REACH)) if (g := scene.at_start.get(i))]
    places = [g for g in after if g.value is not None and g.tally.bound == "exact" and not g.kind]
    return places[0] if len(places) == 1 and len(after) == 1 else None


def in_names(scene: Scene, claim: Claim) -> int:
    """How many places are named behind "each", 0 for fewer than two: "in Lisk, Orel and Vell"."""
    reading, at = scene.reading, claim.last
    _, stop = scene.sentence(claim.start)
    if reading.word(at) not in {"in", "at", "near"}:
        return 0
    begins = [
        i
        for i in range(at + 1, min(stop, at + REACH))
        if reading.lower[i - 1] in {"in", "at", "near", ",", "and"}
    ]
    names = [i for i in begins if reading.tag(i) in {"NNP", "NNPS"}]
    joined = len(names) > 1 and reading.lower[names[-1] - 1] == "and"
    return len(names) if joined and names == begins[: len(names)] else 0


def by_front(scene: Scene, claim: Claim) -> Group | None:
    """The "two mosques" of "In each of the two mosques, eleven worshippers died"."""
    start, _ = scene.sentence(claim.start)
    for at in range(max(start, claim.start - REACH), claim.start):
        if scene.reading.lower[at] == "each" and scene.reading.word(at + 1) == "of":
            group = scene.at_start.get(at + 2)
            plain = group is not None and group.value and group.tally.bound == "exact" and not group.kind
            return group if plain and scene.reading.word(at - 1) in {"in", "at", "on"} else None
    return None


def by_names(scene: Scene, claim: Claim) -> bool:
    """Whether two names share "each": "Armenia and Azerbaijan each freed"."""
    reading, at = scene.reading, claim.cue[0] - 1
    if claim.start < at or reading.word(at) not in words().voice.each:
        return False
    while reading.tag(at - 1) == "NNP":
        at -= 1
    return reading.tag(at) == "NNP" and reading.word(at - 1) == "and" and reading.tag(at - 2) == "NNP"


def by_subject(scene: Scene, claim: Claim) -> Group | None:
    """The "two sides" before "each handed over", whose object is counted."""
    at = claim.cue[0] - 1
    if claim.start < at or scene.reading.word(at) not in words().voice.each:
        return None
    subject = scene.at_end.get(at) or scene.at_end.get(at + 1)
    return subject if subject and subject.value is not None and subject.tally.bound == "exact" else None
