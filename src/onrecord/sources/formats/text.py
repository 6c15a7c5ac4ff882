"""Plain text: the whole file is one document, its characters exactly as they are."""

from __future__ import annotations

from collections.abc import Iterator

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from .. import encodings
from ..documents import document
from ..inputs import Format, How, Input, Outcome
from ..whole import one, text_bytes
from . import jsonl


def read(
    data: bytes, settings: Settings, published: str | None = None, *, charset: str | None = None
) -> tuple[Document, str]:
    r"""The document of a plain text file, and a note where its encoding was guessed.

    >>> read("Ten died.\r\n".encode(), Settings())[0].text
    'Ten died.\r\n'
    """
    found = encodings.decode(data, encoding=settings.encoding, told=charset)
    made = document(found.text, max_characters=settings.max_characters, published=published)
    return made, note(found)


def note(found: encodings.Decoded) -> str:
    """What to tell the reader of an encoding that was guessed."""
    return f"read as {found.encoding}, a guess: give --encoding if letters are wrong" if found.guessed else ""


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a text."""
    data = text_bytes(found.stream, how.settings)
    yield from one(found, *read(data, how.settings, how.published, charset=found.charset))


def unlined(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of an input that begins like JSON but not like JSON lines: a text, if it is no JSON."""
    data = text_bytes(found.stream, how.settings)
    body = data.removeprefix(encodings.MARKS[0][0]).strip()
    if body.endswith((b"}", b"]")) and jsonl.is_json(body):
        each = ".[]" if body.startswith(b"[") else "."
        raise SourceError(
            f"is JSON, but not one document a line: put each on a line of its own (jq -c {each} FILE)"
        )
    yield from one(found, *read(data, how.settings, how.published, charset=found.charset))


FORMAT = Format("text", "plain text", outcomes, endings=(".txt", ".text", ".md"))
UNLINED = Format("jsonl", "JSON", unlined)
