"""How many steps a regular expression takes on a text, counted as Python's engine backtracks.

Times differ from machine to machine; steps do not. The engine's own tree of a pattern (`re._parser`) is
walked in the engine's order, and every character that is looked at is a step. Bounds over `MOST` count as
`MOST`, so that short texts tell what long ones would take: {0,2000} is a bound all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from re import _compiler as compiler  # type: ignore[attr-defined]  # isort: skip
from re import _constants as names  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

MOST = 16
Item = tuple[Any, Any]
Text = str | bytes
CHARACTERS = frozenset({names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN, names.CATEGORY})
REPEATS = frozenset({names.MAX_REPEAT, names.MIN_REPEAT, *([names.POSSESSIVE_REPEAT])})


class TooManyError(Exception):
    """More steps than were allowed."""


class Counter:
    """A pattern whose steps are counted; TooManyError where they are more than `limit`."""

    def __init__(self, pattern: Text, flags: int, limit: int) -> None:
        self.tree = parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.limit, self.steps = limit, 0
        self.looks: dict[int, Callable[[Text, int], Any]] = {}

    def match(self, text: Text) -> int:
        """The steps of a match at the beginning of a text."""
        self.steps = 0
        next(self.run(list(self.tree), 0, text, 0), None)
        return self.steps

    def search(self, text: Text) -> int:
        """The steps of finding all matches in a text, one after another."""
        self.steps, at = 0, 0
        while at <= len(text):
            end = next(self.run(list(self.tree), 0, text, at), None)
            at = max(end, at + 1) if end is not None else at + 1
        return self.steps

    def count(self) -> None:
        """One step more."""
        self.steps += 1
        if self.steps > self.limit:
            raise TooManyError

    def run(self, items: list[Item], at: int, text: Text, place: int) -> Iterator[int]:
        """Where the items from one on can end, in the order in which the engine tries."""
        if at == len(items):
            yield place
            return
        for end in self.item(items[at], text, place):
            yield from self.run(items, at + 1, text, end)

    def item(self, item: Item, text: Text, place: int) -> Iterator[int]:
        """Where one item can end."""
        kind, given = item
        if kind in CHARACTERS or kind is names.AT:
            self.count()
            if self.fits(item, text, place):
                yield place + (kind is not names.AT)
        elif kind is names.SUBPATTERN:
            yield from self.run(list(given[3]), 0, text, place)
        elif kind is names.BRANCH:
            for one in given[1]:
                yield from self.run(list(one), 0, text, place)
        elif kind in REPEATS:
            yield from self.repeat(kind, given, text, place)
        elif kind is names.ATOMIC_GROUP:
            yield from islice(self.run(list(given), 0, text, place), 1)
        elif kind in {names.ASSERT, names.ASSERT_NOT}:
            yield from self.around(item, text, place)
        else:  # a group again (\1): it fits what it fitted, which the counter does not keep
            self.count()
            yield from (place, min(place + 1, len(text)))

    def around(self, item: Item, text: Text, place: int) -> Iterator[int]:
        """What looks ahead or behind takes its steps and moves nothing; behind, the engine asks itself."""
        kind, (direction, inner) = item
        if direction < 0:
            self.count()
            holds = bool(self.fits(item, text, place))
        else:
            holds = (next(self.run(list(inner), 0, text, place), None) is not None) == (kind is names.ASSERT)
        if holds:
            yield place

    def repeat(self, kind: Any, given: Any, text: Text, place: int) -> Iterator[int]:  # noqa: ANN401
        """Where a repetition can end: the longest first, or the shortest; a possessive one gives nothing back."""
        low, high, inner = int(given[0]), int(given[1]), list(given[2])
        low, high = min(low, MOST), high if high >= int(names.MAXREPEAT) else min(high, MOST)
        single = len(inner) == 1 and inner[0][0] in CHARACTERS
        ends = (
            self.simple(inner[0], low, high, text, place)
            if single
            else self.nested(inner, low, high, text, place, lazy=kind is names.MIN_REPEAT)
        )
        if single and kind is not names.MIN_REPEAT:
            ends = reversed(list(ends))
        yield from ends if kind in {names.MAX_REPEAT, names.MIN_REPEAT} else islice(ends, 1)

    def simple(self, one: Item, low: int, high: int, text: Text, place: int) -> Iterator[int]:
        """The ends of a repeated character, the shortest first."""
        done = 0
        while True:
            if done >= low:
                yield place + done
            self.count()
            if done >= high or not self.fits(one, text, place + done):
                return
            done += 1

    def nested(
        self, inner: list[Item], low: int, high: int, text: Text, place: int, *, lazy: bool, done: int = 0
    ) -> Iterator[int]:
        """The ends of a repeated group."""
        if lazy and done >= low:
            yield place
        if done < high:
            for end in self.run(inner, 0, text, place):
                if end > place or done < low:
                    yield from self.nested(inner, low, high, text, end, lazy=lazy, done=done + 1)
        if not lazy and done >= low:
            yield place

    def fits(self, item: Item, text: Text, place: int) -> Any:  # noqa: ANN401 - a match or None
        """Whether one item fits at a place, as the engine itself says."""
        if place > len(text):
            return None
        key = id(item)
        if key not in self.looks:
            part = parser.SubPattern(self.tree.state, [item])
            part.width = None
            self.looks[key] = compiler.compile(part, self.flags & ~re.DEBUG).match
        return self.looks[key](text, place)
