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
    LibraryError,
    ModelError,
    OnrecordError,
    ProfileError,
    QueryError,
    ReadError,
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
    from .archive import Archive, Asked, Query
    from .frames import dataframes, to_dataframe
    from .language.tokens import tokenizer
    from .pipeline import Reader, document, read

__all__ = [
    "AbsentError",
    "Acled",
    "Archive",
    "ArchiveError",
    "Asked",
    "Attribution",
    "ConflictError",
    "Count",
    "Document",
    "Event",
    "Failure",
    "GazetteerError",
    "LexiconError",
    "LibraryError",
    "Likelihood",
    "MadeWith",
    "ModelError",
    "OnrecordError",
    "Party",
    "ProfileError",
    "Query",
    "QueryError",
    "ReadError",
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
    "dataframes",
    "document",
    "from_json",
    "read",
    "to_dataframe",
    "to_json",
    "tokenizer",
]

ROOMS = {
    **dict.fromkeys(("Reader", "document", "read"), "pipeline"),
    "tokenizer": "language.tokens",
    **dict.fromkeys(("Archive", "Asked", "Query"), "archive"),
    **dict.fromkeys(("dataframes", "to_dataframe"), "frames"),
}
"""Names that are loaded when they are first asked for, and where from."""


def __getattr__(name: str) -> object:
    """Load what takes a while (the pipeline, and with it spaCy: a second) when it is first asked for."""
    if name in ROOMS:
        return getattr(import_module(f".{ROOMS[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
