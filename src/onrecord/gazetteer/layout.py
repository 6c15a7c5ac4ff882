"""The file's bytes: tables of fixed width behind a header, so that nothing is parsed when it is opened.

magic, sha256 of all that follows, counts
places      one row each: geonames id, latitude and longitude (1e-5 degrees), population, where name and
            code stand, country and first-level region (1 + their number among the places, 0 for none),
            radius in km, kind
slots       one number a slot: how many keys stand in it and in those before
key ends    one number a key: where its bytes end; keys are sorted by slot, then by their bytes
list ends   one number a key: where its candidates end
candidates  place numbers; the highest bit marks a name that is not the place's own
keys, words the bytes of the keys, and of names and codes

The slot of a key is the beginning of its CRC-32; there are about as many slots as keys, so that a key is
found at once. The candidates of a key stand in order of how much they are known (`foremost`).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

MAGIC = b"ONRECGZ2"
HEADER = struct.Struct("<8s32s6I")
PLACE = struct.Struct("<IiiIIIBBHHHB")
NUMBER = struct.Struct("<I")
OTHER_NAME = 1 << 31
KINDS = (
    "country", "region", "district", "city", "continent", "area", "water", "mountain", "structure", "road",
)  # fmt: skip
PEOPLED = frozenset({"city", "mountain", "structure", "road"})
"""Kinds that many places of one name can have."""
DEGREE = 100_000
CRC_BITS = 32


class Row(NamedTuple):
    """A place as it is written; `country` and `region` are numbers of places, -1 for none."""

    geonames_id: int
    name: str
    latitude: float
    longitude: float
    population: int
    code: str
    country: int
    region: int
    kind: str
    km: int


Keys = Mapping[str, Sequence[tuple[int, bool]]]
"""Key -> its candidates: the number of a place, and whether the name is the place's own."""


class Counts(NamedTuple):
    """How long the tables are; `bits` is that of a slot's number, letters and words are bytes."""

    places: int
    bits: int
    keys: int
    candidates: int
    letters: int
    words: int


def bits_for(keys: int) -> int:
    """The bits of a slot's number for so many keys.

    >>> bits_for(1000), bits_for(0)
    (10, 0)
    """
    return max(keys - 1, 0).bit_length()


def slot(key: bytes, bits: int) -> int:
    """The slot of a key."""
    return zlib.crc32(key) >> (CRC_BITS - bits)


def pack(rows: Sequence[Row], keys: Keys) -> bytes:
    """The file of some places and of the keys that lead to them; the same ones give the same bytes."""
    words, at = pool(text for row in rows for text in (row.name, row.code))
    bits = bits_for(len(keys))
    ordered = sorted((slot(key.encode(), bits), key.encode(), found) for key, found in keys.items())
    filled = [0] * (1 << bits)
    for number, _, _ in ordered:
        filled[number] += 1
    body = b"".join(
        (
            *(pack_place(row, at[row.name], at[row.code]) for row in rows),
            numbers(accumulate(filled)),
            numbers(accumulate(len(key) for _, key, _ in ordered)),
            numbers(accumulate(len(candidates) for _, _, candidates in ordered)),
            numbers(marked(place, own) for _, _, candidates in ordered for place, own in candidates),
            *(key for _, key, _ in ordered),
            words,
        )
    )
    counts = Counts(
        len(rows),
        bits,
        len(ordered),
        sum(len(candidates) for _, _, candidates in ordered),
        sum(len(key) for _, key, _ in ordered),
        len(words),
    )
    return header(hashlib.sha256(body).digest(), counts) + body


def foremost(row: Row, own: bool) -> tuple[bool, bool, int]:
    """What sorts the places of a name: countries and regions, then whose own name it is, then people."""
    return row.kind in PEOPLED, not own, -row.population


def header(digest: bytes, counts: Counts) -> bytes:
    """The bytes before the tables."""
    return HEADER.pack(MAGIC, digest, *counts)


def marked(place: int, own: bool) -> int:
    """A candidate as it is written."""
    return place | (0 if own else OTHER_NAME)


def pack_place(row: Row, name_at: int, code_at: int) -> bytes:
    """The bytes of one place, with where its name and its code stand among the words."""
    return PLACE.pack(
        row.geonames_id,
        round(row.latitude * DEGREE),
        round(row.longitude * DEGREE),
        row.population,
        name_at,
        code_at,
        len(row.name.encode()),
        len(row.code.encode()),
        row.country + 1,
        row.region + 1,
        min(row.km, 65535),
        KINDS.index(row.kind),
    )


def numbers(values: Iterable[int]) -> bytes:
    """A table of numbers."""
    return b"".join(NUMBER.pack(value) for value in values)


def pool(texts: Iterable[str]) -> tuple[bytes, dict[str, int]]:
    """The bytes of some texts, each once, and where each begins."""
    at: dict[str, int] = {}
    whole = bytearray()
    for text in texts:
        if text not in at:
            at[text] = len(whole)
            whole += text.encode()
    return bytes(whole), at
