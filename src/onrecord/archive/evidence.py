"""Whether the words of a record are those of its characters."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import RecordError
from ..model import Record, Sourced
from . import rows

VERBATIM = {
    "attributions": ("source", "cue", "content", "addressee"),
    "events": ("trigger", "instruments"),
    "tolls": ("cue", "subject"),
}
"""Fields whose value is the words of their characters, unless a person gave another."""


def refuse_misquoting(record: Record) -> None:
    """Raise for a record that has words which its text has not where it says so."""
    for place in misquoted(record):
        raise RecordError(f"not a record of its text: the words of {place} are not those of its characters")


def misquoted(record: Record) -> Iterator[str]:
    """The fields, such as "tolls t1 cue", whose words do not stand where they are said to."""
    for kind, fields in VERBATIM.items():
        for item in getattr(record, kind):
            for field, _, spans, read in rows.pieces(item):
                if field in fields and read is not None and not verbatim(read, record.document.text, spans):
                    yield f"{kind} {item.id} {field}"


def verbatim(read: Sourced[object], text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a value is the words of its characters, blanks aside; what a person gave may be anything."""
    if (read.by or "").startswith("person:"):
        return True
    words = "".join(text[start:end] for start, end in spans)
    return "".join(str(read.value).split()) == "".join(words.split())
