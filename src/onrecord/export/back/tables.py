"""Edited CSV: a row an item; cells that differ from those of the record as it stands were edited."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ...archive import Archive
from ...archive.corrections import OF_DOCUMENT, anchor, value_at
from ...config import Settings
from ...errors import ExportError
from ...model import Record, Spans
from ..chosen import OF_RECORDS, Read, rows_of
from ..columns import LISTS, REAL, SPANS, TABLES, TEXTS, TRUTH, WHOLE
from ..csv import AND, FORMULA, MARK, cell, shown
from ..xlsx import LONGEST
from .placing import Edited, Found, Left

COUNT = ("low", "high", "best", "bound", "vague")
WHEN = ("timex", "edtf", "first", "last")
WHERE = ("name", "geonames_id", "latitude", "longitude", "country", "admin1", "precision_km")
NAMED = {"actor_ids": "actors", "recipient_ids": "recipients", "instruments": "instruments", "tolls": "tolls",
         "contexts": "contexts", "roles": "roles"}  # fmt: skip
"""Columns of several values and the fields they are of."""
OF_VALUE = {
    "times": ("timex", "type", "mod", "edtf", "first", "last"),
    "places": ("name", "geonames_id", "latitude", "longitude", "country", "admin1", "kind", "precision_km"),
    "hedges": ("term", "scale", "low", "high", "calibrated", "holder"),
}
PLAIN = {
    "attributions": (
        "manner", "source", "speaker", "speaker_inferred", "cue", "addressee", "negated", "said_in",
    ),
    "tolls": (
        "category", "cue", "subject", "subject_kind", "unit", "scope", "polarity", "part_of", "derivation",
        "event", "said_in",
    ),
    "events": ("type", "mode", "status", "background", "part_of", "said_in"),
    "parties": ("kind", "name", "member_of"),
    "records": OF_DOCUMENT,
}  # fmt: skip
"""Columns that are a field each."""
LARGEST = (1 << 31) - 1
"""Characters of a cell, as many as the csv module takes on every system; its usual limit is 131,072."""
PLAIN_OR_NAMED = {kind: {*PLAIN.get(kind, ()), *NAMED} for kind in OF_RECORDS}
DIGITS = 1e-14
"""How much a number may differ that spreadsheets have kept, relatively: they keep 15 digits."""
TOGETHER = {
    "count": COUNT,
    "when": tuple(f"when_{name}" for name in WHEN),
    "where": tuple(f"where_{name}" for name in WHERE),
    "acled": ("acled_event_type", "acled_sub_event_type"),
}
"""Fields that several columns make. Cells that are old beside new ones are no edits."""


def read(path: Path, archive: Archive, _: Settings) -> Iterator[Found]:
    """What the rows of a file have."""
    csv.field_size_limit(LARGEST)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream, strict=True)
        try:
            kind = kind_of(rows.fieldnames or (), path)
        except csv.Error as error:
            raise ExportError(f"{path}: the heading cannot be read ({error}): save it as CSV") from error
        try:
            for row in rows:
                yield one(row, kind, f"{path} line {rows.line_num}", archive)
        except (csv.Error, UnicodeDecodeError) as error:
            yield Left(f"{path} line {rows.line_num}", f"cannot be read on ({error}): save it as UTF-8 CSV")


def kind_of(names: Iterable[str], path: Path | str) -> str:
    """The kind of rows that a heading is of."""
    given = {str(name).removeprefix(MARK) for name in names}
    own = "item" if "item" in given else "id"
    some = [
        kind for kind in OF_RECORDS if given <= set(TABLES[kind]) and (kind == "records") != (own in given)
    ]
    exact = [kind for kind in some if given == set(TABLES[kind])]
    found = exact or some
    if len(found) != 1 or "document" not in given:
        raise ExportError(
            f"{path}: the heading is of no table of records: keep `document`, `id` or `item`, and the "
            "names of the columns that `onrecord export` writes"
        )
    return found[0]


def one(row: Mapping[str | None, Any], kind: str, place: str, archive: Archive) -> Found:
    """What a row has."""
    if None in row or None in row.values():
        return Left(place, "the row has more or fewer cells than the heading")
    cells = {str(name).removeprefix(MARK): unguarded(value) for name, value in row.items()}
    item = cells.get("id") or cells.get("item") or "-"
    part = "document" if kind == "records" else kind
    place = f"{place}, {part} {item}"

    def fields(record: Record, now: Any) -> Mapping[str, object]:  # noqa: ANN401 - an item of any part
        found = changed(record, kind, now, cells)
        if not found:
            return found
        made = as_made(archive.made(record.document.id), kind, cells)
        old = {name for name in found if made and same(made[0][name], cells[name], TABLES[kind][name])}
        kept = {name: found[name] for name in found if name not in old or name in PLAIN_OR_NAMED[kind]}
        fields = dict(fields_of(kind, now, kept))
        if made:
            fields |= {field: value_at(made[1], field) for field in overtaken(kind, made[0], cells, old)}
        return fields

    try:
        spans = spans_of(cells.get("spans"))
    except (ValueError, msgspec.DecodeError):
        return Left(place, "the column spans is not as it was written: it tells the item, leave it")
    return Edited(place, cells["document"], part, item, spans, fields, marked)


def unguarded(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from reckoning with it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def spans_of(text: str | None) -> Spans | None:
    """The characters that tell the item, where the column was kept."""
    return msgspec.json.decode(text, type=Spans) if text else None


def marked(record: Record, part: str, at: int) -> Spans:
    """The characters that tell an item."""
    return anchor(getattr(record, part)[at], part)


def changed(record: Record, kind: str, now: Any, cells: Mapping[str, str]) -> dict[str, object]:  # noqa: ANN401
    """The cells that differ, with their new values; ValueError where one cannot be read back."""
    own = next(row for row in rows_of(Read(record), kind) if belongs(row, record, kind, now))
    theirs: dict[str, object] = {}
    for name, text in cells.items():
        if name in ("document", "read_from", "id", "item", "spans"):
            continue
        type_ = TABLES[kind][name]
        before = as_cell(own.get(name), type_)
        if same(before, text, type_):
            continue
        value = parsed(text, type_, name)
        if value != parsed(before, type_, name):
            theirs[name] = value
    return theirs


def same(before: str, text: str, type_: str) -> bool:
    """Whether a cell is as it was written, but for what spreadsheets make of it when they keep it.

    They keep fewer digits of a number, and a workbook no more than LONGEST characters of a text.

    >>> same("49.123456789012345", "49.1234567890123", REAL), same("14", "15", REAL)
    (True, False)
    """
    if before == text or (len(text) == LONGEST and before.startswith(text)):
        return True
    try:
        return type_ == REAL and math.isclose(float(before), float(text), rel_tol=DIGITS)
    except ValueError:
        return False


def as_made(made: Record, kind: str, cells: Mapping[str, str]) -> tuple[dict[str, str], Any] | None:
    """The cells of an item, and the item, as they were before anybody corrected anything."""
    if kind == "records" or "spans" not in cells:
        return None
    for row, item in zip(rows_of(Read(made), kind), getattr(made, kind), strict=True):
        if as_cell(row.get("spans"), SPANS) == cells["spans"]:
            return {name: as_cell(row.get(name), type_) for name, type_ in TABLES[kind].items()}, item
    return None


def overtaken(kind: str, made: Mapping[str, str], cells: Mapping[str, str], old: set[str]) -> Iterator[str]:
    """The fields of several cells that are all as they were made, where somebody has corrected them since."""
    for field, names in TOGETHER.items():
        if field == "count" and kind != "tolls":
            continue
        own = [name for name in names if name in TABLES[kind]]
        if old & set(own) and all(
            same(made[name], cells.get(name, made[name]), TABLES[kind][name]) for name in own
        ):
            yield field


def as_cell(value: object, type_: str) -> str:
    """A value as an exported file has it, without the apostrophe before formulas."""
    found = shown(value, type_)
    return unguarded(str(cell("" if found is None else found)))


def belongs(row: Mapping[str, object], record: Record, kind: str, now: Any) -> bool:  # noqa: ANN401
    """Whether a row is that of an item."""
    if kind == "records":
        return True
    if "item" in row:
        return bool(getattr(record, kind)[row["item"]] is now)
    return bool(row.get("id") == now.id)


def parsed(text: str, type_: str, name: str) -> object:
    """The value of a cell; ValueError that names the column where it is none."""
    if text == "":
        return [] if type_ == TEXTS else None
    if type_ == TEXTS:
        return [part.strip() for part in text.split(AND.strip()) if part.strip()]
    if type_ in (SPANS, LISTS):
        return text
    if type_ == TRUTH:
        if text.lower() not in ("true", "false"):
            raise ValueError(f"{name}: {text!r} is neither true nor false")
        return text.lower() == "true"
    if type_ in (REAL, WHOLE):
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise ValueError(f"{name}: {text!r} is no number such as 14 or 2.5")
        return int(number) if number.is_integer() else number
    return text


def fields_of(kind: str, now: Any, theirs: dict[str, object]) -> Iterator[tuple[str, object]]:  # noqa: ANN401
    """The fields of an item that some changed cells make, with their new values."""
    left = dict(theirs)

    def taken(names: tuple[str, ...], prefix: str = "") -> dict[str, object]:
        return {name: left.pop(prefix + name) for name in names if prefix + name in left}

    if kind in OF_VALUE:
        if some := taken(OF_VALUE[kind]):
            yield "value", {**value_at(now, "value"), **some}  # type: ignore[dict-item]
    else:
        yield from taken(PLAIN[kind]).items()
    if kind == "tolls" and (some := taken(COUNT)):
        yield "count", counted({**value_at(now, "count"), **some})  # type: ignore[dict-item]
    yield from ((NAMED[name], value) for name, value in taken(tuple(NAMED)).items() if kind != "records")
    if some := taken(("event_type", "sub_event_type"), "acled_"):
        yield "acled", acled(now, some)
    if kind in ("attributions", "tolls", "events"):
        if some := taken(WHEN, "when_"):
            yield "when", when(now, some)
        if some := taken(WHERE, "where_"):
            yield "where", where(now, some)
    if left:
        raise ValueError(f"{', '.join(left)}: what was read from the report cannot be edited here")


def counted(count: dict[str, Any]) -> dict[str, Any]:
    """A count whose figures go together; else ValueError."""
    figures = [one for one in (count["low"], count["best"], count["high"]) if one is not None]
    exact = count["bound"] == "exact" and len(set(figures)) > 1
    if figures != sorted(figures) or exact:
        raise ValueError(
            f"low {count['low']}, best {count['best']}, high {count['high']} do not go together as "
            f"{count['bound']!r}: edit all of low, best, high and bound"
        )
    return count


def acled(now: Any, some: dict[str, object]) -> object:  # noqa: ANN401
    """ACLED's types with what was changed; None where both were taken out."""
    before: Any = value_at(now, "acled") or {"event_type": None, "sub_event_type": None}
    made = {**before, **some}
    return made if any(made.values()) else None


def when(now: Any, some: dict[str, object]) -> object:  # noqa: ANN401
    """A time with what was changed; a day where the first and the last are one."""
    before: Any = value_at(now, "when")
    made = {**(before or {"type": "DATE", "mod": None, **dict.fromkeys(WHEN)}), **some}
    if not any(made[name] for name in WHEN):
        return None
    if "timex" in some and some["timex"] and set(some) == {"timex"}:
        return some["timex"]
    if made["first"] and made["first"] == made["last"]:
        return {**made, "timex": made["first"], "edtf": made["first"], "type": "DATE", "mod": None}
    if "timex" not in some:
        raise ValueError("when_first and when_last differ: edit when_timex (2023-10) and when_edtf with them")
    return made


def where(now: Any, some: dict[str, object]) -> object:  # noqa: ANN401
    """A place with what was changed; under another name the old point is none of it."""
    before: Any = value_at(now, "where")
    empty = dict.fromkeys((*WHERE, "kind"))
    kept = before if before and "name" not in some else empty
    made = {**kept, **some}
    if not made["name"]:
        if any(made.values()):
            raise ValueError(
                "where_name is empty: a place has a name; empty all columns of where to take it out"
            )
        return None
    return made
