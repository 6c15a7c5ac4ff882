"""A watch that is killed while it adds reports and tells a webhook of them: none lost, few told twice."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.kills.archives import NAME, Add
from benchmarks.kills.trial import command
from onrecord.archive import Archive


class Taking(BaseHTTPRequestHandler):
    """Takes every post, and notes which report it is of."""

    server: Hook

    def do_POST(self) -> None:
        """Note it, then answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken[json.loads(body)["report"]["id"]] += 1
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as the library has it
        """Nobody reads it."""


class Hook(ThreadingHTTPServer):
    """A webhook at a port of this machine; `taken` counts what it was told of each report."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.taken: Counter[str] = Counter()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who was killed is not told."""


class Watch(Add):
    """`onrecord watch --once` of records that were read before, with a webhook."""

    name = "watch"

    def __init__(self, documents: int) -> None:
        super().__init__(documents)
        self.hook, self.kills = Hook(), 0

    def prepare(self, folder: Path, at: int) -> None:
        """The records in a folder, nothing told."""
        (folder / "news").mkdir()
        super().prepare(folder / "news", at)
        self.hook.taken.clear()
        self.kills = 0

    def do(self, folder: Path, at: int) -> int:
        """Look once."""
        url = f"http://127.0.0.1:{self.hook.server_address[1]}/hook"
        return command(
            ["watch", "news", "--once", "--rest", "0", "--quiet", "--webhook", url, "--allow-private",
             "--archive", str(folder / NAME)]
        )  # fmt: skip

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive; reports neither told nor waiting; more told twice than kills."""
        yield from super().faults(folder)
        self.kills += 1
        again = sum(self.hook.taken.values()) - len(self.hook.taken)
        if again > self.kills:
            yield f"{again} posts were sent again after {self.kills} kills"
        if not (folder / NAME).exists():
            return
        with Archive(folder / NAME, readonly=True) as archive:
            waiting = sum(one.posts for one in archive.status().untold)
            there = {one.document.id for one in archive.records()}
        lost = len(there - self.hook.taken.keys()) - waiting
        if lost > 0:
            yield f"{lost} reports are neither told nor do they wait"

    def content(self, folder: Path) -> object:
        """All of the archive, what waits, and which reports were told."""
        with Archive(folder / NAME, readonly=True) as archive:
            waiting = archive.status().untold
        return super().content(folder), waiting, sorted(self.hook.taken)
