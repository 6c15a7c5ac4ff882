"""Folders that are watched: files of any name and kind, damaged, moving, linked, or no files at all."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from random import Random

from onrecord import to_json
from onrecord.archive import Archive
from onrecord.model import Failure
from onrecord.sources import Outcome
from onrecord.watch import Course, Summary, Untold, Watch

from . import files, kept, records, texts
from .holding import Target, holds

NAMES = (
    "a.txt", "b.txt", "c.eml", "d.jsonl", "e.csv", "f.xml", "g.gz", "h.zip", "i.tar", "j", ".hidden.txt", "-rf.txt", "a b.txt", "*.txt", "[a].txt",
    "\n.txt", "\x1b[31m.txt", "\u202e.txt", "%s.txt", "é.txt", "x" * 240 + ".txt", "'.txt", "a.txt~", "a.part", "http:", "k.warc", "l.docx",
)  # fmt: skip
BYTES = (b"\xff.txt", b"\xed\xa0\x80.txt", b"caf\xe9.eml")
"""Names that are no UTF-8, as disks of other systems have them."""


def watched(dice: Random) -> None:
    """Rounds end, everything found is told once, and what was added is sound."""
    with kept.folder() as here, Archive(here / "a.onrecord") as archive:
        folder = here / "news"
        folder.mkdir()
        told: list[Failure | None] = []
        summaries: list[Summary] = []
        course = Course(lambda outcome, failure: seen(outcome, failure, told), summaries.append, never)
        watch = Watch(archive, [str(folder)], kept.ALONE, course, rest=0)
        for _ in range(dice.randrange(1, 4)):
            changed(dice, folder)
            watch.round()
        holds(watch.tally.done == len(told), "an outcome that nobody was told of")
        holds(watch.tally.added == len(summaries), "a new report that nobody was told of")
        for one in summaries:
            one.json()
        kept.sound(archive)
        kept.shown(archive)


def seen(outcome: Outcome, failure: Failure | None, told: list[Failure | None]) -> None:
    """Note what came of an outcome."""
    holds(failure is None or failure.message, "a failure without words")
    outcome.source.encode()
    told.append(failure)


def never(made: Untold) -> None:
    """There is no webhook."""
    raise AssertionError(f"{made.report.id} was sent: {made.why}")


def changed(dice: Random, folder: Path) -> None:
    """Some files come, change or go."""
    for _ in range(dice.randrange(1, 5)):
        with suppress(OSError):  # as two of them stand in each other's way
            once(dice, folder)


def once(dice: Random, folder: Path) -> None:
    """One change."""
    path = folder / (os.fsdecode(dice.choice(BYTES)) if dice.random() < 0.1 else dice.choice(NAMES))
    kind = dice.randrange(12)
    if kind == 0:
        path.symlink_to(
            dice.choice(("..", ".", "/dev/zero", "/dev/stdin", "nowhere", path.name, "/proc/self/mem"))
        )
    elif kind == 1:
        os.mkfifo(path)
    elif kind == 2:
        path.mkdir()
    elif kind == 3:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(path))
    elif kind == 4:
        path.unlink()
    elif kind == 5:
        shutil.rmtree(folder)
    else:
        folder.mkdir(exist_ok=True)
        if not path.is_fifo():
            path.write_bytes(content(dice))


def content(dice: Random) -> bytes:
    """What is in a file: a good one, a damaged one, a text, records."""
    kind = dice.randrange(4)
    some = dice.choice(list(files.LIGHT.values()))
    if kind == 0:
        return some
    if kind == 1:
        return texts.damaged(dice, some)
    if kind == 2:
        return b"\n".join(map(to_json, records.records(dice)))
    return texts.wild(dice).encode("utf-8", "surrogatepass")


TARGETS = (Target("watch: folders", 2, watched),)
