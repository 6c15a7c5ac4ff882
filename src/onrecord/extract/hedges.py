"""Finds hedges."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Likelihood, Sourced

BY = "hedges 0.1"


def find(doc: Doc) -> Iterator[Sourced[Likelihood]]:
    """The hedges of a Doc."""
    yield from ()
