"""What people said of whole items: which they found read right, which are no part of the record."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Record
from . import journal
from .corrections import Unplaced, found, name_of
from .shapes import Accepted, Entry


def accepted(record: Record, entries: Iterable[Entry]) -> tuple[Accepted, ...]:
    """The items of a record as it stands that somebody has accepted, with the entry that says so."""
    last: dict[tuple[str, str], Accepted] = {}
    for entry in standing(entries, "acceptance"):
        target = entry.target
        try:
            if target is not None:
                name = name_of(record, target.part, found(record, target))
                last[target.part, name] = Accepted(part=target.part, item=name, entry=entry)
        except Unplaced:
            continue
    return tuple(last.values())


def standing(entries: Iterable[Entry], kind: str) -> list[Entry]:
    """The entries of a kind that nobody has taken back."""
    some = list(entries)
    gone = journal.undone(some)
    return [entry for entry in some if entry.kind == kind and entry.number not in gone]


def settled(record: Record, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """What became of the items of a record that people accepted or corrected, by part and id."""
    some = list(entries)
    states: dict[tuple[str, str], str] = {}
    for kind, state in (("acceptance", "accepted"), ("correction", "corrected")):
        for entry in standing(some, kind):
            target = entry.target
            if target is None or target.part == "document":
                continue
            try:
                at = found(record, target, entry.new)
            except Unplaced:
                continue
            states[target.part, name_of(record, target.part, at)] = state
    return states
