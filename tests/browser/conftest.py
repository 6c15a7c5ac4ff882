"""A reading room that listens, and a Chromium in front of it.

Without a Chromium these tests are skipped, and say so; `scripts/test` installs one, and sets
BROWSER_TESTS=required, with which they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from listening import AXE, DESK, listening

import onrecord
from benchmarks.paint import CHROMIUM
from onrecord import Record
from onrecord.archive import Archive

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = (
    ("01-agency.txt", "2023-10-18T07:10", "Agency"),
    ("02-broadcaster.txt", "2023-10-19", "Broadcaster"),
    ("03-wire-copy.txt", "2023-10-18T09:00", "Daily"),
)


def pytest_collection_modifyitems(items):
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    missing = [name for name, there in (("Chromium", CHROMIUM), (str(AXE), AXE.is_file())) if not there]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if missing and os.environ.get("BROWSER_TESTS") != "required":
            item.add_marker(
                pytest.mark.skip(reason=f"{', '.join(missing)} not found: scripts/test brings them")
            )


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """The samples, read."""
    found = []
    for name, published, publisher in REPORTS:
        text = (SAMPLES / name).read_text(encoding="utf-8")
        record = onrecord.read(text, published=published, title=f"By {publisher}")
        document = msgspec.structs.replace(record.document, publisher=publisher)
        found.append(msgspec.structs.replace(record, document=document))
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory, records) -> Path:
    """An archive with the samples."""
    path = tmp_path_factory.mktemp("browser") / "a.onrecord"
    with Archive(path) as archive:
        for record in records:
            archive.add(record)
        archive.refresh()
    return path


@pytest.fixture
def archive_path(built, tmp_path) -> Path:
    return Path(shutil.copy(built, tmp_path / "a.onrecord"))


@pytest.fixture
def room(archive_path) -> Iterator[str]:
    """The address of a reading room with the samples."""
    with listening(archive_path) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page, with everything that it asked for and complained of."""

    def __init__(self, page) -> None:
        self.page, self.asked, self.complaints = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss())
        )

    def __getattr__(self, name):
        return getattr(self.page, name)

    def card(self) -> str:
        return self.page.inner_text("#card h2")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def browse(chromium) -> Iterator[Callable[..., Watched]]:
    """Opens pages, each for somebody with a browser of their own."""
    contexts = []

    def opened(address: str, *, viewport=DESK, **options) -> Watched:
        context = chromium.new_context(viewport=viewport, **options)
        context.set_default_timeout(8000)
        contexts.append(context)
        page = Watched(context.new_page())
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
