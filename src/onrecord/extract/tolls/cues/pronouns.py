"""Those whom a pronoun behind or before a cue counts: "killing them", "Neither survived"."""

from __future__ import annotations

from ..groups.anaphora import is_many
from ..groups.group import Group
from ..numbers.counts import exact
from .claims import Claim, Scene
from .cues import Cue

DOERS = frozenset({"he", "she", "they", "it"})
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
        for one in scene.groups_in(max(first, group.start - FAR), min(stop, group.end + FAR))
    )


def is_killer(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether "he" is the gunman of the clause before: "killed three people before he was shot dead"."""
    if cue.category != "killed" or side != "subject" or scene.reading.word(group.start - 1) not in BEFORE:
        return False
    first, _ = scene.sentence(group.start)
    return any(
        one.single and not one.pronoun and one.kind in KILLERS and one.start < group.start
        for one in scene.groups_in(max(first, group.start - FAR), group.start)
    )


BEFORE = frozenset({"before", "until"})
KILLERS = frozenset({"perpetrator", "militant"})


def untold(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims without "him" behind "shot ... dead" where one before tells of a single person who was killed.

    Whom somebody killed is another one: "A gunman killed a nurse before police shot him dead".
    """
    killed = (
        one.start
        for one in found
        if one.category == "killed" and one.groups[0].single and one.side != "object"
    )
    first = min(killed, default=len(scene.reading.lower))
    return [one for one in found if one.start <= first or not is_somebody(scene, one.groups[0])]


def is_somebody(scene: Scene, group: Group) -> bool:
    """Whether a group is "him" or "her"."""
    return group.pronoun and scene.reading.lower[group.start] in {"him", "her"}


def no_means(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims without how the one who was killed was hit: "killed a bystander when they shot her son".

    Their "they" are who killed, and their "son" is the bystander.
    """
    first: dict[tuple[int, int], int] = {}
    for one in found:
        if one.category == "killed" and is_one(one):
            sentence = scene.sentence(one.start)
            first[sentence] = min(one.start, first.get(sentence, one.start))
    return [
        one
        for one in found
        if not (is_means(scene, one) and first.get(scene.sentence(one.start), one.start) < one.start)
    ]


def is_one(claim: Claim) -> bool:
    """Whether a claim is of a single person who suffers what somebody does."""
    return claim.side == "object" and len(claim.groups) == 1 and claim.groups[0].single


def is_means(scene: Scene, claim: Claim) -> bool:
    """Whether a claim tells how somebody was hit by who is told before: "when they [shot] her son"."""
    if claim.category != "injured" or not is_one(claim) or scene.reading.word(claim.groups[0].end) == "in":
        return False  # "shot a boy in the leg"
    before = scene.reading.lower[max(0, claim.cue[0] - 2) : claim.cue[0]]
    return before[:1] == ["when"] and before[-1] in DOERS
