"""What a child process may take: time for an answer, memory in all."""

from __future__ import annotations

from msgspec import Struct

from ...config import Settings


class Limits(Struct, frozen=True):
    """The seconds that one answer may take, and the megabytes (2^20 bytes) that the process may hold."""

    seconds: float
    megabytes: int


def of_pages(settings: Settings) -> Limits:
    """What the parsing of one HTML page may take."""
    return Limits(settings.html_seconds, settings.html_megabytes)


def of_files(settings: Settings) -> Limits:
    """What the parsing of one PDF, or of a batch of rows of Parquet or of a workbook, may take.

    The settings have the names of the formats for which they were made first (docs/cli.md, Settings).
    """
    return Limits(settings.pdf_seconds, settings.html_megabytes)
