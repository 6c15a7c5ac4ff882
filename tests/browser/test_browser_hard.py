"""Hard reports in a browser: a stranger's attacks, and one of 300,000 characters with 4,000 fields."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from listening import PHONE, listening

from benchmarks import paint
from onrecord.archive import Archive
from onrecord.model import (
    Attribution,
    Count,
    Document,
    Event,
    MadeWith,
    Party,
    Record,
    Sourced,
    Toll,
    Where,
)

MADE = MadeWith(onrecord="0", model=None, lexicons="x", gazetteer="x")
EVIL = (
    "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"
    '<a href="javascript:alert(3)">here</a><div hx-get="/about" hx-trigger="load"></div>\u202egnirts'
)


def at(text: str, words: str, begin: int) -> tuple[tuple[int, int], ...]:
    start = text.index(words) + begin
    return ((start, start + len(words)),)


@pytest.fixture(scope="module")
def long_room(tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "a.onrecord"
    record = paint.report("long", 1000)
    assert len(record.document.text) > 300_000
    with Archive(path) as archive:
        archive.add(record)
        archive.refresh()
    with listening(path) as address:
        yield address


def test_a_long_report_shows_its_first_items_and_the_rest_when_asked(browse, long_room):
    page = browse(f"{long_room}/reports/long")
    assert page.locator("#list-tolls li").count() == 60
    page.click("text=Show all 1,000 >> nth=0")
    page.wait_for_selector("#list-attributions li:nth-child(1000)", state="attached", timeout=30_000)
    page.press("j", "j")
    page.wait_for_selector("#card .card")
    assert page.complaints == []


def test_a_strangers_attacks_are_words(browse, tmp_path):
    text = f"Ten {EVIL} died.\nAnd so on."
    toll = Toll(
        id="t1",
        category="killed",
        count=Sourced(Count(low=10, high=10, best=10, bound="exact"), ((0, 3),), f"person:{EVIL}"),
        subject=Sourced(EVIL, ((4, 40),), f"person:{EVIL}"),
    )
    record = Record(
        document=Document(id=f"e{EVIL}", text=text, title=EVIL, publisher=EVIL, url="javascript:alert(4)"),
        tolls=(toll,), made_with=MADE,
    )  # fmt: skip
    path = tmp_path / "evil.onrecord"
    with Archive(path) as archive:
        archive.add(record)
        archive.refresh()
    with listening(path) as address:
        page = browse(address)
        page.click("#reports a")
        page.wait_for_load_state()
        page.press("j")
        page.wait_for_selector("#card .card")
        assert "<script>alert(1)</script>" in page.inner_text(".text")
        assert "<U+202E>gnirts" in page.inner_text(".text")
        page.click("#card .mend")
        page.wait_for_timeout(300)
        page.goto(f"{address}/")
        if page.locator("#incidents a").count():
            page.click("#incidents td a")
            page.wait_for_timeout(400)
        assert page.complaints == []
        assert [one for one in page.asked if not one.startswith(address)] == []
        assert not [one for one in page.asked if one.endswith("/about")]


WIDER = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *:not(.wide *, .timeline *, .plot *)")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => `${one.tagName} ${one.className}`)"""
"""What stands out of a page that is wider than its window."""


def test_a_word_without_end_stays_on_a_phone(browse, tmp_path):
    word = "w" * 3000
    toll = Toll(
        id="t1", category="killed", count=Sourced(Count(low=1, high=1, best=1, bound="exact"), ((0, 3),), "x"),
        subject=Sourced(word, ((4, 40),), f"person:{word}"), where=Sourced(Where(name=word), ((4, 40),), "x"), said_in="a1",
    )  # fmt: skip
    event = Event(
        id="e1", type="ASSAULT", status="accomplished", trigger=Sourced(word, ((4, 9),), "person:x", 0.1),
        where=toll.where, tolls=("t1",),
    )  # fmt: skip
    said = Attribution(
        id="a1", manner="direct", content=Sourced(word, ((4, 3004),), "person:x", 0.2), speaker="p1"
    )
    record = Record(
        document=Document(id=word, text=f"One {word} died.", title=word, publisher=word, published="2022-11-26"),
        parties=(Party(id="p1", kind="person", name=Sourced(word, ((4, 3004),), "person:x")),),
        events=(event,), tolls=(toll,), attributions=(said,), made_with=MADE,
    )  # fmt: skip
    with Archive(tmp_path / "a.onrecord") as archive:
        archive.add(record)
        archive.refresh()
        incident = archive.incidents().incidents[0].id
    with listening(tmp_path / "a.onrecord") as address:
        reports = f"/reports/{word}?item=tolls.t1"
        for path in (
            "/",
            reports,
            f"/incidents/{quote(incident, safe='')}",
            "/people",
            f"/people/{word}",
            "/review",
        ):
            page = browse(address + path, viewport=PHONE)
            wider = page.evaluate(WIDER)
            assert wider == [], f"{path[:20]}: {wider}"
