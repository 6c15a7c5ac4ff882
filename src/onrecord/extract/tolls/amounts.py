"""How many: numbers with their bounds, vague words, ranges, fractions - before any noun is read."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from ...model import Bound, Count
from .reading import Reading
from .words import Sequences, match, sequences, vague, words

Sort = Literal["number", "range", "vague", "unknown", "none", "any", "one", "plural"]
Limit = Literal["", "at_least", "above", "at_most", "below", "approx", "near", "just_over"]
LIMITS: tuple[Limit, ...] = ("at_least", "above", "at_most", "below", "approx", "near", "just_over")
MOST_PREFIXES = 4
"""How many modifiers are read before a number: "at least another 12" has two."""


class Amount(NamedTuple):
    """An amount at tokens [start, end); `value` is the plain number in it, `definite` is "the 15"."""

    start: int
    end: int
    count: Count
    sort: Sort
    value: float | int | None = None
    definite: bool = False
    derivation: str | None = None


def exact(value: float | int) -> Count:
    """A stated number."""
    return Count(low=value, high=value, best=value, bound="exact")


def approximate(value: float | int) -> Count:
    """A number that is about right."""
    return Count(low=value, high=value, best=value, bound="approx")


def unknown(word: str | None = None) -> Count:
    """A mention without a number."""
    return Count(low=None, high=None, best=None, bound="unknown", vague=word)


def zero() -> Count:
    """A stated zero."""
    return Count(low=0, high=0, best=0, bound="none")


def bounded(value: float | int, limit: Limit, base: Bound = "exact") -> Count:
    """The count of a number with the words before it: "more than 40" is 41 or more.

    >>> bounded(40, "above").low, bounded(20, "below").high, bounded(30, "near").best
    (41, 19, 30)
    """
    counts: dict[Limit, Count] = {
        "": Count(low=value, high=value, best=value, bound=base),
        "at_least": Count(low=value, high=None, best=None, bound="at_least"),
        "above": Count(low=value + 1, high=None, best=None, bound="at_least"),
        "at_most": Count(low=None, high=value, best=None, bound="at_most"),
        "below": Count(low=None, high=value - 1, best=None, bound="at_most"),
        "approx": approximate(value),
        "near": Count(low=None, high=value, best=value, bound="approx"),
        "just_over": Count(low=value + 1, high=None, best=value, bound="approx"),
    }
    return counts[limit]


@cache
def prefixes() -> tuple[Sequences, dict[tuple[str, ...], Limit]]:
    """The modifiers before a number, and what each makes of it; plain ones make nothing."""
    amounts = words().amounts
    limits: dict[tuple[str, ...], Limit] = {tuple(phrase.split()): "" for phrase in amounts.plain}
    for limit in LIMITS:
        limits |= {tuple(phrase.split()): limit for phrase in getattr(amounts, limit)}
    return sequences(*(" ".join(parts) for parts in limits)), limits


@cache
def suffixes(name: Literal["or_more", "or_so", "or_fewer"]) -> Sequences:
    """The modifiers after a number."""
    phrases: tuple[str, ...] = getattr(words().amounts, name)
    return sequences(*phrases)


def read(reading: Reading, at: int, convention: str) -> Amount | None:
    """The amount that begins at a token, with its modifiers, None where none does."""
    return modified(reading, at, convention, "", MOST_PREFIXES)


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
    return core(reading, at, limit, convention) if at < len(reading.lower) else None


DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "both"})


def core(reading: Reading, at: int, limit: Limit, convention: str) -> Amount | None:
    """The amount at a token where all modifiers before it have been read."""
    return (
        between(reading, at)
        or portion(reading, at, limit)
        or dozen(reading, at, limit)
        or number(reading, at, limit)
        or unstated(reading, at)
        or vague_word(reading, at, limit, convention)
    )


def between(reading: Reading, at: int) -> Amount | None:
    """ "between three and five"."""
    if reading.word(at) != "between" or not (low := reading.numbers.get(at + 1)):
        return None
    high = reading.numbers.get(low.end + 1)
    if reading.word(low.end) != "and" or not high or high.value <= low.value:
        return None
    return Amount(at, high.end, span_of(low.value, high.value), "range")


def span_of(low: float | int, high: float | int) -> Count:
    """A range."""
    return Count(low=low, high=high, best=None, bound="range")


def number(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """ "14", "200-plus", "10 to 12", "five or six", "60 or more", "fifteen or so"."""
    first = reading.numbers.get(at)
    if not first:
        return None
    end, value = first.end, first.value
    if (second := partner(reading, at, end)) and second[1] > value:
        return Amount(at, second[0], span_of(value, second[1]), "range")
    for name, ending in (("or_more", "at_least"), ("or_so", "approx"), ("or_fewer", "at_most")):
        if size := match(suffixes(name), reading.lower, end):  # type: ignore[arg-type]
            return Amount(at, end + size, bounded(value, ending), "number", value)  # type: ignore[arg-type]
    if reading.word(end) in {"%", "percent", "per"} and reading.word(end + 1) in {"cent", ""} | OPEN:
        return None
    return Amount(at, end, bounded(value, limit), "number", value)


OPEN = frozenset({"of", "percent"})


def partner(reading: Reading, at: int, end: int) -> tuple[int, float | int] | None:
    """The end and value of the upper number of a range; "from 34 to 51" is a change, no range."""
    if reading.word(end) not in {"to", "-", "–", "or"} or reading.word(at - 1) == "from":
        return None
    second = reading.numbers.get(end + 1)
    return (second.end, second.value) if second else None


def dozen(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """ "a dozen", "half a dozen", "two dozen", "a hundred", "half a million"."""
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
    return scaled(at, end + 1, times * size, limit)


UNITS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
"""What a unit word stands for behind "a" or "half a"."""


def scaled(start: int, end: int, value: float, limit: Limit) -> Amount:
    """An amount in dozens, which is approximate unless bounded."""
    whole = int(value) if value == int(value) else value
    count = bounded(whole, limit) if limit else approximate(whole)
    return Amount(start, end, count, "number", whole)


def portion(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """ "80%", "one in three", "half of the 24", "all but two of the 15", "most of the 30"."""
    return ratio(reading, at) or all_but(reading, at) or fraction(reading, at)


def ratio(reading: Reading, at: int) -> Amount | None:
    """A percentage or "one in three": kept as a ratio, never made a number."""
    raw = at + 1
    if reading.doc[at].like_num or reading.lower[at] in {"one"}:
        if reading.word(raw) == "%" or reading.word(raw) in {"percent", "pct"}:
            return Amount(at, raw + 1, unknown(reading.doc[at : raw + 1].text), "unknown")
        if reading.word(raw) == "per" and reading.word(raw + 1) == "cent":
            return Amount(at, raw + 2, unknown(reading.doc[at : raw + 2].text), "unknown")
        base = reading.numbers.get(raw + 1)
        first = reading.numbers.get(at)
        if reading.word(raw) in {"in", "out"} and first and first.value < 10:
            base = base or (reading.numbers.get(raw + 2) if reading.word(raw + 1) == "of" else None)
            digits = base and (base.value > first.value) and reading.tag(base.end) in {"NNS", "NN", "JJ"}
            if base and digits:
                return Amount(at, base.end, unknown(f"{first.value}/{base.value}"), "unknown")
    return None


def all_but(reading: Reading, at: int) -> Amount | None:
    """ "all but two of the 15" is 13."""
    if reading.word(at) != "all" or reading.word(at + 1) != "but":
        return None
    left = reading.numbers.get(at + 2)
    whole = base_of(reading, left.end) if left else None
    if not left or not whole or whole[1] <= left.value:
        return None
    derivation = f"{whole[1]}-{left.value}"
    return Amount(at, whole[0], exact(whole[1] - left.value), "number", None, derivation=derivation)


def base_of(reading: Reading, at: int) -> tuple[int, float | int] | None:
    """The end and value of "of the 15" at a place."""
    if reading.word(at) != "of":
        return None
    at += 1 + (reading.word(at + 1) in {"the", "its", "their", "these", "those", "his", "her", "some"})
    whole = reading.numbers.get(at)
    return (whole.end, whole.value) if whole else None


def fraction(reading: Reading, at: int) -> Amount | None:
    """ "half of the 24" is 12; "most of the 30" and "a third of the population" stay unknown."""
    first = at + (reading.word(at) in {"a", "one", "an"})
    word = reading.word(first)
    by = words().amounts.fractions.get(word)
    if word in {"most", "majority"} and reading.word(first + 1) == "of":
        whole = base_of(reading, first + 1)
        return Amount(at, whole[0] if whole else first + 2, unknown(word), "unknown")
    if not by or (word != "half" and first == at) or reading.word(first + 1) not in {"of", "the"}:
        return None
    whole = (
        base_of(reading, first + 1) if reading.word(first + 1) == "of" else base_of_half(reading, first + 1)
    )
    if whole and whole[1] % by == 0:
        return Amount(at, whole[0], exact(whole[1] // by), "number", derivation=f"{whole[1]}/{by}")
    end = whole[0] if whole else first + 2
    return Amount(at, end, unknown(reading.doc[at : first + 1].text.lower()), "unknown")


def base_of_half(reading: Reading, at: int) -> tuple[int, float | int] | None:
    """The end and value of "the 24" in "half the 24"."""
    whole = reading.numbers.get(at + 1)
    return (whole.end, whole.value) if whole else None


@cache
def unknown_phrases() -> Sequences:
    """ "an unknown number of" and its kin."""
    return sequences(*words().amounts.unknown)


def unstated(reading: Reading, at: int) -> Amount | None:
    """ "an unknown number of", "no one", "no", "any"."""
    lower, amounts = reading.lower, words().amounts
    if size := match(unknown_phrases(), lower, at):
        return Amount(at, at + size, unknown(), "unknown")
    if size := match(sequences(*amounts.nobody), lower, at):
        return None if followed_by_of(reading, at + size) else Amount(at, at + size, zero(), "none")
    if size := match(sequences(*amounts.anybody), lower, at):
        return Amount(at, at + size, zero(), "any")
    if lower[at] in {"no", "zero"} and reading.tag(at + 1) in {"NN", "NNS", "JJ", "VBN", "RBR", "JJR", "VBD"}:
        return Amount(at, at + 1, zero(), "none")
    return None


def followed_by_of(reading: Reading, at: int) -> bool:
    """Whether "of" with a number follows: "none of the eight" is read by the word "survived"."""
    return base_of(reading, at) is not None


@cache
def vague_words(convention: str) -> Sequences:
    """The vague words that are written as such."""
    return sequences(*(word for word in vague(convention) if word not in {"others", "bare plural"}))


def vague_word(reading: Reading, at: int, limit: Limit, convention: str) -> Amount | None:
    """ "dozens", "tens of thousands", "several", "a handful", "dozens, possibly hundreds,"."""
    size = match(vague_words(convention), reading.lower, at)
    if not size:
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
    if not size:
        return end
    at += size
    return at + (reading.word(at) == "," and reading.word(at + 1) == "of")
