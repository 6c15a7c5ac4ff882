"""A reading room with three reports of one incident, and somebody who knows how to fill in its forms."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord import Record
from onrecord.archive import Archive
from onrecord.web import app

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = (
    ("01-agency.txt", "2023-10-18T07:10", "Agency"),
    ("02-broadcaster.txt", "2023-10-19", "Broadcaster"),
    ("03-wire-copy.txt", "2023-10-18T09:00", "Daily"),
)
HOME = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """The samples, read."""
    return [
        published_by(
            publisher,
            onrecord.read(
                (SAMPLES / name).read_text(encoding="utf-8"), published=published, title=f"By {publisher}"
            ),
        )
        for name, published, publisher in REPORTS
    ]


def published_by(publisher: str, record: Record) -> Record:
    return msgspec.structs.replace(
        record, document=msgspec.structs.replace(record.document, publisher=publisher)
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory, records) -> Path:
    """An archive with the samples in it."""
    path = tmp_path_factory.mktemp("room") / "a.onrecord"
    with Archive(path) as archive:
        for record in records:
            archive.add(record)
        archive.refresh()
    return path


@pytest.fixture
def path(built, tmp_path) -> Path:
    """A copy of it, to write in."""
    return Path(shutil.copy(built, tmp_path / "a.onrecord"))


@pytest.fixture
def archive(path) -> Iterator[Archive]:
    with Archive(path) as made:
        yield made


@pytest.fixture
def room(path) -> TestClient:
    """Somebody in front of the reading room."""
    return TestClient(app(path), base_url=HOME, follow_redirects=False, raise_server_exceptions=False)


class Visitor:
    """Somebody who opened a report, and sends its forms."""

    def __init__(self, room: TestClient, document: str, name: str = "Ada Orel") -> None:
        self.room, self.document, self.name = room, document, name
        page = room.get(f"/reports/{document}").text
        self.seen = re.search(r'data-version="(\d+)"', page)[1]
        card = self.card("tolls.t1")
        self.csrf = re.search(r'name="csrf" value="(\w+)"', card)[1]
        self.after = re.search(r'name="after" value="(\d+)"', card)[1]

    def card(self, item: str) -> str:
        return self.room.get(f"/cards/{self.document}", params={"item": item}).text

    def typed(self, item: str) -> dict[str, str]:
        """What the form of an item holds, as a browser would send it."""
        form = re.search(r'<form id="correct".*?</form>', self.card(item), re.DOTALL)[0]
        found = dict(re.findall(r'<input id="c-\d+" name="([\w.]+)" value="([^"]*)"', form))
        found |= dict(re.findall(r"<textarea[^>]* name=\"([\w.]+)\"[^>]*>(.*?)</textarea>", form, re.DOTALL))
        for several, name, options in re.findall(
            r'<select( multiple)?[^>]* name="([\w.]+)">(.*?)</select>', form, re.DOTALL
        ):
            chosen = re.findall(r'value="([^"]*)" selected', options)
            found[name] = " ".join(chosen) if several or chosen else re.search(r'value="([^"]*)"', options)[1]
        return {name: html.unescape(value) for name, value in found.items()}

    def send(self, act: str, item: str, *, to: str = "review", script: bool = False, **more: str):
        headers = {"sec-fetch-site": "same-origin"} | ({"hx-request": "true"} if script else {})
        form = {
            "csrf": self.csrf,
            "seen": self.seen,
            "after": self.after,
            "act": act,
            "item": item,
            "by": self.name,
        }
        return self.room.post(f"/{to}/{self.document}", data=form | more, headers=headers)


@pytest.fixture
def visiting() -> type[Visitor]:
    """Makes a visitor of any room."""
    return Visitor


@pytest.fixture
def visitor(room, records) -> Visitor:
    return Visitor(room, records[0].document.id)


@pytest.fixture
def another(path, records):
    """Makes another visitor, with a browser of their own."""

    def made(name: str = "Bo Lind") -> Visitor:
        return Visitor(
            TestClient(app(path), base_url=HOME, follow_redirects=False), records[0].document.id, name
        )

    return made
