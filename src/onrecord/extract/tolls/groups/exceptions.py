"""Who is counted by those who are not: "all but two of the 16", and "all but two" behind "16 people"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ....model import Count
from ..lexicon.reading import Reading
from ..numbers.counts import approximate, exact, unknown
from .anaphora import NEAR, is_many
from .group import Group

BUT = frozenset({"but", "except", "bar"})
WITHIN = 4
"""How many tokens behind "all but two" the number of all is looked for: "of roughly 300"."""
PLAIN = {"exact": exact, "approx": approximate}
"""The bounds of a whole that leave a number behind what is taken from it."""


def with_all_but(reading: Reading, groups: list[Group]) -> list[Group]:
    """The groups with those of "all but two", which take the place of "two of them"."""
    found = list(all_but(reading, groups))
    taken = {at for group in found for at in range(group.start, group.end)}
    kept = [group for group in groups if group.start not in taken]
    return sorted([*kept, *found], key=lambda group: group.start)


def all_but(reading: Reading, groups: Sequence[Group]) -> Iterator[Group]:
    """The groups of "all but two", their number unknown where it is not told how many all are."""
    at_start = {group.start: group for group in groups}
    starts = sorted(at_start)
    told = {group.start for group in groups if group.sort == "number"}  # "all but two of the 15 guests"
    for at, word in enumerate(reading.lower):
        if word != "all" or at in told or reading.word(at + 1) not in BUT:
            continue
        left, number = at_start.get(at + 2), reading.numbers.get(at + 2)
        few = number.value if number else 1 if left and left.single else None
        if few is None:
            continue
        end = max(number.end if number else 0, left.end if left else 0)
        whole, end = inside(reading, at_start, end)
        if whole is None:
            place = bisect_left(starts, at)
            whole = before(reading, [at_start[start] for start in starts[max(place - NEAR, 0) : place]], at)
        yield made(reading, whole, few, (at, end))


def inside(reading: Reading, at_start: dict[int, Group], end: int) -> tuple[Group | None, int]:
    """The "of the seven strikers" behind "all but one", and where it ends."""
    if reading.word(end) != "of":
        return None, end
    for at in range(end + 1, end + WITHIN):
        if group := at_start.get(at):
            return (group if group.value is not None else None), group.end
    return None, end


def before(reading: Reading, groups: Sequence[Group], at: int) -> Group | None:
    """The last number of people in the sentence before a token, or in the one before it."""
    first = reading.sentences[at][0]
    first = reading.sentences[first - 1][0] if first else first
    counted = [group for group in groups if first <= group.start and (group.thing or group.value)]
    return counted[-1] if counted and is_many(reading, counted[-1]) else None


def made(reading: Reading, whole: Group | None, few: float | int, tokens: tuple[int, int]) -> Group:
    """The group of tokens [start, end): a whole without a few."""
    start, end = tokens
    kind = whole.kind if whole else None
    if whole is None or whole.value is None or whole.value <= few or whole.tally.bound not in PLAIN:
        said = reading.doc[start:end].text.lower()
        return Group(start, end, None, unknown(said), "unknown", kind)
    value = whole.value - few
    count: Count = PLAIN[whole.tally.bound](value)
    told = f"{whole.value}-{few}"
    return Group(start, end, None, count, "number", kind, value, derivation=told)
