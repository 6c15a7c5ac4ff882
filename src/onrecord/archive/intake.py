"""Sources -> archive: what is not there is read and added, one transaction a document; failures are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from ..config import Settings
from ..errors import ArchiveError, ForgottenError, RecordError
from ..model import Document, Failure, MadeWith, Record
from ..sources import Outcome
from ..workers import Task, readers
from .store import Archive
from .unbroken import unbroken


class Tally(msgspec.Struct, kw_only=True):
    """How many documents were added, were there already, were read again, failed, were forgotten before."""

    added: int = 0
    there: int = 0
    reread: int = 0
    failed: int = 0
    forgotten: int = 0

    @property
    def done(self) -> int:
        """How many have been looked at."""
        return self.added + self.there + self.reread + self.failed + self.forgotten


Tell = Callable[[Outcome, Failure | None], None]
"""What is called with each outcome, once it is in the archive, and the failure where it is not."""


class Item(NamedTuple):
    """An outcome, and what is known of it before anything is read: there already, a record, a failure.

    `forgotten` says who had it taken out of the archive, and why.
    """

    outcome: Outcome
    there: bool = False
    forgotten: ForgottenError | None = None
    ready: Record | Failure | None = None


class Manner(NamedTuple):
    """How records are added: what was forgotten too, and for which webhook they are to wait."""

    even_forgotten: bool = False
    hook: str | None = None


def add(
    archive: Archive,
    outcomes: Iterable[Outcome],
    settings: Settings,
    *,
    tally: Tally,
    tell: Tell,
    even_forgotten: bool = False,
    hook: str | None = None,
) -> None:
    """Add what sources hold; what is there is not read again. Killed at any moment, the next call goes on.

    With `hook`, the address of a webhook, what is added waits to be told there: `Archive.untold`. What was
    forgotten is left out and told, unless it is to be added nonetheless.
    """
    ending = Endings(archive)
    with readers(settings) as reading:
        for item, read in reading.read(tasks(archive, outcomes, even_forgotten)):
            outcome = item.outcome
            try:
                with unbroken():
                    failure = put(archive, item, read or item.ready, tally, Manner(even_forgotten, hook))
            except ForgottenError as error:
                tally.forgotten += 1
                ending.saw(outcome, failed=False)
                tell(outcome._replace(note=str(error)), None)
                continue
            if failure is not None:
                tally.failed += 1
                keep(archive, failure, outcome)
            ending.saw(outcome, failed=failure is not None)
            tell(outcome, failure)
    ending.close()


def keep(archive: Archive, failure: Failure, outcome: Outcome) -> None:
    """Keep a failure under the source that it came from."""
    document = outcome.result.id if isinstance(outcome.result, Document) else None
    archive.fail(msgspec.structs.replace(failure, source=outcome.source), outcome.origin, document)


def tasks(archive: Archive, outcomes: Iterable[Outcome], even_forgotten: bool) -> Iterator[Task[Item]]:
    """What is to be read for each outcome; nothing for a document that is there."""
    for outcome in outcomes:
        result = outcome.result
        if not isinstance(result, Document):
            yield Task(Item(outcome, ready=result), None)
            continue
        try:
            there = archive.has(result, outcome.source, even_forgotten=even_forgotten)
        except ForgottenError as error:
            yield Task(Item(outcome, forgotten=error), None)
            continue
        except ArchiveError as error:
            refuse_fault(error)
            yield Task(Item(outcome, ready=Failure(outcome.source, "archive", str(error))), None)
            continue
        yield Task(Item(outcome, there), None if there else result)


def refuse_fault(error: ArchiveError) -> None:
    """Raise an error again that is SQLite's: the archive itself is at fault, not the record."""
    if error.__cause__ is not None:
        raise error


def put(
    archive: Archive, item: Item, made: Record | Failure | None, tally: Tally, manner: Manner
) -> Failure | None:
    """Add the record of an item; the failure where there is none, or the archive may not have it.

    ForgottenError where it is left out because somebody had it taken out.
    """
    if item.forgotten is not None:
        raise item.forgotten
    if isinstance(made, Failure):
        return made
    if item.there or made is None:
        tally.there += 1
        return None
    try:
        done = archive.add(made, item.outcome.source, even_forgotten=manner.even_forgotten, hook=manner.hook)
        if done == "added":
            tally.added += 1
        else:
            tally.there += 1
    except ForgottenError:
        raise
    except RecordError as error:
        return Failure(item.outcome.source, "archive", str(error))
    except ArchiveError as error:
        refuse_fault(error)
        return Failure(item.outcome.source, "archive", str(error))
    return None


class Endings:
    """Sees where a file ends and the next begins, and forgets the failures of a file that no longer fail."""

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


def reread(archive: Archive, settings: Settings, *, tally: Tally, tell: Tell) -> None:
    """Read the texts again whose record was made with other versions; corrections stay."""
    with readers(settings) as reading:
        waiting = (
            Task(Outcome(source, stored.record.document, origin=source), stored.record.document)
            for name in archive.outdated(made_with(settings))
            for stored in (archive.stored(name),)
            for source in (stored.source or name,)
        )
        for outcome, made in reading.read(waiting):
            failure = made if isinstance(made, Failure) else None
            if failure is not None:
                tally.failed += 1
                keep(archive, failure, outcome)
            elif isinstance(made, Record):
                with unbroken():
                    archive.reread(made.document.id, made)
                    tally.reread += 1
            tell(outcome, failure)
