"""What is claimed so far, sentence by sentence, while what is heard is gone through in text order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..cues.claims import Claim, Scene

NEAR = 12
"""How many claims of a sentence are looked at."""


class Told:
    """The claims so far; `persons` has the categories in which a single person is told."""

    def __init__(self, scene: Scene, found: Collection[Claim]) -> None:
        self.scene = scene
        self.by_sentence = scene.by_sentence(found)
        self.persons = {claim.category for claim in found if is_single(claim)}

    def add(self, claim: Claim) -> None:
        """Take in a claim that stands behind all that were added."""
        self.by_sentence.setdefault(self.scene.sentence(claim.start)[0], []).append(claim)
        if is_single(claim):
            self.persons.add(claim.category)

    def sentence(self, start: int) -> Sequence[Claim]:
        """The last claims of the sentence that begins at a token."""
        return self.by_sentence.get(start, ())[-NEAR:]


def is_single(claim: Claim) -> bool:
    """Whether a claim counts a single person without a number."""
    return len(claim.groups) == 1 and claim.groups[0].single
