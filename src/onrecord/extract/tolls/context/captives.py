"""Captives who flee have escaped and are not displaced; miners who are cut off or buried are trapped."""

from __future__ import annotations

from ..cues.claims import Claim, Scene
from ..lexicon.people import singulars
from ..lexicon.reading import ADVERBS
from ..lexicon.words import words

FEW = 1000
"""So many are cut off from a road or a market; fewer are where nobody gets to them."""


def still_held(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims with those who "are still being held" behind an abduction, or hostages, among the abducted."""
    kept: list[Claim] = []
    seized = police = False
    for claim in sorted(found, key=lambda claim: claim.start):
        if claim.category == "detained" and seized and not police and is_held(scene, claim):
            claim = claim._replace(category="abducted")  # noqa: PLW2901 - the claim as it is told here
        seized = seized or claim.category == "abducted" or is_of_hostages(scene, claim)
        police = police or claim.category == "detained"
        kept.append(claim)
    return kept


def exchanged(scene: Scene, found: list[Claim]) -> list[Claim]:
    """Claims with those who returned in an exchange of prisoners among the released, and not held as well."""
    home = {claim.start for claim in found if claim.category == "returned"}
    if not home or not scene.swapped:
        return found
    held = [claim for claim in found if claim.category == "abducted" and claim.start in home]
    return [
        claim._replace(category="released") if claim.category == "returned" else claim
        for claim in found
        if claim not in held
    ]


def in_battle(scene: Scene, claim: Claim) -> Claim:
    """A claim on who is held as one on the captured: "are holding 21 soldiers captured in fighting"."""
    told = claim.category == "abducted" and scene.reading.lower[claim.cue[0]] in HOLDS
    taken = scene.reading.word(claim.end) == "captured"
    return claim._replace(category="captured") if told and taken else claim


HOLDS = frozenset({"hold", "holds", "held", "holding"})


def is_held(scene: Scene, claim: Claim) -> bool:
    """Whether a claim counts who "remain held", and by no police: "three are still being held"."""
    lower, cue = scene.reading.lower, slice(*claim.cue)
    police = not POLICE.isdisjoint(lower[claim.cue[1] : claim.cue[1] + NEAR])
    others = claim.groups[0].head is None or is_of_hostages(scene, claim)
    return others and not police and (lower[cue][0] == "held" or "captivity" in lower[cue])


def is_of_hostages(scene: Scene, claim: Claim) -> bool:
    """Whether a claim counts hostages: "Eight of the 20 hostages"."""
    return any(
        group.head is not None and scene.reading.lower[group.head] in {"hostages", "captives", "abductees"}
        for group in claim.groups
    )


POLICE = frozenset({"police", "custody", "officers", "authorities", "suspicion", "charges", "over"})
NEAR = 6
"""How many tokens behind "held" tell by whom."""
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


def buried(scene: Scene, claim: Claim) -> Claim:
    """A claim on who was buried as one on the trapped, where "A landslide buried 12"."""
    reading, at = scene.reading, claim.cue[0]
    if claim.category != "killed" or not reading.lower[at].startswith("bur"):
        return claim
    by = claim.last if reading.word(claim.last) in {"by", "under", "beneath", "when", "as"} else None
    if by is None and claim.side != "object":
        return claim  # "The landslide victims were buried on Monday"
    first = reading.sentences[at][0]
    first = first if reading.lower[at] == "burying" else max(first, at - VERB)
    near = range(by, by + VERB) if by else range(first, at)
    told = any(reading.word(i) in words().counted.burying for i in near)
    return claim._replace(category="trapped") if told else claim


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
