"""Finds tolls."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...model import Toll

BY = "tolls 0.1"


def find(doc: Doc) -> Iterator[Toll]:
    """The tolls of a Doc."""
    yield from ()
