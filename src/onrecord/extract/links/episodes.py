"""Which events of a report are one incident, and how sure it is that an analyst would code it.

Where the encoder hears that a report tells of an incident of a type (MUC-4's: attack, bombing, kidnapping),
each event of the type is another incident, or tells more of an earlier one: a model weighs victims, actors,
places, days, and how they stand in the text. The weights are in lexicons/episodes.toml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log, log1p

from msgspec import Struct
from msgspec.structs import replace
from spacy.tokens import Doc

from ...encoder.incidents import of
from ...lexicon import load
from ...model import Event, Sourced
from .hearing import Hearing
from .retold import REAL, values

NEAR = 24  # events before one that it is held against
Features = dict[str, float]


class Model(Struct, frozen=True):
    """A logistic model: what each feature adds to the log odds, and from which chance it is so."""

    least: float
    bias: float
    weights: Features

    def chance(self, made: Features) -> float:
        """The chance of what has some features."""
        return 1 / (1 + exp(-self.bias - sum(self.weights.get(name, 0.0) * made[name] for name in made)))


class Models(Struct, frozen=True):
    """The shape of lexicons/episodes.toml."""

    another: frozenset[str]
    new: Model
    told: Model
    party: Model


def models() -> Models:
    """The lexicon."""
    return load("episodes", Models)


def parted(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Events with the one that each tells more of, and with how sure they and their parties are."""
    report = Report(doc, events)
    made = {event.id: event for event in events}
    for kind, found in report.by_kind.items():
        chance = report.chances[kind]
        for event in found:
            made[event.id] = report.weighed(event, kind, chance)
        if chance >= models().told.least:
            for first, *others in report.parts(kind):
                made |= {one.id: replace(made[one.id], part_of=first.id) for one in others}
    return list(made.values())


class Report:
    """The events of a report by the type of incident, and what is heard of them."""

    def __init__(self, doc: Doc, events: Iterable[Event]) -> None:
        self.hearing = Hearing(doc)
        self.by_kind: dict[str, list[Event]] = {}
        for event in events:
            kind = of(event.type, event.mode, event.trigger.value.lower().split())
            if kind and event.status in REAL:
                self.by_kind.setdefault(kind, []).append(event)
        told = models().told
        self.chances = {kind: told.chance(self.told(kind)) for kind in self.by_kind}
        self.somehow()

    def somehow(self) -> None:
        """Put attacks that no word tells the kind of to bombings, where the report tells of those alone."""
        least = models().told.least
        bombings, attacks = self.by_kind.get("BOMBING"), self.by_kind.get("ATTACK")
        if not bombings or not attacks:
            return
        if self.chances["BOMBING"] < max(least, self.chances["ATTACK"]):
            return
        if self.chances["ATTACK"] >= least and any(event.mode for event in attacks):
            return  # an attack of another kind is told for its own sake
        plain = [event for event in attacks if event.mode is None and not event.background]
        rest = [event for event in attacks if event.mode is not None or event.background]
        self.by_kind["BOMBING"] = sorted([*bombings, *plain], key=lambda one: one.trigger.spans)
        self.by_kind["ATTACK"] = rest

    def told(self, kind: str) -> Features:
        """What speaks for an incident of a type that is told for its own sake."""
        events, chances = self.by_kind[kind], self.hearing.told.best(kind)
        plain = any(not event.background and event.status != "attempted" for event in events)
        return {
            "mean": odds(sum(chances) / len(chances)),
            "fills": log1p(sum(fill.score for fill in self.hearing.fills if fill.kind == kind)),
            "events": log1p(len(events)),
            "plain": float(plain),
        }

    def parts(self, kind: str) -> list[list[Event]]:
        """The events of each incident of a type."""
        parts: list[list[Event]] = []
        placed: list[int] = []
        for number, event in enumerate(self.by_kind[kind]):
            if not number or models().new.chance(self.new(kind, number)) >= models().new.least:
                placed.append(len(parts))
                parts.append([event])
            else:
                placed.append(self.own(kind, number, placed))
                parts[placed[-1]].append(event)
        return parts

    def own(self, kind: str, number: int, placed: Sequence[int]) -> int:
        """The incident that an event tells more of: the one it shares most with, else the latest."""
        events = self.by_kind[kind]
        shared: Counter[int] = Counter()
        for at in range(max(0, number - NEAR), number):
            shared[placed[at]] += in_common(events[number], events[at])
        best = max(shared, key=lambda part: (shared[part], -part))
        return best if shared[best] else max(placed)

    def new(self, kind: str, number: int) -> Features:
        """What tells whether an event is another incident than those of its type before it."""
        events = self.by_kind[kind]
        event, before, hearing = events[number], events[max(0, number - NEAR) : number], self.hearing
        at, near = hearing.sentence(event), hearing.sentence(before[-1])
        victims, known = hearing.victims(event), frozenset[str]().union(*map(hearing.victims, before))
        actors = frozenset[str]().union(*(values(one.actors) for one in before))
        hit = frozenset[str]().union(*(values(one.recipients) for one in before))
        place, places = place_of(event), {place_of(one) for one in before} - {""}
        day, days = day_of(event), {day_of(one) for one in before} - {""}
        return {
            "new victim": bool(victims - known),
            "same victim": bool(victims & known),
            "other victims": bool(victims and known and not victims & known),
            "victim": bool(victims),
            "place": bool(place),
            "new place": bool(place and places and place not in places),
            "day": bool(day),
            "same day": bool(day and day in days),
            "new recipient": bool(values(event.recipients) - hit),
            "same recipient": bool(values(event.recipients) & hit),
            "new actor": bool(values(event.actors) - actors),
            "another": not models().another.isdisjoint(hearing.words(at)),
            "background": event.background,
            "toll": bool(event.tolls),
            "weapon": bool(event.instruments),
            "told again": log1p(len(event.mentions)),
            "sentence": at == near,
            "late": log1p(at),
            "of": log1p(len(events)),
            "attack": kind == "ATTACK",
            "bombing": kind == "BOMBING",
        }

    def weighed(self, event: Event, kind: str, chance: float) -> Event:
        """An event with how sure it is to be coded, and each of its parties and instruments."""
        return replace(
            event,
            trigger=replace(event.trigger, confidence=round(chance, 3)),
            actors=self.sure(event, kind, "actors"),
            recipients=self.sure(event, kind, "recipients"),
            instruments=tuple(
                replace(one, confidence=self.hearing.chance(one.spans, "instruments"))
                for one in event.instruments
            ),
        )

    def sure(self, event: Event, kind: str, name: str) -> tuple[Sourced[str], ...]:
        """The parties of a side with how sure each is to have had that part."""
        side: tuple[Sourced[str], ...] = event.actors if name == "actors" else event.recipients
        return tuple(
            replace(one, confidence=round(models().party.chance(self.part(event, one, kind, name)), 3))
            for one in side
        )

    def part(self, event: Event, one: Sourced[str], kind: str, side: str) -> Features:
        """What speaks for a party's part in an event of a type of incident."""
        hearing = self.hearing
        mentions = hearing.mentions(one.value)
        fills = [fill for fill in hearing.over(mentions) if hearing.side(fill) == side]
        fitting = [fill.score for fill in fills if fill.kind == kind]
        other = sum(
            fill.score for fill in hearing.over(mentions) if hearing.side(fill) not in (side, "instruments")
        )
        role = hearing.role(one.value, side)
        return {
            "all": log1p(sum(fitting)),
            "as": max((fill.score for fill in fills if hearing.fits(fill, role)), default=0.0),
            "other side": log1p(other),
            "told": hearing.is_told(event, one),
            "told by name": role == "victim" and hearing.is_told(event, one),
            "counted": side == "recipients" and hearing.is_counted(mentions),
            role: 1.0,
        }


def odds(chance: float) -> float:
    """The logarithm of the odds of a chance, within bounds."""
    return log((chance + 0.01) / (1.01 - chance))


def in_common(event: Event, other: Event) -> int:
    """How much two events have in common: parties that were hit count twice."""
    hit = values(event.recipients) & values(other.recipients)
    return 2 * len(hit) + len(values(event.actors) & values(other.actors))


def place_of(event: Event) -> str:
    """The name of an event's place, empty where it has none."""
    return event.where.value.name if event.where else ""


def day_of(event: Event) -> str:
    """The first day of an event's time, empty where it has none."""
    return (event.when.value.first or "") if event.when else ""
