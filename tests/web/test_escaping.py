"""Strangers' text: shown, never obeyed - in every place where a page shows words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.model import (
    Acled,
    Attribution,
    Count,
    Document,
    Event,
    Failure,
    Likelihood,
    MadeWith,
    Party,
    Record,
    Sourced,
    Toll,
    Unread,
    When,
    Where,
)
from onrecord.web import app

EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)><a hx-get=/x hx-trigger=load>\u202e\x1b[31m"
TEXT = f"Ten {EVIL} died.\nAt Lisk on Friday it was likely, {EVIL} said."


def sourced(value, start=0, end=3):
    return Sourced(value, ((start, end),), f"person:{EVIL}")  # who alone may give other words


@pytest.fixture(scope="module")
def evil() -> Record:
    """A record of a stranger, as `onrecord add` takes it: every word in it is an attack."""
    statement = {
        "said_in": "a1",
        "certainty": 0,
        "when": sourced(When(timex=EVIL, type="DATE")),
        "where": sourced(Where(name=EVIL, latitude=1.0, longitude=2.0)),
    }
    return Record(
        document=Document(
            id='e/../"><script>alert(1)</script>?a#b', text=TEXT, title=EVIL, publisher=EVIL, url="javascript:alert(1)",
            published="2023-10-18",
        ),
        parties=(Party(id="p1", kind="person", name=sourced(EVIL), roles=(sourced(EVIL),)),),
        times=(sourced(When(timex=EVIL, type="DATE"), 4, 9),),
        places=(sourced(Where(name=EVIL, latitude=1.0, longitude=2.0, country=EVIL, kind=EVIL), 5, 9),),
        hedges=(sourced(Likelihood(term=EVIL, scale="none", low=0.1, high=None, calibrated=False, holder="p1")),),
        attributions=(
            Attribution(id="a1", manner="direct", content=sourced(TEXT, 0, 40), source=sourced(EVIL, 50, 60), speaker="p1", cue=sourced(EVIL)),
            Attribution(id=EVIL, manner="direct", content=sourced(EVIL, 3, 8)),
        ),
        events=(Event(id="e1", type="ASSAULT", trigger=sourced(EVIL), mode=EVIL, contexts=(EVIL,), acled=Acled(EVIL, EVIL), status="accomplished", actors=(sourced("p1"),), recipients=(sourced(EVIL),), instruments=(sourced(EVIL),), tolls=("t1",), **statement),),
        tolls=(
            Toll(id="t1", category="killed", count=sourced(Count(low=10, high=10, best=10, bound="exact", vague=EVIL)), subject=sourced(EVIL), event="e1", derivation=EVIL, **statement),
            Toll(id="t2", category="killed", count=sourced(Count(low=0, high=0, best=0, bound="none"), 4, 7), subject=sourced(EVIL)),
        ),
        unread=(Unread(EVIL, ((0, 3),)),),
        made_with=MadeWith(onrecord="0", model=None, lexicons="x", gazetteer="x"),
    )  # fmt: skip


@pytest.fixture
def shown(tmp_path, evil):
    """A reading room with that record, already judged by somebody with an evil name and reason."""
    path = tmp_path / "a.onrecord"
    with Archive(path) as archive:
        archive.add(evil, f"{EVIL}.txt")
        archive.fail(Failure(f"{EVIL}.pdf", "read", EVIL))
        archive.correct(evil.document.id, "tolls", "t1", "subject", EVIL + "2", by=EVIL, reason=EVIL)
        archive.accept(evil.document.id, "tolls", "t2", by=EVIL, reason=EVIL)
        archive.refresh()
        incident = archive.incidents().incidents[0].id
    room = TestClient(app(path), base_url="http://127.0.0.1")
    return room, incident


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.shown += " ".join(value or "" for name, value in attrs if name in ("aria-label", "title"))

    def handle_data(self, data):
        if self.found and self.found[-1][0] not in ("script", "textarea"):  # what a form sends is as it is
            self.shown += data


def safe(page: str) -> None:
    """That a page holds nothing which a browser or htmx would obey."""
    tags = Tags(page)
    for tag, attributes in tags.found:
        assert tag not in {"img", "iframe", "object", "embed", "base"}
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "script":
            assert attributes.get("src", "/static/").startswith("/static/")
            assert "src" in attributes or attributes["type"] == "application/json"
        if "hx-get" in attributes:
            assert attributes["hx-get"].startswith("/lists/")
        for name in ("href", "action", "src"):
            assert (attributes.get(name) or "/").startswith(("/", "#", "https://"))
    assert "\u202e" not in tags.shown
    assert "\x1b" not in tags.shown
    assert page.count("<script") == len(re.findall(r"<script (?:src=|type=)", page))


def pages(incident: str) -> list[str]:
    from urllib.parse import quote

    name = quote('e/../"><script>alert(1)</script>?a#b', safe="")
    items = ["tolls.t1", "events.e1", "attributions.a1", "parties.p1", "places.0", "times.0", "hedges.0"]
    return [
        "/", "/?q=Ten", f"/incidents/{quote(incident, safe='')}", f"/reports/{name}?item=tolls.t1",
        *(f"/cards/{name}?item={item}" for item in items), f"/lists/{name}?part=tolls", f"/cards/{name}?item=tolls.t1&seen=7",
        f"/?q={quote(EVIL)}", f"/nowhere{quote(EVIL)}", f"/reports/{quote(EVIL)}",
        "/people", f"/people?name={quote(EVIL)}", f"/people/{quote(EVIL, safe='')}", f"/people/{quote(EVIL, safe='')}?words=Ten",
        f"/people/nobody{quote(EVIL, safe='')}",
        *(f"/review?kind={kind}" for kind in ("", "tolls", "attributions", "events", "parties", "places", "times", "hedges")),
        f"/review?kind={quote(EVIL)}&at={quote(EVIL)}&past={quote(EVIL)}", "/review?did=1&skipped=2&changed=1",
        f"/?place={quote(EVIL)}", f"/?speaker=Ten&place={quote(EVIL)}", f"/?since={quote(EVIL)}", f"/?box={quote(EVIL)}",
    ]  # fmt: skip


def test_every_page_shows_it_as_text(shown):
    room, incident = shown
    for page in pages(incident):
        answer = room.get(page)
        assert answer.status_code in (200, 400, 404, 409), page
        safe(answer.text)


def test_what_maps_and_polls_are_told_is_json(shown):
    room, _ = shown
    for address in ("/clusters?zoom=3&part=-85,85,-180,180", "/pulse?seen=x"):
        answer = room.get(address)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert (
        "alert(1)" in room.get("/clusters?zoom=3&part=-85,85,-180,180").text
    )  # the name of a place, drawn as text


def test_ids_with_anything_in_them_have_addresses(shown, evil):
    room, _ = shown
    address = re.search(r'href="(/reports/[^"]+)"', room.get("/").text)[1]
    page = room.get(address)
    assert page.status_code == 200
    assert "javascript:alert(1)" in page.text
    card = room.get(f"/cards/{address.removeprefix('/reports/')}", params={"item": f"attributions.{EVIL}"})
    assert card.status_code == 200
    safe(card.text)
    form = {
        name: re.search(rf'name="{name}" value="(\w+)"', card.text)[1] for name in ("csrf", "seen", "after")
    }
    answer = room.post(
        f"/review/{address.removeprefix('/reports/')}",
        data=form | {"act": "reject", "item": f"attributions.{EVIL}", "by": EVIL, "seen": "1"},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == 409
    safe(answer.text)


def test_source_text_stands_where_htmx_obeys_nothing(shown):
    room, incident = shown
    for page in pages(incident)[2:5]:
        text = room.get(page).text
        at = [match.start() for match in re.finditer("onerror", text)]
        assert at
    article = re.search(r'<article class="text[^>]*>', room.get(pages(incident)[3]).text)[0]
    assert "hx-ignore" in article


def test_the_pages_data_cannot_end_its_script(shown, evil):
    room, incident = shown
    page = room.get(pages(incident)[3]).text
    data = re.search(r'<script type="application/json" id="items">(.*?)</script>', page, re.DOTALL)[1]
    keys = [row[0] for row in msgspec.json.decode(data)]
    assert f"attributions.{EVIL}" in keys
