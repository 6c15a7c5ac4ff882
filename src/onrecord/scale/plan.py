"""Inputs -> shards: the same inputs give the same plan, which is kept in the folder, a line a shard."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from .. import sources
from ..config import Settings
from ..errors import ScaleError
from . import lines, stores
from .folder import PLAN, Folder
from .lines import Counted
from .pages import Pages
from .shapes import Part, Shard

SHARD_BYTES = 64 << 20
"""Bytes of small files after which a shard is closed however few they are."""
END = 1 << 19
"""Bytes of each end of a file that its mark is made of."""
MISSING = "missing"
PAUSE = 0.2
"""Seconds between two words of how many inputs have been looked at."""
ENCODE = msgspec.json.Encoder(order="deterministic").encode

Tell = Callable[[int], None]
"""What is called with the number of inputs that have been looked at."""


class Left(NamedTuple):
    """The shards that are to be done, and their bytes."""

    numbers: frozenset[int]
    bytes: int


class Plan(NamedTuple):
    """A plan, a copy of the one that is kept: its digest, and how much is to be done."""

    path: Path
    sha256: str
    shards: int
    inputs: int
    bytes: int

    def whole(self) -> Iterator[tuple[Shard, str]]:
        """Its shards, each with the digest of its line."""
        with self.path.open("rb") as stream:
            for line in stream:
                yield msgspec.json.decode(line, type=Shard), hashlib.sha256(line).hexdigest()

    def left(self, folder: Folder, *, check: bool = False) -> Left:
        """What is still to be done; with `check` finished shards are looked at byte by byte."""
        numbers, size, there = set(), 0, folder.sizes()
        for shard, sha256 in self.whole():
            if folder.done(shard.number, sha256, there, check=check) is None:
                numbers.add(shard.number)
                size += shard.size
        return Left(frozenset(numbers), size)

    def each(self, left: Left) -> Iterator[Shard]:
        """The shards that are left, in order."""
        return (shard for shard, _ in self.whole() if shard.number in left.numbers)


def make(
    inputs: Iterable[str],
    folder: Folder,
    *,
    format: str | None,  # noqa: A002 - as the option is called
    size: int,
    tell: Tell,
    settings: Settings,
) -> Plan:
    """The plan of some inputs, kept in the folder; ScaleError where one is kept there that is another."""
    draft = folder.draft("plan") / PLAN
    whole, shards, looked_at, total = hashlib.sha256(), 0, 0, 0
    with draft.open("wb") as stream:
        for shard in grouped(told(parts(inputs, Pages(folder, settings), format, size), tell), size):
            line = ENCODE(shard) + b"\n"
            stream.write(line)
            whole.update(line)
            shards += 1
            looked_at += sum(part.start == 0 for part in shard.parts)
            total += shard.size
    tell(looked_at)
    if not shards:
        raise ScaleError("the inputs hold no file: check their names")
    if folder.place.size(PLAN) is not None:
        refuse_other(folder, draft)
    else:
        folder.place.put(copy_of(draft), PLAN)
    return Plan(draft, whole.hexdigest(), shards, looked_at, total)


def copy_of(draft: Path) -> Path:
    """A copy of a plan, which may be moved away."""
    return Path(shutil.copyfile(draft, draft.with_suffix(".copy")))


def told(parts: Iterable[Counted], tell: Tell) -> Iterator[Counted]:
    """The parts as they come, telling now and then of how many inputs they are."""
    inputs, last = 0, time.monotonic()
    for counted in parts:
        inputs += counted.part.start == 0
        if time.monotonic() - last >= PAUSE:
            last = time.monotonic()
            tell(inputs)
        yield counted


def parts(
    inputs: Iterable[str],
    pages: Pages,
    format: str | None,  # noqa: A002
    size: int,
) -> Iterator[Counted]:
    """Every part of the inputs, in order; what is at web addresses is fetched, and kept."""
    for name in given(inputs, pages.folder):
        refuse_name(name)
        if sources.is_url(name):
            yield Counted(pages.part(name), 1)
            continue
        found = False
        if lines.are_lines(name, format) and readable(name):
            for counted in cut(name, size):
                found = True
                yield counted
        if not found:
            yield Counted(whole(name), 1)


def given(inputs: Iterable[str], folder: Folder) -> Iterator[str]:
    """The names of all inputs, each file once whatever it is called, without the files of the run itself."""
    ours = known(folder.name) + ("/" if stores.is_store(folder.name) else os.sep)
    seen = set()
    for name in expanded(inputs):
        path = known(name)
        if path not in seen and not path.startswith(ours):
            seen.add(path)
            yield name


def expanded(inputs: Iterable[str]) -> Iterator[str]:
    """The inputs with patterns and folders replaced by the files in them."""
    for name in inputs:
        yield from stores.expand(name) if stores.is_store(name) else sources.expand([name], folders=True)


def known(name: str) -> str:
    """What tells one input from another: the whole path of a file, an address as it is."""
    return name if sources.is_url(name) or stores.is_store(name) else os.path.abspath(name)


def cut(name: str, size: int) -> Iterator[Counted]:
    """The parts of a file of JSON lines; ScaleError where it cannot be read to its end."""
    try:
        yield from lines.parts(name, size)
    except OSError as error:
        why = error.strerror or stores.told(error)
        raise ScaleError(f"{sources.shown(name)}: cannot be read ({why}): check the file") from error


def readable(name: str) -> bool:
    """Whether a file is there and may be read; what is wrong with another is told when it should be read."""
    if stores.is_store(name):
        return stores.size(name) is not None
    return Path(name).is_file() and os.access(name, os.R_OK)


def whole(name: str) -> Part:
    """A file as one part."""
    if stores.is_store(name):
        return whole_object(name)
    try:
        size = Path(name).stat().st_size if Path(name).is_file() else 0
        return Part(sources.shown(name), size, mark(name, size), raw=lines.raw(name))
    except (OSError, ValueError):  # a name with a NUL
        return Part(sources.shown(name), 0, MISSING)


def whole_object(name: str) -> Part:
    """An object of a store as one part; ScaleError where the store does not say."""
    size = stores.size(name)
    if size is None:
        return Part(name, 0, MISSING)
    try:
        with stores.reached(name), stores.opened(name) as stream:
            return Part(name, size, marked(stream, size))
    except FileNotFoundError:  # gone since
        return Part(name, 0, MISSING)


def mark(name: str, size: int) -> str:
    """A digest of a file: of all of it, or of both ends and the size where it is large."""
    if not Path(name).is_file():
        return MISSING
    with Path(name).open("rb") as stream:
        return marked(stream, size)


def marked(stream: BinaryIO, size: int) -> str:
    """A digest of a stream of so many bytes."""
    found = hashlib.sha256(f"{size}\n".encode())
    found.update(stream.read(END))
    if size > 2 * END:
        stream.seek(size - END)
    found.update(stream.read(END))
    return found.hexdigest()


def refuse_name(name: str) -> None:
    """Refuse what cannot be read again."""
    if name == "-":
        raise ScaleError("standard input cannot be read again after a kill: save it to a file, and give that")
    if os.path.exists(name) and not (os.path.isfile(name) or os.path.isdir(name)):
        raise ScaleError(
            f"{sources.shown(name)}: a pipe or device, which cannot be read again: save it to a file"
        )


def grouped(parts: Iterable[Counted], size: int) -> Iterator[Shard]:
    """Shards of parts that promise up to `size` documents, and are not too large together."""
    held: list[Part] = []
    documents = total = number = 0
    for part, promised in parts:
        if held and (documents + promised > size or total + part.size > SHARD_BYTES):
            yield Shard(number, tuple(held))
            held, documents, total, number = [], 0, 0, number + 1
        held.append(part)
        documents += promised
        total += part.size
    if held:
        yield Shard(number, tuple(held))


def refuse_other(folder: Folder, draft: Path) -> None:
    """Raise where the plan that is kept is not this one, naming the first input that differs."""
    with folder.place.opened(PLAN) as kept, draft.open("rb") as now:
        for before, after in zip_longest(each_part(kept), each_part(now)):
            if before != after:
                raise ScaleError(f"{folder.name}: {difference(before, after)}")


def each_part(plan: Iterable[bytes]) -> Iterator[Part]:
    """The parts of a plan, in order."""
    for line in plan:
        yield from msgspec.json.decode(line, type=Shard).parts


def difference(before: Part | None, after: Part | None) -> str:
    """What to tell about an input that is not what it was."""
    if before is None and after is not None:
        return f"its run was begun without {after.name}: give the same inputs, or another --out for the new"
    if after is None or (before is not None and before.name != after.name):
        told = before.name if before else ""
        other = f", now {after.name} is in its place" if after else ""
        return (
            f"its run was begun with {told}{other}: give the same inputs in the same order, or another --out"
        )
    return f"{after.name} has changed since its run was begun: put it back as it was, or give another --out"
