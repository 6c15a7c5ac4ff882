"""What programs send and get: bodies of requests, answers that the archive has no shape for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ...archive import Entry

LONGEST = 200_000
"""Characters of a text that is read while somebody waits: some ten seconds."""

Text = Annotated[str, Meta(max_length=LONGEST)]
Part = Literal["parties", "times", "places", "hedges", "attributions", "events", "tolls", "document"]


class Begin(Struct, frozen=True, kw_only=True):
    """What a program needs first: `form` goes into the header `onrecord-form` of whatever it posts."""

    form: str
    openapi: str
    onrecord: str


class ToRead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be read, and what is known of it; without `published` relative times get no date."""

    text: Text
    published: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of an item that get other values, all or none, by somebody, for a reason.

    `item` is the item's id, its index where items have none, "-" for the document; `seen` is the version of
    the report that was looked at.
    """

    document: str
    part: Part
    item: str
    values: dict[str, Any]
    by: str
    reason: str
    seen: int


class Judgement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That an item is read right, or is no part of the record, as somebody says, for a reason."""

    document: str
    part: Part
    item: str
    verdict: Literal["acceptance", "rejection"]
    by: str
    reason: str
    seen: int


class Done(Struct, frozen=True, kw_only=True):
    """What was put into the journal, and the version of the report with it."""

    entries: tuple[Entry, ...]
    version: int


class Fault(Struct, frozen=True):
    """Why something was not done."""

    status: int
    message: str


class Refusal(Struct, frozen=True):
    """What every answer that is no success holds."""

    error: Fault
