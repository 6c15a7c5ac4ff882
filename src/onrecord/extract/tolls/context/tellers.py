"""Who tells of the counted, or did it, and is none of them: "18 children died, health officials said"."""

from __future__ import annotations

from ..cues.claims import Claim, Scene


def is_none(scene: Scene, claim: Claim) -> bool:
    """Whether those counted are none of a toll: who tells of it, or was asked about it."""
    return is_teller(scene, claim) or is_asked(scene, claim)


def is_teller(scene: Scene, claim: Claim) -> bool:
    """Whether who is counted without a number is who tells what became of the counted."""
    group = claim.groups[0]
    if claim.quantity or not (group.single or group.bare):
        return False
    told = scene.reading.told.get(group.end - 1 if group.head is None else group.head, ())
    return any(first <= claim.cue[0] < stop for first, stop in told)


def is_asked(scene: Scene, claim: Claim) -> bool:
    """Whether those counted were only asked: "spoke to 14 survivors", "interviewed six of them".

    Who spoke to "two wounded soldiers" tells that two were wounded.
    """
    before = scene.reading.lower[max(claim.start - SPOKEN, 0) : claim.start]
    hurt = claim.category != "rescued" and "of" not in scene.reading.lower[claim.start : claim.start + SPOKEN]
    return not hurt and any(before[-len(words) :] == words for words in ASKED)


SPOKEN = 2
"""How many tokens "spoke to" has."""
ASKED = (
    *(
        [verb, link]
        for verb in ("spoke", "spoken", "speaking", "talked", "talking")
        for link in ("to", "with")
    ),
    *([verb] for verb in ("interviewed", "interviewing")),
)


def turned(scene: Scene, claim: Claim) -> Claim:
    """A claim on who did it as one on those they did it to: "Militants hacked to death [12 villagers]"."""
    group = claim.groups[0]
    passive = claim.chain is not None and bool(claim.chain.words)
    others = scene.at_start.get(claim.cue[1])
    if passive or others is None or not group.bare or claim.start >= claim.cue[0] or others.kind is None:
        return claim
    return claim._replace(groups=(others,), side="object")
