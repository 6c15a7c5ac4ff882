"""What people did: only ever added to, each entry bound to the one before by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from ..errors import ArchiveError
from ..model import encodable
from . import nul
from .database import Connection
from .shapes import Entry, Target

COLUMNS = (
    "number", "at", "by", "kind", "reason", "document", "part", "item", "field", "spans", "words",
    "old", "new", "refers", "undoes", "incidents", "members", "previous", "hash",
)  # fmt: skip
INSERT = f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
SELECT = f"SELECT {', '.join(COLUMNS)} FROM journal"  # noqa: S608

COUNTS = "number > coalesce((SELECT max(number) FROM journal WHERE document = ? AND kind = 'forgetting'), 0)"

OF_INCIDENTS = ("merge", "split")


def digest(entry: Entry) -> str:
    """The sha256 of an entry but its own hash, as JSON with its keys in order."""
    bare = msgspec.structs.replace(entry, hash="")
    return hashlib.sha256(msgspec.json.encode(bare, order="deterministic")).hexdigest()


def append(connection: Connection, entry: Entry) -> Entry:
    """Add an entry, its number and hashes filled in; ArchiveError where it has a NUL anywhere."""
    nul.refuse_in(msgspec.to_builtins(entry), "what is to be kept in the journal")
    last = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = last or (0, "")
    made = msgspec.structs.replace(entry, number=number + 1, previous=previous)
    made = msgspec.structs.replace(made, hash=digest(made))
    connection.execute(INSERT, row(made))
    return made


def row(entry: Entry) -> tuple[object, ...]:
    """The columns of an entry; those that its kind has no use for are null."""
    target = entry.target
    where = (
        (target.document, target.part, target.item, target.field, packed(target.spans), target.words)
        if target
        else (None,) * 6
    )
    about = entry.kind in OF_INCIDENTS
    values = (packed(entry.old), packed(entry.new), packed(entry.refers)) if target else (None,) * 3
    return (
        entry.number, entry.at, entry.by, entry.kind, entry.reason, *where, *values, entry.undoes,
        packed(entry.incidents) if about else None, packed(entry.members) if about else None,
        entry.previous, entry.hash,
    )  # fmt: skip


def packed(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def entries(connection: Connection, document: str | None = None) -> Iterator[Entry]:
    """The entries about a document (its id) that count, or all there are, the oldest first.

    Of a report that was forgotten and added again, what came before is empty and counts no more.
    """
    if document is None:
        found = connection.execute(f"{SELECT} ORDER BY number")
    else:
        found = connection.execute(
            f"{SELECT} WHERE document = ? AND {COUNTS} ORDER BY number", (document,) * 2
        )
    return map(unpacked, found)


def history(connection: Connection, document: str) -> Iterator[Entry]:
    """All entries about a document, also those of before it was forgotten."""
    return map(unpacked, connection.execute(f"{SELECT} WHERE document = ? ORDER BY number", (document,)))


def one(connection: Connection, number: int) -> Entry | None:
    """The entry of a number."""
    found = connection.execute(f"{SELECT} WHERE number = ?", (number,)).fetchone()
    return None if found is None else unpacked(found)


def unpacked(found: tuple[object, ...]) -> Entry:
    """The entry of a row."""
    one = dict(zip(COLUMNS, found, strict=True))
    for name in ("spans", "old", "new", "refers", "incidents", "members"):
        one[name] = None if one[name] is None else msgspec.json.decode(str(one[name]))
    where = {name: one.pop(name) for name in ("document", "part", "item", "field", "spans", "words")}
    kept = {name: value for name, value in where.items() if value is not None}
    target = msgspec.convert(kept, Target) if "document" in kept else None
    rest = {name: value for name, value in one.items() if value is not None}
    return msgspec.convert({**rest, "target": target}, Entry)


def undone(some: Iterable[Entry]) -> dict[int, int]:
    """Which entries count no more, each with the entry that took it back; an undo can itself be undone."""
    found: dict[int, int] = {}
    for entry in sorted(some, key=lambda entry: -entry.number):
        if entry.undoes is not None and entry.number not in found:
            found[entry.undoes] = entry.number
    return found


def emptied(some: Iterable[Entry]) -> dict[int, str]:
    """The entries that held something of a forgotten report, with the hash of what is left of each."""
    return {
        int(number): left
        for entry in some
        if entry.kind == "forgetting" and isinstance(entry.new, dict)
        for number, left in entry.new.items()
        if number.isdecimal() and int(number) < entry.number
    }


def bare(entry: Entry) -> Entry:
    """An entry without what it holds of a report."""
    target = entry.target and msgspec.structs.replace(entry.target, spans=(), words="")
    return msgspec.structs.replace(entry, reason="", target=target, old=None, new=None, refers=())


def left_of(entry: Entry) -> str:
    """The sha256 of what is left of an entry once it is emptied."""
    return hashlib.sha256(msgspec.json.encode(bare(entry), order="deterministic")).hexdigest()


def broken(some: Iterable[Entry]) -> str | None:
    """Where the chain of hashes breaks, None where it is whole."""
    previous, whole = "", list(some)
    empty = emptied(whole)
    for expected, entry in enumerate(whole, 1):
        if entry.number != expected:
            return f"entry {expected} of the journal is missing"
        known = entry.hash == digest(entry) or (
            entry == bare(entry) and empty.get(entry.number) == left_of(entry)
        )
        if entry.previous != previous or not known:
            return f"entry {entry.number} of the journal is not as it was written"
        previous = entry.hash
    return None


def named(by: str, reason: str) -> str:
    """Who does something, as `by` of a Sourced has it; ArchiveError without a name or a reason."""
    name = by.removeprefix("person:").strip()
    if not name:
        raise ArchiveError("a correction is somebody's: give a name (--by)")
    if not reason.strip():
        raise ArchiveError("a correction has a reason: give one (--reason)")
    for what, words in (("the name (--by)", by), ("the reason (--reason)", reason)):
        try:
            encodable(words, what)
        except ValueError as error:
            raise ArchiveError(str(error)) from None
    return f"person:{name}"
