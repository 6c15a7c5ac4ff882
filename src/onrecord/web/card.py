"""An item as a whole: every value, the words it was read from, who read it, what it hangs together with."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..archive import Archive, Stored
from ..archive.corrections import REFERENCES, name_of
from ..archive.meanwhile import same_items
from ..archive.shapes import Entry
from ..archive.voices import voice
from ..errors import AbsentError, ConflictError
from ..export.terminal import safe, words
from ..export.terminal.names import Names
from ..model import Count, Likelihood, Record, Sourced, Spans, When, Where
from . import edits
from .forms import whole
from .items import LINES, ONE, Line, anchored, key_of, named_by
from .links import Link, links
from .pages import page
from .room import Room

NAMES = {
    "said_in": "stands in the words of",
    "certainty": "how sure",
    "speaker_inferred": "speaker told by context",
    "subject": "of whom",
    "subject_kind": "kind of people",
    "part_of": "part of",
    "timex": "TIMEX3",
    "edtf": "EDTF",
    "admin1": "region",
    "geonames_id": "GeoNames",
    "precision_km": "within (km)",
    "acled": "ACLED",
    "member_of": "member of",
}
"""Fields whose name in the record is no word."""


OTHERS = 30
"""Items that a card names as hanging together with its own: a made-up report had 3,900 of one."""
UNSHOWN: dict[type, tuple[str, ...]] = {Likelihood: ("scope",), Struct: ("id", "mentions", "tolls")}
"""Fields that a card leaves to its links and to the text."""


class Row(NamedTuple):
    """A field of an item: its value in words, the words it was read from, who read it and how sure."""

    name: str
    value: str
    evidence: tuple[str, ...] = ()
    by: str = ""
    sure: float | None = None


class Other(NamedTuple):
    """An item that another hangs together with."""

    how: str
    key: str
    label: str


class Card(NamedTuple):
    """All that is shown of an item; `more` items hang together with it than `others`."""

    part: str
    id: str
    heading: str
    line: Line
    rows: tuple[Row, ...]
    unstated: tuple[str, ...]
    others: tuple[Other, ...]
    more: int
    accepted: Entry | None
    controls: tuple[edits.Control, ...]
    by: str
    sure: float | None
    voice: str

    @property
    def key(self) -> str:
        """The item's name in addresses."""
        return key_of(self.part, self.id)


def card(stored: Stored, part: str, name: str) -> Card:
    """The card of an item; AbsentError where the record has none of that name."""
    record = stored.record
    item = item_of(record, part, name)
    rows = [row for field in fields(item) for row in rows_of(record, part, item, field)]
    accepted = [one.entry for one in stored.accepted if (one.part, one.item) == (part, name)]
    read, linked = anchored(item), links(record, part, name)
    return Card(
        part=part,
        id=name,
        heading=safe.line(f"{ONE[part]} {name}", 60) if not name.isdigit() else ONE[part],
        line=LINES[part](item, Names(record)),
        rows=tuple(row for row in rows if row.value),
        unstated=tuple(row.name for row in rows if not row.value),
        others=tuple(other(record, link) for link in linked[:OTHERS]),
        more=max(0, len(linked) - OTHERS),
        accepted=accepted[0] if accepted else None,
        controls=tuple(edits.controls(record, part, item)),
        by=reader(read.by),
        sure=read.confidence,
        voice=voice_of(record, part, name),
    )


def voice_of(record: Record, part: str, name: str) -> str:
    """The name of whoever says a statement, or of a party that says something; nothing for other items."""
    names = {party.id: party.name.value for party in record.parties}
    if part == "parties":
        return voice(names.get(name)) if any(one.speaker == name for one in record.attributions) else ""
    for one in record.attributions if part == "attributions" else ():
        if one.id == name:
            return voice(names.get(one.speaker or "", one.source.value if one.source else None))
    return ""


def item_of(record: Record, part: str, name: str) -> Any:  # noqa: ANN401 - an item of any part
    """An item by its name."""
    if part not in LINES:
        raise AbsentError(f"a record has no {part!r}")
    for at, item in enumerate(getattr(record, part)):
        if name_of(record, part, at) == name:
            return item
    raise AbsentError(f"the record has no {part} {name!r}")


def fields(item: Struct) -> list[str]:
    """The fields of an item but its id."""
    kind = type(item.value) if isinstance(item, Sourced) else type(item)
    return [name for name in kind.__struct_fields__ if name not in UNSHOWN.get(kind, UNSHOWN[Struct])]


def rows_of(record: Record, part: str, item: Any, field: str) -> list[Row]:  # noqa: ANN401
    """A field's rows: one, or one a value where it has several."""
    name = NAMES.get(field, field.replace("_", " "))
    if isinstance(item, Sourced):
        return [Row(name, shown(record, part, field, getattr(item.value, field)))]
    value = getattr(item, field)
    if isinstance(value, tuple):
        return [row(record, part, field, one) for one in value] or [Row(name, "")]
    return [row(record, part, field, value)]


def row(record: Record, part: str, field: str, value: object) -> Row:
    """One value of a field."""
    name = NAMES.get(field, field.replace("_", " "))
    if not isinstance(value, Sourced):
        return Row(name, shown(record, part, field, value))
    return Row(
        name,
        shown(record, part, field, value.value),
        words_at(record, value.spans),
        reader(value.by),
        value.confidence,
    )


def reader(by: str) -> str:
    """Who read something: a finder as it is called, a person by name."""
    return by.removeprefix("person:") if by.startswith("person:") else f"finder {by}"


def words_at(record: Record, spans: Spans) -> tuple[str, ...]:
    """The words at some characters."""
    return tuple(record.document.text[start:end] for start, end in spans)


def shown(record: Record, part: str, field: str, value: object) -> str:
    """A value in words; nothing where it is not stated."""
    if value is None:
        return ""
    if to := REFERENCES.get(part, {}).get(field):
        return named(record, to, str(value))
    plain: dict[type, Any] = {
        Count: words.count,
        When: words.when,
        Where: place,
        Likelihood: words.likelihood,
    }
    if type(value) in plain:
        return str(plain[type(value)](value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Struct):
        return ", ".join(str(one) for one in msgspec.structs.astuple(value) if one is not None)
    return str(value)


def place(value: Where) -> str:
    """A place in words."""
    return ", ".join(filter(None, (value.name, value.country, words.coordinates(value))))


def named(record: Record, part: str, name: str) -> str:
    """The item of a name, in words; the name itself where there is none."""
    try:
        return str(LINES[part](item_of(record, part, name), Names(record)).label)
    except AbsentError:
        return name


def other(record: Record, link: Link) -> Other:
    """The far end of a link."""
    return Other(link.words, key_of(link.part, link.id), named(record, link.part, link.id))


def shown_card(request: Request) -> Response:
    """The card of an item, for a page that shows a version of the record."""
    room: Room = request.app.state.room
    document = request.path_params["document"]
    with room.reading() as archive:
        stored = archive.stored(document)
        if has_moved(archive, stored, request.query_params):
            return page(request, "card_stale.html", status=409, document=stored.record.document)
    part, name = named_by(request.query_params.get("item", ""))
    return page(request, "card.html", **about(stored, part, name), after=last_of(stored.history))


def has_moved(archive: Archive, stored: Stored, given: QueryParams) -> bool:
    """Whether items of a page that was made of an older version are gone or called otherwise by now."""
    seen = whole(given.get("seen", str(stored.version)))
    if seen == stored.version:
        return False
    try:
        then = archive.viewed(stored.record.document.id, seen=seen, after=whole(given.get("after", "")))
    except ConflictError:
        return True
    return not same_items(then, stored.record)


def about(stored: Stored, part: str, name: str) -> dict[str, Any]:
    """What the template of a card shows."""
    return {
        "card": card(stored, part, name),
        "document": stored.record.document,
        "seen": stored.version,
        "typed": {},
        "reason": edits.REASON,
        "first": "",
        "queue": "",
        "place": "",
    }


def last_of(entries: tuple[Entry, ...]) -> int:
    """The number of the last entry, 0 where there is none."""
    return entries[-1].number if entries else 0


def there(record: Record, key: str) -> tuple[str, str] | None:
    """The part and id that an address names, None where the record has no such item."""
    part, name = named_by(key)
    try:
        item_of(record, part, name)
    except AbsentError:
        return None
    return part, name


routes = [Route("/cards/{document:path}", shown_card)]
