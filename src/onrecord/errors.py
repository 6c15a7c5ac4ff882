"""Everything that onrecord raises on purpose, as one tree."""

from __future__ import annotations

import traceback
from pathlib import Path

HERE = Path(__file__).parent


class OnrecordError(Exception):
    """Any error of ours; its text names the file, the place in it and the remedy."""


class SettingsError(OnrecordError):
    """A setting that is not known or cannot have its value."""


class SourceError(OnrecordError):
    """An input that could not be turned into documents."""


class RefusedError(SourceError):
    """What a web address did not take; `after` are the seconds it asks to be left alone for."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class BombError(OnrecordError):
    """An input that unpacks to many times its size: no more of it is read."""


class ReadError(OnrecordError):
    """A document that could not be read, where that was to be raised; `failure` says the same as data."""

    def __init__(self, message: str, failure: object = None) -> None:
        super().__init__(message)
        self.failure = failure


class LibraryError(OnrecordError):
    """A library that was asked for and is not installed; its text is the command that installs it."""


class RecordError(OnrecordError):
    """A record that is not valid: a bad field, or a span outside its text."""


class LexiconError(OnrecordError):
    """A data file of ours that is missing or does not have the shape its reader expects."""


class GazetteerError(OnrecordError):
    """A gazetteer that is missing, damaged or of another version."""


class ProfileError(OnrecordError):
    """A profile of sources that is missing, damaged or of another version."""


class ModelError(OnrecordError):
    """A model file of ours that is missing, damaged or of another kind."""


class WorkerError(OnrecordError):
    """Processes that should read and cannot be started."""


class ExportError(OnrecordError):
    """An export that cannot be written, or an edited one that cannot be read back."""


class ScaleError(OnrecordError):
    """A run over many documents that cannot begin or go on: its folder, its inputs, its processes."""


class ArchiveError(OnrecordError):
    """An archive that is missing, damaged, of another version or not to be written."""


class AbsentError(ArchiveError):
    """A report or an incident that the archive does not have."""


class ForgottenError(ArchiveError):
    """A report that somebody had taken out of the archive for good."""


class ConflictError(ArchiveError):
    """A change of a record that has been changed by somebody else since it was seen."""


class QueryError(ArchiveError):
    """A search that cannot be understood; its text says what to write instead."""


def fault(error: BaseException, *, words: bool = False) -> str:
    """A fault of ours in a line: its kind, and where; its own words, which may be the report's, if asked.

    >>> try:
    ...     {}["a name that a report tells"]
    ... except KeyError as error:
    ...     fault(error), fault(error, words=True)
    ('KeyError', "KeyError: 'a name that a report tells'")
    """
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if HERE in Path(frame.filename).parents]
    where = (
        f" in {Path(places[-1].filename).relative_to(HERE).as_posix()}, line {places[-1].lineno}"
        if places
        else ""
    )
    return f"{kind}{where}: {error}" if words else f"{kind}{where}"
