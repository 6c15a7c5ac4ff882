"""The tables of protections fit the sources: what is to be taken out stands there, and so do the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.protections.tables import TABLES, as_they_are, protections

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("table", TABLES)
def test_what_is_taken_out_stands_in_its_file_once(table):
    sources = ROOT / "src" / "onrecord"
    assert protections(table)
    assert [
        one.name
        for one in protections(table)
        if (sources / one.file).read_text(encoding="utf-8").count(one.there) != 1 or one.there == one.without
    ] == []


@pytest.mark.parametrize("table", TABLES)
def test_what_must_fail_is_there(table):
    named = {test.split()[0] for one in protections(table) for test in as_they_are(one.test)}
    assert sorted(name for name in named if not (ROOT / name.partition("::")[0]).exists()) == []
