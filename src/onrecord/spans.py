"""What was read as spans of a spaCy Doc: `doc.spans["onrecord"]`, for displaCy and for everybody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span

from . import doc as on_doc
from .model import Record, Sourced, Spans

KEY = "onrecord"
"""The span group."""
COLOURS = {
    "CONTENT": "#cfe3e1", "SOURCE": "#9ad0d6", "CUE": "#d5d8db", "EVENT": "#f3d9a4", "TOLL": "#f6b9b1",
    "PLACE": "#b5d3f2", "TIME": "#b6e2c4", "HEDGE": "#e6c1ea",
}  # fmt: skip
"""Labels with a colour each that dark letters are read on: displaCy's option `colors`."""
FIELDS = ("attributions", "events", "tolls", "places", "times", "hedges")
OF = {
    "attributions": {"content": "CONTENT", "source": "SOURCE", "cue": "CUE"},
    "events": {"trigger": "EVENT"},
    "tolls": {"count": "TOLL", "cue": "TOLL"},
}
"""The labels of the fields of an item; an item that is one value has the label of its kind."""
ITSELF = {"places": "PLACE", "times": "TIME", "hedges": "HEDGE"}


class Mark(NamedTuple):
    """Characters with a label, the item that they are evidence of ("tolls.t1"), a place's GeoNames id."""

    spans: Spans
    label: str
    item: str
    place: str = ""


def of_record(record: Record) -> Iterator[Mark]:
    """What is marked of a record."""
    for field in FIELDS:
        yield from marks(field, getattr(record, field))


def of_doc(doc: Doc) -> Iterator[Mark]:
    """What is marked of a Doc on which some finders have left their fields."""
    for field in FIELDS:
        yield from marks(field, getattr(on_doc, field)(doc))


def marks(field: str, items: Iterable[Any]) -> Iterator[Mark]:
    """What is marked of the items of a field."""
    for at, item in enumerate(items):
        if isinstance(item, Sourced):
            place = str(getattr(item.value, "geonames_id", None) or "")
            yield Mark(item.spans, ITSELF[field], f"{field}.{at}", place)
            continue
        for name, label in OF[field].items():
            if (read := getattr(item, name)) is not None:
                yield Mark(read.spans, label, f"{field}.{item.id}")


def show(doc: Doc, found: Iterable[Mark]) -> Doc:
    """Leave marks on a Doc; one that ends inside a token reaches to the token's end."""
    doc.spans[KEY] = [span for mark in found for span in on_tokens(doc, mark)]
    return doc


def on_tokens(doc: Doc, mark: Mark) -> Iterator[Span]:
    """A mark as spans, `id_` the item, `kb_id_` the place."""
    for start, end in mark.spans:
        span = doc.char_span(
            start, end, mark.label, kb_id=mark.place, span_id=mark.item, alignment_mode="expand"
        )
        if span is not None:
            yield span
