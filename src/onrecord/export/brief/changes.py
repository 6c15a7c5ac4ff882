"""What was known of a count before, against what is known now, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...incidents.shapes import Contradiction, Incident, Merged, Range
from ..incidents import comes_to
from ..terminal.incidents import shown

FIRST = "first counted in these days"
SAME = "as before"
LEADING = ("killed", "injured")
"""What is counted that stands before other counts."""


class Change(NamedTuple):
    """A count now and before, what became of it in words, and whether it is another than it was."""

    now: Merged
    before: Merged | None
    words: str
    moved: bool

    @property
    def was(self) -> str:
        """The range that was affirmed before; nothing where nobody counted."""
        return shown(self.before.range_affirmed) if self.before else ""

    @property
    def told(self) -> bool:
        """Whether any figure was told, now or before."""
        return bool(shown(self.now.range_all) or self.was)

    @property
    def differs(self) -> bool:
        """Whether several figures were told."""
        every = self.now.range_all
        return every is not None and every.low != every.high

    @property
    def notes(self) -> list[str]:
        """What all claims allow, and all that was said, where either is another range."""
        stands, every = shown(self.now.range_affirmed), shown(self.now.range_all)
        notes = [comes_to(self.now)] * (shown(self.now.joint) != stands)
        return notes + [f"all that was said: {every}"] * (every not in (stands, ""))


def changes(now: Incident, before: Incident | None) -> list[Change]:
    """Every count of an incident against the same one before: the killed first, then the injured."""
    left = list(before.merged) if before else []
    return sorted((change(one, same(one, left)) for one in now.merged), key=rank)


def rank(one: Change) -> tuple[int, bool]:
    """What brings a count before others: what became of the people, then the people as a whole."""
    category, people = one.now.category, one.now.subject_kind
    return (LEADING.index(category) if category in LEADING else len(LEADING), people != "person")


def same(one: Merged, left: list[Merged]) -> Merged | None:
    """The count of before that has the most claims in common with one, else one of the same people.

    It is taken out of those that are left, so that no count is that of two.
    """
    alike = [other for other in left if kind(other) == kind(one)]
    shared = max(alike, key=lambda other: len(set(other.claims) & set(one.claims)), default=None)
    if shared is not None:
        left.remove(shared)
    return shared


def kind(one: Merged) -> tuple[str, str, str]:
    """What is counted, of whom."""
    return one.category, one.subject_kind, one.unit


def change(now: Merged, before: Merged | None) -> Change:
    """What became of one count."""
    if before is None:
        return Change(now, None, FIRST, moved=True)
    words = moved(before.range_affirmed, now.range_affirmed)
    if torn(now) != torn(before):
        words = "now the sources contradict each other" if torn(now) else "the sources agree by now"
    return Change(now, before, words or SAME, moved=bool(words))


def torn(one: Merged) -> bool:
    """Whether the claims that stand contradict each other."""
    return one.range_affirmed is not None and one.joint is None


def moved(before: Range | None, now: Range | None) -> str:
    """How a range has moved, in a word; nothing where it has not.

    >>> moved(Range(10, 10), Range(14, 14)), moved(Range(10, 14), Range(12, 14)), moved(None, Range(2, 2))
    ('risen', 'narrower', 'now there is a figure')
    """
    if before == now:
        return ""
    if now is None or before is None:
        return "no figure stands any more" if now is None else "now there is a figure"
    low, high = sign(before.low, now.low), sign(before.high, now.high) or (now.open_above - before.open_above)
    return MOVES.get((low, high), "changed")


MOVES = {
    (1, 1): "risen", (0, 1): "risen", (-1, -1): "fallen", (-1, 1): "wider", (-1, 0): "wider",
    (1, -1): "narrower", (1, 0): "narrower", (0, -1): "narrower",
}  # fmt: skip
"""A word for how the lower and the upper end of a range have moved."""


def sign(before: float | None, now: float | None) -> int:
    """Whether a number rose (1), fell (-1) or stayed (0); one that is not stated stays."""
    if before is None or now is None or before == now:
        return 0
    return 1 if now > before else -1


def is_new(some: Sequence[Contradiction], before: Incident | None) -> bool:
    """Whether a contradiction came up in the period: none of its kinds stood before between its claims."""
    earlier = before.contradictions if before else ()
    return not any(
        old.kind == one.kind and set(old.claims) <= set(one.claims) for old in earlier for one in some
    )
