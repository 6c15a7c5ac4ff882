"""Records <-> one SQLite file: kept, searched, corrected, never overwritten (docs/archive.md)."""

from __future__ import annotations

from .conditions import Query
from .near import Box, Near
from .shapes import (
    Accepted,
    Added,
    Asked,
    Cluster,
    Entry,
    Evidence,
    Failed,
    Heard,
    Hit,
    Listed,
    Listing,
    Open,
    Page,
    Progress,
    Quoted,
    Seen,
    Status,
    Stored,
    Target,
    Voice,
    Voices,
    Whole,
)
from .store import NAME, Archive

__all__ = [
    "NAME",
    "Accepted",
    "Added",
    "Archive",
    "Asked",
    "Box",
    "Cluster",
    "Entry",
    "Evidence",
    "Failed",
    "Heard",
    "Hit",
    "Listed",
    "Listing",
    "Near",
    "Open",
    "Page",
    "Progress",
    "Query",
    "Quoted",
    "Seen",
    "Status",
    "Stored",
    "Target",
    "Voice",
    "Voices",
    "Whole",
]
