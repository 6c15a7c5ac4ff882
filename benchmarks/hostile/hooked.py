"""Webhooks of a watch that answer slowly, wrongly, with refusals, with nothing, and watches that are killed meanwhile.

What has to hold: what was added is told, none lost; what was taken cleanly is told once, but for kills; a
redirect is not followed; nobody in a private network is asked unless that is allowed; few are asked in vain.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import msgspec

from onrecord import to_json
from onrecord.archive import Archive
from onrecord.config import Settings
from onrecord.sources.web import posting
from onrecord.watch import Course, Untold, Watch, pauses

from . import kept, records
from .holding import Target, holds

SECRET = "sesame"  # noqa: S105 - nobody's
SECONDS = 0.3
"""That one post may take here."""
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
CLEAN = (
    OK,
    b"HTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
)
REFUSED = (
    b"HTTP/1.1 500 Oh\r\n\r\n", b"HTTP/1.1 503 Busy\r\nRetry-After: 5\r\n\r\n", b"HTTP/1.1 429 Slower\r\nRetry-After: 99999999999\r\n\r\n",
    b"HTTP/1.1 429 Slower\r\nRetry-After: Wed, 21 Oct 2099 07:28:00 GMT\r\n\r\n", b"HTTP/1.1 429 Slower\r\nRetry-After: -5\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nRetry-After: Wed, 21 Oct 99999 07:28:00 +9999999999999999999\r\n\r\n", b"HTTP/1.1 410 Gone\r\n\r\n",
    b"HTTP/1.1 429 Slower\r\nRetry-After: \xb2\xb9\r\n\r\n", b"HTTP/1.1 404 None\r\n\r\n", b"HTTP/1.1 413 Large\r\n\r\n",
    b"HTTP/1.1 99 Low\r\n\r\n", b"HTTP/1.1 2000 High\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1", b"", b"\0" * 99, b"\x16\x03\x01\x02\x00\x01", b"220 mail\r\n",
    b"HTTP/1.1 200 " + b"x" * 70_000, b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"HTTP/1.1 200 OK\r\na: " + b"x" * 70_000 + b"\r\n\r\n",
    b"\x1b[31m sesame\r\n\r\n", b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 3,
)  # fmt: skip
KINDS = (
    "clean",
    "clean",
    "clean",
    "refused",
    "refused",
    "refused",
    "moved",
    "reset",
    "unread",
    "silent",
    "drip",
    "endless",
    "large",
)
FIELDS = {"id", "title", "publisher", "published", "url", "source"}


class Receiver:
    """Something that listens at a port of this machine, and answers each connection as its dice have it."""

    def __init__(self, dice: Random, trap: int) -> None:
        self.dice, self.trap = dice, trap
        self.kind: str | None = None
        self.asked = 0
        self.taken: Counter[str] = Counter()
        self.bodies: list[bytes] = []
        self.faults: list[str] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listening.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        """One after the other, as a watch asks."""
        while True:
            try:
                wire, _ = self.listening.accept()
            except OSError:
                return
            self.asked += 1
            with wire, suppress(OSError):
                wire.settimeout(3)
                self.answer(wire, self.kind or self.dice.choice(KINDS))

    def answer(self, wire: socket.socket, kind: str) -> None:
        """Answer one of them."""
        if kind == "unread":
            return
        body = received(wire)
        self.bodies.append(body)
        if kind == "clean":
            self.taken[json.loads(body)["report"]["id"]] += 1
            wire.sendall(self.dice.choice(CLEAN))
        elif kind == "refused":
            wire.sendall(self.dice.choice(REFUSED))
        elif kind == "moved":
            where = f"http://127.0.0.1:{self.trap}/{SECRET}"
            wire.sendall(
                f"HTTP/1.1 {self.dice.choice((301, 302, 303, 307, 308))} M\r\nLocation: {where}\r\n\r\n".encode()
            )
        elif kind == "reset":
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif kind == "silent":
            wire.recv(1)
        else:
            self.much(wire, kind, json.loads(body)["report"]["id"])

    def much(self, wire: socket.socket, kind: str, report: str) -> None:
        """Answer with more than anybody reads: a head that drips, no end of heads, no end of a body."""
        if kind == "large":
            self.taken[report] += 1
            wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            wire.sendall(
                {"drip": b"H", "endless": b"HTTP/1.1 100 Continue\r\n\r\n", "large": b"x" * 65536}[kind]
            )
            time.sleep(0.02 if kind == "drip" else 0)


def received(wire: socket.socket) -> bytes:
    """The body of a request, whole."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += more(wire)
    head, _, body = data.partition(b"\r\n\r\n")
    size = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    while len(body) < size:
        body += more(wire)
    return body


def more(wire: socket.socket) -> bytes:
    """Some more bytes of it."""
    got = wire.recv(65536)
    if not got:
        raise OSError("a request that is cut off")
    return got


@contextmanager
def receiving(dice: Random) -> Iterator[tuple[Receiver, Receiver]]:
    """A webhook, and who must never be asked."""
    trap = Receiver(Random(dice.random()), 0)  # noqa: S311 - to be had again
    made = Receiver(Random(dice.random()), trap.port)  # noqa: S311
    try:
        yield made, trap
    finally:
        made.listening.close()
        trap.listening.close()


class Killed(BaseException):
    """A watch that ends where it stands."""


class Hours:
    """A clock that is put on."""

    now = 0.0

    def __call__(self) -> float:
        """What it shows, in seconds."""
        return self.now


def posted(dice: Random) -> None:
    """Whatever a webhook answers, and wherever watches end, all is told to it."""
    with kept.folder() as here, receiving(dice) as (hook, trap):
        news = here / "news"
        news.mkdir()
        untold: list[Untold] = []
        url = f"{'https' if dice.random() < 0.05 else 'http'}://127.0.0.1:{hook.port}/{SECRET}?key={SECRET}"
        private = dice.random() < 0.95
        clock, kills = Hours(), 0
        for number in range(dice.randrange(1, 5)):
            more_news(dice, news, number)
            kills += rounds_of(dice, here, url, clock, untold, private=private)
            holds(hook.asked <= 60 * (number + 1), "asked again and again")
        holds(trap.asked == 0, "a redirect was followed")
        holds(private or hook.asked == 0, "a private address was asked")
        told(untold)
        if private and url.startswith("http:"):
            hook.kind = "clean"
            rounds_of(dice, here, url, clock, [], private=True, killed=False)
            whole(here, hook, url, kills)


def more_news(dice: Random, news: Path, number: int) -> None:
    """Some more reports, which were read before."""
    some = [one for one in records.records(dice) if one is not None] or list(records.real())
    ids = [f"n{number}-{at}" for at in range(len(some))]
    made = [
        msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, id=name))
        for name, one in zip(ids, some, strict=True)
    ]
    (news / f"n{number}.jsonl").write_bytes(b"\n".join(map(to_json, made)))


def rounds_of(
    dice: Random,
    here: Path,
    url: str,
    clock: Hours,
    untold: list[Untold],
    *,
    private: bool,
    killed: bool = True,
) -> int:
    """A watch for some rounds; how often it was killed, which it may be at each post."""
    kills = 0
    settings = msgspec.structs.replace(kept.ALONE, url_seconds=SECONDS, allow_private=private)
    with Archive(here / "a.onrecord") as archive:
        course = Course(lambda outcome, failure: None, lambda made: None, untold.append)
        watch = Watch(archive, [str(here / "news")], settings, course, rest=0, webhook=url)
        watch.pauses.clock = clock
        chance = dice.choice((0.0, 0.0, 0.2)) if killed else 0.0
        for _ in range(3 if killed else 12):
            try:
                with ending(dice, chance):
                    watch.round()
            except Killed:
                kills += 1
                break
            if killed:
                holds(watch.pauses.row <= 3 * pauses.TRIES, "more failures in a row than pauses allow")
            clock.now += dice.choice((1.0, 40.0, 4000.0)) if killed else 4000.0
    return kills


@contextmanager
def ending(dice: Random, chance: float) -> Iterator[None]:
    """A watch ends before or behind a post, by chance."""
    real = posting.post

    def post(url: str, body: bytes, settings: Settings) -> None:
        if dice.random() < chance:
            raise Killed
        real(url, body, settings)
        if dice.random() < chance:
            raise Killed

    posting.post = post
    try:
        yield
    finally:
        posting.post = real


def told(untold: list[Untold]) -> None:
    """What is told of failures has a remedy, and nothing of the address but its host."""
    for one in untold:
        holds(one.why.count(": ") >= 2, f"no remedy: {one.why}")
        holds(SECRET not in one.why, f"a secret: {one.why}")


def whole(here: Path, hook: Receiver, url: str, kills: int) -> None:
    """Every report of the archive was told; once, but for what a kill came behind."""
    with Archive(here / "a.onrecord", readonly=True) as archive:
        ids = {one.document.id for one in archive.records()}
        holds(archive.untold(url) == (), "a report waits still")
    holds(hook.taken.keys() == ids, "a report was not told")
    holds(sum(hook.taken.values()) <= len(ids) + kills, "a report was told twice")
    for body in hook.bodies:
        made = json.loads(body)
        holds(
            set(made) == {"event", "report", "incidents"} and set(made["report"]) == FIELDS,
            "more than is said",
        )
    holds(not hook.faults, str(hook.faults))


TARGETS = (Target("watch: webhooks", 4, posted),)
