"""What confidence is worth, on gold and records made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import reliability

OSLO = {"latitude": 59.91, "longitude": 10.75}


def place(start: int, end: int, where: dict, confidence: float) -> dict:
    return {"spans": [[start, end]], "value": where, "confidence": confidence}


def test_a_place_is_right_where_it_stands_and_lies() -> None:
    gold = {"toponyms": [{"start": 10, "end": 14, "lat": 60.0, "lon": 10.0}]}
    bergen, nowhere = {"latitude": 60.39, "longitude": 5.32}, {"latitude": None, "longitude": None}
    record = {
        "places": [
            place(10, 14, OSLO, 0.9),
            place(10, 14, bergen, 0.8),
            place(10, 14, nowhere, 0.7),
            place(20, 24, OSLO, 0.6),
        ]
    }
    assert list(reliability.places(gold, record)) == [(0.9, True), (0.8, False), (0.7, True), (0.6, False)]


def test_a_time_is_right_where_it_touches_one() -> None:
    gold = {"timexes": [{"start": 0, "end": 6}]}
    record = {"times": [{"spans": [[3, 9]], "confidence": 0.9}, {"spans": [[6, 9]], "confidence": 0.5}]}
    assert list(reliability.times(gold, record)) == [(0.9, True), (0.5, False)]


def test_an_attribution_is_right_by_more_than_half_of_its_content() -> None:
    gold = {"attributions": [{"content": [[0, 10]]}]}
    said = [
        {"content": {"spans": [[0, end]], "confidence": sure}}
        for end, sure in ((6, 0.9), (5, 0.8), (9, None))
    ]
    assert list(reliability.contents(gold, {"attributions": said})) == [(0.9, True), (0.8, False)]
