"""The finders as spaCy components: in anybody's pipeline, and what survives on a Doc."""

from __future__ import annotations

import pickle
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import onrecord
from onrecord import doc as on_doc
from onrecord.encoder.labels import Labelled, Said
from onrecord.errors import SettingsError

DAY = "2022-11-26"
TEXTS = [
    "Two miners died in the shaft, the mayor said on Friday.",
    "“Nobody called it safe,” Ana Orel told reporters. 👩‍👩‍👧 At least 14 people were hurt.",
    "",
    "Nothing happened.",
]


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"published": DAY})
    return made


@pytest.fixture(scope="module")
def doc(nlp) -> Doc:
    return nlp(TEXTS[0])


def record(text: str) -> onrecord.Record:
    return onrecord.read(text, published=DAY)


@pytest.mark.parametrize("text", TEXTS)
def test_the_component_leaves_the_record_that_read_gives(nlp, text):
    assert nlp(text)._.record == record(text)


def test_the_table_of_vague_counts_is_a_setting_of_the_component():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"vague_counts": "plural"})
    (toll,) = nlp("Dozens of miners died.")._.record.tolls
    assert toll.count.value.low == 24


def test_it_works_beside_other_components():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("onrecord", config={"published": DAY})
    made = nlp(TEXTS[0])
    assert made._.record == record(TEXTS[0])
    assert len(list(made.sents)) == 1


def test_a_doc_may_bring_its_day(nlp):
    made = nlp.make_doc(TEXTS[0])
    made._.published = "2020-01-01"
    assert nlp(made)._.record == onrecord.read(TEXTS[0], published="2020-01-01")
    assert spacy.blank("en")(TEXTS[0])._.record is None


def test_a_day_that_is_none_is_an_error_that_says_so(nlp):
    made = nlp.make_doc(TEXTS[0])
    made._.published = "soon"
    with pytest.raises(ValueError, match="'soon' is not an ISO date"):
        nlp(made)


def test_the_record_survives_bytes(nlp, doc):
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.record == record(TEXTS[0])


def test_the_record_survives_a_file(nlp, doc, tmp_path):
    doc.to_disk(tmp_path / "a.doc")
    assert Doc(nlp.vocab).from_disk(tmp_path / "a.doc")._.record == record(TEXTS[0])


def test_the_record_survives_docbin(nlp):
    bin_ = DocBin(docs=nlp.pipe(TEXTS), store_user_data=True)
    copies = DocBin().from_bytes(bin_.to_bytes()).get_docs(nlp.vocab)
    assert [copy._.record for copy in copies] == list(map(record, TEXTS))


def test_the_record_survives_pickling(doc):
    assert pickle.loads(pickle.dumps(doc))._.record == record(TEXTS[0])


def test_a_pipeline_goes_to_other_processes(nlp):
    assert pickle.loads(pickle.dumps(nlp))(TEXTS[0])._.record == record(TEXTS[0])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # spaCy forks; Python 3.12 warns of that
def test_the_record_survives_processes(nlp):
    assert [made._.record for made in nlp.pipe(TEXTS, n_process=2)] == list(map(record, TEXTS))


def test_a_pipeline_is_kept_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(TEXTS[0])._.record == record(TEXTS[0])


def test_the_single_components_make_the_same_record():
    nlp = spacy.blank("en")
    nlp.tokenizer = onrecord.tokenizer().tokenizer
    for step in ("language", *onrecord.pipeline.FINDERS, "links"):
        nlp.add_pipe(f"onrecord_{step}")
    assert nlp(TEXTS[1])._.record == onrecord.read(TEXTS[1])
    nlp.add_pipe("onrecord_encoder", first=True)
    assert nlp(TEXTS[1])._.record == onrecord.read(TEXTS[1])


SAID = "Ada Orel arrived in Oslo on Monday. “Nobody called it safe,” she told reporters."


def test_the_encoder_sets_sentences_entities_and_spans_in_any_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_encoder")
    doc = nlp(SAID)
    assert [sentence.text for sentence in doc.sents] == [SAID[:35], SAID[36:]]
    assert [(one.text, one.label_) for one in doc.ents] == [("Ada Orel", "PER"), ("Oslo", "LOC")]
    found = {name: [one.text for one in group] for name, group in doc.spans.items()}
    assert found["toponyms"] == ["Oslo"]
    assert found["times"] == ["Monday"]
    assert found["sources"] == ["she"]
    assert found["cues"] == ["told"]
    assert [one.id_ for name in ("sources", "cues", "contents") for one in doc.spans[name]] == ["0"] * 3
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy.spans["times"][0].label_ == "DATE"


def test_the_encoder_shows_no_faint_attributions(monkeypatch):
    heard = Said(((0, 8),), (), (), 0.9), Said(((20, 24),), (), (), 0.39)
    monkeypatch.setattr(Labelled, "said", lambda *_: heard)
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_encoder")
    doc = nlp(SAID)
    assert [one.text for one in doc.spans["contents"]] == ["Ada Orel"]
    assert on_doc.labels(doc).said == heard


def test_the_encoder_leaves_what_others_have_set():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "SHIP", "pattern": "Ada Orel"}])
    nlp.add_pipe("onrecord_encoder")
    assert [(one.text, one.label_) for one in nlp(SAID).ents] == [("Ada Orel", "SHIP"), ("Oslo", "LOC")]


def test_the_encoder_works_behind_a_parser():
    words = ["Ada", "left", "Oslo", "."]
    parsed = Doc(
        spacy.blank("en").vocab, words=words, heads=[1, 1, 1, 1], deps=["nsubj", "ROOT", "obj", "punct"]
    )
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_encoder")
    assert len(list(nlp(parsed).sents)) == 1


@pytest.mark.parametrize("threads", [0, -1, 1000])
def test_a_number_of_threads_that_can_not_be_is_an_error_that_says_so(threads):
    for name in ("onrecord", "onrecord_encoder"):
        with pytest.raises(SettingsError, match=f"the component: threads = {threads}"):
            spacy.blank("en").add_pipe(name, config={"threads": threads})


@pytest.mark.parametrize("text", ["", " \n\t ", "👩‍👩‍👧", "Привіт, світе."])
def test_the_encoder_reads_what_has_no_words(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_encoder")
    assert nlp(text).text == text


def test_every_step_of_the_pipeline_is_a_component():
    names = entry_points(group="spacy_factories").names
    assert {f"onrecord_{step}" for step, _ in onrecord.pipeline.STEPS} | {"onrecord"} <= names


@pytest.mark.parametrize("tokenize", [spacy.blank("en"), onrecord.tokenizer()], ids=["theirs", "ours"])
def test_half_of_a_surrogate_pair_gets_no_further_than_spacys_vocabulary(tokenize):
    """No Doc can have one, whoever makes it: the words are spaCy's (docs/spacy.md)."""
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        tokenize("Two miners \ud800 died.")
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        Doc(tokenize.vocab, words=["Two", "miners", "\ud800", "died"])


def test_a_day_of_publication_that_is_none_is_told_by_the_component(nlp):
    made = nlp.make_doc(TEXTS[0])
    made._.published = "\ud800"
    with pytest.raises(ValueError, match="is not an ISO date"):
        nlp.get_pipe("onrecord")(made)
