"""The types of incident that MUC-4 tells apart: which one an event is, and of which a report tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from .labels import Account

FIRE = frozenset({"fire", "arson", "burned", "burnt", "burning", "torched", "ablaze"})
MODES = {"abduct": "KIDNAPPING", "explosives": "BOMBING", "suicide-attack": "BOMBING"}
OTHERS = {("COERCE", "seize"): "ROBBERY", ("PROTEST", "strike"): "FORCED WORK STOPPAGE"}
MOST = 3  # sentences from which a report's chance is taken


def of(kind: str, mode: str | None, words: Iterable[str]) -> str:
    """The type of incident by the type and mode of an event and the lower-cased words of its trigger.

    Empty where MUC-4 has none.

    >>> of("ASSAULT", "abduct", ["seized"]), of("ASSAULT", None, ["set", "ablaze"]), of("PROTEST", None, [])
    ('KIDNAPPING', 'ARSON', '')
    """
    if kind != "ASSAULT":
        return OTHERS.get((kind, mode or ""), "")
    return MODES.get(mode or "") or ("ARSON" if FIRE.intersection(words) else "ATTACK")


class Told:
    """The chance of each type of incident in each sentence of a text, and in the whole of it."""

    def __init__(self, accounts: Iterable[Account], starts: Sequence[int]) -> None:
        self.starts = starts
        first = set(starts)
        self.chances: dict[int, dict[str, float]] = {}
        for one in accounts:
            if one.start in first:
                self.chances.setdefault(one.start, {})[one.kind] = one.score

    def of(self, at: int) -> dict[str, float]:
        """The chances of the types that the sentence of a character tells of; those of no chance left out.

        >>> told = Told([Account(9, "ATTACK", 0.9)], [0, 9])
        >>> told.of(4), told.of(12)
        ({}, {'ATTACK': 0.9})
        """
        number = bisect_right(self.starts, at) - 1
        return self.chances.get(self.starts[number], {}) if number >= 0 else {}

    def best(self, kind: str) -> list[float]:
        """The chances of a type in the sentences in which it is likeliest, the highest first."""
        found = sorted((chances.get(kind, 0.0) for chances in self.chances.values()), reverse=True)
        return [*found, *[0.0] * MOST][:MOST]

    def kinds(self) -> dict[str, float]:
        """How likely the whole tells of each type: the mean chance of the likeliest sentences."""
        known = {kind for chances in self.chances.values() for kind in chances}
        return {kind: sum(self.best(kind)) / MOST for kind in sorted(known)}
