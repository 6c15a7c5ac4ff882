"""Numbers heard counted without a word of what became of them, as parts of what was told before.

"28 were freed on Wednesday. Eight of them are children": the eight are freed too.
"""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.words import words
from .heard import Heard
from .people import is_number
from .sure import LIKELY
from .told import Told

BACK = 3
"""How many sentences, their own the first, are searched for the whole."""
PARTITIVE = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])


def claim(told: Told, one: Heard, groups: tuple[Group, ...]) -> Claim | None:
    """The heard as a part; None where nothing is told before that they may be a part of."""
    if not may_be(told.scene, one, groups) or is_of_others(told, one, groups[0]):
        return None
    whole = whole_of(told, one, groups[0])
    if whole is None:
        return None
    return Claim(
        groups,
        whole.cue,
        whole.category,
        whole.chain,
        "part",
        polarity=whole.polarity,
        whole=whole.key,
        scope=whole.scope,
        confidence=whole.confidence,
    )


def may_be(scene: Scene, one: Heard, groups: tuple[Group, ...]) -> bool:
    """Whether a number is told as a part, its own sentence without a word of what became of them."""
    if one.near or one.score < LIKELY or len(groups) != 1:
        return False
    if groups[0].sort in {"none", "any"}:
        return False  # "no civilians were in the building"
    return is_number(groups[0]) and (is_partitive(scene, groups[0]) or is_described(scene, groups[0]))


def is_of_others(told: Told, one: Heard, group: Group) -> bool:
    """Whether "six of them" are of people who only are somewhere: "There were 181 people on board"."""
    if not is_partitive(told.scene, group):
        return False
    start = told.scene.sentence(one.start)[0]
    before = [other for other in told.scene.groups_in(start, one.start) if other.value and other.kind]
    counted = {claim.start for claim in told.sentence(start)}
    return bool(before) and before[-1].start not in counted


def is_partitive(scene: Scene, group: Group) -> bool:
    """Whether a group is "eight of them"."""
    return scene.reading.lower[group.end - 2 : group.end] in PARTITIVE


def is_described(scene: Scene, group: Group) -> bool:
    """Whether a group begins to be told of who they are: "eight were"; not "two drivers were being heard"."""
    return scene.reading.word(group.end) in words().voice.be and scene.reading.word(group.end + 1) != "being"


def whole_of(told: Told, one: Heard, group: Group) -> Claim | None:
    """The claim before that counts at least as many; of several in a sentence the likeliest by its sound."""
    start = told.scene.sentence(one.start)[0]
    for _ in range(BACK):
        found = [claim for claim in told.sentence(start) if claim.start < one.start and holds(claim, group)]
        if found:
            return max(found, key=lambda claim: one.kinds.get(claim.category, 0.0))
        if start == 0:
            return None
        start = told.scene.sentence(start - 1)[0]
    return None


def linked(told: Told, one: Heard, claim: Claim) -> Claim:
    """A claim on "eight of them" or "eight were", with its whole where what is told before is the same."""
    group = claim.groups[0]
    if not (is_partitive(told.scene, group) or (not one.near and is_described(told.scene, group))):
        return claim
    whole = whole_of(told, one, group)
    return claim._replace(whole=whole.key) if whole and whole.category == claim.category else claim


def holds(claim: Claim, group: Group) -> bool:
    """Whether a claim counts at least as many as a group that may be a part of it."""
    count = claim.amount
    if claim.polarity == "negated" or len(claim.groups) > 1 or (count.low or 0) < 2:
        return False
    return count.bound != "exact" or (count.low or 0) >= (group.tally.low or 0)
