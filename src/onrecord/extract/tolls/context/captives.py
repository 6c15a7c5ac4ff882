"""Captives who flee have escaped, and are not displaced."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..lexicon.people import singulars
from ..lexicon.words import words


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
