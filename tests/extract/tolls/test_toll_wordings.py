"""Ways to say one toll: each is found with its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.tolls import find
from onrecord.pipeline import document, prepare


def wordings() -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for line in Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            told, text = line.split(" | ")
            category, number = told.split()
            found.setdefault(category, []).append((int(number), text))
    return found


@pytest.mark.parametrize("category", wordings())
def test_the_wordings_of_a_category(category: str) -> None:
    missed = [
        text
        for number, text in wordings()[category]
        if not any(
            toll.category == category and number in (toll.count.value.low, toll.count.value.high)
            for toll in find(prepare(document(text)))
        )
    ]
    assert missed == []
