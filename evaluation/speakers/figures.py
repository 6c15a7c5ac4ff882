"""The figures of the gate: how often the party behind a pronoun or a description that speaks is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import onrecord
from onrecord.model import Document, Record

from ..figures import Figures, share
from . import judge
from .gold import Gold, read

Counts = Counter[tuple[str, str]]
"""How many of a sort ("pronoun", "description", "name") had an outcome, or are "marked" or "unread"."""


def documents(gold: Path) -> list[Document]:
    """The texts of a gold file."""
    return [onrecord.document(one.text, published=one.published) for one in read(gold)]


def figures(gold: Path, records: Iterable[Record]) -> Figures:
    """The figures of the records of `documents(gold)`, in that order; ValueError where some are missing."""
    counts: Counts = Counter()
    for one, record in zip(read(gold), records, strict=True):
        counts += counted(one, record)
    return shares(counts)


def counted(gold: Gold, record: Record) -> Counts:
    """What came of the sources of one text."""
    counts: Counts = Counter((gold.sort(one), "marked") for one in gold.mentions if one.speaks)
    counts.update((sort, "unread") for sort, _ in judge.unread(gold, record))
    counts.update((one.sort, one.outcome) for one in judge.verdicts(gold, record))
    return counts


def shares(counts: Counts) -> Figures:
    """The right of the right and wrong and of all that gold knows; the marked sources that are read.

    >>> made = {("pronoun", "right"): 6, ("pronoun", "wrong"): 2, ("pronoun", "refused"): 4}
    >>> shares(Counter(made))["pronouns found"]
    {'share': 50.0, 'right': 6, 'of': 12}
    """
    made: Figures = {}
    for sort in judge.SORTS:
        right, wrong, refused = (counts[sort, outcome] for outcome in ("right", "wrong", "refused"))
        made[f"{sort}s"] = share(right, right + wrong)
        made[f"{sort}s found"] = share(right, right + wrong + refused)
    marked, unread = (
        sum(many for (_, what), many in counts.items() if what == wanted) for wanted in ("marked", "unread")
    )
    return made | {"sources read": share(marked - unread, marked)}
