"""One shard's way: read, made into rows, written, put into place. Whoever does it, its files are the same."""

from __future__ import annotations

import hashlib
import shutil
import socket
from collections.abc import Callable

from ..config import Settings
from ..errors import OnrecordError, ScaleError, WorkerError
from ..export.rows import Row, Rows
from ..model import Document, Failure, Record
from ..sources import Outcome
from ..workers import Maker, Pool, Task
from . import inputs, plan, versions
from .folder import Folder, stem
from .shapes import TRIES, Finished, Meta, Refused, Run, Shard, Table, Told, Work
from .tables import Tables

TOLD = 5
"""Failures of a shard that are told at once."""

Tell = Callable[[int, int], None]
"""What is called with the documents and the bytes of a shard that are done."""


def pool(settings: Settings, maker: Maker) -> Pool[Outcome]:
    """The process in which a worker's documents are read, so that one which ends it costs itself alone."""
    return Pool(1, settings, maker=maker, seconds=settings.document_seconds, tries=TRIES)


class Desk:
    """Does the shards of a run, one after another."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.folder = Folder(work.out)
        self.pool = pool(work.settings, work.maker)

    def close(self) -> None:
        """End the process that reads."""
        self.pool.__exit__(None, None, None)

    def do(self, shard: Shard, tell: Tell = lambda documents, size: None) -> Finished | Refused:
        """Do a shard; what keeps it from being done is told."""
        try:
            refuse_versions(self.work.run)
            return self.done(shard, tell)
        except (WorkerError, MixedError) as error:
            return Refused(shard.number, str(error), stop=True)
        except ConnectionError:
            raise  # whoever started it has gone
        except OSError as error:
            return Refused(shard.number, str(self.folder.unwritable(error)), stop=True)
        except OnrecordError as error:
            return Refused(shard.number, str(error))

    def done(self, shard: Shard, tell: Tell) -> Finished:
        """A shard, read and put into place."""
        work, draft = self.work, self.folder.draft(stem(shard.number))
        filled = Filled(Tables(draft), work.run)
        try:
            found = inputs.outcomes(shard, work.run, work.settings, draft, self.folder)
            tasks = (Task(outcome, document) for outcome, document in inputs.documents(found))
            size = 0
            for outcome, made in self.pool.read(tasks):
                filled.take(outcome, made)
                size += outcome.size
                tell(filled.documents, size)
            filled.tables.close()
            return Finished(self.folder.commit(filled.meta(shard), draft), tuple(filled.told))
        finally:
            filled.tables.drop()
            shutil.rmtree(draft, ignore_errors=True)


class MixedError(ScaleError):
    """A process reads with other versions than the run's."""


def refuse_versions(run: Run) -> None:
    """Raise where this process has other packages than the run was begun with."""
    if (here := versions.packages()) != run.packages:
        raise MixedError(
            f"{socket.gethostname()} has {here}, the run was begun with {run.packages}: install those"
        )


class Filled:
    """The tables of a shard as they fill, and the counts of what went into them."""

    def __init__(self, tables: Tables, run: Run) -> None:
        self.tables, self.run = tables, run
        self.documents = self.records = 0
        self.told: list[Told] = []

    def take(self, outcome: Outcome, made: Record | Failure | None) -> None:
        """Take in what has come of a document."""
        self.documents += 1
        result = outcome.result if made is None else made
        if isinstance(result, Record):
            self.record(result, outcome)
        elif isinstance(result, Failure):
            self.failure(result, outcome)
            self.tables.ends(0)

    def record(self, record: Record, outcome: Outcome) -> None:
        """The rows of a record."""
        if record.made_with != self.run.made_with:
            raise MixedError(f"a process reads with {record.made_with}, the run with {self.run.made_with}")
        self.records += 1
        rows = Rows(record, clean(outcome.source))
        whole = rows.whole(clean(outcome.note))
        self.tables.put("records", whole)
        for table, row in rows.all():
            self.tables.put(table, row)
        self.tables.ends(len(str(whole["record"])))

    def failure(self, failure: Failure, outcome: Outcome) -> None:
        """The row of a failure."""
        document = outcome.result.id if isinstance(outcome.result, Document) else None
        source, message = clean(outcome.source), clean(failure.message)
        note = clean(outcome.note) or None
        where: Row = {"read_from": source, "document": document}
        self.tables.put("failures", {**where, "stage": failure.stage, "message": message, "note": note})
        if len(self.told) < TOLD:
            self.told.append(Told(source, told(failure, document)))

    def meta(self, shard: Shard) -> Meta:
        """What is kept of the shard."""
        return Meta(
            shard=shard.number,
            plan=hashlib.sha256(plan.ENCODE(shard) + b"\n").hexdigest(),
            documents=self.documents,
            records=self.records,
            failed=self.documents - self.records,
            bytes=shard.size,
            tables={table: Table(rows, 0, "") for table, rows in self.tables.counts.items()},
        )


def told(failure: Failure, document: str | None) -> str:
    """Why a document failed, to be told at once."""
    message = clean(failure.message)
    if document is None or failure.stage == "read":
        return message
    return f"{failure.stage} failed ({message}): a fault of onrecord, please report it"


def clean(text: str) -> str:
    """A text that UTF-8 can hold: half surrogates of a file's name as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
