"""Day and place of a mishap for the tolls of the sentence behind it.

"A landslide hit Lisk on Sunday. Four people died": a mishap is no event of the record, so that its toll
has nothing to inherit them from. A sentence behind one has them where it tells no day and no place of its
own, and nothing that points elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from spacy.tokens import Doc

from ...language import written
from ...lexicon import load
from ...model import Category, Event, Sourced, Spans, Statement, Toll, When, Where
from .by_sentence import BySentence, edges
from .events import UNREAL, WIDE, LinkWords
from .setting import Setting

S = TypeVar("S", Toll, Event)
FATES: frozenset[Category] = frozenset(
    {"killed", "injured", "casualties", "missing", "trapped", "displaced", "homeless", "rescued"}
)
"""What becomes of people in a mishap."""


class Words(Struct, frozen=True):
    """The part of lexicons/events.toml that this file reads."""

    classes: dict[str, frozenset[str]]


class Scene(NamedTuple):
    """When and where a mishap was."""

    when: Sourced[When] | None
    where: Sourced[Where] | None


def calamities() -> frozenset[str]:
    """The words for accidents and disasters."""
    return load("events", Words).classes["calamity"]


def is_mishap(word: str) -> bool:
    """Whether a word tells what nobody does to others: "landslide", "capsized", "blast"."""
    classes = load("events", Words).classes
    return not (classes["calamity"] | classes["blast"]).isdisjoint({word, word.removesuffix("s")})


def settled(
    doc: Doc, tolls: Sequence[Toll], events: Sequence[Event], setting: Setting
) -> tuple[list[Toll], list[Event]]:
    """Tolls, and the events that are no more than their cue, with the day and place of a mishap before."""
    report = Report(doc, tolls, events, setting)
    scenes = {number: scene for number in sorted(report.told) if (scene := report.scene(number))}
    loose = {toll.event for number in scenes for toll in report.told[number]}
    return (
        [set_in(toll, scenes.get(report.sentence(toll.count.spans))) for toll in tolls],
        [
            set_in(event, scenes.get(report.sentence(event.trigger.spans))) if event.id in loose else event
            for event in events
        ],
    )


class Report(BySentence):
    """The tolls and events of a report by sentence, and the scenes that were carried over."""

    def __init__(self, doc: Doc, tolls: Iterable[Toll], events: Iterable[Event], setting: Setting) -> None:
        super().__init__(doc, tolls, events)
        page = written.of(doc)
        self.setting = setting
        self.begins, self.words = page.ordered.starts, page.lowers
        self.length = len(page.text)
        self.carried: dict[int, Scene] = {}

    def tokens(self, number: int) -> range:
        """The tokens of a sentence."""
        start, end = edges(self.starts, number, self.length)
        return range(bisect_left(self.begins, start), bisect_left(self.begins, end))

    def scene(self, number: int) -> Scene | None:
        """The scene of the mishap that a sentence of tolls tells more of, if any."""
        tolls, events = self.told[number], self.happened.get(number, [])
        plain = all(is_plain(toll) for toll in tolls) and not any(is_set(one) for one in (*tolls, *events))
        elsewhere = load("links", LinkWords).elsewhere
        if number == 0 or not plain or any(self.words[at] in elsewhere for at in self.tokens(number)):
            return None
        scene = self.carried.get(number - 1) or self.mishap(number - 1)
        if scene is not None:
            self.carried[number] = scene
        return scene

    def mishap(self, number: int) -> Scene | None:
        """The scene of the first mishap that a sentence names, where it tells no event."""
        past = any(toll.scope in WIDE for toll in self.told.get(number, []))  # "A similar fire in 2019"
        named = (at for at in self.tokens(number) if is_mishap(self.words[at]))
        at = None if past or number in self.happened else next(named, None)
        if at is None:
            return None
        here: Spans = ((self.begins[at], self.begins[at] + len(self.words[at])),)
        scene = Scene(self.setting.when(here), self.setting.where(here, ()))
        return scene if scene.when or scene.where else None


def is_plain(toll: Toll) -> bool:
    """Whether a toll tells what became of people in one mishap."""
    return toll.category in FATES and toll.polarity not in UNREAL and toll.scope not in WIDE


def is_set(one: Statement) -> bool:
    """Whether a statement has a day or a place, or an event somebody who did it."""
    return bool(one.when or one.where or (isinstance(one, Event) and one.actors))


def set_in(one: S, scene: Scene | None) -> S:
    """A statement with the day and the place of a scene."""
    return one if scene is None else replace(one, when=scene.when, where=scene.where)
