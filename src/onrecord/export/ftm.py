"""FollowTheMoney entities, a JSON line each: for Aleph, OpenAleph and the tools around them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..extras import package
from ..model import Attribution, Event, Party, Record
from . import coded
from .addresses import web_address
from .chosen import Chosen
from .stix import counted, first_line

KINDS = ("records",)
SCHEMATA = {
    "person": "Person", "organisation": "Organization", "group": "LegalEntity", "state": "PublicBody",
}  # fmt: skip


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
        self.document = f"onrecord-{record.document.id}"
        self.names = {
            party.id: f"{self.document}-{party.id}" for party in record.parties if party.kind in SCHEMATA
        }

    def made(self, schema: str, key: str, /, **fields: object) -> Any:  # noqa: ANN401
        """An entity; what the library refuses as a value is counted."""
        entity = self.model.make_entity(schema)
        entity.id = key
        for prop, value in fields.items():
            for one in value if isinstance(value, list | tuple) else [value]:
                if one is not None and one != "":
                    self.add(entity, prop, str(one))
        return entity

    def add(self, entity: Any, key: str, value: str) -> None:  # noqa: ANN401
        """Add a value."""
        entity.add(key, value)
        if not entity.get(key):
            self.chosen.lost[f"values are none to FollowTheMoney's {key}: they are left out"] += 1

    def all(self) -> Iterator[Any]:
        """Every entity."""
        yield self.article()
        for party in self.record.parties:
            if party.id in self.names:
                yield from self.party(party)
            else:
                self.chosen.lost["parties are things or unknown: they are left out"] += 1
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
            publishedAt=about.published, publisher=about.publisher, sourceUrl=web_address(about.url),
            language=about.language, notes=[counted(toll) for toll in loose],
            locationMentioned=[place.value.name for place in self.record.places],
        )  # fmt: skip

    def party(self, party: Party) -> Iterator[Any]:
        """A party, the mention of it in the report, and what it is a member of."""
        name, roles = self.names[party.id], [role.value for role in party.roles]
        role = {"position": roles} if party.kind == "person" else {"description": roles}
        yield self.made(SCHEMATA[party.kind], name, name=party.name.value, proof=self.document, **role)
        yield self.made(
            "Mention", f"{name}-mention", document=self.document, resolved=name, name=party.name.value,
            detectedSchema=SCHEMATA[party.kind],
        )  # fmt: skip
        if party.member_of in self.names:
            yield self.made(
                "Membership", f"{name}-member", member=name, organization=self.names[party.member_of],
                proof=self.document,
            )  # fmt: skip

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
            "Event", f"{self.document}-{event.id}",
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
            "Note", f"{self.document}-{said.id}",
            name=f"{source} ({'denied, or not said' if said.negated else said.manner})",
            description=coded.uttered(self.record, said),
            entity=self.names.get(said.speaker or ""), proof=self.document,
        )  # fmt: skip
