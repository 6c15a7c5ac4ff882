"""The files of a build while it goes on: places, their words, names by the beginning of their CRC-32."""

from __future__ import annotations

import struct
import zlib
from array import array
from pathlib import Path

import msgspec

from .. import durable
from .layout import OTHER_NAME, PEOPLED, Row, pack_place
from .state import BASE, Stage, State

PARTS = 256
RECORD = struct.Struct("<IIIB")
"""CRC-32 of a key, its rank among those of the key, place with the mark for other names, bytes of the key."""
MORE = 1 << 20  # numbers of GeoNames that are made room for at once
LONGEST = 255  # bytes of a key or a name
RANKED = 30  # bits of people in a rank


class Store:
    """The places and names written so far, and the countries and regions by their codes."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self.state = folder, state
        self.base: list[Row] = []
        self.codes: dict[str, int] = {}
        self.ids = array("I")
        self.numbers = array("I")  # by number of GeoNames: 1 + that of the place
        self.ranks = array("I")
        self.parts = [bytearray() for _ in range(PARTS)]
        self.waiting = {name: bytearray() for name in ("places", "words", "ids", "ranks")}
        self.words_at = state.sizes.get("words", 0)
        if state.stage in {"places", "names"}:
            self.resume()

    def resume(self) -> None:
        """Read back what a former run has written."""
        self.base = msgspec.json.decode((self.folder / BASE).read_bytes(), type=list[Row])
        self.codes = {row.code: number for number, row in enumerate(self.base) if row.code}
        for name, numbers in (("ids", self.ids), ("ranks", self.ranks)):
            numbers.frombytes((self.folder / name).read_bytes())
        for number, row in enumerate(self.base):
            self.number(row.geonames_id, number)
        for at, geonames_id in enumerate(self.ids):
            self.number(geonames_id, at + len(self.base))

    def add_base(self, row: Row) -> int:
        """Add a place of the shipped gazetteer; its number."""
        number = len(self.base)
        self.base.append(row)
        if row.code:
            self.codes[row.code] = number
        self.number(row.geonames_id, number)
        return number

    def number(self, geonames_id: int, number: int) -> None:
        """Keep which place has a number of GeoNames; 0 is none."""
        if geonames_id:
            if geonames_id >= len(self.numbers):
                self.numbers.frombytes(bytes(4 * (geonames_id + MORE - len(self.numbers))))
            self.numbers[geonames_id] = number + 1

    def add(self, row: Row) -> int:
        """Add a place; its number."""
        name = clipped(row.name)
        code = row.code.encode()[:LONGEST]
        row = row._replace(name=name.decode(), code=code.decode())
        words = self.waiting["words"]
        at = self.words_at + len(words)
        self.waiting["places"] += pack_place(row, at, at + len(name))
        words += name + code
        number = len(self.base) + len(self.ids)
        self.ids.append(row.geonames_id)
        self.ranks.append(rank_of(row))
        self.waiting["ids"] += row.geonames_id.to_bytes(4, "little")
        self.waiting["ranks"] += rank_of(row).to_bytes(4, "little")
        self.number(row.geonames_id, number)
        return number

    def identify(self, number: int, geonames_id: int) -> None:
        """Give a place of the shipped gazetteer its number in GeoNames."""
        if number < len(self.base) and not self.base[number].geonames_id:
            self.base[number] = self.base[number]._replace(geonames_id=geonames_id)
        self.number(geonames_id, number)

    def by_code(self, code: str) -> int | None:
        """The place of a code."""
        return self.codes.get(code)

    def country(self, code: str) -> int:
        """The number of a country, -1 where there is none."""
        return self.codes.get(code, -1)

    def region(self, code: str) -> int:
        """The number of a first-level region, -1 where there is none among the first places."""
        return self.codes.get(code, -1)

    def numbered(self, geonames_id: int) -> int | None:
        """The place with a number of GeoNames."""
        found = self.numbers[geonames_id] if 0 <= geonames_id < len(self.numbers) else 0
        return found - 1 if found else None

    def name(self, key: str, number: int, *, own: bool) -> None:
        """Add a name of a place."""
        coded = key.encode()
        if not coded or len(coded) > LONGEST:
            return
        crc = zlib.crc32(coded)
        rank = self.rank(number) | (0 if own else 1 << RANKED)
        place = number | (0 if own else OTHER_NAME)
        self.parts[crc >> 24] += RECORD.pack(crc, rank, place, len(coded)) + coded

    def rank(self, number: int) -> int:
        """What sorts a place among those of its name, as `layout.foremost` does."""
        at = number - len(self.base)
        return rank_of(self.base[number]) if at < 0 else self.ranks[at]

    def note(self, stage: Stage) -> None:
        """Write everything to its file, and how far it has come."""
        for name, waiting in self.waiting.items():
            self.write(name, waiting)
        for number, waiting in enumerate(self.parts):
            self.write(f"part-{number:03}", waiting)
        self.words_at = self.state.sizes.get("words", 0)
        new = self.folder / "base.new"
        new.write_bytes(msgspec.json.encode(self.base))
        durable.place(new, self.folder / BASE)
        if stage != self.state.stage:
            self.state.stage, self.state.at, self.state.line = stage, 0, 0
        self.state.places = len(self.base) + len(self.ids)
        self.state.write(self.folder)

    def write(self, name: str, waiting: bytearray) -> None:
        """Append what waits to a file, which is not kept open: some systems allow 256."""
        with (self.folder / name).open("ab") as file:
            file.write(waiting)
        self.state.sizes[name] = self.state.sizes.get(name, 0) + len(waiting)
        waiting.clear()

    def forget(self) -> None:
        """Give back the memory of what only reading needs."""
        self.codes = {}
        del self.ids[:], self.ranks[:], self.numbers[:]


def rank_of(row: Row) -> int:
    """A place's own part of its rank: countries and regions first, then by people."""
    return (int(row.kind in PEOPLED) << (RANKED + 1)) | (
        (1 << RANKED) - 1 - min(row.population, (1 << RANKED) - 1)
    )


def clipped(name: str) -> bytes:
    """The bytes of a name, no more than fit; none of its letters halved."""
    return name.encode()[:LONGEST].decode(errors="ignore").encode()


def packed_base(rows: list[Row], words_at: int) -> tuple[bytes, bytes]:
    """The rows of the first places, and their words, which stand behind all others."""
    rows_made, words = bytearray(), bytearray()
    for row in rows:
        name, code = clipped(row.name), row.code.encode()
        at = words_at + len(words)
        rows_made += pack_place(row, at, at + len(name))
        words += name + code
    return bytes(rows_made), bytes(words)
