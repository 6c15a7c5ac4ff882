"""Records <-> one SQLite file: kept, searched, corrected, never overwritten (docs/archive.md)."""

from __future__ import annotations

from .conditions import Query
from .near import Near
from .shapes import (
    Accepted,
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
    "Accepted",
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
