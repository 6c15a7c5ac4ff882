"""Numbers in words and figures, both ways round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import numbers, tokens

NLP = tokens.blank()


def values(text: str) -> list[float | int]:
    return [number.value for number in numbers.find(NLP.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-three men", [23]),
        ("fifty four", [54]),
        ("three twenty", [3, 20]),
        ("a hundred and five men", [105]),
        ("one thousand two hundred and thirty-four", [1234]),
        ("two hundred thousand", [200_000]),
        ("1,200 and 3,400,000", [1200, 3_400_000]),
        ("2.4 million", [2_400_000]),
        ("1.2m people, 5k and 3bn", [1_200_000, 5_000, 3_000_000_000]),
        ("one point five million", [1_500_000]),
        ("two and a half million", [2_500_000]),
        ("half a million", [500_000]),
        ("three lakh", [300_000]),
        ("10-12 men", [10, 12]),
        ("seventeen", [17]),
        ("zero", [0]),
    ],
)
def test_numbers(text: str, expected: list[float | int]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text", ["hundreds of men", "a dozen", "a", "half a man", "the million", "T-72", "ones", ""]
)
def test_no_numbers(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(("text", "value"), [("the 21st", 21), ("the third", 3), ("thirty-first", 31)])
def test_ordinals_are_marked(text: str, value: int) -> None:
    (number,) = numbers.find(NLP.make_doc(text))
    assert (number.value, number.ordinal) == (value, True)


@pytest.mark.parametrize(("text", "digits"), [("1998", True), ("2 million", False), ("two", False)])
def test_figures_alone_are_marked(text: str, digits: bool) -> None:
    (number,) = numbers.find(NLP.make_doc(text))
    assert number.digits is digits


@pytest.mark.parametrize("text", ["9" * 5000, "nine " * 5000, "million " * 5000, "a hundred " * 2000])
def test_long_runs_end(text: str) -> None:
    doc = NLP.make_doc(text)
    assert all(number.end <= len(doc) for number in numbers.find(doc))


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "twenty",
                "hundred",
                "thousand",
                "million",
                "and",
                "-",
                "a",
                "half",
                "point",
                "7",
                "2.5",
                "first",
                "m",
                "k",
                "of",
            ]
        ),
        max_size=12,
    )
)
def test_numbers_follow_each_other(words: list[str]) -> None:
    doc = NLP.make_doc(" ".join(words))
    end = 0
    for number in numbers.find(doc):
        assert end <= number.start < number.end <= len(doc)
        end = number.end
