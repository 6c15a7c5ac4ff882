"""Word pieces and the characters they were made from."""

from __future__ import annotations

import pytest

from onrecord.encoder import pieces
from onrecord.encoder.shapes import LINE, TITLE

TOKENS = ["[PAD]", "[UNK]", "the", "mill", "##er", "##s", "cafe", "7", ".", "“", "київ"]
TOKENIZER = pieces.tokenizer(TOKENS)


def read(text: str) -> list[tuple[str, str]]:
    """Each piece and the characters it was made from."""
    found = pieces.read(text, TOKENIZER)
    return [
        (TOKENS[number], text[start:end])
        for number, (start, end) in zip(found.ids, found.places.tolist(), strict=True)
    ]


def test_pieces_stand_where_their_characters_do() -> None:
    assert read("The  Millers\n“café”") == [
        ("the", "The"), ("mill", "Mill"), ("##er", "er"), ("##s", "s"), ("“", "“"), ("cafe", "café"),
        ("[UNK]", "”"),
    ]  # fmt: skip


def test_accents_written_apart_and_characters_outside_the_first_plane() -> None:
    assert read("cafe\u0301 7") == [("cafe", "cafe"), ("7", "7")]  # the accent belongs to no piece
    assert read("😀 the") == [("[UNK]", "😀"), ("the", "the")]
    assert read("Київ") == [("[UNK]", "Київ")]  # the dots of its third letter are an accent too


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\x00"])
def test_a_text_without_words_has_no_pieces(text: str) -> None:
    found = pieces.telling(text, TOKENIZER)
    assert len(found.ids) == len(found.shapes) == len(found.places) == len(found.inner) == 0


def test_which_pieces_go_on_inside_a_word() -> None:
    assert pieces.read("the millers.", TOKENIZER).inner.tolist() == [False, False, True, True, False]


def test_a_text_in_capitals_says_nothing_by_its_case() -> None:
    assert pieces.telling("The mill", TOKENIZER).shapes.tolist()[0] == LINE + TITLE
    assert pieces.telling("THE MILL", TOKENIZER).shapes.tolist() == [LINE, 0]
