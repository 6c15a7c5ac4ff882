"""Numbers in dozens and hundreds: "a dozen", "two dozen", "a hundred", "half a million"."""

from __future__ import annotations

from ..lexicon.reading import Reading
from .counts import Amount, Limit, approximate, bounded


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


UNITS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
"""What a unit word stands for behind "a" or "half a"."""


def scaled(start: int, end: int, value: float, limit: Limit) -> Amount:
    """An amount in dozens, which is approximate unless bounded."""
    whole = int(value) if value == int(value) else value
    count = bounded(whole, limit) if limit else approximate(whole)
    return Amount(start, end, count, "number", whole)
