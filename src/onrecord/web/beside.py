"""The reports of an incident side by side: a column each, a row for everything that they can differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..export.incidents import counted
from ..export.plot import source
from ..export.terminal import incidents as told
from ..export.terminal import words
from ..export.terminal.names import Names
from ..incidents.shapes import Account, Claim, Incident
from ..model import Event, Record

COLUMNS = 12
"""Reports that stand side by side; the others are listed."""


class Cell(NamedTuple):
    """Something that a report says, and the item of its record that says it."""

    words: str
    item: str
    note: str = ""
    status: str = "current"


class Column(NamedTuple):
    """A report beside others: who published it, and what it says of each row."""

    document: str
    outlet: str
    published: str
    copy_of: str
    cells: dict[str, list[Cell]]


def rows(about: Incident) -> list[tuple[str, str]]:
    """What reports are compared by: a name for each row, and its words."""
    counted = [
        (f"count {at}", f"{one.category}{told.whom(one.subject_kind, one.unit)}")
        for at, one in enumerate(about.merged)
    ]
    return [
        ("when", "when"),
        ("where", "where"),
        ("what", "what"),
        ("who", "who"),
        ("whom", "to whom"),
        *counted,
    ]


def columns(about: Incident, records: Mapping[str, Record]) -> Iterator[Column]:
    """The reports side by side."""
    copies = {name: group[0] for group in about.copies for name in group[1:]}
    outlets = {one.document: told.outlet(one) for one in about.accounts}
    for account in about.accounts[:COLUMNS]:
        copied = copies.get(account.document)
        yield Column(
            account.document,
            outlets[account.document],
            words.day(account.published) if account.published else "no date",
            outlets.get(copied, copied) if copied else "",
            cells(account, about, records[account.document]),
        )


def cells(account: Account, about: Incident, record: Record) -> dict[str, list[Cell]]:
    """What a report says of each row."""
    found: dict[str, list[Cell]] = {}
    for event in events_of(account, record):
        for row, cell in of_event(event, Names(record)):
            if cell not in (known := found.setdefault(row, [])):
                known.append(cell)
    by_id = {claim.id: claim for claim in about.claims if claim.document == account.document}
    for at, one in enumerate(about.merged):
        found[f"count {at}"] = [of_claim(by_id[name]) for name in one.claims if name in by_id]
    return found


def of_claim(claim: Claim) -> Cell:
    """A figure as it stands beside others."""
    return Cell(counted(claim), f"tolls.{claim.toll}", source(claim), claim.status)


def events_of(account: Account, record: Record) -> list[Event]:
    """The events of a report that are the incident's."""
    return [one for one in record.events if one.id in account.events]


def of_event(event: Event, names: Names) -> Iterator[tuple[str, Cell]]:
    """What an event says of each row."""
    key = f"events.{event.id}"
    yield "what", Cell(event.trigger.value, key, event.type.lower())
    if event.when:
        yield "when", Cell(words.when(event.when.value), key, names.text(event.when.spans))
    if event.where:
        yield "where", Cell(event.where.value.name, key)
    if event.actors:
        yield "who", Cell(names.all(event.actors), key)
    if event.recipients:
        yield "whom", Cell(names.all(event.recipients), key)
