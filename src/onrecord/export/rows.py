"""A record -> rows of the tables: a kind of item a table, each with the words that it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..model import Attribution, Event, Party, Record, Sourced, Span, Spans, Statement, Toll, to_json

Row = dict[str, object]
PERSON = "person:"
"""How the readers begin who are people."""
GAP = " … "
"""Between the pieces of words that do not stand together."""


def words(text: str, spans: Spans) -> str:
    """The words that stand at some spans.

    >>> words("“We hold,” she said, “for now.”", ((1, 9), (22, 29)))
    'We hold, … for now'
    """
    return GAP.join(text[start:end] for start, end in spans)


def pieces(spans: Iterable[Span]) -> list[dict[str, int]]:
    """Spans as the tables have them."""
    return [{"start": start, "end": end} for start, end in spans]


def number(value: float | None) -> float | None:
    """A figure as the tables have it."""
    return None if value is None else float(value)


def called(name: str, found: Sourced[Any] | None, text: str) -> Row:
    """The words of a field, and where they stand; what a person put in their place."""
    if found is None:
        return {}
    said = "" if found.by.startswith(PERSON) else words(text, found.spans)
    return {name: said or found.value, f"{name}_spans": pieces(found.spans)}


class Rows:
    """The rows of one record; `read_from` is the file, and the place in it, that the document comes from."""

    def __init__(self, record: Record, read_from: str) -> None:
        self.record, self.text = record, record.document.text
        self.names = {party.id: party for party in record.parties}
        self.said = {one.id: one for one in record.attributions}
        self.where_from: Row = {"document": record.document.id, "read_from": read_from}

    def all(self) -> Iterator[tuple[str, Row]]:
        """Every row of an item, with its table."""
        kinds: dict[str, Callable[[Any], Row]] = {
            "attributions": self.attribution, "tolls": self.toll, "events": self.event, "parties": self.party,
        }  # fmt: skip
        for table, row in kinds.items():
            for item in getattr(self.record, table):
                yield table, {**self.where_from, **row(item)}
        for table in ("times", "places", "hedges"):
            for at, found in enumerate(getattr(self.record, table)):
                yield table, {**self.where_from, "item": at, **self.valued(found)}

    def whole(self, note: str) -> Row:
        """The row of the record itself."""
        about = self.record.document
        counts = ("attributions", "tolls", "events", "times", "places", "parties", "hedges")
        return {
            **self.where_from,
            "published": about.published,
            "title": about.title,
            "publisher": about.publisher,
            "url": about.url,
            "language": about.language,
            "note": note or None,
            "characters": len(about.text),
            **{name: len(getattr(self.record, name)) for name in counts},
            "record": to_json(self.record).decode(),
        }

    def read(self, found: Sourced[Any]) -> Row:
        """The words that an item was read from, where they stand, who read them, how sure."""
        return {
            "words": words(self.text, found.spans),
            "spans": pieces(found.spans),
            "read_by": found.by,
            "confidence": found.confidence,
        }

    def valued(self, found: Sourced[Any]) -> Row:
        """An item that is one value: a time, a place, a hedge."""
        row: Row = {name: getattr(found.value, name) for name in found.value.__struct_fields__}
        row |= self.read(found)
        if (scope := row.pop("scope", None)) is not None:
            row |= {"scope_words": words(self.text, scope), "scope_spans": pieces(scope)}  # type: ignore[arg-type]
            row["holder_name"] = self.name_of(found.value.holder)
        return row

    def party(self, party: Party) -> Row:
        """A party."""
        return {
            "id": party.id,
            "kind": party.kind,
            "name": party.name.value,
            "roles": [role.value for role in party.roles],
            "role_spans": [pieces(role.spans) for role in party.roles],
            "member_of": party.member_of,
            **self.read(party.name),
            "mentions": pieces(party.mentions),
        }

    def attribution(self, said: Attribution) -> Row:
        """An attribution; its words are what is said."""
        speaker = self.names.get(said.speaker or "")
        return {
            "id": said.id,
            "manner": said.manner,
            **self.read(said.content),
            **called("source", said.source, self.text),
            "speaker": said.speaker,
            "speaker_name": self.name_of(said.speaker),
            "speaker_kind": speaker.kind if speaker else None,
            "speaker_inferred": said.speaker_inferred,
            **called("cue", said.cue, self.text),
            **called("addressee", said.addressee, self.text),
            "negated": said.negated,
            **self.statement(said),
        }

    def toll(self, toll: Toll) -> Row:
        """A toll; its words are the count."""
        count, before = toll.count.value, toll.supersedes
        return {
            "id": toll.id,
            "category": toll.category,
            "low": number(count.low),
            "high": number(count.high),
            "best": number(count.best),
            "bound": count.bound,
            "vague": count.vague,
            **self.read(toll.count),
            **called("cue", toll.cue, self.text),
            **called("subject", toll.subject, self.text),
            **{name: getattr(toll, name) for name in ("subject_kind", "unit", "scope", "polarity")},
            **{name: getattr(toll, name) for name in ("part_of", "derivation", "event")},
            "supersedes_low": number(before.low) if before else None,
            "supersedes_high": number(before.high) if before else None,
            **self.statement(toll),
        }

    def event(self, event: Event) -> Row:
        """An event; its words are the trigger."""
        return {
            **{name: getattr(event, name) for name in ("id", "type", "mode", "status", "background")},
            "part_of": event.part_of,
            "contexts": list(event.contexts),
            "acled_event_type": event.acled.event_type if event.acled else None,
            "acled_sub_event_type": event.acled.sub_event_type if event.acled else None,
            **self.read(event.trigger),
            "mentions": pieces(event.mentions),
            **self.sides("actor", event.actors),
            **self.sides("recipient", event.recipients),
            "instruments": [one.value for one in event.instruments],
            "instrument_spans": [pieces(one.spans) for one in event.instruments],
            "tolls": list(event.tolls),
            **self.statement(event),
        }

    def sides(self, role: str, found: tuple[Sourced[str], ...]) -> Row:
        """The parties of an event in one role: names, ids, and where they are told."""
        return {
            f"{role}s": [self.name_of(one.value) or one.value for one in found],
            f"{role}_ids": [one.value for one in found],
            f"{role}_spans": [pieces(one.spans) for one in found],
        }

    def statement(self, about: Statement) -> Row:
        """What all statements have: in whose words, how sure, when and where."""
        row: Row = {"said_in": about.said_in, "according_to": self.according_to(about.said_in)}
        if about.certainty is not None and about.certainty < len(self.record.hedges):
            hedge = self.record.hedges[about.certainty].value
            row |= {"hedge": hedge.term, "hedge_low": hedge.low, "hedge_high": hedge.high}
        for field, found in (("when", about.when), ("where", about.where)):
            if found is not None:
                value = found.value
                row |= {f"{field}_{name}": getattr(value, name) for name in value.__struct_fields__}
                row |= {
                    f"{field}_words": words(self.text, found.spans),
                    f"{field}_spans": pieces(found.spans),
                }
        return row

    def according_to(self, said_in: str | None) -> str | None:
        """Who says it: the name of the party, else the words of the report for the source."""
        said = self.said.get(said_in or "")
        if said is None:
            return None
        return self.name_of(said.speaker) or (said.source.value if said.source else None)

    def name_of(self, party: str | None) -> str | None:
        """The name of a party."""
        found = self.names.get(party or "")
        return found.name.value if found else None
