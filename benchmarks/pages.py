"""The reading room at size: how long does each page take.

python -m benchmarks.pages [--documents 100000] [--archive FILE] [--json]
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
from starlette.testclient import TestClient

from benchmarks import frame
from benchmarks.archive import p95
from benchmarks.invented import records
from onrecord import Record
from onrecord.archive import Archive, Query
from onrecord.web import app
from onrecord.web.pulse import of_archive
from onrecord.web.queue import place_text

ROUNDS = 40
"""Pages of each kind that are asked for."""
WORDS = (
    "killed",
    "shell market",
    '"people were killed"',
    "Bra*",
    "mayor",
    "river NOT bomb",
    "title: fire",
    "flour",
)


PARTS = (
    "since=2018-01-01&until=2018-12-31",
    "event=ASSAULT",
    "place=Kharkiv",
    "killed=40",
    "since=2020-03-01&until=2020-03-31&killed=3",
    "box=45,55,30,40",
)
BOXES = ("-85,85,-180,180", "40,60,20,50", "0,20,10,40")
TOPICS = ("killed", "shell OR bomb", "clinic", "Bra*", "market wounded")
NAMES = ("bra", "kou zai", "xyzzy", "or")
KINDS = ("", "tolls", "attributions", "events")


FAMOUS, OFTEN = "Ada Orel", 20
"""Somebody who is quoted in one report of so many."""


class Times(msgspec.Struct, frozen=True):
    """Milliseconds of a kind of page: the middle one, and that which 95 of 100 keep within."""

    page: str
    median: float
    p95: float


def filled(path: Path, number: int) -> None:
    """Put invented reports into an archive."""
    with Archive(path) as archive:
        for at, record in enumerate(records(number)):
            archive.add(record if at % OFTEN else heard_often(record))
        archive.refresh()


def heard_often(record: Record) -> Record:
    """A report whose first speaker is one who speaks in many."""
    first, *others = record.parties
    first = msgspec.structs.replace(first, name=msgspec.structs.replace(first.name, value=FAMOUS))
    return msgspec.structs.replace(record, parties=(first, *others))


def pages(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The addresses of each kind of page: reports and incidents from all over the archive."""
    with Archive(path, readonly=True) as archive:
        reports = archive.search(Query(), limit=0).total
        incidents = archive.incidents(limit=0).total
        some = [archive.search(Query(), limit=1, offset=at).hits[0] for at in spread(reports)]
        told = [archive.incidents(limit=1, offset=at).incidents[0] for at in spread(incidents)]
        largest = archive.connection.execute(
            "SELECT id FROM incidents WHERE NOT bare ORDER BY reports DESC LIMIT ?", (ROUNDS,)
        ).fetchall()
        voices = archive.connection.execute(
            "SELECT voice FROM quoted GROUP BY voice ORDER BY count(*) DESC LIMIT ?", (ROUNDS,)
        ).fetchall()
        seen = archive.seen()
        queued = [archive.unseen((2.0, at * reports // ROUNDS, "tolls", "t1")) for at in range(ROUNDS)]
    names = [quote(hit.document, safe="") for hit in some]
    people = [quote(one, safe="") for (one,) in voices]
    yield "front", ["/"] * ROUNDS
    yield "front, further back", [f"/?incidents={at}" for at in spread(incidents)]
    yield "search", [f"/?q={quote(WORDS[at % len(WORDS)])}" for at in range(ROUNDS)]
    yield "report", [f"/reports/{name}" for name in names]
    yield "card", [f"/cards/{name}?item=attributions.a1" for name in names]
    yield "incident", [f"/incidents/{quote(one.id, safe='')}" for one in told]
    yield "incident, the largest", [f"/incidents/{quote(one, safe='')}" for (one,) in largest]
    yield "front, part of it", [f"/?{PARTS[at % len(PARTS)]}" for at in range(ROUNDS)]
    yield "map", [f"/clusters?zoom={at % 6}&part={BOXES[at % len(BOXES)]}" for at in range(ROUNDS)]
    yield "person", [f"/people/{name}" for name in people]
    famous = f"/people/{quote(FAMOUS)}"
    yield "person, much quoted", [f"{famous}?from={20 * at}" for at in range(ROUNDS)]
    yield "person, on a topic", [f"{famous}?words={quote(TOPICS[at % len(TOPICS)])}" for at in range(ROUNDS)]
    yield "people", [f"/people?from={60 * (at % 10)}" for at in range(ROUNDS)]
    yield "people of a name", [f"/people?name={quote(NAMES[at % len(NAMES)])}" for at in range(ROUNDS)]
    yield "review", [f"/review?kind={KINDS[at % len(KINDS)]}" for at in range(ROUNDS)]
    yield "review, further back", [f"/review?past={place_text(one.place)}" for one in queued if one]
    yield "pulse", [f"/pulse?of=archive&seen={of_archive(seen)}"] * ROUNDS
    yield "about", ["/about"] * ROUNDS


def spread(total: int) -> list[int]:
    """Numbers from 0 on, evenly, below a total."""
    return [at * max(0, total - 1) // ROUNDS for at in range(ROUNDS)]


def measured(path: Path) -> list[Times]:
    """How long each kind of page takes, asked for one after the other, each once before the clock runs."""
    room = TestClient(app(path), base_url="http://127.0.0.1")
    found = []
    for name, addresses in pages(path):
        room.get(addresses[0])
        times = [timed(room, address) for address in addresses]
        found.append(Times(name, round(statistics.median(times), 1), round(p95(times), 1)))
    return found


def timed(room: TestClient, address: str) -> float:
    """Milliseconds until a page has come whole; a card may be of an item that is not there."""
    begin = time.perf_counter()
    answer = room.get(address)
    if answer.status_code not in (200, 204, 404):
        raise RuntimeError(f"{address}: {answer.status_code}")
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Measure, and say what was measured."""
    frame.run(
        __doc__,
        documents=100_000,
        fill=filled,
        measure=lambda path, _: measured(path),
        lines=lambda found: (
            f"{one.page:24} median {one.median:7.1f} ms   95 of 100 within {one.p95:7.1f} ms" for one in found
        ),
    )


if __name__ == "__main__":
    main()
