"""The file's bytes: tables of fixed width behind a header, so that nothing is parsed when it is opened.

magic, sha256 of all that follows, counts
places      one row each: geonames id, latitude and longitude (1e-5 degrees), population, where name and
            code stand, country and first-level region (1 + their number among the places, 0 for none),
            radius in km, kind
key ends    one number a key: where its bytes end; keys are sorted
list ends   one number a key: where its candidates end
candidates  place numbers; the highest bit marks a name that is not the place's own
keys, words the bytes of the keys, and of names and codes
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

MAGIC = b"ONRECGZ1"
HEADER = struct.Struct("<8s32s5I")
PLACE = struct.Struct("<IiiIIIBBHHHB")
NUMBER = struct.Struct("<I")
OTHER_NAME = 1 << 31
KINDS = ("country", "region", "district", "city", "continent", "area", "water")
DEGREE = 100_000


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


def pack(rows: Sequence[Row], keys: Keys) -> bytes:
    """The file of some places and of the keys that lead to them; the same ones give the same bytes."""
    words, at = pool(text for row in rows for text in (row.name, row.code))
    ordered = sorted((key.encode(), candidates) for key, candidates in keys.items())
    body = b"".join(
        (
            *(pack_place(row, at) for row in rows),
            numbers(accumulate(len(key) for key, _ in ordered)),
            numbers(accumulate(len(candidates) for _, candidates in ordered)),
            numbers(
                place | (0 if own else OTHER_NAME) for _, candidates in ordered for place, own in candidates
            ),
            *(key for key, _ in ordered),
            words,
        )
    )
    counts = len(rows), len(ordered), sum(len(c) for _, c in ordered), sum(len(k) for k, _ in ordered)
    return HEADER.pack(MAGIC, hashlib.sha256(body).digest(), *counts, len(words)) + body


def pack_place(row: Row, at: Mapping[str, int]) -> bytes:
    """The bytes of one place."""
    return PLACE.pack(
        row.geonames_id,
        round(row.latitude * DEGREE),
        round(row.longitude * DEGREE),
        row.population,
        at[row.name],
        at[row.code],
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
