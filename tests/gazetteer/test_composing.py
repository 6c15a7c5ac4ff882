"""Normal forms: what they always were, but never with more marks together than can be put in order at once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import voices
from onrecord.gazetteer import composing, names
from onrecord.incidents import signatures

MARKS = ("\u0301\u0323", "\u0344\u0323", "\u0f73\u0301", "\uff9e\u0323", "\u3099\u0301")


def longest(text: str) -> int:
    """The most marks that stand together once a text is taken apart."""
    most = many = 0
    for letter in unicodedata.normalize("NFKD", text):
        many = many + 1 if unicodedata.combining(letter) else 0
        most = max(most, many)
    return most


@pytest.mark.parametrize("marks", MARKS)
def test_no_more_marks_stand_together_than_thirty_letters_of_them(marks):
    assert longest("a" + marks * 500) >= 1000
    assert longest(composing.bounded("a" + marks * 500)) <= 3 * composing.MOST


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("use", [signatures.words, voices.voice, names.unaccented])
def test_whoever_composes_strangers_words_bounds_their_marks(use, marks, monkeypatch):
    real, seen = unicodedata.normalize, []

    class Listening:
        combining = staticmethod(unicodedata.combining)

        @staticmethod
        def normalize(form: str, text: str) -> str:
            seen.append(text)
            return real(form, text)

    for module in (composing, signatures, voices, names):
        monkeypatch.setattr(module, "unicodedata", Listening, raising=False)
    use("Ada a" + marks * 500)
    assert max(map(longest, seen)) <= 3 * composing.MOST


@given(
    st.text(st.characters(categories=["L", "Mn", "Zs"]), max_size=30),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
)
def test_words_are_composed_as_unicode_has_it(text, form):
    assert composing.composed(form, text) == unicodedata.normalize(form, text)
