"""A new report and its incidents, as they are told to others: in the terminal, as JSON, to a webhook."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from ..archive import Archive, Listed, Waiting
from ..model import Failure, Record
from ..sources import Outcome


class Report(Struct, frozen=True, kw_only=True):
    """What is known of a report besides its text."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    source: str


class Summary(Struct, frozen=True, kw_only=True, tag_field="event", tag="report.added"):
    """A report that has been added, and the incidents that it tells of, as they stand with it."""

    report: Report
    incidents: tuple[Listed, ...]

    def json(self) -> bytes:
        """One line of JSON."""
        return msgspec.json.encode(self)


def report(outcome: Outcome) -> Report:
    """What is known of the report of an outcome."""
    made = outcome.result
    if isinstance(made, Failure):
        raise TypeError(f"{outcome.source} is no report")
    document = made.document if isinstance(made, Record) else made
    return Report(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        source=outcome.source,
    )


def waiting(one: Waiting) -> Report:
    """What is known of a report that a webhook has still to be told of."""
    return Report(
        id=one.document,
        title=one.title,
        publisher=one.publisher,
        published=one.published,
        url=one.url,
        source=one.source,
    )


def of(archive: Archive, about: Report) -> Summary:
    """The summary of a report of the archive, whose incidents have been put together."""
    return Summary(report=about, incidents=archive.incidents_of(about.id))
