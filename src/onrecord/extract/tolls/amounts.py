"""How many: numbers with their bounds, vague words, ranges, fractions - before any noun is read."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ...model import Count
from .counts import LIMITS, Amount, Limit, approximate, bounded, exact, span_of, unknown, zero
from .people import kind_of
from .portions import RATIOS, portion
from .reading import NOMINAL, Reading
from .tables import match, sequences, vague
from .words import Sequences, words

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


def dozen(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """Reads "a dozen", "half a dozen", "two dozen", "a hundred", "half a million"."""
    lower = reading.lower
    if reading.word(at) == "half" and reading.word(at + 1) in {"a", "-"}:
        at_unit = at + 2 + 2 * (reading.word(at + 1) == "-")
        size = UNITS.get(reading.word(at_unit))
        return scaled(at, at_unit + 1, size / 2, limit) if size and size > 10 else None
    times: float | int = 1
    end = at
    if lower[at] in {"a", "one"}:
        end = at + 1
    elif first := reading.numbers.get(at):
        times, end = first.value, first.end
        if reading.word(end) not in {"dozen", "score"}:
            return None
    size = UNITS.get(reading.word(end))
    if not size or (reading.word(end) == "score" and reading.word(end + 1) != "of" and times == 1):
        return None
    if end == at and reading.word(end) != "dozen":
        return None
    longer = reading.numbers.get(at)
    if longer and longer.end > end + 1:
        return None  # "a hundred and thirty"
    return scaled(at, end + 1, times * size, limit)


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


UNITS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
"""What a unit word stands for behind "a" or "half a"."""


def scaled(start: int, end: int, value: float, limit: Limit) -> Amount:
    """An amount in dozens, which is approximate unless bounded."""
    whole = int(value) if value == int(value) else value
    count = bounded(whole, limit) if limit else approximate(whole)
    return Amount(start, end, count, "number", whole)


@cache
def unknown_phrases() -> Sequences:
    """Reads "an unknown number of" and its kin."""
    return sequences(*words().amounts.unknown)


def unstated(reading: Reading, at: int) -> Amount | None:
    """Reads "an unknown number of", "no one", "no", "any"."""
    lower, amounts = reading.lower, words().amounts
    if size := match(unknown_phrases(), lower, at):
        return Amount(at, at + size, unknown(), "unknown")
    if size := match(sequences(*amounts.nobody), lower, at):
        return Amount(at, at + size, zero(), "none")
    if size := match(sequences(*amounts.anybody), lower, at):
        return Amount(at, at + size, zero(), "any")
    if lower[at] == "not" and reading.word(at + 1) in {"a", "one"}:
        return not_a(reading, at)
    if lower[at] in {"no", "zero"} and reading.tag(at + 1) in {"NN", "NNS", "JJ", "VBN", "RBR", "JJR", "VBD"}:
        return Amount(at, at + 1, zero(), "none")
    return None


def not_a(reading: Reading, at: int) -> Amount | None:
    """Reads "not a soul", "not a single worker", "not one passenger", "not one of the 40"."""
    end = at + 2 + (reading.word(at + 2) == "single")
    one = reading.lower[at + 1] == "one" or end > at + 2
    if one and reading.word(end) == "of":
        return Amount(at, end, zero(), "none")
    person = reading.word(end) in NOT_A or (one and kind_of(reading.word(end)) is not None)
    return Amount(at, end, zero(), "none") if person and reading.word(end + 1) != "but" else None


NOT_A = frozenset({"life", "person", "soul", "casualty"})
"""What is none behind "not a", "not a single"."""


@cache
def vague_words(convention: str) -> Sequences:
    """The vague words that are written as such."""
    return sequences(*(word for word in vague(convention) if word not in {"others", "bare plural"}))


def vague_word(reading: Reading, at: int, limit: Limit, convention: str) -> Amount | None:
    """Reads "dozens", "tens of thousands", "several", "a handful", "dozens, possibly hundreds,"."""
    size = match(vague_words(convention), reading.lower, at)
    if not size or reading.word(at - 1) == "how":
        return None
    word = " ".join(reading.lower[at : at + size])
    end, low = at + size, vague(convention)[word]
    unit = UNITS.get(reading.word(end))
    if unit and unit > 10 and word not in {"some", "many"}:
        word, low, end = f"{word} {reading.word(end)}", low * unit, end + 1
    if (
        word in {"some", "many", "few"}
        and reading.word(end) == "of"
        and reading.word(end + 1) not in PARTITIVE
    ):
        return None
    end = alternative(reading, end, convention)
    return Amount(at, end, Count(low=low, high=None, best=best_of(word), bound="vague", vague=word), "vague")


PARTITIVE = frozenset({"the", "those", "these", "them", "whom", "our", "his", "her", "their", "its"})


def best_of(word: str) -> int | None:
    """A couple names a number, the other vague words none."""
    return 2 if word.startswith("a couple") else None


def alternative(reading: Reading, end: int, convention: str) -> int:
    """Where "dozens, possibly hundreds," ends; the lower word counts."""
    at = end
    while (
        reading.word(at) in {",", "possibly", "perhaps", "maybe", "if", "not", "or", "even"} and at < end + 4
    ):
        at += 1
    size = match(vague_words(convention), reading.lower, at) if at > end else 0
    if not size or (reading.word(at + size) == "of" and reading.word(at + size + 1) in {"whom", "them"}):
        return end
    at += size
    return at + (reading.word(at) == "," and reading.word(at + 1) == "of")
