"""Names with letters of another alphabet that look the same: never taken for the name that they look like."""

from __future__ import annotations

import io
import json
from html import escape, unescape

import pytest
from rich.console import Console
from starlette.testclient import TestClient

import onrecord
from onrecord import Query, Reader, document
from onrecord.archive import Archive, evidence
from onrecord.export import terminal
from onrecord.gazetteer.lookup import load
from onrecord.incidents import link
from onrecord.model import checked, spans_of
from onrecord.web import app

ALIKE = {
    **dict(zip("aceopxyiAaBEHIKMOPTXYs", "асеорхуіАаВЕНІКМОРТХУѕ", strict=True)),
}
"""Latin letters and the Cyrillic ones that look like them."""
GREEK = dict(zip("oAEHIKMNOPTXYZ", "οΑΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
NAMES = ("Kherson", "Paris", "Kharkiv", "Odesa", "Mopti", "Timbuktu")
DAY = "2022-11-26"
FALSE_PLACE, FALSE_PERSON = "Khers\u043en", "Ivan Petr\u0435nko"
TEXT = (
    "🔥 Six people were killed when a market in {place} was shelled on Friday, {person}, the mayor, said. "
    "“Nobody had been warned,” {person} told reporters. Two more died in {place}, he added."
)


def report(place: str, person: str, **given: str) -> onrecord.Record:
    return onrecord.read(TEXT.format(place=place, person=person), published=DAY, **given)


@pytest.fixture(scope="module")
def true() -> onrecord.Record:
    return report("Kherson", "Ivan Petrenko", title="Kherson")


@pytest.fixture(scope="module")
def false() -> onrecord.Record:
    return report(FALSE_PLACE, FALSE_PERSON, title=FALSE_PLACE)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alike", [ALIKE, GREEK], ids=["Cyrillic", "Greek"])
def test_no_place_of_the_gazetteer_has_a_name_that_only_looks_like_it(name, alike):
    assert load().named(name)
    some = [name[:at] + alike[letter] + name[at + 1 :] for at, letter in enumerate(name) if letter in alike]
    assert some
    assert [one for one in some if load().named(one)] == []


def test_a_name_of_such_letters_alone_is_none_either():
    assert (
        load().named("".join(ALIKE[letter] for letter in "Mopti".replace("t", "T") if letter in ALIKE)) == ()
    )
    assert load().named("\u041c\u043e\u0440\u0442\u0456") == ()


def test_a_place_that_looks_like_another_has_no_point_of_it(true, false):
    assert {(one.value.name, one.value.country) for one in true.places} == {("Kherson", "UA")}
    assert {one.value.name for one in false.places} == {FALSE_PLACE}
    for one in false.places:
        assert (one.value.latitude, one.value.geonames_id, one.value.country) == (None, None, None)


def test_a_report_with_both_keeps_them_apart():
    record = onrecord.read(
        f"Two miners died in {FALSE_PLACE} on Friday, the governor said. Six people were hurt in Kherson.",
        published=DAY,
    )
    known = {one.value.name: one.value.geonames_id is not None for one in record.places}
    assert known == {FALSE_PLACE: False, "Kherson": True}


def test_a_person_who_looks_like_another_is_another():
    record = onrecord.read(
        f"{FALSE_PERSON}, the mayor, said two miners had died in Lviv. Ivan Petrenko said six were hurt. "
        "Petr\u0435nko left on Friday. Petrenko stayed.",
        published=DAY,
    )
    text = record.document.text
    people = {
        one.name.value: {text[a:b] for a, b in one.mentions if "Petr" in text[a:b]}
        for one in record.parties
        if "Petr" in one.name.value
    }
    assert people == {
        FALSE_PERSON: {FALSE_PERSON, "Petr\u0435nko"},
        "Ivan Petrenko": {"Ivan Petrenko", "Petrenko"},
    }
    first, second = (one.speaker for one in record.attributions)
    assert first != second
    assert None not in (first, second)


def test_every_span_is_that_of_the_same_report_in_latin_letters(true, false):
    """One letter for one letter: what is read stands at the same characters, and slices are the words."""
    checked(false)
    evidence.refuse_misquoting(false)
    text = false.document.text
    assert len(text) == len(true.document.text)
    for _, start, end in spans_of(false):
        assert text[start:end].encode().decode() == text[start:end]
        assert text[start:end].replace("\u043e", "o").replace("\u0435", "e") == true.document.text[start:end]
    said = [(one.content.spans, one.source and one.source.spans) for one in false.attributions]
    assert said == [(one.content.spans, one.source and one.source.spans) for one in true.attributions]
    assert [one.count.spans for one in false.tolls] == [one.count.spans for one in true.tolls] != []


def test_json_there_and_back_is_the_same_to_the_letter(false):
    line = onrecord.to_json(false)
    assert onrecord.from_json(line) == false
    assert json.loads(line)["document"]["text"] == false.document.text


def test_the_archive_finds_and_lists_them_apart(tmp_path, true, false):
    with Archive(tmp_path / "a.onrecord") as archive:
        for record in (true, false):
            archive.add(record)
        archive.refresh()
        for words, place, found in (("Kherson", "Kherson", true), (FALSE_PLACE, FALSE_PLACE, false)):
            for query in (Query(words=words), Query(place=place)):
                assert [hit.document for hit in archive.search(query).hits] == [found.document.id]
        assert {voice.name for voice in archive.voices("Ivan").voices} == {"Ivan Petrenko", FALSE_PERSON}
        for name in ("Ivan Petrenko", FALSE_PERSON):
            (voice,) = (one for one in archive.voices("Ivan").voices if one.name == name)
            assert voice.statements == 3  # of six in all
        assert archive.verify().faults == ()


def test_an_incident_has_the_point_of_the_report_that_names_it(true, false):
    """What else they tell makes them one: a name that nobody knows speaks neither for it nor against it."""
    (incident,) = link([true, false])
    assert {one.document for one in incident.accounts} == {true.document.id, false.document.id}
    assert incident.where.document == true.document.id
    (alone,) = link([false])
    assert alone.where is None


def test_it_is_shown_as_it_is_written_and_escaped(tmp_path):
    name = f"{FALSE_PLACE}<b>"
    record = report(FALSE_PLACE, FALSE_PERSON, title=name)
    made = record._repr_html_()
    assert escape(name) in made
    assert name not in made
    path = tmp_path / "a.onrecord"
    with Archive(path) as archive:
        archive.add(record)
        archive.refresh()
    with TestClient(app(path, host="127.0.0.1"), base_url="http://127.0.0.1:8765") as client:
        page = client.get(f"/reports/{record.document.id}").text
    assert name not in page
    assert name in unescape(page)
    assert FALSE_PERSON in page


def test_whoever_looks_closer_is_told():
    """As `onrecord read --verbose` does, of the first of each."""
    refused: list = []
    text = TEXT.format(place=FALSE_PLACE, person=FALSE_PERSON)
    record = Reader().attempt(document(text, published=DAY), refused)
    assert isinstance(record, onrecord.Record)
    told = [(text[slice(*one.span)], one.why) for one in refused if one.field == "text"]
    why = "has Cyrillic and Latin letters in one word: it is read as written, another word than it looks like"
    assert told == [(FALSE_PLACE, why), ("Petr\u0435nko", why)]
    out = Console(file=io.StringIO(), width=200)
    terminal.show(record, out, source="a.txt", verbose=True, refused=refused)
    assert "has Cyrillic and Latin letters" in out.file.getvalue()


def test_nobody_is_told_of_names_in_one_alphabet(true):
    refused: list = []
    Reader().attempt(true.document, refused)
    assert [one for one in refused if one.field == "text"] == []
