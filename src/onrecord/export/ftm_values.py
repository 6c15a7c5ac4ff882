"""Values as FollowTheMoney takes them: cleaned by its library, no longer than it says, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..gazetteer.composing import bounded

CUT = ("name", "string", "address")
"""Types of which a beginning is worth something; of a web address or an id it would be another one."""


class Values:
    """Puts values into entities; `lost` counts those that are not there afterwards as they were given."""

    def __init__(self, lost: Counter[str]) -> None:
        self.lost = lost

    def add(self, entity: Any, key: str, value: str) -> None:  # noqa: ANN401 - the library's
        """Add a value: a long text as several, another long one cut, or left out."""
        kind = entity.schema.get(key).type
        clean = self.clean(kind, value)
        if clean is None:
            self.lost[f"values are none to FollowTheMoney's {key}: they are left out"] += 1
            return
        some = list(self.within(kind, key, clean))
        if len(some) > len(set(some)):
            self.lost[f"pieces of {key} are the same as others: FollowTheMoney keeps them once"] += 1
        for one in some:
            entity.add(key, one, cleaned=True)
            if one not in entity.get(key):
                self.lost[f"values are too much for FollowTheMoney's {key}: they are left out"] += 1

    def clean(self, kind: Any, value: str) -> str | None:  # noqa: ANN401
        """A value as the library has it; None where it is none to it, or not when looked at again."""
        found: str | None = kind.clean(bounded(value))
        return found if found and kind.clean(found) else None

    def within(self, kind: Any, key: str, value: str) -> Iterator[str]:  # noqa: ANN401
        """A value in as many as its length asks for."""
        most: int = kind.max_length
        if len(value) <= most:
            yield value
        elif kind.name == "text":
            yield from pieces(value, most)
        elif kind.name in CUT:
            self.lost[f"values are longer than FollowTheMoney's {key}: they are cut"] += 1
            yield value[: most - 1].rstrip() + "…"
        else:
            self.lost[f"values are longer than FollowTheMoney's {key}: they are left out"] += 1


def pieces(text: str, most: int) -> Iterator[str]:
    """A text in pieces that are no longer than this, ended at a line, else at a blank, in their latter half.

    >>> list(pieces("One two. Three four.", 12))
    ['One two.', 'Three four.']
    """
    start = 0
    while start < len(text):
        half, end = start + most // 2, start + most
        if end < len(text):
            end = next((at for sign in "\n " if (at := text.rfind(sign, half, end)) > 0), end)
        piece = text[start:end].strip()
        if piece:
            yield piece
        start = end
