"""Finds places."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Sourced, Where

BY = "places 0.1"


def find(doc: Doc) -> Iterator[Sourced[Where]]:
    """The places of a Doc."""
    yield from ()
