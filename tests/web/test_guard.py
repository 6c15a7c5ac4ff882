"""Who is let in, and what every answer carries."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.web import app, forms, guard
from onrecord.web.room import furnished

PAGES = ["/", "/about", "/nowhere", "/reports/none", "/?q=a-b", "/static/x/room.css"]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(room, page):
    answer = room.get(page)
    assert {name: answer.headers[name] for name in guard.HEADERS} == guard.HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_fault_of_ours_is_a_page_in_words_with_the_headers_too(room, monkeypatch):
    monkeypatch.setattr("onrecord.web.about.version", lambda _: 1 / 0)
    answer = room.get("/about")
    assert answer.status_code == 500
    assert "This is our mistake" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["content-security-policy"] == guard.POLICY


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "127.0.0.2"])
def test_a_name_that_is_not_ours_is_refused(room, host):
    assert room.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_the_names_of_this_machine_are_ours(room, host):
    assert room.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9"}, 403),
        ({"origin": "http://127.0.0.1:8765"}, 303),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({}, 303),
    ],
)
def test_a_change_that_another_site_asks_for_is_refused(visitor, headers, status):
    form = {"csrf": visitor.csrf, "seen": "1", "act": "accept", "item": "tolls.t1", "by": "Ada"}
    assert visitor.room.post(f"/review/{visitor.document}", data=form, headers=headers).status_code == status


@pytest.mark.parametrize("csrf", ["", "wrong", "é"])
def test_a_form_that_no_page_of_ours_made_is_refused(visitor, archive, csrf):
    answer = visitor.send("accept", "tolls.t1", csrf=csrf)
    assert answer.status_code == 403
    assert "load it again" in answer.text
    assert archive.history() == ()


def test_a_form_of_another_visitor_is_refused(visitor, another):
    assert visitor.send("accept", "tolls.t1", csrf=another().csrf).status_code == 403


def test_a_form_that_is_too_large_or_no_form_is_refused(visitor):
    assert visitor.send("accept", "tolls.t1", reason="x" * forms.LARGEST).status_code == 413
    headers = {"sec-fetch-site": "same-origin"}
    many = "&".join("a=1" for _ in range(forms.MOST + 1))
    for body in (b"\xff\xfe", many.encode()):
        answer = visitor.room.post(f"/review/{visitor.document}", content=body, headers=headers)
        assert answer.status_code == 400


def test_nothing_is_changed_by_looking(visitor, archive):
    for way in ("review", "undo"):
        assert visitor.room.get(f"/{way}/{visitor.document}?act=accept&item=tolls.t1").status_code == 405
    assert archive.history() == ()


def test_an_address_that_others_reach_needs_a_token(path):
    for host in ("0.0.0.0", "192.0.2.1", "web.example", "::"):
        with pytest.raises(ValueError, match="give a --token"):
            app(path, host=host)
        assert furnished(path, host=host, token="sesame")
    assert furnished(path, host="::1").token is None


@pytest.fixture
def locked(path) -> TestClient:
    return TestClient(
        app(path, host="0.0.0.0", token="ses ame"), base_url="http://web.example:8765", follow_redirects=False
    )


def test_the_token_is_asked_for_once_and_does_not_stay_in_the_address(locked):
    assert locked.get("/").status_code == 401
    assert locked.get("/?token=wrong").status_code == 401
    assert locked.get("/static/x/room.css").status_code == 401
    assert locked.post("/?token=ses+ame").status_code == 401
    answer = locked.get("/reports/a%2Fb?item=tolls.t1&token=ses+ame")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports/a/b?item=tolls.t1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "ses" not in cookie.replace("sesame", "")
    assert locked.get("/").status_code == 200


def test_a_token_does_not_lead_to_another_site(locked):
    answer = locked.get("http://web.example:8765//evil.example/?token=ses+ame")
    assert answer.headers["location"] == "/"


def test_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites(room, visitor):
    fresh = TestClient(room.app, base_url="http://127.0.0.1").get("/").headers["set-cookie"]
    assert "HttpOnly" in fresh
    assert "SameSite=Strict" in fresh
    named = visitor.send("accept", "tolls.t1").headers["set-cookie"]
    assert "onrecord-name" in named
    assert "httponly" in named.lower()
