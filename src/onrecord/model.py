"""What a record is: every field of it, tied to the characters it was read from.

The fields and their meanings are normative (docs/record.md). Spans are half-open character offsets
(Unicode code points) into `document.text`, which is never edited. `null` is "not stated", never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

import msgspec
from msgspec import Struct

from .errors import RecordError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")

Span = tuple[int, int]
"""Start and end of a piece of text, in code points, the end not included."""

Spans = tuple[Span, ...]

PartyKind = Literal["person", "organisation", "group", "state", "thing", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Scale = Literal["phia", "icd203", "ipcc", "nato", "none"]
Manner = Literal["direct", "indirect", "mixed"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["accomplished", "attempted", "planned", "threatened", "hypothetical", "negated", "unknown"]
Category = Literal[
    "killed", "injured", "casualties", "missing", "trapped", "detained", "abducted", "captured",
    "released", "surrendered", "deserted", "displaced", "homeless", "evacuated", "rescued",
    "mobilised", "deployed", "affected", "returned", "escaped",
]  # fmt: skip
SubjectKind = Literal[
    "person", "civilian", "child", "woman", "man", "soldier", "police", "militant", "combatant",
    "medic", "aid_worker", "journalist", "prisoner", "migrant", "family", "perpetrator",
]  # fmt: skip
Unit = Literal["person", "household"]
Scope = Literal["incident", "period", "cumulative", "aggregate", "rate", "background"]
Polarity = Literal["asserted", "negated", "disputed", "unconfirmed", "hypothetical", "projected"]
Table = Literal["records", "attributions", "tolls", "events", "times", "places", "parties", "hedges"]
"""The kinds of rows that a record has: itself, and its items by field."""
Bound = Literal["exact", "at_least", "at_most", "approx", "range", "vague", "none", "unknown"]


class Sourced(Struct, Generic[T], frozen=True):
    """A value, the characters it was read from, who read it, and how sure the reader is.

    `by` is "tolls 0.1" for a finder, "person:<name>" for a correction; `confidence` is a calibrated
    probability, or None where the finder has none to give.
    """

    value: T
    spans: Spans
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        for start, end in self.spans:
            if not 0 <= start < end:
                raise ValueError(f"span [{start}, {end}] is not a piece of text")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


class Document(Struct, frozen=True, kw_only=True):
    """A report as it was read; `id` is the sha256 of the text unless one was given."""

    id: str
    text: str
    published: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            iso_moment(self.published)
        for name in self.__struct_fields__:
            encodable(getattr(self, name), name)


class Party(Struct, frozen=True, kw_only=True):
    """A person, organisation, group, state or thing of the report, with every mention of it."""

    id: str
    kind: PartyKind
    name: Sourced[str]
    roles: tuple[Sourced[str], ...] = ()
    member_of: str | None = None
    mentions: Spans = ()


class When(Struct, frozen=True, kw_only=True):
    """A time: the TIMEX3 value and modifier, with EDTF and the first and last day derived from them."""

    timex: str
    type: TimexType
    mod: str | None = None
    edtf: str | None = None
    first: str | None = None
    last: str | None = None


class Where(Struct, frozen=True, kw_only=True):
    """A place; coordinates in degrees (WGS 84), `precision_km` the radius it may be off by."""

    name: str
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    kind: str | None = None
    precision_km: float | None = None


class Likelihood(Struct, frozen=True, kw_only=True):
    """A hedge: the term on its scale, the range it stands for (0 to 1), who hedges, and what."""

    term: str
    scale: Scale
    low: float | None
    high: float | None
    calibrated: bool
    holder: str | None = None
    scope: Spans = ()


class Statement(Struct, frozen=True, kw_only=True):
    """What attributions, events and tolls share; `said_in` is None in the report's own voice."""

    id: str
    said_in: str | None = None
    certainty: int | None = None
    when: Sourced[When] | None = None
    where: Sourced[Where] | None = None


class Attribution(Statement, frozen=True, kw_only=True):
    """Somebody's words: who said them, how, to whom."""

    manner: Manner
    content: Sourced[str]
    source: Sourced[str] | None = None
    speaker: str | None = None
    speaker_inferred: bool = False
    cue: Sourced[str] | None = None
    addressee: Sourced[str] | None = None
    negated: bool = False


class Acled(Struct, frozen=True):
    """ACLED's columns for an event, by the mapping of docs/extract/events.md."""

    event_type: str
    sub_event_type: str


class Event(Statement, frozen=True, kw_only=True):
    """One happening: PLOVER 2.0 type, who did it to whom, and whether it happened at all.

    The values of `actors` and `recipients` are party ids; `tolls` are toll ids. `part_of` is the event of the
    same report whose incident it tells more of.
    """

    type: EventType
    trigger: Sourced[str]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    acled: Acled | None = None
    background: bool = False
    part_of: str | None = None
    status: Status = "unknown"
    mentions: Spans = ()
    actors: tuple[Sourced[str], ...] = ()
    recipients: tuple[Sourced[str], ...] = ()
    instruments: tuple[Sourced[str], ...] = ()
    tolls: tuple[str, ...] = ()


class Count(Struct, frozen=True, kw_only=True):
    """A number with its bounds; None is "not stated", never zero."""

    low: float | int | None
    high: float | int | None
    best: float | int | None
    bound: Bound
    vague: str | None = None


class Toll(Statement, frozen=True, kw_only=True):
    """How many were killed, injured, displaced ...; `part_of` is the toll that includes this one."""

    category: Category
    count: Sourced[Count]
    cue: Sourced[str] | None = None
    subject: Sourced[str] | None = None
    subject_kind: SubjectKind = "person"
    unit: Unit = "person"
    scope: Scope = "incident"
    polarity: Polarity = "asserted"
    part_of: str | None = None
    derivation: str | None = None
    supersedes: Count | None = None
    event: str | None = None


class MadeWith(Struct, frozen=True, kw_only=True):
    """The versions that a record depends on: the same ones make the same record."""

    onrecord: str
    model: str | None
    lexicons: str
    gazetteer: str


class Unread(Struct, frozen=True):
    """Characters that no finder read, and why."""

    reason: str
    spans: Spans


class Record(Struct, frozen=True, kw_only=True):
    """The record of one report."""

    document: Document
    parties: tuple[Party, ...] = ()
    times: tuple[Sourced[When], ...] = ()
    places: tuple[Sourced[Where], ...] = ()
    hedges: tuple[Sourced[Likelihood], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    unread: tuple[Unread, ...] = ()
    made_with: MadeWith

    @overload
    def to_dataframe(self, kind: Table, *, library: Literal["pandas"] = "pandas") -> pandas.DataFrame: ...

    @overload
    def to_dataframe(self, kind: Table, *, library: Literal["polars"]) -> polars.DataFrame: ...

    @overload
    def to_dataframe(self, kind: Table, *, library: Literal["pyarrow"]) -> pyarrow.Table: ...

    def to_dataframe(self, kind: Table, *, library: Literal["pandas", "polars", "pyarrow"] = "pandas") -> Any:
        """The items of one kind ("tolls", "events" ...), a row each, with the columns of docs/scale.md.

        LibraryError where the library is not installed; `onrecord.to_dataframe` does many records.
        """
        from .frames import to_dataframe  # noqa: PLC0415 - the record's face is above it (decision 19)

        return to_dataframe((self,), kind, library=library)

    def _repr_html_(self) -> str:
        """The record as a notebook shows it: HTML without a script, everything of the report's escaped."""
        from .export.notebook import shown  # noqa: PLC0415 - as above

        return shown(self)


class Failure(Struct, frozen=True):
    """What could not be read: where it came from (file and line, or document id), at which stage, why."""

    source: str
    stage: str
    message: str


ANCHORS = {"parties": "name", "attributions": "content", "events": "trigger", "tolls": "count"}
"""The field whose characters tell an item of its kind; of the others it is their own."""
ITEMS = (*ANCHORS, "times", "places", "hedges")


class Refusal(Struct, frozen=True, array_like=True):
    """Something that a finder left open or out on purpose: the field, the characters, and why."""

    field: str
    span: Span
    why: str


def iso_moment(text: str) -> date | datetime:
    """The day or moment an ISO 8601 text names; ValueError for anything else.

    >>> iso_moment("2022-11-26")
    datetime.date(2022, 11, 26)
    """
    try:
        return date.fromisoformat(text) if len(text) == len("2022-11-26") else datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not an ISO date or date-time such as 2022-11-26") from None


def iso_day(text: str) -> date:
    """The day of an ISO 8601 day or moment, in whatever form; ValueError for anything else.

    >>> iso_day("20221126T101010").isoformat()
    '2022-11-26'
    """
    found = iso_moment(text)
    return found.date() if isinstance(found, datetime) else found


def days_before(day: date, days: int) -> date:
    """The day so many days before one; the first of all where there is none.

    >>> days_before(date(1, 1, 2), 9).isoformat()
    '0001-01-01'
    """
    return day - min(timedelta(days), day - date.min)


def encodable(value: object, what: str) -> None:
    r"""Refuse a text with half of a surrogate pair, which neither UTF-8 nor JSON can hold.

    >>> encodable("caf\ud83d", "the title")
    Traceback (most recent call last):
    ValueError: the title has half of a surrogate pair at character 3: remove it
    """
    if not isinstance(value, str) or value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            f"{what} has half of a surrogate pair at character {error.start}: remove it"
        ) from None


def whole(value: object, path: str = "$") -> None:
    """Refuse half of a surrogate pair in any text of a record, or of a part of one, with the path to it."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            whole(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            whole(item, f"{path}[{index}]")
    else:
        encodable(value, path)


def to_json(record: Record) -> bytes:
    """A record as one line of UTF-8 JSON, every field present.

    RecordError with the path where a text has half of a surrogate pair, as only Python's own can.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise RecordError(f"not a record: {halved(record, error)}") from error


def halved(record: Record, error: UnicodeEncodeError) -> str:
    """What is said of a record that could not be encoded: where the half of a surrogate pair is."""
    try:
        whole(record)
    except ValueError as found:
        return str(found)
    return f"half of a surrogate pair at character {error.start} of a text: remove it"


def from_json(line: bytes | str) -> Record:
    """The record of a JSON text; RecordError with the path to the first bad field."""
    try:
        record = msgspec.json.decode(line, type=Record)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError(f"not a record: {error}") from error
    return checked(record)


def checked(record: Record) -> Record:
    """The record itself, once its types hold, every span lies inside its text, and it is sound.

    Else RecordError with the path to the first bad field: see `unsound`.
    """
    size = len(record.document.text)
    try:
        msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=Record)
    except UnicodeEncodeError as error:
        raise RecordError(f"not a record: {halved(record, error)}") from error
    except (msgspec.ValidationError, OverflowError) as error:  # a number of over 64 bits
        raise RecordError(f"not a record: {error}") from error
    for path, start, end in spans_of(record):
        if not 0 <= start < end <= size:
            raise RecordError(
                f"not a record: {path} [{start}, {end}] is outside the text of {size} characters"
            )
    for words in unsound(record):
        raise RecordError(f"not a record: {words}")
    return record


def unsound(record: Record) -> Iterator[str]:
    """What no reader makes and nothing can be done with, each with its path.

    That is two items of one id, an item without characters, a hedge that is not there,
    a point off the globe, a number of GeoNames beyond 63 bits.
    """
    for part in ITEMS:
        names: set[str] = set()
        for at, item in enumerate(getattr(record, part)):
            path = f"$.{part}[{at}]"
            if not (getattr(item, ANCHORS[part]) if part in ANCHORS else item).spans:
                yield f"{path} has no characters that tell it"
            if part in ANCHORS:
                if item.id in names:
                    yield f"{path}.id {item.id!r} is that of another item"
                names.add(item.id)
            if isinstance(item, Statement):
                if item.certainty is not None and not 0 <= item.certainty < len(record.hedges):
                    yield f"{path}.certainty {item.certainty} is none of {len(record.hedges)} hedges"
                if item.where is not None:
                    yield from off_the_globe(item.where.value, f"{path}.where.value")
            elif part == "places":
                yield from off_the_globe(item.value, f"{path}.value")


def off_the_globe(where: Where, path: str) -> Iterator[str]:
    """What of a place is on no map."""
    for name, most in (("latitude", 90), ("longitude", 180), ("geonames_id", (1 << 63) - 1)):
        value = getattr(where, name)
        if value is not None and not -most <= value <= most:
            yield f"{path}.{name} {value} is beyond {most}"


def spans_of(value: object, path: str = "$") -> Iterator[tuple[str, int, int]]:
    """Every span of a record, or of a part of one, with the path to it."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield path, value[0], value[1]
            return
        for index, item in enumerate(value):
            yield from spans_of(item, f"{path}[{index}]")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    (schema,), definitions = msgspec.json.schema_components((Record,), ref_template="#/$defs/{name}")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": definitions}
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    dedent(made)
    return made


def dedent(schema: object) -> None:
    """Take the indentation out of the descriptions of a schema: Python does so itself from 3.13 on."""
    if isinstance(schema, list):
        for one in schema:
            dedent(one)
    elif isinstance(schema, dict):
        for name, one in schema.items():
            if name == "description" and isinstance(one, str):
                schema[name] = cleandoc(one)
            dedent(one)
