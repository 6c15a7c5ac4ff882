"""Names in a text that the gazetteer knows, the longest at each token, whether they mean a place or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from ...gazetteer.lookup import Gazetteer, Place
from ...gazetteer.names import folded
from ...language import written
from ...language.written import Written
from .words import PlaceWords

LONGEST = 7  # tokens of the longest name that is looked up: "Republic of Bosnia and Herzegovina" has five
SHORT = 2  # letters of names that are too short to be read without more: "Us", "Å"
VILLAGE = 50_000  # people above which no place is a village
SEAT = 50_000  # people of a city after which a region may be called
JOINTS = frozenset({"-", "–", "'", "’", "'s", "’s", ".", "&"})


class Mention(NamedTuple):
    """A name at tokens [start, end) and the places it can stand for; mentions of one key mean one place."""

    start: int
    end: int
    key: str
    places: tuple[Place, ...]


def find(doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Mention]:
    """The names of a Doc in order, none inside another."""
    page, at = written.of(doc), 0
    capitals = [capital(text) for text in page.texts]
    while at < len(capitals):
        tried = ends(page, at, capitals, words) if capitals[at] else ()
        mention = longest(doc, at, tried, gazetteer, words)
        if mention:
            yield mention
            at = mention.end
        else:
            at += 1


def capital(text: str) -> bool:
    """Whether a token begins like a name: a capital, and a letter at its end or a full stop."""
    return text[0].isupper()


def longest(
    doc: Doc, at: int, tried: Sequence[int], gazetteer: Gazetteer, words: PlaceWords
) -> Mention | None:
    """The name that begins at a token and has the first of some ends with which it is one."""
    page = written.of(doc)
    start = page.ordered.starts[at]
    for end in tried:
        key = folded(page.text[start : page.ordered.ends[end - 1]])
        places = gazetteer.candidates(key)
        if places and (places := of_size(doc, at, spelt(span := doc[at:end], key, places, words), words)):
            return typed(doc, Mention(at, closed(span, key, words), key, places), gazetteer, words)
    return None


def ends(page: Written, at: int, capitals: Sequence[bool], words: PlaceWords) -> list[int]:
    """Where a name from a token can end, farthest first: behind a capital, over what may join them."""
    found, end = [at + 1], at + 1
    while end < min(len(page.texts), at + LONGEST):
        if capitals[end]:
            found.append(end + 1)
        elif page.texts[end] not in JOINTS and page.lowers[end] not in words.inside:
            break
        end += 1
    return found[::-1]


def spelt(span: Span, key: str, places: tuple[Place, ...], words: PlaceWords) -> tuple[Place, ...]:
    """The places that may be written like this: "US" not "Us", "Ky." not "Ky", never "The" or "Centre"."""
    if any(key in listed for listed in (words.never, words.organisations, words.bodies, words.buildings)):
        return ()
    if key in words.abbreviations:
        return tuple(p for p in places if p.kind != "city") if "." in span.text or stopped(span) else ()
    if key in words.capitals and key not in words.abbreviations:
        return tuple(p for p in places if p.kind != "city") if span.text.replace(".", "").isupper() else ()
    return places if len(key) > SHORT else ()


def of_size(doc: Doc, at: int, places: tuple[Place, ...], words: PlaceWords) -> tuple[Place, ...]:
    """The places without cities, where the words before them tell of a village: "the village of Samar"."""
    village = at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in words.villages
    if not village:
        return places
    return tuple(one for one in places if one.kind != "city" or one.population <= VILLAGE)


def stopped(span: Span) -> bool:
    """Whether a full stop that the tokenizer has split off follows at once."""
    doc, end = span.doc, span.end
    return end < len(doc) and doc[end].text == "." and not doc[end - 1].whitespace_


def closed(span: Span, key: str, words: PlaceWords) -> int:
    """The end of a name with its full stop, where the tokenizer has split that off: "W.Va" and its stop."""
    short = "." in span.text or key in words.abbreviations
    return span.end + 1 if short and stopped(span) and not span.text.endswith(".") else span.end


def typed(doc: Doc, mention: Mention, gazetteer: Gazetteer, words: PlaceWords) -> Mention:
    """The mention with only those places that fit the word beside it: "Lisk Oblast", "the state of Lisk"."""
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is not None and names_region(after.lower_, words) and not organisation(doc, mention.end, words):
        regions = tuple(p for p in mention.places if p.kind in ("region", "district", "area"))
        least = 0 if after.lower_ in words.parts_of_regions else SEAT
        regions = regions or regions_of(mention.places, gazetteer, least)
        if regions:
            regions = divided(after.lower_.removesuffix("s"), regions, words)
            end = mention.end + 1 if capital(after.text) else mention.end
            return mention._replace(end=end, key=f"{mention.key} region", places=regions)
    kind = kind_before(doc, mention.start, words)
    fitting = tuple(p for p in mention.places if kind and same_kind(p.kind, kind))
    return mention._replace(places=fitting) if fitting else mention


def divided(kind: str, regions: tuple[Place, ...], words: PlaceWords) -> tuple[Place, ...]:
    """The regions of the countries that have such a kind, if any: "Plateau state" is Nigeria's."""
    known = words.divisions.get(kind, frozenset())
    return tuple(one for one in regions if one.country in known) or regions


def names_region(word: str, words: PlaceWords) -> bool:
    """Whether a word is a kind of region, also in the plural: "the Lisk and Orla regions"."""
    return word in words.region_words or word.removesuffix("s") in words.region_words


def organisation(doc: Doc, at: int, words: PlaceWords) -> bool:
    """Whether a word such as "State" belongs to an organisation's name: "Lisk State University"."""
    ahead = doc[at + 1] if at + 1 < len(doc) else None
    return (
        doc[at].text[0].isupper()
        and ahead is not None
        and ahead.text[0].isupper()
        and ahead.lower_ in words.organisations | words.bodies | words.buildings
    )


def regions_of(places: tuple[Place, ...], gazetteer: Gazetteer, least: int) -> tuple[Place, ...]:
    """The first-level regions in which the largest of some cities lies, if it has so many people."""
    cities = [place for place in places if place.kind == "city" and place.own and place.population >= least]
    if not cities:
        return ()
    seat = max(cities, key=lambda place: place.population)
    return tuple(p for p in gazetteer.named(seat.region) if p.code and p.code == seat.region_code)


def kind_before(doc: Doc, start: int, words: PlaceWords) -> str | None:
    """The kind of place that the words before a name give it: "the village of Lisk"."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return None
    before = doc[start - 2].lower_
    return next((kind for kind, nouns in words.kinds_of.items() if before in nouns), None)


def same_kind(kind: str, wanted: str) -> bool:
    """Whether a place's kind is the wanted one."""
    return kind == wanted or (wanted == "region" and kind in ("district", "area"))
