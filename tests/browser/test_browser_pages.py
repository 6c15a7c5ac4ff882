"""Every page in a browser: for everybody, at every width, asking nobody else for anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from listening import AXE, DESK, PHONE, listening

AT = {
    "front": "/",
    "found": "/?q=depot",
    "nothing": "/?q=xyzzy",
    "about": "/about",
    "mishap": "/nowhere",
    "report": "/reports/{id}",
    "card": "/reports/{id}?item=tolls.t1",
    "incident": "/incidents/{id}%230",
    "sought": "/?since=2023-10-01&place=Verbivka",
    "people": "/people",
    "person": "/people/iryna%20halushko",
    "review": "/review",
    "settled": "/review?kind=tolls&past=9,9,tolls,t1",
}
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def still(built) -> Iterator[str]:
    """The address of a reading room in which nothing is changed."""
    with listening(built) as address:
        yield address


@pytest.fixture(params=AT)
def address(request, still, records) -> str:
    return still + AT[request.param].format(id=records[0].document.id)


def test_nothing_keeps_anybody_out(browse, address):
    page = browse(address)
    if "item=" in address:
        page.press("e")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        told = [
            (scheme, one["id"], one["help"], [node["html"][:200] for node in one["nodes"][:3]])
            for one in found
            if one["impact"] in SERIOUS
        ]
        assert told == []


def test_a_page_asks_nobody_else_has_landmarks_and_one_heading(browse, address, still):
    page = browse(address)
    for landmark in ("header", "main", "nav", "footer"):
        assert page.locator(f"body > {landmark}, body > header > {landmark}").count() >= 1
    assert page.locator("h1").count() == 1
    page.wait_for_timeout(300)
    assert [one for one in page.asked if not one.startswith(still)] == []
    assert [one for one in page.complaints if "404" not in one] == []
    if "item=" in address:  # the item has the focus
        return
    page.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_no_page_is_wider_than_its_window(browse, address):
    page = browse(address, viewport=PHONE)
    for viewport in (PHONE, {"width": 320, "height": 640}, DESK):
        page.set_viewport_size(viewport)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), viewport


def test_the_map_is_drawn_and_moves(browse, room, records):
    page = browse(room + AT["incident"].format(id=records[0].document.id))
    page.wait_for_selector('#map[data-drawn="true"]')
    assert page.locator("#map .spot").count() >= 1
    towns = page.locator("#map .town")
    assert towns.count() > 5
    apart = """() => { const [one, other] = [...document.querySelectorAll('#map .town')].map((e) => e.getBoundingClientRect());
        return Math.hypot(one.x - other.x, one.y - other.y); }"""
    before = page.evaluate(apart)
    page.click("#map .leaflet-control-zoom-in")
    page.wait_for_timeout(400)
    assert page.evaluate(apart) == pytest.approx(2 * before, rel=0.1)
    assert "Leaflet" not in page.inner_text("#map")
    assert page.complaints == []


def test_a_claim_leads_to_its_words_in_the_report(browse, room, records):
    page = browse(room + AT["incident"].format(id=records[0].document.id))
    page.click(".claims tbody tr:first-child a")
    page.wait_for_selector("#card .card")
    assert page.locator(".text mark.now").count() >= 1


def test_a_page_is_printed_in_its_light_colours_and_nothing_lies_over_the_text(browse, room, records):
    a4 = {"width": 794, "height": 1123}
    page = browse(room + AT["card"].format(id=records[0].document.id), viewport=a4, color_scheme="dark")
    page.wait_for_selector(".looking")
    page.emulate_media(media="print", color_scheme="dark")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.text mark.toll')).color")
        == "rgb(179, 35, 26)"
    )
    assert page.evaluate("getComputedStyle(document.getElementById('card')).position") == "static"
    assert page.locator(".close").is_visible() is False


def test_a_printed_page_has_the_text_and_no_buttons(browse, room, records):
    page = browse(room + AT["card"].format(id=records[0].document.id))
    page.emulate_media(media="print")
    assert page.locator(".acts").is_visible() is False
    assert page.locator(".text").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.text mark[data-k]'), '::before').content")
        != "none"
    )
