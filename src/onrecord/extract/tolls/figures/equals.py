"""One count told again in other units: "6,270 people fled. This corresponds to 1,377 households"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from ..cues.claims import Claim, Scene
from ..cues.unfit import HOUSEHOLDS
from ..groups.group import Group

EQUAL = (["corresponds", "to"], ["equates", "to"], ["is", "equivalent", "to"], ["represents"])
THIS = frozenset({"this", "that", "which", "it"})
AROUND = 3
"""How many tokens before the other count "approximately" and "a total of" may have."""
FAR = 60
"""How many tokens before it the count may stand that it tells again."""


def claims(scene: Scene, found: Collection[Claim]) -> Iterator[Claim]:
    """The households of counted people, or the people of counted households."""
    told = sorted((claim for claim in found if claim.category in HOUSEHOLDS), key=lambda claim: claim.last)
    ends = [claim.last for claim in told]
    for at, word in enumerate(scene.reading.lower):
        place = bisect_right(ends, at) if word in THIS else 0
        represents = word != "this" and scene.reading.word(at + 1) == "represents"  # members, of a body
        group = equal(scene, at + 1) if place and not represents else None
        if group and told[place - 1].last > at - FAR and is_other_unit(group, told[place - 1]):
            model = told[place - 1]
            yield Claim((group,), model.cue, model.category, model.chain, "equal")


def equal(scene: Scene, at: int) -> Group | None:
    """The counted group behind "corresponds to" at a token."""
    lower = scene.reading.lower
    size = next((len(words) for words in EQUAL if lower[at : at + len(words)] == words), 0)
    behind = range(at + size, at + size + AROUND) if size else ()
    group = next((scene.at_start[i] for i in behind if i in scene.at_start), None)
    return group if group and group.head is not None and group.value else None


def is_other_unit(group: Group, claim: Claim) -> bool:
    """Whether one of a group and a claim counts households, and the other people."""
    own = claim.groups[0]
    return group.household != own.household and bool(group.household or group.kind)
