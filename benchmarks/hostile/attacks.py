"""Texts that make a regular expression go back and forth, made from the expression itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from re import _constants as names  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

from .backtracking import REPEATS, Item, Text

SIZES = (40, 80)
CHOICES = 2
ENDS = ("", "!", "\n", "a", "Z")
PLAIN = (
    "a",
    "A",
    "1",
    " ",
    ".",
    ",",
    "-",
    "\n",
    "'",
    '"',
    "“",
    "(",
    "<",
    "a ",
    "A ",
    "A.",
    "1,",
    "a-",
    "A b ",
    "\r\n",
    "<!--",
    "% ",
)
FITTING = "aA1 .,-_'’\"“(<>=/:;%@\n\t\r\0éß2xzZ&+"


def attacks(pattern: Text, flags: int, size: int) -> Iterator[Text]:
    """Texts of some size: what fits each part that repeats, many times over, with an end that spoils it."""
    seen = set()
    for before, pump in (*((("", one)) for one in PLAIN), *pumps(pattern, flags)):
        for end in ENDS:
            text = before + pump * max(1, size // max(1, len(pump))) + end
            if (before, pump, end) not in seen:
                seen.add((before, pump, end))
                yield text.encode("latin-1", "replace") if isinstance(pattern, bytes) else text


def pumps(pattern: Text, flags: int) -> Iterator[tuple[str, str]]:
    """For each part that repeats what fits before it and what fits it; the whole, and the whole but its end."""
    tree = parser.parse(pattern, flags)
    for choice in range(CHOICES):
        whole = all_fitting(tree, choice)
        yield from (("", whole), ("", whole[:-1]), ("", whole[1:]))
        yield from inside(list(tree), "", choice)


def inside(items: list[Item], before: str, choice: int) -> Iterator[tuple[str, str]]:
    """The parts that repeat among some items, of each branch the one that is chosen."""
    for item in items:
        kind, given = item
        if kind in REPEATS:
            once = all_fitting(given[2], choice)
            if once and int(given[1]) > 1:
                yield from ((before, once), (before, once + " "), ("", before + once))
        for group in groups(item):
            yield from inside(group, before, choice)
        before += fitting(item, choice)


def groups(item: Item) -> list[list[Item]]:
    """The sequences inside an item."""
    kind, given = item
    if kind in REPEATS:
        return [list(given[2])]
    if kind is names.SUBPATTERN:
        return [list(given[3])]
    if kind is names.BRANCH:
        return [list(one) for one in given[1]]
    if kind in {names.ASSERT, names.ASSERT_NOT}:
        return [list(given[1])]
    return [list(given)] if kind is names.ATOMIC_GROUP else []


def all_fitting(items: Iterable[Item], choice: int) -> str:
    """Some text that fits items one after another."""
    return "".join(fitting(item, choice) for item in items)


def fitting(item: Item, choice: int) -> str:
    """Some text that fits an item, none where it asks for none; of several ways the one that is chosen."""
    kind, given = item
    if kind is names.LITERAL:
        return chr(given)
    if kind is names.NOT_LITERAL:
        return next(one for one in FITTING if ord(one) != given)
    if kind is names.ANY:
        return "a"
    if kind is names.IN:
        return next((one for one in FITTING if among(given, ord(one))), chr(first(given)))
    if kind in REPEATS:
        return all_fitting(given[2], choice) * max(1, min(int(given[0]), 20))
    ways = [] if kind in {names.ASSERT, names.ASSERT_NOT} else groups(item)
    return all_fitting(ways[choice % len(ways)], choice) if ways else ""


def among(given: list[Item], code: int) -> bool:
    """Whether a character is one of a class."""
    parts = [one for one in given if one[0] is not names.NEGATE]
    found = any(part_fits(one, code) for one in parts)
    return found != (len(parts) < len(given))


def part_fits(part: Item, code: int) -> bool:
    """Whether a character is in a part of a class."""
    kind, given = part
    if kind is names.LITERAL:
        return bool(given == code)
    if kind is names.RANGE:
        return bool(given[0] <= code <= given[1])
    return category(given, chr(code))


def category(kind: Any, one: str) -> bool:  # noqa: ANN401 - a constant of `re`
    """Whether a character is a digit, a letter or a space, or is none."""
    name = str(kind)
    told = (
        one.isdigit()
        if "DIGIT" in name
        else one.isspace()
        if "SPACE" in name
        else one.isalnum() or one == "_"
    )
    return told != ("NOT" in name)


def first(given: list[Item]) -> int:
    """The first character that a class names."""
    for kind, value in given:
        if kind is names.LITERAL:
            return int(value)
        if kind is names.RANGE:
            return int(value[0])
    return ord("a")
