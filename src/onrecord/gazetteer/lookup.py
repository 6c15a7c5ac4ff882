"""The gazetteer as its readers see it: a name leads to the places it can stand for."""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..errors import GazetteerError
from ..lexicon import REMEMBERED
from .layout import (
    CRC_BITS,
    DEGREE,
    HEADER,
    KINDS,
    MAGIC,
    NUMBER,
    OTHER_NAME,
    PLACE,
    Counts,
    Row,
    slot,
)  # fmt: skip
from .names import folded

FILE = Path(__file__).parent / "places.bin"
REMEDY = "run scripts/gazetteer in a source tree, or reinstall onrecord"
BUILD = "make it by: onrecord gazetteer build allCountries.txt"
PAIR = struct.Struct("<2I")
MOST = 200
"""Places of a name that are read, the foremost of a full gazetteer: 8,000 are called San José."""
LARGE = 1 << 28
PIECE = 1 << 20
TOGETHER = 1 << 16  # keys that are read at once where all are


class Place(NamedTuple):
    """A place that a name can stand for; `own` tells whether the name is the place's standard one.

    `code` is that of a country or region ("UA.08"), "*" for a country's capital; `country` is an ISO 3166-1
    code, `region` and `region_code` the first-level region it lies in; `km` how far the edge of the place
    lies from its point; `geonames_id` is 0 where GeoNames was not asked.
    """

    number: int
    geonames_id: int
    name: str
    latitude: float
    longitude: float
    population: int
    code: str
    country: str
    region: str
    region_code: str
    kind: str
    km: int
    own: bool = True


class Gazetteer:
    """An opened gazetteer file: nothing is read before it is asked for."""

    def __init__(self, path: Path = FILE) -> None:
        self.path = path
        self.remedy = REMEDY if path == FILE else BUILD
        try:
            self.read, self.length = opened(path)
        except FileNotFoundError:
            raise GazetteerError(f"{path} is missing: {self.remedy}") from None
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path} cannot be opened ({error}): {self.remedy}") from error
        self.digest = self.measure()
        self.candidates = lru_cache(maxsize=REMEMBERED)(self.find)
        self.label = lru_cache(maxsize=None)(self.label_of)

    def measure(self) -> str:
        """Find where the tables begin; the first twelve hexadecimal digits of the file's own digest."""
        if self.length < HEADER.size:
            raise GazetteerError(f"{self.path} is damaged: {self.remedy}")
        magic, digest, *counts = HEADER.unpack(self.read(0, HEADER.size))
        if magic != MAGIC:
            raise GazetteerError(f"{self.path} is of another version: {self.remedy}")
        self.counts = Counts(*counts)
        self.places_at = HEADER.size
        self.slots_at = self.places_at + self.counts.places * PLACE.size
        self.key_ends_at = self.slots_at + (NUMBER.size << min(self.counts.bits, CRC_BITS))
        self.list_ends_at = self.key_ends_at + self.counts.keys * NUMBER.size
        self.candidates_at = self.list_ends_at + self.counts.keys * NUMBER.size
        self.keys_at = self.candidates_at + self.counts.candidates * NUMBER.size
        self.words_at = self.keys_at + self.counts.letters
        if self.length != self.words_at + self.counts.words:
            raise GazetteerError(f"{self.path} is damaged: {self.remedy}")
        self.refuse_damaged(digest)
        return str(digest.hex()[:12])

    def refuse_damaged(self, digest: bytes) -> None:
        """Raise where the tables are not those of the digest; large files are not read through for that."""
        if self.length > LARGE:
            return
        whole = hashlib.sha256()
        for at in range(HEADER.size, self.length, PIECE):
            whole.update(self.read(at, min(PIECE, self.length - at)))
        if whole.digest() != digest:
            raise GazetteerError(f"{self.path} is damaged (its sha256 is not as it says): {self.remedy}")

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that a name can stand for, in whatever spelling; of very many the first `MOST`.

        >>> [place.country for place in load().named("Nouakchott")]
        ['MR']
        """
        return self.candidates(folded(name))

    def find(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name; readers ask `candidates`, which remembers."""
        at = self.position(key.encode("utf-8", "replace"))
        if at is None:
            return ()
        first, last = self.pair(self.list_ends_at, at)
        size = min(last - first, MOST)
        written = self.read(self.candidates_at + first * NUMBER.size, size * NUMBER.size)
        found = (number for (number,) in NUMBER.iter_unpack(written))
        return tuple(self.place(n & (OTHER_NAME - 1), own=not n & OTHER_NAME) for n in found)

    def position(self, key: bytes) -> int | None:
        """The number of a key among the keys."""
        first, last = self.pair(self.slots_at, slot(key, self.counts.bits))
        for at in range(first, last):
            start, end = self.pair(self.key_ends_at, at)
            if end - start == len(key) and self.read(self.keys_at + start, len(key)) == key:
                return at
        return None

    def pair(self, table: int, at: int) -> tuple[int, int]:
        """The number before a number of a table, and that number; 0 stands before the first."""
        if at == 0:
            return 0, int(NUMBER.unpack(self.read(table, NUMBER.size))[0])
        before, here = PAIR.unpack(self.read(table + (at - 1) * NUMBER.size, PAIR.size))
        return int(before), int(here)

    def place(self, number: int, own: bool = True) -> Place:
        """A place by its number."""
        (
            geonames_id,
            latitude,
            longitude,
            people,
            name,
            code,
            name_size,
            code_size,
            country,
            region,
            km,
            kind,
        ) = PLACE.unpack(self.read(self.places_at + number * PLACE.size, PLACE.size))
        region_name, region_code = self.label(region)
        return Place(
            number=number,
            geonames_id=geonames_id,
            name=self.word(name, name_size),
            latitude=latitude / DEGREE,
            longitude=longitude / DEGREE,
            population=people,
            code=self.word(code, code_size),
            country=self.label(country)[1],
            region=region_name,
            region_code=region_code,
            kind=KINDS[kind],
            km=km,
            own=own,
        )

    def row(self, number: int) -> Row:
        """A place by its number, as it is written: with the numbers of its country and region."""
        found = PLACE.unpack(self.read(self.places_at + number * PLACE.size, PLACE.size))
        place = self.place(number)
        return Row(
            place.geonames_id,
            place.name,
            place.latitude,
            place.longitude,
            place.population,
            place.code,
            found[8] - 1,
            found[9] - 1,
            place.kind,
            place.km,
        )

    def numbers(self, kinds: Container[str]) -> list[int]:
        """The numbers of the places of some kinds."""
        rows = PLACE.iter_unpack(self.read(self.places_at, self.counts.places * PLACE.size))
        return [number for number, row in enumerate(rows) if KINDS[row[-1]] in kinds]

    def every(self) -> Iterator[tuple[str, list[tuple[int, bool]]]]:
        """Every key, with the numbers of its places and whether each has it as its own name."""
        for start in range(0, self.counts.keys, TOGETHER):
            many = min(TOGETHER, self.counts.keys - start)
            spelt, listed = (self.ends(table, start, many) for table in (self.key_ends_at, self.list_ends_at))
            letters = self.read(self.keys_at + spelt[0], spelt[-1] - spelt[0])
            written = self.read(
                self.candidates_at + listed[0] * NUMBER.size, (listed[-1] - listed[0]) * NUMBER.size
            )
            places = [(n & (OTHER_NAME - 1), not n & OTHER_NAME) for (n,) in NUMBER.iter_unpack(written)]
            for (first, last), (low, high) in zip(pairwise(spelt), pairwise(listed), strict=True):
                key = letters[first - spelt[0] : last - spelt[0]].decode()
                yield key, places[low - listed[0] : high - listed[0]]

    def ends(self, table: int, start: int, many: int) -> list[int]:
        """So many numbers of a table of ends, and the one before them."""
        written = self.read(table + start * NUMBER.size, many * NUMBER.size)
        return [self.pair(table, start)[0], *(n for (n,) in NUMBER.iter_unpack(written))]

    def label_of(self, number: int) -> tuple[str, str]:
        """Name and code of a country or region as a place refers to it: 1 + its number, 0 for none."""
        if not number:
            return "", ""
        row = PLACE.unpack(self.read(self.places_at + (number - 1) * PLACE.size, PLACE.size))
        return self.word(row[4], row[6]), self.word(row[5], row[7])

    def word(self, at: int, size: int) -> str:
        """A name or a code."""
        return self.read(self.words_at + at, size).decode() if size else ""


def opened(path: Path) -> tuple[Callable[[int, int], bytes], int]:
    """What reads so many bytes from a place in a file, and the file's length.

    A small file is mapped into memory, which processes share; of a large one only what is asked for is
    read, so that it takes no memory of its own.
    """
    with path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        if length > LARGE and hasattr(os, "pread"):
            kept = os.dup(file.fileno())
            return lambda at, size: os.pread(kept, size, at), length
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return lambda at, size: mapped[at : at + size], length


@cache
def load(path: str | Path | None = None) -> Gazetteer:
    """A gazetteer, the one in the package unless another is named, opened once a process."""
    return Gazetteer(FILE if path is None else Path(path))
