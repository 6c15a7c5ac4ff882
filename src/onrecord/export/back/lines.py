"""Edited JSON lines: whole records, as `onrecord export --format jsonl` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...archive import Archive
from ...archive.corrections import anchor, fields_of, name_of, value_at
from ...config import Settings
from ...errors import ArchiveError, RecordError
from ...model import Record, Spans, from_json
from .placing import PARTS, Edited, Found, Left, Whole, differing, of_document


def read(path: Path, archive: Archive, _: Settings) -> Iterator[Found]:
    """What the lines of a file have."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            place = f"{path} line {number}"
            try:
                record = from_json(line)
                if archive.get(record.document.id).document.text != record.document.text:
                    yield Left(place, "the text is another than the archive's: texts are never corrected")
                    continue
            except (RecordError, ArchiveError) as error:
                yield Left(place, str(error))
                continue
            yield from edited(record, place)


def edited(record: Record, place: str) -> Iterator[Found]:
    """All items of a record that may have been edited."""
    about, items = record.document, []
    theirs = {name: getattr(about, name) for name in ("title", "publisher", "published", "url", "language")}
    yield Edited(f"{place}, document", about.id, "document", "-", None, of_document(theirs))
    for part in sorted(PARTS):
        for at, item in enumerate(getattr(record, part)):
            name = name_of(record, part, at)
            items.append((part, name))
            names = ["value"] if "value" in fields_of(item) else fields_of(item)
            values = {field: value_at(item, field) for field in names}
            yield Edited(
                f"{place}, {part} {name}", about.id, part, name, anchor(item, part), differing(values), marked
            )
    yield Whole(place, about.id, frozenset(items))


def marked(record: Record, part: str, at: int) -> Spans:
    """The characters that tell an item."""
    return anchor(getattr(record, part)[at], part)
