"""Records <-> one SQLite file: kept, searched, corrected, never overwritten (docs/archive.md)."""

from __future__ import annotations

from .conditions import Query
from .near import Near
from .shapes import Added, Entry, Evidence, Failed, Hit, Page, Status, Stored, Target
from .store import NAME, Archive

__all__ = [
    "NAME",
    "Added",
    "Archive",
    "Entry",
    "Evidence",
    "Failed",
    "Hit",
    "Near",
    "Page",
    "Query",
    "Status",
    "Stored",
    "Target",
]
