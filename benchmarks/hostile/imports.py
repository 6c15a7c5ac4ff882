"""Edited exports that come back: cut off, damaged, or with other values than anybody may give."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

from msgspec import inspect as kinds

from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.export import formats
from onrecord.export.back import Left, place, read
from onrecord.export.chosen import Chosen, Read
from onrecord.export.formats import FORMATS
from onrecord.model import Record

from . import kept, records, texts
from .holding import Target, holds

TABLES = ("tolls", "events", "attributions", "parties", "times", "places", "hedges", "records")
ENDS = {"jsonl": ".jsonl", "webannotation": ".jsonld", "csv": ".csv"}
VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 7, 2**63, 10**30, 1e308, -1e308, 0.1, "", "x", "killed", "exact", "p1", "t1", "e1", [], {}, [[]],
    [[0, 1]], [None], {"a": 1}, "2022-11-26", "9999-12-31", "=1+1", "\x00", "\u202e", "inf", "nan", "-inf", "1e308", "1e400", "9" * 400,
)  # fmt: skip
"""Values that a stranger puts where others stand."""


@cache
def good(name: str, kind: str) -> bytes:
    """What is exported of the good reports, as one file."""
    stream = io.BytesIO()
    formats.write(FORMATS[name], exported(kind), stream)
    return stream.getvalue()


def exported(kind: str) -> Chosen:
    """The good reports."""
    return Chosen(kind, Counter(), reads=[Read(one, "a.txt") for one in records.real()])


def brought(dice: Random, *, name: str) -> None:
    """What can be placed is in the journal, the rest is told; texts stay, and the archive is sound."""
    with kept.folder() as here, Archive(kept.copy(here)) as archive:
        path = WAYS[name](dice, here)
        before = {one.number for one in archive.history()}
        made = list(outcomes(archive, path, dice))
        told = {entry.number for one in made if not isinstance(one, Left) for entry in one.entries}
        now = {one.number for one in archive.history()}
        holds(now == before | told, "the journal has other entries than were told of")
        archive.refresh()
        for one in records.real():
            holds(archive.get(one.document.id).document.text == one.document.text, "a text was edited")
        kept.sound(archive)
        kept.shown(archive)


def outcomes(archive: Archive, path: Path, dice: Random) -> Iterator[Any]:
    """What came of a file; a refusal of the whole says what to do."""
    told = {"by": dice.choice(("Ada", texts.text(dice, 3).strip() or "Ada")), "reason": "as I was told"}
    try:
        for one in place(
            archive, read(path, archive), **told, reject=dice.random() < 0.3, dry=dice.random() < 0.1
        ):
            if isinstance(one, Left):
                holds(one.why and one.place, "something is left without a word")
            yield one
    except OnrecordError as error:
        holds(": " in str(error), "a refusal without a remedy")


def lines(dice: Random, here: Path) -> Path:
    """JSON lines of changed records, or damaged ones."""
    data = good("jsonl", "records")
    if dice.random() < 0.6:
        lie = records.Lie(dice, 200, dice.choice((0.002, 0.02)))
        about = kinds.type_info(Record)
        some = [lie.about(json.loads(one), about) for one in data.splitlines()]
        data = "\n".join(json.dumps(one) for one in some).encode()
    return written(dice, here / "a.jsonl", data)


def web_annotations(dice: Random, here: Path) -> Path:
    """Web Annotations with other values somewhere."""
    whole = json.loads(good("webannotation", "records"))
    for _ in range(dice.randrange(4)):
        whole = elsewhere(dice, whole, dice.choice((0.002, 0.02, 0.2)))
    return written(dice, here / "a.jsonld", json.dumps(whole).encode())


def elsewhere(dice: Random, value: Any, chance: float) -> Any:  # noqa: ANN401 - JSON
    """JSON with other values, without some keys, with some things twice."""
    if dice.random() < chance:
        return dice.choice(VALUES)
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if dice.random() > chance / 2}
        more = (
            {dice.choice(("", "id", "value", "low", "type", "x")): dice.choice(VALUES)}
            if dice.random() < chance
            else {}
        )
        return {key: elsewhere(dice, one, chance) for key, one in kept.items()} | more
    if isinstance(value, list):
        some = [elsewhere(dice, one, chance) for one in value]
        return some * 2 if dice.random() < chance / 2 else some
    return value


def rows(dice: Random, here: Path) -> Path:
    """A table with other cells, columns and rows."""
    lines = good("csv", dice.choice(TABLES)).decode().split("\r\n")
    for _ in range(dice.randrange(5)):
        at = dice.randrange(len(lines))
        cells = lines[at].split(",")
        cells[dice.randrange(len(cells))] = cell(dice)
        lines[at] = ",".join(cells)
    return written(dice, here / "a.csv", "\r\n".join(lines).encode())


def cell(dice: Random) -> str:
    """A cell that a stranger wrote."""
    text = dice.choice((str(dice.choice(VALUES)), dice.choice(records.CELLS), texts.text(dice, 3)))
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if dice.random() < 0.7 else text


def written(dice: Random, path: Path, data: bytes) -> Path:
    """A file, damaged or as it is."""
    path.write_bytes(texts.damaged(dice, data) if dice.random() < 0.4 else data)
    return path


def standoff(dice: Random, here: Path) -> Path:
    """A folder of brat's with other words on its lines."""
    formats.write_folder(FORMATS["brat"], exported("records"), here / "brat")
    for path in sorted((here / "brat").glob("*.ann")):
        lines = path.read_bytes().decode().split("\n")
        for _ in range(dice.randrange(6)):
            at = dice.randrange(len(lines))
            words = lines[at].split(dice.choice(("\t", " ")))
            words[dice.randrange(len(words))] = cell(dice)
            lines[at] = dice.choice(("\t", " ", "")).join(words) if dice.random() < 0.3 else "\t".join(words)
        written(dice, path, "\n".join(lines).encode())
        if dice.random() < 0.05:
            path.with_suffix(".txt").unlink()
    return here / "brat"


WAYS: dict[str, Callable[[Random, Path], Path]] = {
    "jsonl": lines, "webannotation": web_annotations, "csv": rows, "brat": standoff,
}  # fmt: skip
TARGETS = tuple(Target(f"import: {name}", 6, partial(brought, name=name)) for name in WAYS)
