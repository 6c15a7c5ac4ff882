"""Archives into which strangers' records went: adding, verifying, the brief, the room's pages and addresses."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import quote

import msgspec
from starlette.testclient import TestClient

from onrecord import sources, to_json, web
from onrecord.archive import Archive, intake
from onrecord.archive.intake import Tally
from onrecord.config import Settings
from onrecord.export import brief as briefs

from . import records, texts
from .holding import Target, holds

ALONE = Settings(workers=0)
"""Read in this process: what is tried is what comes in, not who reads."""
OPEN = ("<script>", "<img src=", "<iframe")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@cache
def standing() -> Path:
    """An archive of good reports; a folder of its own keeps it to the end of the process."""
    made = tempfile.TemporaryDirectory()
    KEPT.append(made)
    path = Path(made.name) / "a.onrecord"
    with Archive(path) as archive:
        for one in records.real():
            archive.add(one, "a.txt")
        archive.refresh()
    return path


KEPT: list[tempfile.TemporaryDirectory[str]] = []


def copy(into: Path) -> Path:
    """A copy of it, to write in."""
    return Path(shutil.copy(standing(), into / "a.onrecord"))


def sound(archive: Archive) -> None:
    """An archive is what it should be."""
    found = archive.verify()
    holds(not found.faults, f"verify: {found.faults[:2]}")


def added(dice: Random) -> None:
    """Lines of records are added or refused, each; what is there can be read, verified, told and shown."""
    lines = [to_json(one) for one in records.records(dice)]
    lines = [texts.damaged(dice, one) if dice.random() < 0.1 else one for one in lines]
    with folder() as here, Archive(here / "a.onrecord") as archive:
        (here / "records.jsonl").write_bytes(b"\n".join(lines))
        tally, told = Tally(), []
        outcomes = sources.read([str(here / "records.jsonl")], ALONE, records=True)
        intake.add(archive, outcomes, ALONE, tally=tally, tell=lambda outcome, failure: told.append(failure))
        holds(tally.done == len(told), "an outcome that nobody was told of")
        holds(all(one.message for one in told if one is not None), "a failure without words")
        archive.refresh()
        sound(archive)
        shown(archive)
        told_briefly(archive)
        pages(here / "a.onrecord", archive)


def shown(archive: Archive) -> None:
    """Whatever is in it can be asked for."""
    for _, name in archive.after(0):
        archive.stored(name)
    for one in archive.incidents(None).incidents:
        archive.incident(one.id)


def told_briefly(archive: Archive) -> None:
    """A brief can be made, of all days."""
    page = briefs.brief(archive, briefs.period("0001-01-01", "9999-12-31", None), made="2026-01-01").html
    holds(not any(one in page for one in OPEN), "a tag of a stranger's in the brief")


def pages(path: Path, archive: Archive) -> None:
    """Every page of the room about it is a page."""
    room = TestClient(web.app(path), base_url="http://127.0.0.1", raise_server_exceptions=True)
    names = [quote(name, safe="") for _, name in archive.after(0)][:2]
    some = [quote(one.id, safe="") for one in archive.incidents(None).incidents[:2]]
    for way in (
        "/", "/pulse", "/people", "/review", "/api/reports", "/api/incidents",
        *(f"/{kind}/{name}" for name in names for kind in ("reports", "cards", "api/reports")),
        *(f"/{kind}/{name}" for name in some for kind in ("incidents", "api/incidents")),
    ):  # fmt: skip
        answer = room.get(way)
        holds(answer.status_code in {200, 404} or answer.status_code < 500, f"{answer.status_code} at {way}")
        holds(
            not any(one in answer.text for one in OPEN) or way.startswith("/api"),
            f"a tag of a stranger's at {way}",
        )
        if way.startswith("/api") and answer.status_code == 200:
            msgspec.json.decode(answer.content)


TARGETS = (Target("archive: records", 2, added),)
