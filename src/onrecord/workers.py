"""Reading in processes of their own: records in the order of their documents; a lost process costs one.

Each process reads one document at a time over a pipe of its own, so that it is known which one ended it. One
that takes too long is ended, and none gets more memory than it may have: what a stranger wrote costs itself.
"""

from __future__ import annotations

import math
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast

import msgspec

from .config import Settings
from .errors import WorkerError
from .model import Document, Failure, Record, Refusal
from .sources.children.pipe import limit_memory

if TYPE_CHECKING:
    from .pipeline import Reader

T = TypeVar("T")
AHEAD = 4
"""Documents that are taken up for each of several processes, so that a long one holds up nobody."""
PATIENCE = 5.0  # seconds that a process is given to end
STARTS = 3
"""Processes in turn that may end before they have loaded what they read with."""


class Reads(Protocol):
    """What reads a document in a process: `pipeline.Reader`, or what stands for it in a test."""

    def attempt(self, document: Document, /) -> Record | Failure:
        """The record of a document, or why there is none."""


Maker = Callable[[Settings], Reads]
"""What makes it, once a process; a function or class that can be imported there by its name."""


def usual(settings: Settings) -> Reads:
    """The reader of the pipeline, which has read once: what is loaded then takes no document's time."""
    from .pipeline import Reader  # noqa: PLC0415 - loads spaCy, in the process alone

    reader = Reader(settings)
    reader.attempt(Document(id="", text=FIRST))
    return reader


FIRST = "Two people were killed in Oslo on Monday, the mayor said."
"""What a process reads before any document."""


class Task(NamedTuple, Generic[T]):
    """Something in its turn, and the document to be read for it, if any."""

    about: T
    document: Document | None


class Job(Generic[T]):
    """A task that has been taken up, how often it was begun, and what has come of it."""

    def __init__(self, task: Task[T]) -> None:
        self.about = task.about
        self.document = task.document
        self.done = task.document is None
        self.begun = 0
        self.made: Record | Failure | None = None
        self.refused: tuple[Refusal, ...] = ()

    def finish(self, made: Record | Failure | None, refused: tuple[Refusal, ...] = ()) -> None:
        """Say what has come of it."""
        self.made, self.refused, self.done = made, refused, True


class Answer(msgspec.Struct, frozen=True):
    """What a process sends back: one of the two; neither once it has loaded what it reads with."""

    record: Record | None = None
    failure: Failure | None = None
    refused: tuple[Refusal, ...] = ()


def serve(pipe: Connection, settings: Settings, maker: Maker, seconds: float, tell: bool) -> None:
    """Read documents from a pipe until its other end closes: the life of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started it
    limit_memory(settings.document_megabytes)
    reader = maker(settings)
    try:
        pipe.send_bytes(msgspec.json.encode(Answer()))
        while True:
            document = msgspec.msgpack.decode(pipe.recv_bytes(), type=Document)
            alarm(seconds + PATIENCE)
            answer = answered(reader, document, tell=tell)
            alarm(0)
            pipe.send_bytes(msgspec.json.encode(answer))
    except (EOFError, OSError):
        return


def alarm(seconds: float) -> None:
    """End this process after so many seconds, also where whoever started it has gone; 0 takes that back."""
    if hasattr(signal, "setitimer") and math.isfinite(seconds):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def answered(reader: Reads, document: Document, *, tell: bool) -> Answer:
    """What comes of a document, as it is sent; with `tell` also what the pipeline's reader left open."""
    refused: list[Refusal] = []
    made = cast("Reader", reader).attempt(document, refused) if tell else reader.attempt(document)
    if isinstance(made, Failure):
        return Answer(failure=made)
    return Answer(record=made, refused=tuple(refused))


class Process:
    """A process of our own, and the pipe to it."""

    def __init__(self, life: Callable[..., None], *given: object, daemon: bool = True) -> None:
        context = get_context("spawn")  # fork would copy locks that threads of ours hold
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=life, args=(other, *given), daemon=daemon)
        self.process.start()
        other.close()

    def ending(self) -> str:
        """How it ended, once its pipe has closed."""
        self.process.join(PATIENCE)
        return ending(self.process.exitcode)

    def close(self) -> None:
        """End it."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def ending(code: int | None) -> str:
    """How a process ended.

    A library that gets no memory may abort.

    >>> ending(-9), ending(-6)
    ('SIGKILL, perhaps for want of memory', 'SIGABRT, perhaps for want of memory')
    """
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"{name}, perhaps for want of memory" if name in ("SIGKILL", "SIGABRT") else name
    return f"exit code {code}"


class Worker(Generic[T]):
    """One process that reads, the job it is at, and when that is overdue."""

    def __init__(self, settings: Settings, maker: Maker, seconds: float, *, tell: bool = False) -> None:
        self.process = Process(serve, settings, maker, seconds, tell)
        self.seconds = seconds
        self.loaded = False
        self.job: Job[T] | None = None
        self.due = math.inf

    def give(self, job: Job[T]) -> None:
        """Set the process a document; its time begins once the process has loaded."""
        self.job = job
        job.begun += 1
        self.due = time.monotonic() + self.seconds if self.loaded else math.inf
        try:
            self.process.pipe.send_bytes(msgspec.msgpack.encode(job.document))
        except OSError:
            return  # it has ended: `take` finds out

    def take(self) -> bool:
        """Take what the process answers; False where it ended instead."""
        try:
            answer = msgspec.json.decode(self.process.pipe.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            return False
        if not self.loaded:
            self.loaded = True
            self.due = time.monotonic() + self.seconds
        elif self.job is not None:
            self.job.finish(answer.record or answer.failure, answer.refused)
            self.job = None
        return True

    def late(self) -> bool:
        """Whether its document takes too long."""
        return self.job is not None and time.monotonic() >= self.due


class Pool(Generic[T]):
    """Some processes that read; `with Pool(4, settings) as pool: for about, made in pool.read(tasks)`.

    A document that ends the process which reads it is tried so many times in all, and is then a failure; one
    that takes longer than so many seconds is one at once. `refused` has what was left open in the document
    that came last, where the pool shall `tell`.
    """

    def __init__(
        self,
        size: int,
        settings: Settings,
        *,
        maker: Maker = usual,
        seconds: float = math.inf,
        tries: int = 1,
        ahead: int = AHEAD,
        tell: bool = False,
    ) -> None:
        self.size, self.settings, self.maker = size, settings, maker
        self.seconds, self.tries, self.ahead, self.tell = seconds, tries, ahead, tell
        self.refused: tuple[Refusal, ...] = ()
        self.workers: list[Worker[T]] = []
        self.to_read: deque[Job[T]] = deque()
        self.starts = 0

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in list(self.workers):
            self.end(worker)

    def read(self, tasks: Iterable[Task[T]]) -> Iterator[tuple[T, Record | Failure | None]]:
        """What comes of each task, in order; None where there was no document."""
        waiting: deque[Job[T]] = deque()
        try:
            for task in tasks:
                job = Job(task)
                waiting.append(job)
                if not job.done:
                    self.to_read.append(job)
                while len(waiting) >= self.ahead * self.size:
                    yield from self.finished(waiting)
            while waiting:
                yield from self.finished(waiting)
        finally:
            self.forget()

    def finished(self, waiting: deque[Job[T]]) -> Iterator[tuple[T, Record | Failure | None]]:
        """The jobs at the front that are done; where none is, those that are after the next answer."""
        self.hand_out()
        if waiting and not waiting[0].done:
            self.collect()
            self.hand_out()  # so that nobody waits for what becomes of the answers
        while waiting and waiting[0].done:
            job = waiting.popleft()
            self.refused = job.refused
            yield job.about, job.made

    def hand_out(self) -> None:
        """Give the processes that wait what is to be read; more are started while there are too few."""
        while self.to_read:
            idle = next((worker for worker in self.workers if worker.job is None), None)
            if idle is None and len(self.workers) < self.size:
                idle = Worker[T](self.settings, self.maker, self.seconds, tell=self.tell)
                self.workers.append(idle)
            if idle is None:
                return
            idle.give(self.to_read.popleft())

    def collect(self) -> None:
        """Wait for an answer, and take all that are there; what ended or is late gives way to another."""
        busy = {worker.process.pipe: worker for worker in self.workers if worker.job is not None}
        due = min((worker.due for worker in busy.values()), default=math.inf)
        patience = None if math.isinf(due) else max(due - time.monotonic(), 0)
        for pipe in wait(list(busy), patience):
            worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
            if not worker.take():
                self.lose(worker)
            else:
                self.starts = 0
        for worker in [worker for worker in self.workers if worker.late()]:
            self.give_up(
                worker, f"took over {self.seconds:g} seconds to read: split it, or raise document_seconds"
            )

    def lose(self, worker: Worker[T]) -> None:
        """A process has ended: its document is tried again, or is a failure."""
        how = worker.process.ending()
        job = worker.job
        if not worker.loaded:
            self.starts += 1
            if self.starts >= STARTS:
                raise WorkerError(
                    f"{self.starts} processes that should read ended before they began ({how}): "
                    "give them more memory, or see what they said above"
                )
        if job is not None and (job.begun < self.tries or not worker.loaded):
            job.begun -= 0 if worker.loaded else 1  # not its fault
            self.to_read.appendleft(job)
            self.end(worker)
            return
        self.give_up(worker, f"ended the process that read it ({how})")

    def give_up(self, worker: Worker[T], why: str) -> None:
        """End a process; its document is a failure."""
        if worker.job is not None:
            worker.job.finish(Failure("", "read", why))
        self.end(worker)

    def forget(self) -> None:
        """Leave what has not been read, and end the processes that are at it."""
        self.to_read.clear()
        for worker in [worker for worker in self.workers if worker.job is not None]:
            self.end(worker)

    def end(self, worker: Worker[T]) -> None:
        """End a process."""
        worker.process.close()
        self.workers.remove(worker)


class Here:
    """Reads in this process, like a pool of one; no limit of time or memory holds."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.refused: tuple[Refusal, ...] = ()

    @cached_property
    def reader(self) -> Reader:
        """What reads, loaded with the first document."""
        from .pipeline import Reader  # noqa: PLC0415 - loads spaCy

        return Reader(self.settings)

    def read(self, tasks: Iterable[Task[T]]) -> Iterator[tuple[T, Record | Failure | None]]:
        """What comes of each task, in order; None where there was no document."""
        for task in tasks:
            refused: list[Refusal] = []
            made = None if task.document is None else self.reader.attempt(task.document, refused)
            self.refused = tuple(refused)
            yield task.about, made


def readers(settings: Settings, *, tell: bool = False) -> AbstractContextManager[Here | Pool[Any]]:
    """What reads documents for a command: as many processes as the settings say, none for this one.

    One process takes up no document before the one before is done, so that lines are read as they come.
    """
    if settings.workers == 0:
        return nullcontext(Here(settings))
    ahead = 1 if settings.workers == 1 else AHEAD
    return Pool(settings.workers, settings, seconds=settings.document_seconds, ahead=ahead, tell=tell)
