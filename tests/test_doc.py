"""What has been read of a Doc: decoded once, anew where it was left anew."""

from __future__ import annotations

from spacy.tokens import Doc

from onrecord import doc as on_doc
from onrecord.language import tokens
from onrecord.model import Document, Sourced, When

FRIDAY = Sourced(When(timex="2022-11-25", type="DATE"), ((0, 6),), "times 0.1")


def test_a_field_is_decoded_once() -> None:
    doc = tokens.blank()("Friday.")
    on_doc.put(doc, "times", (FRIDAY,))
    first = on_doc.times(doc)
    assert first == (FRIDAY,)
    assert on_doc.times(doc) is first


def test_what_is_left_anew_is_read_anew() -> None:
    doc = tokens.blank()("Friday.")
    on_doc.put(doc, "times", (FRIDAY,))
    assert on_doc.times(doc)
    on_doc.put(doc, "times", ())
    assert on_doc.times(doc) == ()


def test_what_is_decoded_stays_out_of_what_is_written() -> None:
    doc = tokens.blank()("Friday.")
    on_doc.put(doc, "times", (FRIDAY,))
    before = doc.to_bytes()
    on_doc.times(doc)
    assert doc.to_bytes() == before
    again = Doc(doc.vocab).from_bytes(before)
    assert on_doc.times(again) == (FRIDAY,)


def test_a_bare_doc_has_a_document_of_its_own() -> None:
    doc = tokens.blank()("Friday.")
    assert on_doc.document(doc).text == "Friday."
    on_doc.put(doc, "document", Document(id="d1", text="Friday.", published="2022-11-26"))
    assert on_doc.document(doc).id == "d1"
