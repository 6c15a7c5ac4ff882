"""From the files of a build to the gazetteer: names sorted part by part, then tables one behind another."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import msgspec
import numpy as np

from .. import durable
from .layout import CRC_BITS, HEADER, OTHER_NAME, Counts, Row, bits_for, header
from .state import BASE, State
from .store import PARTS, RECORD, packed_base

TABLES = ("crcs", "key ends", "list ends", "candidates", "keys")
CHUNK = 1 << 22
NOTED = 16  # parts between two notes of how far it has come

Record = tuple[int, bytes, int, int]
"""CRC-32, key, rank, place with its mark."""


def write(folder: Path, state: State, target: Path, report: Callable[[str, int, int], None]) -> None:
    """Write the gazetteer; what is sorted already is not sorted again."""
    for number in range(state.parts, PARTS):
        part(folder, state, number)
        state.parts = number + 1
        if state.parts % NOTED == 0:
            state.write(folder)
        report("names", number + 1, PARTS)
    assemble(folder, state, target)


def part(folder: Path, state: State, number: int) -> None:
    """Sort the names of one part and append them to the tables."""
    made = {name: array("I") for name in TABLES[:-1]}
    letters = bytearray()
    keys_at = state.sizes.get("keys", 0)
    listed = state.sizes.get("candidates", 0) // 4
    for (crc, key), records in groupby(sorted(read(folder / f"part-{number:03}")), key=itemgetter(0, 1)):
        letters += key
        made["crcs"].append(crc)
        made["key ends"].append(keys_at + len(letters))
        made["candidates"].extend(once(records))
        made["list ends"].append(listed + len(made["candidates"]))
    for name, values in made.items():
        append(folder, state, name, values.tobytes())
    append(folder, state, "keys", bytes(letters))


def once(records: Iterator[Record]) -> list[int]:
    """The places of a key in the order of their ranks, each once, as its own name if it is that too."""
    found: dict[int, int] = {}
    for _, _, _, marked in records:
        found.setdefault(marked & (OTHER_NAME - 1), marked)
    return list(found.values())


def read(path: Path) -> Iterator[Record]:
    """The names of one part."""
    written, at = path.read_bytes(), 0
    while at < len(written):
        crc, rank, place, size = RECORD.unpack_from(written, at)
        at += RECORD.size + size
        yield crc, written[at - size : at], rank, place


def append(folder: Path, state: State, name: str, written: bytes) -> None:
    """Append to a table."""
    with (folder / name).open("ab") as file:
        file.write(written)
    state.sizes[name] = state.sizes.get(name, 0) + len(written)


def assemble(folder: Path, state: State, target: Path) -> None:
    """Put the tables one behind another, and the header before them."""
    rows = msgspec.json.decode((folder / BASE).read_bytes(), type=list[Row])
    first, words = packed_base(rows, state.sizes.get("words", 0))
    keys = state.sizes["crcs"] // 4
    counts = Counts(
        places=state.places,
        bits=bits_for(keys),
        keys=keys,
        candidates=state.sizes["candidates"] // 4,
        letters=state.sizes["keys"],
        words=state.sizes.get("words", 0) + len(words),
    )
    partial, digest = target.with_name(target.name + ".partial"), hashlib.sha256()
    with partial.open("wb") as file:
        file.write(bytes(HEADER.size))
        for piece in pieces(folder, first, counts.bits, words):
            digest.update(piece)
            file.write(piece)
        file.seek(0)
        file.write(header(digest.digest(), counts))
    durable.place(partial, target)


def pieces(folder: Path, first: bytes, bits: int, words: bytes) -> Iterator[bytes]:
    """The bytes behind the header, some at a time."""
    yield first
    yield from chunks(folder / "places")
    yield slots(folder / "crcs", bits)
    for name in ("key ends", "list ends", "candidates", "keys", "words"):
        yield from chunks(folder / name)
    yield words


def slots(path: Path, bits: int) -> bytes:
    """The table of slots."""
    crcs = np.fromfile(path, np.uint32)
    filled = np.bincount(crcs >> np.uint32(CRC_BITS - bits) if bits else crcs * 0, minlength=1 << bits)
    return np.cumsum(filled).astype(np.uint32).tobytes()


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, some at a time."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
