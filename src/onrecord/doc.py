"""Where the finders meet: what has been read of a spaCy Doc so far, typed.

Each finder reads what earlier ones left and leaves its own field. Values are kept as msgpack bytes in
`doc.user_data`, since a Struct put into `doc._` breaks `to_bytes`, DocBin and multiprocessing. Decoding
costs: call a getter once per document, not once per sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from spacy.tokens import Doc

from .language.quotes import Quote
from .model import (
    Attribution,
    Document,
    Event,
    Likelihood,
    Party,
    Record,
    Sourced,
    Span,
    Toll,
    When,
    Where,
)

T = TypeVar("T")


def put(doc: Doc, field: str, values: object) -> None:
    """Leave a field for those who come after."""
    doc.user_data[f"onrecord.{field}"] = msgspec.msgpack.encode(values)


def get(doc: Doc, field: str, shape: type[T], missing: T) -> T:
    """A field as it was left, or `missing` where no finder has come by."""
    kept = doc.user_data.get(f"onrecord.{field}")
    return missing if kept is None else msgspec.msgpack.decode(kept, type=shape)


def document(doc: Doc) -> Document:
    """The document that is being read; of a bare Doc, one without a publication date."""
    text = doc.text
    bare = Document(id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text=text)
    return get(doc, "document", Document, bare)


def quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotations of the text, in order of their starts, nested ones after the one they stand in."""
    return get(doc, "quotes", tuple[Quote, ...], ())


def times(doc: Doc) -> tuple[Sourced[When], ...]:
    """The times found so far."""
    return get(doc, "times", tuple[Sourced[When], ...], ())


def places(doc: Doc) -> tuple[Sourced[Where], ...]:
    """The places found so far."""
    return get(doc, "places", tuple[Sourced[Where], ...], ())


def parties(doc: Doc) -> tuple[Party, ...]:
    """The parties found so far."""
    return get(doc, "parties", tuple[Party, ...], ())


def hedges(doc: Doc) -> tuple[Sourced[Likelihood], ...]:
    """The hedges found so far."""
    return get(doc, "hedges", tuple[Sourced[Likelihood], ...], ())


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions found so far."""
    return get(doc, "attributions", tuple[Attribution, ...], ())


def events(doc: Doc) -> tuple[Event, ...]:
    """The events found so far."""
    return get(doc, "events", tuple[Event, ...], ())


def tolls(doc: Doc) -> tuple[Toll, ...]:
    """The tolls found so far."""
    return get(doc, "tolls", tuple[Toll, ...], ())


def record(doc: Doc) -> Record | None:
    """The finished record, None before the last component has run."""
    return get(doc, "record", Record, None)  # type: ignore[arg-type]


def characters(doc: Doc, start: int, end: int) -> Span:
    """The characters of some tokens, the end not included."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def sourced(doc: Doc, value: T, pieces: Iterable[Span], by: str) -> Sourced[T]:
    """A value with the characters it was read from; pieces are put in order."""
    return Sourced(value=value, spans=tuple(sorted(pieces)), by=by)


def words(doc: Doc, pieces: Iterable[Span]) -> str:
    """The words at some spans, as the text has them; a gap becomes one space."""
    text = doc.text
    return " ".join(text[start:end] for start, end in sorted(pieces))
