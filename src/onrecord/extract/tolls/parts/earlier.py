"""The claims found so far, asked for the total that a part at a place belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..cues.claims import Claim, Scene

SENTENCES_BACK = 3
"""How many sentences back the total of "the victims" may stand."""
FAR_BACK = 5
"""How many the total of "eleven of the dead", which says of whom it is."""


NEAR = 12
"""How many claims before a part are looked at for its total."""


class Earlier:
    """The claims found so far, so kept that the one before a place is found at once."""

    def __init__(self, scene: Scene, claims: Iterable[Claim]) -> None:
        self.scene = scene
        self.by_sentence = scene.by_sentence(claims)

    def total(self, at: int) -> Claim | None:
        """The claim that a part at a token belongs to: just before it, or the nearest in its sentence."""
        near = up_to(self.by_sentence.get(self.scene.sentence(at)[0], []), at)
        comma = at - (self.scene.reading.word(at - 1) in {",", "(", "-", "–", "—"})
        found = ([claim for claim in near if claim.end == comma] or [c for c in near if c.last <= at])[-1:]
        return found[0] if found and whole_number(found[0]) else None

    def near(self, at: int) -> Claim | None:
        """The one total of the sentence before that of a token, the killed of several."""
        start = self.scene.sentence(at)[0]
        told = self.by_sentence.get(self.scene.sentence(start - 1)[0], [])[:NEAR] if start else []
        found = [claim for claim in told if fitting(claim, claim.category)]
        killed = [claim for claim in found if claim.category == "killed"]
        return next(iter(killed or found[-1:]), None)

    def alike(self, at: int, part: Claim) -> Claim | None:
        """The total of "Three of them died in hospital", where the sentence before counts only deaths."""
        start = self.scene.sentence(at)[0]
        if at != start or self.scene.reading.word(part.groups[0].end - 1) != "them":
            return None
        told = self.by_sentence.get(self.scene.sentence(start - 1)[0], [])[:NEAR] if start else []
        found = [claim for claim in told if fitting(claim, claim.category)]
        alike = len(found) == 1 and found[0].category == part.category and found[0].whole is None
        return found[0] if alike else None

    def before(self, at: int, category: str, size: float = 0) -> Claim | None:
        """The last total of a category (any, where it is empty) in the sentences before that of a token.

        One that counts at least so many, if there is any: "Two of the wounded died" is no total of four dead.
        """
        start, last = self.scene.sentence(at)[0], None
        for _ in range(FAR_BACK if category else SENTENCES_BACK):
            if not start:
                break
            start = self.scene.sentence(start - 1)[0]
            found = [c for c in self.by_sentence.get(start, [])[:NEAR] if fitting(c, category)]
            if enough := [claim for claim in found if holds(claim, size)]:
                return enough[0]
            last = last or next(iter(found), None)
        return last


def up_to(claims: list[Claim], at: int) -> list[Claim]:
    """The claims, in order of their ends, that end near a token: before it, or at a verb just behind it."""
    index = bisect_right(claims, at, key=lambda claim: claim.last)
    return claims[max(index - NEAR, 0) : index + NEAR]


def whole_number(claim: Claim) -> bool:
    """Whether a claim counts enough to have parts."""
    count = claim.amount
    return len(claim.groups) > 1 or count.bound == "unknown" or (count.low or count.high or 0) > 1


def holds(claim: Claim, size: float) -> bool:
    """Whether a claim may count at least so many."""
    count = claim.amount
    return (
        len(claim.groups) > 1 or count.bound not in {"exact", "range", "at_most"} or (count.high or 0) >= size
    )


def fitting(claim: Claim, category: str) -> bool:
    """Whether a claim can be the total of a list of victims."""
    if claim.whole or claim.polarity not in {None, "unconfirmed"} or not whole_number(claim):
        return False
    return claim.category == category or (not category and claim.category in {"killed", "casualties"})
