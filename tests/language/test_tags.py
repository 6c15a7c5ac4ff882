"""The tagger: sentences of ours, capitals, odd input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.errors import LexiconError
from onrecord.language import sentences, tags, tokens
from onrecord.language.tagger import decode, features, model, sums

NLP = tokens.blank()


def tagged(text: str) -> Doc:
    doc = NLP.make_doc(text)
    sentences.mark(doc)
    tags.tag(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack killed two miners.", "DT NN VBD CD NNS ."),
        ("They attack the bridge at night.", "PRP VBP DT NN IN NN ."),
        ("Ana Orel was wounded by a shell.", "NNP NNP VBD VBN IN DT NN ."),
        ("“We left,” she said.", "`` PRP VBD , '' PRP VBD ."),
        ("The workers’ leader doesn’t know.", "DT NNS POS NN VBZ RB VB ."),
        ("A 62-year-old man fled.", "DT CD HYPH NN HYPH JJ NN VBD ."),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    assert [token.tag_ for token in tagged(text)] == expected.split()


def test_capitals_do_not_make_names() -> None:
    found = {token.text: token.tag_ for token in tagged("TWO SOLDIERS WERE KILLED NEAR THE BRIDGE.")}
    assert (found["SOLDIERS"], found["KILLED"], found["BRIDGE"]) == ("NNS", "VBN", "NN")


def test_universal_tags_and_spaces() -> None:
    doc = tagged("She was hurt.\n\nHe left because of it.")
    assert [token.pos_ for token in doc][:5] == ["PRON", "AUX", "VERB", "PUNCT", "SPACE"]


def test_sentence_starts_are_kept() -> None:
    doc = NLP.make_doc("One left. Two stayed.")
    sentences.mark(doc)
    before = [token.is_sent_start for token in doc]
    tags.tag(doc)
    assert [token.is_sent_start for token in doc] == before


def test_a_sentence_of_many_words_is_tagged_whole() -> None:
    doc = tagged("word " * 1000)
    assert all(token.tag_ for token in doc)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_tagged_and_the_same_twice(text: str) -> None:
    first, second = tagged(text), tagged(text)
    assert all(token.tag_ for token in first)
    assert [token.tag_ for token in first] == [token.tag_ for token in second]


def test_sums_are_the_same_after_a_new_start(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [("Ada", False), ("ADA", True), ("left", False), sums.EDGE]
    made = sums.Sums()
    table, rows = made.of(words)
    before = table[rows]
    monkeypatch.setattr(sums, "KEPT", 2)
    table, rows = made.of(words[::-1])
    assert len(made.rows) == len(words)
    assert (table[rows][::-1] == before).all()


def test_a_group_of_features_never_seen_counts_nothing() -> None:
    summed = sums.summed([[], ["no such feature"], ["b"], []])
    assert [bool(row.any()) for row in summed] == [False, False, True, False]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(LexiconError, match="reinstall"):
        model.unpack(b"something else")


def test_pack_is_undone_by_unpack() -> None:
    weights = model.load()
    names = sorted(weights.rows, key=weights.rows.__getitem__)
    again = model.unpack(model.pack(list(weights.tags), names, weights.single[:-1], weights.pairs))
    assert (again.single == weights.single).all()
    assert (again.pairs == weights.pairs).all()
    assert again.rows == weights.rows


def test_pairs_of_words_are_found_as_the_features_name_them() -> None:
    sentences = [
        ["The", "U.S.", "said", "on", "Friday", "that", "it", "would", "."],
        ["$", "5", "m", "^", "?"],
    ]
    blanks = [[True] * len(words) for words in sentences]
    places, rows = decode.of_places(sentences, blanks, [False, False])
    found = sorted(zip(places.tolist(), rows.tolist(), strict=True))
    known, place, wanted = model.load().rows, 0, list[tuple[int, int]]()
    for words, spaced in zip(sentences, blanks, strict=True):
        lowers = [features.normal(word).lower() for word in words]
        for at in range(len(words)):
            names = features.placed(words, lowers, spaced, at, caseless=False)
            wanted += [(place, known[name]) for name in names if name in known]
            place += 1
    assert found == sorted(wanted)
    assert len(found) > 15
