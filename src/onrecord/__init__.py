"""onrecord reads news reports and makes the record: who said what, what happened, how many, when, where.

>>> import onrecord
>>> record = onrecord.read("Two miners died in the shaft, the mayor said.", published="2022-11-26")
>>> record.document.published
'2022-11-26'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .config import Settings
from .errors import (
    AbsentError,
    ArchiveError,
    ConflictError,
    GazetteerError,
    LexiconError,
    ModelError,
    OnrecordError,
    ProfileError,
    QueryError,
    RecordError,
    ScaleError,
    SourceError,
    WorkerError,
)
from .model import (
    Acled,
    Attribution,
    Count,
    Document,
    Event,
    Failure,
    Likelihood,
    MadeWith,
    Party,
    Record,
    Sourced,
    Statement,
    Toll,
    Unread,
    When,
    Where,
    from_json,
    to_json,
)

if TYPE_CHECKING:
    from .pipeline import Reader, document, read, tokenizer

__all__ = [
    "AbsentError",
    "Acled",
    "ArchiveError",
    "Attribution",
    "ConflictError",
    "Count",
    "Document",
    "Event",
    "Failure",
    "GazetteerError",
    "LexiconError",
    "Likelihood",
    "MadeWith",
    "ModelError",
    "OnrecordError",
    "Party",
    "ProfileError",
    "QueryError",
    "Reader",
    "Record",
    "RecordError",
    "ScaleError",
    "Settings",
    "SourceError",
    "Sourced",
    "Statement",
    "Toll",
    "Unread",
    "When",
    "Where",
    "WorkerError",
    "document",
    "from_json",
    "read",
    "to_json",
    "tokenizer",
]


def __getattr__(name: str) -> object:
    """Load the pipeline, and with it spaCy (about a second), when it is first asked for."""
    if name in ("Reader", "document", "read", "tokenizer"):
        return getattr(import_module(".pipeline", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
