"""The finders in somebody else's pipeline: on tokens of their own, with what theirs has said where that is wanted."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest
import spacy
from confection import ConfigValidationError
from spacy import displacy
from spacy.tokens import Doc, DocBin, Span

import onrecord
from onrecord import doc as on_doc
from onrecord import guest, pipeline, spans
from onrecord.config import Settings
from onrecord.guest import Reading

DAY = "2022-11-26"
TEXTS = [
    "At least six people, a 62-year-old among them, were killed in Oslo on Friday, the mayor, Ana Orel, said.",
    "“Nobody called it safe,” Bo Lind told reporters.👩‍👩‍👧 It is highly likely that 14 people were hurt.",
    "",
]
FIELDS = list(pipeline.FINDERS)


def blank(*components: str, **config):
    nlp = spacy.blank("en")
    for name in components:
        nlp.add_pipe(name, config={"published": DAY, **config})
    return nlp


class Spaces:
    """A tokenizer that cuts at single blanks alone."""

    def __init__(self, vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = text.split(" ") if text else []
        return Doc(self.vocab, words=words, spaces=[True] * (len(words) - 1) + [False] if words else [])


def read(text: str) -> onrecord.Record:
    return onrecord.read(text, published=DAY)


@pytest.mark.parametrize("text", TEXTS)
def test_the_finders_in_a_row_make_the_record_that_read_gives(text):
    nlp = blank(*(f"onrecord_{field}" for field in FIELDS), "onrecord_links")
    nlp.tokenizer = Spaces(nlp.vocab)
    assert nlp(text)._.record == read(text)


@pytest.mark.parametrize("text", TEXTS)
def test_links_alone_make_the_record_too(text):
    assert blank("onrecord_links")(text)._.record == read(text)


@pytest.mark.parametrize("field", FIELDS)
def test_each_finder_works_alone_and_leaves_what_it_leaves_among_others(field):
    alone = blank(f"onrecord_{field}")(TEXTS[0])
    row = blank(*(f"onrecord_{one}" for one in FIELDS[: FIELDS.index(field) + 1]))(TEXTS[0])
    name = pipeline.FINDERS[field][0]
    assert getattr(alone._, f"onrecord_{name}") == getattr(row._, f"onrecord_{name}")
    if field != "hedges":
        assert getattr(alone._, f"onrecord_{name}")
    assert alone._.record is None


def test_the_encoder_reads_a_text_once(monkeypatch):
    read_by, encode = [], pipeline.encode
    monkeypatch.setattr(pipeline, "encode", lambda doc: read_by.append(doc.text) or encode(doc))
    blank("onrecord_times", "onrecord_tolls", "onrecord_links")(TEXTS[0])
    assert read_by == [TEXTS[0]]


def test_a_finder_takes_nothing_of_the_pipeline_unless_it_is_asked_to():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [","]})
    nlp.add_pipe("onrecord", config={"published": DAY})
    assert nlp(TEXTS[0])._.record == read(TEXTS[0])


def test_what_no_pipeline_has_is_an_error_that_says_so():
    for name in ("onrecord", "onrecord_times", "onrecord_links"):
        with pytest.raises(ConfigValidationError, match=r"'lemmas' is not .*sentences"):
            spacy.blank("en").add_pipe(name, config={"theirs": ["lemmas"]})


WORDS = ["Ada", "Orel", "left", "Oslo", ".", "62-year-olds", "stayed", "."]


@pytest.fixture
def parsed() -> Doc:
    """A Doc that somebody's pipeline has read."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=WORDS,
        spaces=[True, True, True, False, True, True, False, False],
        tags=["NNP", "NNP", "VBD", "NNP", ".", "NNS", "VB", "."],
        pos=["PROPN", "PROPN", "VERB", "PROPN", "PUNCT", "NOUN", "VERB", "PUNCT"],
        heads=[1, 2, 2, 2, 2, 6, 6, 6],
        deps=["compound", "nsubj", "ROOT", "dobj", "punct", "nsubj", "ROOT", "punct"],
    )
    doc.set_ents([Span(doc, 0, 2, "PERSON"), Span(doc, 3, 4, "GPE"), Span(doc, 5, 6, "CARDINAL")])
    return doc


def beside(doc: Doc, *theirs: str) -> Doc:
    return guest.beside(doc, Reading(Settings(), None, frozenset(theirs)))


def test_their_sentences_are_taken_over_by_characters(parsed):
    other = Doc(
        parsed.vocab,
        words=WORDS,
        spaces=[bool(t.whitespace_) for t in parsed],
        sent_starts=[1, 0, 0, 1, 0, 0, 1, 0],
    )
    assert [s.text for s in beside(other, "sentences").sents] == [
        "Ada Orel left",
        "Oslo. 62-year-olds",
        "stayed.",
    ]
    assert [s.text for s in beside(other).sents] == ["Ada Orel left Oslo.", "62-year-olds stayed."]


def test_their_tags_are_taken_over_where_the_tokens_are_the_same(parsed):
    tags = {token.text: token.tag_ for token in beside(parsed, "tags")}
    assert tags["stayed"] == "VB"
    assert tags["62"] == "CD"
    assert {token.text: token.tag_ for token in beside(parsed)}["stayed"] == "VBD"
    parsed[6].tag_ = "VVFIN"
    assert {token.text: token.tag_ for token in beside(parsed, "tags")}["stayed"] == "VBD"


def test_their_names_stand_in_the_place_of_those_that_were_heard(parsed):
    found = on_doc.labels(beside(parsed, "entities")).spans["entities"]
    assert [(one.start, one.end, one.label) for one in found] == [(0, 8, "PER"), (14, 18, "LOC")]


@pytest.mark.parametrize("theirs", get_args(guest.Theirs))
def test_a_pipeline_that_has_none_of_it_changes_nothing(theirs):
    assert blank("onrecord", theirs=[theirs])(TEXTS[0])._.record == read(TEXTS[0])


def test_what_was_read_is_marked_as_spans():
    doc = blank("onrecord")(TEXTS[0])
    found = {(one.text, one.label_, one.id_) for one in doc.spans["onrecord"]}
    assert ("At least six people", "TOLL", "tolls.t1") in found
    assert ("Friday", "TIME", "times.0") in found
    assert any(one.label_ == "PLACE" and one.kb_id_ == "3143244" for one in doc.spans["onrecord"])
    record = doc._.record
    for one in doc.spans["onrecord"]:
        field, _, name = one.id_.partition(".")
        items = {str(getattr(item, "id", at)) for at, item in enumerate(getattr(record, field))}
        assert name in items
        assert one.label_ in spans.COLOURS


def test_a_single_finder_marks_what_it_needed_too():
    doc = blank("onrecord_places")(TEXTS[0])
    assert {one.label_ for one in doc.spans["onrecord"]} == {"TIME", "PLACE"}


def test_displacy_shows_the_spans_and_strangers_words_are_words():
    doc = blank("onrecord")("<b>Six people</b> were killed in Oslo on Friday, the mayor said.")
    page = displacy.render(
        doc, style="span", jupyter=False, options={"spans_key": spans.KEY, "colors": spans.COLOURS}
    )
    assert "TOLL" in page
    assert spans.COLOURS["TOLL"] in page
    assert "<b>" not in page


@pytest.mark.parametrize("names", [["onrecord"], ["onrecord_times", "onrecord_tolls"]])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # spaCy forks; Python 3.12 warns of that
def test_what_was_read_survives_processes_files_and_pickling(names):
    nlp = blank(*names)
    docs = [nlp(text) for text in TEXTS]
    ways = [
        list(nlp.pipe(TEXTS, n_process=2)),
        list(DocBin().from_bytes(DocBin(docs=docs, store_user_data=True).to_bytes()).get_docs(nlp.vocab)),
        pickle.loads(pickle.dumps(docs)),
        [pickle.loads(pickle.dumps(nlp))(text) for text in TEXTS],
    ]
    for made in ways:
        for one, doc in zip(made, docs, strict=True):
            assert one._.onrecord_tolls == doc._.onrecord_tolls
            assert one._.record == doc._.record
            found = [
                [(s.start_char, s.end_char, s.label_, s.id_) for s in each.spans["onrecord"]]
                for each in (one, doc)
            ]
            assert found[0] == found[1]
    assert docs[0]._.onrecord_tolls


def test_a_pipeline_with_theirs_is_kept_and_loaded(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("onrecord", config={"theirs": ["sentences"], "published": DAY})
    nlp.to_disk(tmp_path / "p")
    assert spacy.load(tmp_path / "p")(TEXTS[1])._.record == nlp(TEXTS[1])._.record
