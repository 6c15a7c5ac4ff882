"""Finds parties."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Party

BY = "parties 0.1"


def find(doc: Doc) -> Iterator[Party]:
    """The parties of a Doc."""
    yield from ()
