"""Links fields to each other: said_in, certainty, when, where, tolls and events, party ids."""

from __future__ import annotations

from spacy.tokens import Doc


def link(doc: Doc) -> None:
    """Replace the fields on the Doc by their linked forms."""
