"""The archive as Python sees it: records in, records out, what people corrected, what failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType

import msgspec

from ..errors import ArchiveError, QueryError
from ..model import Document, Failure, MadeWith, Record, checked
from . import (
    corrections,
    documents,
    editing,
    evidence,
    failures,
    forgetting,
    incidents,
    journal,
    linking,
    nul,
    overview,
    posts,
    quoted,
    reviews,
    rows,
    rulings,
    searching,
    status,
    stores,
    verdicts,
    verifying,
    voices,
    writing,
)
from .conditions import Query
from .database import Connection, Store
from .happenings import Told
from .happenings import told as told_of
from .near import Box
from .shapes import (
    Added,
    Asked,
    Cluster,
    Days,
    Entry,
    EntryKind,
    Failed,
    Forgotten,
    Heard,
    Listed,
    Listing,
    Open,
    Page,
    Progress,
    Quoted,
    Seen,
    Status,
    Stored,
    Verdict,
    Verified,
    Voices,
    Waiting,
    Whole,
)

NAME = "archive.onrecord"
"""The archive in the working folder, where none is named."""
BATCH = 200  # records read at a time, so that no reader keeps the log from being put away


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Archive:
    """One archive: `with Archive("archive.onrecord") as archive: archive.add(record)`.

    It is made where there is none, unless `readonly`. Used by one thread at a time; several archives may be
    open on one file. `happenings` says what a record tells of each incident; `clock` gives the moment.
    """

    def __init__(
        self,
        path: stores.Place | str = NAME,
        *,
        readonly: bool = False,
        happenings: Callable[[Record], Iterable[Told]] = told_of,
        clock: Callable[[], str] = now,
    ) -> None:
        self.happenings, self.clock = happenings, clock
        self.store: Store = stores.opened(path, readonly=readonly)
        self.path, self.connection = self.store.place, self.store.connection

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; nothing more can be asked of it."""
        self.store.close()

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Connection]:
        """A transaction of the only writer: all of it, or nothing; `durable` outlasts a power cut at once."""
        return self.store.writing(durable=durable)

    def reading(self) -> AbstractContextManager[Connection]:
        """A view of the archive that does not change while it is looked at."""
        return self.store.reading()

    def pen(self, connection: Connection) -> editing.Pen:
        """What is written with in a transaction."""
        return editing.Pen(connection, self.path, self.happenings, self.clock)

    # Records in

    def add(
        self, record: Record, source: str = "", *, even_forgotten: bool = False, hook: str | None = None
    ) -> Added:
        """Add a record in a transaction of its own, and forget the failure of its source.

        With `hook`, the address of a webhook, what is added waits there for `told_to`, whatever happens.

        ArchiveError where its id is there with another text, or where the record has U+0000; ForgottenError
        where it was forgotten, unless it is to be added nonetheless.
        """
        checked(record)
        evidence.refuse_misquoting(record)
        nul.refuse(record)
        if self.has(record.document, source, even_forgotten=even_forgotten):
            return "there"
        happenings = tuple(self.happenings(record))
        with self.writing() as connection:
            faster = self.number(record.document)  # of another writer, since we looked
            if faster is not None:
                self.known_from(connection, faster, record.document, source)
                return "there"
            if even_forgotten:
                forgetting.known_again(connection, record.document.id, record.document.text)
            else:
                forgetting.refuse(connection, record.document.id, record.document.text)
            number = writing.add(connection, record, source, self.clock())
            linking.relink(connection, number, happenings)
            failures.clear(connection, source)
            if hook is not None:
                posts.put(connection, number, hook)
        return "added"

    def has(self, document: Document, source: str = "", *, even_forgotten: bool = False) -> bool:
        """Whether a document is there, with the same text; where it is, another source of it is kept.

        ForgottenError where it is not there because it was forgotten, unless that does not matter.
        """
        number = self.number(document)
        if number is None:
            if not even_forgotten:
                with self.store.told():
                    forgetting.refuse(self.connection, document.id, document.text)
            return False
        if source:
            self.sight(number, document, source)
        return True

    def number(self, document: Document) -> int | None:
        """The number of a document; ArchiveError where its id is there with another text."""
        with self.store.told():
            return documents.number(self.connection, document)

    def sight(self, number: int, document: Document, source: str) -> None:
        """Keep that a document was met elsewhere too, and forget the failure of that source."""
        with self.store.told():
            known = documents.is_sighted(self.connection, number, source)
            failed = failures.has(self.connection, source)
        if known and not failed:
            return
        with self.writing() as connection:
            self.known_from(connection, number, document, source)

    def known_from(self, connection: Connection, number: int, document: Document, source: str) -> None:
        """Keep a source of a document that is there, unless it is its first; forget its failure."""
        failures.clear(connection, source)
        if source:
            documents.sight(connection, number, document, source, self.clock())

    def reread(self, document: str, made: Record) -> None:
        """Put a newer reading of a document in the place of the one before; corrections stay.

        The reading may be of the record as it stands (a corrected day of publication): what is known of the
        report as made is kept.
        """
        with self.writing() as connection:
            row = self.row(document)
            before = rows.with_text(row.made, row.text)
            if made.document.text != row.text:
                raise ArchiveError(f"document {document!r}: the new reading is of another text: add it anew")
            made = msgspec.structs.replace(checked(made), document=before.document)
            writing.remake(connection, made, row.number)
            failures.clear(connection, row.source or document)
            editing.show(self.pen(connection), row.number, made)

    # Failures

    def fail(self, failure: Failure, origin: str | None = None, document: str | None = None) -> None:
        """Keep what could not be added; `origin` is the file that its source is a line of."""
        with self.writing() as connection:
            failures.note(connection, failure, origin or failure.source, document, self.clock())

    def settle(self, origin: str, failed: Iterable[str]) -> None:
        """Forget the failures of a file read to its end that are not among those of this reading."""
        with self.store.told():
            some = failures.has_of(self.connection, origin)
        if some:
            with self.writing() as connection:
                failures.settle(connection, origin, failed)

    def failures(self) -> tuple[Failed, ...]:
        """What could not be added, by source."""
        with self.store.told():
            return failures.listed(self.connection)

    # Webhooks

    def untold(self, hook: str) -> tuple[Waiting, ...]:
        """The reports that a webhook has still to be told of: those first that were tried the least."""
        with self.store.told():
            return posts.waiting(self.connection, hook)

    def is_untold(self, hook: str, document: str) -> bool:
        """Whether a webhook has still to be told of a report, also after what other watches did."""
        with self.store.told():
            return posts.waits(self.connection, document, hook)

    def give_up(self, hook: str) -> int:
        """Tell a webhook, known by the beginning of its sha256, of nothing any more; how many waited.

        AbsentError where none waits that begins so, QueryError where several do.
        """
        with self.writing() as connection:
            return posts.give_up(connection, posts.begun(connection, hook))

    def told_to(self, hook: str, document: str) -> None:
        """A webhook has been told of a report, or is not to be any more."""
        with self.writing() as connection:
            posts.done(connection, document, hook)

    def refused_by(self, hook: str, document: str) -> None:
        """A webhook did not take a report; it waits for another try."""
        with self.writing() as connection:
            posts.tried(connection, document, hook)

    def status(self, *, whole: bool = False) -> Status:
        """What is in the archive; `whole` has every page of the file checked, too."""
        with self.reading() as connection:
            return status.status(connection, self.store, whole=whole)

    def verify(self, step: Callable[[int], object] = lambda reports: None) -> Verified:
        """All that is wrong with the archive: the file, the journal, every report with its rows and indexes.

        `step` is told how many more reports were looked at. Readers and writers go on meanwhile, but for the
        time in which the indexes of words are looked at.
        """
        with self.reading() as connection:
            found = verifying.verify(connection, self.store, step)
        return msgspec.structs.replace(found, faults=(*found.faults, *self.store.index_faults()))

    # Records out

    def row(self, document: str) -> documents.Row:
        """What is kept of a document; ArchiveError where there is none of that id."""
        return documents.row(self.connection, self.path, document)

    def stored(self, document: str) -> Stored:
        """A document's record as it stands, its version, and the corrections that found no place in it."""
        with self.reading() as connection:
            row = self.row(document)
            made = rows.with_text(row.made, row.text)
            entries = list(journal.entries(connection, document))
        record, unplaced = corrections.replay(made, entries)
        return Stored(
            record=record,
            version=row.version,
            source=row.source,
            added=row.added,
            unplaced=unplaced,
            accepted=verdicts.accepted(record, entries),
            history=tuple(entries),
        )

    def version_of(self, document: str) -> int:
        """The version of a document's record: it rises with whatever changes it."""
        with self.reading() as connection:
            return documents.version(connection, self.path, document)

    def get(self, document: str) -> Record:
        """A document's record as it stands: as made, with what people corrected."""
        return self.stored(document).record

    def made(self, document: str) -> Record:
        """A document's record as it was made."""
        with self.store.told():
            row = self.row(document)
        return rows.with_text(row.made, row.text)

    def full_id(self, beginning: str, *, forgotten: bool = False) -> str:
        """The id of the one document whose id begins so; ArchiveError where there is none, or several.

        With `forgotten`, also of one that was taken out for good.
        """
        with self.store.told():
            return documents.full_id(self.connection, self.path, beginning, forgotten=forgotten)

    def records(self) -> Iterator[Record]:
        """All records as they stand, in the order they were added; those added meanwhile come, too."""
        after = 0
        while ids := self.after(after):
            yield from (self.get(one) for _, one in ids)
            after = ids[-1][0]

    def after(self, number: int) -> list[tuple[int, str]]:
        """The numbers and ids of the next documents."""
        with self.store.told():
            return documents.after(self.connection, number, BATCH)

    def outdated(self, made_with: MadeWith) -> Iterator[str]:
        """The ids of documents whose record was made with other versions, in the order they were added."""
        with self.store.told():
            return iter(documents.outdated(self.connection, made_with))

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> Page:
        """Reports by words and by what their records say: some, from `offset` on; else QueryError."""
        refuse_negative(limit, offset)
        with self.reading() as connection:
            return searching.search(connection, query, limit, offset)

    def quoted(self, since: str, until: str, *, limit: int = 20, each: int = 3) -> tuple[Quoted, ...]:
        """Who is quoted the most in the reports of some days, by name, with `each` so many of their words."""
        with self.reading() as connection:
            return quoted.quoted(connection, since, until, limit, each)

    def days(self) -> Days:
        """Between which days the reports were published, and how many have none."""
        with self.store.told():
            return documents.days(self.connection)

    # Incidents

    def refresh(self, document: str | None = None, *, step: Callable[[int], None] = lambda _: None) -> int:
        """Put incidents together again in which something changed; how many there were.

        `add` leaves that to the end: an incident with many reports is put together once. With `document`,
        those that it tells of alone. `step` is told how many more are done.
        """
        done = 0
        while True:
            with self.writing() as connection:
                number = None if document is None else self.row(document).number
                some = incidents.refresh(connection, BATCH, number)
            done += some
            step(some)
            if some < BATCH:
                return done

    def left(self) -> int:
        """How many incidents `refresh` has to put together again."""
        with self.store.told():
            return incidents.left(self.connection)

    def incidents(self, asked: Asked | None = None, *, limit: int = 20, offset: int = 0) -> Listing:
        """The incidents that meet what is asked for, the latest first: some, from `offset` on.

        What has changed since `refresh` is listed as it was.
        """
        refuse_negative(limit, offset)
        with self.reading() as connection:
            return incidents.listing(connection, asked or Asked(), limit, offset)

    def incident(self, name: str, *, until: str | None = None) -> Whole:
        """An incident by the id of any of its happenings: all its claims, as they are now.

        `until` leaves out what was published after that day, and what has no day: the incident as it was
        told by then. AbsentError where it was not told.
        """
        with self.reading() as connection:
            return incidents.whole(connection, linking.first_of(connection, name), until)

    def incidents_of(self, document: str) -> tuple[Listed, ...]:
        """The incidents that a document tells of, as lists have them."""
        with self.reading() as connection:
            return incidents.of_document(connection, self.row(document).number)

    # At a glance

    def by_day(self, asked: Asked | None = None) -> list[tuple[str, int]]:
        """How many of the incidents asked for ended on each day."""
        with self.reading() as connection:
            return overview.days(connection, asked or Asked())

    def clusters(self, asked: Asked, box: Box, cell: float, most: int = 200) -> list[Cluster]:
        """The incidents asked for in a box, put together by cells of so many degrees."""
        with self.reading() as connection:
            return overview.clusters(connection, asked, box, cell, most)

    def bounds(self, asked: Asked | None = None) -> Box | None:
        """The box that holds the points of the incidents asked for."""
        with self.reading() as connection:
            return overview.bounds(connection, asked or Asked())

    def places(self, asked: Asked | None = None, most: int = 12) -> list[tuple[str, int]]:
        """The places with the most of the incidents asked for."""
        with self.reading() as connection:
            return overview.places(connection, asked or Asked(), most)

    def voices(self, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Voices:
        """People and organisations by how much they are quoted saying; `words` are in their names."""
        refuse_negative(limit, offset)
        with self.reading() as connection:
            return voices.listing(connection, words, limit, offset)

    def heard(self, name: str, words: str | None = None, *, limit: int = 20, offset: int = 0) -> Heard:
        """What somebody is quoted saying over all reports, the newest first; `words` are in what was said."""
        refuse_negative(limit, offset)
        with self.reading() as connection:
            return voices.heard(connection, name, words, limit, offset)

    def seen(self) -> Seen:
        """How far the archive has come."""
        with self.reading() as connection:
            return overview.seen(connection)

    def since(self, report: int) -> int:
        """How many reports have been added after one, by its number."""
        with self.reading() as connection:
            return overview.since(connection, report)

    def state_of(self, incident: str) -> str:
        """A word that changes whenever a report of an incident comes, goes, or is changed."""
        with self.reading() as connection:
            return overview.state_of(connection, linking.first_of(connection, incident))

    # What is left to look at

    def progress(self) -> tuple[Progress, ...]:
        """How many items there are of each kind, and how many somebody has looked at."""
        with self.reading() as connection:
            return reviews.progress(connection)

    def unseen(
        self, place: reviews.Place | None = None, kind: str | None = None, *, back: bool = False
    ) -> Open | None:
        """The next item that nobody has looked at, the least sure first, behind (or before) a place."""
        with self.reading() as connection:
            return reviews.after(connection, place, kind, back=back)

    def unseen_at(self, place: reviews.Place) -> Open | None:
        """The item at a place in the queue, None where somebody has looked at it meanwhile."""
        with self.reading() as connection:
            return reviews.at(connection, place)

    # What people did

    def correct(
        self,
        document: str,
        part: str,
        item: str,
        field: str,
        value: object,
        *,
        by: str,
        reason: str,
        seen: int | None = None,
        after: int | None = None,
    ) -> Entry:
        """Give a field another value, by a named person and with a reason; the entry of the journal.

        `part` is a field of the record, `item` the id there (the index where items have none), `value` as
        JSON has it; a number stands for an exact count, a day for a time. What the same person said last of
        the field, for the same reason, isn't said twice: a command can be given again. ConflictError where
        the record has changed since the version `seen`; with `after`, the last entry that was seen, only
        where others changed the same field, or judged the item.
        """
        (entry,) = self.correct_all(
            document, part, item, {field: value}, by=by, reason=reason, seen=seen, after=after
        )
        return entry

    def correct_all(
        self,
        document: str,
        part: str,
        item: str,
        values: Mapping[str, object],
        *,
        by: str,
        reason: str,
        seen: int | None = None,
        after: int | None = None,
    ) -> tuple[Entry, ...]:
        """Give fields of an item other values, all of them or none: an entry each."""
        wish = editing.Wish(document, part, item, journal.named(by, reason), reason, seen, after)
        with self.writing(durable=True) as connection:
            return editing.correct(self.pen(connection), wish, values)

    def accept(
        self,
        document: str,
        part: str,
        item: str,
        *,
        by: str,
        reason: str,
        seen: int | None = None,
        after: int | None = None,
    ) -> Entry:
        """Say that an item is read right; the record stays as it is."""
        return self.judge("acceptance", document, part, item, by=by, reason=reason, seen=seen, after=after)

    def reject(
        self,
        document: str,
        part: str,
        item: str,
        *,
        by: str,
        reason: str,
        seen: int | None = None,
        after: int | None = None,
    ) -> Entry:
        """Take an item out of the record as it stands: the report says no such thing."""
        return self.judge("rejection", document, part, item, by=by, reason=reason, seen=seen, after=after)

    def judge(
        self,
        kind: Verdict,
        document: str,
        part: str,
        item: str,
        *,
        by: str,
        reason: str,
        seen: int | None,
        after: int | None,
    ) -> Entry:
        """Keep what a person says of an item as a whole; ConflictError as in `correct`."""
        wish = editing.Wish(document, part, item, journal.named(by, reason), reason, seen, after)
        with self.writing(durable=True) as connection:
            return editing.judge(self.pen(connection), wish, kind)

    def viewed(self, document: str, *, seen: int, after: int) -> Record:
        """A record as it was in the version `seen`, after an entry; ConflictError where it was read again."""
        with self.reading() as connection:
            return editing.desk(connection, self.path, document, seen, after)[1].then

    def undo(
        self, number: int, *, by: str, reason: str, seen: int | None = None, after: int | None = None
    ) -> Entry:
        """Take an entry of the journal back, by another one; also an undo can be undone."""
        person = journal.named(by, reason)
        with self.writing(durable=True) as connection:
            return editing.undo(
                self.pen(connection), number, by=person, reason=reason, seen=seen, after=after
            )

    def merge(self, incidents: Iterable[str], *, by: str, reason: str) -> Entry:
        """Say that incidents are one: each by the id of any of its happenings."""
        return self.decide("merge", incidents, (), by=by, reason=reason)

    def split(self, incident: str, members: Iterable[str], *, by: str, reason: str) -> Entry:
        """Say that some of an incident's documents, its `members`, tell of another one."""
        return self.decide("split", [incident], members, by=by, reason=reason)

    def decide(
        self, kind: EntryKind, incidents: Iterable[str], members: Iterable[str], *, by: str, reason: str
    ) -> Entry:
        """Keep what a person says of incidents."""
        person = journal.named(by, reason)
        with self.writing(durable=True) as connection:
            ids = tuple(members)
            for one in ids:
                self.row(one)
            entry = Entry(
                number=0, at=self.clock(), by=person, kind=kind, reason=reason, incidents=tuple(incidents),
                members=ids,
            )  # fmt: skip
            return rulings.decide(connection, entry)

    def entry(self, number: int) -> Entry | None:
        """An entry of the journal, None where there is none of that number."""
        with self.store.told():
            return journal.one(self.connection, number)

    def history(self, document: str | None = None) -> tuple[Entry, ...]:
        """What people did to a document's record, or to all records and incidents, the oldest first."""
        with self.store.told():
            if document is None:
                return tuple(journal.entries(self.connection))
            if not self.gone(document):
                self.row(document)
            return tuple(journal.history(self.connection, document))

    # What is to be gone

    def forget(self, document: str, *, by: str, because: str) -> Forgotten:
        """Take a report out for good: text, record, indexes, what quotes it in the journal, which keeps that.

        No byte of it is left in the file then. Of one that is out already the file is written anew, which
        finishes what was interrupted. ArchiveError says what is left to do where that could not be.
        """
        person = journal.named(by, because)
        emptied: tuple[int, ...] = ()
        twins: tuple[str, ...] = ()
        if entry := self.gone(document):
            emptied = forgetting.emptied_by(self.entry(entry))
        else:
            with self.writing(durable=True) as connection:
                number = self.row(document).number
                twins = forgetting.twins(connection, number)
                done = forgetting.forget(
                    connection, number, document, by=person, because=because, at=self.clock()
                )
            entry, emptied = done.number, forgetting.emptied_by(done)
        self.refresh()
        self.sweep(document)
        return Forgotten(
            document=document, entry=entry, emptied=emptied, twins=twins, copies=self.store.copies()
        )

    def gone(self, document: str) -> int:
        """The entry that took a report out for good, 0 where it is there or never was."""
        with self.store.told():
            return forgetting.gone(self.connection, document)

    def sweep(self, document: str) -> None:
        """Write the file anew without what was taken out of it."""
        try:
            self.store.sweep()
        except ArchiveError as error:
            raise ArchiveError(
                f"{document!r} is taken out, but its bytes may still be in the file: {error}; then give the "
                "same command again"
            ) from error


def refuse_negative(limit: int, offset: int) -> None:
    """QueryError for a part of a list that ends or begins before it."""
    if limit < 0 or offset < 0:
        raise QueryError("limit and offset count from 0: give no negative ones")
