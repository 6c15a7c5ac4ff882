"""Shards in processes of this machine: each does one after another, a lost one's shard is done again."""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait

import msgspec

from .. import signals
from ..workers import Process
from .shapes import TRIES, News, Refused, Shard, Step, Work

PAUSE = 0.3
"""Seconds between two words of how far a shard is."""


def live(pipe: Connection, work: Work) -> None:
    """Do shards from a pipe until its other end closes: the life of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the process that reads for it is ended
    from .shards import Desk  # noqa: PLC0415 - loads pyarrow, in the process alone

    desk = Desk(work)
    try:
        with signals.unswallowed({SystemExit: signal.SIGTERM}):
            while True:
                shard = msgspec.msgpack.decode(pipe.recv_bytes(), type=Shard)
                pipe.send_bytes(msgspec.json.encode(desk.do(shard, Speaker(pipe, shard.number).say)))
    except (EOFError, OSError):
        return
    finally:
        desk.close()


class Speaker:
    """Says how far a shard is, now and then."""

    def __init__(self, pipe: Connection, shard: int) -> None:
        self.pipe, self.shard = pipe, shard
        self.last = 0.0

    def say(self, documents: int, size: int) -> None:
        """Say that so much is done; raises where nobody listens any more, which ends the shard."""
        if time.monotonic() - self.last >= PAUSE:
            self.last = time.monotonic()
            self.pipe.send_bytes(msgspec.json.encode(Step(self.shard, documents, size)))


class Hand:
    """A process, and the shard it is at."""

    def __init__(self, work: Work) -> None:
        self.process = Process(live, work, daemon=False)  # a daemon may have no process that reads for it
        self.shard: Shard | None = None

    def give(self, shard: Shard) -> None:
        """Set it a shard."""
        self.shard = shard
        try:
            self.process.pipe.send_bytes(msgspec.msgpack.encode(shard))
        except OSError:
            return  # it has ended: `news` finds out

    def news(self) -> News | None:
        """What it says; None where it has ended instead."""
        try:
            found: News = msgspec.json.decode(self.process.pipe.recv_bytes(), type=News)
        except (EOFError, OSError):
            return None
        if not isinstance(found, Step):
            self.shard = None
        return found


def work(shards: Iterator[Shard], given: Work, workers: int) -> Generator[News]:
    """Do shards in so many processes, and say what comes of them as it comes."""
    crew = Crew(shards, given, workers)
    try:
        yield from crew.news()
    finally:
        crew.close()


class Crew:
    """The processes of a run."""

    def __init__(self, shards: Iterator[Shard], given: Work, workers: int) -> None:
        self.shards, self.given, self.workers = shards, given, workers
        self.again: deque[Shard] = deque()
        self.lost: dict[int, int] = {}
        self.hands: list[Hand] = []

    def next(self) -> Shard | None:
        """The next shard to be done."""
        return self.again.popleft() if self.again else next(self.shards, None)

    def news(self) -> Iterator[News]:
        """What comes of the shards, until all are done or left."""
        while True:
            self.hand_out()
            busy = {hand.process.pipe: hand for hand in self.hands if hand.shard is not None}
            if not busy:
                return
            for pipe in wait(list(busy)):
                hand = busy[pipe]  # type: ignore[index]  # wait gives back what it was given
                found = hand.news()
                if found is None:
                    found = self.lose(hand)
                yield found

    def hand_out(self) -> None:
        """Give shards to those who have none; more processes are started while there are too few."""
        while idle := next((hand for hand in self.hands if hand.shard is None), None):
            shard = self.next()
            if shard is None:
                return
            idle.give(shard)
        for shard in islice(iter(self.next, None), self.workers - len(self.hands)):
            hand = Hand(self.given)
            self.hands.append(hand)
            hand.give(shard)

    def lose(self, hand: Hand) -> Step | Refused:
        """A process has ended: its shard is done again by another, or left after some tries."""
        how, shard = hand.process.ending(), hand.shard
        hand.process.close()
        self.hands.remove(hand)
        if shard is None:
            raise RuntimeError("a process that had nothing to do was waited for")
        self.lost[shard.number] = lost = self.lost.get(shard.number, 0) + 1
        if lost < TRIES:
            self.again.append(shard)
            return Step(shard.number, 0, 0)
        return Refused(shard.number, f"{lost} processes that were at {where(shard)} have ended ({how})")

    def close(self) -> None:
        """End all processes."""
        for hand in self.hands:
            hand.process.process.terminate()  # all at once, before each is waited for
        for hand in self.hands:
            hand.process.close()
        self.hands = []


def where(shard: Shard) -> str:
    """A shard as its inputs are called."""
    first, last = shard.parts[0], shard.parts[-1]
    return first.name if len(shard.parts) == 1 else f"{first.name} to {last.name}"
