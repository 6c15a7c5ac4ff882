"""Which column of a table holds what, told by its name as tables of news have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ...config import Settings
from ...errors import SourceError
from ...model import Document
from ..documents import document
from ..moments import moment

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "fulltext", "body", "bodytext", "content", "contents", "article",
        "articletext", "articlebody", "storytext", "story", "newstext", "reporttext", "report", "notes",
    ),
    "id": (
        "id", "docid", "documentid", "articleid", "storyid", "storiesid", "newsid",
        "reportid", "uuid", "guid",
    ),
    "published": (
        "published", "publishedat", "publishedon", "publisheddate", "publishdate", "datepublish",
        "datepublished", "publicationdate", "pubdate", "date", "articledate", "newsdate", "eventdate",
        "datetime", "timestamp",
    ),
    "title": ("title", "headline", "heading", "articletitle", "storytitle", "newstitle"),
    "url": ("url", "link", "uri", "href", "sourceurl", "articleurl", "weburl", "permalink"),
    "publisher": (
        "publisher", "outlet", "publication", "newspaper", "medianame", "source", "sourcename", "sitename",
        "sourcedomain", "domain",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
"""Names of columns without case and signs, the surest first: those of our own JSON lines, of news-please,
newspaper3k, Media Cloud, the data sets CC-News and All the News, and of ACLED ("notes", "event_date")."""
SIGNS = re.compile(r"[\W_]+")
SHOWN = 20
"""How many columns an error names."""


def columns(header: Sequence[str]) -> dict[str, int]:
    """The number of the column of each field, from 0; fields without one are left out.

    >>> columns(["Id", "Article-Text", "date", "mood"])
    {'text': 1, 'id': 0, 'published': 2}
    """
    plain = [SIGNS.sub("", name).lower() for name in header]
    found = {}
    for field, names in NAMES.items():
        for name in names:
            if name in plain:
                found[field] = plain.index(name)
                break
    return found


def wanted(header: Sequence[str]) -> dict[str, int]:
    """The columns of a table; SourceError where none holds the text."""
    found = columns(header)
    if "text" not in found:
        more = ", ..." if len(header) > SHOWN else ""
        names = ", ".join(repr(name) for name in header[:SHOWN])
        raise SourceError(
            f"has no column for the text (its columns: {names}{more}): call the one that holds it text"
        )
    return found


def row(values: Mapping[str, str | None], settings: Settings, published: str | None) -> Document:
    """The document of a row; what it says of the day prevails, in ISO 8601 or as in mail."""
    said = (values.get("published") or "").strip()
    return document(
        values.get("text") or "",
        max_characters=settings.max_characters,
        id=filled(values.get("id")),
        published=(moment(said) or said) if said else published,
        url=filled(values.get("url")),
        title=filled(values.get("title")),
        publisher=filled(values.get("publisher")),
        language=filled(values.get("language")),
    )


def filled(value: str | None) -> str | None:
    """A value, None where it is blank."""
    return value.strip() or None if value else None


def blank(values: Iterable[str | None]) -> bool:
    """Whether a row has nothing in it."""
    return not any(value and value.strip() for value in values)
