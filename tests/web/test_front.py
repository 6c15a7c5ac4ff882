"""The front page: a search by more than words, incidents over time and on the map, who is quoted."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from onrecord.archive import Asked, Box
from onrecord.web.timeline import timeline
from onrecord.web.wish import Wish


def test_a_form_asks_for_reports_and_incidents(room):
    page = room.get("/", params={"place": "Verbivka"}).text
    assert 'id="incidents"' in page
    assert 'id="reports"' in page
    assert 'aria-label="Leave out: place"' in page
    assert re.search(r'<input id="f-place" name="place" value="Verbivka"', page)
    none = room.get("/", params={"killed": "9000"}).text
    assert "No incident is so." in none
    assert "No report is so." in none
    assert room.get(
        "/", params={"event": "ASSAULT", "since": "2023-10-01", "until": "2023-10-31"}
    ).text.count('href="/reports/')


@pytest.mark.parametrize("asked", [{"killed": "x"}, {"box": "1,2"}, {"event": "NONE"}, {"since": "Friday"}])
def test_what_cannot_be_asked_is_said(room, asked):
    answer = room.get("/", params=asked)
    assert answer.status_code == 400
    assert "cannot be understood" in answer.text


def test_words_find_people_too(room):
    page = room.get("/", params={"q": "halushko"}).text
    assert "People of this name" in page
    assert 'href="/people/iryna%20halushko"' in page
    assert 'id="incidents"' not in page


def test_bars_lead_to_their_incidents(room):
    page = room.get("/").text
    assert "The same as a list" in page
    address = re.search(r'<li><a href="(/\?since=[^"]+)">', page)[1].replace("&amp;", "&").partition("#")[0]
    found = room.get(address).text
    assert found.count('href="/incidents/') >= 1
    assert "incidents a day" in found


SPANS = [
    (("2023-10-01", "2023-10-20"), "day", 20),
    (("2023-01-01", "2023-12-31"), "week", 53),
    (("2020-01-15", "2023-12-31"), "month", 48),
    (("1990-06-01", "2023-12-31"), "year", 34),
]


@pytest.mark.parametrize(("days", "step", "bins"), SPANS)
def test_a_span_is_drawn_by_days_weeks_months_or_years(days, step, bins):
    drawing = timeline([(days[0], 2), (days[1], 3)], Wish())
    assert (drawing.step, len(drawing.bins), drawing.earlier) == (step, bins, 0)
    assert (drawing.bins[0].number, drawing.bins[-1].number) == (2, 3)
    edges = [(date.fromisoformat(one.first), date.fromisoformat(one.last)) for one in drawing.bins]
    assert all((after[0] - before[1]).days == 1 for before, after in itertools.pairwise(edges))
    assert all(0 <= one.x <= 1100 - 8 and one.y >= 0 for one in drawing.bins)


def test_what_is_long_ago_does_not_press_the_rest_together():
    drawing = timeline([("0900-01-01", 1), ("1999-01-01", 2), ("2023-01-01", 3)], Wish())
    assert len(drawing.bins) <= 130
    assert drawing.earlier == 1
    assert timeline([("never", 1)], Wish()) is None
    assert timeline([], Wish()) is None


def test_the_map_asks_for_clusters_that_lead_to_their_incidents(room, archive):
    answer = room.get("/clusters", params={"zoom": "1", "part": "-85,85,-180,180"})
    made = answer.json()
    assert (
        sum(one[2] for one in made["clusters"]) == archive.incidents(Asked(box=Box(-90, 90, -180, 180))).total
    )
    assert made["labels"]
    for _, _, number, _, address in made["clusters"]:
        assert room.get(address.partition("#")[0]).status_code == 200
        if number > 1:
            found = room.get(address.partition("#")[0]).text
            assert f"Incidents <small>{number}</small>" in found
            assert 'id="reports"' not in found


@pytest.mark.parametrize("asked", [{"zoom": "99", "part": "0,1,0,1"}, {"zoom": "1", "part": "x"}, {}])
def test_a_map_that_asks_for_nonsense_is_told(room, asked):
    assert room.get("/clusters", params=asked).status_code == 400


def test_close_by_they_are_told_apart(room):
    whole = room.get("/clusters", params={"zoom": "0", "part": "-85,85,-180,180"}).json()["clusters"]
    close = room.get("/clusters", params={"zoom": "12", "part": "-85,85,-180,180"}).json()["clusters"]
    assert len(close) >= len(whole)
    assert sum(one[2] for one in close) == sum(one[2] for one in whole)
    nowhere = room.get("/clusters", params={"zoom": "3", "part": "-85,-80,0,1"}).json()
    assert nowhere["clusters"] == []
