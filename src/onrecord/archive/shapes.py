"""What the archive gives: what came of an addition, hits of a search, entries of the journal, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct

from ..model import MadeWith, Record, Span, Spans
from .near import Box, Near

if TYPE_CHECKING:
    from ..incidents.shapes import Happening, Incident

Added = Literal["added", "there"]
"""What came of adding a record: it is in now, or it was there already."""

EntryKind = Literal["correction", "acceptance", "rejection", "merge", "split", "undo", "forgetting"]
Verdict = Literal["acceptance", "rejection"]
"""What a person says of an item as a whole: it is read right, or it is no part of the record."""


class Target(Struct, frozen=True, kw_only=True):
    """What a correction is about: a field of an item, and the item's own characters with the words there.

    `part` is a field of the record ("tolls", or "document" for what is known of the report), `item` the id
    there, the index where items have none. `spans` and `words` find the item again after a re-reading.
    """

    document: str
    part: str
    item: str
    field: str
    spans: Spans = ()
    words: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing a person did; `hash` is over everything else, with the hash of the entry before.

    `refers` are the items that the new value names by their ids, which change when a report is read again.
    """

    number: int
    at: str
    by: str
    kind: EntryKind
    reason: str
    target: Target | None = None
    old: Any = None
    new: Any = None
    refers: tuple[Target, ...] = ()
    undoes: int | None = None
    incidents: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    previous: str = ""
    hash: str = ""


class Forgotten(Struct, frozen=True, kw_only=True):
    """What came of forgetting a report; `emptied` are the entries of the journal that quoted it.

    `twins` are other reports with the same text, `copies` files beside the archive that may still hold it.
    """

    document: str
    entry: int
    emptied: tuple[int, ...]
    twins: tuple[str, ...]
    copies: tuple[str, ...]


class Accepted(Struct, frozen=True, kw_only=True):
    """An item that somebody has found to be read right."""

    part: str
    item: str
    entry: Entry


class Stored(Struct, frozen=True, kw_only=True):
    """A record as it stands: its version, what it was made of, the corrections that found no place in it.

    `accepted` are the items that people found right, `history` is all that people did, the oldest first.
    """

    record: Record
    version: int
    source: str
    added: str
    unplaced: tuple[int, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    history: tuple[Entry, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """The words of a report that a condition of a search was met by."""

    kind: str
    item: str | int
    field: str
    span: Span
    words: str


class Hit(Struct, frozen=True, kw_only=True):
    """A report that was found; `marked` are the pieces of the snippet that are evidence or words asked for.

    `begins` is the character of the text that the snippet begins with; `rank` SQLite's bm25, lower is better,
    None where no words were asked for.
    """

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    rank: float | None
    snippet: str
    begins: int
    marked: Spans
    evidence: tuple[Evidence, ...]


class Page(Struct, frozen=True, kw_only=True):
    """Some hits of a search, from `offset` on, and how many there are in all."""

    total: int
    offset: int
    hits: tuple[Hit, ...]


class Failed(Struct, frozen=True, kw_only=True):
    """A source that could not be added: the file (and line), at which stage, why, when it was tried last."""

    source: str
    stage: str
    message: str
    at: str
    document: str | None = None


class Waiting(NamedTuple):
    """A report that a webhook has still to be told of, when it was added, and how many tries failed."""

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    source: str
    added: str
    tries: int


class Made(Struct, frozen=True):
    """How many records were made with the same versions."""

    made_with: MadeWith
    documents: int


class Hook(Struct, frozen=True):
    """A webhook, by the sha256 of its address, to be told of reports; since when, how often tried."""

    hook: str
    posts: int
    since: str
    tries: int


class Status(Struct, frozen=True, kw_only=True):
    """What is in an archive; `unplaced` are numbers of journal entries that no longer find their item."""

    archive: str
    version: int
    bytes: int
    counts: dict[str, int]
    made: tuple[Made, ...]
    failures: tuple[Failed, ...]
    unplaced: tuple[int, ...]
    broken: str | None = None
    sqlite: str = ""
    postgresql: str = ""
    untold: tuple[Hook, ...] = ()


class Fault(Struct, frozen=True):
    """Something that is wrong with an archive: where, what, and what to do about it."""

    place: str
    problem: str
    remedy: str


class Verified(Struct, frozen=True, kw_only=True):
    """What was looked at in an archive, and all that is wrong with it."""

    archive: str
    documents: int
    spans: int
    entries: int
    faults: tuple[Fault, ...]


class Asked(Struct, frozen=True, kw_only=True):
    """What incidents are asked for: all of it must hold.

    `since` and `until` are days of the incident, of its last report where it has none; `type` is PLOVER's;
    `box` are degrees, of which the northern and the eastern edge are not inside; `told_since` and
    `told_until` are days between which a report of it was published.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    near: Near | None = None
    type: str | None = None
    killed_at_least: int | None = None
    reports_at_least: int | None = None
    contradicted: bool = False
    box: Box | None = None
    told_since: str | None = None
    told_until: str | None = None


class Listed(Struct, frozen=True, kw_only=True):
    """An incident in a list: when, where, what, how many reports, the affirmed ranges, what is contradicted.

    `first` and `last` are the days between which it happened, `told` the day of the last report; `sources`
    counts the reports that are no copies; a range is open where its highest figure is a lower bound.
    """

    id: str
    type: str | None
    hazard: str | None
    first: str | None
    last: str | None
    told: str | None
    where_name: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    reports: int
    sources: int
    killed_low: float | int | None
    killed_high: float | int | None
    killed_open: bool
    injured_low: float | int | None
    injured_high: float | int | None
    injured_open: bool
    contradictions: tuple[str, ...]

    @property
    def what(self) -> str:
        """What happened in a word."""
        from ..incidents.shapes import in_a_word  # noqa: PLC0415 - loads numpy and the lexicons

        return in_a_word(self.type, self.hazard)


class Listing(Struct, frozen=True, kw_only=True):
    """Some incidents, from `offset` on, and how many there are in all."""

    total: int
    offset: int
    incidents: tuple[Listed, ...]


class Voice(NamedTuple):
    """Somebody who is quoted, by name: `key` is the name that statements are put together by."""

    key: str
    name: str
    kind: str | None
    statements: int
    last: str | None


class Voices(NamedTuple):
    """Some of those who are quoted, from `offset` on, and how many there are in all."""

    total: int
    offset: int
    voices: tuple[Voice, ...]


class Remark(NamedTuple):
    """A statement in its report; `spans` are the characters of its fields there: content, source, cue."""

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    text: str
    item: str
    manner: str
    source: str | None
    addressee: str | None
    negated: bool
    spans: dict[str, Spans]


class Heard(NamedTuple):
    """What somebody is quoted saying: some statements from `offset` on, of `total` that were asked for."""

    voice: Voice
    first: str | None
    reports: int
    roles: tuple[str, ...]
    total: int
    offset: int
    statements: tuple[Remark, ...]


class Open(NamedTuple):
    """An item that nobody has looked at: its least sure field and how sure, its place in the queue."""

    document: str
    part: str
    item: str
    field: str | None
    sure: float | None
    place: tuple[float, int, str, str]


class Progress(NamedTuple):
    """How many items of a kind there are, and how many somebody has accepted, corrected or rejected."""

    kind: str
    total: int
    done: int


class Cluster(NamedTuple):
    """Incidents near each other: how many, their middle, the box that holds them, the name if they share one.

    `only` is the incident's id where it is alone.
    """

    incidents: int
    latitude: float
    longitude: float
    box: Box
    name: str | None
    only: str | None


class Seen(NamedTuple):
    """How far an archive has come: the number of its last report and of the last entry of its journal.

    `left` is how many incidents are still to be put together again.
    """

    report: int
    entry: int
    left: int


class Whole(NamedTuple):
    """An incident, the texts of its reports by document, whether nothing was read in any of them.

    `members` is what each report tells of it, in the order in which they were added.
    """

    incident: Incident
    texts: dict[str, str]
    bare: bool
    members: tuple[Happening, ...] = ()


class Days(NamedTuple):
    """The first and the last day of publication, None without any; how many reports have no day."""

    first: str | None
    last: str | None
    undated: int


class Said(Struct, frozen=True, kw_only=True):
    """What somebody is quoted saying, in the words of a report."""

    document: str
    attribution: str
    manner: str
    content: str


class Quoted(Struct, frozen=True, kw_only=True):
    """Somebody by name: how many things they are quoted saying, in how many reports, and some of them."""

    name: str
    statements: int
    reports: int
    said: tuple[Said, ...]
