"""What others did to a record since somebody looked at it, and whether it stands in that one's way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..errors import ConflictError
from ..model import ANCHORS, Record, Spans
from .corrections import REFERENCES, aimed, anchor, name_of, renamed, replay, value_at
from .reviews import INDEXED
from .shapes import Entry
from .verdicts import accepted


class Desk(NamedTuple):
    """A record in somebody's hands: as that one saw it (`then`), as it stands, and all that people did to it.

    `after` is the last entry that was there when it was seen.
    """

    then: Record
    now: Record
    entries: tuple[Entry, ...]
    after: int


def desk(
    made: Record, entries: Sequence[Entry], *, version: int, seen: int | None, after: int | None
) -> Desk:
    """A record as it stands, and as it was in the version `seen`, after the entry `after`.

    ConflictError where it has changed since and nothing tells how: without `after`, or where it was read
    again, which raises the version without an entry.
    """
    now = replay(made, entries).record
    last = max((entry.number for entry in entries), default=0)
    if seen is None or seen == version:
        return Desk(now, now, tuple(entries), last)
    until = [entry for entry in entries if after is not None and entry.number <= after]
    if after is None or version - seen != len(entries) - len(until):
        raise ConflictError(
            f"the record of {made.document.id!r} has changed since you saw it (version {version}, you saw "
            f"{seen}): look at it again, then correct it"
        )
    return Desk(replay(made, until).record, now, tuple(entries), after)


def same_items(then: Record, now: Record) -> bool:
    """Whether two states of a record have the same items under the same names."""
    return all(told(then, part) == told(now, part) for part in (*REFERENCES, *INDEXED))


def told(record: Record, part: str) -> list[tuple[str, Spans]]:
    """The items of a part: how each is called, and its characters."""
    return [(name_of(record, part, at), anchor(one, part)) for at, one in enumerate(getattr(record, part))]


def name_now(at: Desk, part: str, item: str) -> str:
    """How an item is called now; ConflictError where it is gone, ArchiveError where it was never there.

    Items without an id are named by their order, and move where one before them goes.
    """
    if part == "document":
        return item
    spans = aimed(at.then, part, item, ANCHORS.get(part, "value"))[0].spans
    before, after = (
        [name for name, its in told(record, part) if its == spans] for record in (at.then, at.now)
    )
    if part not in INDEXED and item in after:
        return item
    if part not in INDEXED or len(before) != len(after):
        raise ConflictError(f"{part} {item} has been taken out of the record since you saw it")
    return after[before.index(item)]


def value_now(at: Desk, part: str, field: str, value: object) -> object:
    """A new value of a field, the items that it names called as they are now."""
    to = REFERENCES.get(part, {}).get(field)
    if to is None or value is None:
        return value
    names = [str(one) for one in (value if isinstance(value, list) else [value])]
    return renamed(value, {name: name_now(at, to, name) for name in names})


def refuse_corrected(at: Desk, part: str, item: str, fields: Iterable[str]) -> None:
    """ConflictError where others gave one of the fields another value, or accepted the item as it was."""
    name = name_now(at, part, item)
    refuse_accepted(at, part, name)
    for field in fields:
        aimed(at.then, part, item, field)
        if value_of(at.then, part, item, field) != value_of(at.now, part, name, field):
            raise ConflictError(f"{part} {item} {field} has been corrected since you saw it")


def refuse_judged(at: Desk, part: str, item: str) -> None:
    """ConflictError where others changed anything of an item, or accepted it."""
    name = name_now(at, part, item)
    refuse_accepted(at, part, name)
    if item_of(at.then, part, item) != item_of(at.now, part, name):
        raise ConflictError(f"{part} {item} has been changed since you saw it")


def refuse_accepted(at: Desk, part: str, name: str) -> None:
    """ConflictError where somebody has accepted an item since it was seen."""
    for one in accepted(at.now, at.entries):
        if (one.part, one.item) == (part, name) and one.entry.number > at.after:
            raise ConflictError(f"{part} {name} has been accepted since you saw it")


def item_of(record: Record, part: str, name: str) -> object:
    """An item by its name."""
    return next(one for at, one in enumerate(getattr(record, part)) if name_of(record, part, at) == name)


def value_of(record: Record, part: str, name: str, field: str) -> object:
    """The value of a field of an item, or of what is known of the report itself."""
    return value_at(record.document if part == "document" else item_of(record, part, name), field)


def refuse_undone(at: Desk, number: int) -> None:
    """ConflictError where others did something about the same matter as an entry that is to be taken back."""
    known = {entry.number: entry for entry in at.entries}
    about = root(known[number], known)
    for entry in at.entries:
        if entry.number > at.after and same_matter(about, root(entry, known)):
            raise ConflictError(f"entry {entry.number} is about the same, and came since you looked")


def root(entry: Entry, known: Mapping[int, Entry]) -> Entry:
    """What an entry is about: of one that takes another back, what that one is about."""
    while entry.undoes is not None:
        entry = known[entry.undoes]
    return entry


def same_matter(one: Entry, other: Entry) -> bool:
    """Whether two entries are about the same field, or either is about the whole of the other's item."""
    a, b = one.target, other.target
    if a is None or b is None or (a.part, a.spans) != (b.part, b.spans):
        return False
    if a.part not in INDEXED and a.item != b.item:
        return False
    return a.field == b.field or (one.kind, other.kind) != ("correction", "correction")
