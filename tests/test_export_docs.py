"""Every format has a section and a row of what it loses in docs/export.md, with the kinds that it really holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.export.columns import INCIDENTS
from onrecord.export.formats import FORMATS

DOCS = (Path(__file__).parents[1] / "docs" / "export.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_its_section_and_says_what_it_loses(name):
    assert f"\n## {name}\n" in DOCS
    (row,) = re.findall(rf"^\| \[{name}\]\(#{name}\) \|(.*)\|$", DOCS, re.MULTILINE)
    kinds, _, _, lost = (cell.strip() for cell in row.split("|"))
    assert lost
    assert kinds == "the same" or kinds.split(",")[0].split(" ")[0] == FORMATS[name].kinds[0]


def test_no_section_of_a_format_that_is_none():
    sections = re.findall(r"^## (.*)$", DOCS, re.MULTILINE)
    assert [one for one in sections if one not in FORMATS] == ["What comes back"]


@pytest.mark.parametrize("name", INCIDENTS)
def test_the_columns_of_incidents_are_told(name):
    section = DOCS.partition("## csv")[2].partition("\n## ")[0]
    known = {"when", "where", "killed", "injured"}
    assert f"`{name}`" in section or name.split("_")[0] in known
