"""Data sets of events: ACLED's, UCDP's and POLECAT's columns in their order; nothing is guessed, disputes are told."""

from __future__ import annotations

import csv
from collections import Counter
from io import BytesIO, StringIO

import pytest

import onrecord
from onrecord.export.chosen import Case, Chosen, Read
from onrecord.export.codes import countries, country
from onrecord.export.formats import FORMATS, write
from onrecord.incidents import link
from onrecord.model import Document

STRIKE = (
    "A missile struck the bus station of Lozova in Ukraine's Kharkiv region on Thursday, killing at least 10 people, "
    "governor Pavlo Orlenko said. The army denied that anyone had been killed."
)
RISEN = "The death toll from Thursday's missile strike on the bus station of Lozova has risen to 14, governor Pavlo Orlenko said."
DERAILED = "Twelve people died when a passenger train derailed near Ostrava on Wednesday, the Czech fire service said."
NAMES = ("North Wire", "Daily Post", "Moravian Mail")


@pytest.fixture(scope="module")
def records():
    reader = onrecord.Reader()
    return [
        reader.read(Document(id=name, text=text, published=day, publisher=name, title=f"About {name}"))
        for name, text, day in zip(
            NAMES, (STRIKE, RISEN, DERAILED), ("2022-03-04", "2022-03-05", "2022-03-03"), strict=True
        )
    ]


def cases(records):
    by_id = {record.document.id: record for record in records}
    return [Case(one, {a.document: by_id[a.document] for a in one.accounts}) for one in link(records)]


def rows(name, about, delimiter=","):
    stream = BytesIO()
    count = write(FORMATS[name], about, stream)
    found = list(csv.DictReader(StringIO(stream.getvalue().decode("utf-8-sig"), newline=""), delimiter=delimiter,
                                quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL))  # fmt: skip
    assert len(found) == count
    return found


def test_acled_has_its_31_columns_in_order(records):
    stream = BytesIO()
    write(FORMATS["acled"], Chosen("incidents", Counter(), cases=cases(records)), stream)
    head = stream.getvalue().decode("utf-8-sig").splitlines()[0].split(",")
    assert len(head) == 31
    assert head[:7] == [
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
    ]
    assert head[-4:] == ["notes", "fatalities", "tags", "timestamp"]


def test_acled_of_a_disputed_incident(records):
    about = Chosen("incidents", Counter(), cases=cases(records))
    (row,) = rows("acled", about)
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2022-03-03", "2022", "1")
    assert (row["iso"], row["country"], row["location"]) == ("804", "Ukraine", "Lozova")
    assert row["source"] == "North Wire; Daily Post"
    assert "In dispute:" in row["notes"]
    assert "North Wire" in row["notes"]
    assert "governor Pavlo Orlenko: 14 killed" in row["notes"]
    assert row["fatalities"] == "0"  # the lowest figure that stands: the army's
    assert row["timestamp"] == row["inter1"] == ""
    assert about.lost == {"incidents that ACLED has no event type for are left out": 1}


def test_each_report_alone_has_its_own_row(records):
    alone = [Case(found, {one.document.id: one}) for one in records for found in link([one])]
    found = rows("acled", Chosen("accounts", Counter(), cases=alone))
    assert [row["source"] for row in found] == ["North Wire", "Daily Post"]
    assert found[1]["fatalities"] == "14"


def test_ucdp_has_its_49_columns_and_no_best_in_dispute(records):
    (row,) = rows("ucdp", Chosen("incidents", Counter(), cases=cases(records)))
    assert len(row) == 49
    assert list(row)[:3] == ["id", "relid", "year"]
    assert list(row)[-5:] == ["best", "high", "low", "gwnoa", "gwnob"]
    assert (row["best"], row["low"], row["high"]) == ("", "0", "14")
    assert row["code_status"] == "Check deaths and type of violence"
    assert "governor Pavlo Orlenko" in row["source_original"]
    assert (row["where_prec"], row["date_prec"], row["country_id"]) == ("1", "1", "369")
    assert (row["number_of_sources"], row["source_office"]) == ("2", "North Wire; Daily Post")
    assert row["geom_wkt"].startswith("POINT (36.")


def test_ucdp_of_one_figure_has_a_best(records):
    alone = [Case(found, {records[1].document.id: records[1]}) for found in link([records[1]])]
    (row,) = rows("ucdp", Chosen("accounts", Counter(), cases=alone))
    assert (row["best"], row["low"], row["high"], row["deaths_unknown"]) == ("14", "14", "14", "14")


def test_polecat_has_its_40_columns_and_none_where_nothing_is_stated(records):
    found = rows("polecat", Chosen("events", Counter(), reads=[Read(one) for one in records]), "\t")
    assert all(len(row) == 40 for row in found)
    assert list(found[0])[:7] == [
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Intensity",
        "Quad Code",
        "Contexts",
    ]
    strike = next(row for row in found if row["Event Mode"] == "heavy-weapons")
    assert (strike["Event Type"], strike["Quad Code"], strike["Event Mode"]) == (
        "ASSAULT",
        "MATERIAL CONFLICT",
        "heavy-weapons",
    )
    assert (strike["Placename"], strike["Country"], strike["Source"]) == ("Lozova", "UKR", "North Wire")
    assert strike["Intensity"] == "None"


def test_a_tab_in_a_report_makes_no_column():
    reader = onrecord.Reader()
    record = reader.read(
        Document(id="a\tb", text=STRIKE, published="2022-03-04", publisher="The\tPost\nDaily")
    )
    found = rows("polecat", Chosen("events", Counter(), reads=[Read(record)]), "\t")
    assert {row["Source"] for row in found} == {"The Post Daily"}


def test_without_a_day_of_publication_there_is_no_date():
    record = onrecord.Reader().read(Document(id="a", text=STRIKE))
    alone = [Case(found, {"a": record}) for found in link([record])]
    (row,) = rows("acled", Chosen("accounts", Counter(), cases=alone))
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "", "")


def test_the_figures_of_a_wire_copy_are_told_once(records):
    copy = onrecord.Reader().read(
        Document(id="copy", text=STRIKE + "\n", published="2022-03-04", publisher="Copy Times")
    )
    (row,) = rows("acled", Chosen("incidents", Counter(), cases=cases([records[0], copy])))
    assert row["source"] == "North Wire; Copy Times"
    assert row["notes"].count("killed (North Wire") == 2  # at least 10, and none
    assert "killed (Copy Times" not in row["notes"]


def test_codes_of_countries():
    assert country("VN")[1:] == ("704", "VNM", "816", "816")
    assert country("YE").gw == "678"
    assert country("YE").cow == "679"
    assert country(None).name == ""
    assert sum(bool(one.gw) for one in countries().values()) > 190
