"""A text and what is known of it -> Document, once the text is one that can be read."""

from __future__ import annotations

import hashlib

from ..errors import SourceError
from ..model import Document, iso_moment


def document(
    text: str,
    *,
    max_characters: int,
    id: str | None = None,  # noqa: A002 - the field's name
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Document:
    """A document of a text that is neither empty nor too long; SourceError says what is wrong with it.

    >>> document("Two died.", max_characters=100, id="a1").id
    'a1'
    """
    refuse_unreadable(text, max_characters)
    if published is not None:
        refuse_undated(published)
    try:
        return Document(
            id=hashlib.sha256(text.encode()).hexdigest() if id is None else id,
            text=text,
            published=published,
            url=url,
            title=title,
            publisher=publisher,
            language=language,
        )
    except ValueError as error:
        raise SourceError(str(error)) from error


def refuse_undated(published: str) -> None:
    """Raise for what is no day of publication."""
    try:
        iso_moment(published)
    except ValueError as error:
        raise SourceError(f"published: {error}: mend it or leave it out") from error


def refuse_unreadable(text: str, max_characters: int) -> None:
    """Raise for a text that is empty, white space alone, too long, or not text throughout."""
    if not text:
        raise SourceError("is empty: give the text of the report")
    if len(text) > max_characters:
        raise SourceError(too_long(max_characters, f"{len(text):,} characters"))
    if text.isspace():
        raise SourceError("has nothing but white space: give the text of the report")
    if (at := text.find("\0")) >= 0:
        raise SourceError(
            f"has a NUL character at character {at}, line {text.count(chr(10), 0, at) + 1}: remove it"
        )
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise SourceError(
                f"has half of a surrogate pair at character {error.start}: remove it"
            ) from error


def too_long(max_characters: int, size: str) -> str:
    """What to tell about a text over the limit, and the way out."""
    return f"is too long ({size}, the limit is {max_characters:,}): split it, or raise --max-characters"
