"""Bytes -> Document: reports in many formats (`registry`), from files, web addresses and standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from ..config import FormatName, Settings
from ..errors import BombError, SourceError
from ..model import Failure
from . import registry
from .ahead import Ahead
from .formats import html, pdf
from .inputs import How, Input, Outcome
from .opening import expand, opened, shown, size_of, total_size
from .registry import promises
from .unpacking import Budget
from .web import received
from .web.fetching import UnchangedError, Web
from .web.urls import is_url

__all__ = [
    "Outcome", "Web", "expand", "has_lines", "is_url", "opened", "promises", "read", "shown", "total_size",
]  # fmt: skip


def read(
    inputs: Iterable[str],
    settings: Settings | None = None,
    *,
    format: FormatName | None = None,  # noqa: A002 - as the option is called
    published: str | None = None,
    records: bool = False,
    web: Web | None = None,
) -> Iterator[Outcome]:
    """What comes of every input, in order: a document or a failure, for many formats more than one.

    An input is a file name, a pattern such as "news/*.html", a web address, or "-" for standard input.
    With `records` a line that `onrecord read --json` has printed gives the record that it is. `web` is what
    asks servers, where it is to know them from before; of an address whose page is what it was comes nothing.
    """
    chosen = settings or Settings()
    with html.Parser(chosen) as pages, pdf.Parser(chosen) as sheets:
        how = How(chosen, published, records, pages, sheets, registry.outcomes, registry.promises)
        web = web or Web(chosen)
        for name in expand(inputs):
            stage, way = ("fetch", partial(of_url, web=web)) if is_url(name) else ("open", of_file)
            try:
                yield from way(name, format=format, how=how)
            except UnchangedError:
                continue
            except (SourceError, BombError) as error:
                yield Outcome(shown(name), Failure(shown(name), stage, str(error)), origin=shown(name))


def of_file(name: str, format: FormatName | None, how: How) -> Iterator[Outcome]:  # noqa: A002
    """What comes of a file, or of standard input."""
    with opened(name) as stream:
        yield from counted(whole(name, stream, format, how.settings), how)


def of_url(name: str, format: FormatName | None, how: How, *, web: Web) -> Iterator[Outcome]:  # noqa: A002
    """What comes of a web address; a document that is there has the address it was found at."""
    with received.opened(name, web, format) as (found, address):
        for outcome in counted(found, how):
            yield outcome.addressed(address.url) if outcome.source == found.place else outcome


def whole(name: str, stream: BinaryIO, format: FormatName | None, settings: Settings) -> Input:  # noqa: A002
    """One input, as it was given."""
    ahead, size = Ahead(stream), size_of(name)
    budget = Budget(lambda: ahead.taken if size is None else size, settings.unpack_ratio)
    file = None if size is None else stream
    return Input(shown(name), "" if name == "-" else name, ahead, budget, file=file, format=format)


def counted(found: Input, how: How) -> Iterator[Outcome]:
    """The outcomes of an input, each with its part of the bytes."""
    told = 0
    for outcome in registry.outcomes(found, how):
        size = outcome.size or max(found.stream.taken - told, 0)
        told += size
        yield outcome._replace(size=size, origin=found.place)


def has_lines(inputs: Iterable[str]) -> bool:
    """Whether an input may hold many documents."""
    return any(registry.many(name) for name in inputs)
