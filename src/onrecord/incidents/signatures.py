"""A report's words as numbers that an archive can keep: shingles, a MinHash signature, its band keys.

A shingle is five words in a row. Of 128 orders of all shingles the signature keeps the first one of the text
in each, so that signatures agree in about the share of shingles that texts have in common (Broder 1997).
64 bands of two find a text cut to a quarter in 97 of 100 trials, 32 bands of four in 10
(docs/decisions/0010-wire-copies.md).
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ..gazetteer.composing import composed

Numbers = NDArray[np.uint64]

VERSION = 1
"""Of signatures and keys: kept beside them, since those of another version can't be compared."""

WORD = re.compile(r"[^\W_]+")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # soft hyphens, zero-width marks
RUN = 5  # words in a shingle
ORDERS = 128
ROWS = 2  # orders in a band
STEP = np.uint64(0x9E3779B97F4A7C15)  # odd, 2**64 by the golden ratio (Knuth 6.4)
MIXES = ((33, 0xFF51AFD7ED558CCD), (33, 0xC4CEB9FE1A85EC53))  # the finaliser of MurmurHash3
HIGH = np.uint64(32)
BLOCK = 4096  # shingles that are put in all orders at once, 4 MiB


@lru_cache(1 << 16)
def number(word: str) -> int:
    """A word as 64 bits, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


FACTORS = np.array([number(f"factor {order}") | 1 for order in range(ORDERS)], np.uint64)
OFFSETS = np.array([number(f"offset {order}") for order in range(ORDERS)], np.uint64)
BANDS = np.array([number(f"band {band}") for band in range(ORDERS // ROWS)], np.uint64)


def words(text: str) -> list[str]:
    """The words of a text, without case, punctuation and what is only another way to write a letter.

    >>> words("The mayor’s “cafe\u0301” — CLOSED!")
    ['the', 'mayor', 's', 'café', 'closed']
    """
    if not text.isascii():
        text = composed("NFKC", text.translate(UNSEEN))
    return WORD.findall(text.casefold())


def hashed(found: list[str]) -> Numbers:
    """The shingles of some words in their order; words too few for one are one shingle together."""
    if not found:
        return np.zeros(0, np.uint64)
    numbers = np.fromiter(map(number, found), np.uint64, len(found))
    many = max(1, len(found) - RUN + 1)
    made = np.zeros(many, np.uint64)
    for at in range(min(RUN, len(found))):
        made = made * STEP + numbers[at : at + many]
    return mixed(made)


def mixed(numbers: Numbers) -> Numbers:
    """Numbers with every bit spread over all others."""
    for shift, factor in MIXES:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(MIXES[-1][0]))


def signature(text: str) -> bytes:
    """The MinHash signature of a text: 512 bytes, none for a text without words.

    >>> len(signature("Six people died.")), signature(" — ")
    (512, b'')
    """
    found = hashed(words(text))
    if not len(found):
        return b""
    least = np.full(ORDERS, ~np.uint64(0))
    for at in range(0, len(found), BLOCK):
        block = found[at : at + BLOCK, None] * FACTORS + OFFSETS
        least = np.minimum(least, block.min(axis=0))
    return (least >> HIGH).astype("<u4").tobytes()


def keys(signed: bytes) -> NDArray[np.int64]:
    """The band keys of a signature as an array."""
    rows = np.frombuffer(signed, "<u4").astype(np.uint64).reshape(-1, ROWS)
    made = (rows[:, 0] << HIGH) | rows[:, 1]
    return mixed(made ^ BANDS[: len(made)]).view(np.int64)


def bands(signed: bytes) -> tuple[int, ...]:
    """The band keys of a signature, 64 signed numbers of 64 bits: texts with one in common may be copies.

    A key tells its band, too, so that all may stand in one column.

    >>> one, other = bands(signature("Six people died.")), bands(signature("SIX people died"))
    >>> one == other, len(set(one)), bands(b"")
    (True, 64, ())
    """
    return tuple(keys(signed).tolist())
