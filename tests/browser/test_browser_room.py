"""The front page, people, the queue and what comes while a page is open, in a browser."""

from __future__ import annotations

import re

import msgspec
import pytest
from listening import PHONE, listening

from onrecord.archive import Archive


def add(path, record, name: str) -> None:
    """Put a copy of a report into the archive, as `onrecord add` would."""
    with Archive(path) as archive:
        document = msgspec.structs.replace(record.document, id=name, title=f"Anew {name}", publisher=name)
        archive.add(msgspec.structs.replace(record, document=document))
        archive.refresh()


def test_a_search_leads_to_what_somebody_says(browse, room):
    page = browse(room)
    page.press("Tab", "Tab", "Tab")
    page.keyboard.type("halushko")
    page.press("Enter")
    page.click("#people a")
    page.wait_for_selector(".sayings")
    assert page.inner_text("h1") == "Iryna Halushko"
    assert page.locator(".sayings .words").count() >= 1
    page.fill("#words", "missile")
    page.press("Enter")
    page.wait_for_url("**words=missile**")
    assert page.locator(".sayings li").count() >= 1
    page.click(".sayings .byline a")
    page.wait_for_selector("#card .card")
    assert page.complaints == []


def test_a_click_on_the_map_leads_to_the_incidents_there(browse, room):
    page = browse(room)
    page.wait_for_selector("#clusters[data-drawn]")
    spot = page.locator("#clusters .count, #clusters .spot").first
    number = spot.inner_text() if "count" in spot.get_attribute("class") else ""
    box, edge = spot.bounding_box(), page.locator("#clusters").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + (box["height"] / 2 if number else box["height"] + 6)
    assert edge["x"] < x < edge["x"] + edge["width"]
    page.mouse.click(x, y)
    page.wait_for_url(re.compile(r"/incidents/|box="))
    if number:
        assert page.inner_text("#incidents h2 small") == number
    assert page.complaints == []


def test_the_map_puts_near_ones_together_for_each_zoom(browse, room):
    page = browse(room)
    page.wait_for_selector("#clusters[data-drawn]")
    before = page.get_attribute("#clusters", "data-drawn")
    page.click("#clusters .leaflet-control-zoom-out")
    page.wait_for_selector(f'#clusters[data-drawn]:not([data-drawn="{before}"])')
    assert int(page.get_attribute("#clusters", "data-drawn")) == int(before) - 1


def test_a_bar_leads_to_its_incidents(browse, room):
    page = browse(room)
    page.click(".timeline a .reach >> nth=0")
    page.wait_for_url("**since=**")
    assert page.locator("#incidents tbody tr").count() >= 1
    assert page.locator(".given li").count() == 3


def item(page) -> str:
    """Which item of which report is looked at."""
    return page.get_attribute(".of-report a", "href")


def test_two_items_are_reviewed_by_keys_and_one_taken_back(browse, room, archive_path):
    page = browse(f"{room}/review")
    first = item(page)
    page.press("a")
    assert page.evaluate("document.activeElement.id") == "by-judge"
    page.keyboard.type("Ada Orel")
    page.press("Enter")
    page.wait_for_selector("#undo")
    second = item(page)
    assert second != first
    page.press("x")
    page.wait_for_selector("text=2 of")
    page.press("u")
    page.wait_for_selector("text=1 of")
    assert item(page) == second
    page.press("j")
    page.wait_for_url("**past=**")
    third = item(page)
    assert third != second
    page.press("k")
    page.wait_for_url("**before=**")
    assert item(page) == second
    page.press("e")
    assert page.evaluate("document.activeElement.closest('#correct') !== null")
    page.press("Escape")
    assert page.locator("#correct").is_visible() is False
    with Archive(archive_path, readonly=True) as archive:
        assert [one.kind for one in archive.history()] == ["acceptance", "rejection", "undo"]
    assert page.complaints == []


def test_a_correction_in_the_queue_begins_at_the_least_sure_field(browse, room, archive_path):
    with Archive(archive_path, readonly=True) as archive:
        first = archive.unseen(None, "events")
    page = browse(f"{room}/review?kind=events")
    page.press("e")
    assert page.evaluate("document.activeElement.name") == first.field
    page.fill("#by-correct", "Ada Orel")
    page.focus(f'#correct [name="{first.field}"]:not([type=hidden])')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#undo")
    with Archive(archive_path, readonly=True) as archive:
        (entry,) = archive.history()
    assert (entry.target.part, entry.target.item, entry.target.field) == ("events", first.item, first.field)


def test_two_reviewers_of_one_queue_collide_and_the_late_one_goes_on(browse, room, archive_path):
    ada, bo = browse(f"{room}/review"), browse(f"{room}/review")
    taken = item(bo)
    for page, name in ((ada, "Ada Orel"), (bo, "Bo Lind")):
        page.fill("#by-judge", name)
        page.press("Enter")
        page.wait_for_selector("#undo, .notice")
    assert "Somebody was faster" in bo.inner_text(".notice")
    assert "Ada Orel" in bo.inner_text(".notice")
    assert item(bo) != taken
    with Archive(archive_path, readonly=True) as archive:
        assert [one.by for one in archive.history()] == ["person:Ada Orel"]


def test_reports_that_come_while_a_page_is_open_are_told_then_shown(browse, room, archive_path, records):
    page = browse(room)
    page.wait_for_selector("#clusters[data-drawn]")
    before = page.locator("#reports .hits li").count()
    for name in ("n1", "n2", "n3"):
        add(archive_path, records[0], name)
    page.wait_for_selector("#news:visible")
    assert page.inner_text("#news span") == "3 new reports"
    assert page.locator("#reports .hits li").count() == before  # nothing moves under the eyes
    page.click("#news button")
    page.wait_for_selector("#news", state="hidden")
    assert page.locator("#reports .hits li").count() == before + 3
    assert page.locator("#clusters .leaflet-pane").count() >= 1
    assert page.complaints == []


def test_a_hidden_page_asks_for_nothing(browse, room):
    page = browse(room)
    page.evaluate(HIDE.replace("WHETHER", "true"))
    page.wait_for_timeout(400)
    page.asked.clear()
    page.wait_for_timeout(3600)
    assert [one for one in page.asked if "/pulse" in one] == []
    page.evaluate(HIDE.replace("WHETHER", "false"))
    page.wait_for_timeout(600)
    assert len([one for one in page.asked if "/pulse" in one]) == 1


HIDE = """() => {
  Object.defineProperty(document, 'hidden', {value: WHETHER, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_the_range_of_an_incident_follows_a_correction(browse, room, archive_path, records):
    report = records[0].document.id
    page = browse(f"{room}/incidents/{report}%230")
    assert "77" not in page.inner_text("#figures")
    with Archive(archive_path) as archive:
        value = {"low": 77, "high": None, "best": None, "bound": "at_least"}
        archive.correct(report, "tolls", "t1", "count", value, by="Ada Orel", reason="the list")
        archive.refresh()
    page.wait_for_selector("#figures :text('77')")
    assert "changed" in page.inner_text("#news span")
    page.click("#news button")
    page.wait_for_selector(".claims :text('77')")
    assert page.complaints == []


def test_an_empty_archive_says_what_to_type_and_shows_what_comes(browse, tmp_path, records):
    path = tmp_path / "new.onrecord"
    Archive(path).close()
    with listening(path) as address:
        page = browse(address)
        assert f"onrecord add news/ --archive {path}" in page.inner_text("#reports")
        assert page.locator("#clusters").count() == 0
        add(path, records[0], "n1")
        page.wait_for_selector("#news:visible")
        page.click("#news button")
        page.wait_for_selector("#reports .hits li")
        page.wait_for_selector("#clusters[data-drawn]")
        for other in ("/people", "/review"):
            page.goto(address + other)
            assert page.locator("h1").count() == 1
        assert page.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_phone_the_queue_is_worked_by_touch(browse, room, script):
    page = browse(f"{room}/review", viewport=PHONE, has_touch=True, java_script_enabled=script)
    page.fill("#by-judge", "Ada Orel")
    page.tap(".acts .yes")
    page.wait_for_selector("#undo")
    page.tap("#next")
    page.wait_for_selector("#card .card")
    page.goto(room)
    page.tap(".more-search summary")
    page.fill("#f-place", "Verbivka")
    page.tap(".fields button")
    page.wait_for_url("**place=Verbivka**")
    assert page.locator("#incidents tbody tr").count() >= 1


def test_printed_pages_have_what_is_read_and_no_buttons(browse, room):
    page = browse(f"{room}/people/iryna%20halushko")
    page.emulate_media(media="print")
    assert page.locator(".sayings").is_visible()
    assert page.locator(".sift").is_visible() is False
    page.goto(room)
    assert page.locator(".timeline").is_visible()
    assert page.locator(".more-search").is_visible() is False
