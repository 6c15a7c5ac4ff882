"""Pictures of every page, for the docs: python scripts/screenshots.py ARCHIVE FOLDER."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from benchmarks.invented import records
from onrecord.archive import Archive, Query
from onrecord.export.brief import brief, period
from onrecord.web import app

INVENTED = 240
DESK, PHONE = (1280, 900), (390, 844)


class Shot(NamedTuple):
    """A picture: its name, the page, the window, light or dark, the keys that are pressed."""

    name: str
    page: str
    size: tuple[int, int] = DESK
    scheme: str = "light"
    keys: str = ""


def shots(archive: Path) -> list[Shot]:
    """What is pictured of an archive."""
    with Archive(archive, readonly=True) as about:
        (report, *_) = [hit.document for hit in about.search(Query(words="agency")).hits]
        incident = quote(about.incidents_of(report)[0].id, safe="")
    return [
        Shot("front", "/"),
        Shot("front-phone", "/", PHONE, "dark"),
        Shot("person", "/people/taras%20blyzniuk"),
        Shot("review", "/review?kind=tolls"),
        Shot("review-dark", "/review?kind=tolls", scheme="dark", keys="e"),
        Shot("review-phone", "/review?kind=tolls", PHONE),
        Shot("report", f"/reports/{report}?item=attributions.a2"),
        Shot("report-dark", f"/reports/{report}?item=tolls.t1", scheme="dark", keys="e"),
        Shot("incident", f"/incidents/{incident}"),
        Shot("incident-phone", f"/incidents/{incident}", PHONE, "dark"),
        Shot("report-phone", f"/reports/{report}?item=tolls.t1", PHONE),
    ]


def take(browser: Browser, home: str, shot: Shot, folder: Path) -> None:
    """Take one picture."""
    width, height = shot.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=shot.scheme)
    page.goto(home + shot.page)
    for key in shot.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(600)
    page.screenshot(path=folder / f"{shot.name}.png")
    page.close()


def fill(archive: Path) -> None:
    """Add reports that were never written, so that there is something on the map."""
    with Archive(archive) as into:
        for record in records(INVENTED):
            into.add(record)
        into.refresh()


def main(archive: Path, folder: Path) -> None:
    """Take all pictures."""
    fill(archive)
    server = uvicorn.Server(uvicorn.Config(app(archive), port=0, log_level="error"))
    socket = server.config.bind_socket()
    threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--hide-scrollbars"]
        )
        for shot in shots(archive):
            take(browser, f"http://127.0.0.1:{socket.getsockname()[1]}", shot, folder)
        picture_of_brief(browser, archive, folder)
        browser.close()
    server.should_exit = True


def picture_of_brief(browser: Browser, archive: Path, folder: Path) -> None:
    """Take a picture of the brief of the samples' second day, as it opens from disk."""
    with Archive(archive, readonly=True) as about, TemporaryDirectory() as place:
        file = Path(place) / "brief.html"
        made = brief(about, period("2023-10-19", None, None), made="2023-10-20")
        file.write_text(made.html, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 1500}, java_script_enabled=False)
        page.goto(file.as_uri())
        page.screenshot(path=folder / "brief.png")
        page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
