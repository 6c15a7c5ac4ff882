"""False events and lost ones on sentences of our own: python -m evaluation.events [--wrong] [--form FORM]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import onrecord
from evaluation import items

from .judge import FAULTS, Miss, made_from, misses
from .table import Item, load

Judged = tuple[int, Item, list[Miss]]
"""The number of an item, the item, and what is wrong with it."""


def main() -> None:
    """Print a table by form, and each miss where wanted."""
    chosen = items.options("events", __doc__).parse_args()
    seen = list(items.judged(load(), missed, chosen.form))
    if chosen.wrong:
        print("\n".join(items.wrong(seen, shown)))
    print("\n".join((*no_events(seen), *by_form(seen))))


def missed(item: Item) -> list[Miss]:
    """What is wrong with the reading of an item."""
    return misses(item, made_from(onrecord.read(item.text)))


def shown(miss: Miss) -> str:
    """The line of a miss."""
    return f"{miss.fault}: {miss.shown}"


def no_events(seen: Iterable[Judged]) -> Iterator[str]:
    """The lines of the sentences where nothing happens: a form, the events made, how many sentences."""
    made: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for _, item, found in seen:
        if not item.events:
            every[item.form] += 1
            made[item.form] += len(found)
    yield f"{'no events':14}{'made':>6}{'sentences':>11}"
    for form, count in every.items():
        yield f"{form:14}{made[form]:6}{count:11}"
    yield f"{'all':14}{made.total():6}{every.total():11}  {per_200(made.total(), every.total()):.1f} of 200"


def per_200(made: int, sentences: int) -> float:
    """How many events that would be in two hundred sentences.

    >>> per_200(9, 300)
    6.0
    """
    return 200 * made / max(1, sentences)


def by_form(seen: Iterable[Judged]) -> Iterator[str]:
    """The lines of the sentences where something happens: a form, the events wanted and right, each fault."""
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    faults: Counter[tuple[str, str]] = Counter()
    for _, item, found in seen:
        if item.events:
            count = sum(not gold.optional for gold in item.events)
            wanted[item.form] += count
            right[item.form] += count - faulty(found)
            faults.update((item.form, miss.fault) for miss in found)
    yield row("events", ("right", "wanted", *FAULTS))
    for form, count in wanted.items():
        yield row(form, (right[form], count, *(faults[form, fault] for fault in FAULTS)))
    totals = (sum(count for (_, fault), count in faults.items() if fault == wrong) for wrong in FAULTS)
    yield row("all", (right.total(), wanted.total(), *totals))


def faulty(found: Iterable[Miss]) -> int:
    """How many expected events are missed or otherwise than expected."""
    return len({miss.event for miss in found if miss.event})


def row(name: str, cells: Iterable[object]) -> str:
    """A row of the table."""
    return f"{name:14}" + "".join(f"{cell!s:>11}" for cell in cells)


if __name__ == "__main__":
    main()
