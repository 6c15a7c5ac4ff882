"""Who tells of the counted, or did it, and is none of them: "18 children died, health officials said"."""

from __future__ import annotations

from ..cues.claims import Claim, Scene


def is_teller(scene: Scene, claim: Claim) -> bool:
    """Whether who is counted without a number is who tells what became of the counted."""
    group = claim.groups[0]
    if claim.quantity or not (group.single or group.bare):
        return False
    told = scene.reading.told.get(group.end - 1 if group.head is None else group.head, ())
    return any(first <= claim.cue[0] < stop for first, stop in told)


def is_doer(claim: Claim, objects: set[tuple[int, int]]) -> bool:
    """Whether who is counted did it to others: "[Militants] hacked to death 12 villagers".

    `objects` are the first tokens of the counted, each with the end of its cue.
    """
    group = claim.groups[0]
    passive = claim.chain is not None and bool(claim.chain.words)
    stands = group.bare and claim.start < claim.cue[0] and not passive
    return stands and (claim.cue[1], claim.cue[1]) in objects
