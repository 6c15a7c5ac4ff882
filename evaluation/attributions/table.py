"""The table of sentences with who said what in them; what the keys mean stands at its head."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.model import Manner

TABLE = Path(__file__).parent / "table.toml"


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One attribution, expected or made; `inside` counts from 1. None in the last four is "not judged"."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None
    manner: Manner = "indirect"
    negated: bool = False
    addressee: str | None = None
    inferred: bool | None = None
    speaker: str | None = None
    inside: int | None = None


Reading = tuple[Said, ...]


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence or passage, who says what in it, and another reading that is as good."""

    form: str
    text: str
    said: Reading
    also: Reading | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that are right."""
        return (self.said,) if self.also is None else (self.said, self.also)


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file."""

    item: tuple[Item, ...]


def load(path: Path = TABLE) -> tuple[Item, ...]:
    """The items of a table; ValueError with the number of an item whose gold isn't in its text."""
    items = msgspec.toml.decode(path.read_bytes(), type=Table).item
    for number, item in enumerate(items, 1):
        for reading in item.readings:
            check(reading, f"item {number} ({item.text[:50]!r})", item.text)
    return items


def check(reading: Reading, name: str, text: str) -> None:
    """Refuse words that the text does not have, and a place inside what is not in the reading."""
    for said in reading:
        if not said.content:
            raise ValueError(f"{name}: a content without pieces")
        for piece in (*said.content, said.source, said.cue, said.addressee):
            if piece is not None and piece not in text:
                raise ValueError(f"{name}: {piece!r} is not in the text")
        if said.inside is not None and not (
            1 <= said.inside <= len(reading) and reading[said.inside - 1] is not said
        ):
            raise ValueError(f"{name}: inside number {said.inside} of {len(reading)}")
