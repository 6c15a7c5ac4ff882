"""Kinds of people whose counts the encoder hears, or whose part it does."""

from __future__ import annotations

import pytest
from toll_hearing import heard

from onrecord import Reader, document


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Four persons deprived of their liberty lost their lives.", ["prisoner"]),
        ("Our forces took 163 soldiers and officers prisoner.", ["soldier"]),
        ("The ministry had spoken of three captured guerrillas.", ["militant"]),
        ("Sixteen people have lost their lives. Seven were under eighteen.", ["person", "child"]),
        ("The raid killed 31 militants. Two of them had been trained as bombers.", ["militant", "militant"]),
        ("Eight of the victims were under 18, and seven of those had been pupils.", ["child", "child"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    found = Reader().read(document(text, published="2026-03-12"))
    assert [toll.subject_kind for toll in found.tolls] == kinds


@pytest.mark.parametrize(
    ("text", "counted", "cue", "kind"),
    [
        ("There is no passenger list in Memba.", "no passenger list", "no", "missing"),
        ("Some 150 people had squeezed aboard the launch.", "150 people", "aboard", "rescued"),
        ("He put the toll at 44, two fewer than the army did.", "two", "fewer", "killed"),
    ],
)
def test_things_those_who_went_aboard_and_differences_are_no_tolls(
    text: str, counted: str, cue: str, kind: str
) -> None:
    assert all(one.count.value.low == 44 for one in heard(text, counted, cue, kind))
