"""Those whom a pronoun behind or before a cue counts: "killing them", "Neither survived"."""

from __future__ import annotations

from ..groups.anaphora import is_many
from ..groups.group import Group
from ..numbers.counts import exact
from .claims import Scene

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
