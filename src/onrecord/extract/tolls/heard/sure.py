"""Whether a number is heard counted for certain enough to be a toll."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....model import Category
from ..cues import sides
from ..cues.claims import Scene
from ..groups.group import Group
from ..lexicon.words import words
from . import actors
from .heard import Heard
from .people import is_number

LIKELY = 0.5
"""Of chance: from where on the encoder hears a number counted."""
PLAIN = 0.5
"""Of calibrated chance: from where on what became of them is more likely so than not."""
SURER: Mapping[Category, float] = {"killed": 0.6, "injured": 0.6}
"""What needs more than `PLAIN`: of what the lexicon knows best, less is true where no rule has claimed it."""
BEFORE_HOURS = frozenset({"of", "by", "since", "until", "till", "before", "after", "at", "around"})
SAYING = frozenset({"said", "told", "say", "says"})
LONGEST = 20  # characters of a telephone number
CALLED = re.compile(r"\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\w{4}\b|\b\d{3}-\d{4}\b|\b1-\d{3}-[\w-]+|\b\d{6,}\b")
"""Telephone numbers, and long ones without a comma, which are to be texted to."""
CHARGED = 4
"""How many tokens behind people "have since been charged" has."""


SPARED = frozenset(
    {"charged", "indicted", "suspected", "accused", "raped", "raping", "molested", "condemned"}
)
"""What is done to people who may be free, and alive."""


def is_shared_out(scene: Scene, group: Group) -> bool:
    """Whether all of whom parts are told stand at the front: "Of [33 hostages], 12 were freed"."""
    first, _ = scene.sentence(group.start)
    opens = group.start == first + 1 and scene.reading.lower[first] == "of"
    return opens and scene.reading.word(group.end) == ","


def is_unlike(scene: Scene, one: Heard, group: Group) -> bool:
    """Whether things lack, "no passenger list", people only went aboard, names or a difference are told."""
    lacking = group.sort == "none" and group.head is not None and not (group.kind or group.noun)
    behind = scene.reading.lower[group.end : group.end + BOARD]
    boarding = one.best == "rescued" and not ABOARD.isdisjoint(behind) and not CROWDED.isdisjoint(behind)
    named = group.head is not None and scene.reading.lower[group.head] in NAMES
    compared = behind[:1] == ["than"] or behind[:2] in (["fewer", "than"], ["less", "than"], ["more", "than"])
    return lacking or boarding or named or compared


BOARD = 5
"""How many tokens behind people "had squeezed aboard" may end."""
ABOARD = frozenset({"aboard", "board", "onto"})
CROWDED = frozenset(
    {"squeezed", "crammed", "packed", "crowded", "boarded", "piled", "jammed", "got", "gone", "climbed"}
)
NAMES = frozenset({"names", "name"})


def is_ranked(scene: Scene, one: Heard, group: Group) -> bool:
    """Whether a group is only the place of a thing, "The third did not go off.", or an age."""
    reading, start = scene.reading, group.start
    best = "JJS" in reading.tags[group.end : group.end + BEST]
    if best and reading.lower[start : group.end + 1] == ["one", "of"]:
        return True  # "the attack, one of the bloodiest on the army"
    aged = group.head is None and not words().readers.eldest.isdisjoint(reading.lower[start - ELDEST : start])
    place = group.definite and group.head is None and group.end - 1 in reading.ordinals
    return aged or (place and not words().voice.no.isdisjoint(reading.lower[slice(*one.cue)]))


BEST = 3
"""How many tokens behind "one" its "of the bloodiest" has."""
ELDEST = 3
"""How many tokens before an age "the youngest" stands: "The youngest victim was three"."""


def is_sure(scene: Scene, one: Heard, groups: tuple[Group, ...]) -> bool:
    """Whether a number is heard counted for certain enough: of single persons too many were wrong.

    Where the words that say it stand before, only of a number alone: "Of these, 39 were let home".
    """
    if not any(map(is_number, groups)) or not (one.near or groups[0].head is None):
        return False
    last = last_joined(scene, groups[0])
    if (groups[0].head is None and is_hour(scene, groups[0])) or scene.reading.word(last.end) in SAYING:
        return False  # ", three residents and a local official told the agency"
    if (
        is_unlike(scene, one, groups[0])
        or is_shared_out(scene, groups[0])
        or is_spared(scene, one, last)
        or is_ranked(scene, one, groups[0])
        or actors.is_empty(scene, one)
        or actors.is_said(scene, groups[0])
        or actors.acts(scene, one, last)
        or actors.is_owner(scene, groups[0])
    ):
        return False
    text, ordered = scene.reading.text, scene.reading.tokens
    start, end = ordered.starts[one.start], ordered.ends[one.end - 1]
    line = max(0, start - LONGEST)
    called = (found.span() for found in CALLED.finditer(text, line, end + LONGEST))
    return (
        one.score >= LIKELY
        and one.kinds[one.best] >= SURER.get(one.best, PLAIN)
        and all(stop <= start or end <= begin for begin, stop in called)
    )


def is_spared(scene: Scene, one: Heard, last: Group) -> bool:
    """Whether people, of whom some are the last, were only charged, or sentenced to death, or are well."""
    if not SPARED.isdisjoint(scene.reading.lower[last.end : last.end + CHARGED]):
        return True
    start, end = one.cue
    told = scene.reading.lower[max(start - 2, 0) : end]
    return not SPARED.isdisjoint(told[-(end - start) :]) or any(
        told[at : at + 3] == ["sentenced", "to", "death"] or told[at : at + 2] == ["good", "health"]
        for at in range(len(told))
    )


def last_joined(scene: Scene, group: Group) -> Group:
    """The last of the groups that "and" joins to one: "one colonel and [six soldiers]"."""
    for _ in range(JOINED):
        following = sides.joined(scene, group.end)
        if following is None:
            break
        group = following
    return group


JOINED = 20
"""How many groups behind one are looked through."""


def is_hour(scene: Scene, group: Group) -> bool:
    """Whether a bare number is an hour: "As of nine this morning", "on Monday at ten"; not "nine Monday"."""
    reading, start = scene.reading, group.start
    if start in reading.timed:
        return True
    before = reading.word(start - 1)
    return (before in BEFORE_HOURS and group.end in reading.timed) or (
        before == "at" and start - 2 in reading.timed
    )
