"""What two reports have in common is shown by its characters in both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.incidents.passages import sentences, shared_passages

FIRST = "Two shells hit the old mill at Marnovo before dawn on Friday."
SECOND = "Dr. J. Orel counted six dead and 1,200 broken windows, he said."
THIRD = "“Nobody slept, and nobody will sleep tonight,” said the miller’s wife."
AROUND = "()[] 🔥👩\u200d👧"


def slices(a: str, b: str) -> list[tuple[str, str]]:
    return [(a[slice(*one)], b[slice(*other)]) for one, other in shared_passages(a, b)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (f"{FIRST} {SECOND} {THIRD}", f"{THIRD} {FIRST} {SECOND}"),
        (f"🔥👩‍👩‍👧 {FIRST}\r\n{SECOND}\r\n\r\n{THIRD}", f"{FIRST}\n{SECOND}\r{THIRD}🔥"),
        (f"OSLO, May 3 (Agency) — {FIRST} {SECOND} {THIRD}", f"{FIRST}  {SECOND}\t{THIRD}"),
        (f"({FIRST}) {SECOND} {THIRD} No.", f"Well! {FIRST} [{SECOND}] Yes. {THIRD}"),
    ],
)
def test_spans_are_code_points_of_the_texts_as_they_are(a, b):
    found = slices(a, b)
    assert [one.strip(AROUND) for one, _ in found] == [FIRST, SECOND, THIRD]
    assert [other.strip(AROUND) for _, other in found] == [FIRST, SECOND, THIRD]


def test_case_marks_and_broken_lines_make_no_difference():
    a = f"{FIRST} {SECOND}"
    b = f"{SECOND.upper()}\r\n{FIRST.replace(' before', chr(10) + 'before')}"
    assert [other for _, other in slices(a, b)] == [FIRST.replace(" before", "\nbefore"), SECOND.upper()]


def test_lines_cut_for_their_length_are_no_sentences():
    a = f"{FIRST} The garrison of\nMarnovo had left the town three days before that, and\nGeneral Ola Brin "
    a += "knew of it when he gave his\nOrders, as the archives of the staff now show.\nNobody has been charged with it."
    b = a.replace("\n", " ")
    assert len(shared_passages(a, b)) == len(list(sentences(b))) - 1  # the last has six words


def test_short_sentences_tell_nothing():
    assert shared_passages("Six people died. He said so.", "Six people died. He said so.") == ()


def test_what_is_said_twice_goes_with_what_is_said_twice():
    a, b = f"{FIRST} {FIRST}", f"{FIRST} {SECOND} {FIRST} {FIRST}"
    spans = shared_passages(a, b)
    assert [other for _, other in spans] == [(0, 61), (126, 187)]


@pytest.mark.parametrize("text", ["", " \r\n ", "…", "🔥"])
def test_nothing_in_nothing(text):
    assert shared_passages(text, text) == ()


PIECES = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, "No.", "\n", "\r\n", " ", "🔥", "“", "(", "x "]), max_size=12
)


@given(PIECES, PIECES)
def test_both_ways_round(one, other):
    a, b = "".join(one), "".join(other)
    forth, back = shared_passages(a, b), shared_passages(b, a)
    assert {(there, here) for here, there in forth} == set(back)
    assert all(0 <= start < end <= len(a) for (start, end), _ in forth)


@given(st.text(alphabet='Ab .!?\r\n“”"(🔥—', max_size=80))
def test_sentences_stand_in_order_without_white_space(text):
    spans = list(sentences(text))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert [at for span in spans for at in span] == sorted(at for span in spans for at in span)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
