"""Reading with several processes: records in the order of their documents; a lost process costs one.

Each process reads one document at a time over a pipe of its own, so that it is known which one ended it.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Generic, NamedTuple, TypeVar

import msgspec

from ..config import Settings
from ..model import Document, Failure, Record

T = TypeVar("T")
AHEAD = 4
"""Documents that are taken up for each process, so that a long one holds up nobody."""
PATIENCE = 5.0  # seconds that a process is given to end


class Task(NamedTuple, Generic[T]):
    """Something in its turn, and the document to be read for it, if any."""

    about: T
    document: Document | None


class Job(Generic[T]):
    """A task that has been taken up, and what has come of it."""

    def __init__(self, task: Task[T]) -> None:
        self.about = task.about
        self.done = task.document is None
        self.made: Record | Failure | None = None

    def finish(self, made: Record | Failure | None) -> None:
        """Say what has come of it."""
        self.made, self.done = made, True


class Answer(msgspec.Struct, frozen=True):
    """What a process sends back: one of the two."""

    record: Record | None = None
    failure: Failure | None = None


def serve(pipe: Connection, settings: Settings) -> None:
    """Read documents from a pipe until its other end closes: the life of a process."""
    from ..pipeline import Reader  # noqa: PLC0415 - loads spaCy, in the process alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started it
    reader = Reader(settings)
    while True:
        try:
            document = msgspec.msgpack.decode(pipe.recv_bytes(), type=Document)
        except (EOFError, OSError):
            return
        made = reader.attempt(document)
        answer = Answer(failure=made) if isinstance(made, Failure) else Answer(record=made)
        pipe.send_bytes(msgspec.json.encode(answer))


class Worker(Generic[T]):
    """One process, and the job it is at."""

    serve = staticmethod(serve)

    def __init__(self, settings: Settings) -> None:
        context = get_context("spawn")  # fork would copy locks that threads of ours hold
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=self.serve, args=(other, settings), daemon=True)
        self.process.start()
        other.close()
        self.job: Job[T] | None = None

    def give(self, job: Job[T], document: Document) -> None:
        """Set the process a document."""
        self.job = job
        try:
            self.pipe.send_bytes(msgspec.msgpack.encode(document))
        except OSError:
            return  # it has ended: `take` finds out

    def take(self) -> bool:
        """Take what the process answers; False where it ended instead, which is its job's failure."""
        if self.job is None:
            return True
        job, self.job = self.job, None
        try:
            answer = msgspec.json.decode(self.pipe.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            self.process.join(PATIENCE)
            why = f"ended the process that read it ({ending(self.process.exitcode)})"
            job.finish(Failure("", "read", why))
            return False
        job.finish(answer.record or answer.failure)
        return True

    def close(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def ending(code: int | None) -> str:
    """How a process ended.

    >>> ending(-9)
    'SIGKILL, perhaps for want of memory'
    """
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"{name}, perhaps for want of memory" if name == "SIGKILL" else name
    return f"exit code {code}"


class Pool(Generic[T]):
    """Some processes that read; `with Pool(4, settings) as pool: for about, made in pool.read(tasks)`."""

    def __init__(self, size: int, settings: Settings) -> None:
        self.settings = settings
        self.size = size
        self.workers: list[Worker[T]] = []

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.close()
        self.workers = []

    def read(self, tasks: Iterable[Task[T]]) -> Iterator[tuple[T, Record | Failure | None]]:
        """What comes of each task, in order; None where there was no document."""
        waiting: deque[Job[T]] = deque()
        to_read: deque[tuple[Job[T], Document]] = deque()
        for task in tasks:
            job = Job(task)
            waiting.append(job)
            if task.document is not None:
                to_read.append((job, task.document))
            while len(waiting) >= AHEAD * self.size:
                yield from self.finished(waiting, to_read)
        while waiting:
            yield from self.finished(waiting, to_read)

    def finished(
        self, waiting: deque[Job[T]], to_read: deque[tuple[Job[T], Document]]
    ) -> Iterator[tuple[T, Record | Failure | None]]:
        """The jobs at the front that are done; where none is, those that are after the next answer."""
        self.hand_out(to_read)
        if waiting and not waiting[0].done:
            self.collect()
        while waiting and waiting[0].done:
            job = waiting.popleft()
            yield job.about, job.made

    def hand_out(self, to_read: deque[tuple[Job[T], Document]]) -> None:
        """Give the processes that wait what is to be read; more are started while there are too few."""
        while to_read:
            idle = next((worker for worker in self.workers if worker.job is None), None)
            if idle is None and len(self.workers) < self.size:
                idle = Worker[T](self.settings)
                self.workers.append(idle)
            if idle is None:
                return
            idle.give(*to_read.popleft())

    def collect(self) -> None:
        """Wait for an answer, and take all that are there."""
        busy = {worker.pipe: worker for worker in self.workers if worker.job is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
            if not worker.take():
                worker.close()
                self.workers.remove(worker)
