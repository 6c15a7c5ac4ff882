"""The trained weights: one compressed file of integers, so that every machine finds the same tags."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...errors import LexiconError

Ints = NDArray[np.int32]
MAGIC = b"onrecord tags 1\n"
PACKED = "<IIII"  # sizes in bytes of: tags, feature names, nonzero weights, pair weights


class Weights(NamedTuple):
    """A linear-chain model: `rows` gives each feature its row of `single` (features + 1 x tags, int16).

    The last row, `nothing`, is of no feature and has no weight. `pairs` has a row for each tag and a last
    one for the start (tags + 1 x tags, int32).
    """

    tags: tuple[str, ...]
    rows: Mapping[str, int]
    single: NDArray[np.int16]
    pairs: Ints

    @property
    def nothing(self) -> int:
        """The row without weight."""
        return len(self.single) - 1


def pack(tags: list[str], names: list[str], single: NDArray[np.int16], pairs: NDArray[np.int32]) -> bytes:
    """The file of a model: tags, names, and of each row its nonzero columns and values."""
    columns = [np.flatnonzero(row) for row in single]
    sizes = np.array([len(column) for column in columns], np.uint8)
    flat = np.concatenate(columns).astype(np.uint8)
    values = np.concatenate([row[column] for row, column in zip(single, columns, strict=True)]).astype("<i2")
    parts = [
        "\n".join(tags).encode(),
        "\n".join(names).encode(),
        sizes.tobytes() + flat.tobytes() + values.tobytes(),
        pairs.astype("<i4").tobytes(),
    ]
    return MAGIC + zlib.compress(struct.pack(PACKED, *map(len, parts)) + b"".join(parts), 9)


def unpack(data: bytes) -> Weights:
    """The model of a file; LexiconError where it is not one."""
    if not data.startswith(MAGIC):
        raise LexiconError("language/tags.bin is not a tagger of this version: reinstall onrecord")
    try:
        raw = zlib.decompress(data[len(MAGIC) :])
    except zlib.error as error:
        raise LexiconError(f"language/tags.bin is damaged ({error}): reinstall onrecord") from error
    lengths = struct.unpack_from(PACKED, raw)
    parts, at = [], struct.calcsize(PACKED)
    for length in lengths:
        parts.append(raw[at : at + length])
        at += length
    tags, names = (part.decode().split("\n") for part in parts[:2])
    single = np.vstack([dense(parts[2], len(names), len(tags)), np.zeros((1, len(tags)), np.int16)])
    pairs = np.frombuffer(parts[3], "<i4").reshape(len(tags) + 1, len(tags)).astype(np.int32)
    return Weights(tuple(tags), {name: row for row, name in enumerate(names)}, single, pairs)


def dense(packed: bytes, count: int, width: int) -> NDArray[np.int16]:
    """The rows of the weights from their nonzero columns and values."""
    sizes = np.frombuffer(packed, np.uint8, count).astype(np.int64)
    total = int(sizes.sum())
    columns = np.frombuffer(packed, np.uint8, total, count)
    values = np.frombuffer(packed, "<i2", total, count + total)
    single = np.zeros((count, width), np.int16)
    single[np.repeat(np.arange(count), sizes), columns] = values
    return single


@cache
def load() -> Weights:
    """The shipped model, read once a process."""
    return unpack(data())


@cache
def digest() -> str:
    """The first twelve hexadecimal digits of the shipped model's sha256."""
    return hashlib.sha256(data()).hexdigest()[:12]


def data() -> bytes:
    """The bytes of the shipped model."""
    try:
        return (files("onrecord") / "language" / "tags.bin").read_bytes()
    except FileNotFoundError as error:
        raise LexiconError("language/tags.bin is missing: reinstall onrecord") from error
