"""Captives who flee have escaped and are not displaced; miners who are cut off are trapped."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..lexicon.people import singulars
from ..lexicon.reading import ADVERBS
from ..lexicon.words import words

FEW = 1000
"""So many are cut off from a road or a market; fewer are where nobody gets to them."""


CAUGHT = frozenset({"caught", "found", "traced"})
VERB = 4
"""How many tokens "have since been" may have."""


def caught(scene: Scene, claim: Claim) -> Claim:
    """A claim on escapees as one of an arrest, where a verb tells that they were caught."""
    if claim.category != "escaped" or claim.side != "noun":
        return claim
    reading, at, voice = scene.reading, claim.end, words().voice
    auxiliary = voice.be | voice.have
    while at < claim.end + VERB and (reading.word(at) in auxiliary or reading.tag(at) in ADVERBS):
        at += 1
    told = at > claim.end and reading.word(at) in CAUGHT
    return claim._replace(category="detained", cue=(at, at + 1)) if told else claim


def cut_off(scene: Scene, claim: Claim) -> Claim:
    """A claim on few people who are cut off as one on people who are trapped."""
    few = (claim.groups[0].value or FEW) < FEW and not claim.groups[0].household
    told = claim.category == "affected" and scene.reading.lower[slice(*claim.cue)] == ["cut", "off"]
    return claim._replace(category="trapped") if few and told else claim


def freed(scene: Scene, claim: Claim) -> Claim:
    """A claim on who fled as one of an escape, of captives or where a jailbreak is told."""
    known, lower = words().counted, scene.reading.lower
    if claim.category != "displaced" or known.flight.isdisjoint(lower[slice(*claim.cue)]):
        return claim
    start, stop = scene.sentence(claim.start)
    counted = (form for word in lower[claim.start : claim.end] for form in singulars(word))
    if known.captives.isdisjoint(counted) and known.breakouts.isdisjoint(lower[start:stop]):
        return claim
    return claim._replace(category="escaped")
