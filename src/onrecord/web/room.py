"""One reading room: which archive it shows, at which addresses, to whom."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from ipaddress import ip_address
from typing import NamedTuple

from ..archive import Archive
from ..archive.stores import Place, place
from ..config import Settings
from ..model import encodable

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Room(NamedTuple):
    """What every request is answered with; `hosts` None takes any name, `token` None lets everybody in."""

    archive: Place
    hosts: frozenset[str] | None
    token: str | None
    secret: bytes
    settings: Settings = Settings()

    def reading(self) -> Archive:
        """The archive, to look."""
        return Archive(self.archive, readonly=True)

    def writing(self) -> Archive:
        """The archive, to put something right."""
        return Archive(self.archive)

    def signed(self, words: str) -> str:
        """A mark that only this room can make of some words."""
        return hmac.new(self.secret, words.encode(), hashlib.sha256).hexdigest()


def furnished(
    archive: Place | str,
    *,
    host: str = LOOPBACK[0],
    token: str | None = None,
    settings: Settings | None = None,
) -> Room:
    """The room of an archive; ValueError for an address that others reach, without a token.

    ValueError too for a host or a token that no browser can send: bytes of a command line that are no UTF-8.
    """
    for what, given in (("the host", host), ("the token", token)):
        encodable(given, what)
    if not is_loopback(host) and not token:
        raise ValueError(f"{host} can be reached by others: give a --token that they have to know")
    hosts = None if is_everywhere(host) else frozenset((*LOOPBACK, host.lower()))
    secret = hashlib.sha256(f"onrecord {token}".encode()).digest() if token else secrets.token_bytes(32)
    return Room(place(archive), hosts, token, secret, settings or Settings())


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.2"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("web.example")
    (True, True, False, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_everywhere(host: str) -> bool:
    """Whether an address stands for all of the machine's."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return not host
