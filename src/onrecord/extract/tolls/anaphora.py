"""Those whom a pronoun counts: "killing them", "On Sunday all were confirmed dead", "Neither survived"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .counts import Group, exact
from .reading import FINITE, Reading
from .words import words

if TYPE_CHECKING:
    from .claims import Scene

FAR = 25
"""How many tokens before "them" those are looked for whom it stands for."""


def pair(at: int) -> Group:
    """The two of "neither" at a token."""
    return Group(at, at + 1, None, exact(2), "number", None, 2, definite=True)


def them(scene: Scene, at: int) -> tuple[Group, ...]:
    """The people before "them" at a token of the same sentence, the nearest with a number."""
    if scene.reading.word(at) != "them":
        return ()
    start = max(scene.sentence(at)[0], at - FAR)
    for index in range(at, start, -1):
        group = scene.at_end.get(index)
        if group and is_many(scene.reading, group):
            return (group,)
    return ()


def is_many(reading: Reading, group: Group) -> bool:
    """Whether a group is a number of people."""
    if group.thing or group.sort not in {"number", "range", "vague"} or group.bare:
        return False
    return bool(group.kind) or (group.head is not None and reading.tags[group.head] in {"NNPS", "NNP"})


def alls(reading: Reading, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups of "all" before a verb, with the number of those that the sentences before count."""
    known = {i for group in groups for i in range(group.start, group.end)}
    for at, word in enumerate(reading.lower):
        if word != "all" or at in known or not is_subject(reading, at):
            continue
        own = reading.sentences[at][0]
        back = reading.sentences[max(own - 1, 0)][0]
        before = [g for g in groups if back <= g.start and g.end <= own and g.value and is_many(reading, g)]
        if before and (value := before[-1].value) is not None:
            kind = before[-1].kind
            yield Group(
                at, at + 1, None, exact(value), "number", kind, value, definite=True, derivation=str(value)
            )


def is_subject(reading: Reading, at: int) -> bool:
    """Whether "all" begins a clause and its verb follows: "On Sunday all were", not "they were all"."""
    verb = reading.tag(at + 1) in FINITE and reading.word(at + 1) not in words().voice.modal
    return verb and reading.tag(at - 1) not in FINITE | {"PRP", "NNS", "IN", "WP"}
