"""A crawl of our own, some of it damaged, read in one pass by `onrecord run`: what comes of it, and memory.

python -m benchmarks.crawl [--megabytes 2048] [--damaged 0.01] [--workers 1] [--to FOLDER]

warcio writes the file: invented reports in pages with a picture inside, packed one by one as crawls are.
"""

from __future__ import annotations

import argparse
import base64
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.invented import records
from benchmarks.resident import Peak
from benchmarks.speed import positive
from onrecord.model import Record

LIMIT = 800
"""MiB that the reading may hold resident, all its processes together."""
PICTURES = (50_000, 600_000)
"""Bytes of a page's picture, from and to; a page of news has some 300 KB today."""
SEED = 9


class Made(NamedTuple):
    """A crawl: its bytes, the addresses of the pages that are whole, and how many are damaged."""

    size: int
    whole: frozenset[str]
    damaged: int


class Result(msgspec.Struct, frozen=True):
    """What came of it; `missing`: whole pages without a record; `untold`: damaged without a failure."""

    megabytes: float
    whole: int
    damaged: int
    records: int
    failures: int
    missing: int
    untold: int
    seconds: float
    peak_mib: float
    peaks_mib: list[float]


def main(arguments: list[str] | None = None) -> int:
    """Make the crawl, read it, print what came of it; exit code 1 where that is not what it should be."""
    chosen = options().parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=chosen.to) as folder:
        found = measured(Path(folder), chosen.megabytes, chosen.damaged, chosen.workers)
    print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    return int(bool(found.missing or found.untold or found.peak_mib > LIMIT))


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=__doc__)
    made.add_argument("--megabytes", type=positive, default=2048, help="of the packed file")
    made.add_argument("--damaged", type=float, default=0.01, help="share of the records")
    made.add_argument("--workers", type=positive, default=1)
    made.add_argument("--to", help="where the file is for the while, and the tables")
    return made


def measured(folder: Path, megabytes: int, damaged: float, workers: int) -> Result:
    """Make a crawl and read it, looking at the memory of all processes that do."""
    path, out = folder / "crawl.warc.gz", folder / "tables"
    made = write(path, megabytes << 20, damaged)
    began = time.monotonic()
    command = ["run", str(path), "--out", str(out), "--workers", str(workers), "--quiet"]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "onrecord.cli", *command], stderr=said, env=environment()
        )
        peak = Peak(process.pid).until(process.poll)
    if process.returncode not in (0, 1):
        raise SystemExit((folder / "said").read_text())
    return compared(made, out, round(time.monotonic() - began, 1), peak)


def environment() -> dict[str, str]:
    """The environment of a process that finds the onrecord which runs this."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))}


def compared(made: Made, out: Path, seconds: float, peak: Peak) -> Result:
    """What stands in the tables beside what was made."""
    read = column(out, "records", "url")
    failures = column(out, "failures", "read_from")
    return Result(
        megabytes=round(made.size / (1 << 20), 1),
        whole=len(made.whole),
        damaged=made.damaged,
        records=len(read),
        failures=len(failures),
        missing=len(made.whole - set(read)) + abs(len(read) - len(made.whole)),
        untold=abs(made.damaged - len(failures)),
        seconds=seconds,
        peak_mib=round(peak.together),
        peaks_mib=[round(one) for one in peak.each()],
    )


def column(out: Path, table: str, name: str) -> list[str]:
    """A column of a table, all its files."""
    found: list[str] = []
    for path in sorted((out / table).glob("*.parquet")):
        found += parquet.ParquetFile(path).read(columns=[name])[name].to_pylist()
    return found


def write(path: Path, size: int, share: float, seed: int = SEED) -> Made:
    """Write a crawl of at least so many bytes; some of its records, but the first, are damaged."""
    random, whole, damaged = Random(seed), set(), 0  # noqa: S311 - no secret
    with path.open("wb") as stream:
        for number, one in enumerate(records(1 << 30, seed)):
            if stream.tell() >= size:
                break
            packed = member(one, random)
            if number and random.random() < share:
                stream.write(random.choice(DAMAGES)(packed, random))
                damaged += 1
            else:
                stream.write(packed)
                whole.add(str(one.document.url))
    return Made(path.stat().st_size, frozenset(whole), damaged)


def member(one: Record, random: Random) -> bytes:
    """A record of the crawl with a report's page, packed."""
    into = BytesIO()
    writer = WARCWriter(into, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    page = "".join(page_of(one, random)).encode()
    made = writer.create_warc_record(
        str(one.document.url), "response", payload=BytesIO(page), length=len(page), http_headers=head
    )
    writer.write_record(made)
    return into.getvalue()


def page_of(one: Record, random: Random) -> Iterator[str]:
    """The page of a report: its head, ways elsewhere, a picture, the paragraphs."""
    document = one.document
    yield f'<!DOCTYPE html><html lang="en"><head><title>{document.title}</title>'
    yield f'<meta property="article:published_time" content="{document.published}"></head><body>'
    yield "<nav>" + "".join(f'<a href="/{at}">Section {at}</a>' for at in range(40)) + "</nav>"
    picture = base64.b64encode(random.randbytes(random.randint(*PICTURES))).decode()
    yield f'<article><h1>{document.title}</h1><img alt="" src="data:image/jpeg;base64,{picture}">'
    yield "".join(f"<p>{paragraph}</p>" for paragraph in document.text.split("\n\n"))
    yield "</article></body></html>"


def flipped(packed: bytes, random: Random) -> bytes:
    """A record with a byte that is another."""
    at = random.randrange(len(packed) // 4, len(packed) * 3 // 4)
    return packed[:at] + bytes([packed[at] ^ 1 << random.randrange(8)]) + packed[at + 1 :]


def cut(packed: bytes, random: Random) -> bytes:
    """A record that lacks its end."""
    return packed[: random.randrange(len(packed) // 4, len(packed) * 3 // 4)]


def overwritten(packed: bytes, random: Random) -> bytes:
    """A record with zeros in its middle."""
    at = random.randrange(len(packed) // 4, len(packed) // 2)
    return packed[:at] + bytes(512) + packed[at + 512 :]


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (flipped, cut, overwritten)

if __name__ == "__main__":
    sys.exit(main())
