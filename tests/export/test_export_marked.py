"""Formats that mark up text open in their users' libraries, and every mark keeps its characters."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO

import conllu
import msgspec
import pytest
import spacy
import stix2
from pyld import jsonld
from spacy.tokens import DocBin

import onrecord.components  # noqa: F401 - makes doc._.record
from onrecord.export.chosen import Chosen, Read
from onrecord.export.formats import FORMATS, write
from onrecord.export.marks import LAYERS, layer, marks

OA = "http://www.w3.org/ns/oa#"
ANNO = {  # the terms of the Web Annotation vocabulary that are used here, since no test asks the network
    "id": "@id", "type": "@type", "oa": OA, "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "as": "http://www.w3.org/ns/activitystreams#", "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "http://schema.org/", "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"}, "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector", "Person": "foaf:Person",
    "Software": "as:Application", "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"}, "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "tagging": "oa:tagging", "identifying": "oa:identifying", "classifying": "oa:classifying", "describing": "oa:describing",
    "value": "rdf:value", "start": "oa:start", "end": "oa:end", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "creator": {"@id": "dcterms:creator", "@type": "@id"}, "name": "foaf:name",
}  # fmt: skip


def written(name, record):
    about = Chosen(FORMATS[name].kinds[0], Counter(), reads=[Read(record)])
    stream = BytesIO()
    count = write(FORMATS[name], about, stream)
    return stream.getvalue(), count, about


def loader(url, options):
    context = ANNO if url == "http://www.w3.org/ns/anno.jsonld" else {"@vocab": "https://schema.org/"}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def test_web_annotations_are_linked_data_with_positions_and_quotations(record):
    body, count, _ = written("webannotation", record)
    page = json.loads(body)
    assert len(page["items"]) == count == len(list(marks(record)))
    for one in page["items"]:
        for target in one["target"]:
            position, quote = target["selector"]
            text, start, end = record.document.text, position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
    (expanded,) = jsonld.expand(page, {"documentLoader": loader})
    (listed,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    assert all(one["@type"] == [f"{OA}Annotation"] for one in listed["@list"])
    assert len({one["@id"] for one in listed["@list"]}) == count


def test_schema_org_has_quotations_and_claims_and_no_verdict(record):
    body, count, _ = written("schemaorg", record)
    graph = jsonld.expand(json.loads(body), {"documentLoader": loader})
    kinds = Counter(one["@type"][0].rpartition("/")[2] for one in graph)
    assert kinds == {"NewsArticle": 1, "Quotation": 2, "Claim": 2}
    assert count == 4
    assert b"ClaimReview" not in body
    assert b"Rating" not in body


def test_what_is_denied_is_never_given_as_said(record):
    (first, *rest) = record.attributions
    denied = msgspec.structs.replace(
        record, attributions=(msgspec.structs.replace(first, negated=True), *rest)
    )
    claim = json.loads(written("schemaorg", denied)[0])["@graph"][1]
    assert claim["text"].endswith("were hurt, the mayor said.")
    assert "denial" in claim["disambiguatingDescription"]
    notes = [one for one in json.loads(written("stix", denied)[0])["objects"] if one["type"] == "note"]
    assert any(one["abstract"].startswith("denied, or not said, by") for one in notes)


def test_stix_is_valid_and_refers_to_what_is_there(record):
    body, _, _ = written("stix", record)
    bundle = stix2.parse(body.decode(), version="2.1")
    ids = {one.id for one in bundle.objects}
    (report,) = [one for one in bundle.objects if one.type == "report"]
    assert report.published.isoformat().startswith("2022-11-26T00:00:00")
    assert set(report.object_refs) <= ids
    assert all(set(one.object_refs) <= ids for one in bundle.objects if one.type == "note")
    assert {one.name for one in bundle.objects if one.type == "identity"} == {
        "onrecord",
        "Ana Orel",
        "soldiers",
    }


def test_stix_confidence_is_the_readers(record):
    toll = msgspec.structs.replace(
        record.tolls[0], count=msgspec.structs.replace(record.tolls[0].count, confidence=0.93)
    )
    body, _, _ = written("stix", msgspec.structs.replace(record, tolls=(toll,)))
    notes = [one for one in json.loads(body)["objects"] if one["type"] == "note"]
    assert [
        one.get("confidence") for one in notes if "hundred" in one["content"] and "injured" in one["abstract"]
    ] == [93]


def test_a_report_without_a_day_is_a_grouping_in_stix(record):
    undated = msgspec.structs.replace(
        record, document=msgspec.structs.replace(record.document, published=None)
    )
    types = [one.type for one in stix2.parse(written("stix", undated)[0].decode(), version="2.1").objects]
    assert "grouping" in types
    assert "report" not in types


def test_conll_has_every_token_and_the_tags_of_marks(record):
    body, _, about = written("conll", record)
    sentences = conllu.parse(body.decode())
    tokens = [token for sentence in sentences for token in sentence]
    for token in tokens:
        assert record.document.text[int(token["misc"]["Start"]) : int(token["misc"]["End"])] == token["form"]
    tagged = [token["form"] for token in tokens if token["onrecord:toll"].endswith("injured:t1")]
    assert tagged == ["at", "least", "a", "hundred"]
    assert tokens[0]["onrecord:content"] == "B-indirect:a1"
    assert not about.lost


def test_marks_over_each_other_are_counted_in_conll(record):
    twice = msgspec.structs.replace(record, places=record.places * 2)
    assert sum(written("conll", twice)[2].lost.values()) == 1


def test_docbin_has_spans_and_the_record(record):
    body, _, _ = written("docbin", record)
    (doc,) = DocBin().from_bytes(body).get_docs(spacy.blank("en").vocab)
    assert doc.text == record.document.text
    assert doc._.record == record
    assert set(doc.spans) == set(LAYERS)
    found = {(span.start_char, span.end_char, span.label_) for name in LAYERS for span in doc.spans[name]}
    wanted = {(*span, mark.label) for mark in marks(record) for span in mark.spans}
    assert found == wanted


def test_signs_that_break_lines_break_no_file(record):
    """Texts with signs that Python, but no format, takes for the end of a line, or that XML has no place for."""
    text = (
        record.document.text.replace(" ", "\u2028", 1)
        .replace(" ", "\x85", 1)
        .replace(" ", "\x0b", 1)
        .replace(" ", "\t", 1)
    )
    about = msgspec.structs.replace(
        record.document, text=text, id="../a\tb\u2028", publisher="\x1bMail\u202e", title="a\nb"
    )
    hostile = msgspec.structs.replace(record, document=about)
    tokens = [token for sentence in conllu.parse(written("conll", hostile)[0].decode()) for token in sentence]
    assert all(len(token) == len(tokens[0]) for token in tokens)
    assert [line.count(b"\t") for line in written("polecat", hostile)[0].split(b"\n")] == [39, 39, 0]
    assert (
        json.loads(written("webannotation", hostile)[0])["items"][0]["target"][0]["source"]
        == f"urn:onrecord:{about.id}"
    )
    assert len(stix2.parse(written("stix", hostile)[0].decode(), version="2.1").objects) > 5
    (doc,) = DocBin().from_bytes(written("docbin", hostile)[0]).get_docs(spacy.blank("en").vocab)
    assert doc._.record == hostile


def test_every_mark_has_a_layer(record):
    assert {layer(mark) for mark in marks(record)} <= set(LAYERS)


@pytest.mark.parametrize("name", ["webannotation", "schemaorg", "stix", "conll", "docbin"])
def test_the_same_record_makes_the_same_marks(record, name):
    assert written(name, record)[0] == written(name, record)[0]


def test_follow_the_money_entities_are_valid_and_refer_to_each_other(record):
    model = pytest.importorskip("followthemoney", reason="the extra [ftm] is not installed").model
    body, count, about = written("ftm", record)
    entities = [model.get_proxy(json.loads(line)) for line in body.splitlines()]
    assert len(entities) == count
    ids = {one.id for one in entities}
    for one in entities:
        one.schema.validate(one.to_dict())
        assert {value for prop, value in one.itervalues() if prop.type.name == "entity"} <= ids
    assert Counter(one.schema.name for one in entities) == {
        "Article": 1, "Person": 1, "LegalEntity": 1, "Mention": 2, "Event": 1, "Note": 4,
    }  # fmt: skip
    assert not about.lost


def changed(item, **fields):
    return msgspec.structs.replace(item, **fields)


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({"latitude": 12.0, "longitude": None, "country": "MG"}, {"country": "MG"}),
        ({"precision_km": -1e300}, {"latitude": -12.3456, "longitude": 49.1, "country": "MG"}),
        ({"precision_km": 1e308}, {"latitude": -12.3456, "longitude": 49.1, "country": "MG"}),
        ({"latitude": None, "longitude": None, "country": ""}, None),
    ],
)
def test_half_a_place_is_none_in_stix(record, where, kept):
    """STIX's library refuses each of these, and with it the whole file."""
    place = changed(record.places[0], value=changed(record.places[0].value, **where))
    found = stix2.parse(written("stix", changed(record, places=(place,)))[0].decode(), version="2.1")
    some = [one for one in found.objects if one.type == "location"]
    if kept is None:
        assert some == []
        return
    (location,) = some
    names = ("latitude", "longitude", "country", "precision")
    assert {name: location[name] for name in names if name in location} == kept


@pytest.mark.parametrize(
    ("published", "kind", "told"),
    [("0001-01-01T00:00:00+14:00", "grouping", 1), ("9999-12-31T23:59:59-12:00", "report", 0)],
)
def test_the_ends_of_the_calendar_have_a_place_in_stix(record, published, kind, told):
    """In UTC these are days of no calendar; STIX's library writes the year 1 as "1", and cannot read that."""
    body, _, about = written("stix", changed(record, document=changed(record.document, published=published)))
    assert kind in [one.type for one in stix2.parse(body.decode(), version="2.1").objects]
    assert sum(many for words, many in about.lost.items() if "year 1000" in words) == told


def test_a_party_without_a_name_is_unnamed_in_stix(record):
    parties = (
        changed(record.parties[0], name=changed(record.parties[0].name, value="")),
        *record.parties[1:],
    )
    assert '"name": "unnamed"' in written("stix", changed(record, parties=parties))[0].decode()


def test_an_id_with_tabs_and_lines_is_one_tag_in_conll(record):
    toll = changed(record.tolls[0], id="t\t1\n2 3")
    body = written("conll", changed(record, tolls=(toll, *record.tolls[1:])))[0].decode()
    lines = [line for line in body.split("\n") if line and not line.startswith("#")]
    assert {line.count("\t") for line in lines} == {2 + len(LAYERS)}
    assert "injured:t123" in body
