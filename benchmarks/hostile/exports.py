"""Every format that is exported, of records that a stranger handed in: no fault, and nothing that obeys them."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args
from xml.parsers import expat

from rich.console import Console
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from onrecord import frames, from_json, incidents
from onrecord.errors import ExportError
from onrecord.export import formats, notebook, terminal
from onrecord.export.chosen import Case, Chosen, Read
from onrecord.export.csv import FORMULA
from onrecord.export.formats import FORMATS, Format
from onrecord.model import Record, Table

from . import records, texts
from .holding import Target, holds

TAG = re.compile(r"<\s*(script|iframe|img|object|style|link)\b", re.IGNORECASE)


def exported(dice: Random, *, format_: Format) -> None:
    """A format takes any records, and what it wrote is a file of its kind."""
    kind = dice.choice(format_.kinds)
    about = chosen(kind, records.records(dice), dice)
    try:
        if format_.folder:
            with tempfile.TemporaryDirectory() as folder:
                formats.write_folder(format_, about, Path(folder) / "out")
                inside(Path(folder))
            return
        stream = io.BytesIO()
        written = formats.write(format_, about, stream)
    except ExportError as error:
        holds(": " in str(error), "a refusal without a remedy")
        return
    if format_.name in WHOLE:
        WHOLE[format_.name](stream.getvalue(), kind, written)


def chosen(kind: str, some: list[Record], dice: Random) -> Chosen:
    """Some records, or the incidents that they tell of."""
    lost: Counter[str] = Counter()
    if kind in {"incidents", "claims", "accounts"}:
        by_id = {one.document.id: one for one in some}
        groups = [[one] for one in by_id.values()] if kind == "accounts" else [list(by_id.values())]
        found = [one for group in groups for one in incidents.link(group)]
        return Chosen(
            kind,
            lost,
            cases=[Case(one, {a.document: by_id[a.document] for a in one.accounts}) for one in found],
        )
    return Chosen(kind, lost, reads=[Read(one, dice.choice(("", *records.CELLS))) for one in some])


def inside(folder: Path) -> None:
    """Nothing was written outside of the folder that was asked for, nor deeper inside it."""
    holds({one.name for one in folder.iterdir()} <= {"out"}, "a file outside of its folder")
    holds(all(one.is_file() for one in (folder / "out").iterdir()), "a folder nobody asked for")


def table(data: bytes, kind: str, written: int) -> None:
    """Every row has the heading's cells, and none is reckoned with."""
    csv.field_size_limit((1 << 31) - 1)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    holds(len({len(row) for row in rows}) <= 1, "rows of several lengths")
    holds(len(rows) == written + 1, "more or fewer rows than were told")
    for row in rows[1:]:
        holds(not any(one.startswith(FORMULA) and not number(one) for one in row), "a formula")


def number(text: str) -> bool:
    """Whether a cell is a plain number, which may be negative."""
    return re.fullmatch(r"-?[0-9][0-9.e+-]*", text) is not None


def tabs(data: bytes, kind: str, written: int) -> None:
    """Every line has the heading's cells."""
    lines = data.decode().split("\n")[:-1]
    holds(len({line.count("\t") for line in lines}) <= 1, "lines of several lengths")
    holds(len(lines) == written + 1, "more or fewer lines than were told")


def lines(data: bytes, kind: str, written: int) -> None:
    """Every line is JSON; of records each is a record."""
    some = data.split(b"\n")[:-1]
    holds(len(some) == written, "more or fewer lines than were told")
    for one in some:
        strict(one)
        if kind == "records":
            from_json(one)


def strict(data: bytes) -> object:
    """JSON of the standard: without NaN, without lone surrogates."""
    made = json.loads(data, parse_constant=lambda name: holds(False, f"{name} in JSON"))
    json.dumps(made, ensure_ascii=False).encode()
    return made


def one_json(data: bytes, kind: str, written: int) -> None:
    """The file is JSON."""
    strict(data)


def xml(data: bytes, kind: str, written: int) -> None:
    """The file is XML."""
    expat.ParserCreate().Parse(data, True)


def sheets(data: bytes, kind: str, written: int) -> None:
    """Every part of a workbook is XML, and no cell has a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            expat.ParserCreate().Parse(part, True)
            holds(b"<f>" not in part and b"<hyperlink " not in part, f"a formula or link in {name}")


def arrow(data: bytes, kind: str, written: int) -> None:
    """The table has as many rows as were told."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    holds(parquet.read_table(io.BytesIO(data)).num_rows == written, "more or fewer rows than were told")


def columns(data: bytes, kind: str, written: int) -> None:
    """Every token has the heading's columns."""
    head, _, rest = data.decode().partition("\n")
    many = len(head.removeprefix("# global.columns = ").split(" "))
    for line in rest.split("\n"):
        holds(not line or line.startswith("#") or len(line.split("\t")) == many, "a token of other columns")


def docs(data: bytes, kind: str, written: int) -> None:
    """The docs can be taken out again."""
    holds(
        len(list(DocBin().from_bytes(data).get_docs(Vocab()))) == written, "more or fewer docs than were told"
    )


WHOLE: dict[str, Callable[[bytes, str, int], None]] = {
    "csv": table, "acled": table, "ucdp": table, "polecat": tabs, "jsonl": lines, "geojson": one_json, "stix": one_json,
    "webannotation": one_json, "schemaorg": one_json, "kml": xml, "xlsx": sheets, "parquet": arrow, "conll": columns, "docbin": docs,
}  # fmt: skip
"""What has to hold of the files of a format; FollowTheMoney's and brat's are looked at elsewhere."""


def viewed(dice: Random) -> None:
    """The terminal, a notebook and data frames take any record."""
    for one in records.records(dice, 2):
        into = io.StringIO()
        terminal.show(one, Console(file=into, force_terminal=False, width=80), source=texts.text(dice, 3))
        holds("\x1b" not in into.getvalue() and "\u202e" not in into.getvalue(), "a terminal would obey")
        page = notebook.shown(one)
        holds(
            not re.search(r"<\s*(script|iframe|img|object|link)\b", page, re.IGNORECASE),
            "a notebook would obey",
        )
        frames.to_dataframe([one], dice.choice(get_args(Table)), library="pyarrow")


TARGETS = (
    *(Target(f"export: {one.name}", 8, partial(exported, format_=one)) for one in FORMATS.values() if one.name != "ftm"),
    Target("export: views", 4, viewed),
)  # fmt: skip
"""FollowTheMoney's is attacked in `money`."""
