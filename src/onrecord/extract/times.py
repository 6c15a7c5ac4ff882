"""Finds times."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Sourced, When

BY = "times 0.1"


def find(doc: Doc) -> Iterator[Sourced[When]]:
    """The times of a Doc."""
    yield from ()
