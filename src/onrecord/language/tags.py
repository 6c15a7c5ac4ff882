"""Part-of-speech tags."""

from __future__ import annotations

from spacy.tokens import Doc


def tag(doc: Doc) -> None:
    """Set `tag_` (Penn Treebank) and `pos_` (UPOS) of every token."""
