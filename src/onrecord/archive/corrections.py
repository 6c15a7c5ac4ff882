"""The current record: as it was made, with the journal's corrections put in. Pure functions."""

from __future__ import annotations

import math
import types
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from ..errors import ArchiveError, RecordError
from ..model import ANCHORS, Count, Record, Sourced, Spans, When, checked, iso_moment
from . import journal
from .shapes import Entry, Target

Shape = Literal["plain", "one", "many"]

OF_DOCUMENT = ("title", "publisher", "published", "url", "language")
"""What may be corrected of a report itself: never its text, nor its id."""

OF_RECORDS = ("correction", "acceptance", "rejection")
"""The entries of the journal that are about a record."""

SAID = {"said_in": "attributions", "certainty": "hedges"}
REFERENCES: dict[str, dict[str, str]] = {
    "parties": {"member_of": "parties"},
    "hedges": {"holder": "parties"},
    "attributions": {"speaker": "parties", **SAID},
    "events": {"actors": "parties", "recipients": "parties", "tolls": "tolls", "part_of": "events", **SAID},
    "tolls": {"event": "events", "part_of": "tolls", **SAID},
}
"""The fields that name other items, by their ids."""


class Replayed(NamedTuple):
    """A record with its corrections, and the numbers of those that found no place in it."""

    record: Record
    unplaced: tuple[int, ...]


class Unplaced(Exception):  # noqa: N818 - says what it is
    """A correction whose item is not in the record."""


def replay(made: Record, entries: Iterable[Entry]) -> Replayed:
    """The record with what people did to it, in their order; what was taken back is left out."""
    some = list(entries)
    gone = journal.undone(some)
    record, unplaced = made, []
    for entry in some:
        if entry.kind in OF_RECORDS and entry.number not in gone:
            try:
                record = placed(record, entry)
            except (Unplaced, ArchiveError):
                unplaced.append(entry.number)
    return Replayed(record, tuple(unplaced))


def placed(record: Record, entry: Entry) -> Record:
    """The record with one correction or verdict; Unplaced where its item is no longer told of."""
    target = entry.target
    if target is None:
        raise Unplaced
    if entry.kind != "correction":
        at = found(record, target)
        return without(record, target.part, at) if entry.kind == "rejection" else record
    if target.part == "document":
        return corrected(record, target, None, entry.new, entry.by)
    at = found(record, target, entry.old)
    names = {one.item: name_of(record, one.part, found(record, one)) for one in entry.refers}
    return corrected(record, target, at, renamed(entry.new, names), entry.by)


def found(record: Record, target: Target, old: object = None) -> int:
    """Where an item stands now: the one with the same characters, else the only one with some of them."""
    items = getattr(record, target.part)
    same = [at for at, item in enumerate(items) if anchor(item, target.part) == target.spans]
    some = same or [at for at, item in enumerate(items) if overlap(anchor(item, target.part), target.spans)]
    if len(some) > 1 and same:
        alike = [at for at in some if value_at(items[at], target.field) == old]
        named = [at for at in some if name_of(record, target.part, at) == target.item]
        some = alike if len(alike) == 1 else named
    if len(some) != 1:
        raise Unplaced
    return some[0]


def without(record: Record, part: str, at: int) -> Record:
    """The record without one item; what named it names nothing, hedges behind it move up."""
    name = at if part == "hedges" else name_of(record, part, at)
    items = getattr(record, part)
    kept: dict[str, Any] = {part: items[:at] + items[at + 1 :]}
    for other, fields in REFERENCES.items():
        naming = [field for field, named in fields.items() if named == part]
        if naming:
            some = kept.get(other, getattr(record, other))
            kept[other] = tuple(forgetting(item, naming, name) for item in some)
    return msgspec.structs.replace(record, **kept)


def forgetting(item: Any, fields: Iterable[str], name: str | int) -> Any:  # noqa: ANN401 - an item of any part
    """An item whose fields name another one no more."""
    if isinstance(item, Sourced):
        return msgspec.structs.replace(item, value=forgetting(item.value, fields, name))
    changed = {field: forgotten(getattr(item, field), name) for field in fields}
    return msgspec.structs.replace(item, **changed)


def forgotten(value: object, name: str | int) -> object:
    """A value that names items by id or index, without one of them.

    >>> forgotten("p1", "p1"), forgotten(("t1", "t2"), "t1"), forgotten(3, 1)
    (None, ('t2',), 2)
    """
    if isinstance(value, tuple):
        return tuple(one for one in value if getattr(one, "value", one) != name)
    if isinstance(value, int) and isinstance(name, int) and value > name:
        return value - 1
    return None if value == name else value


def overlap(some: Spans, others: Spans) -> bool:
    """Whether two lists of spans share a character."""
    return any(a < d and c < b for a, b in some for c, d in others)


def anchor(item: Any, part: str) -> Spans:  # noqa: ANN401 - an item of any part of a record
    """The characters that tell an item."""
    spans: Spans = getattr(item, ANCHORS[part]).spans if part in ANCHORS else item.spans
    return spans


def name_of(record: Record, part: str, at: int) -> str:
    """The id of an item, its index where items have none."""
    return str(getattr(getattr(record, part)[at], "id", at))


def renamed(value: object, names: dict[str, str]) -> object:
    """A value with the ids in it as they are now."""
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    if isinstance(value, dict):
        return {key: renamed(one, names) for key, one in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and str(value) in names:
        return int(names[str(value)])
    return names.get(value, value) if isinstance(value, str) else value


def value_at(item: Any, field: str) -> object:  # noqa: ANN401 - an item of any part of a record
    """The value of a field, as JSON has it, without who read it."""
    if isinstance(item, Sourced):
        whole = msgspec.to_builtins(item.value)
        return whole if field == "value" else whole[field]
    value = getattr(item, field)
    if isinstance(value, Sourced):
        return msgspec.to_builtins(value.value)
    if isinstance(value, tuple):
        return [msgspec.to_builtins(one.value if isinstance(one, Sourced) else one) for one in value]
    return msgspec.to_builtins(value)


def corrected(record: Record, target: Target, at: int | None, value: object, by: str) -> Record:
    """The record with one field's value replaced; ArchiveError where the value does not fit."""
    try:
        if at is None:
            changed = with_value(record.document, target.field, value, by)
            return checked(msgspec.structs.replace(record, document=changed))
        items = list(getattr(record, target.part))
        items[at] = with_value(items[at], target.field, value, by, anchor(items[at], target.part))
        return checked(msgspec.structs.replace(record, **{target.part: tuple(items)}))
    except (msgspec.ValidationError, RecordError, ValueError) as error:
        raise ArchiveError(
            f"{' '.join(filter(None, (target.part, target.item, target.field)))}: {error}: give another value"
        ) from error


def with_value(item: Struct, field: str, value: object, by: str, spans: Spans = ()) -> Struct:
    """An item with another value of a field: sourced where the field is, at its characters or the item's."""
    if isinstance(item, Sourced):
        body = value if field == "value" else msgspec.to_builtins(item.value) | {field: value}
        return Sourced(msgspec.convert(body, type(item.value)), item.spans, by)
    shape, kind = shape_of(type(item), field)
    before = getattr(item, field)
    made: object
    if shape == "plain" or value is None:
        made = msgspec.convert(value, declared(type(item), field))
    elif shape == "one":
        made = Sourced(msgspec.convert(short(value, kind), kind), before.spans if before else spans, by)
    else:
        kept = {one.value: one for one in before}
        made = tuple(
            kept.get(one) or Sourced(one, spans, by)
            for one in msgspec.convert(value, tuple[kind, ...])  # type: ignore[valid-type]
        )
    return msgspec.structs.replace(item, **{field: made})


def declared(kind: type[Struct], field: str) -> Any:  # noqa: ANN401 - a type
    """The type of a field."""
    return next(one.type for one in msgspec.structs.fields(kind) if one.name == field)


def shape_of(kind: type[Struct], field: str) -> tuple[Shape, Any]:
    """Whether a field is a plain value, one sourced value or many, and the type of what is sourced.

    >>> from ..model import Toll
    >>> shape_of(Toll, "count")[0], shape_of(Toll, "category")[0]
    ('one', 'plain')
    """
    whole = declared(kind, field)
    options = get_args(whole) if get_origin(whole) in (Union, types.UnionType) else (whole,)
    for option in options:
        if get_origin(option) is Sourced:
            return "one", get_args(option)[0]
        if get_origin(option) is tuple and get_origin(get_args(option)[0]) is Sourced:
            return "many", get_args(get_args(option)[0])[0]
    return "plain", whole


def short(value: object, kind: object) -> object:
    """A number that stands for an exact count, a day for a time."""
    if kind is Count and isinstance(value, int | float) and not isinstance(value, bool):
        return {"low": value, "high": value, "best": value, "bound": "exact"}
    if kind is When and isinstance(value, str):
        day = iso_moment(value).isoformat()[:10]
        return {"timex": day, "type": "DATE", "edtf": day, "first": day, "last": day}
    return value


def aimed(record: Record, part: str, item: str, field: str) -> tuple[Target, int | None]:
    """What a correction is about, by its name in the record as it stands; ArchiveError says what there is."""
    document = record.document
    if part == "document":
        among(field, OF_DOCUMENT, "document: field")
        return Target(document=document.id, part=part, item=item, field=field), None
    among(part, REFERENCES.keys() | {"times", "places"}, "part")
    names = [name_of(record, part, at) for at in range(len(getattr(record, part)))]
    among(item, names, f"{part}: item")
    at = names.index(item)
    one = getattr(record, part)[at]
    among(field, fields_of(one), f"{part} {item}: field")
    spans = anchor(one, part)
    words = " ".join(document.text[start:end] for start, end in spans)
    return Target(document=document.id, part=part, item=item, field=field, spans=spans, words=words), at


def entered(
    record: Record, part: str, item: str, field: str, value: object, *, by: str, reason: str, at: str
) -> tuple[Entry, Record]:
    """The entry of a correction, and the record with it; ArchiveError where the value does not fit."""
    target, place = aimed(record, part, item, field)
    if not_in_json(value):
        raise ArchiveError(f"{part} {item} {field}: JSON has no such number as {value!r}: give another value")
    one = record.document if place is None else getattr(record, part)[place]
    entry = Entry(
        number=0, at=at, by=by, kind="correction", reason=reason, target=target,
        old=value_at(one, field), new=value, refers=referred(record, target, value),
    )  # fmt: skip
    return entry, corrected(record, target, place, value, by)


def not_in_json(value: object) -> bool:
    """Whether a value has a number that is none, or is without end: JSON would have null in its place.

    >>> not_in_json({"low": 3, "high": float("inf")}), not_in_json([1.5, None])
    (True, False)
    """
    if isinstance(value, Mapping):
        return any(map(not_in_json, value.values()))
    if isinstance(value, list | tuple):
        return any(map(not_in_json, value))
    return isinstance(value, float) and not math.isfinite(value)


def entered_before(entries: Iterable[Entry], entry: Entry) -> Entry | None:
    """The last correction of a field where it is the same in everything but its moment, and stands."""
    some = list(entries)
    gone = journal.undone(some)
    about = [
        one
        for one in some
        if one.target is not None and one.target == entry.target and one.number not in gone and not one.undoes
    ]
    last = about[-1] if about else None
    same = last is not None and (last.kind, last.by, last.reason, last.new) == (
        entry.kind,
        entry.by,
        entry.reason,
        msgspec.to_builtins(entry.new),
    )
    return last if same else None


def fields_of(item: Struct) -> list[str]:
    """The fields of an item that may be corrected; `value` is all of one that is a sourced value itself."""
    if isinstance(item, Sourced):
        return [*type(item.value).__struct_fields__, "value"]
    return [name for name in item.__struct_fields__ if name != "id"]


def among(name: str, known: Iterable[str], what: str) -> None:
    """Raise for a name that is not known."""
    if name not in known:
        raise ArchiveError(f"{what} {name!r} is not known: there are {', '.join(sorted(known)) or 'none'}")


def referred(record: Record, target: Target, value: object) -> tuple[Target, ...]:
    """The items that a new value names; ArchiveError where one of them is not in the record."""
    part = REFERENCES.get(target.part, {}).get(target.field)
    if part is None or value is None:
        return ()
    names = [str(one) for one in (value if isinstance(value, list) else [value])]
    return tuple(aimed(record, part, name, ANCHORS.get(part, "value"))[0] for name in names)
