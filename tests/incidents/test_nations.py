"""Whose people a count is of."""

from __future__ import annotations

import pytest
from incident_reports import read

from onrecord.incidents import happenings


def nations(text: str) -> list[tuple[float | None, str | None]]:
    found = happenings.of(read("A", text, "2026-07-23T10:00:00Z"))
    return [(one.count.value.low, one.nation) for happening in found for one in happening.stated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One Thai soldier was killed and nine Cambodian soldiers were wounded.", [(1, "thailand"), (9, "cambodia")]),
        ("Two soldiers were killed on the Armenian side, police said.", [(2, "armenia")]),
        ("The Thai army said three of its soldiers had been killed.", [(3, "thailand")]),
        ("Three soldiers were killed.", [(3, None)]),
    ],
)  # fmt: skip
def test_nation(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert nations(text) == expected
