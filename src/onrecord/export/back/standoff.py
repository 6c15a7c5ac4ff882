"""Edited brat stand-off: types, attributes and notes of the marks that tell items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from ...archive import Archive
from ...archive.corrections import value_at
from ...config import Settings
from ...errors import ArchiveError, ExportError
from ...model import Record, Spans
from .. import brat
from ..marks import marks
from .placing import Edited, Found, Left, Whole, differing


class Mark(NamedTuple):
    """A text-bound annotation: its type and characters."""

    type: str
    spans: Spans


class File(NamedTuple):
    """An .ann file: marks, attributes and notes by the mark, relations, and which item each mark tells."""

    document: str
    marks: dict[str, Mark]
    attributes: dict[str, dict[str, object]]
    notes: dict[str, str]
    items: dict[str, tuple[str, str, str]]
    relations: set[tuple[str, str, str]]


def read(path: Path, archive: Archive, _: Settings) -> Iterator[Found]:
    """What a folder of .ann files, or one of them, has."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise ExportError(f"{path}: has no .ann files")
    for file in files:
        try:
            found = parsed(file.read_text(encoding="utf-8"))
            record = archive.get(found.document)
            text = file.with_suffix(".txt").read_bytes().decode()
        except (ValueError, IndexError, ArchiveError, OSError) as error:
            yield Left(str(file), f"cannot be read back ({error})")
            continue
        if text != record.document.text:
            yield Left(str(file), "the .txt is another text than the archive's: texts are never corrected")
            continue
        yield from edited(found, record, str(file))


def parsed(text: str) -> File:
    """The annotations of a file; ValueError where a line is none."""
    found = File("", {}, {}, {}, {}, set())
    document = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            name, what, *rest = line.split("\t")
            document = put(found, name, what.split(" "), rest) or document
        except (ValueError, IndexError) as error:
            raise ValueError(f"line {number} is no annotation of brat's ({error})") from error
    if not document:
        raise ValueError("no note `Onrecord document` says which report it is: export it anew")
    return found._replace(document=document)


def put(found: File, name: str, words: list[str], rest: list[str]) -> str | None:
    """Put a line with the others; the document's id where the line says that."""
    if name[0] == "T":
        pieces = " ".join(words[1:]).split(";")
        spans = tuple((int(start), int(end)) for start, end in (piece.split() for piece in pieces))
        found.marks[name] = Mark(words[0], spans)
    elif name[0] in "AM":
        value = True if len(words) == 2 else words[2]
        found.attributes.setdefault(words[1], {})[words[0]] = value
    elif name[0] == "R":
        found.relations.add((words[0], words[1].split(":")[1], words[2].split(":")[1]))
    elif name[0] == "#" and words == ["Onrecord", "document"]:
        return msgspec.json.decode(rest[0], type=str)
    elif name[0] == "#" and words[0] == "Onrecord":
        part, item, field = rest[0].split(" ")
        found.items[words[1]] = (part, item, field)
    elif name[0] == "#":
        found.notes[words[1]] = rest[0]
    return None


def edited(found: File, record: Record, place: str) -> Iterator[Found]:
    """The items of a file, marks that are new, and roles and relations that are others."""
    mains = {(mark.part, mark.item, mark.field) for mark in marks(record) if mark.main}
    there = []
    for name, mark in found.marks.items():
        key = found.items.get(name)
        if key is None:
            yield Left(f"{place} {name}", "is new: items are corrected here, not added")
        elif key in mains:
            part, item, _ = key
            there.append((part, item))
            yield Edited(
                f"{place} {name}, {part} {item}", found.document, part, item, mark.spans,
                fields(found, name, part), marked,
            )  # fmt: skip
    yield from beside(found, record, place, {key[:2] for key in mains})
    yield Whole(place, found.document, frozenset(there))


def fields(found: File, name: str, part: str) -> Any:  # noqa: ANN401 - a function of Edited
    """What differs of the type, the attributes and the note of a mark."""
    mark, given, note = found.marks[name], found.attributes.get(name, {}), found.notes.get(name)

    def differ(record: Record, item: Any) -> Mapping[str, object]:  # noqa: ANN401
        theirs: dict[str, object] = {brat.LABELLED[part]: mark.type} if part in brat.LABELLED else {}
        for field in brat.ATTRIBUTES.get(part, ()):
            empty = False if isinstance(value_at(item, field), bool) else None
            theirs[field] = given.get(field, empty)
        if unknown := set(given) - set(brat.ATTRIBUTES.get(part, ())):
            raise ValueError(f"{', '.join(sorted(unknown))}: no attribute of {part}")
        if note is not None and part in brat.NOTED:
            try:
                theirs[brat.NOTED[part]] = msgspec.json.decode(note)
            except (msgspec.DecodeError, RecursionError) as error:
                raise ValueError(f"the note is no JSON ({error})") from error
        return differing(theirs)(record, item)

    return differ


def marked(record: Record, part: str, at: int) -> Spans:
    """The characters of an item's main mark, as brat has them."""
    name = str(getattr(getattr(record, part)[at], "id", at))
    mark = next(one for one in marks(record) if one.main and (one.part, one.item) == (part, name))
    return tuple(brat.unbroken(record.document.text, mark.spans))


def beside(found: File, record: Record, place: str, known: set[tuple[str, str]]) -> Iterator[Left]:
    """Tell which roles and relations are others than the record's: they are not read back."""
    before = {
        (mark.part, mark.item, mark.field, tuple(brat.unbroken(record.document.text, mark.spans)))
        for mark in marks(record)
        if not mark.main
    }
    after = {
        (*key, found.marks[name].spans)
        for name, key in found.items.items()
        if name in found.marks and key[2] not in ("count", "trigger", "content", "name", "value")
    }
    for part, item, field, _ in sorted(before ^ after):
        if (part, item) in known:
            yield Left(place, f"{part} {item}: the characters of its {field} are others: correct its value")
    for role, one, other in sorted(found.relations):
        if one not in found.items or other not in found.items:
            yield Left(place, f"relation {role} {one} {other} is new: relations are not read back")
