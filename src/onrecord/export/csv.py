"""An incident's claims as CSV: a row a claim, with the words that it was read from and where they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from ..incidents.shapes import Claim, Incident
from ..model import Sourced
from .sentences import whole

COLUMNS = (
    "incident", "claim", "report", "outlet", "published", "category", "subject_kind", "unit", "low", "high",
    "best", "bound", "vague", "polarity", "scope", "status", "according_to", "according_to_start",
    "according_to_end", "hedge", "words", "words_start", "words_end", "sentence", "read_by", "confidence",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or skips before one (OWASP, "CSV Injection")."""
MARK = "\ufeff"
"""The byte order mark: without it spreadsheets take UTF-8 for something else."""


def claims(found: Incident, texts: Mapping[str, str]) -> str:
    """The claims of an incident, in the order of its reports; `texts` are the reports by their ids."""
    into = StringIO()
    rows = csv.writer(into, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for claim in found.claims:
        rows.writerow([cell(one) for one in row(found, claim, texts.get(claim.document, ""))])
    return MARK + into.getvalue()


def row(found: Incident, claim: Claim, text: str) -> Iterator[object]:
    """The values of a claim, in the order of the columns."""
    count = claim.count.value
    yield from (found.id, claim.id, claim.document, claim.outlet, claim.published)
    yield from (claim.category, claim.subject_kind, claim.unit)
    yield from (count.low, count.high, count.best, count.bound, count.vague)
    yield from (claim.polarity, claim.scope, claim.status)
    yield from (claim.source.value if claim.source else None, *ends(claim.source))
    yield claim.hedge.value.term if claim.hedge else None
    start, end = ends(claim.count)
    first, last = whole(text, start or 0)
    yield from (text[start:end], start, end, text[first:last].strip())
    yield from (claim.count.by, claim.count.confidence)


def ends(read: Sourced[Any] | None) -> tuple[int, int] | tuple[None, None]:
    """Where the words of a value begin and end, in code points; nowhere where it is not stated."""
    return (read.spans[0][0], read.spans[-1][1]) if read and read.spans else (None, None)


def cell(value: object) -> object:
    """A value that no spreadsheet reckons with: an apostrophe stands before what begins as a formula.

    >>> cell("=1+1"), cell("ten"), cell(-3), cell(None)
    ("'=1+1", 'ten', -3, None)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
