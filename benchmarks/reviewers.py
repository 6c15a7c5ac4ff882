"""Reviewers of one report at once, and readers beside them: what is kept, what is told, how long pages take.

python -m benchmarks.reviewers [--documents 200] [--archive FILE] [--json]
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import msgspec
from starlette.testclient import TestClient

from benchmarks import frame
from benchmarks.archive import p95
from benchmarks.pages import filled
from onrecord.archive import Archive, Query
from onrecord.web import app
from onrecord.web.items import items

REVIEWERS, READERS, ROUNDS = 3, 4, 12
HOME = "http://127.0.0.1"
SENT = ("csrf", "seen", "after", "item")
KEPT, TOLD = 303, 409


class Found(msgspec.Struct, frozen=True):
    """Acceptances of different items of one report, kept or told to look again; what the journal holds."""

    apart_kept: int
    apart_told: int
    same_kept: int
    same_told: int
    journal: int
    pages_p95_ms: float


class Hands:
    """Everybody who works at one report, and what came of it."""

    def __init__(self, path: Path, document: str) -> None:
        self.path, self.document = path, document
        self.came: Counter[tuple[str, int]] = Counter()
        self.times: list[float] = []
        self.done = threading.Event()

    def review(self, kind: str, items: list[str]) -> None:
        """Accept some items, one after the other, each from its own card."""
        room = TestClient(app(self.path), base_url=HOME, follow_redirects=False)
        at = quote(self.document, safe="")
        for item in items:
            card = room.get(f"/cards/{at}", params={"item": item}).text
            form = {name: re.findall(rf'name="{name}" value="([^"]*)"', card)[0] for name in SENT}
            sent = form | {"act": "accept", "by": threading.current_thread().name}
            answer = room.post(f"/review/{at}", data=sent, headers={"sec-fetch-site": "same-origin"})
            self.came[kind, answer.status_code] += 1

    def read(self) -> None:
        """Open the report again and again."""
        room = TestClient(app(self.path), base_url=HOME)
        while not self.done.is_set():
            begin = time.perf_counter()
            room.get(f"/reports/{quote(self.document, safe='')}")
            self.times.append((time.perf_counter() - begin) * 1000)

    def work(self, kind: str, shares: list[list[str]]) -> None:
        """Have a reviewer at each share of the items, all at once."""
        threads = [threading.Thread(target=self.review, args=(kind, share)) for share in shares]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def found(path: Path) -> Found:
    """Reviewers at different items of one report, then at the same ones."""
    with Archive(path) as archive:
        document = archive.search(Query(), limit=1).hits[0].document
        record = archive.get(document)
        before = len(archive.history())
    keys = [item.key for item in items(record)]
    hands = Hands(path, document)
    readers = [threading.Thread(target=hands.read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    hands.work("apart", [keys[at::REVIEWERS] for at in range(REVIEWERS)])
    hands.work("same", [keys[:ROUNDS]] * REVIEWERS)
    hands.done.set()
    for reader in readers:
        reader.join()
    with Archive(path, readonly=True) as archive:
        held = len(archive.history()) - before
    came = hands.came
    return Found(
        came["apart", KEPT], came["apart", TOLD], came["same", KEPT], came["same", TOLD], held,
        round(p95(hands.times), 1),
    )  # fmt: skip


def main() -> None:
    """Measure, and say what was measured."""
    frame.run(
        __doc__,
        documents=200,
        take="take this archive; what is accepted stays",
        fill=filled,
        measure=lambda path, _: found(path),
        lines=lambda came: [
            f"different items: {came.apart_kept} kept, {came.apart_told} told; the same items: "
            f"{came.same_kept} kept, {came.same_told} told; {came.journal} entries; "
            f"95 of 100 pages within {came.pages_p95_ms} ms"
        ],
    )


if __name__ == "__main__":
    main()
