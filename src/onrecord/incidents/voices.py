"""Who says a figure, under one name for all reports."""

from __future__ import annotations

from ..model import Attribution, Record
from .words import words

SMALL = {"the", "of", "and", "for", "in", "at", "on", "to", "by", "an", "its", "their", "his", "her"}


def voice(record: Record, said: Attribution) -> str | None:
    """The speaker's name in small letters: a person's last name, else the words of the name.

    None where nobody is named and nobody resolved.
    """
    party = next((party for party in record.parties if party.id == said.speaker), None)
    name = party.name.value if party else said.source.value if said.source else None
    if name is None:
        return None
    found = [word.text for word in words(name) if word.text not in SMALL]
    if party and party.kind == "person":
        named = [word.text for word in words(name) if word.capital]
        return named[-1] if named else " ".join(found) or None
    return " ".join(found) or None
