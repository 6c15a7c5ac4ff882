"""Plain text: the whole file is one document, its characters exactly as they are."""

from __future__ import annotations

from ..config import Settings
from ..model import Document
from . import encodings
from .documents import document


def read(data: bytes, settings: Settings, published: str | None = None) -> tuple[Document, str]:
    r"""The document of a plain text file, and a note where its encoding was guessed.

    >>> read("Ten died.\r\n".encode(), Settings())[0].text
    'Ten died.\r\n'
    """
    found = encodings.decode(data, encoding=settings.encoding)
    made = document(found.text, max_characters=settings.max_characters, published=published)
    return made, note(found)


def note(found: encodings.Decoded) -> str:
    """What to tell the reader of an encoding that was guessed."""
    return f"read as {found.encoding}, a guess: give --encoding if letters are wrong" if found.guessed else ""
