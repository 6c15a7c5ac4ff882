"""Datelines at the beginning of a paragraph."""

from __future__ import annotations

import pytest

from onrecord.language.datelines import end


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("LISK — Two died.", "Two died."),
        ("NEW LISK, Karvia, March 2 — Two died.", "Two died."),
        ("LISK, July 14 (Agency) - Two died.", "Two died."),
        ("LISK (Agency) -- “We stay.”", "“We stay.”"),
        ("LA LISK (Karvia), July 14 (Agency) -- Two died.", "Two died."),
        ("ŁÓDŹ – Two died.", "Two died."),
        ("NATO — the alliance — met.", "NATO — the alliance — met."),
        ("UN - Two died.", "UN - Two died."),
        ("COVID-19 was back.", "COVID-19 was back."),
        ("Lisk — Two died.", "Lisk — Two died."),
        ("LISK IS SAFE", "LISK IS SAFE"),
        ("10:42 Two died.", "Two died."),
        ("9.42am: Two died.", "Two died."),
        ("17:05 GMT - “We stay.”", "“We stay.”"),
        ("10:42 was the hour.", "10:42 was the hour."),
        ("", ""),
    ],
)
def test_where_a_dateline_ends(line: str, rest: str) -> None:
    assert line[end(line, 0) :] == rest
