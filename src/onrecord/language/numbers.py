"""Numbers in words and digits, found by one walk over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from ..lexicon import load

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,18}(?:\.\d{1,9})?", re.ASCII)
ORDINAL_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)
SCALED_DIGITS = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(k|m|mn|bn|tn)", re.ASCII | re.IGNORECASE)
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}


class NumberWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/numbers.toml."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]


class Number(NamedTuple):
    """A number at tokens [start, end); `digits` tells whether it is written in figures alone."""

    start: int
    end: int
    value: float | int
    ordinal: bool = False
    digits: bool = False


def find(doc: Doc) -> Iterator[Number]:
    """The numbers of a Doc, longest first at each token, none inside another.

    >>> from .tokens import blank
    >>> [n.value for n in find(blank()("Twenty-three men, 2.4 million people, the 3rd of 1,200."))]
    [23, 2400000, 3, 1200]
    """
    words = [token.lower_ for token in doc]
    at = 0
    while at < len(words):
        number = at_token(words, at)
        if number:
            yield number
            at = number.end
        else:
            at += 1


def at_token(words: list[str], at: int) -> Number | None:
    """The number that begins at a token, if one does; `words` are lower-cased."""
    if found := ORDINAL_DIGITS.fullmatch(words[at]):
        return Number(at, at + 1, int(found[1]), ordinal=True, digits=True)
    if found := SCALED_DIGITS.fullmatch(words[at]):
        return Number(at, at + 1, whole(float(found[1]) * SUFFIXES[found[2]]), digits=True)
    if DIGITS.fullmatch(words[at]):
        return figures(words, at)
    return in_words(words, at)


def figures(words: list[str], at: int) -> Number:
    """A number that begins with figures: "1,200", "2.4 million"."""
    lexicon = load("numbers", NumberWords)
    value: float = float(words[at].replace(",", ""))
    end = at + 1
    if (
        end < len(words)
        and words[end] == "-"
        and words[end + 1 : end + 2]
        and words[end + 1] in lexicon.scales
    ):
        end += 1
    scaled = False
    while end < len(words) and words[end] in lexicon.scales:
        value *= lexicon.scales[words[end]]
        end, scaled = end + 1, True
    return Number(at, end, whole(value), digits=not scaled)


def in_words(words: list[str], at: int) -> Number | None:
    """A number in words by the usual automaton: units add, "hundred" multiplies, thousands close a group."""
    lexicon = load("numbers", NumberWords)
    total = group = 0
    end, index = at, at
    last = ""
    while index < len(words):
        word = words[index]
        kind, value = classify(lexicon, word)
        if kind in ("unit", "tens", "ordinal"):
            if not fits(last, kind, value, group):
                break
            group += value
            if kind == "ordinal":
                return Number(at, index + 1, total + group, ordinal=True)
        elif kind == "scale" and (group or last == ""):
            if last == "" and index == at:
                return None  # a bare "hundred" is no number; "a hundred" is read by its finder
            if value == 100:
                group *= 100
            else:
                total, group = total + group * value, 0
        elif word in ("-", "and") and joins(lexicon, words, index, last):
            index += 1
            continue
        else:
            break
        last, index = kind, index + 1
        end = index
    return Number(at, end, total + group) if end > at else None


def classify(lexicon: NumberWords, word: str) -> tuple[str, int]:
    """What a word is in a number, and its value."""
    for kind, table in (
        ("unit", lexicon.units),
        ("tens", lexicon.tens),
        ("scale", lexicon.scales),
        ("ordinal", lexicon.ordinals),
    ):
        if word in table:
            return kind, table[word]
    return "", 0


def fits(last: str, kind: str, value: int, group: int) -> bool:
    """Whether a unit, a ten or an ordinal can follow: "twenty three" is one number, "three twenty" two."""
    if last in ("", "scale"):
        return True
    return last == "tens" and kind in ("unit", "ordinal") and value < 10 and group % 10 == 0


def joins(lexicon: NumberWords, words: list[str], index: int, last: str) -> bool:
    """Whether a hyphen or an "and" continues the number: "twenty-three", "two hundred and five"."""
    if index + 1 >= len(words):
        return False
    kind, value = classify(lexicon, words[index + 1])
    if words[index] == "-":
        return bool(last) and (
            (last == "tens" and 0 < value < 10) or kind == "scale" or (last == "scale" and bool(kind))
        )
    return last == "scale" and kind in ("unit", "tens")


def whole(value: float) -> float | int:
    """A float without a fraction as an int."""
    return int(value) if value.is_integer() else value
