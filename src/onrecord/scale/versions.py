"""What the tables of a run depend on besides its inputs, and where another run's differs."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec

from ..config import Settings
from ..errors import ScaleError, WorkerError
from ..model import Document, MadeWith, Record
from ..workers import Maker, Pool, Task
from .folder import RUN, Folder
from .shapes import LAYOUT, TRIES, Run

PACKAGES = (
    "charset-normalizer", "htmldate", "lxml", "numpy", "onnxruntime", "pdfminer.six", "pyarrow", "spacy",
    "tokenizers", "trafilatura",
)  # fmt: skip
"""Packages that tables depend on: another version of them may read, or write, other bytes."""
ELSEWHERE = frozenset({"threads", "workers", "archive", "gazetteer", "profile"})
"""Settings that change nothing in the tables, or are told by the digest of a file in `made_with`."""


def run(
    settings: Settings,
    maker: Maker,
    *,
    format: str | None,  # noqa: A002 - as the option is called
    published: str | None,
    shard_size: int,
) -> Run:
    """What a run that is begun now depends on."""
    return Run(
        made_with=made_with(settings, maker),
        packages=packages(),
        settings={
            name: getattr(settings, name) for name in Settings.__struct_fields__ if name not in ELSEWHERE
        },
        format=format,
        published=published,
        shard_size=shard_size,
    )


def packages() -> dict[str, str]:
    """The versions of Python and of the packages that tables depend on."""
    return {"python": platform.python_version(), **{name: installed(name) for name in PACKAGES}}


def installed(name: str) -> str:
    """The version of a package, "none" where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def made_with(settings: Settings, maker: Maker) -> MadeWith:
    """What records are now made with: a process is asked, so that this one loads no model."""
    with Pool[None](1, settings, maker=maker, tries=TRIES) as pool:
        ((_, made),) = pool.read([Task(None, Document(id="nothing", text=""))])
    if not isinstance(made, Record):
        why = made.message if made else "nothing came of it"
        raise WorkerError(f"an empty text cannot be read ({why}): a fault of onrecord, please report it")
    return made.made_with


def keep(folder: Folder, now: Run) -> None:
    """Keep what a new run depends on; ScaleError where it depends on other things than the folder's."""
    there = folder.run_there()
    if there is None:
        folder.save(now, RUN)
        return
    if there.layout != LAYOUT:
        raise ScaleError(f"{folder.name}: is laid out by another onrecord: give another --out")
    before, after = flat(there), flat(now)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            raise ScaleError(
                f"{folder.name}: its run was begun with {name} = {before.get(name)}, "
                f"now it is {after.get(name)}: "
                "make it what it was, or give another --out"
            )


def flat(run: Run) -> dict[str, str]:
    """All that a run depends on by name, as words to be shown."""
    found: dict[str, Any] = msgspec.to_builtins(run)
    told: dict[str, object] = {}
    for group in ("settings", "packages", "made_with"):
        told |= found.pop(group)
    return {
        name: value if isinstance(value, str) else shown(value) for name, value in {**found, **told}.items()
    }


def shown(value: object) -> str:
    """A value as JSON has it."""
    return msgspec.json.encode(value).decode()
