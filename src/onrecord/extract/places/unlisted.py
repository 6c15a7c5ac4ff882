"""Names that the encoder hears as places and no gazetteer has, put where the report puts them.

"The shop in Vell Street, in Turku" is somewhere in Turku: the street gets the town's point, and a
precision that says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from ...encoder.labels import Label
from ...gazetteer.names import folded
from ...language import written
from ...model import Sourced, Span, Where
from .words import peoples, words

HEARD = 0.7  # of chance, from which a label is a place that no rule saw: of 0.5 to 0.85 the best end to end
FAR = 100  # what may lie between a name and the place it is put beside: farther ones are given no point
PAIR = 2  # words of "district of"
LONGEST_WORD = 25  # characters
LEAST_KM = 100.0  # how far a place lies from the one it is put beside: 11 of 15 (dev files) within 161 km
APART = 2_000  # characters that another sentence counts for
COARSE = {"country": 400, "continent": 5_000, "water": 1_000, "region": 100}
"""Characters that a kind of place counts for: a town says more of where a street is than its country does."""


class Near(NamedTuple):
    """A place beside a name, and how far, in characters and what counts for them."""

    cost: int
    place: Where


def heard(text: str, labels: Sequence[Label]) -> list[Label]:
    """The labels that are likely enough to be places by themselves, no peoples and no parts of names."""
    likely = (one for one in labels if one.score >= HEARD and not is_person(text, one))
    return [one for one in likely if not is_people(text[one.start : one.end]) and not begins(text, one.end)]


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


def is_another(doc: Doc, end: int, at: Span) -> bool:
    """Whether a name that ends at a token is only the kind of what was heard: "[Gulf] of Tonkin"."""
    return end < len(doc) and doc[end].lower_ == "of" and doc[end].idx < at[1]


def find(
    doc: Doc, labels: Sequence[Label], listed: Sequence[Sourced[Where]], by: str
) -> Iterator[Sourced[Where]]:
    """The places of the labels that meet none of the places found; a name means one place in a report."""
    text = written.of(doc).text
    free = [one for one in labels if not meets(one, listed)]
    around = Surroundings(doc, text, listed)
    best: dict[str, Near] = {}
    for one in free:
        near, key = around.nearest(one), folded(text[one.start : one.end])
        if near and (key not in best or near.cost < best[key].cost):
            best[key] = near
    for one in free:
        name = text[one.start : one.end]
        near = best.get(folded(name))
        value = beside(name, near.place) if near is not None and near.cost <= FAR else Where(name=name)
        yield Sourced(value, ((one.start, one.end),), by, round(one.score, 3))


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

    def nearest(self, label: Label) -> Near | None:
        """The place beside a label: of some before it and behind it the one that counts least."""
        here = bisect_right(self.at, label.start)
        some = self.places[max(0, here - REACH) : here + REACH]
        costs = [(self.cost(label, one), number) for number, one in enumerate(some)]
        if not costs:
            return None
        cost, number = min(costs)
        return Near(cost, some[number].value)

    def cost(self, label: Label, place: Sourced[Where]) -> int:
        """How little a place says of where a label is."""
        (start, end), kind = place.spans[0], place.value.kind or ""
        if self.text.startswith(OWNS, end) and 0 < label.start - end <= OWNED:
            return 0
        if self.text[label.end : start] in INSIDE or is_quarter(self.text[label.end : start]):
            return 0
        apart = max(start - label.end, label.start - end, 0)
        sentence = bisect_right(self.starts, label.start) != bisect_right(self.starts, start)
        return apart + APART * sentence + COARSE.get(kind, 0)


def is_quarter(between: str) -> bool:
    """Whether some words say that a place is a part of the next: "Karrada[ district of ]Baghdad".

    >>> is_quarter(" district of "), is_quarter(" neighbourhood in "), is_quarter(" ministry of ")
    (True, True, False)
    """
    parts = between.split()
    kinds = words().kinds_of
    known = words().quarters | kinds["region"] | kinds["city"]
    return len(parts) == PAIR and parts[0] in known and parts[1] in {"of", "in"}


OWNS = ("'s ", "’s ")
INSIDE = (" in ", ", in ")
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
        precision_km=max(place.precision_km or 0.0, LEAST_KM),
    )
