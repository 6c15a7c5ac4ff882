"""Which formats there are, what each can hold, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..extras import needing
from ..model import to_json
from .chosen import OF_RECORDS, Case, Chosen, Read, rows_of
from .columns import TABLES, TOGETHER

ALL = "all"
"""Every kind of a record: a workbook has a sheet for each."""
TABLES_OF = (*OF_RECORDS, *TOGETHER)


class Format(NamedTuple):
    """A format: its name, the end of its files' names, the kinds that it can hold, the usual one first.

    `binary`: not for a terminal; `folder`: several files in a folder.
    """

    name: str
    suffix: str
    kinds: tuple[str, ...]
    module: str
    binary: bool = False
    folder: bool = False


ON_MAPS = ("incidents", "events", "tolls", "places", "attributions", "accounts")
CODED = ("incidents", "accounts")
RECORDS = ("records",)
FORMATS = {
    one.name: one
    for one in (
        Format("csv", ".csv", ("tolls", *(kind for kind in TABLES_OF if kind != "tolls")), "csv"),
        Format("xlsx", ".xlsx", (ALL, *TABLES_OF), "xlsx", binary=True),
        Format("parquet", ".parquet", ("tolls", *(kind for kind in TABLES_OF if kind != "tolls")), "parquet",
               binary=True),
        Format("jsonl", ".jsonl", ("records", *(kind for kind in TABLES_OF if kind != "records")), "jsonl"),
        Format("geojson", ".geojson", ON_MAPS, "geojson"),
        Format("kml", ".kml", ON_MAPS, "kml"),
        Format("acled", ".csv", CODED, "acled"),
        Format("ucdp", ".csv", CODED, "ucdp"),
        Format("polecat", ".txt", ("events", *CODED), "polecat"),
        Format("ftm", ".ftm.json", RECORDS, "ftm"),
        Format("webannotation", ".jsonld", RECORDS, "webannotation"),
        Format("schemaorg", ".jsonld", ("attributions",), "schemaorg"),
        Format("stix", ".json", RECORDS, "stix"),
        Format("conll", ".conllup", RECORDS, "conll"),
        Format("brat", "", RECORDS, "brat", folder=True),
        Format("docbin", ".spacy", RECORDS, "docbin", binary=True),
    )
}  # fmt: skip
"""All formats, by the name that `--format` has."""


def write(format_: Format, chosen: Chosen, stream: BinaryIO) -> int:
    """Write what is chosen as a format that is one file; how many items there were.

    RecordError where a record made in Python has half of a surrogate pair, which no file holds.
    """
    chosen = encodable(chosen)
    if format_.name == "xlsx":
        return workbook(chosen, stream)
    module = loaded(format_)
    if format_.name in ("csv", "parquet"):
        count: int = module(chosen.rows(), chosen.columns, stream)
        return count
    return int(module(chosen, stream))


def write_folder(format_: Format, chosen: Chosen, folder: Path) -> int:
    """Write what is chosen as a format that is a folder; how many reports there were; errors as `write`'s."""
    return int(loaded(format_)(encodable(chosen), folder))


def encodable(chosen: Chosen) -> Chosen:
    """What is chosen, each record looked at as it comes: not all formats would refuse it themselves."""
    return chosen._replace(reads=map(of_read, chosen.reads), cases=map(of_case, chosen.cases))


def of_read(read: Read) -> Read:
    """A record that UTF-8 can hold; RecordError with the path to what it cannot."""
    to_json(read.record)
    return read


def of_case(case: Case) -> Case:
    """An incident of such records."""
    for record in case.records.values():
        to_json(record)
    return case


def loaded(format_: Format) -> Callable[..., int]:
    """What writes a format; LibraryError where a package of it is not installed."""
    with needing(format_.name, "parquet" if format_.name == "parquet" else "export"):
        write: Callable[..., int] = import_module(f".{format_.module}", __package__).write
    return write


def workbook(chosen: Chosen, stream: BinaryIO) -> int:
    """Write a workbook: one sheet, or one for each kind of a record."""
    from . import xlsx  # noqa: PLC0415

    if chosen.kind != ALL:
        return xlsx.write([(chosen.kind, chosen.columns, chosen.rows())], stream, chosen.lost)
    reads: Iterable[Read] = list(chosen.reads)
    sheets = (
        (kind, TABLES[kind], (row for read in reads for row in rows_of(read, kind))) for kind in OF_RECORDS
    )
    return xlsx.write(sheets, stream, chosen.lost)
