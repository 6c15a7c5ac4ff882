"""The archive at size: does adding keep its speed, how long does a search take.

python -m benchmarks.archive [--documents 100000] [--to FOLDER | --archive ADDRESS] [--json]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from benchmarks.invented import REGIONS, records
from onrecord.archive import Archive, Asked, Near, Query
from onrecord.pipeline import Reader

ROUNDS = 20
READ = 200  # texts that are read
EDGE = 1000
"""Documents at the beginning and the end whose speed is compared."""

QUERIES = {
    "one rare word": [Query(words=f"{number} people".split()[0]) for number in range(3, 3 + ROUNDS)],
    "two words": [Query(words=f"{word} market") for word in ("shell", "bomb", "gunmen", "mob", "flour") * 4],
    "a phrase": [Query(words=f'"people were killed and {2 * n} others"') for n in range(1, 1 + ROUNDS)],
    "a word of most reports": [Query(words=word) for word in ("killed", "wounded", "people", "river") * 5],
    "the beginning of a word": [Query(words=f"{word}*") for word in ("Bra", "Kou", "Zai", "Ora", "Gra") * 4],
    "a speaker and what was said": [
        Query(speaker=who, said=said)
        for who in ("mayor", "governor", "witness", "ministry")
        for said in ("shell", "bomb", "clinic", "school", "mill")
    ],
    "events of a type": [
        Query(event=kind) for kind in ("ASSAULT", "PROTEST", "COERCE", "ASSAULT:firearms") * 5
    ],
    "near a point": [
        Query(near=Near(region[2], region[3], 25.0)) for region in (*REGIONS, *REGIONS)[:ROUNDS]
    ],
    "events near, many killed": [
        Query(event="ASSAULT", near=Near(region[2], region[3], 40.0), killed_at_least=30)
        for region in (*REGIONS, *REGIONS)[:ROUNDS]
    ],
    "a region": [Query(place=region[0]) for region in (*REGIONS, *REGIONS)[:ROUNDS]],
    "many killed in a year": [
        Query(killed_at_least=50, since=f"{year}-01-01", until=f"{year}-12-31") for year in range(2015, 2025)
    ]
    * 2,
    "a year": [Query(since=f"{year}-01-01", until=f"{year}-12-31") for year in range(2015, 2025)] * 2,
}


class Result(msgspec.Struct, frozen=True):
    """What a run says; `ratio` is the speed of the last thousand by that of the first, of ready records.

    `onrecord add` also reads a text of so many milliseconds first: `ratio_with_reading`, by the processor's
    time.

    Milliseconds of the middle search and of the 95th of a hundred, by kind of search.
    """

    documents: int
    megabytes: float
    a_second_first: float
    a_second_last: float
    ratio: float
    ratio_of_processor: float
    reading_ms: float
    ratio_with_reading: float
    again_a_second: float
    open_ms: float
    search_p50_ms: dict[str, float]
    search_p95_ms: dict[str, float]
    search_p95_ms_all: float
    refresh_a_second: float
    lists_p50_ms: dict[str, float]
    lists_p95_ms: dict[str, float]
    shown_p95_ms: float
    one_more_ms: float
    database: str


def fill(archive: Archive, number: int) -> tuple[list[float], list[float]]:
    """Add so many records; the seconds that each took, by the clock and of the processor."""
    took, worked = [], []
    for record in records(number):
        began, before = time.perf_counter(), time.process_time()
        archive.add(record, "invented.jsonl:1")
        took.append(time.perf_counter() - began)
        worked.append(time.process_time() - before)
        if len(took) % 10_000 == 0:
            speed, of_processor = (1e4 / sum(some[-10_000:]) for some in (took, worked))
            print(
                f"{len(took):,} added, {speed:,.0f} a second, {of_processor:,.0f} of the processor",
                file=sys.stderr,
            )
    return took, worked


def reading(number: int) -> float:
    """The milliseconds of the processor that reading the text of a report takes."""
    reader, some = Reader(), [record.document for record in records(number + 1)]
    reader.read(some[0])
    began = time.process_time()
    for one in some[1:]:
        reader.read(one)
    return (time.process_time() - began) * 1000 / number


def again(archive: Archive, number: int) -> float:
    """Records a second where all are there already."""
    some = list(records(number))
    began = time.perf_counter()
    for record in some:
        archive.add(record, "invented.jsonl:1")
    return number / (time.perf_counter() - began)


def searches(archive: Archive) -> Iterator[tuple[str, float]]:
    """The kind and milliseconds of each search."""
    for kind, queries in QUERIES.items():
        for query in queries:
            began = time.perf_counter()
            archive.search(query)
            yield kind, (time.perf_counter() - began) * 1000


LISTS = {
    "the latest": [Asked()] * ROUNDS,
    "a year": [Asked(since=f"{year}-01-01", until=f"{year}-12-31") for year in range(2015, 2025)] * 2,
    "many killed": [Asked(killed_at_least=number) for number in range(10, 10 + ROUNDS)],
    "near a point": [
        Asked(near=Near(region[2], region[3], 25.0)) for region in (*REGIONS, *REGIONS)[:ROUNDS]
    ],
    "contradicted, several reports": [Asked(contradicted=True, reports_at_least=2)] * ROUNDS,
}


def lists(archive: Archive) -> Iterator[tuple[str, float]]:
    """The kind and milliseconds of each list of incidents."""
    for kind, some in LISTS.items():
        for asked in some:
            began = time.perf_counter()
            archive.incidents(asked)
            yield kind, (time.perf_counter() - began) * 1000


def shown(archive: Archive) -> Iterator[float]:
    """The milliseconds of showing an incident as a whole, the latest with several reports."""
    for one in archive.incidents(Asked(reports_at_least=2), limit=ROUNDS).incidents:
        began = time.perf_counter()
        archive.incident(one.id)
        yield (time.perf_counter() - began) * 1000


def one_more(archive: Archive, number: int) -> float:
    """The milliseconds of adding one report more, its incidents put together again."""
    took = []
    for record in islice(records(number + ROUNDS), number, None):
        began = time.perf_counter()
        archive.add(record, "invented.jsonl:1")
        archive.refresh()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def p95(values: Sequence[float]) -> float:
    """The 95th of a hundred."""
    return statistics.quantiles(values, n=20)[-1]


def by_kind(found: list[tuple[str, float]]) -> dict[str, list[float]]:
    """The milliseconds of searches or lists by their kind."""
    kinds = dict.fromkeys(name for name, _ in found)
    return {kind: [ms for name, ms in found if name == kind] for kind in kinds}


def measure(path: Path | str, number: int) -> Result:
    """Fill an archive and search in it."""
    with Archive(path) as archive:
        took, worked = fill(archive, number)
        edge = min(EDGE, number // 2)
        first, last = edge / sum(took[:edge]), edge / sum(took[-edge:])
        ratio_worked = sum(worked[:edge]) / sum(worked[-edge:])
        repeated = again(archive, edge)
        read = reading(READ)
        early, late = (1000 * sum(some) / edge + read for some in (worked[:edge], worked[-edge:]))
        before = time.perf_counter()
        refreshed = archive.refresh() / (time.perf_counter() - before)
        more = one_more(archive, number)
    began = time.perf_counter()
    with Archive(path, readonly=True) as archive:
        opened = (time.perf_counter() - began) * 1000
        about = archive.status()
        found = list(searches(archive))
        listed, whole = by_kind(list(lists(archive))), list(shown(archive))
    kinds = by_kind(found)
    return Result(
        documents=number, megabytes=about.bytes / 1e6, a_second_first=first, a_second_last=last,
        ratio=last / first, ratio_of_processor=ratio_worked, reading_ms=read,
        ratio_with_reading=early / late, again_a_second=repeated, open_ms=opened,
        search_p50_ms={kind: statistics.median(some) for kind, some in kinds.items()},
        search_p95_ms={kind: p95(some) for kind, some in kinds.items()},
        search_p95_ms_all=p95([ms for _, ms in found]), refresh_a_second=refreshed,
        lists_p50_ms={kind: statistics.median(some) for kind, some in listed.items()},
        lists_p95_ms={kind: p95(some) for kind, some in listed.items()}, shown_p95_ms=p95(whole),
        one_more_ms=more,
        database=f"SQLite {about.sqlite}" if about.sqlite else f"PostgreSQL {about.postgresql}",
    )  # fmt: skip


def main() -> None:
    """Measure, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--to", type=Path, help="keep the archive in this folder")
    parser.add_argument("--archive", metavar="ADDRESS", help="an empty database of PostgreSQL, not a file")
    parser.add_argument("--search", metavar="FILE", help="search in this archive only")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.search:
        with Archive(chosen.search, readonly=True) as archive:
            for kind, ms in by_kind(list(searches(archive))).items():
                print(f"{kind}: {statistics.median(ms):.1f} ms, p95 {p95(ms):.1f} ms")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.to or Path(temporary)
        result = measure(chosen.archive or folder / "benchmark.onrecord", chosen.documents)
    if chosen.json:
        print(msgspec.json.encode(result).decode())
        return
    for field in result.__struct_fields__:
        value = getattr(result, field)
        print(f"{field}: {value if not isinstance(value, float) else round(value, 2)}")


if __name__ == "__main__":
    main()
