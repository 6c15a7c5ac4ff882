"""What stands in an archive, one thing after another: what promises a report is read, the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from ..errors import SourceError
from .ahead import Ahead
from .inputs import How, Input, Outcome
from .whole import failed

SHOWN = 5
"""How many kinds of what is left out are named."""


class Entry(NamedTuple):
    """A thing in an archive: its name, its bytes once they are asked for, and its packed size."""

    name: str
    open: Callable[[], Ahead]
    size: int = 0


class Bad(NamedTuple):
    """A place in an archive where nothing can be read, and why."""

    place: str
    error: SourceError


class Left:
    """What was left out of an input, by kind."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()

    def out(self, kind: str) -> None:
        """Count something that is left out."""
        self.kinds[kind] += 1

    def told(self) -> str:
        """How many were left out, of which kinds; the most frequent are named."""
        most = [f"{kind} {count:,}" for kind, count in self.kinds.most_common(SHOWN)]
        more = ["..."] if len(self.kinds) > SHOWN else []
        return f"{self.kinds.total():,} left out ({', '.join(most + more)})"

    def noted(self, outcomes: Iterable[Outcome], found: Input) -> Iterator[Outcome]:
        """The outcomes of an input, the last with a note on what was left out; SourceError where all was."""
        last: Outcome | None = None
        try:
            for outcome in outcomes:
                if last is not None:
                    yield last
                last = outcome
        except Exception:  # what ends an input costs nothing that came before
            if last is not None:
                yield last
            raise
        if last is None:
            what = f": {self.told()}" if self.kinds else ""
            raise SourceError(f"holds nothing that can be read{what}: give what has reports in it")
        if self.kinds:
            note = f"{found.place}: {self.told()}"
            last = last._replace(note=f"{last.note}; {note}" if last.note else note)
        yield last


def outcomes(entries: Iterable[Entry | Bad], found: Input, how: How, stage: str) -> Iterator[Outcome]:
    """What comes of the entries of an archive, a bad one costs itself alone."""
    left = Left()
    yield from left.noted(each(entries, found, how, stage, left), found)


def each(entries: Iterable[Entry | Bad], found: Input, how: How, stage: str, left: Left) -> Iterator[Outcome]:
    """What comes of each entry that is read."""
    for entry in entries:
        if isinstance(entry, Bad):
            yield failed(f"{found.place}, {entry.place}", stage, entry.error)
            continue
        if not readable(entry.name, found, how):
            left.out(PurePosixPath(entry.name).suffix.lower() or "no ending")
            continue
        size = entry.size
        try:
            for outcome in how.outcomes(found.inside(entry.name, entry.open()), how):
                yield outcome._replace(size=size)
                size = 0  # the bytes count once
        except SourceError as error:
            yield failed(f"{found.place}/{entry.name}", stage, error)._replace(size=size)


def readable(name: str, found: Input, how: How) -> bool:
    """Whether an entry is to be read: one of a known ending, or any where a format was asked for."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("..", ".")]
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and (how.promises(name) or found.format is not None)
