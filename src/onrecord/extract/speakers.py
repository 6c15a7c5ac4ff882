"""Finds who is behind each attribution."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from .. import doc as read
from ..model import Attribution


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of a Doc, with the party that speaks."""
    yield from read.attributions(doc)
