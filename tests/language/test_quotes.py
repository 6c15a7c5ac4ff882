"""Quotations: nested, over paragraphs, unclosed, with stray marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import quotes


def inner(text: str) -> list[str]:
    return [" / ".join(text[start:end] for start, end in quote.inner) for quote in quotes.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said.", ["Go,"]),
        ('"Go," she said. "Now."', ["Go,", "Now."]),
        ("``Go,'' she said.", ["Go,"]),
        ("«Idź», powiedziała.", ["Idź"]),
        ("'Go,' she said. 'Now.'", ["Go,", "Now."]),
        ("“Ask the ‘right’ men,” he said.", ["Ask the ‘right’ men,", "right"]),
        ("\"He said 'no' twice,\" she wrote.", ["He said 'no' twice,", "no"]),
        ("The workers’ rights and the ’98 strike don’t count.", []),
        ("The workers' hall wasn't 'safe', he said.", ["safe"]),
        ("“One.\n“Two.”", ["One. / Two."]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["One. / Two. / Three,"]),
        ("“One.\nTwo.", ["One."]),
        ("A stray ” mark and “one more” pair.", ["one more"]),
        ("A stray “ mark.\n“Whole,” he said.", [" mark. / Whole,"]),
        ("“”", []),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_what_is_not_closed_is_marked() -> None:
    (quote,) = quotes.find("He said: “We left.\nNobody answered.")
    assert not quote.closed


def test_depth_counts_what_stands_around() -> None:
    assert [quote.depth for quote in quotes.find("“A ‘b “c” d’ e.”")] == [0, 1, 2]


@pytest.mark.parametrize(
    "text", ["“‘" * 5000 + "x" + "’”" * 5000, "“" * 10_000, '"' * 10_001, "' " * 10_000, "“a\n" * 5000]
)
def test_ten_thousand_marks_end(text: str) -> None:
    assert all(quote.end <= len(text) for quote in quotes.find(text))


@given(st.text("“”\"'‘’«»`ab s1.,\n \r", max_size=80))
def test_pieces_lie_inside_the_text(text: str) -> None:
    for quote in quotes.find(text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start <= start < end <= quote.end for start, end in quote.inner)


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    quotes.find(text)
