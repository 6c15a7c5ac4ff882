"""Records <-> one SQLite file: kept, searched, corrected, never overwritten (docs/archive.md)."""

from __future__ import annotations

from .conditions import Query
from .near import Near
from .shapes import (
    Added,
    Asked,
    Entry,
    Evidence,
    Failed,
    Hit,
    Listed,
    Listing,
    Page,
    Status,
    Stored,
    Target,
    Whole,
)
from .store import NAME, Archive

__all__ = [
    "NAME",
    "Added",
    "Archive",
    "Asked",
    "Entry",
    "Evidence",
    "Failed",
    "Hit",
    "Listed",
    "Listing",
    "Near",
    "Page",
    "Query",
    "Status",
    "Stored",
    "Target",
    "Whole",
]
