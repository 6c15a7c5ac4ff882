"""Counts that share the verb of another: "three died in Lisk, two in Orel and one in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from ..groups.group import Group
from ..lexicon.words import words
from .claims import Claim, Scene

REACH = 12
"""How many tokens may stand between a count and the one that shares its verb."""

MEANS = frozenset({"by", "with", "to"})
"""What leads how it was done."""


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """The counts without a verb of their own that "and" or a comma and a place or time tie to a claim."""
    taken = {claim.start for claim in found}
    ends = {claim.last: claim for claim in found if claim.side not in {"noun", "total", "part", "list"}}
    for group in scene.groups:
        if group.start in taken or not is_elliptic(scene, group):
            continue
        if model := before(scene, group, ends):
            made = Claim((group,), model.cue, model.category, model.chain, "shared")
            ends[made.end] = made
            yield made


def is_elliptic(scene: Scene, group: Group) -> bool:
    """Whether a group is a bare number between "and" or a comma and a place or time: ", two in Orel"."""
    reading = scene.reading
    nth = group.single and not group.pronoun and group.end - 1 in reading.ordinals
    if group.head is not None or not (nth or group.sort in {"number", "range"}):
        return False
    if group.subset or group.definite:
        return False
    if reading.word(group.start - 1) not in {",", "and"} or reading.tag(group.end) != "IN":
        return False
    if reading.word(group.start) == reading.word(group.end + 1):
        return False  # "one by one"
    led = words().readers.prepositions | MEANS
    return reading.word(group.end) in led and not is_state(scene, group.end)


def is_state(scene: Scene, at: int) -> bool:
    """Whether "in hospital" or "in custody" follows, which is no place."""
    return scene.reading.word(at + 1) in words().readers.not_places


def shares(scene: Scene, claim: Claim, behind: int, own: str) -> bool:
    """Whether behind a claim stands a place, a time or, as in the count that shares its verb, a means."""
    led = scene.reading.word(behind)
    if own in MEANS and own in scene.reading.lower[slice(*claim.cue)]:
        return True  # "thirteen were hit by live rounds, four by rubber bullets"
    return led == own or (own != "with" and led in words().readers.prepositions)


def before(scene: Scene, group: Group, ends: dict[int, Claim]) -> Claim | None:
    """The claim that ends a few tokens before a group of its sentence, with a place or time behind it."""
    first, _ = scene.sentence(group.start)
    for at in range(group.start - 1, max(first, group.start - REACH), -1):
        if claim := ends.get(at):
            behind = at + (scene.reading.word(at) in {"themselves", "himself", "herself"})
            return claim if shares(scene, claim, behind, scene.reading.word(group.end)) else None
        if at in scene.cue_at or scene.reading.word(at) in {";", ":"}:
            return None
    return None
