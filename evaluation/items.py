"""Tables of our own: their command line, the items of a form judged, the lines of those not right."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar


class Item(Protocol):
    """A text of a table, and which form of words it tries."""

    @property
    def form(self) -> str:
        """The form."""

    @property
    def text(self) -> str:
        """The text."""


I = TypeVar("I", bound=Item)  # noqa: E741 - an item
M = TypeVar("M")


def options(name: str, about: str | None) -> argparse.ArgumentParser:
    """The command line of `python -m evaluation.NAME`."""
    made = argparse.ArgumentParser(prog=f"python -m evaluation.{name}", description=about)
    made.add_argument("--wrong", action="store_true", help="list each miss: what is expected, what was made")
    made.add_argument("--form", default="", help="only the items whose form begins so")
    return made


def judged(items: Iterable[I], misses: Callable[[I], list[M]], form: str) -> Iterator[tuple[int, I, list[M]]]:
    """Each item of a form, its number before it and what is wrong with it behind."""
    for number, item in enumerate(items, 1):
        if item.form.startswith(form):
            yield number, item, misses(item)


def wrong(seen: Iterable[tuple[int, I, list[M]]], told: Callable[[M], str]) -> Iterator[str]:
    """The lines of the items that are not right."""
    for number, item, found in seen:
        if found:
            yield f"{number} {item.form}: {item.text}"
            yield from (f"    {told(miss)}" for miss in found)
