"""Single persons heard beyond doubt: "a vaccinator was killed", where no rule knows the vaccinator."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from .actors import is_owner
from .heard import Heard
from .people import lone
from .sure import SURER
from .told import Told

CERTAIN = 0.9
"""Of chance: from where on somebody single is heard counted; of calibrated chance less is enough."""
PLAIN = 0.6
"""Of calibrated chance: from where on what became of somebody single is so."""


def group(scene: Scene, one: Heard, groups: tuple[Group, ...]) -> Group | None:
    """The person who is heard; None where it is not one, or not certain."""
    if not one.near or one.score < CERTAIN or one.kinds[one.best] < PLAIN or len(groups) > 1:
        return None
    found = groups[0] if groups else lone(scene.reading, one.start, one.end)
    if found is None or not found.single or found.pronoun or is_owner(scene, found) or not agrees(scene, one):
        return None
    if one.start < one.cue[0] and (of := scene.at_start.get(one.cue[1])) and of.value and not of.pronoun:
        return None  # "A student killed nine"
    between = scene.reading.tags[one.cue[1] : one.start]  # "killing a grandmother and hurling a baby"
    return None if any(tag.startswith("VB") for tag in between) else found


def agrees(scene: Scene, one: Heard) -> bool:
    """Whether the lexicon says so too, where it knows the words that say it; who was shot may have lived."""
    known = {cue.category for cue in scene.cues_over(*one.cue)}
    return one.best in known if known or one.best in SURER else True


def is_told(told: Told, one: Heard, found: Group) -> bool:
    """Whether a person is counted before: with others in the sentence, or as somebody known by then."""
    start = told.scene.sentence(one.start)[0]
    before = [claim for claim in told.sentence(start) if claim.start < one.start]
    if any(
        claim.category == one.best and (counts_several(claim) or is_who(told.scene, claim, found))
        for claim in before
    ):
        return True
    return (found.definite or found.named) and one.best in told.persons


def is_who(scene: Scene, claim: Claim, found: Group) -> bool:
    """Whether a person behind a comma tells who the one before it is: "One person, a woman of 70, died"."""
    indefinite = scene.reading.lower[found.start] in {"a", "an"}
    return indefinite and scene.reading.word(found.start - 1) == "," and claim.end == found.start - 1


def counts_several(claim: Claim) -> bool:
    """Whether a claim counts more than one."""
    count = claim.amount
    return len(claim.groups) > 1 or count.bound != "exact" or (count.low or 0) > 1
