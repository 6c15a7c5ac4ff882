"""The reading room of an archive in PostgreSQL is that of the same archive in SQLite, page by page."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import app

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def rooms(tmp_path, postgres, records):
    """A room of each store, with the same reports."""
    places = (tmp_path / "a.onrecord", postgres.archive())
    for place in places:
        with Archive(place, clock=lambda: "2026-01-02T03:04:05+00:00") as archive:
            for record in records:
                archive.add(record)
            archive.refresh()
    return [
        TestClient(app(place), base_url=HOME, follow_redirects=False, raise_server_exceptions=False)
        for place in places
    ]


def bare(page):
    """A page without what is another in any two rooms."""
    return re.sub(
        r'name="csrf" value="\w+"|postgresql://[^\s<&]*|/[^\s<&]*a\.onrecord|\d\d:\d\d:\d\d', "", page
    )


def pages(records):
    first = records[0].document.id
    yield from (
        "/", "/?view=reports", "/?words=killed&view=reports", "/?view=timeline", "/?view=map", "/?words=%22two+missiles%22",
        "/?words=62-year-old", "/people", "/people?words=ministry", "/review", "/review?kind=times", "/about", "/clusters?box=-90,-180,90,180&zoom=2",
        "/pulse", f"/reports/{first}", f"/cards/{first}?item=tolls.t1", f"/lists/{first}", f"/history/{first}",
        f"/incidents/{first}%230", f"/downloads/incidents/{first}%230.json", f"/downloads/incidents/{first}%230.csv",
        f"/downloads/reports/{first}.json", "/reports/nobody", "/incidents/nobody%230", f"/incidents/{first}%23x",
        "/api/search?words=killed", "/api/incidents", f"/api/reports/{first}",
    )  # fmt: skip


def test_every_page_is_the_same(rooms, records):
    one, other = rooms
    codes = set()
    for address in pages(records):
        mine, theirs = one.get(address), other.get(address)
        assert mine.status_code == theirs.status_code, address
        codes.add(mine.status_code)
        assert re.sub(r'"rank":[^,]*', "", bare(mine.text)) == re.sub(
            r'"rank":[^,]*', "", bare(theirs.text)
        ), address
        assert "unseen" not in theirs.text
    assert {200, 404} <= codes
    assert "postgresql://postgres@/" in other.get("/about").text


def test_what_reviewers_do_is_kept(rooms, records, visiting):
    for room in rooms:
        visitor = visiting(room, records[0].document.id)
        typed = visitor.typed("tolls.t1") | {"count.low": "77", "count.high": "", "count.bound": "at_least"}
        assert visitor.send("correct", "tolls.t1", reason="counted again", **typed).status_code == 303
    one, other = (room.get(f"/history/{records[0].document.id}").text for room in rooms)
    assert bare(one) == bare(other)
    assert "counted again" in other


def test_what_does_not_fit_is_the_askers_to_mend(rooms, records):
    first = records[0].document.id
    given = {
        "document": first,
        "part": "tolls",
        "item": "t99",
        "values": {"count": 7},
        "by": "Ada",
        "reason": "x",
        "seen": 1,
    }
    codes = []
    for room in rooms:
        description = room.get("/api/openapi.json").json()
        (address,) = (
            one
            for one, ways in description["paths"].items()
            if "post" in ways and "orrect" in ways["post"]["operationId"]
        )
        codes.append(room.post(address, json=given, headers={"sec-fetch-site": "same-origin"}).status_code)
    assert codes[0] == codes[1]
    assert 400 <= codes[0] < 500
