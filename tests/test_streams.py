"""Streams of records: order, how far ahead is read, what becomes of failures and of a source that breaks off."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import onrecord
from onrecord import streams
from onrecord.model import Document, Failure, MadeWith, Record

MADE = MadeWith(onrecord="0", model=None, lexicons="l", gazetteer="g")


def alone(made: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives in a loop of its own thread: tests in a browser leave theirs running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, made).result()


def attempt(document: Document) -> Record | Failure:
    """Stands for a reader: fails by the text."""
    if document.text == "bad":
        return Failure(document.id, "tolls", "a fault")
    return Record(document=document, made_with=MADE)


def documents(*texts: str) -> list[Document]:
    return [Document(id=str(at), text=text) for at, text in enumerate(texts)]


def name(one: Record | Failure) -> str:
    return one.source if isinstance(one, Failure) else one.document.id


async def collected(given, failures="keep", ahead: int = 1) -> list[Record | Failure]:
    return [one async for one in streams.beside(attempt, given, failures, ahead)]


@pytest.mark.parametrize("ahead", [0, 1, 5, 100])
def test_the_order_is_that_of_the_documents(ahead):
    given = documents(*("abcdefgh"))
    assert list(map(name, alone(collected(given, ahead=ahead)))) == list("01234567")


def test_an_asynchronous_source_is_read_likewise():
    async def source() -> AsyncIterator[Document]:
        for one in documents("a", "bad", "b"):
            await asyncio.sleep(0)
            yield one

    made = alone(collected(source()))
    assert list(map(name, made)) == ["0", "1", "2"]
    assert isinstance(made[1], Failure)


def sync(given, failures) -> list[Record | Failure]:
    return list(streams.one_by_one(attempt, given, failures))


def async_(given, failures) -> list[Record | Failure]:
    return alone(collected(given, failures))


@pytest.mark.parametrize("read", [sync, async_])
def test_a_failure_is_a_value_or_told_or_raised(read):
    given = documents("a", "bad", "b")
    assert list(map(name, read(given, "keep"))) == ["0", "1", "2"]
    told: list[Failure] = []
    assert list(map(name, read(given, told.append))) == ["0", "2"]
    assert told == [Failure("1", "tolls", "a fault")]
    with pytest.raises(onrecord.ReadError, match=r"1: tolls failed \(a fault\)") as raised:
        read(given, "raise")
    assert raised.value.failure == told[0]


def test_one_by_one_takes_nothing_ahead():
    taken: list[str] = []

    def source() -> Iterator[Document]:
        for one in documents("a", "b", "c"):
            taken.append(one.id)
            yield one

    found = streams.one_by_one(attempt, source(), "keep")
    assert (taken, name(next(found)), taken) == (["0"], "0", ["0"])


@pytest.mark.parametrize("ahead", [0, 2])
def test_a_slow_listener_holds_up_the_source(ahead):
    """Of an endless source no more is taken than was asked for, and so many."""
    taken: list[int] = []

    def endless() -> Iterator[Document]:
        at = 0
        while True:
            taken.append(at)
            yield Document(id=str(at), text="a")
            at += 1

    async def listen() -> int:
        found = streams.beside(attempt, endless(), "keep", ahead)
        for _ in range(3):
            await anext(found)
        for _ in range(50):
            await asyncio.sleep(0.001)
        await found.aclose()
        return len(taken)

    assert 3 <= alone(listen()) <= 3 + ahead


def test_a_record_is_given_before_the_next_document_comes():
    """A wire that sends one report an hour is not one report behind."""

    async def listen() -> str:
        never = asyncio.Event()

        async def source() -> AsyncIterator[Document]:
            yield documents("a")[0]
            await never.wait()

        found = streams.beside(attempt, source(), "keep", 5)
        first = await asyncio.wait_for(anext(found), 60)
        await found.aclose()
        return name(first)

    assert alone(listen()) == "0"


def test_the_event_loop_stays_free_while_a_document_is_read():
    reading, go_on = threading.Event(), threading.Event()

    def slow(document: Document) -> Record | Failure:
        reading.set()
        assert go_on.wait(60)
        return attempt(document)

    async def listen() -> list[str]:
        found = streams.beside(slow, documents("a"), "keep", 0)
        first = asyncio.ensure_future(anext(found))
        while not reading.is_set():
            await asyncio.sleep(0.001)
        assert not first.done()
        go_on.set()
        return [name(await first)]

    assert alone(listen()) == ["0"]


@pytest.mark.parametrize("ahead", [0, 3])
def test_a_source_that_breaks_off_is_told_behind_what_it_gave(ahead):
    def source() -> Iterator[Document]:
        yield from documents("a", "b")
        raise OSError("the disk is gone")

    made: list[str] = []

    async def listen() -> None:
        async for one in streams.beside(attempt, source(), "keep", ahead):
            made.append(name(one))

    with pytest.raises(OSError, match="the disk is gone"):
        alone(listen())
    assert made == ["0", "1"]


def test_who_stops_listening_stops_the_reading():
    read: list[str] = []

    def noted(document: Document) -> Record | Failure:
        read.append(document.id)
        return attempt(document)

    async def listen() -> None:
        found = streams.beside(noted, documents(*"abcdefgh"), "keep", 1)
        await anext(found)
        await found.aclose()

    alone(listen())
    assert len(read) <= 3


def test_a_reader_streams_both_ways_the_same():
    reader, given = onrecord.Reader(), documents("Two miners died in Lisk, the mayor said.", "", "Nothing.")

    async def listen() -> list[Record | Failure]:
        return [one async for one in reader.astream(given, ahead=2)]

    assert alone(listen()) == list(reader.stream(given))
    with pytest.raises(ValueError, match="-1 is negative"):
        reader.astream(given, ahead=-1)
