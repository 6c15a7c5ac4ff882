"""What a person does to a record: corrects it, accepts or rejects an item, takes that back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ..errors import ArchiveError
from ..model import ANCHORS, Record
from . import corrections, documents, journal, linking, meanwhile, rows, rulings, writing
from .database import Connection
from .happenings import Told
from .shapes import Entry, Verdict
from .stores import Place


class Pen(NamedTuple):
    """What an edit is written with: a transaction, its archive, and what that makes of incidents and time."""

    connection: Connection
    place: Place
    happenings: Callable[[Record], Iterable[Told]]
    clock: Callable[[], str]


class Wish(NamedTuple):
    """An item of a record that a person says something of: `by` as a Sourced has it, `seen` and `after`.

    `part` is a field of the record, `item` the id there; `seen` is the version that was looked at, `after`
    the last entry that was seen.
    """

    document: str
    part: str
    item: str
    by: str
    reason: str
    seen: int | None
    after: int | None


def correct(pen: Pen, wish: Wish, values: Mapping[str, object]) -> tuple[Entry, ...]:
    """Give fields of an item other values: an entry each; one that was entered before is not said twice."""
    row, at = desk(pen.connection, pen.place, wish.document, wish.seen, wish.after)
    meanwhile.refuse_corrected(at, wish.part, wish.item, values)
    name, now, done = meanwhile.name_now(at, wish.part, wish.item), at.now, list[Entry]()
    for field, value in values.items():
        new = meanwhile.value_now(at, wish.part, field, msgspec.to_builtins(value))
        entry, now = corrections.entered(
            now, wish.part, name, field, new, by=wish.by, reason=wish.reason, at=pen.clock()
        )
        done.append(corrections.entered_before(at.entries, entry) or journal.append(pen.connection, entry))
    if new_ones := [one for one in done if one not in at.entries]:
        keep(pen, row, now, at.entries, new_ones)
    return tuple(done)


def judge(pen: Pen, wish: Wish, kind: Verdict) -> Entry:
    """Keep what a person says of an item as a whole; ConflictError as of `meanwhile.refuse_judged`."""
    row, at = desk(pen.connection, pen.place, wish.document, wish.seen, wish.after)
    field = ANCHORS.get(wish.part, "value")
    corrections.aimed(at.then, wish.part, wish.item, field)
    meanwhile.refuse_judged(at, wish.part, wish.item)
    target, _ = corrections.aimed(at.now, wish.part, meanwhile.name_now(at, wish.part, wish.item), field)
    entry = Entry(number=0, at=pen.clock(), by=wish.by, kind=kind, reason=wish.reason, target=target)
    now = corrections.placed(at.now, entry)
    entry = journal.append(pen.connection, entry)
    keep(pen, row, now, at.entries, [entry])
    return entry


def undo(pen: Pen, number: int, *, by: str, reason: str, seen: int | None, after: int | None) -> Entry:
    """Take an entry of the journal back, of a record or of incidents, by another one."""
    every = {entry.number: entry for entry in journal.entries(pen.connection)}
    refuse_gone(every, number)
    target = every[number].target
    entry = Entry(number=0, at=pen.clock(), by=by, kind="undo", reason=reason, target=target, undoes=number)
    if target is None:
        entry = journal.append(pen.connection, entry)
        rulings.again(pen.connection)
        return entry
    row, at = desk(pen.connection, pen.place, target.document, seen, after)
    meanwhile.refuse_undone(at, number)
    entry = journal.append(pen.connection, entry)
    show(pen, row.number, rows.with_text(row.made, row.text))
    return entry


def refuse_gone(every: Mapping[int, Entry], number: int) -> None:
    """Raise for an entry that is not there, of which nothing is left, or that was taken back already."""
    if number not in every:
        raise ArchiveError(f"the journal has no entry {number}: `onrecord history` lists them")
    if every[number].kind == "forgetting":
        raise ArchiveError(
            f"entry {number} took a report out for good: add it anew with `onrecord add --even-forgotten`"
        )
    if number in journal.emptied(every.values()) and every[number].kind not in journal.OF_INCIDENTS:
        raise ArchiveError(
            f"entry {number} was emptied when its report was forgotten: correct what stands there now"
        )
    if gone := journal.undone(every.values()).get(number):
        raise ArchiveError(f"entry {number} is undone already, by entry {gone}: undo that one instead")


def desk(
    connection: Connection, place: Place, document: str, seen: int | None, after: int | None
) -> tuple[documents.Row, meanwhile.Desk]:
    """A record as it stands, and as it was seen; ConflictError where nobody can tell how that was."""
    row = documents.row(connection, place, document)
    entries = list(journal.entries(connection, document))
    made = rows.with_text(row.made, row.text)
    return row, meanwhile.desk(made, entries, version=row.version, seen=seen, after=after)


def keep(pen: Pen, row: documents.Row, now: Record, before: Iterable[Entry], done: Sequence[Entry]) -> None:
    """Show a record after some new entries in the tables, and what it tells of incidents."""
    writing.refill(pen.connection, now, row.number, [*before, *done], steps=len(done))
    linking.relink(pen.connection, row.number, pen.happenings(now))


def show(pen: Pen, number: int, made: Record) -> None:
    """Put the record as it stands into the tables, and what it tells of incidents."""
    entries = list(journal.entries(pen.connection, made.document.id))
    current = corrections.replay(made, entries).record
    writing.refill(pen.connection, current, number, entries)
    linking.relink(pen.connection, number, pen.happenings(current))
