"""The registry of formats: each has a name of its own, endings, a row in the docs; names tell what a file is."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from onrecord.config import FormatName
from onrecord.sources import registry

DOCS = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_every_format_that_can_be_given_is_there_and_the_others_are_packings():
    names = [one.name for one in registry.FORMATS]
    assert len(set(names)) == len(names)
    assert set(get_args(FormatName)) == {one.name for one in registry.FORMATS if not one.packing}


@pytest.mark.parametrize("ending", registry.ENDINGS)
def test_every_ending_is_in_the_docs(ending):
    assert f"`{ending}`" in DOCS


@pytest.mark.parametrize(
    ("name", "found", "promised"),
    [
        ("a.txt", "text", True),
        ("A.HTML", "html", True),
        ("my.report.pdf", "pdf", True),
        ("news.warc.gz", "warc", True),
        ("news.csv.gz", "gz", True),
        ("news.sql.gz", "gz", False),
        ("news.gz", "gz", False),
        ("news.tgz", "gz", True),
        ("news.jsonl.gz.zst", "zst", True),
        ("a.xml", None, True),
        ("a.json", None, False),
        ("gz", None, False),
        ("", None, False),
    ],
)
def test_names_tell_the_format(name, found, promised):
    one = registry.by_ending(name)
    assert (one and one.name, registry.promises(name)) == (found, promised)
