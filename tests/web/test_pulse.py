"""What has come since a page was made."""

from __future__ import annotations

import html
import re

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import app

ADA = {"by": "Ada Orel", "reason": "so"}


def fetched(room, ask, seen):
    answer = room.get(f"{ask}&seen={seen}")
    return answer.json()["words"] if answer.status_code == 200 else answer.status_code


def opened(room, address):
    page = html.unescape(room.get(address).text)
    return re.search(r'data-pulse="([^"]+)" data-seen="([^"]+)"', page).groups()


def again(archive, record, name: str):
    document = msgspec.structs.replace(record.document, id=name)
    archive.add(msgspec.structs.replace(record, document=document))


def test_new_reports_are_told_on_the_front_page(room, archive, records):
    ask, seen = opened(room, "/")
    assert fetched(room, ask, seen) == 204
    again(archive, records[0], "n1")
    again(archive, records[0], "n2")
    assert fetched(room, ask, seen) == "2 new reports"
    archive.accept("n1", "tolls", "t1", **ADA)
    assert fetched(room, ask, seen) == "2 new reports, 1 change by reviewers"
    archive.refresh()
    assert fetched(room, *opened(room, "/")) == 204


def test_incidents_put_together_are_told(room, archive, records):
    again(archive, records[0], "n1")
    ask, seen = opened(room, "/people")
    assert "being put together" in room.get("/").text
    archive.refresh()
    assert fetched(room, ask, seen) == "Incidents put together anew"
    assert "being put together" not in room.get("/").text


def test_an_incident_tells_of_more_reports_and_of_changes(room, archive, records):
    name = f"{records[0].document.id}%230"
    ask, seen = opened(room, f"/incidents/{name}")
    assert fetched(room, ask, seen) == 204
    archive.accept(records[0].document.id, "tolls", "t1", **ADA)
    assert fetched(room, ask, seen) == "What is told of this has changed"
    again(archive, records[0], "n1")
    assert "more report" in fetched(room, ask, seen)


def test_a_report_and_the_queue_tell_that_it_was_changed(room, archive, records):
    ask, seen = opened(room, f"/reports/{records[0].document.id}")
    assert fetched(room, ask, seen) == 204
    archive.accept(records[0].document.id, "tolls", "t1", **ADA)
    assert fetched(room, ask, seen) == "Somebody has changed this report"
    ask, seen = opened(room, "/review")
    first = archive.unseen()
    archive.accept(first.document, first.part, first.item, **ADA)
    assert fetched(room, ask, seen) == "Somebody has changed this report"


def test_a_voice_tells_of_new_statements(room, archive, records):
    ask, seen = opened(room, "/people/iryna halushko")
    assert fetched(room, ask, seen) == 204
    before = archive.heard("iryna halushko").total
    again(archive, records[0], "n1")
    more = archive.heard("iryna halushko").total - before
    assert fetched(room, ask, seen) == f"{more} new statement{'' if more == 1 else 's'}"


@pytest.mark.parametrize("asked", ["", "?of=x&seen=x", "?seen=-1.²", "?of=archive&seen=" + "9" * 40])
def test_odd_questions_are_answered(room, asked):
    assert room.get(f"/pulse{asked}").status_code == 200


def test_what_is_not_there_is_told(room):
    for of in ("incident", "report", "voice"):
        assert room.get(f"/pulse?of={of}&name=none&seen=1").status_code == 404


def test_the_first_report_of_an_empty_archive_is_told(tmp_path, records):
    path = tmp_path / "new.onrecord"
    Archive(path).close()
    room = TestClient(app(path), base_url="http://localhost")
    ask, seen = opened(room, "/")
    with Archive(path) as archive:
        archive.add(records[0])
    assert fetched(room, ask, seen) == "1 new report"
