"""Base noun phrases of sentences of ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import phrases
from onrecord.model import Document
from onrecord.pipeline import prepare


def found(text: str) -> list[str]:
    doc = prepare(Document(id="d", text=text))
    return [doc[phrase.start : phrase.end].text for phrase in phrases.find(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The independent council wounded nobody.", ["The independent council", "nobody"]),
        ("A 62-year-old woman was killed.", ["A 62-year-old woman"]),
        ("They are digging deep trenches.", ["They", "deep trenches"]),
        ("Wounded soldiers left the city’s main hospital.", ["Wounded soldiers", "the city’s main hospital"]),
        ("“Help,” the mayor said.", ["Help", "the mayor"]),
        ("At least six people were killed.", ["six people"]),
        ("The raid killed two men, said Ana Orel.", ["The raid", "two men", "Ana Orel"]),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@settings(max_examples=50, deadline=None)
@given(st.text("the men’s , “”-.\n Two is ", max_size=60))
def test_phrases_follow_each_other(text: str) -> None:
    doc = prepare(Document(id="d", text=text))
    end = 0
    for phrase in phrases.find(doc):
        assert end <= phrase.start <= phrase.head < phrase.end <= len(doc)
        end = phrase.end
