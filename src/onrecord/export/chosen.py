"""What is exported: records one after the other, or incidents with the records that tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..incidents.shapes import Incident
from ..model import Record
from . import together
from .columns import TABLES, TOGETHER, Columns
from .rows import Row, Rows

OF_RECORDS = tuple(name for name in TABLES if name != "failures")
"""The kinds of rows that a record has."""
OF_INCIDENTS = (*TOGETHER, "accounts")
"""The kinds that are made of incidents; `accounts` are those of each report alone."""


class Read(NamedTuple):
    """A record and where its document was read from."""

    record: Record
    read_from: str = ""


class Case(NamedTuple):
    """An incident and the records of the reports that tell of it, by their ids."""

    incident: Incident
    records: Mapping[str, Record]

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the reports."""
        return {name: record.document.text for name, record in self.records.items()}


class Chosen(NamedTuple):
    """What is exported: of one kind, from records (`reads`) or from incidents (`cases`), one of them empty.

    `lost` counts what a format has no place for, in words that end a sentence such as "3 places ...".
    """

    kind: str
    lost: Counter[str]
    reads: Iterable[Read] = ()
    cases: Iterable[Case] = ()

    @property
    def columns(self) -> Columns:
        """The columns of the rows of its kind."""
        return TOGETHER[self.kind] if self.kind in TOGETHER else TABLES[self.kind]

    def rows(self) -> Iterator[Row]:
        """The rows of its kind, in the order of the reports or incidents."""
        if self.kind == "incidents":
            yield from (together.incident(case.incident) for case in self.cases)
        elif self.kind == "claims":
            for case in self.cases:
                yield from together.claims(case.incident, case.texts)
        else:
            for read in self.reads:
                yield from rows_of(read, self.kind)


def rows_of(read: Read, kind: str) -> Iterator[Row]:
    """The rows of one kind of a record."""
    rows = Rows(read.record, read.read_from)
    if kind == "records":
        yield rows.whole("")
    else:
        yield from (row for table, row in rows.all() if table == kind)
