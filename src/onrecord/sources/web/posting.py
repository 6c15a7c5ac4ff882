"""What was read -> a web address of the user's own: one POST of JSON, within limits, sent on nowhere."""

from __future__ import annotations

from ...config import Settings
from ...errors import RefusedError
from . import connecting
from .clock import Clock
from .manners import retry_after
from .urls import parse

HEAD = {"Content-Type": "application/json"}


def post(url: str, body: bytes, settings: Settings) -> None:
    """Send JSON to an address; SourceError where it cannot be reached, RefusedError where it answers no 2xx.

    As with fetching, addresses inside private networks are refused unless `allow_private`; a redirect is not
    followed, since what is sent is for this address alone.
    """
    address, clock = parse(url), Clock(settings.url_seconds)
    allowed = settings.allow_private
    with connecting.asked(address, clock, allow_private=allowed, head=HEAD, body=body) as answer:
        if not 200 <= answer.status < 300:
            raise RefusedError(
                f"did not take it (HTTP {answer.status}): check the address and what answers there",
                retry_after(answer.getheader("Retry-After")),
            )


def shown(url: str) -> str:
    """An address in messages: its host alone, since the rest often is all that proves who may post.

    >>> shown("https://hooks.example/services/T0/sesame?key=open")
    'https://hooks.example/...'
    """
    address = parse(url)
    return f"{address.scheme}://{address.authority}/..."
