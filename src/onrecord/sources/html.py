"""HTML: the main text of a page and what it says of itself, parsed in a child process with limits.

A page of 319 KB with 30,000 attributes holds lxml for 28 seconds in C, where no Python timeout reaches; so
a process of its own parses strangers' pages, one after another, and is killed when one takes too long.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from types import TracebackType
from typing import IO

import msgspec

from ..config import Settings
from ..errors import SourceError
from ..model import Document
from . import encodings
from .documents import document
from .page import Page, receive, send
from .text import note

OPENING = re.compile(
    rb"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,999}|<!--.{0,2000}?-->\s{0,999}){0,9}"
    rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h1|table|br|a)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins (after mimesniff.spec.whatwg.org, section 7.1)."""

CHILD = ("-P", "-W", "ignore", "-m", "onrecord.sources.page")
"""The child never imports from the working folder, and says nothing but why it ends."""


def is_page(data: bytes) -> bool:
    """Whether some bytes begin like an HTML page, in whatever encoding."""
    head = data[:8192].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return bool(OPENING.match(head)) and b">" in head


class Parser:
    """The child process that parses pages; started with the first page, ended by `close`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.complaints: IO[bytes] | None = None
        self.reason = ""
        self.served = 0

    def __enter__(self) -> Parser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def parse(self, html: str) -> Page:
        """The parts of a page; SourceError where it takes too long or ends the process."""
        fresh = self.served == 0
        answer = self.ask(html)
        if answer is None and not fresh:
            answer = self.ask(html)  # what the pages before it left in memory is not its fault
        if answer is None:
            raise SourceError(f"ends the HTML parser ({self.reason}): save the report as plain text")
        return msgspec.json.decode(answer, type=Page)

    def ask(self, html: str) -> bytes | None:
        """The child's answer to a page, None where it ended without one; `reason` says why."""
        process = self.started()
        late = threading.Event()
        timer = threading.Timer(self.settings.html_seconds, end, (process, late))
        timer.start()
        try:
            answer = exchange(process, html.encode())
        finally:
            timer.cancel()
        if answer is None:
            self.reason = self.last_words()
            self.close()
        if late.is_set():
            self.close()
            seconds = self.settings.html_seconds
            raise SourceError(
                f"takes the HTML parser over {seconds:g} seconds: save the report as plain text"
            )
        self.served += 1 if answer is not None else 0
        return answer

    def started(self) -> subprocess.Popen[bytes]:
        """The child process, started where there is none."""
        if self.process is None:
            self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, *CHILD, str(self.settings.html_megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.complaints,
            )
            receive(self.process.stdout)  # type: ignore[arg-type]  # "all is loaded", or the end
        return self.process

    def last_words(self) -> str:
        """The last line that the child wrote to standard error, else how it ended."""
        if self.process is None or self.complaints is None:
            return "not started"
        code = self.process.wait()
        self.complaints.seek(0)
        words = self.complaints.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
        return words[-1] if words else f"exit {code}"

    def close(self) -> None:
        """End the child process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout, self.complaints):
                quietly_closed(pipe)
        self.process = self.complaints = None
        self.served = 0


def end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    """End a process that is late, and say so."""
    late.set()
    process.kill()


def exchange(process: subprocess.Popen[bytes], page: bytes) -> bytes | None:
    """The child's answer to a page, None where it has ended."""
    if process.stdin is None or process.stdout is None:
        raise SourceError("the HTML parser has no pipes: this is a fault of onrecord, please report it")
    try:
        send(process.stdin, page)  # type: ignore[arg-type]
    except OSError:
        return None  # a broken pipe: the caller reads why from what the child wrote last
    return receive(process.stdout)  # type: ignore[arg-type]


def quietly_closed(pipe: IO[bytes] | None) -> None:
    """Close a pipe whose other end may have gone with words still in it."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


def read(
    data: bytes, settings: Settings, published: str | None = None, *, parser: Parser
) -> tuple[Document, str]:
    """The document of a page, and a note where its encoding was guessed; `published` beats what is found."""
    found = encodings.decode(data, html=True, encoding=settings.encoding)
    if not found.text.strip():
        raise SourceError("is empty: give the page as the browser saves it")
    page = parser.parse(found.text)
    if page.text is None:
        raise SourceError(
            "has no main text that we can find (no article, or 256 elements inside each other): "
            "save the report as plain text"
        )
    made = document(
        page.text,
        max_characters=settings.max_characters,
        published=published or page.published,
        url=page.url,
        title=page.title,
        publisher=page.publisher,
        language=page.language,
    )
    return made, note(found)
