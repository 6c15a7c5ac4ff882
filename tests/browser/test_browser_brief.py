"""A brief, opened from disk in a browser that runs no scripts: whole, readable, and asking for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from listening import AXE, DESK, PHONE

from onrecord.archive import Archive
from onrecord.export.brief import brief, period

SMALL = {"width": 320, "height": 640}
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def file(built, tmp_path_factory) -> Path:
    """The brief of the second day of the samples."""
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    with Archive(built, readonly=True) as archive:
        days = archive.days()
        path.write_text(
            brief(archive, period("2023-10-19", None, days.last), made="2023-10-20").html, encoding="utf-8"
        )
    return path


def test_it_opens_from_disk_without_scripts_and_asks_for_nothing(browse, file):
    page = browse(file.as_uri(), java_script_enabled=False)
    assert page.asked == [file.as_uri()]
    assert page.complaints == []
    assert page.locator("h1").inner_text() == "19 Oct 2023"
    assert page.locator("article.incident").count() == 1
    assert page.locator("article .plot svg .bar").count() > 1
    assert page.locator("article .contradiction q").count() > 1
    page.click(".overview a")
    assert page.url.endswith("#i1")
    page.locator("article .cite").first.click()
    assert page.locator("li:target").count() == 1
    assert page.asked == [file.as_uri()]


def test_its_style_is_let_in_by_its_own_policy(browse, file):
    page = browse(file.as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.big')).fontWeight") == "600"
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x.png'}))")
    page.wait_for_timeout(200)
    assert [one for one in page.complaints if "Content Security Policy" in one]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_keeps_anybody_out(browse, file, scheme, viewport):
    page = browse(file.as_uri(), color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    told = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
    assert [one for one, kind in zip(told, found, strict=True) if kind["impact"] in SERIOUS] == []


@pytest.mark.parametrize("viewport", [SMALL, PHONE, DESK], ids=["small", "phone", "desk"])
def test_it_is_no_wider_than_its_window(browse, file, viewport):
    page = browse(file.as_uri(), viewport=viewport)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_it_prints_in_black_on_white_without_its_navigation(browse, file):
    page = browse(file.as_uri(), color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("nav").is_visible() is False
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    fill = "getComputedStyle(document.querySelector('.bar.s0 .dot')).getPropertyValue('--of').trim()"
    assert page.evaluate(fill) == "#14595f"
    assert page.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
