"""Of whom a category is not told: a getaway, the hunted, patients who go home, one man's funeral."""

from __future__ import annotations

from collections.abc import Callable

from ....model import Category
from ..groups.group import Group
from ..lexicon.words import words
from .chain import Chain
from .claims import Claim, Scene
from .cues import PARTICIPLE, Cue

FAR = 25
"""How many tokens around "nine were shot down" tell what flew."""
CEREMONIES = frozenset({"funeral", "burial"})
FELL = (["fell"], ["fall"], ["fallen"])
HOUSEHOLDS = frozenset({"displaced", "homeless", "evacuated", "affected", "returned"})
"""Categories in which families are counted; a killed family is counted by its members."""


def is_unfit(scene: Scene, cue: Cue, chain: Chain, group: Group) -> bool:
    """Whether a category is not told of a group."""
    refuse = REFUSALS.get(cue.category)
    if is_wanted(scene, cue, group) or (refuse is not None and refuse(scene, cue, group)):
        return True
    passive = cue.category == "displaced" and cue.frame == "subject" and chain.passive
    if passive and cue.end == cue.start + 1:
        return True  # "97 of them have been crossed off"
    if group.tally.bound == "none" and scene.reading.tag(group.end) == "POS":
        return True  # "Nobody's name is being released"
    return is_ceremony(scene, cue, group) or (
        group.household and cue.category not in HOUSEHOLDS and not group.single
    )


def is_ceremony(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether one man's funeral is told, which counts nobody: "was laid to rest"."""
    rest = scene.reading.lower[cue.start : cue.end] == ["laid", "to", "rest"]
    ceremony = rest or (cue.frame == "of" and scene.reading.lower[cue.start] in CEREMONIES)
    return ceremony and (group.single or group.bare)


def is_not_answering(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether one person "could not be reached", who is asked and not looked for."""
    return group.single and scene.reading.lower[cue.end - 1] == "reached"


def is_still(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a garrison "has been cut off", without a number."""
    return group.sort == "unknown"


def is_found_again(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether "the two who were sought turned up alive"."""
    return group.definite and scene.reading.lower[cue.start].startswith("turn")


def is_no_death(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether "two climbers fell", "destroyed 12 tankers", "lost three men to red cards"."""
    reading = scene.reading
    if reading.lower[cue.start : cue.end] in FELL:
        return group.kind not in {*ENEMIES, "police"}
    if reading.lower[cue.start].startswith("destroy"):
        return group.kind not in ENEMIES
    if reading.lower[cue.start].startswith("sho") and "down" in reading.lower[cue.start : cue.end]:
        return is_of_aircraft(scene, group)
    lost = reading.lower[cue.start] in words().totals.losing and reading.word(group.end) == "to"
    return lost and reading.word(group.end + 1) in REASONS


def is_of_aircraft(scene: Scene, group: Group) -> bool:
    """Whether things in the air were shot down: "Of the 12 missiles fired at Kyiv, nine were shot down"."""
    if group.kind is not None:
        return False
    if group.head is not None:
        return scene.reading.lower[group.head] in AIRBORNE
    first, stop = scene.sentence(group.start)
    around = scene.reading.lower[max(first, group.start - FAR) : min(stop, group.end + FAR)]
    return not AIRBORNE.isdisjoint(around)


def is_downed(scene: Scene, claim: Claim) -> bool:
    """Whether a claim counts aircraft that were shot down."""
    cue = scene.reading.lower[slice(*claim.cue)]
    return cue[:1] == ["shot"] and "down" in cue and is_of_aircraft(scene, claim.groups[0])


AIRBORNE = frozenset({
    "missiles", "missile", "drones", "drone", "balloons", "balloon", "rockets", "rocket", "planes", "plane",
    "aircraft", "jets", "jet", "helicopters", "helicopter", "warplanes", "uavs", "projectiles",
})  # fmt: skip


def is_no_release(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a firm "let 40 workers go", patients were "treated and released"."""
    reading = scene.reading
    if is_patient(scene, cue, group):
        return True
    sentence = reading.lower[slice(*scene.sentence(cue.start))]
    firm = bool(set(words().classes["employer"]).intersection(sentence))
    return reading.lower[cue.start].startswith("let") and firm


def is_getaway(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether culprits "fled the scene", which displaces nobody."""
    noun = "" if group.head is None else scene.reading.lower[group.head]
    behind = scene.reading.lower[cue.end : cue.end + 2]
    few = (group.value or group.tally.low or 1) < MANY and behind in (["on", "foot"], ["the", "area"])
    culprits = group.kind in {"perpetrator", "militant"} or noun.startswith("suspect")
    return culprits or behind in AWAY or few or did_harm(scene, cue, group)


def did_harm(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether those who fled had hurt or robbed somebody just before: "Two men robbed a shop and fled"."""
    between = scene.reading.lower[group.end : cue.start]
    joined = scene.reading.word(cue.start - 1) in {"and", "then"}
    return joined and len(between) < FAR and not HARM.isdisjoint(between)


HARM = frozenset({
    "robbed", "shot", "stabbed", "attacked", "ambushed", "stole", "kidnapped", "abducted",
    "murdered", "killed", "raided", "fired",
    "opened", "hijacked", "beat", "raped", "looted", "snatched", "bombed", "assaulted",
})  # fmt: skip
"""What culprits did before they fled."""


AWAY = (["the", "scene"], ["from", "police"])
MANY = 20
"""So many who flee "on foot" or "the area" are no culprits."""


def is_wanted(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether those who are gone are hunted: "the search for two gunmen", "a suspect remains at large"."""
    noun = "" if group.head is None else scene.reading.lower[group.head]
    free = scene.reading.lower[cue.start] in {"at", "on"}  # "at large", "on the run"
    if cue.category == "missing" and scene.reading.lower[cue.end - 1] == "sought":
        return group.single or group.definite or group.kind in WANTED or is_hunt(scene, cue)
    if cue.category == "escaped":
        return free and group.kind != "prisoner"
    if cue.category == "missing" and cue.frame == "of" and group.single and is_hunt(scene, cue):
        return True  # "the whereabouts of a man accused of murder"
    if cue.category == "missing" and cue.frame == "of" and group.kind in WANTED and is_hunt(scene, cue):
        return True
    sought = cue.category == "missing" and (cue.frame == "of" or scene.reading.lower[cue.start] == "last")
    return sought and (group.kind in {"perpetrator", "militant", "prisoner"} or noun.startswith("suspect"))


WANTED = frozenset({"perpetrator", "militant", "prisoner", "man"})
"""Kinds of people who are sought by the police rather than by rescuers."""


def is_hunt(scene: Scene, cue: Cue) -> bool:
    """Whether police or a crime are told of in the sentence of "being sought"."""
    return bool(words().voice.hunt.intersection(scene.reading.lower[slice(*scene.sentence(cue.start))]))


ENEMIES = frozenset({"militant", "soldier", "perpetrator", "combatant"})
"""Whom an army says it "destroyed"."""


REASONS = frozenset(
    {"red", "yellow", "injury", "injuries", "suspension", "rivals", "retirement", "transfers"}
)
"""To what a team loses men who live."""


def is_routine(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a hospital "admits 9,000 patients a year", or receives visitors or nurses."""
    lexicon, lower = words(), scene.reading.lower
    if not cue.forms or lower[cue.start] not in lexicon.voice.caring:
        return False
    noun = "" if group.head is None else lower[group.head]
    if group.kind in {"medic", "aid_worker"} or noun in lexicon.counted.never_hurt:
        return True
    present = not cue.forms & PARTICIPLE and "third" in cue.forms
    return (present or "base" in cue.forms) and bool(
        {"a", "per", "every", "each"} & {*lower[group.end : group.end + 2]}
    )


def is_wounded(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether wounded men are flown to a town, where they are not sent to serve."""
    return any(words().states.get(word) == "injured" for word in scene.reading.lower[group.start : group.end])


def is_patient(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether those who were "treated and released" come out of a hospital."""
    sentence = set(scene.reading.lower[slice(*scene.sentence(cue.start))])
    return group.kind != "prisoner" and bool(WARD & sentence) and not HELD & sentence


WARD = frozenset({"treated", "hospital", "hospitals", "clinic", "er"})
HELD = frozenset({"hostage", "hostages", "prison", "jail", "custody", "captors", "ransom", "captivity"})


def is_discharge(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether those who "have gone home" come from a hospital, or are nobody in particular."""
    home = scene.reading.lower[cue.start : cue.end] == ["gone", "home"]
    near = TENDED.union(words().classes["hospital"])
    sentence = scene.reading.lower[slice(*scene.sentence(cue.start))]
    return home and ((group.sort == "vague" and group.head is None) or bool(near.intersection(sentence)))


TENDED = frozenset({"rescued", "treated", "treatment", "injured", "wounded", "doctor", "discharged"})


REFUSALS: dict[Category, Callable[[Scene, Cue, Group], bool]] = {
    "affected": is_still, "deployed": is_wounded, "displaced": is_getaway, "injured": is_routine,
    "killed": is_no_death, "missing": is_not_answering,
    "released": is_no_release, "rescued": is_found_again, "returned": is_discharge,
}  # fmt: skip
"""What each category is not told of."""
