"""Finds attributions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Attribution

BY = "attributions 0.1"


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of a Doc."""
    yield from ()
