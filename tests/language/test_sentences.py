"""Sentence starts: abbreviations, quotations, lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import sentences, tokens

NLP = tokens.blank()


def split(text: str) -> list[str]:
    doc = NLP.make_doc(text)
    sentences.mark(doc)
    return [sent.text.strip() for sent in doc.sents]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Orel left.", "Gen. Kos stayed."],
        ["He came from the U.S. in May.", "Nobody asked."],
        ["“Stop.”", "She stood up."],
        ["“Stop!” she said.", "“Now.”"],
        ["He asked: “Why?” and left.", "She did not."],
        ["J. Orel and K. B. Kos met.", "They talked."],
        ["It cost $2.5 million.", "2022 was worse."],
        ["Was it over?", "Yes...", "No."],
        ["(He lied.)", "She did not."],
        ["The firm, Kos Ltd., closed.", "Others followed."],
    ],
)
def test_sentences_are_found_again(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_dateline_is_apart() -> None:
    assert split(
        "LISK, Aug 3 (Agency) — Ten died. NATO — it helped — left.\nORSK (Agency) -- All is well."
    ) == [
        "LISK, Aug 3 (Agency) —",
        "Ten died.",
        "NATO — it helped — left.",
        "ORSK (Agency) --",
        "All is well.",
    ]


def test_a_line_end_ends_a_sentence() -> None:
    assert split("Ten dead in raid\nThe raid began at night") == [
        "Ten dead in raid",
        "The raid began at night",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ["police shot two.", "they fled."],
        ["mr. orel left at 5 p.m. on friday.", "nobody asked."],
        ["“we wait,” he said.", "“it is late.”", "she left."],
        ["“who was it?” a farmer asked.", "nobody knew."],
        ["it went on ... and on.", "it ended."],
    ],
)
def test_small_letters_begin_sentences_where_there_are_no_others(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts
    assert split("A title\n\n" + " ".join(parts)) != ["A title", *parts]
    long = "the mayor of the town said that all the roads to the harbour had been closed since the morning."
    assert split("A title\n\n" + " ".join([long, long, *parts])) == ["A title", long, long, *parts]


def test_a_lower_case_word_starts_no_sentence() -> None:
    assert split("The so-called art. of war, i.e. fighting, etc. is old.") == [
        "The so-called art. of war, i.e. fighting, etc. is old."
    ]


@settings(max_examples=100, deadline=None)
@given(st.text("Ab. !?“”\"')(\n U.S. Mr.", max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    doc = NLP.make_doc(text)
    sentences.mark(doc)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_paragraphs_leave_white_space_out() -> None:
    doc = NLP.make_doc("\n\nOne two.\n \nThree.\r\nFour.\n")
    assert [doc[a:b].text for a, b in sentences.paragraphs(doc)] == ["One two.", "Three.", "Four."]


def test_titles_in_capitals_end_no_sentence() -> None:
    text = "MR. OREL MET COL. VANN AND DR. IDA LUND. THEY SAID NO. NOBODY KNEW WHY."
    parts = ["MR. OREL MET COL. VANN AND DR. IDA LUND.", "THEY SAID NO.", "NOBODY KNEW WHY."]
    assert split(text) == parts
