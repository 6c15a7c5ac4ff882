"""A reader that loads nothing: its records are invented, and some words in a text end, hold up or fail it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from pathlib import Path

from pyarrow import parquet

from onrecord import Attribution, Count, Failure, MadeWith, Party, Record, Sourced, Toll
from onrecord.model import Document

MADE_WITH = MadeWith(onrecord="0", model="invented", lexicons="invented", gazetteer="invented")
OTHERS = MadeWith(onrecord="0", model="other", lexicons="invented", gazetteer="invented")


class Reader:
    def __init__(self, settings):
        self.settings = settings

    def attempt(self, document: Document) -> Record | Failure:
        text = document.text
        if "slow" in text:
            time.sleep(0.02)
        if "poison" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in text:
            time.sleep(60)
        if "fault" in text:
            return Failure(document.id, "tolls", "ValueError: a fault")
        return record(document)


class Other(Reader):
    """A reader of another version."""

    def attempt(self, document: Document) -> Record | Failure:
        return Record(document=document, made_with=OTHERS)


def record(document: Document) -> Record:
    """A record whose first word is a toll of as many as it has letters."""
    text = document.text
    if not text:
        return Record(document=document, made_with=MADE_WITH)
    first = text.split()[0]
    count = Count(low=len(first), high=None, best=None, bound="at_least")
    whole, number = (
        Sourced(text, ((0, len(text)),), "invented"),
        Sourced(count, ((0, len(first)),), "invented"),
    )
    return Record(
        document=document,
        parties=(Party(id="p1", kind="person", name=Sourced("the mayor", ((0, 1),), "invented")),),
        attributions=(Attribution(id="a1", manner="indirect", content=whole, speaker="p1"),),
        tolls=(Toll(id="t1", said_in="a1", category="killed", count=number),),
        made_with=MADE_WITH,
    )


def lines(path: Path, texts: dict[str, str]) -> str:
    """A file of JSON lines with these texts by their ids."""
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
    return str(path)


def rows(out, table) -> list[dict[str, object]]:
    """All rows of a table, in the order of its files."""
    found = []
    for path in sorted((Path(out) / table).glob("*.parquet")):
        found += parquet.ParquetFile(path).read().to_pylist()
    return found


def digests(out) -> dict[str, str]:
    """Every file of a folder, by what is in it."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path(out).rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
