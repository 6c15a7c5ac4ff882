"""How many sentences of our own are read right: python -m evaluation.attributions [--wrong] [--form FORM]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import onrecord
from evaluation import items

from .judge import made_from, misses
from .table import Item, load

Judged = tuple[int, Item, list[str]]
"""The number of an item, the item, and what is wrong with it."""


def main() -> None:
    """Print a table by form, and each miss where wanted."""
    chosen = items.options("attributions", __doc__).parse_args()
    seen = list(items.judged(load(), missed, chosen.form))
    if chosen.wrong:
        print("\n".join(items.wrong(seen, str)))
    print("\n".join(by_form(seen)))


def missed(item: Item) -> list[str]:
    """What is wrong with the reading of an item."""
    return misses(item, made_from(onrecord.read(item.text)))


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
