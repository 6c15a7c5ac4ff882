"""Pages: what they show, where they lead, what they say when they cannot."""

from __future__ import annotations

import re

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import app, assets


def test_the_front_page_lists_incidents_and_reports(room, records):
    page = room.get("/").text
    assert "By Agency" in page
    assert page.count('href="/incidents/') >= 1
    assert room.get(re.search(r'href="(/incidents/[^"]+)"', page)[1]).status_code == 200
    assert page.count('href="/reports/') == len(records)


def test_a_search_shows_what_it_found_marked(room):
    page = room.get("/", params={"q": "depot"}).text
    assert '<mark class="hit">depot</mark>' in page
    assert 'value="depot"' in page


@pytest.mark.parametrize("words", ['"', "a-b", "NEAR(", "title: (", "*"])
def test_a_search_that_cannot_be_understood_says_what_to_write(room, words):
    answer = room.get("/", params={"q": words})
    assert answer.status_code == 400
    assert "cannot be understood" in answer.text
    assert "double quotes" in answer.text


def test_a_search_without_hits_says_how_to_search(room):
    assert "Operators go in capitals" in room.get("/?q=xyzzy").text


def test_an_empty_archive_says_what_to_do(tmp_path):
    Archive(tmp_path / "new.onrecord").close()
    page = TestClient(app(tmp_path / "new.onrecord"), base_url="http://localhost").get("/").text
    assert page.count("onrecord add news/") == 2


def test_a_report_whose_incident_is_not_put_together_yet_says_so(tmp_path, records):
    with Archive(tmp_path / "new.onrecord") as archive:
        archive.add(records[0])
    room = TestClient(app(tmp_path / "new.onrecord"), base_url="http://localhost")
    page = room.get(f"/reports/{records[0].document.id}").text
    assert "which is being put together" in page
    assert "0 reports" not in page


def test_lists_are_paged(tmp_path, records):
    with Archive(tmp_path / "many.onrecord") as archive:
        for number in range(45):
            document = msgspec.structs.replace(records[0].document, id=f"n{number}")
            archive.add(msgspec.structs.replace(records[0], document=document))
        archive.refresh()
    room = TestClient(app(tmp_path / "many.onrecord"), base_url="http://localhost")
    first = room.get("/").text
    assert "/?reports=20#reports" in first
    last = room.get("/?reports=40").text
    assert last.count('href="/reports/') == 5
    assert "/?reports=20#reports" in last
    for odd in ("-1", "x", "9" * 30, "²"):
        assert room.get("/", params={"reports": odd}).status_code == 200
    assert "/?q=depot&amp;reports=20#reports" in room.get("/?q=depot").text


@pytest.mark.parametrize(
    "page", ["/reports/none", "/incidents/none%230", "/incidents/x", "/nowhere", "/cards/none", "/lists/none"]
)
def test_what_is_not_there_is_a_page_in_words(room, page):
    answer = room.get(page)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_an_archive_that_went_away_is_told(room, path):
    path.unlink()
    answer = room.get("/")
    assert answer.status_code == 503
    assert "no such archive" in answer.text


def test_the_about_page_names_licences_that_are_there(room):
    page = room.get("/about").text
    assert "Natural Earth" in page
    for address in re.findall(r'href="(/static/[^"]+LICENSE)"', page):
        answer = room.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")


def test_every_page_asks_for_files_that_are_there_and_kept(room, records):
    pages = ["/", f"/reports/{records[0].document.id}", f"/incidents/{records[0].document.id}%230"]
    found = {
        one for page in pages for one in re.findall(r'(?:href|src)="(/static/[^"]+)"', room.get(page).text)
    }
    assert len(found) >= 6
    for address in found:
        answer = room.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "name", ["../room.py", "..%2froom.py", "vendor/../../room.py", "none.js", "room.css.map", ""]
)
def test_no_other_file_is_served(room, name):
    assert room.get(f"/static/{assets.version()}/{name}").status_code == 404


def test_a_file_of_another_version_is_not_served_as_this_one(room):
    assert room.get("/static/000000000000/room.css").status_code == 404


def test_no_page_names_another_place_to_load_from(room, records):
    for page in ("/", f"/reports/{records[0].document.id}", f"/incidents/{records[0].document.id}%230"):
        text = room.get(page).text
        assert re.findall(r'(?:src|action)="(?!/)', text) == []
        assert "<style" not in text
        assert re.findall(r"\son\w+=", text) == []
        assert re.findall(r'\sstyle="', text) == []


def test_missing_assets_are_named(monkeypatch, tmp_path):
    assert assets.missing() == []
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    assert "htmx.js" in assets.missing()
