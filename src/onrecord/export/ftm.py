"""FollowTheMoney entities, a JSON line each: for Aleph, OpenAleph and the tools around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, BinaryIO

from ..extras import package
from ..model import Attribution, Event, Party, Record, iso_moment
from . import coded
from .addresses import web_address
from .chosen import Chosen
from .ftm_values import Values
from .stix import counted, first_line

KINDS = ("records",)
SCHEMATA = {
    "person": "Person", "organisation": "Organization", "group": "LegalEntity", "state": "PublicBody",
}  # fmt: skip
ORGANISED = ("organisation", "state")
"""Kinds of parties that are an Organization to FollowTheMoney, PublicBody included."""
PLAIN = re.compile(r"[0-9A-Za-z]{1,64}")
NUMBER = re.compile(r"[0-9]{1,9}")


def write(chosen: Chosen, stream: BinaryIO) -> int:
    """Write the entities of all records; how many there were."""
    model = package("followthemoney", "FollowTheMoney", "ftm").model
    count = 0
    for read in chosen.reads:
        for one in Entities(model, read.record, chosen).all():
            stream.write(json.dumps(one.to_dict(), ensure_ascii=False, sort_keys=True).encode() + b"\n")
            count += 1
    return count


class Entities:
    """The entities of one record: whoever is the same in another report is not known, and not merged."""

    def __init__(self, model: Any, record: Record, chosen: Chosen) -> None:  # noqa: ANN401 - a module's
        self.model, self.record, self.chosen = model, record, chosen
        self.values = Values(chosen.lost)
        self.document = self.name()
        self.kinds = {party.id: party.kind for party in record.parties}
        self.names = {party.id: self.name("p", party.id) for party in record.parties if self.named(party)}

    def name(self, *parts: str) -> str:
        """The id of an entity of this record."""
        return entity_id(self.record.document.id, *parts)

    def named(self, party: Party) -> bool:
        """Whether a party is of a kind that has a schema, and has a name there; what has none is counted."""
        if party.kind not in SCHEMATA:
            self.chosen.lost["parties are things or unknown: they are left out"] += 1
            return False
        if self.values.clean(self.model.get("Thing").get("name").type, party.name.value) is None:
            self.chosen.lost["parties have a name that is none to FollowTheMoney: they are left out"] += 1
            return False
        return True

    def made(self, schema: str, key: str, /, **fields: object) -> Any:  # noqa: ANN401
        """An entity; what the library refuses as a value, or takes a part of, is counted."""
        entity = self.model.make_entity(schema)
        entity.id = key
        for prop, value in fields.items():
            for one in value if isinstance(value, list | tuple) else [value]:
                if one is not None and one != "":
                    self.values.add(entity, prop, str(one))
        return entity

    def all(self) -> Iterator[Any]:
        """Every entity."""
        yield self.article()
        for party in self.record.parties:
            if party.id in self.names:
                yield from self.party(party)
        for event in self.record.events:
            yield self.event(event)
        for said in self.record.attributions:
            yield self.said(said)

    def article(self) -> Any:  # noqa: ANN401
        """The report."""
        about = self.record.document
        loose = [toll for toll in self.record.tolls if toll.event is None]
        return self.made(
            "Article", self.document, title=about.title or first_line(about.text), bodyText=about.text,
            publishedAt=moment(about.published), publisher=about.publisher, sourceUrl=web_address(about.url),
            language=about.language, notes=[counted(toll) for toll in loose],
            locationMentioned=[place.value.name for place in self.record.places],
        )  # fmt: skip

    def party(self, party: Party) -> Iterator[Any]:
        """A party, the mention of it in the report, and what it is a member of."""
        name, roles = self.names[party.id], [role.value for role in party.roles]
        role = {"position": roles} if party.kind == "person" else {"description": roles}
        yield self.made(SCHEMATA[party.kind], name, name=party.name.value, proof=self.document, **role)
        yield self.made(
            "Mention", self.name("p", party.id, "mention"), document=self.document, resolved=name,
            name=party.name.value, detectedSchema=SCHEMATA[party.kind],
        )  # fmt: skip
        if party.member_of == party.id:
            self.chosen.lost["parties are members of themselves: that is left out"] += 1
        elif party.member_of in self.names:
            yield self.member(party, self.names[party.member_of])

    def member(self, party: Party, whole: str) -> Any:  # noqa: ANN401
        """What a party is a member of; only an organisation has memberships, to others it is a link."""
        key, name = self.name("p", party.id, "member"), self.names[party.id]
        if self.kinds[party.member_of or ""] in ORGANISED:
            return self.made("Membership", key, member=name, organization=whole, proof=self.document)
        return self.made("UnknownLink", key, subject=name, object=whole, role="member", proof=self.document)

    def event(self, event: Event) -> Any:  # noqa: ANN401
        """An event: who is in it, where, when, and how many."""
        where = event.where.value if event.where else None
        days = coded.days(event.when.value) if event.when else None
        sides = (*event.actors, *event.recipients)
        involved = [self.names[one.value] for one in sides if one.value in self.names]
        place = {"location": where.name, "country": where.country} if where else {}
        span = {"startDate": days[0].isoformat(), "endDate": days[1].isoformat()} if days else {}
        tolls = [toll for toll in self.record.tolls if toll.event == event.id]
        return self.made(
            "Event", self.name("e", event.id),
            name=" ".join(filter(None, (event.type, event.mode, where.name if where else None))),
            summary=coded.sentence(self.record, event.trigger), **place, **span,
            involved=involved, proof=self.document,
            keywords=[event.type, event.mode, event.status, *event.contexts],
            notes=[counted(toll) for toll in tolls],
        )  # fmt: skip

    def said(self, said: Attribution) -> Any:  # noqa: ANN401
        """A statement, as a note on who makes it."""
        source = said.source.value if said.source else "somebody"
        return self.made(
            "Note", self.name("a", said.id),
            name=f"{source} ({'denied, or not said' if said.negated else said.manner})",
            description=coded.uttered(self.record, said),
            entity=self.names.get(said.speaker or ""), proof=self.document,
        )  # fmt: skip


def entity_id(document: str, *parts: str) -> str:
    """The id of an entity: its report's, a letter for what it is, its own; the same in every export.

    FollowTheMoney's ids are letters, digits, dots and hyphens, 200 at most. Ids of other signs, and those
    that could be taken for others' when they are put together, are a digest.

    >>> entity_id("4f1c", "p", "p12", "mention"), entity_id("a/b")[:17]
    ('onrecord-4f1c-p12-mention', 'onrecord.1693b0cf')
    """
    kind, item, *rest = parts or ("", "")
    numbered = item.startswith(kind) and NUMBER.fullmatch(item.removeprefix(kind)) if kind else not item
    if PLAIN.fullmatch(document) and numbered:
        return "-".join(("onrecord", document, *filter(None, (item, *rest))))
    return f"onrecord.{sha256(json.dumps([document, *parts]).encode()).hexdigest()}"


def moment(published: str | None) -> str | None:
    """When a report was published, as FollowTheMoney has it: in UTC, without saying so.

    >>> moment("20221126T101010+02:00"), moment("2022-11-26")
    ('2022-11-26T08:10:10', '2022-11-26')
    """
    if published is None:
        return None
    with suppress(ValueError):
        return date.fromisoformat(published).isoformat()
    at = iso_moment(published)
    if not isinstance(at, datetime):
        return at.isoformat()
    with suppress(OverflowError):  # in UTC the first or the last day of all is none
        at = at.astimezone(UTC) if at.tzinfo else at
    return at.replace(tzinfo=None).isoformat(timespec="seconds")
