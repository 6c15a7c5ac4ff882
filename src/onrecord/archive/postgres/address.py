"""The address of a database, which may hold a password and is never shown with it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from ...errors import ArchiveError

BEGINS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
SECRET = ("password", "sslpassword", "oauth_client_secret")
"""What of an address is nobody's to read."""


class Address:
    """An address: libpq's connection URI, whose text is without what is secret."""

    def __init__(self, given: str, shown: str) -> None:
        self.given, self.shown = given, shown

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and other.given == self.given

    def __hash__(self) -> int:
        return hash(self.given)


def address(given: str) -> Address | None:
    """The address that a text is, None where it is a file's name; ArchiveError for one that is none.

    >>> print(address("postgres://ada:secret@db.example:5433/news?sslmode=require&password=secret"))
    postgresql://ada@db.example:5433/news?sslmode=require
    >>> address("news.onrecord")
    """
    if not BEGINS.match(given):
        return None
    try:
        found = urlsplit(given)
        return Address(given, shown(found))
    except ValueError:  # its words may be those of the password
        raise ArchiveError(
            "the address of the archive cannot be read: write postgresql://USER@HOST/DATABASE, with signs "
            "such as @ / ? # in a name or password as %40 %2F %3F %23"
        ) from None


def shown(found: SplitResult) -> str:
    """An address without what is secret."""
    if "#" in found.geturl():  # what stands behind it may be the rest of a password
        raise ValueError("has a fragment")
    user, mark, hosts = found.netloc.rpartition("@")
    if "@" in user or "/" in user:
        raise ValueError("has two @")
    public = [(key, value) for key, value in parse_qsl(found.query, True) if key.lower() not in SECRET]
    query = f"?{urlencode(public, quote_via=quote, safe='/=,:')}" if public else ""
    return f"postgresql://{user.partition(':')[0]}{mark}{hosts}{found.path}{query}"
