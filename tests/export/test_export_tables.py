"""Tables open in what people open them with, with the same columns, and no cell is reckoned with."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import BytesIO, StringIO

import msgspec
import openpyxl
import pytest
from pyarrow import parquet

from onrecord.export import xlsx
from onrecord.export.chosen import OF_RECORDS, Case, Chosen, Read
from onrecord.export.columns import TABLES, TOGETHER
from onrecord.export.formats import ALL, FORMATS, write
from onrecord.incidents import Incident, link
from onrecord.model import Record, from_json, to_json


def chosen(kind: str, *records: Record) -> Chosen:
    if kind in TOGETHER:
        by_id = {record.document.id: record for record in records}
        return Chosen(kind, Counter(), cases=[Case(one, by_id) for one in link(records)])
    return Chosen(kind, Counter(), reads=[Read(record, "news/a.txt") for record in records])


def written(name: str, kind: str, *records: Record) -> bytes:
    stream = BytesIO()
    write(FORMATS[name], chosen(kind, *records), stream)
    return stream.getvalue()


@pytest.mark.parametrize("kind", [*OF_RECORDS, *TOGETHER])
def test_every_format_of_tables_has_the_same_columns_and_rows(record, kind):
    columns = [*(TOGETHER.get(kind) or TABLES[kind])]
    in_csv = list(csv.reader(StringIO(written("csv", kind, record).decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(BytesIO(written("xlsx", kind, record)))[kind]
    in_excel = list(sheet.iter_rows(values_only=True))
    in_parquet = parquet.read_table(BytesIO(written("parquet", kind, record)))
    assert in_csv[0] == list(in_excel[0]) == in_parquet.column_names == columns
    assert len(in_csv) - 1 == len(in_excel) - 1 == in_parquet.num_rows > 0


def test_numbers_are_numbers_and_what_is_not_stated_is_empty(record):
    rows = list(csv.DictReader(StringIO(written("csv", "tolls", record).decode("utf-8-sig"))))
    assert [(row["low"], row["high"], row["best"]) for row in rows] == [
        ("100", "", ""),
        ("12", "15", ""),
        ("54", "54", "54"),
    ]
    assert rows[0]["spans"] == json.dumps([list(record.tolls[0].count.spans[0])]).replace(" ", "")
    sheet = openpyxl.load_workbook(BytesIO(written("xlsx", "tolls", record)))["tolls"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, head.index("low") + 1).value == 100
    assert sheet.cell(2, head.index("high") + 1).value is None


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_what_begins_as_a_formula_is_text(record, sign):
    hostile = msgspec.structs.replace(
        record, document=msgspec.structs.replace(record.document, publisher=f"{sign}HYPERLINK(1)")
    )
    (row,) = csv.DictReader(StringIO(written("csv", "records", hostile).decode("utf-8-sig"), newline=""))
    assert row["publisher"] == f"'{sign}HYPERLINK(1)"
    sheet = openpyxl.load_workbook(BytesIO(written("xlsx", "records", hostile)))["records"]
    cell = next(
        cell
        for cell in sheet[2]
        if "HYPERLINK" in str(cell.value) and str(cell.value) == f"{sign}HYPERLINK(1)"
    )
    assert cell.data_type == "s"


def test_a_workbook_has_a_sheet_for_each_kind(record):
    book = openpyxl.load_workbook(BytesIO(written("xlsx", ALL, record)))
    assert tuple(book.sheetnames) == OF_RECORDS
    assert book["tolls"].max_row == 1 + len(record.tolls)


def test_what_excel_has_no_room_for_is_counted(record, monkeypatch):
    monkeypatch.setattr(xlsx, "LONGEST", 4)
    about = chosen("tolls", record)
    write(FORMATS["xlsx"], about, BytesIO())
    assert about.lost["cells are cut off after 4 characters"] > 0


def test_json_lines_are_whole_records_and_come_back(record):
    (line,) = written("jsonl", "records", record).splitlines()
    assert from_json(line) == record
    assert line == to_json(record)


def test_json_lines_of_a_kind_have_its_columns(record):
    rows = [json.loads(line) for line in written("jsonl", "tolls", record).splitlines()]
    assert [list(row) for row in rows] == [list(TABLES["tolls"])] * len(record.tolls)


def test_an_incident_keeps_all_of_itself_in_its_row(record):
    rows = list(csv.DictReader(StringIO(written("csv", "incidents", record).decode("utf-8-sig"))))
    assert [msgspec.json.decode(row["whole"], type=Incident) for row in rows] == link([record])
    assert {row["documents"] for row in rows} == {"d1"}


@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet", "jsonl"])
def test_the_same_records_make_the_same_bytes(record, name):
    assert written(name, FORMATS[name].kinds[0], record) == written(name, FORMATS[name].kinds[0], record)
