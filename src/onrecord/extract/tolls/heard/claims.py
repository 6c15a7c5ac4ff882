"""The claims of what is heard."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ....model import Category
from ..cues import chain
from ..cues.claims import Claim, Scene
from ..cues.cues import Cue, forms_at
from ..groups.group import Group
from ..lexicon.words import words
from ..numbers.counts import zero
from . import heard, parts, persons
from .heard import Heard
from .people import groups_in
from .sure import is_sure
from .told import Told

HARM = frozenset({"killed", "injured", "casualties", "missing"})
"""Of whom a zero is told where it did not come to that."""


def claims(scene: Scene, found: Collection[Claim]) -> Iterator[Claim]:
    """The tolls that the encoder hears where nothing is counted yet."""
    taken = {at for claim in found for at in range(claim.start, claim.end)}
    told, doing = Told(scene, found), doers(found)
    for one in heard.find(scene):
        free = one.end not in doing and taken.isdisjoint(range(one.start, one.end))
        if free and (claim := made(told, one)):
            told.add(claim)
            yield claim


def doers(found: Collection[Claim]) -> set[int]:
    """Where the subjects of deeds end whose objects are counted: "[two gunmen] shot dead four Israelis"."""
    return {claim.chain.start if claim.chain else claim.cue[0] for claim in found if claim.side == "object"}


def made(told: Told, one: Heard) -> Claim | None:
    """The claim of one that is heard, if it is sure enough."""
    scene = told.scene
    groups = groups_in(scene, one.start, one.end)
    if is_sure(scene, one, groups):
        return polar(scene, parts.linked(told, one, claimed(scene, groups, one)))
    if part := parts.claim(told, one, groups):
        return part
    person = persons.group(scene, one, groups)
    if person is None or persons.is_told(told, one, person):
        return None
    claim = claimed(scene, (person,), one)
    return None if is_negated(scene, claim) else claim


def may_claim(scene: Scene, one: Heard) -> bool:
    """Whether somebody heard may be claimed, whatever the rules have claimed."""
    groups = groups_in(scene, one.start, one.end)
    return (
        is_sure(scene, one, groups)
        or parts.may_be(scene, one, groups)
        or persons.group(scene, one, groups) is not None
    )


def polar(scene: Scene, claim: Claim) -> Claim | None:
    """A claim of harm as one of nobody, where it is said not to have come to that; none of anything else."""
    if not is_negated(scene, claim):
        return claim
    return claim._replace(tally=zero(), polarity="negated") if claim.category in HARM else None


def claimed(scene: Scene, groups: tuple[Group, ...], one: Heard) -> Claim:
    """The claim of groups, as they are heard."""
    return told_by(scene, groups, one.cue, one.best)._replace(confidence=one.kinds[one.best])


def current(scene: Scene, told: Sequence[Claim]) -> list[Claim]:
    """Claims without those heard of a number that another of their sentence replaces: "up from 41"."""
    old = {
        (scene.sentence(claim.start), claim.category, claim.old.best)
        for claim in told
        if claim.old is not None
    }
    return [
        claim
        for claim in told
        if claim.side != "heard"
        or (scene.sentence(claim.start), claim.category, claim.groups[0].tally.best) not in old
    ]


def is_negated(scene: Scene, claim: Claim) -> bool:
    """Whether it is said not to have become of them: "was not touched", "not hurt", no "never came home"."""
    start, stop = claim.cue
    cues = [cue for cue in scene.cues_over(start, stop) if cue.category == claim.category]
    if any(scene.reading.lower[cue.start] in words().voice.no for cue in cues):
        return False  # "could [not be saved]"
    if claim.chain and claim.chain.negated:
        return True
    known = any(start <= cue.start for cue in cues)
    return known and not words().voice.no.isdisjoint(scene.reading.lower[start:stop])


def told_by(scene: Scene, groups: tuple[Group, ...], span: tuple[int, int], category: Category) -> Claim:
    """The claim of groups whose category some words give."""
    word = scene.reading.lower[span[0]]
    cue = Cue(*span, category, "both", forms_at(word), span[1])
    return Claim(groups, span, category, chain.of(scene.reading, cue, scene.number_ends), "heard")
