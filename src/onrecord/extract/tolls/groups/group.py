"""A counted group: an amount with its noun, or one person, as a value."""

from __future__ import annotations

from typing import NamedTuple

from ....model import Category, Count, SubjectKind, Unit
from ..numbers.counts import Sort


class Group(NamedTuple):
    """A counted group at tokens [start, end); `head` is its noun, `single` one person without a number.

    `headline` is one right before a participle, with no words between: "Man killed".
    """

    start: int
    end: int
    head: int | None
    tally: Count
    sort: Sort
    kind: SubjectKind | None = None
    value: float | int | None = None
    definite: bool = False
    derivation: str | None = None
    single: bool = False
    bare: bool = False
    subset: bool = False
    pronoun: bool = False
    ordinal: float | int | None = None
    noun: Category | None = None
    thing: bool = False
    household: bool = False
    each: bool = False
    named: bool = False
    headline: bool = False

    @property
    def unit(self) -> Unit:
        """Persons, or households where families are counted."""
        return "household" if self.household else "person"
