"""Web address -> what is there: robots.txt asked first, redirects followed by hand, all within limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from ...config import Settings
from ...errors import SourceError
from ..ahead import Ahead
from ..containers.responses import packing, unpacked_from
from ..unpacking import Budget
from . import connecting, robots
from .answers import Answer, Limit, kept, status
from .clock import Clock
from .manners import Manners, retry_after
from .robots import Rules
from .urls import Address, parse, shown

REDIRECTS = 5
"""How often one is sent on; RFC 9309, 2.3.1.2, asks for five."""
TRIES = 3
"""How often a host is asked that asks to wait."""
MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
UNCHANGED = 304
VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""What a server says of a page's state, and how it is asked whether that has changed (RFC 9110, 13.1)."""
PLAIN = re.compile(r"[\x20-\x7e]{1,1000}")
"""What of a server's words is sent back to it."""


class UnchangedError(SourceError):
    """What is at an address is what was there when it was asked for before."""


class Web:
    """Asks servers for pages, one after another; knows what each site asks for, as long as it lives.

    With `again` it knows the state of each page, too, and gives one only where that has changed since, else
    UnchangedError.
    """

    def __init__(self, settings: Settings, *, again: bool = False) -> None:
        self.settings, self.again = settings, again
        self.states: dict[str, dict[str, str]] = {}
        self.manners = Manners(settings.url_pause, settings.url_wait)
        self.sites: dict[tuple[str, str], Rules | SourceError] = {}

    def fetch(self, text: str) -> tuple[Address, Answer]:
        """What is at an address, and the address it was found at; SourceError says why there is nothing."""
        clock = Clock(self.settings.url_seconds)

        def page(address: Address) -> Answer:
            self.refuse_forbidden(address, clock)
            limit = Limit(self.settings.url_megabytes << 20)
            return self.get(address, clock, limit, self.states.get(address.url, connecting.NOTHING))

        address, answer = follow(parse(text), page)
        if answer.status == UNCHANGED and address.url in self.states:
            raise UnchangedError("is what it was")
        if answer.status != 200:
            raise SourceError(status(answer.status))
        if self.again:
            self.states[address.url] = state(answer)
        return address, answer

    def refuse_forbidden(self, address: Address, clock: Clock) -> None:
        """Raise for what the site's robots.txt asks us to leave alone."""
        site = (address.scheme, address.authority)
        if site not in self.sites:
            try:
                self.sites[site] = self.rules(address, clock)
            except SourceError as error:
                self.sites[site] = error
        rules = self.sites[site]
        if isinstance(rules, SourceError):
            raise rules
        if rule := rules.forbids(address.target):
            raise SourceError(
                f"is not to be read by programs (robots.txt of {address.authority}, {rule}): "
                "ask the publisher, or save the page in a browser and give the file"
            )

    def rules(self, address: Address, clock: Clock) -> Rules:
        """What a site's robots.txt asks of us; nothing where it has none (RFC 9309, 2.3.1)."""
        start = address._replace(target="/robots.txt")
        limit = Limit(robots.LARGEST, cut=True)
        _, answer = follow(start, lambda at: self.get(at, clock, limit), "has a robots.txt that ")
        if answer.status in BUSY or answer.status >= 500:
            raise SourceError(
                f"has a robots.txt that cannot be had (HTTP {answer.status}), and so may not be read: "
                "try again later"
            )
        with answer.content:
            found = robots.read(self.words(answer), connecting.NAME)
        self.manners.slower(address.host, found.delay)
        return found

    def words(self, answer: Answer) -> str:
        """The text of a robots.txt, none of an answer without one."""
        budget = Budget(lambda: answer.size, self.settings.unpack_ratio)
        packed = packing(answer.head.get("content-encoding", ""))
        stream = unpacked_from(Ahead(answer.content), packed, budget, "ask the publisher")
        return stream.read(robots.LARGEST).decode("utf-8", "replace")

    def get(
        self,
        address: Address,
        clock: Clock,
        limit: Limit,
        head: Mapping[str, str] = connecting.NOTHING,
    ) -> Answer:
        """The answer of a server, asked again after as long as it asks to wait."""
        for _ in range(TRIES):
            answer = self.once(address, clock, limit, head)
            wait = retry_after(answer.head.get("retry-after"))
            if answer.status not in BUSY or wait is None:
                break
            self.manners.later(address.host, wait)
        return answer

    def once(self, address: Address, clock: Clock, limit: Limit, head: Mapping[str, str]) -> Answer:
        """The answer to one request."""
        self.manners.wait(address.host, clock)
        try:
            allowed = self.settings.allow_private
            with connecting.asked(address, clock, allow_private=allowed, head=head) as response:
                return kept(response, limit)
        finally:
            self.manners.asked(address.host)


def state(answer: Answer) -> dict[str, str]:
    """The lines that ask whether a page is still what it was; none where its server does not say."""
    return {
        name: answer.head[key]
        for key, name in VALIDATORS.items()
        if PLAIN.fullmatch(answer.head.get(key, ""))
    }


def follow(start: Address, get: Callable[[Address], Answer], what: str = "") -> tuple[Address, Answer]:
    """The answer at the end of a way of redirects, and where it ends; each step is checked like the first.

    `what` says in errors of the way what is sent on.
    """
    at = start
    for step in range(REDIRECTS + 1):
        try:
            answer = get(at)
        except SourceError as error:
            raise (SourceError(f"{what}is sent on to {at.url}, which {error}") if step else error) from error
        target = answer.head.get("location")
        if answer.status not in MOVED or target is None:
            return at, answer
        at = onward(at, target, what)
    raise SourceError(
        f"{what}is sent on over {REDIRECTS} times, at last to {at.url}: give the page's own address"
    )


def onward(at: Address, target: str, what: str) -> Address:
    """Where a server sends one on to; SourceError where one does not follow."""
    text = target.encode("latin-1", "replace").decode("utf-8", "replace")  # as it was sent, mostly
    try:
        found = parse(joined(at, text))
    except SourceError as error:
        raise SourceError(f"{what}is sent on to {shown(text)[:200]!r}, which {error}") from error
    if at.scheme == "https" and found.scheme == "http":
        raise SourceError(
            f"{what}is sent on from https to {found.url}: give that address, if you trust the way there"
        )
    return found


def joined(at: Address, target: str) -> str:
    """An address that is told from another one on; what is none stays as it is."""
    try:
        return urljoin(at.url, target)
    except ValueError:
        return target
