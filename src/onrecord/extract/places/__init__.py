"""Finds places: names that the gazetteer knows, where the words around them say that a place is meant.

A name is recognised by what its words and its report say (`evidence.py`), and stands for one place in the
whole report (`ranking.py`). A people or a language ("Russian") is no place, nor is a name inside the name
of a person, an organisation or a street.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from spacy.tokens import Doc

from ... import doc as read
from ...gazetteer import lookup
from ...gazetteer.lookup import Place
from ...model import Document, Sourced, Where
from . import evidence, mentions
from .mentions import Mention
from .ranking import Names, distance, score
from .words import words

BY = "places 0.1"
KINDS = {"district": "region", "area": "region"}
ROUNDS = 2  # weighings of all names: the second knows what the first found likely
MIDST_KM = 150.0  # Kherson lies 76 km from the middle of its region, New York 280 km from that of its state


def find(doc: Doc) -> Iterator[Sourced[Where]]:
    """The places of a Doc.

    >>> from ...pipeline import document, prepare
    >>> [place.value.name for place in find(prepare(document("The bus to Bamako left Segou, in Mali.")))]
    ['Bamako', 'Ségou', 'Mali']
    """
    lexicon = words()
    named = list(mentions.find(doc, lookup.load(), lexicon))
    report = evidence.Report(doc, named, lexicon)
    meant = recognised(report, named)
    names = Names(report, meant, host(read.document(doc)))
    for _ in range(ROUNDS):
        names.settle(lexicon.ranking)
    chosen = {key: best(names, key) for key in names.places}
    for mention in meant:
        place = chosen[mention.key]
        start, end = read.characters(doc, mention.start, mention.end)
        yield read.sourced(doc, where(place), [(start, end)], BY)


def recognised(report: evidence.Report, named: Sequence[Mention]) -> list[Mention]:
    """The names that mean a place: more speaks for it than against it, elsewhere in the report included."""
    weights = report.words.report
    told = evidence.of_report(named, evidence.scores(report, named))
    return [
        mention
        for mention, made in zip(named, told, strict=True)
        if score(made, weights) > 0 and not report.refused(mention)
    ]


def best(names: Names, key: str) -> Place:
    """The likeliest place of a name; a region that bears the name of a city in its midst means the city."""
    ranked = zip(names.chances[key], names.places[key], strict=True)
    place = max(ranked, key=lambda one: (one[0], one[1].population, -one[1].number))[1]
    seats = [
        city
        for city in names.places[key]
        if place.kind == "region" and city.kind == "city" and city.region_code == place.code and city.own
    ]
    seat = max(seats, key=lambda city: city.population, default=place)
    return seat if distance(seat, place) < MIDST_KM else place


def host(document: Document) -> str:
    """The publisher's name and address, in which a region may be named, as letters alone."""
    address = urlsplit(document.url or "").netloc if document.url else ""
    return "".join(letter for letter in f"{document.publisher or ''}{address}".lower() if letter.isalpha())


def where(place: Place) -> Where:
    """A place as the record has it."""
    return Where(
        name=place.name,
        geonames_id=place.geonames_id or None,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country or None,
        admin1=place.region or None,
        kind=KINDS.get(place.kind, place.kind),
        precision_km=float(place.km),
    )
