"""`onrecord gazetteer` and reading with a gazetteer of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.cli import gazetteer as cli_gazetteer
from onrecord.gazetteer.layout import Row, pack
from onrecord.gazetteer.lookup import load

RUNNER = CliRunner()
TOWN = ["7", "Vellamo", "Vellamo", "", "61.5", "24.5", "P", "PPL", "FI", "", "08"]
LINE = "\t".join([*TOWN, "", "", "", "900", "", "100", "Europe/Helsinki", "2024-01-01"])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A gazetteer of one town and one country."""
    path = tmp_path / "mine.bin"
    rows = [
        Row(0, "Finland", 64.0, 26.0, 10, "FI", 0, -1, "country", 400),
        Row(7, "Vellamo", 61.5, 24.5, 900, "", 0, -1, "city", 3),
    ]
    path.write_bytes(pack(rows, {"finland": [(0, True)], "vellamo": [(1, True)]}))
    return path


def test_a_gazetteer_is_built_and_used(tmp_path: Path) -> None:
    (tmp_path / "allCountries.txt").write_text(f"{LINE}\nbad line\n")
    target = tmp_path / "full.bin"
    made = RUNNER.invoke(app, ["gazetteer", "build", str(tmp_path / "allCountries.txt"), "--to", str(target)])
    assert made.exit_code == 1  # one line is bad, and told
    assert "allCountries.txt, line 2: 1 columns, not 19: left out" in made.output
    shown = RUNNER.invoke(app, ["gazetteer", "show", "VELLAMO", "--gazetteer", str(target)])
    assert shown.exit_code == 0
    assert json.loads(shown.output)["geonames_id"] == 7


def test_of_an_unknown_name_it_is_said() -> None:
    shown = RUNNER.invoke(app, ["gazetteer", "show", "Nowhereton upon Nothing"])
    assert shown.exit_code == 1
    assert "no place is called 'Nowhereton upon Nothing'" in shown.output


def test_scores_add_up_and_the_likeliest_is_first() -> None:
    shown = RUNNER.invoke(app, ["gazetteer", "show", "Paris"])
    places = [json.loads(line) for line in shown.output.splitlines()]
    assert (places[0]["country"], places[0]["kind"]) == ("FR", "city")
    scores = [one["score"] for one in places]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.01


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gazetteer", "show", "Paris", "--gazetteer", "none.bin"], "none.bin is missing"),
        (["gazetteer", "build", "none.txt"], "download allCountries.txt from GeoNames"),
    ],
)
def test_a_missing_file_is_named(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = RUNNER.invoke(app, arguments)
    assert done.exit_code == 1
    assert words in done.output
    assert list(tmp_path.iterdir()) == []


def test_reports_are_read_with_it(built: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "The bus to Vellamo left on Monday, police in Vellamo, Finland, said."
    )
    for flags, numbers in (([], set()), (["--gazetteer", str(built)], {7})):
        done = RUNNER.invoke(app, ["read", "--json", *flags, str(tmp_path / "report.txt")])
        record = json.loads(done.stdout)
        towns = [place["value"] for place in record["places"] if place["value"]["name"] == "Vellamo"]
        assert {one["geonames_id"] for one in towns} - {None} == numbers
        assert (record["made_with"]["gazetteer"] == load().digest) == (not flags)


def test_reading_with_none_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("It rained.")
    done = RUNNER.invoke(app, ["read", "--gazetteer", "none.bin", str(tmp_path / "report.txt")])
    assert done.exit_code == 2
    assert "none.bin is missing" in done.output


def test_in_a_terminal_places_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    found = load().named("Kiev")
    rows = [cli_gazetteer.row(place, 0.5) for place in found]
    cli_gazetteer.table(rows, len(rows) + 3)
    shown = capsys.readouterr().out
    assert "(Kyiv)" in shown
    assert "50.45, 30.52" in shown
    assert "and 3 more" in shown
