"""Bytes -> Document: text, HTML, JSON lines and feeds, from files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from ..config import Settings
from ..errors import SourceError
from ..model import Document, Failure, Record
from . import encodings, feed, html, jsonl, text
from .documents import too_long

__all__ = ["Format", "Outcome", "expand", "has_lines", "read", "total_size"]

Format = Literal["text", "html", "jsonl", "feed"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
}
"""Formats by the end of the name; any other is told from the first bytes."""

IN_FOLDERS = frozenset({*ENDINGS, ".xml"})
"""The ends of the files that are read in a folder."""

LONGEST_CHARACTER = 4
"""Bytes that one character may take, in UTF-8, UTF-16 and UTF-32."""


class Outcome(NamedTuple):
    """What came of one input, line or entry: where it stands, the document or why there is none, its bytes.

    The result is a record only where records were asked for; `origin` is the input.
    """

    source: str
    result: Document | Record | Failure
    size: int = 0
    note: str = ""
    origin: str = ""


def read(
    inputs: Iterable[str],
    settings: Settings | None = None,
    *,
    format: Format | None = None,  # noqa: A002 - as the option is called
    published: str | None = None,
    records: bool = False,
) -> Iterator[Outcome]:
    """What comes of every input, in order: a document or a failure, for JSON lines and feeds many.

    An input is a file name, a pattern such as "news/*.html", or "-" for standard input. With `records` a line
    that `onrecord read --json` has printed gives the record that it is.
    """
    chosen = settings or Settings()
    with html.Parser(chosen) as parser:
        for name in expand(inputs):
            try:
                with opened(name) as stream:
                    how = One(chosen, format or by_ending(name), published, parser, records)
                    for outcome in outcomes(name, stream, how):
                        yield outcome._replace(origin=shown(name))
            except SourceError as error:
                yield Outcome(name, Failure(shown(name), "open", str(error)), origin=shown(name))


class One(NamedTuple):
    """How one input is to be read."""

    settings: Settings
    format: Format | None
    published: str | None
    parser: html.Parser
    records: bool = False


def expand(inputs: Iterable[str], *, folders: bool = False) -> Iterator[str]:
    """The inputs with patterns replaced by the files they match, in order of their names.

    With `folders` also a folder is replaced by the files in it that can be read; one without any stays.
    """
    for name in inputs:
        if glob.has_magic(name) and not os.path.lexists(name):
            found = sorted(glob.glob(name, recursive=True)) or [name]
            yield from expand(found, folders=True) if folders else found
        elif folders and os.path.isdir(name):
            yield from sorted(inside(name)) or [name]
        else:
            yield name


def inside(folder: str) -> Iterator[str]:
    """The files of a folder, and of those in it, whose names promise a format; hidden ones are left out."""
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in IN_FOLDERS:
                yield os.path.join(path, name)


def total_size(inputs: Iterable[str]) -> int | None:
    """The bytes of all inputs together, None where one of them cannot tell."""
    sizes = [Path(name).stat().st_size if Path(name).is_file() else None for name in inputs]
    return None if None in sizes else sum(size for size in sizes if size is not None)


def has_lines(inputs: Iterable[str]) -> bool:
    """Whether an input may hold many documents."""
    return any(by_ending(name) in ("jsonl", "feed", None) for name in inputs)


def shown(name: str) -> str:
    """An input's name in messages."""
    return "standard input" if name == "-" else name


def by_ending(name: str) -> Format | None:
    """The format that a file's name promises, if it does."""
    return ENDINGS.get(Path(name).suffix.lower())


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of an input; SourceError where it cannot be opened or read."""
    try:
        if name == "-":
            yield sys.stdin.buffer
            return
        refuse_folder(name)
        with Path(name).open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise SourceError(missing(name)) from error
    except PermissionError as error:
        raise SourceError("may not be read by you: ask for the right to read it (chmod +r)") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise SourceError(
            f"cannot be read ({getattr(error, 'strerror', None) or error}): check the file"
        ) from error


def refuse_folder(name: str) -> None:
    """Raise for a folder."""
    if os.path.isdir(name or os.curdir):
        raise SourceError(f"is a folder: give its files, for example '{Path(name) / '*.txt'}'")


def missing(name: str) -> str:
    """What to tell about a name that no file has."""
    if name.startswith(("http://", "https://")):
        return "is a web address: save the page and give the file"
    if glob.has_magic(name):
        return "no file matches the pattern: check it"
    return "no such file: check the name"


def outcomes(name: str, stream: BinaryIO, how: One) -> Iterator[Outcome]:
    """What comes of one open input."""
    if how.format == "jsonl":
        yield from of_lines(name, stream, [], how)
        return
    first = [] if how.format else first_lines(stream, jsonl.longest(how.settings))
    if first and jsonl.is_object(first[-1]):
        yield from of_lines(name, stream, first, how)
    else:
        yield from of_whole(name, stream, b"".join(first), how)


def first_lines(stream: BinaryIO, limit: int) -> list[bytes]:
    """The lines of a stream up to the first that is not blank, never more than the limit."""
    found: list[bytes] = []
    size = 0
    while size < limit and (line := stream.readline(limit - size)):
        found.append(line)
        size += len(line)
        if line.strip():
            break
    return found


def of_lines(name: str, stream: BinaryIO, first: list[bytes], how: One) -> Iterator[Outcome]:
    """What comes of each line that is not blank."""
    found = False
    for raw in jsonl.lines(stream, first, jsonl.longest(how.settings)):
        source = f"{shown(name)}:{raw.number}"
        if raw.number == 1 and (wide := wide_mark(raw.data)):
            yield Outcome(source, Failure(shown(name), "jsonl", wide), raw.size)
            return
        try:
            made = (how.records and jsonl.record(raw)) or jsonl.read(raw, how.settings, how.published)
        except SourceError as error:
            found = True
            yield Outcome(source, Failure(source, "jsonl", str(error)), raw.size)
            continue
        if made is not None:
            found = True
            yield Outcome(source, made, raw.size)
    if not found:
        yield Outcome(name, Failure(shown(name), "jsonl", "has no documents: give one object a line"))


def wide_mark(data: bytes) -> str:
    """What to tell about JSON lines that are not in UTF-8, as RFC 8259 has it; nothing where they may be."""
    for mark, name in encodings.MARKS[1:]:
        if data.startswith(mark):
            return (
                f"is {name.upper()}, JSON lines must be UTF-8: convert it with iconv -f {name[:-3]} -t utf-8"
            )
    try:
        encodings.refuse_binary(data)
    except SourceError as error:
        return str(error)
    return ""


def of_whole(name: str, stream: BinaryIO, first: bytes, how: One) -> Iterator[Outcome]:
    """What comes of an input that is one document, or a feed."""
    limit = how.settings.max_characters * LONGEST_CHARACTER + LONGEST_CHARACTER
    data = first + stream.read(max(limit + 1 - len(first), 0))
    kind = how.format or sniffed(data)
    try:
        encodings.refuse_binary(data)
        if len(data) > limit:
            raise SourceError(too_long(how.settings.max_characters, f"over {limit:,} bytes"))
        if kind == "feed":
            yield from of_feed(name, data, how)
            return
        made, note = whole(data, kind, how)
    except SourceError as error:
        yield Outcome(shown(name), Failure(shown(name), kind, str(error)), len(data))
    else:
        yield Outcome(shown(name), made, len(data), note)


def of_feed(name: str, data: bytes, how: One) -> Iterator[Outcome]:
    """What comes of each entry of a feed."""
    size = len(data)
    for number, made in feed.read(data, how.settings, how.published):
        source = f"{shown(name)}, entry {number}"
        result = Failure(source, "feed", str(made)) if isinstance(made, SourceError) else made
        yield Outcome(source, result, size)
        size = 0  # the bytes count once


def whole(data: bytes, kind: Format, how: One) -> tuple[Document, str]:
    """The document that an input is, and a note where something was guessed."""
    if kind == "html":
        return html.read(data, how.settings, how.published, parser=how.parser)
    if kind == "jsonl":
        each = ".[]" if data.removeprefix(encodings.MARKS[0][0]).lstrip().startswith(b"[") else "."
        raise SourceError(
            f"is JSON, but not one document a line: put each on a line of its own (jq -c {each} FILE)"
        )
    return text.read(data, how.settings, how.published)


def sniffed(data: bytes) -> Format:
    """The format of bytes without a telling name: a page, JSON that is not in lines, else plain text."""
    if feed.is_feed(data):
        return "feed"
    if html.is_page(data):
        return "html"
    return "jsonl" if is_json(data) else "text"


def is_json(data: bytes) -> bool:
    """Whether bytes are one JSON object or array from end to end."""
    body = data.removeprefix(encodings.MARKS[0][0]).strip()
    return body.startswith((b"{", b"[")) and body.endswith((b"}", b"]")) and jsonl.is_json(body)
