"""What confidence is worth: `python -m evaluation.reliability`, on the records that the gate has left.

Expected calibration error: records' fields in ten bins of equal size by confidence; in each the difference
between mean confidence and the share that is right; the mean of these. Right is
- an attribution whose content shares more than half of the characters of both with a gold one's;
- a time that shares a character with a gold expression;
- a place that shares a character with a gold toponym and, where both have points, lies within 161 km of it.
Times are judged on documents that the encoder was not trained on.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from training.corpora.example import fold
from training.corpora.times import FOLDS

from . import measures
from .__main__ import RECORDS

BINS = 10
NEAR_KM = 161.0
EARTH_KM = 6371.0
Row = dict[str, Any]
Judged = Sequence[Sequence[float]]

FIELDS: dict[str, tuple[str, ...]] = {
    "attributions": ("attributions",),
    "times": ("times", "times meantime"),
    "places": ("places lgl", "places tr-news", "places geowebnews", "places geovirus"),
}


def main() -> None:
    """Print a table."""
    known = {measure.name: measure for measure in measures.load()}
    for field, names in FIELDS.items():
        seen = [one for name in names for one in judged(field, known[name])]
        right = sum(good for _, good in seen) / max(1, len(seen))
        print(f"{field}: {len(seen)} with a confidence, {right:.3f} right, expected error {error(seen):.3f}")
        for part in binned(seen):
            print(f"    said {mean(part, 0):.2f}  right {mean(part, 1):.2f}  of {len(part)}")


def judged(field: str, measure: measures.Measure) -> Iterator[tuple[float, bool]]:
    """The confidence of each field of a measure's records, and whether it is right."""
    records = RECORDS / f"{measure.name.replace(' ', '-')}.jsonl"
    judge = JUDGES[field]
    for gold, record in zip(lines(measure.path), lines(records), strict=True):
        if measure.name != "times" or fold(gold["id"], FOLDS) == 0:
            yield from judge(gold, record)


def lines(path: Path) -> Iterator[Row]:
    """The rows of a JSON lines file."""
    with path.open(encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def contents(gold: Row, record: Row) -> Iterator[tuple[float, bool]]:
    """Attributions by their contents."""
    wanted = [characters(one["content"]) for one in gold["attributions"]]
    for one in record["attributions"]:
        if one["content"]["confidence"] is not None:
            yield one["content"]["confidence"], is_most(characters(one["content"]["spans"]), wanted)


def is_most(made: set[int], wanted: Iterable[Set[int]]) -> bool:
    """Whether some characters share more than half of the characters of both with others."""
    return any(len(made & other) > len(made | other) / 2 for other in wanted)


def times(gold: Row, record: Row) -> Iterator[tuple[float, bool]]:
    """Times by their characters."""
    wanted = {at for one in gold["timexes"] for at in range(one["start"], one["end"])}
    for one in record["times"]:
        yield one["confidence"], not wanted.isdisjoint(characters(one["spans"]))


def places(gold: Row, record: Row) -> Iterator[tuple[float, bool]]:
    """Places by their characters and their points."""
    for one in record["places"]:
        made = characters(one["spans"])
        same = [top for top in gold["toponyms"] if not made.isdisjoint(range(top["start"], top["end"]))]
        where = one["value"]
        yield one["confidence"], bool(same) and any(near(where, top) for top in same)


def near(where: Row, top: Row) -> bool:
    """Whether a place lies near a toponym's point; where one has none, it can't be told."""
    if where["latitude"] is None or top.get("lat") is None:
        return True
    first, second = math.radians(where["latitude"]), math.radians(top["lat"])
    apart = math.radians(where["longitude"] - top["lon"])
    cosine = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(apart)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine))) <= NEAR_KM


JUDGES: dict[str, Callable[[Row, Row], Iterator[tuple[float, bool]]]] = {
    "attributions": contents,
    "times": times,
    "places": places,
}


def characters(spans: list[list[int]]) -> set[int]:
    """The characters of some spans."""
    return {at for start, end in spans for at in range(start, end)}


def binned(seen: Judged) -> list[Judged]:
    """Ten parts of about equal size, by confidence; equal confidences stay together."""
    ordered = sorted(chance for chance, _ in seen)
    edges = [ordered[len(ordered) * number // BINS] for number in range(1, BINS)] if ordered else []
    parts: list[list[Sequence[float]]] = [[] for _ in range(BINS)]
    for one in seen:
        parts[bisect_right(edges, one[0])].append(one)
    return [part for part in parts if part]


def mean(part: Judged, column: int) -> float:
    """The mean of a column."""
    return sum(float(one[column]) for one in part) / len(part)


def error(seen: Judged) -> float:
    """The expected calibration error.

    >>> error([(0.5, True), (0.5, False)] * 10), error([(0.9, True), (0.6, False)])
    (0.0, 0.35)
    """
    off = sum(abs(mean(part, 0) - mean(part, 1)) * len(part) for part in binned(seen))
    return round(off / max(1, len(seen)), 4)


if __name__ == "__main__":
    main()
