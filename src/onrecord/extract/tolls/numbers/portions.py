"""Parts of a number: "80%", "one in three", "half of the 24", "all but two of the 15"."""

from __future__ import annotations

from ..lexicon.reading import Reading
from ..lexicon.words import words
from .counts import Amount, Limit, exact, unknown


def portion(reading: Reading, at: int, limit: Limit) -> Amount | None:
    """Reads "80%", "one in three", "half of the 24", "all but two of the 15", "most of the 30"."""
    return ratio(reading, at) or all_but(reading, at) or fraction(reading, at) or thirds(reading, at)


def thirds(reading: Reading, at: int) -> Amount | None:
    """Reads "two thirds of them", "three-quarters of the crew": a share."""
    number = reading.numbers.get(at)
    if not number:
        return None
    end = number.end + (reading.word(number.end) == "-")
    if reading.word(end) not in {"thirds", "quarters", "fifths", "tenths"} or reading.word(end + 1) != "of":
        return None
    return Amount(at, end + 2, unknown(reading.doc[at : end + 1].text.lower()), "unknown")


RATIOS = frozenset({"%", "percent", "pct", "per", "in", "out"})


def ratio(reading: Reading, at: int) -> Amount | None:
    """A percentage or "one in three": kept as a ratio, never made a number."""
    raw = at + 1
    if reading.word(raw) not in RATIOS:
        return None
    if reading.doc[at].like_num:
        if reading.word(raw) == "%" or reading.word(raw) in {"percent", "pct"}:
            return Amount(at, raw + 1, unknown(reading.doc[at : raw + 1].text), "unknown")
        if reading.word(raw) == "per" and reading.word(raw + 1) == "cent":
            return Amount(at, raw + 2, unknown(reading.doc[at : raw + 2].text), "unknown")
        base = reading.numbers.get(raw + 1)
        first = reading.numbers.get(at)
        if reading.word(raw) in {"in", "out"} and first and first.value < 10:
            base = base or (reading.numbers.get(raw + 2) if reading.word(raw + 1) == "of" else None)
            if base and reading.word(raw) == "out" and base.value not in ROUND:
                return None  # "nine out of 14 sailors"
            digits = base and (base.value > first.value) and reading.tag(base.end) in {"NNS", "NN", "JJ"}
            if base and digits:
                return Amount(at, base.end, unknown(f"{first.value}/{base.value}"), "unknown")
    return None


ROUND = frozenset({2, 3, 4, 5, 10, 20, 100, 1_000})
"""Numbers of which a part is a share rather than a count: "nine out of ten"."""


def all_but(reading: Reading, at: int) -> Amount | None:
    """Reads "all but two of the 15" is 13."""
    if reading.word(at) != "all" or reading.word(at + 1) != "but":
        return None
    left = reading.numbers.get(at + 2)
    if left and reading.word(left.end) != "of":
        return Amount(at, left.end, unknown("all but"), "unknown")
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
    """Reads "half of the 24" is 12; "most of the 30" and "a third of the population" stay unknown."""
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
