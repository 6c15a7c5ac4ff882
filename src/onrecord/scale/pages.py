"""What was at web addresses when a run was begun: fetched once, kept in the folder, read from there.

Pages change: only what is kept gives the same tables after a kill. `pages/<digest of the address>.page` is a
line of JSON - where it was found, what its server said of it, or why there is nothing - and then its bytes.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import msgspec
from msgspec import Struct

from .. import sources
from ..config import Settings
from ..errors import ScaleError, SourceError
from ..sources.web.answers import HELD, Answer
from ..sources.web.urls import Address, parse
from .folder import PAGES, Folder, summed
from .shapes import Part

HEAD = ("content-type", "content-encoding")
"""What of a server's head tells how its bytes are to be read."""
LONGEST_LINE = 1 << 20
"""Bytes of the line of a kept page; a server's head is shorter."""


class Found(Struct, frozen=True, omit_defaults=True):
    """The line of a kept page: where it was found and its head, or why there is nothing."""

    name: str
    url: str = ""
    head: dict[str, str] = {}
    size: int = 0
    failure: str = ""


class Pages(sources.Web):
    """Gives what is kept in a folder, as if it were asked for; what is not there yet is fetched by `part`."""

    def __init__(self, folder: Folder, settings: Settings) -> None:
        super().__init__(settings)
        self.folder = folder

    def part(self, name: str) -> Part:
        """What is at an address, as it was kept; fetched where it has not been."""
        shown = sources.shown(name)
        if self.folder.place.size(key(shown)) is None:
            self.keep(name, shown)
        return self.kept(shown)

    def kept(self, shown: str) -> Part:
        """What is kept of an address; ScaleError where nothing is."""
        with self.opened(shown) as stream:
            found = line_of(stream, shown)
            stream.seek(0)
            return Part(shown, found.size, summed(stream))

    @contextmanager
    def opened(self, shown: str) -> Iterator[BinaryIO]:
        """The bytes that are kept of an address; ScaleError where they cannot be read."""
        try:
            with self.folder.place.opened(key(shown)) as stream:
                yield stream
        except OSError as error:
            raise damaged(shown) from error

    def keep(self, name: str, shown: str) -> None:
        """Fetch what is at an address, and keep it, or why there is nothing."""
        draft = self.folder.draft("page") / "page"
        with draft.open("wb") as into:
            try:
                address, answer = super().fetch(name)
            except SourceError as error:
                into.write(msgspec.json.encode(Found(shown, failure=str(error))) + b"\n")
            else:
                with answer.content as content:
                    head = {name: answer.head[name] for name in HEAD if name in answer.head}
                    found = Found(shown, address.url, head, answer.size)
                    into.write(msgspec.json.encode(found) + b"\n")
                    shutil.copyfileobj(content, into)
        self.folder.place.put(draft, key(shown))

    def fetch(self, text: str) -> tuple[Address, Answer]:
        """What was at an address; SourceError where that could not be had then."""
        with self.opened(text) as stream:
            found = line_of(stream, text)
            if found.failure:
                raise SourceError(found.failure)
            content = cast(BinaryIO, tempfile.SpooledTemporaryFile(HELD))  # noqa: SIM115 - for whoever reads it
            shutil.copyfileobj(stream, content)
        content.seek(0)
        return parse(found.url), Answer(200, found.head, content, found.size)


def damaged(shown: str) -> ScaleError:
    """What to tell where a page is not kept as it was."""
    return ScaleError(f"{shown}: the page that was kept of it is gone or damaged: give another --out")


def key(shown: str) -> str:
    """Where what is at an address is kept."""
    return f"{PAGES}/{hashlib.sha256(shown.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}.page"


def line_of(stream: BinaryIO, shown: str) -> Found:
    """The line of a kept page; ScaleError where it is none."""
    try:
        return msgspec.json.decode(stream.readline(LONGEST_LINE), type=Found)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged(shown) from error
