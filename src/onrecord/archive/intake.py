"""Sources -> archive: what is not there yet is read and added, one transaction a document; failures are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec

from ..config import Settings
from ..errors import ArchiveError, RecordError
from ..model import Document, Failure, MadeWith, Record
from ..sources import Outcome
from .store import Archive
from .workers import Pool, Task


class Tally(msgspec.Struct, kw_only=True):
    """How many documents were added, were there already, were read again, failed."""

    added: int = 0
    there: int = 0
    reread: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """How many have been looked at."""
        return self.added + self.there + self.reread + self.failed


Tell = Callable[[Outcome, Failure | None], None]
"""What is called with each outcome, once it is in the archive, and the failure where it is not."""


class Here:
    """Reads in this process, like a pool of one."""

    def __init__(self, settings: Settings) -> None:
        from ..pipeline import Reader  # noqa: PLC0415 - loads spaCy

        self.reader = Reader(settings)

    def read(self, tasks: Iterable[Task[Any]]) -> Iterator[tuple[Any, Record | Failure]]:
        """What comes of each task, in order."""
        for task in tasks:
            if task.made is not None:
                yield task.about, task.made
            elif task.document is not None:
                yield task.about, self.reader.attempt(task.document)


def readers(workers: int, settings: Settings) -> AbstractContextManager[Here | Pool[Any]]:
    """What reads: this process, or several of them."""
    return nullcontext(Here(settings)) if workers == 1 else Pool(workers, settings)


def add(
    archive: Archive, outcomes: Iterable[Outcome], settings: Settings, *, workers: int = 1, tell: Tell
) -> Tally:
    """Add what sources hold; what is there is not read again. Killed at any moment, the next call goes on."""
    tally = Tally()
    ending = Endings(archive)
    with readers(workers, settings) as reading:
        for (outcome, there), made in reading.read(tasks(archive, outcomes)):
            failure = made if isinstance(made, Failure) else None
            if there:
                tally.there += 1
            elif isinstance(made, Record):
                failure = put(archive, made, outcome, tally)
            if failure is not None:
                tally.failed += 1
                document = outcome.result.id if isinstance(outcome.result, Document) else None
                failure = msgspec.structs.replace(failure, source=outcome.source)
                archive.fail(failure, outcome.origin, document)
            ending.saw(outcome, failed=failure is not None)
            tell(outcome, failure)
    ending.close()
    return tally


def tasks(archive: Archive, outcomes: Iterable[Outcome]) -> Iterator[Task[tuple[Outcome, bool]]]:
    """What is to be read of each outcome; nothing of a document that is there."""
    for outcome in outcomes:
        result = outcome.result
        if not isinstance(result, Document):
            yield Task((outcome, False), None, result)
            continue
        try:
            there = archive.has(result, outcome.source)
        except ArchiveError as error:
            yield Task((outcome, False), None, Failure(outcome.source, "archive", str(error)))
            continue
        yield Task((outcome, there), result, Failure("", "", "") if there else None)


def put(archive: Archive, record: Record, outcome: Outcome, tally: Tally) -> Failure | None:
    """Add a record; the failure where the archive may not have it."""
    try:
        if archive.add(record, outcome.source) == "added":
            tally.added += 1
        else:
            tally.there += 1
    except RecordError as error:
        return Failure(outcome.source, "archive", str(error))
    except ArchiveError as error:
        if error.__cause__ is not None:
            raise  # SQLite's: the archive itself is at fault, not the record
        return Failure(outcome.source, "archive", str(error))
    return None


class Endings:
    """Sees where one file ends and the next begins, and forgets the failures of a file that no longer fail."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.origin: str | None = None
        self.failed: set[str] = set()

    def saw(self, outcome: Outcome, *, failed: bool) -> None:
        """Note what came of an outcome."""
        if outcome.origin != self.origin:
            self.close()
            self.origin, self.failed = outcome.origin, set()
        if failed:
            self.failed.add(outcome.source)

    def close(self) -> None:
        """The file has been read to its end."""
        if self.origin is not None:
            self.archive.settle(self.origin, self.failed)


def made_with(settings: Settings) -> MadeWith:
    """The versions that a record would now be made with."""
    from ..pipeline import Reader, document  # noqa: PLC0415 - loads spaCy

    return Reader(settings).read(document("")).made_with


def reread(archive: Archive, settings: Settings, *, workers: int = 1, tell: Tell) -> Tally:
    """Read the texts again whose record was made with other versions; corrections stay."""
    tally = Tally()
    with readers(workers, settings) as reading:
        waiting = (
            Task(Outcome(stored.source or name, stored.record.document), stored.record.document)
            for name in archive.outdated(made_with(settings))
            for stored in (archive.stored(name),)
        )
        for outcome, made in reading.read(waiting):
            name = outcome.result.id
            failure = made if isinstance(made, Failure) else None
            if isinstance(made, Record):
                archive.reread(name, made)
                tally.reread += 1
            if failure is not None:
                tally.failed += 1
                failure = msgspec.structs.replace(failure, source=outcome.source)
                archive.fail(failure, outcome.source, name)
            tell(outcome, failure)
    return tally
