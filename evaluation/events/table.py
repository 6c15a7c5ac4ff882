"""The table of sentences with the events in them; what the keys mean stands at its head."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.model import EventType, Status

TABLE = Path(__file__).parent / "table.toml"


class Gold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event that a reader finds; parties that are None aren't judged."""

    type: EventType
    trigger: tuple[str, ...]
    or_type: EventType | None = None
    status: Status = "accomplished"
    or_status: Status | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    optional: bool = False


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence and what happens in it."""

    form: str
    text: str
    events: tuple[Gold, ...]


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file."""

    item: tuple[Item, ...]


def load(path: Path = TABLE) -> tuple[Item, ...]:
    """The items of a table; ValueError with the number of an item whose gold isn't in its text."""
    items = msgspec.toml.decode(path.read_bytes(), type=Table).item
    for number, item in enumerate(items, 1):
        for gold in item.events:
            check(gold, f"item {number} ({item.text[:50]!r})", item.text)
    return items


def check(gold: Gold, name: str, text: str) -> None:
    """Refuse parties that the text does not have, and a trigger that is not there just once."""
    if not gold.trigger:
        raise ValueError(f"{name}: an event without a trigger")
    for words in gold.trigger:
        if (count := len(places(words, text))) != 1:
            raise ValueError(f"{name}: trigger {words!r} is {count} times in the text")
    for party in (*(gold.actors or ()), *(gold.recipients or ())):
        if party not in text:
            raise ValueError(f"{name}: {party!r} is not in the text")


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Where whole words stand in a text.

    >>> places("raid", "The raid on the raiders")
    [(4, 8)]
    """
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
