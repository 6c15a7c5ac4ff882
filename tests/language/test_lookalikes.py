"""Words with letters of two scripts that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.lookalikes import find

MIXED = [
    ("Khers\u043en", "Cyrillic and Latin"),
    ("\u0420aris", "Cyrillic and Latin"),
    ("L\u03bfndon", "Greek and Latin"),
    ("\u0391\u0412a", "Cyrillic and Greek and Latin"),
]
PLAIN = [
    "Kherson", "Córdoba", "Łódź", "\u0425\u0435\u0440\u0441\u043e\u043d", "Ａlpha", "5 µm", "MiG-29", "\u03b3-rays",
    "caf\u00e9\u0301", "👩‍👩‍👧", "\u6f22Kanji", "", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize(("word", "scripts"), MIXED)
def test_a_word_of_two_scripts_is_told_where_it_first_stands(word, scripts):
    text = f"🔥 Shells hit {word}, and {word} again."
    (one,) = find(text)
    assert text[slice(*one.span)] == word
    assert (one.field, one.why.partition(" letters")[0]) == ("text", f"has {scripts}")


@pytest.mark.parametrize("word", PLAIN)
def test_words_of_one_script_are_not(word):
    assert list(find(f"Shells hit {word}, Херсон and Kherson.")) == []


@given(st.text())
def test_whatever_is_told_is_a_word_of_the_text(text):
    for one in find(text):
        assert text[slice(*one.span)].isalpha()
        assert not text[slice(*one.span)].isascii()
