"""A record as rows of the archive's tables: what each column holds, and which characters each field has."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from ..errors import ArchiveError
from ..model import Attribution, Document, Event, Record, Sourced, Spans, Statement, Toll, Where

Row = tuple[object, ...]
Rows = dict[str, list[Row]]

KINDS = ("parties", "times", "places", "hedges", "attributions", "events", "tolls", "unread")
"""The fields of a record that hold items."""

STATEMENT = (
    "said_in certainty when_timex when_first when_last "
    "where_name where_geonames_id where_latitude where_longitude"
)
COLUMNS = {
    name: ("document", *columns.split())
    for name, columns in {
        "parties": "id kind name member_of",
        "roles": "party part role",
        "times": "id timex type mod edtf first last",
        "places": "id name geonames_id latitude longitude country admin1 kind precision_km",
        "hedges": "id term scale low high calibrated holder",
        "attributions": "id manner speaker speaker_name source speaker_inferred cue content addressee "
        "negated " + STATEMENT,
        "events": 'id type mode contexts acled_event_type acled_sub_event_type background status "trigger" '
        + f"{STATEMENT} part_of",
        "roles_in_events": "event role part party words",
        "tolls": "id category low high best bound vague cue subject subject_kind unit scope polarity part_of "
        "derivation supersedes event " + STATEMENT,
        "spans": 'kind item field part position start "end" by confidence',
    }.items()
}
"""The columns that are filled of each table; the first is always the document's number."""


def rows(record: Record, number: int) -> Rows:
    """The rows of a record by table, `number` its document's."""
    made: Rows = defaultdict(list)
    made["parties"] = [(number, one.id, one.kind, one.name.value, one.member_of) for one in record.parties]
    made["roles"] = [
        (number, one.id, part, role.value) for one in record.parties for part, role in enumerate(one.roles)
    ]
    made["times"] = [(number, at, *columns(one.value)) for at, one in enumerate(record.times)]
    made["places"] = [(number, at, *columns(one.value)) for at, one in enumerate(record.places)]
    made["hedges"] = [(number, at, *columns(one.value)[:-1]) for at, one in enumerate(record.hedges)]
    names = {party.id: party.name.value for party in record.parties}
    made["attributions"] = [(number, *of_attribution(one, names)) for one in record.attributions]
    made["events"] = [(number, *of_event(one)) for one in record.events]
    made["roles_in_events"] = [(number, *row) for one in record.events for row in part_in(one)]
    made["tolls"] = [(number, *of_toll(one)) for one in record.tolls]
    made["spans"] = [(number, *row) for row in spans(record)]
    return made


def columns(value: Struct) -> Row:
    """The fields of a flat struct."""
    return msgspec.structs.astuple(value)


def words_of(field: Sourced[str] | None) -> str | None:
    """The words of a field that may be missing."""
    return None if field is None else field.value


def storable(count: float | None) -> float | None:
    """A count as SQLite can hold it: its integers have 64 bits.

    >>> storable(6), storable(10**30)
    (6, 1e+30)
    """
    return float(count) if count is not None and abs(count) >= 1 << 63 else count


def as_json(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def of_statement(one: Statement) -> Row:
    """The columns that all statements have, but the id."""
    when, where = one.when and one.when.value, one.where and one.where.value
    time = (when.timex, when.first, when.last) if when else (None, None, None)
    place = (
        (where.name, where.geonames_id, where.latitude, where.longitude)
        if where
        else (None, None, None, None)
    )
    return (one.said_in, one.certainty, *time, *place)


def of_attribution(one: Attribution, names: dict[str, str]) -> Row:
    """The columns of an attribution."""
    return (
        one.id, one.manner, one.speaker, names.get(one.speaker or ""), words_of(one.source),
        one.speaker_inferred, words_of(one.cue), one.content.value, words_of(one.addressee), one.negated,
        *of_statement(one),
    )  # fmt: skip


def of_event(one: Event) -> Row:
    """The columns of an event."""
    acled = (one.acled.event_type, one.acled.sub_event_type) if one.acled else (None, None)
    return (
        one.id, one.type, one.mode, as_json(one.contexts), *acled, one.background, one.status,
        one.trigger.value, *of_statement(one), one.part_of,
    )  # fmt: skip


def part_in(event: Event) -> Iterator[Row]:
    """Who did it, to whom, with what: a row each."""
    for role, parties in (("actors", event.actors), ("recipients", event.recipients)):
        yield from ((event.id, role, part, one.value, None) for part, one in enumerate(parties))
    yield from (
        (event.id, "instruments", part, None, one.value) for part, one in enumerate(event.instruments)
    )


def of_toll(one: Toll) -> Row:
    """The columns of a toll."""
    count = one.count.value
    return (
        one.id, one.category, storable(count.low),
        storable(count.high), storable(count.best), count.bound, count.vague, words_of(one.cue),
        words_of(one.subject), one.subject_kind, one.unit, one.scope, one.polarity, one.part_of,
        one.derivation, None if one.supersedes is None else as_json(one.supersedes), one.event,
        *of_statement(one),
    )  # fmt: skip


def spans(record: Record) -> Iterator[Row]:
    """Every piece of text of a record: kind, item, field, part, position, start, end, by, confidence."""
    for kind in KINDS:
        for at, item in enumerate(getattr(record, kind)):
            name = getattr(item, "id", at)
            for field, part, where, read in pieces(item):
                by, sure = (read.by, read.confidence) if read else (None, None)
                for position, (start, end) in enumerate(where):
                    yield kind, name, field, part, position, start, end, by, sure


def pieces(item: Struct) -> Iterator[tuple[str, int, Spans, Sourced[object] | None]]:
    """The fields of an item with characters: name, which of several values, the characters, who read them."""
    if isinstance(item, Sourced):
        yield "value", 0, item.spans, item
        if scope := getattr(item.value, "scope", ()):
            yield "scope", 0, scope, None
        return
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if isinstance(value, Sourced):
            yield field, 0, value.spans, value
        elif field in ("mentions", "spans"):
            yield field, 0, value, None
        elif isinstance(value, tuple):
            for part, one in enumerate(value):
                if isinstance(one, Sourced):
                    yield field, part, one.spans, one


def located(record: Record) -> Iterator[tuple[str, object, Where]]:
    """Everything with a point: kind, item, where."""
    places: Iterable[tuple[str, object, Sourced[Where] | None]] = (
        *(("places", at, one) for at, one in enumerate(record.places)),
        *(("attributions", one.id, one.where) for one in record.attributions),
        *(("events", one.id, one.where) for one in record.events),
        *(("tolls", one.id, one.where) for one in record.tolls),
    )
    for kind, item, where in places:
        if where is not None and where.value.latitude is not None and where.value.longitude is not None:
            yield kind, item, where.value


def digest(text: str) -> str:
    """The sha256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def without_text(record: Record) -> str:
    """A record as JSON, its text left out."""
    bare: Document = msgspec.structs.replace(record.document, text="")
    return as_json(msgspec.structs.replace(record, document=bare))


def with_text(made: str, text: str) -> Record:
    """The record of such a JSON, its text put back."""
    try:
        record = msgspec.json.decode(made, type=Record)
    except msgspec.DecodeError as error:
        raise ArchiveError(f"a record in the archive is damaged ({error}): take a backup") from error
    return msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=text))
