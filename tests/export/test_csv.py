"""Claims as CSV: their words and where they stand, and no cell that a spreadsheet reckons with."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from onrecord.export import csv as claims_csv
from onrecord.incidents.shapes import Claim, Incident
from onrecord.model import Count, Sourced

TEXT = "Mr. Orel was there. =HYPERLINK(1), at least 10 people died, the mayor said. 😀 More."


def made(**changed) -> Incident:
    at = TEXT.index("at least 10")
    values = {
        "id": "d/t1", "document": "d", "toll": "t1", "category": "killed", "subject_kind": "person", "unit": "person",
        "source": Sourced("the mayor", ((TEXT.index("the mayor"), TEXT.index(" said")),), "x"),
        "count": Sourced(Count(low=10, high=None, best=None, bound="at_least"), ((at, at + 11),), "tolls 0.1", 0.9),
        "polarity": "asserted", "scope": "incident", "hedge": None, "outlet": "@Daily", "published": "2023-10-18",
        "status": "current",
    }  # fmt: skip
    claim = Claim(**values | changed)
    return Incident(
        id="d#0", type=None, hazard=None, when=None, where=None, accounts=(), sources=1, claims=(claim,)
    )


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def test_a_claim_has_its_words_its_sentence_and_its_characters():
    (row,) = rows(claims_csv.claims(made(), {"d": TEXT}))
    assert (row["low"], row["high"], row["bound"], row["according_to"]) == ("10", "", "at_least", "the mayor")
    assert TEXT[int(row["words_start"]) : int(row["words_end"])] == row["words"] == "at least 10"
    assert TEXT[int(row["according_to_start"]) : int(row["according_to_end"])] == "the mayor"
    assert row["read_by"] == "tolls 0.1"


def test_no_cell_is_a_formula():
    (row,) = rows(claims_csv.claims(made(), {"d": TEXT}))
    assert row["sentence"].startswith("'=HYPERLINK")
    assert row["outlet"] == "'@Daily"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1"])
def test_what_begins_as_a_formula_gets_an_apostrophe(text):
    assert claims_csv.cell(text) == f"'{text}"


def test_a_claim_without_a_source_and_a_report_without_a_text():
    (row,) = rows(claims_csv.claims(made(source=None), {}))
    assert (row["according_to"], row["according_to_start"], row["words"], row["sentence"]) == ("", "", "", "")
