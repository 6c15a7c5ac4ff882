"""The gazetteer as its readers see it: a name leads to the places it can stand for."""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ..errors import GazetteerError
from .layout import DEGREE, HEADER, KINDS, MAGIC, NUMBER, OTHER_NAME, PLACE
from .names import folded

FILE = Path(__file__).parent / "places.bin"
REMEDY = "run scripts/gazetteer in a source tree, or reinstall onrecord"


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
        try:
            with path.open("rb") as file:
                self.bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise GazetteerError(f"{path} is missing: {REMEDY}") from None
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path} cannot be opened ({error}): {REMEDY}") from error
        self.digest = self.measure()
        self.candidates = lru_cache(maxsize=50_000)(self.find)

    def measure(self) -> str:
        """Find where the tables begin; the first twelve hexadecimal digits of the file's own digest."""
        if len(self.bytes) < HEADER.size:
            raise GazetteerError(f"{self.path} is damaged: {REMEDY}")
        magic, digest, places, keys, candidates, letters, words = HEADER.unpack_from(self.bytes)
        if magic != MAGIC:
            raise GazetteerError(f"{self.path} is of another version: {REMEDY}")
        self.size, self.count = places, keys
        self.places_at = HEADER.size
        self.key_ends_at = self.places_at + places * PLACE.size
        self.list_ends_at = self.key_ends_at + keys * NUMBER.size
        self.candidates_at = self.list_ends_at + keys * NUMBER.size
        self.keys_at = self.candidates_at + candidates * NUMBER.size
        self.words_at = self.keys_at + letters
        if len(self.bytes) != self.words_at + words:
            raise GazetteerError(f"{self.path} is damaged: {REMEDY}")
        return str(digest.hex()[:12])

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that a name can stand for, in whatever spelling.

        >>> [place.country for place in load().named("Nouakchott")]
        ['MR']
        """
        return self.candidates(folded(name))

    def find(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name; readers ask `candidates`, which remembers."""
        at = self.position(key.encode("utf-8", "replace"))
        if at is None:
            return ()
        first, last = self.number(self.list_ends_at, at - 1), self.number(self.list_ends_at, at)
        found = (self.number(self.candidates_at, index) for index in range(first, last))
        return tuple(self.place(n & (OTHER_NAME - 1), own=not n & OTHER_NAME) for n in found)

    def position(self, key: bytes) -> int | None:
        """The number of a key among the sorted keys."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self.key(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low if low < self.count and self.key(low) == key else None

    def key(self, at: int) -> bytes:
        """A key by its number."""
        start, end = self.number(self.key_ends_at, at - 1), self.number(self.key_ends_at, at)
        return self.bytes[self.keys_at + start : self.keys_at + end]

    def number(self, table: int, at: int) -> int:
        """A number of a table; 0 stands before the first."""
        return 0 if at < 0 else int(NUMBER.unpack_from(self.bytes, table + at * NUMBER.size)[0])

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
        ) = PLACE.unpack_from(self.bytes, self.places_at + number * PLACE.size)
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

    def label(self, number: int) -> tuple[str, str]:
        """Name and code of a country or region as a place refers to it: 1 + its number, 0 for none."""
        if not number:
            return "", ""
        row = PLACE.unpack_from(self.bytes, self.places_at + (number - 1) * PLACE.size)
        return self.word(row[4], row[6]), self.word(row[5], row[7])

    def word(self, at: int, size: int) -> str:
        """A name or a code."""
        return self.bytes[self.words_at + at : self.words_at + at + size].decode()


@cache
def load() -> Gazetteer:
    """The gazetteer that onrecord ships, opened once a process."""
    return Gazetteer()
