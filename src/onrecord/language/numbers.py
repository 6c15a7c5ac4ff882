"""Numbers in words and digits, found by one walk over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from ..lexicon import load
from . import written

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,18}(?:\.\d{1,9})?", re.ASCII)
ORDINAL_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)
SCALED_DIGITS = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(k|m|mn|bn|tn)", re.ASCII | re.IGNORECASE)
SUFFIX_WORDS = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}


LARGEST = 10**15
"""No report counts more of anything; what is written with more digits is no number to us."""


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
    tokens = written.of(doc)
    words = joined_suffixes(list(tokens.lowers), tokens.blanks)
    at = 0
    while at < len(words):
        number = begun(words, at)
        if number:
            if number.value <= LARGEST:
                yield number
            at = number.end
        else:
            at += 1


def joined_suffixes(words: list[str], blanks: list[bool]) -> list[str]:
    """Words in which a scale that stands right after figures ("1.2" "m") is its whole word ("million")."""
    for at in range(1, len(words)):
        if words[at] in SUFFIX_WORDS and not blanks[at - 1] and DIGITS.fullmatch(words[at - 1]):
            words[at] = SUFFIX_WORDS[words[at]]
    return words


def at_token(words: list[str], at: int) -> Number | None:
    """The number that begins at a token, if one does that counts anything; `words` are lower-cased."""
    found = begun(words, at)
    return found if found is None or found.value <= LARGEST else None


def begun(words: list[str], at: int) -> Number | None:
    """The number that begins at a token, however large."""
    if not words[at][:1].isdigit():
        return spoken(words, at) if words[at] in openers() else None
    if found := ORDINAL_DIGITS.fullmatch(words[at]):
        return Number(at, at + 1, int(found[1]), ordinal=True, digits=True)
    if found := SCALED_DIGITS.fullmatch(words[at]):
        return Number(at, at + 1, whole(Decimal(found[1]) * SUFFIXES[found[2]]), digits=True)
    if DIGITS.fullmatch(words[at]):
        return figures(words, at)
    return None


@cache
def openers() -> frozenset[str]:
    """The words that can begin a number in words."""
    lexicon = load("numbers", NumberWords)
    return frozenset({"half", "a", "an"}.union(lexicon.units, lexicon.tens, lexicon.ordinals))


def spoken(words: list[str], at: int) -> Number | None:
    """A number in words: "a hundred and five", "half a million", "one point five million", "sixty-two"."""
    scales = load("numbers", NumberWords).scales
    if words[at] == "half" and words[at + 1 : at + 2] in (["a"], ["an"]) and words[at + 2 : at + 3]:
        return Number(at, at + 3, scales[words[at + 2]] // 2) if words[at + 2] in scales else None
    if words[at] in ("a", "an"):
        if words[at + 1 : at + 2] and words[at + 1] in scales:
            rest = in_words(words, at + 1, first=1)
            return Number(at, rest.end, rest.value) if rest else None
        return None
    number = in_words(words, at)
    return fraction(words, number) if number and not number.ordinal else number


def fraction(words: list[str], number: Number) -> Number:
    """The number with what "point five" or "and a half" before a scale adds to it."""
    lexicon = load("numbers", NumberWords)
    at, end = number.end, number.end
    value = Decimal(number.value)
    if words[at : at + 1] == ["point"]:
        digits = ""
        while end + 1 < len(words) and lexicon.units.get(words[end + 1], 10) < 10 and len(digits) < 6:
            digits, end = digits + str(lexicon.units[words[end + 1]]), end + 1
        if not digits:
            return number
        value, end = value + Decimal(f"0.{digits}"), end + 1
    elif words[at : at + 3] == ["and", "a", "half"]:
        value, end = value + Decimal("0.5"), at + 3
    else:
        return number
    if end < len(words) and words[end] in lexicon.scales:
        value, end = value * lexicon.scales[words[end]], end + 1
    return number._replace(end=end, value=whole(value))


def figures(words: list[str], at: int) -> Number:
    """A number that begins with figures: "1,200", "2.4 million"."""
    lexicon = load("numbers", NumberWords)
    value = Decimal(words[at].replace(",", ""))  # 8.2 million, never 8,199,999.999
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


def in_words(words: list[str], at: int, first: int = 0) -> Number | None:
    """A number in words by the usual automaton: units add, "hundred" multiplies, thousands close a group.

    `first` is what stands for an "a" before it.
    """
    lexicon = load("numbers", NumberWords)
    total, group = 0, first
    end, index = at, at
    last = "unit" if first else ""
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
                return None  # a bare "hundred" is no number
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


def whole(value: Decimal) -> float | int:
    """A number without a fraction as an int, any other as a float."""
    return int(value) if value == int(value) else float(value)
