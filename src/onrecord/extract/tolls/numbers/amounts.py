"""How many: an amount with its modifiers, of whatever sort, and plain numbers - before any noun is read."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ..lexicon.reading import NOMINAL, Reading
from ..lexicon.tables import match, sequences
from ..lexicon.words import Sequences, words
from .counts import LIMITS, Amount, Limit, bounded, exact, span_of
from .dozens import UNITS, dozen
from .portions import RATIOS, portion
from .unstated import unknown_phrases, unstated
from .vague import vague_word, vague_words

MOST_PREFIXES = 4
"""How many modifiers are read before a number: "at least another 12" has two."""


@cache
def prefixes() -> tuple[Sequences, dict[tuple[str, ...], Limit]]:
    """The modifiers before a number, and what each makes of it; plain ones make nothing."""
    amounts = words().amounts
    limits: dict[tuple[str, ...], Limit] = {tuple(phrase.split()): "" for phrase in amounts.plain}
    for limit in LIMITS:
        limits |= {tuple(phrase.split()): limit for phrase in getattr(amounts, limit)}
    return sequences(*(" ".join(parts) for parts in limits)), limits


Suffix = Literal["or_more", "or_so", "or_fewer"]
SUFFIXES: tuple[tuple[Suffix, Limit], ...] = (
    ("or_more", "at_least"),
    ("or_so", "approx"),
    ("or_fewer", "at_most"),
)


@cache
def suffixes(name: Literal["or_more", "or_so", "or_fewer"]) -> Sequences:
    """The modifiers after a number."""
    phrases: tuple[str, ...] = getattr(words().amounts, name)
    return sequences(*phrases)


def read(reading: Reading, at: int, convention: str) -> Amount | None:
    """The amount that begins at a token, with its modifiers, None where none does."""
    if not opens(reading, at, convention):
        return None
    return modified(reading, at, convention, "", MOST_PREFIXES)


def opens(reading: Reading, at: int, convention: str) -> bool:
    """Whether an amount can begin at a token: few of a text can, and each is asked."""
    return reading.word(at) in openers(convention) or is_core(reading, at, convention)


def is_core(reading: Reading, at: int, convention: str) -> bool:
    """Whether an amount without modifiers can begin at a token."""
    known = at in reading.numbers or reading.word(at) in core_openers(convention)
    return known or reading.word(at + 1) in RATIOS


@cache
def openers(convention: str) -> frozenset[str]:
    """The words that an amount can begin with, numbers aside."""
    return frozenset(prefixes()[0]) | core_openers(convention)


@cache
def core_openers(convention: str) -> frozenset[str]:
    """The words that an amount without modifiers can begin with, numbers aside."""
    amounts = words().amounts
    tables = (unknown_phrases(), sequences(*amounts.nobody), sequences(*amounts.anybody))
    firsts = [word for table in (*tables, vague_words(convention)) for word in table]
    return frozenset(firsts) | OPENERS | UNITS.keys()


OPENERS = frozenset(
    {"a", "all", "an", "between", "both", "half", "majority", "most", "no", "not", "one", "zero"}
)


def modified(reading: Reading, at: int, convention: str, limit: Limit, left: int) -> Amount | None:
    """An amount behind the modifiers that have been read; the first of them that bounds it counts."""
    table, limits = prefixes()
    size = match(table, reading.lower, at) if left else 0
    if size:
        made = limits[tuple(reading.lower[at : at + size])]
        found = modified(reading, at + size, convention, limit or made, left - 1)
        if found and found.sort not in {"none", "any"}:
            definite = found.definite or reading.lower[at] in DEFINITE
            return found._replace(start=at, definite=definite)
    return core(reading, at, limit, convention) if is_core(reading, at, convention) else None


DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "both"})


def core(reading: Reading, at: int, limit: Limit, convention: str) -> Amount | None:
    """The amount at a token where all modifiers before it have been read."""
    return (
        between(reading, at)
        or portion(reading, at, limit)
        or both(reading, at)
        or dozen(reading, at, limit)
        or number(reading, at, limit)
        or unstated(reading, at)
        or vague_word(reading, at, limit, convention)
    )


def between(reading: Reading, at: int) -> Amount | None:
    """Reads "between three and five"."""
    if reading.word(at) != "between" or not (low := reading.numbers.get(at + 1)):
        return None
    high = reading.numbers.get(low.end + 1)
    if reading.word(low.end) != "and" or not high or high.value <= low.value:
        return None
    return Amount(at, high.end, span_of(low.value, high.value), "range")


def number(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """Reads "14", "200-plus", "10 to 12", "five or six", "60 or more", "fifteen or so"."""
    first = reading.numbers.get(at)
    if not first:
        return None
    end, value = first.end, first.value
    if (second := partner(reading, at, end)) and second[1] > value:
        return Amount(at, second[0], span_of(value, second[1]), "range")
    for name, ending in SUFFIXES:
        if size := match(suffixes(name), reading.lower, end):
            return Amount(at, end + size, bounded(value, ending), "number", value)
    if reading.word(end) in {"%", "percent", "per"} and reading.word(end + 1) in {"cent", ""} | OPEN:
        return None
    return Amount(at, end, bounded(value, limit), "number", value)


OPEN = frozenset({"of", "percent"})


def partner(reading: Reading, at: int, end: int) -> tuple[int, float | int] | None:
    """The end and value of the upper number of a range; "from 34 to 51" is a change, no range."""
    if reading.word(end) not in {"to", "-", "–", "or"} or is_change(reading, at):
        return None
    second = reading.numbers.get(end + 1)
    return (second.end, second.value) if second else None


def is_change(reading: Reading, at: int) -> bool:
    """Whether "from" makes a change of two numbers; "anywhere from 20 to 45" is a range."""
    return reading.word(at - 1) == "from" and reading.word(at - 2) not in {"anywhere", "somewhere"}


def both(reading: Reading, at: int) -> Amount | None:
    """Reads "both drivers" is two; "both soldiers and civilians" is none."""
    noun = at + 1 + (reading.tag(at + 1) in {"JJ", "DT", "PRP$"})
    if reading.word(at) != "both" or reading.tag(noun) != "NNS" or is_pair(reading, noun + 1):
        return None
    end = noun if reading.tag(at + 1) in {"DT", "PRP$"} else at + 1  # "both his deputies"
    return Amount(at, end, exact(2), "number", 2, definite=True)


def is_pair(reading: Reading, at: int) -> bool:
    """Whether "and" with a second noun follows: "both soldiers and civilians"."""
    return reading.word(at) in {"and", "or"} and reading.tag(at + 1) in NOMINAL | {"DT", "JJ", "CD", "PRP$"}
