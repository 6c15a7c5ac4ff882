"""robots.txt (RFC 9309): what a site asks programs to leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

LARGEST = 500 << 10
"""Bytes that are read; RFC 9309, 2.5, asks for that many."""
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
PLAIN = re.compile(r"[A-Za-z0-9._~-]")
DELAY = "crawl-delay"
"""Not in the RFC, but many sites have it."""
TOKEN = re.compile(r"[A-Za-z_-]+")
KEPT = "%/?:@!$&'()*+,;=~[]#"


class Rule(NamedTuple):
    """A pattern of paths, and whether they may be read."""

    pattern: str
    allowed: bool


class Rules(NamedTuple):
    """What a site asks of one program: rules, and seconds between two requests."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def forbids(self, target: str) -> str | None:
        """The rule that forbids a path with its query, None where it may be read: the longest rule holds."""
        path = normal(target)
        fits = [rule for rule in self.rules if matches(rule.pattern, path)]
        longest = max(fits, key=lambda rule: (len(rule.pattern), rule.allowed), default=None)
        return None if longest is None or longest.allowed else f"Disallow: {longest.pattern}"


class Group(NamedTuple):
    """Programs, and what is asked of them."""

    names: list[str]
    lines: list[tuple[str, str]]


def read(text: str, name: str) -> Rules:
    r"""What a robots.txt asks of a program; where it does not name it, what it asks of all.

    >>> read("User-agent: *\nDisallow: /drafts/", "onrecord").forbids("/drafts/7")
    'Disallow: /drafts/'
    """
    found = list(groups(text))
    ours = [group for group in found if name in group.names] or [one for one in found if "*" in one.names]
    lines = [line for group in ours for line in group.lines]
    delays = [seconds(value) for field, value in lines if field == DELAY]
    rules = (Rule(normal(value), field == "allow") for field, value in lines if field != DELAY and value)
    return Rules(tuple(rules), max(delays, default=0.0))


def groups(text: str) -> Iterator[Group]:
    """The groups of a robots.txt."""
    group = Group([], [])
    for field, value in fields(text):
        if field == "user-agent":
            if group.lines:
                yield group
                group = Group([], [])
            token = TOKEN.match(value)
            group.names.append(token[0].lower() if token else value[:1])
        elif group.names:
            group.lines.append((field, value))
    yield group


def fields(text: str) -> Iterator[tuple[str, str]]:
    """The lines that ask something, without comments."""
    for line in re.split(r"[\r\n]", text.removeprefix("\ufeff")):
        field, colon, value = line.partition("#")[0].partition(":")
        field = field.strip().lower()
        if colon and field in ("user-agent", "allow", "disallow", DELAY):
            yield field, value.strip()


def seconds(value: str) -> float:
    """A number of seconds, 0 where it is none."""
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0


def normal(path: str) -> str:
    """A path in which what need not be escaped is not, and what must be is (RFC 9309, 2.2.2)."""
    escaped = quote(path, KEPT, errors="replace")  # "?" for half of a surrogate pair
    return ESCAPE.sub(lambda found: unescaped(found[0]), escaped)


def unescaped(escape: str) -> str:
    """The sign of an escape that needs none, else the escape in capitals."""
    sign = chr(int(escape[1:], 16))
    return sign if PLAIN.fullmatch(sign) else escape.upper()


def matches(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says: `*` is any signs, `$` at the end the end.

    >>> matches("/*.pdf$", "/a/b.pdf"), matches("/*.pdf$", "/a/b.pdf?c"), matches("/a", "/ab")
    (True, False, True)
    """
    ended = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), others.pop() if ended and others else None
    for part in others:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not ended:
        return True
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at
