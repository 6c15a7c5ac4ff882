"""The address of a database, which may hold a password and is never shown with it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from ...errors import ArchiveError

BEGINS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
HOST = re.compile(r"(?:\[[^\]]*\]|[^:]*)(?::[0-9]*)?")
SHOWN = (
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "service",
    "options",
    "sslmode",
    "target_session_attrs",
)
"""What of an address may be read by anybody; a password that is written wrongly may be anything else."""


class Address:
    """An address: libpq's connection URI, whose text is without what is secret."""

    def __init__(self, given: str, shown: str) -> None:
        self.given, self.shown = given, shown

    @property
    def name(self) -> str:
        """The database's name, as files have theirs.

        >>> Address("", "postgresql://ada@db.example/news?sslmode=require").name
        'news'
        """
        return unquote(urlsplit(self.shown).path.strip("/")) or "postgresql"

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
    """An address without what is secret; ValueError where a password may stand in another part of it."""
    user, mark, hosts = found.netloc.rpartition("@")
    rest = f"{user}{found.path}{found.query}{found.fragment}"
    if "@" in rest or "#" in found.geturl() or not all(map(HOST.fullmatch, hosts.split(","))):
        raise ValueError("signs that have to be written as %40 or the like")
    public = [(key, value) for key, value in parse_qsl(found.query, True) if key in SHOWN]
    query = f"?{urlencode(public, quote_via=quote, safe='/,:')}" if public else ""
    return f"postgresql://{user.partition(':')[0]}{mark}{hosts}{found.path}{query}"
