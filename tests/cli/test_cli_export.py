"""onrecord export and import, as one types them: what is chosen, where it goes, what is told, how it ends."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.export.formats import FORMATS

LINES = [
    {"id": "A", "text": "Rebels shelled the village of Lozova in Ukraine on Monday, killing six farmers, the mayor said.\n",
     "published": "2022-03-04", "publisher": "North Wire"},
    {"id": "B", "text": "The minister told reporters on Friday that talks in Vienna had failed.\n", "published": "2022-03-05"},
]  # fmt: skip


@pytest.fixture
def archive(alone: Path) -> Path:
    Path("news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert run("add", "news.jsonl", "-q").exit_code == 0
    return alone


def run(*words: str):
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_the_archive(archive, name):
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra [ftm] is not installed")
    result = run("export", "--format", name, "--out", f"out{FORMATS[name].suffix or '-folder'}")
    assert result.exit_code == 0, result.stderr
    out = Path(f"out{FORMATS[name].suffix or '-folder'}")
    assert any(out.iterdir()) if FORMATS[name].folder else out.stat().st_size > 0
    assert f"onrecord: {out}: " in result.stderr
    assert [one.name for one in Path().iterdir() if one.name.startswith(".out")] == []


def test_records_of_files_are_exported_without_an_archive(archive):
    Path("records.jsonl").write_bytes(run("read", "news.jsonl", "--json").stdout_bytes)
    Path("archive.onrecord").unlink()
    result = run("export", "records.jsonl", "--format", "jsonl", "-q")
    assert result.stdout_bytes == Path("records.jsonl").read_bytes()
    rows = list(
        csv.DictReader(
            StringIO(run("export", "news.jsonl", "--format", "acled", "-q").stdout.lstrip("\ufeff"))
        )
    )
    assert [row["fatalities"] for row in rows] == ["6"]


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ((), ["A", "B"]), (("--since", "2022-03-05"), ["B"]), (("--place", "Lozova"), ["A"]), (("--words", "talks"), ["B"]),
        (("--killed-at-least", "6"), ["A"]), (("--speaker", "minister"), ["B"]), (("--event", "ASSAULT"), ["A"]),
    ],
)  # fmt: skip
def test_reports_are_chosen_as_by_search(archive, words, documents):
    result = run("export", "--format", "csv", "--kind", "records", "-q", *words)
    rows = csv.DictReader(StringIO(result.stdout.lstrip("\ufeff"), newline=""))
    assert [row["document"] for row in rows] == documents


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--format", "docx"), "is none of csv"),
        ((), "is none of csv"),
        (("--format", "acled", "--kind", "tolls"), "acled holds no 'tolls'"),
        (("--format", "brat"), "give --out FOLDER"),
        (("--format", "acled", "--words", "x"), "are about reports"),
        (("--format", "csv", "--contradicted"), "is about incidents"),
        (("news.jsonl", "--format", "csv", "--place", "Lozova"), "FILEs are exported whole"),
    ],
)
def test_wrong_usage_says_what_to_write(archive, words, why):
    result = run("export", *words)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.replace("│", " ").split())


def test_a_file_that_cannot_be_written_is_told(archive):
    result = run("export", "--format", "csv", "--out", "no/such/folder.csv")
    assert result.exit_code == 1
    assert "no/such/folder.csv: cannot be written" in result.stderr


def test_a_file_that_cannot_be_read_costs_itself_alone(archive):
    Path("bad.jsonl").write_text('{"id": "C"}\n')
    result = run("export", "bad.jsonl", "news.jsonl", "--format", "csv", "--kind", "records", "-q")
    assert result.exit_code == 1
    assert "bad.jsonl" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_what_was_edited_comes_back_by_name_and_with_a_reason(archive):
    run("export", "--format", "csv", "--out", "tolls.csv")
    text = Path("tolls.csv").read_bytes().decode()
    Path("tolls.csv").write_bytes(text.replace(",killed,6,6,6,exact,", ",killed,7,7,7,exact,").encode())
    dry = run("import", "tolls.csv", "--by", "Ada", "--reason", "asked again", "--dry-run")
    assert (dry.exit_code, "1 would be corrected, 0 not placed" in dry.stderr) == (0, True)
    assert run("history").stdout == ""
    result = run("import", "tolls.csv", "--by", "Ada", "--reason", "asked again")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["new"]["best"] == 7
    assert json.loads(run("history").stdout)["by"] == "person:Ada"
    assert json.loads(run("incidents", "--json").stdout)[0]["merged"][0]["joint"]["low"] == 7


def test_a_workbook_goes_out_and_comes_back_corrected(archive):
    assert run("export", "--format", "xlsx", "--out", "all.xlsx").exit_code == 0
    whole = run("import", "all.xlsx", "--by", "Ada", "--reason", "asked again")
    assert (whole.exit_code, "0 corrected, 0 not placed" in whole.stderr) == (0, True)
    book = openpyxl.load_workbook("all.xlsx")
    head = [cell.value for cell in book["tolls"][1]]
    book["tolls"].cell(2, head.index("category") + 1).value = "injured"
    book["tolls"].cell(3, head.index("low") + 1).value = "=2+2"
    book.save("all.xlsx")
    result = run("import", "all.xlsx", "--by", "Ada", "--reason", "asked again")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["new"] == "injured"
    assert "is a formula" in result.stderr
    assert "1 corrected, 1 not placed" in result.stderr


def test_what_cannot_be_placed_is_listed(archive):
    Path("tolls.csv").write_text("document,id,category\nA,t9,injured\nC,t1,killed\n")
    result = run("import", "tolls.csv", "gone.jsonl", "--by", "Ada", "--reason", "asked again")
    assert result.exit_code == 1
    assert "tolls.csv line 2, tolls t9" in result.stderr
    assert "tolls.csv line 3, tolls t1" in result.stderr
    assert "gone.jsonl: cannot be read" in result.stderr
    assert "0 corrected, 3 not placed" in result.stderr


@pytest.mark.parametrize(
    "words", [("--by", "Ada"), ("--reason", "x"), ("--by", "Ada", "--reason", "x", "--format", "kml")]
)
def test_a_correction_is_somebodys_and_has_a_reason(archive, words):
    assert run("import", "tolls.csv", *words).exit_code == 2
