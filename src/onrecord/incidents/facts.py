"""Record -> facts: an event with its tolls, or a toll without an event, with when and where it is set."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import Any

from msgspec import Struct, structs

from ..earth import Point
from ..lexicon import load
from ..model import Event, Record, Sourced, Span, Toll, When, Where
from .sentences import at

HAPPENED = ("accomplished", "attempted", "negated", "unknown")
OTHER_SCOPES = ("rate", "aggregate", "background")
WIDER = ("period", "cumulative")
UNTOLD = ("hypothetical", "projected")
EXACT_KM = 60.0  # of a place that can tell two incidents apart
FARTHER = re.compile(
    r"\s*(?:In|Near|At)\s[^,.]{2,40},\s(?:some\s|about\s|around\s)?[\d.]+\s(?:km|kilomet(?:re|er)s|miles)\b(?!\s\w+\sof\b)"
)
"""A sentence that goes to another place by its distance: "In Varn, 30 km to the south, ..."."""
ANOTHER = re.compile(r"\b(?:hours|minutes) (?:later|earlier),? when an? ")
"""What happened hours later "when a minibus ..." is something else."""

COUNT = (
    r"(?:toll|tally|count|number of|deaths|fatalities|the (?:confirmed )?(?:dead|missing|injured|wounded))"
)
GROWN = re.compile(
    rf"\b{COUNT}\b[^.;]{{0,160}}?\b(?:rose|rises|risen|climb(?:s|ed)?|jump(?:s|ed)|increase[sd]|went up|"
    r"gone up|grew|grown|soared|mounted|reache[sd]|doubled|stood|stands|fell|fallen|dropped|"
    r"was (?:raised|revised|put))\b"
)
"""Before a number: how many had been counted by then."""
GROWING = re.compile(
    rf"\b(?:rais|bring|tak|push|lift|increas)ing\b[^.;]{{0,30}}\b{COUNT}\b|\b(?:raises|brings|takes|pushes|raised|"
    rf"brought|took|pushed)\b[^.;]{{0,30}}\bthe (?:\w+ )?{COUNT}\b"
)
"""In a sentence: more were counted on the day it tells."""
LONGEST_SENTENCE = 400  # characters
LATEST = re.compile(r"\bsince (?:[A-Z]\w+ )?(?:19|20)\d\d,? (?:when|in which)\b")
"""What was the last of its kind: "the deadliest since 2015, when ten died"."""

BULLETS = frozenset("-–—•*·")
LONGEST_LIST = 30
"""How many lines up the one that heads a list is looked for."""
NEAR = 8
"""How many sentences before a toll's are asked whether they set it apart from its event."""
LED = 2
"""How many sentences before a fact's one that sets it apart may stand."""

Days = tuple[date, date]
Named = dict[int, frozenset[str]]


class Apart(Struct, frozen=True):
    """Words and phrases that set a sentence apart."""

    words: frozenset[str]
    phrases: tuple[str, ...]
    after: tuple[str, ...]


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """Event types, the weightiest first."""

    types: tuple[str, ...]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    apart: Apart
    weight: Weight


class Fact(Struct, frozen=True, kw_only=True):
    """An event with its tolls, or a toll without an event: the least that is told of a happening.

    `paragraph` is the number of its line; `named` the places that its sentence names; `dates_itself`
    whether its time stands in its own sentence, `after` whether that is told from another's ("hours
    later"); `news` the days that are taken for an undated main fact.
    """

    place: int
    sentence: int = 0
    paragraph: int = 0
    event: Event | None = None
    tolls: tuple[Toll, ...] = ()
    when: Sourced[When] | None = None
    where: Sourced[Where] | None = None
    named: frozenset[str] = frozenset()
    dates_itself: bool = False
    after: bool = False
    background: bool = False
    apart: bool = False
    news: Days | None = None

    @property
    def aside(self) -> bool:
        """Whether it says itself that it is not what the report is about."""
        return self.background or self.apart

    @property
    def weight(self) -> int:
        """How much of an incident it is: a toll counts most, then the type."""
        types = words().weight.types
        kind = self.event.type if self.event else None
        counted = any(toll.scope not in WIDER for toll in self.tolls)
        return 20 * counted + 10 * bool(self.tolls) + (len(types) - types.index(kind) if kind in types else 0)

    @property
    def aftermath(self) -> bool:
        """Whether it tells what became of people, who may be taken far away: no event, and no dead."""
        return self.event is None and all(toll.category != "killed" for toll in self.tolls)

    @property
    def responds(self) -> bool:
        """Whether it is what is done about a deed, days later and elsewhere: a protest, no toll."""
        return not self.tolls and self.event is not None and self.event.type == "PROTEST"

    @property
    def dated(self) -> bool:
        """Whether the event itself has a time."""
        return self.event is not None and self.event.when is not None

    @property
    def dates_a_deed(self) -> bool:
        """Whether its time is that of a violent deed, and not of what is told of earlier ones."""
        return self.dated and self.event is not None and self.event.type == "ASSAULT" and not self.aside

    @property
    def days(self) -> Days | None:
        """The days between which it happened, None where nothing says."""
        return (days(self.when.value) if self.when else None) or self.news

    @property
    def point(self) -> Point | None:
        """Where it happened, None where nothing says it well enough."""
        return point(self.where.value) if self.where else None


def words() -> Words:
    """The lexicon's words."""
    return load("incidents", Words)


def told(record: Record, cut: tuple[Span, ...], parts: tuple[Span, ...]) -> list[Fact]:
    """The facts of a record in the order of the text; in a roundup an event has the tolls of its own part."""
    text, happened = record.document.text, {one.id: one for one in record.events if one.status in HAPPENED}
    by_event: dict[str, list[Toll]] = {}
    loose: list[Toll] = []
    for toll in record.tolls:
        event = happened.get(toll.event or "")
        if event and not parted(text, cut, parts, (start(event.trigger), start(toll.count))):
            by_event.setdefault(event.id, []).append(toll)
        elif toll.polarity not in UNTOLD:
            loose.append(toll)
    facts = [of_event(event, tuple(by_event.get(event.id, ()))) for event in happened.values()]
    facts += [of_toll(record, toll) for toll in loose]
    places = named(record, cut)
    found = sorted((set_in(record, cut, places, fact) for fact in facts), key=lambda fact: fact.place)
    filled = {fact.sentence for fact in found}
    return [structs.replace(fact, apart=fact.apart or led_apart(text, cut, filled, fact)) for fact in found]


def parted(text: str, cut: tuple[Span, ...], parts: tuple[Span, ...], places: tuple[int, int]) -> bool:
    """Whether an event and its toll stand in two parts of a roundup, or a sentence between sets itself apart.

    `places` are where the event and the toll stand.
    """
    event, toll = places
    here = at(cut, toll)
    behind = range(max(at(cut, event) + 1, here - NEAR), here + 1)
    other = at(parts, event) != at(parts, toll)
    return other or any(set_apart(text[slice(*cut[number])]) for number in behind)


def led_apart(text: str, cut: tuple[Span, ...], filled: set[int], fact: Fact) -> bool:
    """Whether the sentences before a fact's in its paragraph tell nothing else and set themselves apart.

    "Separately, a drone struck a market in Wad Banda. Eight people were killed": the event may not be known.
    """
    line = text.rfind("\n", 0, fact.place)
    for number in range(fact.sentence - 1, max(fact.sentence - 1 - LED, -1), -1):
        start, end = cut[number]
        if number in filled or end <= line:
            break
        if set_apart(text[start:end]):
            return True
    return heads_apart(text, line + 1)


def heads_apart(text: str, line: int) -> bool:
    """Whether the line above a list in which one begins sets what follows apart: "Other incidents:"."""
    if text[line] not in BULLETS:
        return False
    for _ in range(LONGEST_LIST):
        if not line:
            break
        below, line = line, text.rfind("\n", 0, line - 1) + 1
        if text[line] not in BULLETS | {"\n"}:
            head = text[line:below].rstrip()
            return head.endswith(":") and set_apart(head)
    return False


def start(read: Sourced[Any]) -> int:
    """Where a field's first characters stand."""
    return read.spans[0][0]


def of_event(event: Event, tolls: tuple[Toll, ...]) -> Fact:
    """The fact of an event and its tolls."""
    whens = [event.when, *(toll.when for toll in tolls)]
    wheres = [event.where, *(toll.where for toll in tolls)]
    return Fact(
        place=start(event.trigger),
        event=event,
        tolls=tolls,
        when=next((when for when in whens if when), None),
        where=next((where for where in wheres if where), None),
        background=event.background,
    )


def counted_then(text: str, toll: Toll) -> bool:
    """Whether a toll's time is that of its counting: "The toll rose to nine [on Sunday]"; not "Friday's"."""
    if toll.when is None or not (toll.when.spans and toll.count.spans):
        return False
    (low, high), (first, last) = toll.count.spans[0], toll.when.spans[0]
    here = min(low, first)
    begins = max(text.rfind(end, max(0, here - LONGEST_SENTENCE), here) for end in (". ", "\n", "; ")) + 1
    begins = begins or max(0, here - LONGEST_SENTENCE)
    before = text[begins : min(low, begins + LONGEST_SENTENCE)]
    found = GROWN.search(before) or GROWING.search(text[begins : high + LONGEST_SENTENCE].partition(". ")[0])
    if found is None or text[last : last + 2] in ("'s", "’s"):
        return False
    told = begins + found.start(), begins + found.end()
    return not told[0] <= first < told[1] or first >= low


TURNED = re.compile(r",\s(?:and|but|while)\s")
"""Behind it another clause begins: "Monday's raid was condemned, and the toll of the fire rose to nine"."""


def owned(record: Record, toll: Toll) -> Sourced[When] | None:
    """The time of what happened, where the words before a count name it by that: "from Thursday's floods"."""
    text, low = record.document.text, toll.count.spans[0][0]
    line = max(text.rfind(end, max(0, low - LONGEST_SENTENCE), low) for end in (". ", "\n"))
    behind = bisect_left(record.times, low, key=lambda one: one.spans[0][0] if one.spans else 0)
    for one in record.times[max(0, behind - 1) : behind]:
        if not one.spans:
            continue
        begins, end = one.spans[0]
        if begins > line and text[end : end + 2] in ("'s", "’s") and one.value.first:
            return one if not TURNED.search(text, end, low) else None
    return None


def of_toll(record: Record, toll: Toll) -> Fact:
    """The fact of a toll without an event."""
    return Fact(
        place=start(toll.count),
        tolls=(toll,),
        when=owned(record, toll) if counted_then(record.document.text, toll) else toll.when,
        where=toll.where,
        background=toll.scope in OTHER_SCOPES,
    )


def set_in(record: Record, cut: tuple[Span, ...], places: Named, found: Fact) -> Fact:
    """A fact with what the sentence that it stands in says."""
    text, number = record.document.text, at(cut, found.place)
    start, end = cut[number]
    return structs.replace(
        found,
        sentence=number,
        paragraph=text.count("\n", 0, found.place),
        named=places.get(number, frozenset()),
        dates_itself=found.when is not None and any(start <= low < end for low, _ in found.when.spans),
        after=follows(text[start:end].lower()),
        apart=set_apart(text[start:end]),
    )


def named(record: Record, cut: tuple[Span, ...]) -> Named:
    """The places that each sentence names, by its number."""
    found: dict[int, set[str]] = {}
    for place in record.places:
        for low, _ in place.spans:
            found.setdefault(at(cut, low), set()).add(place.value.name)
    return {number: frozenset(names) for number, names in found.items()}


def set_apart(sentence: str) -> bool:
    """Whether a sentence says that it is about something else.

    >>> set_apart("In Varn, 30 km to the south, a dam broke.")
    True
    >>> set_apart("In Varn, 30 km south of Lisk, a dam broke.")
    False
    """
    small, apart = sentence.lower(), words().apart
    return (
        any(word.strip("().,;:“”'\"") in apart.words for word in small.split())
        or any(phrase in small for phrase in apart.phrases)
        or FARTHER.match(sentence) is not None
        or ANOTHER.search(small) is not None
        or LATEST.search(sentence) is not None
    )


def follows(small: str) -> bool:
    """Whether a sentence, in small letters, tells its time from another's: "hours later"."""
    return any(phrase in small for phrase in words().apart.after)


def days(when: When) -> Days | None:
    """The first and last day of a time."""
    if when.first is None or when.last is None:
        return None
    try:
        return date.fromisoformat(when.first), date.fromisoformat(when.last)
    except ValueError:  # a year before 1 or after 9999
        return None


def point(where: Where) -> Point | None:
    """The point of a place that is small enough to tell incidents apart."""
    if where.latitude is None or where.longitude is None or (where.precision_km or 0) > EXACT_KM:
        return None
    return where.latitude, where.longitude
