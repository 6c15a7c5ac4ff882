"""Names that the encoder hears as places and no gazetteer has, put where the report puts them.

"The shop in Vell Street, in Turku" is somewhere in Turku: the street gets the town's point, and a
precision that says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from ...encoder.labels import Label, Labels
from ...gazetteer.names import folded
from ...language import written
from ...model import Sourced, Span, Where
from . import held, shelled
from .mentions import Mention
from .words import peoples, words

TOLD = 0.3  # of chance, from which it is one that the words beside it make one
HEARD = 0.7  # of chance, from which a label is a place that no rule saw: of 0.5 to 0.85 the best end to end
TOPONYMS, ENTITIES = "toponyms", "entities"
PARTS = frozenset({"old", "new", "greater", "inner", "downtown", "airport", "metropolitan"})
FAMED = 50_000  # people of a town that another place may be called after
FEWEST = 2  # places of the country that the names of a report are in whose own none tells
MOST = (
    2  # times as often as any other must the country be named in which a name lies that nothing else places
)
FAR = 100  # what may lie between a name and the place it is put beside: farther ones are given no point
LONGEST_WORD = 25  # characters
LEAST_KM = 100.0  # how far a place lies from the one it is put beside: 11 of 15 (dev files) within 161 km
APART = 2_000  # characters that another sentence counts for
COARSE = {"country": 400, "continent": 5_000, "water": 1_000, "region": 100}
"""Characters that a kind of place counts for: a town says more of where a street is than its country does."""


class Near(NamedTuple):
    """A place beside a name, and how far, in characters and what counts for them."""

    cost: int
    place: Where


def named(doc: Doc, labels: Labels) -> list[Label]:
    """The labels that may be places, no persons, no peoples and no parts of names, and what is shelled."""
    text = written.of(doc).text
    likely = [one for one in labels.spans.get(TOPONYMS, ()) if not is_person(text, one)]
    found = [one for one in likely if not is_people(text[one.start : one.end]) and not begins(text, one.end)]
    hit = list(shelled.find(doc, found, labels.spans.get(ENTITIES, ())))
    return with_others(found, hit, shelled.again(doc, heard([*found, *hit])))


def with_others(labels: Sequence[Label], *others: Iterable[Label]) -> list[Label]:
    """Some labels in text order, with those of others that meet none."""
    added: list[Label] = []
    for one in sorted((label for some in others for label in some), key=lambda label: label.start):
        at = bisect_right(labels, one.start, key=lambda label: label.end)
        free = at >= len(labels) or labels[at].start >= one.end
        if free and (not added or added[-1].end <= one.start):
            added.append(one)
    return sorted([*labels, *added], key=lambda label: label.start)


def heard(labels: Sequence[Label]) -> list[Label]:
    """The labels that are likely enough to be places by themselves."""
    return [one for one in labels if one.score >= HEARD]


def is_person(text: str, one: Label) -> bool:
    """Whether a label is somebody, by a title before it or between commas: "the mayor, [Ada Orel], said"."""
    apart = text[max(0, one.start - 2) : one.start] == text[one.end : one.end + 2] == ", "
    after = text[one.end + 2 : one.end + LONGEST_WORD].split(maxsplit=1) if apart else []
    several = " " in text[one.start : one.end]  # a town may stand so too: "in Lisk, Karvia, said"
    return is_titled(text, one.start) or (several and after[:1] != [] and after[0] in words().sayings)


def is_titled(text: str, start: int) -> bool:
    """Whether a person's title stands right before a character: "Mr. [London]"."""
    before = text[max(0, start - LONGEST_WORD) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2].removesuffix(".") in words().honorifics


def begins(text: str, end: int) -> bool:
    """Whether what ends at a character begins the name of a newspaper, a club or a firm: "[Lisk] Herald"."""
    after = text[end : end + LONGEST_WORD].split(maxsplit=1) if text[end : end + 1] == " " else []
    return bool(after) and after[0][0].isupper() and after[0].strip(".,;:!?").lower() in words().organisations


def is_people(name: str) -> bool:
    """Whether a name is that of peoples or what is theirs, no place: "Russian", "Bosnian Serbs"."""
    return all(word in peoples() for word in folded(name).split())


def extent(span: Span, labels: Sequence[Label]) -> Span:
    """The characters of a name, or of the likely label that it is a part of: "[south] Bamako"."""
    whole = over(labels, *span)
    return (whole.start, whole.end) if whole is not None else span


def over(labels: Sequence[Label], start: int, end: int) -> Label | None:
    """The label, of some in text order, that holds all of some characters."""
    at = bisect_right(labels, start, key=lambda label: label.start) - 1
    return labels[at] if at >= 0 and labels[at].end >= end else None


def is_longer(doc: Doc, mention: Mention, at: Span) -> bool:
    """Whether a small town's name is only a part of the name that was heard: "[Bulo] Gadudow"."""
    page = written.of(doc)
    if any(place.kind != "city" or place.code or place.population >= FAMED for place in mention.places):
        return False
    first, last = page.ordered.range(*at)
    others = (page.texts[i] for i in (*range(first, mention.start), *range(mention.end, last)))
    return any(word[0].isupper() and not is_part(word.lower()) for word in others)


def is_part(word: str) -> bool:
    """Whether a word beside a name tells a part or a kind of the place: "Old Lisk", "Lisk City"."""
    known = words()
    return word in known.compass or word in held.kinds() or word in known.buildings | known.bodies | PARTS


def is_another(doc: Doc, end: int, at: Span) -> bool:
    """Whether a name that ends at a token is only the kind of what was heard: "[Gulf] of Tonkin"."""
    return end < len(doc) and doc[end].lower_ == "of" and doc[end].idx < at[1]


def find(
    doc: Doc,
    labels: Sequence[Label],
    listed: Sequence[Sourced[Where]],
    told: Iterable[Sourced[Where]],
    by: str,
) -> Iterator[Sourced[Where]]:
    """The places of the labels that meet none of the places found; a name means one place in a report.

    One that is less likely is one too where the words beside it say so: "Vell village", "Vell in Karvia".
    Some places are `told` by the way to them.
    """
    text = written.of(doc).text
    around = Surroundings(doc, text, sorted([*listed, *told], key=lambda one: one.spans))
    free = [one for one in labels if not meets(one, listed) and (one.score >= HEARD or around.told(one))]
    best: dict[str, Near] = {}
    for one in free:
        near, key = around.nearest(one), folded(text[one.start : one.end])
        if near and (key not in best or near.cost < best[key].cost):
            best[key] = near
    home = country([one for one in listed if not is_bordered(text, one)])
    for one in free:
        name = text[one.start : one.end]
        near = best.get(folded(name))
        far = near is None or near.cost > FAR
        value = Where(name=name, country=home) if near is None or far else beside(name, near.place)
        yield Sourced(value, ((one.start, one.end),), by, round(one.score, 3))


def country(places: Sequence[Sourced[Where]]) -> str | None:
    """The country in which most by far of some places lie that have one, several of them; else None."""
    found = Counter(place.value.country for place in places if place.value.country)
    (first, many), (_, others) = [*found.most_common(2), (None, 0), (None, 0)][:2]
    return first if many >= max(MOST * others, FEWEST) else None


def is_bordered(text: str, place: Sourced[Where]) -> bool:
    """Whether a place only borders on what is told of: "near the border with [Chad]"."""
    start = place.spans[0][0]
    return "border" in text[max(0, start - LONGEST_WORD) : start]


def meets(label: Label, listed: Sequence[Sourced[Where]]) -> bool:
    """Whether a label has a character in common with one of some places in text order."""
    at = bisect_right(listed, label.start, key=lambda place: place.spans[0][1])
    return at < len(listed) and listed[at].spans[0][0] < label.end


class Surroundings:
    """The places of a report that have a point, by where they stand."""

    def __init__(self, doc: Doc, text: str, listed: Sequence[Sourced[Where]]) -> None:
        self.text = text
        self.starts = [sentence.start_char for sentence in doc.sents]
        self.places = [one for one in listed if one.value.latitude is not None]
        self.at = [one.spans[0][0] for one in self.places]

    def told(self, label: Label) -> bool:
        """Whether the words beside a label say that it is a place: "Vell village", "the town of Vell"."""
        if label.score < TOLD:
            return False
        before = self.text[max(0, label.start - LONGEST_WORD) : label.start].lower().split()
        after = self.text[label.end : label.end + LONGEST_WORD].split(maxsplit=1)
        if before[-1:] == ["of"] and before[-2:-1] and before[-2] in held.kinds():
            return True
        return (bool(after) and after[0].strip(".,;") in held.kinds()) or self.holder(label) is not None

    def holder(self, label: Label) -> Sourced[Where] | None:
        """The place that is said to hold a label."""
        return held.holder(self.text, label.end, self.places)

    def nearest(self, label: Label) -> Near | None:
        """The place that holds a label; else, of some before it and behind it, the one that counts least."""
        here = bisect_right(self.at, label.start)
        if (holder := self.holder(label)) is not None:
            beside = self.beside(label, self.places[max(0, here - 1) : here])
            listed = beside is not None and beside.country == holder.value.country
            return Near(0, beside if beside and listed else holder.value)
        some = self.places[max(0, here - REACH) : here + REACH]
        costs = [(self.cost(label, one), number) for number, one in enumerate(some)]
        if not costs:
            return None
        cost, number = min(costs)
        return Near(cost, some[number].value)

    def beside(self, label: Label, before: Sequence[Sourced[Where]]) -> Where | None:
        """The town that a label is named together with: "between Lisk and [Vell]"."""
        town = next((one for one in before if one.value.kind == "city"), None)
        together = town is not None and self.text[town.spans[-1][1] : label.start] in LISTED
        return town.value if town and together else None

    def cost(self, label: Label, place: Sourced[Where]) -> int:
        """How little a place says of where a label is."""
        (start, end), kind = place.spans[0], place.value.kind or ""
        if self.text.startswith(held.OWNS, end) and 0 < label.start - end <= OWNED:
            return 0
        apart = max(start - label.end, label.start - end, 0)
        sentence = bisect_right(self.starts, label.start) != bisect_right(self.starts, start)
        return apart + APART * sentence + COARSE.get(kind, 0)


LISTED = (" and ", ", ", ", and ", " or ")
OWNED = 40  # characters from a place to what is its own: "Cairo's gated suburb of [Madinaty]"
REACH = 12  # places to either side that are weighed


def beside(name: str, place: Where) -> Where:
    """A place that is put beside another."""
    return Where(
        name=name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        precision_km=max(place.precision_km or 0.0, LEAST_KM if place.kind else 0.0),
    )
