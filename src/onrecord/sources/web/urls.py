"""Web addresses as they are given -> scheme, host, port and target in one plain form; others are refused."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

import idna

from ...errors import SourceError

PORTS = {"http": 80, "https": 443}
LONGEST = 8000
"""Characters of an address; RFC 9110, 4.1, asks servers for that many."""
LONGEST_HOST = 253
"""Characters of a host's name (RFC 1035, 2.3.4)."""
BEGINNING = re.compile(r"https?://", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
LABEL = re.compile(r"[a-z0-9_-]{1,63}")
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
"""A last label by which browsers take a host for an IPv4 address (url.spec.whatwg.org, 3.5)."""
SECRET = re.compile(r"((?:[a-z][a-z0-9+.-]*:)?//)[^/?#\\]*@", re.IGNORECASE)
KEPT = "%/?:@!$&'()*+,;=~[]|^"
"""Signs of a path and a query that stay as they are."""


class Address(NamedTuple):
    """Where a page is: host as in the DNS (IPv6 without brackets), and what is asked for there."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port, as an address has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as a whole."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def path(self) -> str:
        """What is asked for, without the query."""
        return self.target.partition("?")[0]


def is_url(name: str) -> bool:
    """Whether an input is a web address, not a file's name."""
    return BEGINNING.match(name) is not None


def shown(name: str) -> str:
    """An address in messages, without the password in it.

    >>> shown("https://ada:secret@a.example/b")
    'https://...@a.example/b'
    """
    found = SECRET.match(name)
    return f"{found[1]}...@{name[found.end() :]}" if found else name


def parse(text: str) -> Address:
    """The parts of an address; SourceError where it is none, or none that is asked for.

    >>> parse("HTTPS://Bücher.example:443/a b?c#d").url
    'https://xn--bcher-kva.example/a%20b?c'
    """
    if len(text) > LONGEST:
        raise SourceError(f"is longer than {LONGEST:,} characters: give a shorter address")
    if CONTROLS.search(text):
        raise SourceError("has a control character in it: check the address")
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        refuse(parts)
        target = quote(parts.path or "/", KEPT) + (f"?{quote(parts.query, KEPT)}" if parts.query else "")
    except ValueError as error:
        raise SourceError(f"is no web address ({error}): check it") from error
    return Address(
        parts.scheme, host(parts.hostname or ""), PORTS[parts.scheme] if port is None else port, target
    )


def refuse(parts: SplitResult) -> None:
    """Raise for what no page is asked for with."""
    if parts.scheme not in PORTS:
        raise SourceError(
            f"is no http or https address ({parts.scheme or 'no scheme'}): "
            "fetch it yourself and give the file"
        )
    if "@" in parts.netloc:
        raise SourceError(
            "has a name or a password in it, which are not sent: save the page in a browser and give the file"
        )
    if parts.port == 0:
        raise SourceError("has port 0, which is none: check the address")


def host(name: str) -> str:
    """A host's name as the DNS has it, or a plain IP address; SourceError where it is none."""
    if ":" in name:
        return ipv6(name)
    plain = name.lower() if name.isascii() else in_ascii(name)
    plain = plain.removesuffix(".")
    labels = plain.split(".")
    if len(plain) > LONGEST_HOST or not all(map(LABEL.fullmatch, labels)):
        raise SourceError(f"has no host that can be asked ({name[:80]!r}): check the address")
    if NUMBER.fullmatch(labels[-1]):
        return ipv4(plain)
    return plain


def in_ascii(name: str) -> str:
    """A name with letters beyond ASCII, as the DNS has it (UTS 46)."""
    try:
        return idna.encode(name[: LONGEST_HOST + 1], uts46=True).decode()
    except idna.IDNAError as error:
        raise SourceError(f"has no host that can be asked ({error}): check the address") from error


def ipv4(name: str) -> str:
    """An IPv4 address; SourceError for one that is hidden in other numbers: 2130706433, 0x7f.1."""
    try:
        return str(IPv4Address(name))
    except AddressValueError as error:
        raise SourceError(
            f"has a number for a host that is no plain address ({name[:80]}): write it like 192.0.2.1"
        ) from error


def ipv6(name: str) -> str:
    """An IPv6 address; SourceError where it is none, or one of a single network card."""
    try:
        found = IPv6Address(name)
    except AddressValueError as error:
        raise SourceError(f"has no host that can be asked ({name[:80]!r}): check the address") from error
    if found.scope_id is not None:
        raise SourceError("has a host of one network card (%): check the address")
    return found.compressed
