"""Finds places: names that the gazetteer knows, where the words around them say that a place is meant.

A name is recognised by what its words and its report say (`evidence.py`), and stands for one place in the
whole report (`ranking.py`). A people or a language ("Russian") is no place, nor is a name inside the name
of a person, an organisation or a street.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ... import doc as read
from ...encoder.labels import Label
from ...gazetteer import lookup
from ...gazetteer.lookup import Place
from ...gazetteer.names import folded
from ...language import written
from ...model import Document, Refusal, Sourced, Where
from . import archive, evidence, mentions, offsets, strangers, unlisted, wholes
from .doubles import is_another_word
from .mentions import SEAT, Mention
from .ranking import Names, distance, score
from .report import Report
from .words import states_of, words

BY = "places 0.1"
KINDS = {"district": "region", "area": "region"}
ROUNDS = 2  # weighings of all names: the second knows what the first found likely
SHARE = 0.1
"""Of the people of a region: so many live in a city that its name means though it is called otherwise."""
MIDST_KM = 150.0  # Kherson lies 76 km from the middle of its region, New York 280 km from that of its state
SEEN, UNSEEN = 1.5, -1.5  # what a label of the encoder, and the want of one, adds to the words' score
LEAST = 0.45  # of chance: of 0.3 to 0.6 the best end to end (dev files)
SURE = 0.9  # of chance that the country is this one: our own caution


def find(doc: Doc) -> Iterator[Sourced[Where]]:
    """The places of a Doc.

    >>> from ...pipeline import document, prepare
    >>> [place.value.name for place in find(prepare(document("The bus to Bamako left Segou, in Mali.")))]
    ['Bamako', 'Ségou', 'Mali']
    """
    labels = read.labels(doc).spans.get(unlisted.TOPONYMS, ())
    named = unlisted.named(doc, read.labels(doc))
    made = list(listed(doc, labels, unlisted.heard(named)))
    told = list(offsets.find(doc, made, BY))
    made += unlisted.find(doc, named, made, told, BY)
    yield from sorted([*made, *told], key=lambda one: one.spans)


def listed(doc: Doc, labels: Sequence[Label], heard: Sequence[Label]) -> Iterator[Sourced[Where]]:
    """The places of a Doc that the gazetteer has, in text order, each as far as it was heard.

    A street's name is no town's, and yet tells which towns are meant: many are called after one near by.
    """
    lexicon = words()
    gazetteer = lookup.load(read.gazetteer(doc))
    named = wholes.find(doc, list(mentions.find(doc, gazetteer, lexicon)), labels, gazetteer, lexicon)
    report = Report(doc, named, lexicon)
    meant = recognised(report, named, labels, heard)
    document, profile = read.document(doc), read.profile(doc)
    others = archive.load(profile).view(document) if profile else None
    elsewhere = strangers.find(report, [mention for mention, _ in meant])
    known = [mention for mention, _ in meant if mention.key not in elsewhere]
    names = Names(report, known, host(document), others, owners(doc, gazetteer))
    for _ in range(ROUNDS):
        names.settle(lexicon.ranking if others is None else lexicon.ranking_of_source)
    chosen = {key: chosen_place(names, key) for key in names.places}
    meant = [one for one in meant if not wholes.is_street(doc, one[0], labels, lexicon)]
    unsure = [one for one, _ in meant if one.key in chosen and not chosen[one.key]]
    read.refuse(doc, "places", refusals(doc, names, unsure))
    text = written.of(doc).text
    for mention, chance in meant:
        at = unlisted.extent(read.characters(doc, mention.start, mention.end), heard)
        if unlisted.is_another(doc, mention.end, at) or unlisted.is_longer(doc, mention, at):
            continue
        name = text[slice(*at)]
        if mention.key in elsewhere:
            value, here = unlisted.beside(name, where(elsewhere[mention.key])), 1.0
        elif found := chosen[mention.key]:
            value, here = where(found[0]), found[1]
        else:
            value, here = Where(name=name, country=country(names, mention.key)), 1.0
        yield Sourced(value, (at,), BY, round(chance * here, 3))


def recognised(
    report: Report, named: Sequence[Mention], labels: Sequence[Label], heard: Sequence[Label]
) -> list[tuple[Mention, float]]:
    """The names that mean a place, with the chance of it.

    More must speak for it than against it: the words around it, elsewhere in the report included, and whether
    the encoder labelled it a toponym. What it heard as just this place is one.
    """
    weights, sure = report.words.report, {(one.start, one.end): one.score for one in heard}
    told = evidence.of_report(named, evidence.scores(report, named))
    found = []
    for mention, made in zip(named, told, strict=True):
        if is_another_word(report, mention):
            continue
        bonus = SEEN if labelled(report.doc, mention, labels) else UNSEEN
        total = score(made, weights) + bonus
        if report.outright(mention) or (total > 0 and not report.inside_name(mention)):
            found.append((mention, 1 / (1 + math.exp(-max(total, 0.0)))))
        elif (at := read.characters(report.doc, mention.start, mention.end)) in sure:
            found.append((mention, sure[at]))
    return found


def labelled(doc: Doc, mention: Mention, labels: Sequence[Label]) -> bool:
    """Whether a name shares a character with one of some labels, which are in text order."""
    start, end = read.characters(doc, mention.start, mention.end)
    at = bisect_right(labels, start, key=lambda label: label.end)
    return at < len(labels) and labels[at].start < end


def best(names: Names, key: str) -> Place:
    """The likeliest place of a name; a region that bears the name of a city in its midst means the city."""
    ranked = zip(names.chances[key], names.places[key], strict=True)
    place = max(ranked, key=lambda one: (one[0], one[1].population, -one[1].number))[1]
    seats = [
        city
        for city in names.places[key]
        if place.kind == "region"
        and city.kind == "city"
        and city.region_code == place.code
        and (city.own or city.population >= max(SEAT, SHARE * place.population))
    ]
    seat = max(seats, key=lambda city: city.population, default=place)
    return seat if distance(seat, place) < MIDST_KM else place


def chosen_place(names: Names, key: str) -> tuple[Place, float] | None:
    """The place of a name, with its chance; None where namesakes far from each other are too close."""
    place = best(names, key)
    ranked = zip(names.chances[key], names.places[key], strict=True)
    here = sum(chance for chance, other in ranked if distance(place, other) < MIDST_KM or holds(place, other))
    return (place, min(here, 1.0)) if here >= LEAST else None


def owners(doc: Doc, gazetteer: lookup.Gazetteer) -> list[Place]:
    """The states whose people, troops and the like a report tells of: "Malian soldiers"."""
    page = written.of(doc)
    words_of = {
        low for text, low in zip(page.texts, page.lowers, strict=True) if text[0].isupper() and text != "Us"
    }
    named = sorted({states_of()[word] for word in words_of if word in states_of()})
    found = (place for name in named for place in gazetteer.candidates(folded(name)))
    return [place for place in found if place.kind == "country"]


def holds(place: Place, other: Place) -> bool:
    """Whether one of two places of a name is the region in which the other lies."""
    kinds = {place.kind, other.kind}
    return kinds == {"region", "city"} and place.region_code == other.region_code != ""


def refusals(doc: Doc, names: Names, open_: Sequence[Mention]) -> Iterator[Refusal]:
    """Why names are left without a point, each at its first mention: the two places that are likeliest."""
    first = {mention.key: mention for mention in reversed(open_)}
    for key, mention in sorted(first.items(), key=lambda one: one[1].start):
        ranked = sorted(zip(names.chances[key], names.places[key], strict=True), key=lambda one: -one[0])
        (chance, place), *rest = ranked
        also = next(((less, one) for less, one in rest if distance(place, one) >= MIDST_KM), None)
        why = f"may be {told(place, chance)}" + (f", or {told(also[1], also[0])}" if also else "")
        yield Refusal("places", read.characters(doc, mention.start, mention.end), f"{why}: no point")


def told(place: Place, chance: float) -> str:
    """A place as a refusal names it, with its chance."""
    around = ", ".join(part for part in (place.region, place.country) if part and part != place.name)
    return f"{place.name} ({around}, {chance:.0%})" if around else f"{place.name} ({chance:.0%})"


def country(names: Names, key: str) -> str | None:
    """The country in which all places of a name that can be meant lie, if it is one."""
    found: defaultdict[str, float] = defaultdict(float)
    for chance, place in zip(names.chances[key], names.places[key], strict=True):
        found[place.country] += chance
    code = max(found, key=lambda code: found[code])
    return code if code and found[code] >= SURE else None


def host(document: Document) -> str:
    """The publisher's name and address, in which a region may be named, as letters alone."""
    address = (document.url or "").partition("//")[2].partition("/")[0]
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
