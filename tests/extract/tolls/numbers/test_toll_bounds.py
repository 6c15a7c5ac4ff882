"""Numbers with their bounds, vague words, numbers that are derived."""

from __future__ import annotations

import pytest
from toll_finding import only, tolls

from onrecord.config import Settings
from onrecord.pipeline import Reader, document


@pytest.mark.parametrize(
    ("amount", "low", "high", "best", "bound"),
    [
        ("Six", 6, 6, 6, "exact"),
        ("A total of 1,250", 1250, 1250, 1250, "exact"),
        ("At least another six", 6, None, None, "at_least"),
        ("More than 30", 31, None, None, "at_least"),
        ("30 or more", 30, None, None, "at_least"),
        ("Up to 30", None, 30, None, "at_most"),
        ("Fewer than 30", None, 29, None, "at_most"),
        ("About 30", 30, 30, 30, "approx"),
        ("Almost 30", None, 30, 30, "approx"),
        ("Just over 30", 31, None, 30, "approx"),
        ("Three dozen", 36, 36, 36, "approx"),
        ("Between 30 and 35", 30, 35, None, "range"),
        ("30-35", 30, 35, None, "range"),
        ("Hundreds of", 100, None, None, "vague"),
        ("Tens of thousands of", 10_000, None, None, "vague"),
        ("An unknown number of", None, None, None, "unknown"),
        ("No", 0, 0, 0, "none"),
    ],
)  # fmt: skip
def test_bounds(amount: str, low: int | None, high: int | None, best: int | None, bound: str) -> None:
    count = only(f"{amount} villagers were wounded near Tarn.").count.value
    assert (count.low, count.high, count.best, count.bound) == (low, high, best, bound)


@pytest.mark.parametrize(
    ("table", "low"), [("acled", 12), ("plural", 24), ("survey", 24)]
)  # fmt: skip
def test_the_table_of_vague_words_is_a_setting(table: str, low: int) -> None:
    made = Reader(Settings(vague_counts=table)).read(document("Dozens of miners died in Lisk."))  # type: ignore[arg-type]
    assert made.tolls[0].count.value.low == low
    assert ("vague_counts" in made.made_with.lexicons) == (table != "acled")


@pytest.mark.parametrize(
    ("text", "low", "derivation"),
    [
        ("A cook, her sister and a guest died.", 3, "1+1+1"),
        ("Half of the 40 patients died.", 20, "40/2"),
        ("All but three of the 20 divers were rescued.", 17, "20-3"),
        ("Two guards each were killed in raids on four posts.", 8, "2x4"),
        ("The two armies each freed 30 prisoners.", 60, "30x2"),
    ],
)
def test_derived_numbers_say_how(text: str, low: int, derivation: str) -> None:
    toll = only(text)
    assert (toll.count.value.low, toll.derivation) == (low, derivation)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("At the hospital of Lisk 13 wounded are being treated.", [13]),
        ("In Lisk 13 missing people were found dead.", [13]),
        ("Channel Lisk 13 wounded the mayor's pride.", []),
    ],
)
def test_a_number_behind_a_name_counts_those_who_are_harmed(text: str, low: list[int]) -> None:
    assert [toll.count.value.low for toll in tolls(text)][:1] == low
