"""Figures that a newer one replaces: "12 died, revising an earlier figure of 31", "up from a toll of 9"."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..lexicon.words import words

DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})


def replaced(scene: Scene, found: list[Claim]) -> list[Claim]:
    """The claims, former figures as the `old` of the ones before them that replace them."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda claim: claim.start):
        newer = kept[-1] if kept else None
        if newer is not None and is_former(scene, claim) and replaces(scene, newer, claim):
            kept[-1] = newer._replace(old=claim.tally or claim.groups[0].tally)
        else:
            kept.append(claim)
    return kept


def replaces(scene: Scene, newer: Claim, former: Claim) -> bool:
    """Whether a claim can be the newer figure of another: of the same, in its sentence."""
    same = newer.category == former.category and newer.old is None
    return same and scene.sentence(newer.start) == scene.sentence(former.start)


def is_former(scene: Scene, claim: Claim) -> bool:
    """Whether words before a number say that it is replaced: "revising its earlier figure of [31]"."""
    reading, lexicon, at = scene.reading, words().totals, claim.start - 1
    if reading.word(at) != "of" or reading.word(at - 1) not in lexicon.counts:
        return False
    at -= 2
    if reading.word(at) == "death":
        at -= 1
    if reading.word(at) not in lexicon.former:
        return False
    at -= 1 + (reading.word(at - 1) in DETERMINERS)
    if reading.word(at) == "from":
        return reading.word(at - 1) in lexicon.turned
    at -= reading.word(at) in lexicon.turned  # "revising down an earlier figure of 66"
    return reading.word(at) in lexicon.revising
