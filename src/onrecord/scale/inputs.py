"""A shard's parts -> documents, by the public face of `sources`; each with the file and line it stands in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from .. import sources
from ..config import Settings
from ..errors import ScaleError, WorkerError, fault
from ..model import Document, Failure
from ..sources import Outcome
from . import plan
from .folder import digest
from .shapes import Part, Run, Shard

COPY = "lines.jsonl"
"""A part of a file of JSON lines is read from a copy of this name, since `sources` read whole files."""
PIECE = 1 << 20


def outcomes(shard: Shard, run: Run, settings: Settings, draft: Path) -> Iterator[Outcome]:
    """What comes of every document of a shard, in order; ScaleError where an input has changed meanwhile."""
    how: dict[str, Any] = {"format": run.format, "published": run.published}
    for cut, parts in groupby(shard.parts, key=lambda part: part.cut):
        if cut:
            for part in parts:
                yield from of_lines(part, settings, how, draft / COPY)
        else:
            yield from of_files([part.path for part in parts], settings, how)
    for part in shard.parts:
        refuse_changed(part)


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
        except WorkerError:
            raise  # of this machine, not of the file
        except Exception as error:  # no file of strangers may end a run over millions
            if not at:
                raise
            name = sources.shown(at.pop())
            why = f"{fault(error, words=settings.fault_words)}: a fault of onrecord, please report it"
            yield Outcome(name, Failure(name, "sources", why), origin=name)


def of_lines(part: Part, settings: Settings, how: dict[str, Any], copy: Path) -> Iterator[Outcome]:
    """What comes of some lines of a file, each under its own number."""
    if not copied(part, copy):
        raise changed(part)
    for outcome in of_files([str(copy)], settings, {**how, "format": "jsonl"}):
        yield renamed(outcome, str(copy), part)


def copied(part: Part, copy: Path) -> bool:
    """Copy some lines of a file; whether they are those that were planned."""
    found, left = hashlib.sha256(), part.size
    try:
        stream = Path(part.path).open("rb")  # noqa: SIM115 - closed below; what `copy` raises is another matter
    except OSError:
        return False
    with stream, copy.open("wb") as into:
        stream.seek(part.start)
        into.write(b"\n" if part.start else b"")  # by the first line of a file its format is told
        while left and (piece := stream.read(min(left, PIECE))):
            into.write(piece)
            found.update(piece)
            left -= len(piece)
    return found.hexdigest() == part.mark


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
    if part.cut:
        return  # its lines were checked as they were copied
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
