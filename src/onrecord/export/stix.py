"""STIX 2.1: a report a document, with identities, locations, incidents, notes of what is said and counted.

Ids are made from what they name, moments are those of publication: the same records make the same bytes.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, BinaryIO

from ..extras import package
from ..model import Attribution, Event, Party, Record, Sourced, Toll, Where, iso_moment
from . import coded
from .addresses import web_address
from .chosen import Chosen
from .rows import Rows
from .terminal import words as in_words

KINDS = ("records",)
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/onrecord/onrecord")
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of what has none, since STIX wants one: such reports are groupings, which have no day."""
CLASSES = {
    "person": "individual", "organisation": "organization", "group": "group", "state": "organization",
    "unknown": "unknown",
}  # fmt: skip
MAKER = "onrecord"
FIRST_YEAR = 1000
TOO_EARLY = (
    "reports are of before the year 1000, which STIX has no moments of: they are groupings, which have no day"
)
FURTHEST = 20_038  # km, half way around the globe
UNNAMED = "unnamed"
"""The name of a party or document that has an empty one, since STIX wants some."""


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a bundle; how many reports there were."""
    made = Made(package("stix2", "STIX", "export"))
    count = 0
    for read in chosen.reads:
        made.report(read.record, chosen)
        count += 1
    bundle = {"type": "bundle", "id": made.name("bundle", *made.objects), "objects": made.listed()}
    stream.write(json.dumps(bundle, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")
    return count


def moment(published: str | None) -> datetime | None:
    """When a report was published, in UTC; None where that is not known, or too early."""
    if published is None:
        return None
    at = iso_moment(published)
    if not isinstance(at, datetime):
        at = datetime.combine(at, time())
    try:
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:  # in UTC the first or the last day of all is none
        at = at.replace(tzinfo=UTC)
    return at if at.year >= FIRST_YEAR else None


class Made:
    """The objects of a bundle, each once."""

    def __init__(self, stix2: Any) -> None:  # noqa: ANN401 - a module
        self.stix2 = stix2
        self.objects: dict[str, Any] = {}
        self.maker = self.put("Identity", "identity", (MAKER,), UNKNOWN, name=MAKER, identity_class="system")

    def listed(self) -> list[Any]:
        """All objects as JSON has them."""
        return [json.loads(one.serialize()) for one in self.objects.values()]

    def name(self, kind: str, *parts: str) -> str:
        """The id of an object, made from what it is."""
        return f"{kind}--{uuid.uuid5(SPACE, json.dumps([kind, *parts]))}"

    def put(self, shape: str, kind: str, parts: tuple[str, ...], at: datetime, **fields: object) -> str:
        """Add an object; its id."""
        name = self.name(kind, *parts)
        if kind != "identity" or parts != (MAKER,):
            fields["created_by_ref"] = self.maker
        kept = {key: value for key, value in fields.items() if value not in (None, "", [])}
        made = getattr(self.stix2.v21, shape)(id=name, created=at, modified=at, **kept)
        self.objects.setdefault(name, made)
        return name

    def report(self, record: Record, chosen: Chosen) -> None:
        """Add a report with all that it tells; one without a day of publication is a grouping."""
        about, published = record.document, moment(record.document.published)
        at = published or UNKNOWN
        links = [{"source_name": about.publisher or about.id, "url": web_address(about.url)}]
        inside = list(dict.fromkeys(self.inside(record, at, chosen)))
        fields: dict[str, object] = {
            "name": about.title or first_line(about.text),
            "object_refs": inside or [self.maker],
            "external_references": links if links[0]["url"] else None,
            "labels": [f"document:{about.id}"],
            "lang": about.language,
        }
        if published is None:
            chosen.lost[TOO_EARLY] += about.published is not None
            self.put("Grouping", "grouping", (about.id,), at, context="unspecified", **fields)
        else:
            self.put("Report", "report", (about.id,), at, published=published, **fields)

    def inside(self, record: Record, at: datetime, chosen: Chosen) -> Iterator[str]:
        """The ids of all that a report tells."""
        document = record.document.id
        parties = {}
        for party in record.parties:
            if party.kind in CLASSES:
                parties[party.id] = self.party(document, party, at)
            else:
                chosen.lost["parties are things, which STIX has no identity for: they are left out"] += 1
        yield from parties.values()
        yield from (self.place(place, at, chosen) for place in record.places if known(place.value))
        chosen.lost["places have no point and no country: they are left out"] += sum(
            not known(place.value) for place in record.places
        )
        incidents = {}
        for event in record.events:
            incidents[event.id] = self.incident(record, event, at)
            yield incidents[event.id]
        for said in record.attributions:
            about = [parties[said.speaker]] if said.speaker in parties else [self.maker]
            who, hedged = uttering(record, said)
            yield self.note(
                record, said.id, said.content, at, about, coded.uttered(record, said),
                abstract=f"{'denied, or not said,' if said.negated else 'said'} by {who}{hedged}",
                authors=[who],
            )  # fmt: skip
        for toll in record.tolls:
            about = [incidents[toll.event]] if toll.event in incidents else [self.maker]
            yield self.note(record, toll.id, toll.count, at, about, coded.sentence(
                record, Sourced("", toll.count.spans, toll.count.by)), abstract=counted(toll))  # fmt: skip

    def party(self, document: str, party: Party, at: datetime) -> str:
        """An identity: of this report, since who is the same in others is not known."""
        return self.put(
            "Identity", "identity", (document, party.id), at, name=party.name.value or UNNAMED,
            identity_class=CLASSES[party.kind], roles=[role.value for role in party.roles],
            confidence=sure(party.name),
        )  # fmt: skip

    def place(self, read: Sourced[Where], at: datetime, chosen: Chosen) -> str:
        """A location; one place is one object in all reports."""
        value = read.value
        what = json.dumps([value.name, value.geonames_id, value.latitude, value.longitude])
        latitude, longitude = (value.latitude, value.longitude) if pointed(value) else (None, None)
        km = value.precision_km if pointed(value) else None
        return self.put(
            "Location", "location", (what,), UNKNOWN, name=value.name, latitude=latitude,
            longitude=longitude, country=value.country, administrative_area=value.admin1,
            precision=km * 1000 if km is not None and 0 <= km < FURTHEST else None,
        )  # fmt: skip

    def incident(self, record: Record, event: Event, at: datetime) -> str:
        """An incident: an event of one report."""
        where = event.where.value.name if event.where else None
        when = in_words.when(event.when.value) if event.when else None
        return self.put(
            "Incident", "incident", (record.document.id, event.id), at,
            name=", ".join(filter(None, (f"{event.type} {event.mode or ''}".strip(), where, when))),
            description=coded.sentence(record, event.trigger),
            labels=[f"status:{event.status}", *event.contexts], confidence=sure(event.trigger),
        )  # fmt: skip

    def note(  # noqa: PLR0917 - what a note is made of
        self, record: Record, item: str, read: Sourced[Any], at: datetime, about: list[str], content: str,
        **fields: object,
    ) -> str:  # fmt: skip
        """A note: what is said, or counted."""
        return self.put(
            "Note", "note", (record.document.id, item), at, content=content, object_refs=about,
            confidence=sure(read), **fields,
        )  # fmt: skip


def uttering(record: Record, said: Attribution) -> tuple[str, str]:
    """Who says something, and how sure they are."""
    row = Rows(record, "").attribution(said)
    hedge = f", certainty: {row['hedge']}" if "hedge" in row else ""
    return str(row["speaker_name"] or row.get("source") or "somebody"), hedge


def known(where: Where) -> bool:
    """Whether STIX can have a place."""
    return bool(where.country) or pointed(where)


def pointed(where: Where) -> bool:
    """Whether a place has a point: one coordinate alone is none."""
    return where.latitude is not None and where.longitude is not None


def sure(read: Sourced[Any]) -> int | None:
    """How sure the reader is, from 0 to 100."""
    return None if read.confidence is None else round(min(max(read.confidence, 0), 1) * 100)


def counted(toll: Toll) -> str:
    """A toll in words."""
    return f"{in_words.category(toll)}: {in_words.count(toll.count.value)} {in_words.whom(toll)}"


def first_line(text: str) -> str:
    """The first line of a report that has no title, cut short."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "report")
    return line if len(line) <= 100 else f"{line[:99]}…"
