"""How many sentences of our own are read right: python -m evaluation.attributions [--wrong] [--form FORM]."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator

import onrecord

from .judge import made_from, misses
from .table import Item, load

Judged = tuple[int, Item, list[str]]
"""The number of an item, the item, and what is wrong with it."""


def main() -> None:
    """Print a table by form, and each miss where wanted."""
    chosen = options().parse_args()
    seen = list(judged(load(), chosen.form))
    if chosen.wrong:
        print("\n".join(wrong(seen)))
    print("\n".join(by_form(seen)))


def options() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m evaluation.attributions", description=__doc__)
    made.add_argument("--wrong", action="store_true", help="list each miss: what is expected, what was made")
    made.add_argument("--form", default="", help="only the items whose form begins so")
    return made


def judged(items: Iterable[Item], form: str = "") -> Iterator[Judged]:
    """Each item of a form with what is wrong with it."""
    for number, item in enumerate(items, 1):
        if item.form.startswith(form):
            yield number, item, misses(item, made_from(onrecord.read(item.text)))


def wrong(seen: Iterable[Judged]) -> Iterator[str]:
    """The lines of the items that are not right."""
    for number, item, lines in seen:
        if lines:
            yield f"{number} {item.form}: {item.text}"
            yield from (f"    {line}" for line in lines)


def by_form(seen: Iterable[Judged]) -> Iterator[str]:
    """The lines of a table: a form, how many are right, how many there are."""
    every: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, item, lines in seen:
        every[item.form] += 1
        right[item.form] += not lines
    for form, count in every.items():
        yield f"{form:20}{right[form]:4}/{count}"
    yield f"{'all':20}{right.total():4}/{every.total()}  {100 * right.total() / max(1, every.total()):.1f}%"


if __name__ == "__main__":
    main()
