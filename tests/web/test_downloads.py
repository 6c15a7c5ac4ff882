"""Downloads of the reading room: what is in them, and what a browser is told of them."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO

import msgspec
import pytest

from onrecord.model import from_json, to_json
from onrecord.web import app
from onrecord.web.downloads import plain


@pytest.fixture
def links(room, records) -> dict[str, str]:
    """The addresses of downloads, by how they end."""
    at = records[0].document.id
    pages = room.get(f"/incidents/{at}%230").text + room.get(f"/reports/{at}").text
    found = re.findall(r'href="(/downloads/[^"]+)" download', pages)
    return {f"{link.split('/')[2]} {link.rsplit('.', 1)[1]}": link for link in found}


def test_an_incident_is_what_the_command_prints(room, links, archive, records):
    answer = room.get(links["incidents json"])
    found = archive.incident(f"{records[0].document.id}#0").incident
    assert answer.json() == json.loads(msgspec.json.encode([found]))
    assert answer.headers["content-type"] == "application/json"


def test_claims_have_the_words_of_their_reports(room, links, archive, records):
    answer = room.get(links["incidents csv"])
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))
    texts = {record.document.id: record.document.text for record in records}
    assert len(rows) == len(archive.incident(f"{records[0].document.id}#0").incident.claims)
    for row in rows:
        assert texts[row["report"]][int(row["words_start"]) : int(row["words_end"])] == row["words"]
        assert row["words"] in row["sentence"]


def test_a_record_is_as_it_stands(room, links, archive, records):
    assert from_json(room.get(links["reports json"]).content) == archive.get(records[0].document.id)
    archive.correct(records[0].document.id, "tolls", "t1", "count", 99, by="Ada", reason="the list")
    assert from_json(room.get(links["reports json"]).content).tolls[0].count.value.best == 99


def test_they_are_kept_under_safe_names_and_never_shown(room, links):
    for link in links.values():
        headers = room.get(link).headers
        assert re.fullmatch(
            r'attachment; filename="onrecord-[a-z0-9-]+\.(json|csv)"', headers["content-disposition"]
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_what_is_not_there_is_told(room):
    for link in ("incidents/none%230.json", "incidents/none%230.csv", "reports/none.json"):
        assert room.get(f"/downloads/{link}").status_code == 404


@pytest.mark.parametrize("name", ['a"b', "a\r\nb: c", "../../etc", "a\u202eb", "a/b", "x" * 500, "ж", ""])
def test_a_name_is_safe_whatever_it_is_made_of(name):
    assert re.fullmatch("[a-z0-9-]{1,80}", plain("onrecord", name))


def test_ids_may_be_anything(tmp_path, records):
    from starlette.testclient import TestClient

    from onrecord.archive import Archive

    odd = 'R01/A.csv "?#\u202e'
    document = msgspec.structs.replace(records[0].document, id=odd)
    with Archive(tmp_path / "a.onrecord") as archive:
        archive.add(msgspec.structs.replace(records[0], document=document))
        archive.refresh()
    room = TestClient(app(tmp_path / "a.onrecord"), base_url="http://127.0.0.1")
    (incident,) = re.findall(r'href="(/incidents/[^"]+)"', room.get("/").text)
    page = room.get(incident).text
    for link in re.findall(r'href="(/downloads/[^"]+)" download', page):
        assert room.get(link).status_code == 200
    report = re.search(r'href="(/reports/[^"?]+)', page)[1]
    link = re.search(r'href="(/downloads/[^"]+)" download', room.get(report).text)[1]
    assert to_json(from_json(room.get(link).content)) == room.get(link).content.strip()
