"""The page of an incident, and its drawing."""

from __future__ import annotations

import html
import re

import pytest

from onrecord.export.plot import HEIGHT, WIDTH, plot
from onrecord.incidents.shapes import Claim
from onrecord.model import Count, Sourced
from onrecord.web import labels


@pytest.fixture
def page(room, records) -> str:
    return html.unescape(room.get(f"/incidents/{records[0].document.id}%230").text)


def test_it_says_what_when_where_and_how_many(page):
    assert re.search(r"<h1>.*in .*</h1>", page)
    assert "3 reports, 2 of them no copies" in page
    assert re.findall(r'class="big">([^<]+)', page)


def test_every_claim_has_its_words_its_report_and_what_became_of_it(page, archive, records):
    incident = archive.incident(f"{records[0].document.id}#0").incident
    rows = re.findall(r'<tr id="claim-\d+" class="is-(\w+)">(.*?)</tr>', page, re.DOTALL)
    assert len(rows) == len(incident.claims)
    assert {status for status, _ in rows} == {claim.status for claim in incident.claims}
    for status, row in rows:
        assert re.search(r'href="/reports/\w+\?item=tolls\.t\d+#now"', row)
        assert "<q" in row
        assert ("copy or repeated" in row) == (status == "duplicate")


def test_contradictions_are_told_in_words_with_both_sentences(page, archive, records):
    incident = archive.incident(f"{records[0].document.id}#0").incident
    blocks = re.findall(r'<div class="contradiction">(.*?)</div>', page, re.DOTALL)
    assert len(blocks) == len({tuple(sorted(one.claims)) for one in incident.contradictions})
    for block in blocks:
        assert block.count("<q") >= 2


def test_reports_stand_side_by_side_and_copies_say_whose(page):
    table = re.search(r'<table class="beside">.*?</table>', page, re.DOTALL)[0]
    assert table.count('<th scope="col"') == 3
    assert "copy of" in table


def claim(number, at, source, status="current", **count) -> Claim:
    low = count.get("low", number)
    return Claim(
        id=f"c{at}{source}{number}", document="d", toll="t1", category="killed", subject_kind="person", unit="person",
        source=Sourced(source, ((0, 1),), "x") if source else None,
        count=Sourced(Count(low=low, high=count.get("high", number), best=count.get("best", number), bound=count.get("bound", "exact")), ((0, 1),), "x"),
        polarity="asserted", scope="incident", hedge=None, outlet="Daily", published=at, status=status,
    )  # fmt: skip


def test_a_drawing_keeps_within_its_bounds_and_in_order():
    made = plot(
        [
            claim(10, "2023-10-18T07:10", "police"),
            claim(14, "2023-10-18T07:10", "hospital"),
            claim(25, "2023-10-20", "police", low=20, high=None, best=None, bound="at_least"),
            claim(12, None, None, "duplicate"),
        ],
        "killed",
    )
    assert [bar.x for bar in made.bars] == sorted(bar.x for bar in made.bars)
    assert all(0 < bar.x < WIDTH and 0 < bar.at < HEIGHT for bar in made.bars)
    assert len({bar.x for bar in made.bars}) == len(made.bars)
    assert [source.name for source in made.sources] == ["Daily itself", "police", "hospital"]
    assert made.bars[-1].open_above
    assert [style for style, _ in made.lines] == [1]
    assert made.numbers[-1].at < made.numbers[0].at


def test_a_source_that_is_written_otherwise_is_one_in_a_drawing():
    made = plot([claim(10, "2023-10-18", "the hospital"), claim(14, "2023-10-19", "The  Hospital")], "killed")
    assert [source.name for source in made.sources] == ["the hospital"]
    assert [bar.style for bar in made.bars] == [0, 0]


def test_a_hundred_claims_of_one_moment_stay_inside():
    made = plot([claim(at, "2023-10-18", f"s{at}") for at in range(100)], "killed")
    assert all(0 < bar.x < WIDTH for bar in made.bars)


@pytest.mark.parametrize("published", [None, "2023-10-18"])
def test_one_claim_alone_and_claims_without_a_figure(published):
    assert len(plot([claim(3, published, "police")], "killed").bars) == 1
    assert plot([claim(None, published, "police")], "killed") is None
    assert plot([], "killed") is None


def test_names_on_the_map_do_not_crowd():
    near = labels.around(49.98, 36.25)
    assert "Kharkiv" in [label.name for label in near]
    assert 5 < len(near) <= labels.MOST
    assert labels.around(-60, -120) == []
    assert labels.around(89.9, 0) == []


def test_a_place_without_a_gazetteer_is_a_map_without_names(monkeypatch):
    from onrecord.errors import GazetteerError

    def none():
        raise GazetteerError("missing")

    monkeypatch.setattr(labels, "table", none)
    assert labels.around(50, 30) == []


@pytest.mark.parametrize("figure", [1e308, -1e300, 2**64 - 1])
def test_a_figure_that_no_axis_reaches_is_not_drawn(figure):
    """Of 1e308 the axis had numbers that are none, and the page was a fault."""
    assert plot([claim(figure, "2023-10-18", "police")], "killed") is None
    assert (
        len(plot([claim(figure, "2023-10-18", "police"), claim(3, "2023-10-19", "police")], "killed").bars)
        == 1
    )
