"""Finds events."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Event

BY = "events 0.1"


def find(doc: Doc) -> Iterator[Event]:
    """The events of a Doc."""
    yield from ()
