"""Those whom a pronoun behind or before a cue counts: "killing them", "Neither survived"."""

from __future__ import annotations

from ..groups.anaphora import is_many
from ..groups.group import Group
from ..numbers.counts import exact
from .claims import Claim, Scene
from .cues import Cue

FAR = 25
"""How many tokens before "them" those are looked for whom it stands for."""


def pair(at: int) -> Group:
    """The two of "neither" at a token."""
    return Group(at, at + 1, None, exact(2), "number", None, 2, definite=True)


def them(scene: Scene, at: int) -> tuple[Group, ...]:
    """The people before "them" at a token of the same sentence, the nearest with a number."""
    every = scene.reading.lower[at : at + 3] == ["all", "of", "them"]
    if scene.reading.word(at) != "them" and not every:
        return ()
    start = max(scene.sentence(at)[0], at - FAR)
    for index in range(at, start, -1):
        group = scene.at_end.get(index)
        if group and is_many(scene.reading, group):
            return (group._replace(start=at, end=at + 3, head=None),) if every else (group,)
    return ()


def is_shot_dead(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether "him" is somebody of the same sentence who is told to be dead: "police shot him dead"."""
    if cue.category != "killed" or not cue.tailed or side != "object":
        return False
    reading, (first, stop) = scene.reading, scene.sentence(group.start)
    if reading.word(group.end) != "dead" or reading.lower[group.start] not in {"him", "her"}:
        return False
    return any(
        one.single and not one.pronoun and not (group.start - 3 < one.start < group.end)
        for one in scene.groups_in(first, stop)
    )


def is_told(scene: Scene, claim: Claim, found: list[Claim]) -> bool:
    """Whether "him" behind "shot ... dead" is one of those whom other claims count as killed."""
    one = claim.groups[0]
    if not one.pronoun or scene.reading.lower[one.start] not in {"him", "her"}:
        return False
    return any(
        other.category == "killed" and other.groups[0].single and other.start < claim.start for other in found
    )
