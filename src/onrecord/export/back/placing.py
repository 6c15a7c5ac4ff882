"""What was edited beside the record as it stands: which fields differ, and where each correction goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from ...archive import Archive, Entry
from ...archive.corrections import OF_DOCUMENT, OF_RECORDS, fields_of, name_of, value_at
from ...archive.journal import undone
from ...errors import ArchiveError
from ...model import Record, Spans


class Edited(NamedTuple):
    """An item as an edited file has it; `spans` tell it where ids have changed since.

    `fields` gives the fields that differ from the item as it stands (the document for part "document");
    ValueError where what stands there cannot be read. `marked` gives the characters of an item of a record
    as the file has them.
    """

    place: str
    document: str
    part: str
    item: str
    spans: Spans | None
    fields: Callable[[Record, Any], Mapping[str, object]]
    marked: Callable[[Record, str, int], Spans] = lambda record, part, at: ()


class Whole(NamedTuple):
    """A file, or a part of one, has all items of a document: those that are not in it were taken out."""

    place: str
    document: str
    items: frozenset[tuple[str, str]]


class Left(NamedTuple):
    """What could not be placed, where it stands, and why."""

    place: str
    why: str


class Placed(NamedTuple):
    """Entries of the journal that were made, or would be (`entries` empty), for one item."""

    edited: Edited
    values: Mapping[str, object]
    entries: tuple[Entry, ...]


Found = Edited | Whole | Left


def place(
    archive: Archive, found: Iterable[Found], *, by: str, reason: str, reject: bool = False, dry: bool = False
) -> Iterator[Placed | Left]:
    """Put what was edited into the journal, item by item; what has no place is told.

    `reject` takes items out of the record that a file of all items has no more; `dry` changes nothing.
    """
    records: dict[str, Record] = {}
    for one in found:
        try:
            if isinstance(one, Left):
                yield one
            elif isinstance(one, Whole):
                yield from missing(archive, one, by=by, reason=reason, reject=reject, dry=dry)
            else:
                yield from corrected(archive, records, one, by=by, reason=reason, dry=dry)
        except (ArchiveError, ValueError, msgspec.ValidationError) as error:
            yield Left(one.place, str(error))


def corrected(
    archive: Archive, records: dict[str, Record], one: Edited, *, by: str, reason: str, dry: bool
) -> Iterator[Placed | Left]:
    """The corrections of one item; `records` keeps the last record while nobody corrects it."""
    if one.document not in records:
        records.clear()
        records[one.document] = archive.get(one.document)
    record = records[one.document]
    if one.part == "document":
        name, item = "-", record.document
    else:
        at = standing(record, one)
        if at is None:
            yield Left(one.place, f"{one.part} {one.item}: no item of the record has those characters")
            return
        name, item = name_of(record, one.part, at), getattr(record, one.part)[at]
    changed = dict(one.fields(record, item))
    for field in list(changed):
        who = overtaken(archive, one, name, field, changed[field])
        if who:
            yield Left(one.place, f"{one.part} {name} {field}: {who}")
            del changed[field]
    if changed:
        made: tuple[Entry, ...] = ()
        if not dry:
            records.clear()
            made = archive.correct_all(one.document, one.part, name, changed, by=by, reason=reason)
        yield Placed(one, changed, made)


def standing(record: Record, one: Edited) -> int | None:
    """Where the item stands now: by its id where its characters are the same, else by those."""
    count = len(getattr(record, one.part))
    names = [name_of(record, one.part, at) for at in range(count)]
    if one.spans is None:
        return names.index(one.item) if one.item in names else None
    if one.item in names and one.marked(record, one.part, names.index(one.item)) == one.spans:
        return names.index(one.item)
    same = [at for at in range(count) if one.marked(record, one.part, at) == one.spans]
    return same[0] if len(same) == 1 else None


def overtaken(archive: Archive, one: Edited, name: str, field: str, value: object) -> str | None:
    """What is told of a field that somebody corrected since: the file has the value from before."""
    entries = archive.history(one.document)
    gone = undone(entries)
    for entry in entries:
        target = entry.target
        if target is None or entry.kind not in OF_RECORDS or entry.number in gone:
            continue
        if (target.part, target.item, target.field) == (one.part, name, field) and plain(entry.old) == plain(
            value
        ):
            who = entry.by.removeprefix("person:")
            return f"corrected by {who} since the export: entry {entry.number} of the journal can be undone"
    return None


def missing(
    archive: Archive, one: Whole, *, by: str, reason: str, reject: bool, dry: bool
) -> Iterator[Placed | Left]:
    """The items of a document that a file of all its items has no more."""
    record = archive.get(one.document)
    for part in sorted({part for part, _ in one.items} | PARTS):
        for at in reversed(range(len(getattr(record, part)))):
            name = name_of(record, part, at)
            if (part, name) in one.items:
                continue
            if not reject:
                yield Left(
                    one.place, f"{part} {name} is not there: --reject-missing takes it out of the record"
                )
                continue
            entries = () if dry else (archive.reject(one.document, part, name, by=by, reason=reason),)
            gone = Edited(one.place, one.document, part, name, None, lambda record, item: {})
            yield Placed(gone, {"": None}, entries)


PARTS = frozenset({"parties", "times", "places", "hedges", "attributions", "events", "tolls"})


def differing(theirs: Mapping[str, object]) -> Callable[[Record, Any], Mapping[str, object]]:
    """What differs of some fields, given as JSON has them."""

    def fields(record: Record, item: Any) -> Mapping[str, object]:  # noqa: ANN401 - an item of any part
        if unknown := theirs.keys() - set(fields_of(item)):
            raise ValueError(f"{', '.join(sorted(unknown))}: no field that can be corrected")
        return {name: value for name, value in theirs.items() if plain(value) != plain(value_at(item, name))}

    return fields


def plain(value: object) -> object:
    """A value as JSON has it: lists, no tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))


def of_document(theirs: Mapping[str, object]) -> Callable[[Record, Any], Mapping[str, object]]:
    """What differs of what is known of a report."""

    def fields(record: Record, item: Any) -> Mapping[str, object]:  # noqa: ANN401
        return {name: theirs[name] for name in OF_DOCUMENT if theirs[name] != getattr(record.document, name)}

    return fields
