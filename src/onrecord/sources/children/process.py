"""A child process in which strangers' pages are parsed, one after another, with limits of time and memory.

A page of 319 KB with 30,000 attributes holds lxml for 28 seconds in C, where no Python timeout reaches; so
a process of its own parses, and is killed when a page takes too long.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from types import TracebackType
from typing import IO, TypeVar

from ...errors import SourceError, WorkerError
from .limits import Limits
from .pipe import receive, send

START = ("-P", "-W", "ignore", "-m")
"""The child never imports from the working folder, and says nothing but why it ends."""
C = TypeVar("C", bound="Child")


class Child:
    """A child process that answers; started with the first question, ended by `close`."""

    remedy = "save the report as plain text"

    def __init__(self, module: str, name: str, limits: Limits) -> None:
        self.module, self.name, self.limits = module, name, limits
        self.process: subprocess.Popen[bytes] | None = None
        self.complaints: IO[bytes] | None = None
        self.reason = ""
        self.served = 0

    def __enter__(self: C) -> C:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def answer(self, data: bytes) -> bytes:
        """The child's answer to a page; SourceError where it takes too long or ends the process."""
        if self.served and (answer := self.ask(data)) is not None:
            return answer
        return self.next_answer(data)  # a fresh child's: what pages before left in memory is not its fault

    def next_answer(self, data: bytes) -> bytes:
        """The answer to the next message about a file; SourceError as `answer`, but no other child is asked.

        Another would not know how far the file has been read.
        """
        answer = self.ask(data)
        if answer is None:
            raise SourceError(f"ends {self.name} ({self.reason}): {self.remedy}")
        return answer

    def ask(self, data: bytes) -> bytes | None:
        """The child's answer to a page, None where it ended without one; `reason` says why."""
        process = self.started()
        late = threading.Event()
        timer = threading.Timer(self.limits.seconds, end, (process, late))
        timer.start()
        try:
            answer = exchange(process, data)
        finally:
            timer.cancel()
        if answer is None:
            self.reason = self.last_words()
            self.close()
        if late.is_set():
            self.close()
            raise SourceError(f"takes {self.name} over {self.limits.seconds:g} seconds: {self.remedy}")
        self.served += 1 if answer is not None else 0
        return answer

    def started(self) -> subprocess.Popen[bytes]:
        """The child process, started where there is none."""
        if self.process is None:
            try:
                self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
                self.process = subprocess.Popen(  # noqa: S603 - our own module
                    [sys.executable, *START, self.module, str(self.limits.megabytes)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self.complaints,
                )
            except OSError as error:
                quietly_closed(self.complaints)
                raise WorkerError(
                    f"{self.name} cannot be started ({error.strerror or error}): "
                    f"make room in memory, or in {tempfile.gettempdir()}"
                ) from error
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
        raise SourceError("the parser has no pipes: this is a fault of onrecord, please report it")
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
