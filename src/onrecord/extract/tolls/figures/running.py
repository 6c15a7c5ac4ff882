"""Plurals that lead to their number: "Arrests climbed from 410 to 635", "Typhoon dead top 300"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.people import is_plural, kind_of
from ..lexicon.reading import ADVERBS, FINITE
from ..lexicon.shapes import shape
from ..lexicon.tables import verbs
from ..lexicon.words import words
from .totals import Anchor, counts, limited

REACH = 12
"""How many tokens may stand between the plural and its verb: "over the bread riots in Khartoum"."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of plurals for deaths, arrests ... and of "the wounded" that a verb ties to a number."""
    for at, word in enumerate(scene.reading.lower):
        if word in openers() and (anchor := named(scene, at)) and (found := number(scene, anchor)):
            group, old = found
            yield Claim(
                (group,), anchor.cue, anchor.category, tally=limited(scene, group), side="total",
                begin=anchor.start, kind=anchor.kind, old=old.tally if old else None,
            )  # fmt: skip


def named(scene: Scene, at: int) -> Anchor | None:
    """The plural at a token: "deaths", "the wounded", "prisoners freed", "missing persons"."""
    word = scene.reading.lower[at]
    group = scene.inside.get(at)
    if group and not group.bare:
        return None
    if category := words().running.plurals.get(word):
        return Anchor(at, at + 1, (at, at + 1), category)
    return of_state(scene, at) or of_participle(scene, at)


@cache
def openers() -> frozenset[str]:
    """The words that such a plural is told by."""
    return frozenset({*words().running.plurals, *words().states, *verbs()})


def of_state(scene: Scene, at: int) -> Anchor | None:
    """Reads "missing persons", "the wounded", and "dead" before "top" of a headline."""
    reading, word = scene.reading, scene.reading.lower[at]
    state = words().states.get(word)
    if not state:
        return None
    if is_people(reading.word(at + 1)) and reading.word(at - 1) not in {"-", "of"}:
        return Anchor(at, at + 2, (at, at + 1), state, kind_of(reading.word(at + 1)))
    if reading.word(at + 1) in words().running.short:
        return Anchor(at, at + 1, (at, at + 1), state)
    the = at - 1 - (reading.word(at - 1) in KNOWN)
    return Anchor(the, at + 1, (at, at + 1), state) if reading.word(the) == "the" else None


def of_participle(scene: Scene, at: int) -> Anchor | None:
    """Reads "prisoners freed"."""
    reading, word = scene.reading, scene.reading.lower[at]
    senses = [sense for sense in verbs().get(word, ()) if "participle" in sense.forms]
    if senses and is_people(reading.word(at - 1)) and at not in scene.inside:
        return Anchor(at - 1, at + 1, (at, at + 1), senses[0].category, kind_of(reading.word(at - 1)))
    return None


def is_people(word: str) -> bool:
    """Whether a word is a plural noun for people."""
    return is_plural(word) or word in {"people", "persons"}


def number(scene: Scene, anchor: Anchor) -> tuple[Group, Group | None] | None:
    """The number that the verb behind a plural leads to, and an older one that is named with it."""
    reading = scene.reading
    stop = min(scene.sentence(anchor.start)[1], anchor.end + REACH)
    at = anchor.end
    if reading.word(at) == "," and (group := scene.at_start.get(at + 1)) and is_inserted(scene, group):
        return group, None
    while at < stop and reading.lower[at] not in STOPS and at not in scene.numbered:
        for text in words().running.leads if not is_label(scene, anchor, at) else ():
            if (behind := end(reading, shape(text), at)) >= 0 and (found := told(scene, behind)):
                return found
        if reading.tags[at] in FINITE:
            return None
        at += 1
    return None


def is_label(scene: Scene, anchor: Anchor, at: int) -> bool:
    """Whether "number" is a noun behind a verb: "the two deaths are homicides number 10 and 11"."""
    start, _ = scene.sentence(at)
    start = max((i for i in range(start, anchor.start) if scene.reading.lower[i] in BREAKS), default=start)
    return scene.reading.word(at) == "number" and any(
        scene.reading.tags[i] in FINITE for i in range(start, anchor.start)
    )


KNOWN = frozenset({"confirmed", "known", "registered", "recorded", "identified"})
"""What stands between "the" and "dead" of a count: "the confirmed dead climbed to 11"."""
BREAKS = frozenset({";", ":", ",", "and", "but", "while"})
STOPS = frozenset({",", ";", ":", ".", "who", "which", "that", "and", "but", "(", "”", '"'})


def is_inserted(scene: Scene, group: Group) -> bool:
    """Whether "75 by one nurse's count," stands behind "the wounded,"."""
    return group.head is None and group.sort == "number" and scene.reading.word(group.end) in {"by", "in"}


def told(scene: Scene, at: int) -> tuple[Group, Group | None] | None:
    """The number at a token, or the second one of "from 410 to 635"."""
    reading = scene.reading
    while reading.tag(at) in ADVERBS and at not in scene.at_start:
        at += 1
    old: Group | None = None
    if reading.word(at) == "from" and (old := scene.at_start.get(at + 1)):
        at = old.end
    if old or reading.word(at) in {"to", "at"}:
        at += reading.word(at) in {"to", "at"}
    group = scene.at_start.get(at)
    if not group or group.sort not in {"number", "vague", "range"} or not counts(scene, group):
        return None
    return group, old or earlier(scene, group.end)


def earlier(scene: Scene, at: int) -> Group | None:
    """The older number of ", up from 41"."""
    reading = scene.reading
    at += reading.word(at) == ","
    return scene.at_start.get(at + 2) if reading.word(at) in {"up", "down"} else None
