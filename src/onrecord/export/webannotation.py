"""W3C Web Annotation (JSON-LD): an annotation an item, its characters as position and quotation.

The body that says what it is (`purpose: tagging`) and the fields (`onrecord:fields`) may be edited;
`onrecord import` puts what was changed into the journal. Positions are code points, as the standard has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from ..archive.corrections import fields_of, value_at
from ..model import Document, Record, Span
from .brat import LABELLED, item_of
from .chosen import Chosen
from .marks import Mark, marks

KINDS = ("records",)
CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "onrecord": "https://github.com/onrecord/onrecord/ns#",
        "onrecord:fields": {"@type": "@json"},
        "onrecord:confidence": {"@type": "http://www.w3.org/2001/XMLSchema#double"},
    },
]
AROUND = 32
"""Characters before and behind a quotation."""
SCHEME = "urn:onrecord:"


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a page of annotations; how many there were."""
    head = msgspec.json.encode(CONTEXT).decode()
    stream.write(f'{{"@context":{head},"id":"{SCHEME}annotations","type":"AnnotationPage","items":['.encode())
    count = 0
    for read in chosen.reads:
        for one in items(read.record):
            stream.write(b"\n" if count == 0 else b",\n")
            stream.write(msgspec.json.encode(one))
            count += 1
    stream.write(b"\n]}\n")
    return count


def items(record: Record) -> Iterator[dict[str, object]]:
    """The annotations of a record."""
    for mark in marks(record):
        item = item_of(record, mark)
        if mark.main:
            yield annotation(record, mark, list(bodies(item, mark)))
        else:
            said = words(record.document.text, mark.spans)
            role = f"{mark.part} {mark.field}"
            yield annotation(record, mark, [textual("classifying", role), textual("describing", said)])


def bodies(item: Any, mark: Mark) -> Iterator[dict[str, object]]:  # noqa: ANN401 - an item of any part
    """What an annotation says of its words: the kind, the label, all fields as they are in the record."""
    yield textual("classifying", mark.part)
    if mark.part in LABELLED:
        yield textual("tagging", mark.label)
    fields = {name: value_at(item, name) for name in fields_of(item) if name not in ("value", "mentions")}
    yield {"type": "onrecord:Item", "purpose": "describing", "onrecord:fields": fields}


def textual(purpose: str, value: str) -> dict[str, object]:
    """A body of plain text."""
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def annotation(record: Record, mark: Mark, body: list[dict[str, object]]) -> dict[str, object]:
    """An annotation; words that do not stand together are several targets."""
    item, about = item_of(record, mark), record.document
    read = item if mark.part in ("times", "places", "hedges") else getattr(item, mark.field, None)
    confidence = getattr(read, "confidence", None)
    by = getattr(read, "by", None)
    made: dict[str, object] = {
        "id": f"{SCHEME}{about.id}:{mark.part}:{mark.item}:{mark.field}" + place(mark),
        "type": "Annotation",
        "motivation": "tagging" if mark.main else "identifying",
        "body": body,
        "target": [target(about, span) for span in mark.spans],
    }
    if by:
        person = by.startswith("person:")
        made["creator"] = {"type": "Person" if person else "Software", "name": by.removeprefix("person:")}
    if confidence is not None:
        made["onrecord:confidence"] = confidence
    return made


def place(mark: Mark) -> str:
    """What tells several marks of one field apart: where they begin."""
    return "" if mark.main else f":{mark.spans[0][0]}"


def target(about: Document, span: Span) -> dict[str, object]:
    """Some characters of a report, by their position and by quotation."""
    (start, end), text = span, about.text
    return {
        "source": about.url or f"{SCHEME}{about.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ],
    }


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words at some spans."""
    return " … ".join(text[start:end] for start, end in spans)
