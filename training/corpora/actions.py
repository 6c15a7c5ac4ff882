"""ECB+: what happens and what takes part in it, in the few sentences of each report that are annotated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from training.corpora.example import UNKNOWN, Example, Span, rows

Row = dict[str, Any]
ACTIONS = {"OCCURRENCE", "STATE", "REPORTING"}  # of other kinds there are few
PARTICIPANTS = {"HUMAN": "HUMAN", "NON": "THING", "LOC": "PLACE", "TIME": "TIME"}


def read(name: str) -> Iterator[Example]:
    """The annotated sentences of `tolls/NAME.jsonl`, neighbours together, each with the sentence before it.

    Layers: "actions" (OCCURRENCE, STATE, REPORTING, OTHER, NEGATED) and "participants" (HUMAN, THING, PLACE,
    TIME). Nothing is asked of the sentence before.
    """
    for row in rows(f"tolls/{name}.jsonl"):
        for first, last in runs(row["selected_sentences"]):
            yield example(row, first, last)


def runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of numbers that follow each other.

    >>> list(runs([1, 2, 5]))
    [(1, 2), (5, 5)]
    """
    for _, group in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in group]
        yield found[0], found[-1]


def example(row: Row, first: int, last: int) -> Example:
    """Some sentences of a report."""
    held: dict[int, list[tuple[int, int]]] = {}
    for place, sentence in zip(row["token_offsets"], row["token_sentence"], strict=True):
        held.setdefault(sentence, []).append(place)
    begin, asked, end = held.get(first - 1, held[first])[0][0], held[first][0][0], held[last][-1][1]
    spans: dict[str, list[Span]] = {"actions": [], "participants": []}
    for mention in row["mentions"]:
        if first <= mention["sentence"] <= last:
            start, stop = place_of(mention, row)
            layer, label = labelled(mention["type"])
            spans[layer].append(Span(start - begin, stop - begin, label))
    before = [Span(0, asked - begin, UNKNOWN)] if asked > begin else []
    return Example(
        f"{row['id']} {first}",
        row["text"][begin:end],
        {layer: before + apart(found) for layer, found in spans.items()},
    )


def place_of(mention: Row, row: Row) -> tuple[int, int]:
    """The characters of a mention's first words that stand together."""
    first, last = next(runs(mention["tokens"]))
    return row["token_offsets"][first][0], row["token_offsets"][last][1]


def labelled(kind: str) -> tuple[str, str]:
    """The layer and the label of a type.

    >>> labelled("NEG_ACTION_STATE"), labelled("HUMAN_PART_PER"), labelled("ACTION_CAUSATIVE")
    (('actions', 'NEGATED'), ('participants', 'HUMAN'), ('actions', 'OTHER'))
    """
    head, _, rest = kind.partition("_")
    if head in PARTICIPANTS:
        return "participants", PARTICIPANTS[head]
    if head == "NEG":
        return "actions", "NEGATED"
    return "actions", rest if rest in ACTIONS else "OTHER"


def apart(spans: list[Span]) -> list[Span]:
    """Spans in order; of two that overlap, the one that begins first."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
