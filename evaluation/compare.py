"""What a change found and what it lost: two sets of records against gold, item by item."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from .measures import SCORERS, Measure

Json = dict[str, Any]
Right = set[tuple[str, int]]
"""Gold items that a set of records has right: document id and index."""


def scorer_module(name: str) -> Any:  # noqa: ANN401 - the scorers are scripts without a package
    """A scorer as a module."""
    if str(SCORERS) not in sys.path:
        sys.path.insert(0, str(SCORERS))
    return import_module(name)


def right_items(measure: Measure, records: Path) -> Right:
    """Which gold items some records have right, by the scorer's own rules."""
    pairs = scorer_module("records").pairs

    judge = JUDGES[measure.scorer]
    return {(row["id"], i) for row, record in pairs(measure.path, records) for i in judge(row, record)}


def times(row: Json, record: Json) -> Iterator[int]:
    """Expressions with the right value."""
    scorer = scorer_module("times")

    gold = scorer.gold_times(row)
    for one, other in scorer.paired(gold, scorer.made_times(row, record)):
        if one.value == other.value:
            yield gold.index(one)


def places(row: Json, record: Json) -> Iterator[int]:
    """Toponyms with a point within 161 km."""
    geo = scorer_module("geo")

    gold, made = geo.gold_places(row), geo.made_places(record)
    for i, j in geo.equal(gold, made).items():
        near = (
            gold[i].point and made[j].point and geo.distance_km(gold[i].point, made[j].point) <= geo.NEAR_KM
        )
        if near:
            yield i


def tolls(row: Json, record: Json) -> Iterator[int]:
    """Tolls with the right category and count."""
    scorer = scorer_module("tolls")

    found = scorer.matched(row["tolls"], record["tolls"])
    yield from (i for i, made in found.items() if scorer.equal_count(row["tolls"][i], made))


def hedges(row: Json, record: Json) -> Iterator[int]:
    """Hedges whose cue was found."""
    records = scorer_module("records")
    gold = [records.span(one["cue"]) for one in row["hedges"]]
    yield from (i for i, _ in records.match(gold, [records.spans(one) for one in record["hedges"]]))


def attributions(row: Json, record: Json) -> Iterator[int]:
    """Attributions with the right content and source."""
    attribution = scorer_module("attribution")

    page = attribution.Page(row["text"])
    gold = attribution.gold_relations(page, row)
    made = attribution.made_relations(page, record, outermost=True)
    for one, other in attribution.matched(gold, made):
        if attribution.verdicts(one, other)["content+source"]:
            yield next(i for i, same in enumerate(gold) if same is one)


JUDGES: dict[str, Callable[[Json, Json], Iterator[int]]] = {
    "times": times,
    "geo": places,
    "tolls": tolls,
    "certainty": hedges,
    "attribution": attributions,
}


def words(measure: Measure, item: tuple[str, int]) -> str:
    """A gold item in its sentence, on one line."""
    scorer = scorer_module("records")
    row = next(row for row in scorer.read_lines(measure.path) if row["id"] == item[0])
    start, end = place(measure, row, item[1])
    text: str = scorer.text_of(row)
    around = text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 60]
    return f"{item[0]}: {' '.join(around.split())}"


def place(measure: Measure, row: Json, index: int) -> tuple[int, int]:
    """Where a gold item stands."""
    if measure.scorer == "attribution":
        start, end = row["attributions"][index]["content"][0]
        return start, end
    field = {"times": "timexes", "geo": "toponyms", "tolls": "tolls", "certainty": "hedges"}[measure.scorer]
    item = row[field][index]
    item = item.get("quantity") or item.get("cue") or item
    return item["start"], item["end"]
