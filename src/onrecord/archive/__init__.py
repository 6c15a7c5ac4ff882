"""Records <-> one SQLite file: kept, searched, corrected, never overwritten (docs/archive.md)."""

from __future__ import annotations

from .conditions import Query
from .near import Near
from .shapes import (
    Accepted,
    Added,
    Asked,
    Days,
    Entry,
    Evidence,
    Failed,
    Hit,
    Listed,
    Listing,
    Page,
    Quoted,
    Said,
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
    "Days",
    "Entry",
    "Evidence",
    "Failed",
    "Hit",
    "Listed",
    "Listing",
    "Near",
    "Page",
    "Query",
    "Quoted",
    "Said",
    "Status",
    "Stored",
    "Target",
    "Whole",
]
