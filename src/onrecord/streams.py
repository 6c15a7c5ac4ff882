"""Documents -> records in their order, also beside an event loop; failures as values, or by a policy."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, cast

from .errors import ReadError
from .model import Document, Failure, Record

Told = Callable[[Failure], object]
"""What is called with each failure that is left out of a stream."""
Failures = Literal["keep", "raise"] | Told
"""What becomes of a document that cannot be read: a Failure in its place, a ReadError, a call with it."""
Attempt = Callable[[Document], Record | Failure]


def judged(made: Record | Failure, failures: Failures) -> Iterator[Record | Failure]:
    """What a stream gives of what came of a document: itself, or nothing once its failure is told."""
    if isinstance(made, Record) or failures == "keep":
        yield made
    elif callable(failures):
        failures(made)
    else:
        raise ReadError(f"{made.source}: {made.stage} failed ({made.message})", made)


def one_by_one(
    attempt: Attempt, documents: Iterable[Document], failures: Failures
) -> Iterator[Record | Failure]:
    """What comes of each document, in order; the next one is taken up once its record is asked for."""
    for document in documents:
        yield from judged(attempt(document), failures)


async def beside(
    attempt: Attempt,
    documents: Iterable[Document] | AsyncIterable[Document],
    failures: Failures,
    ahead: int,
) -> AsyncIterator[Record | Failure]:
    """The same, read in a thread beside the event loop, so many documents `ahead` of what is asked for.

    Whoever stops listening stops the reading: what waits is dropped, the one document under way ends in its
    thread. A source that breaks off is told once the records of what it gave are given.
    """
    desk = Desk(attempt, documents, ahead)
    try:
        while await desk.works():
            if (made := desk.finished()) is not None:
                for found in judged(made, failures):
                    yield found
    finally:
        desk.close()
    if desk.fault is not None:
        raise desk.fault


class Desk:
    """What is taken up from a source and read in one thread, the first that came first."""

    def __init__(
        self, attempt: Attempt, documents: Iterable[Document] | AsyncIterable[Document], ahead: int
    ) -> None:
        self.attempt, self.ahead = attempt, ahead
        self.loop = asyncio.get_running_loop()
        self.pool = ThreadPoolExecutor(1, thread_name_prefix="onrecord")
        self.given = aiter(documents if isinstance(documents, AsyncIterable) else self.advanced(documents))
        self.under_way: deque[asyncio.Future[Record | Failure]] = deque()
        self.taking: asyncio.Future[Document | None] | None = None
        self.more = True
        self.fault: Exception | None = None

    async def advanced(self, documents: Iterable[Document]) -> AsyncIterator[Document]:
        """A plain iterable as an asynchronous one: advanced in the thread, so that it may block."""
        items = iter(documents)
        while (found := await self.loop.run_in_executor(self.pool, next, items, None)) is not None:
            yield found

    async def works(self) -> bool:
        """Take up what may be, and wait until something is done; False once nothing is left to do."""
        if self.more and self.taking is None and len(self.under_way) <= self.ahead:
            self.taking = asyncio.ensure_future(anext(self.given, None))
        waiting: set[asyncio.Future[Any]] = {one for one in (self.taking, *self.under_way) if one is not None}
        if not waiting:
            return False
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if self.taking is not None and self.taking.done():
            self.take(self.taking)
            self.taking = None
        return True

    def take(self, taken: asyncio.Future[Document | None]) -> None:
        """Set a document to be read that has come, or note that none comes any more, and why."""
        self.fault = cast(Exception | None, taken.exception())
        document = None if self.fault else taken.result()
        self.more = document is not None
        if document is not None:
            self.under_way.append(self.loop.run_in_executor(self.pool, self.attempt, document))

    def finished(self) -> Record | Failure | None:
        """What came of the document that came first, None while it is read."""
        if self.under_way and self.under_way[0].done():
            return self.under_way.popleft().result()
        return None

    def close(self) -> None:
        """Drop what is not yet read."""
        for one in (self.taking, *self.under_way):
            if one is not None:
                one.cancel()
        self.pool.shutdown(wait=False, cancel_futures=True)
