"""The one place where onrecord opens the network: to a checked address, for one request, within a time."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from queue import Empty, SimpleQueue
from types import MappingProxyType
from typing import Any, cast

import certifi

from ...errors import SourceError
from .addresses import special
from .clock import Clock
from .urls import PORTS, Address

NAME = "onrecord"
"""What a robots.txt calls us."""
HOME = "https://github.com/onrecord/onrecord"
REACHED = 10.0
"""Seconds in which a connection has to stand."""
STILL = 20.0
"""Seconds in which a byte has to come."""
NOTHING: Mapping[str, str] = MappingProxyType({})
LOW = 1024
"""Ports below this one are those of the system; pages are served at 80 and 443 of them."""


def agent() -> str:
    """What we call ourselves."""
    return f"{NAME}/{version('onrecord')} (+{HOME})"


@contextmanager
def asked(
    address: Address,
    clock: Clock,
    *,
    allow_private: bool,
    head: Mapping[str, str] = NOTHING,
    body: bytes | None = None,
) -> Iterator[HTTPResponse]:
    """The answer to one request, its head read, its content to come; SourceError says what went wrong.

    `head` are lines of its head besides ours; with a `body` it is sent (POST), not asked for.
    """
    with (
        told(clock),
        connected(address, clock, allow_private=allow_private) as plain,
        secured(plain, address, clock) as wire,
    ):
        wire.settimeout(min(clock.left(), STILL))
        wire.sendall(request(address, head, body))
        method = "GET" if body is None else "POST"
        with HTTPResponse(cast(Any, Timed(wire, clock)), method=method) as response:
            response.begin()
            yield response


def request(address: Address, head: Mapping[str, str] = NOTHING, body: bytes | None = None) -> bytes:
    """The request: no cookies, nobody's name, nothing of where we come from."""
    lines = (
        f"{'GET' if body is None else 'POST'} {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {agent()}",
        "Accept: */*",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
        *(f"{name}: {value}" for name, value in head.items()),
        *(() if body is None else (f"Content-Length: {len(body)}",)),
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii") + (body or b"")


@contextmanager
def connected(address: Address, clock: Clock, *, allow_private: bool) -> Iterator[socket.socket]:
    """A connection to a host: to the very address that was checked, which is not looked up again."""
    if not allow_private:
        refuse_port(address)
    places = resolved(address, clock)
    for _, place in places if not allow_private else ():
        refuse_special(place[0])
    with first(places, clock) as found:
        yield found


def refuse_port(address: Address) -> None:
    """Raise for a port that other things than pages are served at: mail, files, shells."""
    if address.port < LOW and address.port not in PORTS.values():
        raise SourceError(
            f"is at port {address.port}, where no pages are served: give --allow-private if you mean it"
        )


def refuse_special(place: str) -> None:
    """Raise for an address inside some network, which a stranger's page could make us ask."""
    if (kind := special(place)) is not None:
        raise SourceError(f"is at {place}, {kind}: give --allow-private if you mean it and trust the address")


Place = tuple[socket.AddressFamily, tuple[Any, ...]]
"""Where one can connect to, without a further look-up."""


def resolved(address: Address, clock: Clock) -> list[Place]:
    """Where a host is, looked up once; SourceError where it is nowhere, or the DNS is silent."""
    answers: SimpleQueue[list[Place] | OSError] = SimpleQueue()
    looking = threading.Thread(target=look_up, args=(address, answers), daemon=True)  # it has no time limit
    looking.start()
    try:
        found = answers.get(timeout=min(clock.left(), STILL))
    except Empty:
        raise SourceError("gets no answer from the DNS: check that you are online, and try again") from None
    if isinstance(found, OSError) or not found:
        reason = found.strerror if isinstance(found, OSError) else "no address"
        raise SourceError(
            f"has a host that the DNS does not know ({address.host}: {reason}): "
            "check its name, and that you are online"
        )
    return found


def look_up(address: Address, answers: SimpleQueue[list[Place] | OSError]) -> None:
    """Put where a host is, or why it is not known, into a queue."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error if isinstance(error, OSError) else OSError(0, str(error)))
        return
    answers.put([(one[0], one[4]) for one in found if one[0] in (socket.AF_INET, socket.AF_INET6)])


def first(places: list[Place], clock: Clock) -> socket.socket:
    """A connection to the first place that takes one."""
    last: OSError | None = None
    for family, place in places:
        seconds = min(clock.left(), REACHED)
        try:
            return reached(family, place, seconds)
        except OSError as error:
            last = error
    clock.left()
    reason = "no answer" if isinstance(last, TimeoutError) else reason_of(last)
    raise SourceError(f"cannot be reached ({reason}): check the address, or try again later") from last


def reached(family: socket.AddressFamily, place: tuple[Any, ...], seconds: float) -> socket.socket:
    """A connection to a place; OSError where it takes none."""
    wire = socket.socket(family, socket.SOCK_STREAM)
    try:
        wire.settimeout(seconds)
        wire.connect(place)
    except OSError:
        wire.close()
        raise
    return wire


def secured(plain: socket.socket, address: Address, clock: Clock) -> socket.socket:
    """The connection itself, for https with TLS and a certificate that holds for the host."""
    if address.scheme == "http":
        return plain
    plain.settimeout(min(clock.left(), STILL))
    return trusting().wrap_socket(plain, server_hostname=address.host)


@cache
def trusting() -> ssl.SSLContext:
    """Whose certificates are trusted: whose the system trusts; where it names none, whose Mozilla trusts."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


class Timed(io.RawIOBase):
    """The bytes of a connection; each comes before the time is over, however slowly they drip."""

    def __init__(self, wire: socket.socket, clock: Clock) -> None:
        self.wire, self.clock = wire, clock

    def makefile(self, _: str) -> io.BufferedReader:
        """The stream that answers are read from (as `socket.makefile`)."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what has come; 0 at the end."""
        self.wire.settimeout(min(self.clock.left(), STILL))
        return self.wire.recv_into(buffer)


@contextmanager
def told(clock: Clock) -> Iterator[None]:
    """What goes wrong on the network, in words with a way out."""
    try:
        yield
    except TimeoutError as error:
        clock.left()
        raise SourceError(f"sends nothing for {STILL:g} seconds: try again later") from error
    except ssl.SSLCertVerificationError as error:
        raise SourceError(
            f"has a certificate that cannot be trusted ({error.verify_message}): check the address; "
            "where you trust it all the same, save the page in a browser and give the file"
        ) from error
    except ssl.SSLError as error:
        raise SourceError(
            f"cannot be reached by TLS ({error.reason or reason_of(error)}): check the address"
        ) from error
    except http.client.IncompleteRead as error:
        raise SourceError("ends in the middle: fetch it again") from error
    except HTTPException as error:
        raise SourceError(f"gives no HTTP answer ({type(error).__name__}): check the address") from error
    except OSError as error:
        raise SourceError(f"cannot be reached ({reason_of(error)}): try again later") from error


def reason_of(error: BaseException | None) -> str:
    """An error in few words, however many a server gave it."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:200]
