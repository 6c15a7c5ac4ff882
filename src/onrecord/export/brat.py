"""brat stand-off: a .txt and an .ann a report, and annotation.conf; edits come back by `onrecord import`.

A toll is `T1 killed 45 47 14`, its fields attributes (`A1 Polarity T1 asserted`), its count a note of
brat's own (`#1 AnnotatorNotes T1 {"best":14,...}`); which item it is says `#2 Onrecord T1 tolls t1 count`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

from ..archive.corrections import value_at
from ..model import (
    Attribution,
    Category,
    Event,
    EventType,
    Manner,
    PartyKind,
    Polarity,
    Record,
    Scope,
    Span,
    Status,
    SubjectKind,
    Toll,
    Unit,
)
from .chosen import Chosen
from .marks import Mark, marks

KINDS = ("records",)
FOLDER = True
ATTRIBUTES = {
    "tolls": ("polarity", "scope", "unit", "subject_kind"),
    "events": ("status", "mode", "background"),
    "attributions": ("speaker_inferred", "negated"),
}
"""Fields that are attributes in brat; `True` attributes are there or not."""
NOTED = {"tolls": "count", "times": "value", "places": "value", "hedges": "value", "parties": "name"}
"""The field that stands in the note of a mark, as JSON."""
LABELLED = {"tolls": "category", "events": "type", "attributions": "manner", "parties": "kind"}
"""The field that is the type of a mark; times, places and hedges have those of their part."""
OTHERS = {"times": "time", "places": "place", "hedges": "hedge"}
UNSAFE = re.compile(r"[^\w.-]+")
LONGEST = 80  # characters of a file's name


def write(chosen: Chosen, folder: Path) -> int:
    """Write two files a report into a folder; how many reports there were."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8", newline="\n")
    names: set[str] = set()
    for read in chosen.reads:
        name = file_name(read.record.document.id, names)
        text, found = read.record.document.text, "".join(lines(read.record))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (folder / f"{name}.ann").write_text(found, encoding="utf-8", newline="")
    return len(names)


def file_name(document: str, taken: set[str]) -> str:
    """The name of a report's files, none of them twice."""
    plain = UNSAFE.sub("-", document).strip("-.")[:LONGEST] or "report"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name.lower())
    return name


def lines(record: Record) -> Iterator[str]:
    """The lines of an .ann file."""
    text, mains = record.document.text, {}
    attributes = notes = 0
    links: list[tuple[str, str, str]] = []
    yield f"#1\tOnrecord document\t{msgspec.json.encode(record.document.id).decode()}\n"
    notes = 1
    for number, mark in enumerate(marks(record), 1):
        name = f"T{number}"
        spans = tuple(unbroken(text, mark.spans))
        said = " ".join(text[start:end] for start, end in spans)
        yield f"{name}\t{label(mark)} {';'.join(f'{a} {b}' for a, b in spans)}\t{said}\n"
        notes += 1
        yield f"#{notes}\tOnrecord {name}\t{mark.part} {mark.item} {mark.field}\n"
        if not mark.main:
            role = "mention" if mark.field == "mentions" else mark.label
            links.append((f"{mark.part}/{mark.item}", role, name))
            continue
        mains[f"{mark.part}/{mark.item}"] = name
        item = item_of(record, mark)
        for field, value in attributes_of(item, mark.part):
            attributes += 1
            yield f"A{attributes}\t{field} {name}{'' if value is True else f' {value}'}\n"
        if mark.part in NOTED:
            notes += 1
            noted = msgspec.json.encode(value_at(item, NOTED[mark.part]), order="deterministic").decode()
            yield f"#{notes}\tAnnotatorNotes {name}\t{noted}\n"
    for number, (item, role, name) in enumerate(links, 1):
        yield f"R{number}\t{role.capitalize()} Arg1:{mains[item]} Arg2:{name}\n"


def item_of(record: Record, mark: Mark) -> Any:  # noqa: ANN401 - an item of any part
    """The item of a mark."""
    items = getattr(record, mark.part)
    return next(item for at, item in enumerate(items) if getattr(item, "id", str(at)) == mark.item)


def label(mark: Mark) -> str:
    """The type of a mark in brat."""
    if not mark.main:
        return f"{mark.part.removesuffix('s')}_{'mention' if mark.field == 'mentions' else mark.label}"
    return mark.label if mark.part in LABELLED else OTHERS[mark.part]


def attributes_of(item: Toll | Event | Attribution, part: str) -> Iterator[tuple[str, object]]:
    """The attributes of a mark; those that are false or not stated are left out, as in brat."""
    for field in ATTRIBUTES.get(part, ()):
        value = getattr(item, field)
        if value is not None and value is not False:
            yield field, value


def unbroken(text: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Spans without line breaks, which brat's may not have: a piece a line."""
    for start, end in spans:
        at = start
        for line in re.split(r"(\r\n|[\r\n])", text[start:end]):
            kept = line.strip()
            if kept:
                first = at + line.index(kept)
                yield first, first + len(kept)
            at += len(line)


def configuration() -> str:
    """Brat's annotation.conf for what is written here."""
    parts = {
        "tolls": get_args(Category), "events": get_args(EventType), "attributions": get_args(Manner),
        "parties": get_args(PartyKind),
    }  # fmt: skip
    roles = ("attribution_source", "attribution_cue", "attribution_addressee", "event_mention", "event_actor",
             "event_recipient", "event_instrument", "toll_cue", "toll_subject")  # fmt: skip
    entities = "\n".join([*(one for some in parts.values() for one in some), *OTHERS.values(), *roles])
    relations = "\n".join(
        f"{name.capitalize()}\tArg1:<ENTITY>, Arg2:<ENTITY>"
        for name in ("source", "cue", "addressee", "mention", "actor", "recipient", "instrument", "subject")
    )
    values: dict[str, tuple[str, ...]] = {
        "polarity": get_args(Polarity), "scope": get_args(Scope), "unit": get_args(Unit),
        "subject_kind": get_args(SubjectKind), "status": get_args(Status), "mode": (), "background": (),
        "speaker_inferred": (), "negated": (),
    }  # fmt: skip
    attributes = "\n".join(
        f"{name}\tArg:<ENTITY>{', Value:' + '|'.join(some) if some else ''}" for name, some in values.items()
    )
    return f"[entities]\n{entities}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n{attributes}\n"
