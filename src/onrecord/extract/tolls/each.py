"""Distributives: "two soldiers each were killed at three posts" is six killed."""

from __future__ import annotations

from .claims import Claim, Scene
from .counts import Group, exact
from .words import words

REACH = 10
"""How many tokens behind the claim the number of places may stand."""


def multiplied(scene: Scene, claim: Claim) -> Claim:
    """A claim with its number times the number that "each" spreads it over, if the sentence has one."""
    group = claim.groups[0]
    if len(claim.groups) > 1 or group.value is None or group.tally.bound != "exact":
        return claim
    times = over_places(scene, claim) if group.each else by_subject(scene, claim)
    if times is None or times.value is None:
        return claim
    values = (group.value, times.value)
    return claim._replace(tally=exact(values[0] * values[1]), derivation=f"{values[0]}x{values[1]}")


def over_places(scene: Scene, claim: Claim) -> Group | None:
    """The "three posts" behind "in attacks on", where it is the only number there."""
    _, stop = scene.sentence(claim.start)
    after = [g for i in range(claim.last, min(stop, claim.last + REACH)) if (g := scene.at_start.get(i))]
    places = [g for g in after if g.value is not None and g.tally.bound == "exact" and not g.kind]
    return places[0] if len(places) == 1 and len(after) == 1 else None


def by_subject(scene: Scene, claim: Claim) -> Group | None:
    """The "two sides" before "each handed over", whose object is counted."""
    at = claim.cue[0] - 1
    if claim.start < at or scene.reading.word(at) not in words().voice.each:
        return None
    subject = scene.at_end.get(at) or scene.at_end.get(at + 1)
    return subject if subject and subject.value is not None and subject.tally.bound == "exact" else None
