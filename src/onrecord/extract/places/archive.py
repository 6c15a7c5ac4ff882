"""Profiles of many sources as one file, made from records: `onrecord profile`.

JSON lines: what the file is, then a source a line, in order of their names. A source is decoded when a report
of it is read. Of a source with many reports a fixed choice is kept, so that the file does not depend on the
order in which records come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from ... import durable
from ...errors import ProfileError
from ...model import Document, Record
from .profile import Entry, Reports, View, entries, source

VERSION = 1
MOST = 50  # reports of a source: of more, those whose ids have the lowest sha256
REMEMBERED = 256  # sources
HOME = 0.2  # of the places of other reports in one region: below, the train files gain nothing
REMEDY = "make it by: onrecord profile RECORDS… --to FILE"


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a file."""

    onrecord_profile: int


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source's line: its name, and the entries of its reports by their ids."""

    source: str
    reports: dict[str, tuple[Entry, ...]]


class Named(msgspec.Struct, frozen=True):
    """A source's line of which only the name is read."""

    source: str


class Archive:
    """The reports of sources as they are gathered from records."""

    def __init__(self) -> None:
        self.sources: dict[str, dict[str, tuple[Entry, ...]]] = {}
        """By source, the entries of its reports by their ids."""
        self.nameless = 0

    def add(self, record: Record) -> None:
        """Take a record in; one that names no source is only counted, one of a known id takes its place."""
        name = source(record.document)
        if not name:
            self.nameless += 1
            return
        reports = self.sources.setdefault(name, {})
        reports[record.document.id] = entries(record)
        if len(reports) > 2 * MOST:
            self.sources[name] = chosen(reports)

    def view(self, document: Document) -> View | None:
        """What the other reports of a document's source are about, None where they say nothing."""
        return seen(self.sources.get(source(document), {}), document)

    def lines(self) -> Iterator[bytes]:
        """The file's lines."""
        yield msgspec.json.encode(Head(VERSION)) + b"\n"
        for name in sorted(self.sources):
            yield msgspec.json.encode(Source(name, chosen(self.sources[name]))) + b"\n"

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        new = path.with_name(f"{path.name}.new")
        new.write_bytes(b"".join(self.lines()))
        durable.place(new, path)


def chosen(reports: dict[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    """At most `MOST` reports, in order of their ids; which ones, no order of reading changes."""
    kept = sorted(reports, key=lambda name: hashlib.sha256(name.encode()).digest())[:MOST]
    return {name: reports[name] for name in sorted(kept)}


def seen(reports: Reports, document: Document) -> View | None:
    """What a source's reports say to one of them, None where they are at home nowhere: an agency's."""
    others = View(reports, document.id)
    return others if others.home() >= HOME else None


class Profiles:
    """An opened file: `view` says what a report's source is otherwise about."""

    def __init__(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise ProfileError(f"{path} is missing: {REMEDY}") from None
        except (OSError, ValueError) as error:  # ValueError: a name with a NUL, or half of a surrogate pair
            why = error.strerror if isinstance(error, OSError) else error
            raise ProfileError(f"{path} cannot be read ({why}): {REMEDY}") from error
        self.path, self.digest = path, hashlib.sha256(data).hexdigest()[:12]
        self.raw = self.parted(data.splitlines())
        self.numbers = {name: number for number, name in enumerate(self.raw, 2)}
        self.reports = lru_cache(maxsize=REMEMBERED)(self.decoded)

    def parted(self, lines: list[bytes]) -> dict[str, bytes]:
        """The lines of sources by their names."""
        try:
            head = msgspec.json.decode(lines[0] if lines else b"", type=Head)
        except msgspec.DecodeError:
            raise ProfileError(f"{self.path} is no profile: {REMEDY}") from None
        if head.onrecord_profile != VERSION:
            raise ProfileError(
                f"{self.path} is of version {head.onrecord_profile}, this reads {VERSION}: {REMEDY}"
            )
        found = {}
        for number, line in enumerate(lines[1:], 2):
            try:
                found[msgspec.json.decode(line, type=Named).source] = line
            except msgspec.DecodeError as error:
                raise self.damaged(number, error) from error
        return found

    def damaged(self, number: int, error: Exception) -> ProfileError:
        """What to raise for a line that cannot be read."""
        return ProfileError(f"{self.path}:{number} is damaged ({error}): {REMEDY}")

    def decoded(self, name: str) -> dict[str, tuple[Entry, ...]]:
        """The reports of a source."""
        try:
            return msgspec.json.decode(self.raw[name], type=Source).reports
        except msgspec.DecodeError as error:
            raise self.damaged(self.numbers[name], error) from error

    def view(self, document: Document) -> View | None:
        """What the other reports of a document's source are about, None where they say nothing."""
        name = source(document)
        return seen(self.reports(name), document) if name in self.raw else None


@cache
def load(path: str) -> Profiles:
    """The profiles of a file, opened once a process."""
    return Profiles(Path(path))
