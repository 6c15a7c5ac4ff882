"""Who tells of the counted and is none of them: "including 18 children, health officials said"."""

from __future__ import annotations

from ..cues.claims import Claim, Scene


def is_teller(scene: Scene, claim: Claim) -> bool:
    """Whether who is counted without a number is who tells what became of the counted."""
    group = claim.groups[0]
    if claim.quantity or not (group.single or group.bare):
        return False
    told = scene.reading.told.get(group.end - 1 if group.head is None else group.head, ())
    return any(first <= claim.cue[0] < stop for first, stop in told)
