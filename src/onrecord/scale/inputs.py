"""A shard's parts -> documents, by the public face of `sources`; each with the file and line it stands in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from .. import sources
from ..config import Settings
from ..errors import ScaleError, WorkerError, fault
from ..model import Document, Failure
from ..sources import Outcome
from . import lines, plan, stores
from .folder import Folder, digest
from .pages import Pages, damaged
from .shapes import Part, Run, Shard

COPY = "lines.jsonl"
"""A part of a file of JSON lines is read from a copy of this name, since `sources` read whole files."""
PIECE = 1 << 20
LONGEST_NAME = 60
"""Characters of the name of a copy; its end tells what it is."""


Kind = Literal["lines", "page", "object", "file"]


def outcomes(shard: Shard, run: Run, settings: Settings, draft: Path, folder: Folder) -> Iterator[Outcome]:
    """What comes of every document of a shard, in order; ScaleError where an input has changed meanwhile."""
    how: dict[str, Any] = {"format": run.format, "published": run.published}
    pages = Pages(folder, settings)
    for kind, parts in groupby(shard.parts, key=kind_of):
        if kind == "file":
            yield from of_files((part.path for part in parts), settings, how)
        elif kind == "page":
            yield from of_files(unchanged(parts, pages), settings, {**how, "web": pages})
        else:
            yield from of_copies(parts, settings, how, draft)
    for part in shard.parts:
        refuse_changed(part)


def kind_of(part: Part) -> Kind:
    """How a part is read."""
    if part.cut:
        return "lines"
    if sources.is_url(part.name):
        return "page"
    return "object" if stores.is_store(part.name) else "file"


def unchanged(parts: Iterable[Part], pages: Pages) -> Iterator[str]:
    """The addresses of pages that are kept as they were; ScaleError where one is not."""
    for part in parts:
        if pages.kept(part.name) != part:
            raise damaged(part.name)
        yield part.name


def of_files(names: Iterable[str], settings: Settings, how: dict[str, Any]) -> Iterator[Outcome]:
    """What comes of whole files; a fault of ours in one costs the rest of that one."""
    left = iter(names)
    at: list[str] = []

    def taken() -> Iterator[str]:
        for name in left:
            at[:] = [name]
            yield name

    while True:
        try:
            yield from sources.read(taken(), settings, **how)
            return
        except (WorkerError, ScaleError):
            raise  # of this machine or the run, not of the file
        except Exception as error:  # no file of strangers may end a run over millions
            if not at:
                raise
            name = sources.shown(at.pop())
            why = f"{fault(error, words=settings.fault_words)}: a fault of onrecord, please report it"
            yield Outcome(name, Failure(name, "sources", why), origin=name)


def of_copies(
    parts: Iterable[Part], settings: Settings, how: dict[str, Any], draft: Path
) -> Iterator[Outcome]:
    """What comes of parts that are read from a copy each: lines of files, objects of stores."""
    for part in parts:
        way = of_lines if part.cut else of_object
        yield from way(part, settings, how, draft)


def of_lines(part: Part, settings: Settings, how: dict[str, Any], draft: Path) -> Iterator[Outcome]:
    """What comes of some lines of a file, each under its own number."""
    copy = draft / COPY
    if not copied(part, copy):
        raise changed(part)
    for outcome in of_files([str(copy)], settings, {**how, "format": "jsonl"}):
        yield renamed(outcome, str(copy), part)


def of_object(part: Part, settings: Settings, how: dict[str, Any], draft: Path) -> Iterator[Outcome]:
    """What comes of an object of a store, from a copy on this machine."""
    if part.mark == plan.MISSING:
        failure = Failure(part.name, "open", "no such object: check the address")
        yield Outcome(part.name, failure, origin=part.name)
        return
    copy = draft / "object" / called(part.name)
    copy.parent.mkdir(exist_ok=True)
    try:
        fetch(part, copy)
        for outcome in of_files([str(copy)], settings, how):
            yield renamed(outcome, str(copy), part)
    finally:
        copy.unlink(missing_ok=True)


def called(name: str) -> str:
    """What the copy of an object is called: as it is there, as far as files can be.

    >>> called("s3://news/2022/a:b.jsonl.gz"), called("s3://news/..")
    ('a_b.jsonl.gz', 'object')
    """
    return re.sub(r"[^\w.+ -]", "_", name.rpartition("/")[2])[-LONGEST_NAME:].lstrip(".") or "object"


def fetch(part: Part, copy: Path) -> None:
    """Copy an object; ScaleError where it is not what was planned, or the store does not give it."""
    with copy.open("wb") as into:
        try:
            into.writelines(pieces(part))
        except FileNotFoundError as error:
            raise changed(part) from error
    if copy.stat().st_size != part.size or part.mark not in (plan.mark(str(copy), part.size), digest(copy)):
        raise changed(part)


def copied(part: Part, copy: Path) -> bool:
    """Copy some lines of a file; whether they are those that were planned."""
    found = hashlib.sha256()
    with copy.open("wb") as into:
        into.write(b"\n" if part.start else b"")  # by the first line of a file its format is told
        try:
            for piece in pieces(part):
                into.write(piece)
                found.update(piece)
        except FileNotFoundError:
            return False
    return found.hexdigest() == part.mark


def pieces(part: Part) -> Iterator[bytes]:
    """The bytes of a part; FileNotFoundError where it is gone, ScaleError for other faults."""
    left = part.size
    with stores.reached(part.name), lines.opened(part.path) as stream:
        stream.seek(part.start)
        while left and (piece := stream.read(min(left, PIECE))):
            yield piece
            left -= len(piece)


def renamed(outcome: Outcome, copy: str, part: Part) -> Outcome:
    """An outcome of a copy as one of the file itself."""
    source = place(outcome.source, copy, part)
    result = outcome.result
    if isinstance(result, Failure):
        result = replace(result, source=place(result.source, copy, part))
    return outcome._replace(source=source, result=result, origin=part.name)


def place(source: str, copy: str, part: Part) -> str:
    """Where something stands in the file itself.

    >>> place("tmp/lines.jsonl:4", "tmp/lines.jsonl", Part("news.jsonl", 10, "", start=99, before=2000))
    'news.jsonl:2003'
    """
    rest = source.removeprefix(copy)
    if rest == source:
        return source
    number = re.match(r":(\d+)", rest)
    return part.name + (
        f":{part.before + int(number[1]) - bool(part.start)}{rest[number.end() :]}" if number else rest
    )


def refuse_changed(part: Part) -> None:
    """Raise for a file that is no longer what was planned."""
    if kind_of(part) != "file":
        return  # was checked as it was copied
    try:
        same = plan.whole(part.path) == part or whole_lines(part)
    except OSError:
        same = False
    if not same:
        raise changed(part)


def whole_lines(part: Part) -> bool:
    """Whether a file of JSON lines that is one part is as it was planned, by the digest of all of it."""
    path = Path(part.path)
    if not path.is_file() or path.stat().st_size != part.size:
        return False
    return digest(path) == part.mark


def changed(part: Part) -> ScaleError:
    """What to tell about an input that is not what was planned."""
    return ScaleError(
        f"{part.name} has changed since the run was begun: put it back as it was, or give another --out"
    )


def documents(found: Iterable[Outcome]) -> Iterator[tuple[Outcome, Document | None]]:
    """Each outcome, with what is to be read of it."""
    for outcome in found:
        yield outcome, outcome.result if isinstance(outcome.result, Document) else None
