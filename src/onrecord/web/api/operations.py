"""What programs can do, one row an operation: the routes and their description are made of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib.metadata import version
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ...archive import Archive, Listing, Page, Stored
from ...config import Settings
from ...errors import ArchiveError, QueryError
from ...incidents.shapes import Incident
from ...model import Failure, Record
from .. import forms
from ..review import put_together
from ..room import Room
from . import asking
from .asking import Parameter
from .shapes import Begin, Correction, Done, Judgement, ToRead

if TYPE_CHECKING:
    from ...pipeline import Reader

AGENCY = "0cf560ebb00787eccd4503807245f6c2891f115d111420905c38a021aaf6cee9"
"""The first sample (samples/01-agency.txt): examples are about an archive of the three."""
ONE_AT_A_TIME, WAITING = Lock(), BoundedSemaphore(4)
"""Texts are read one after another, so many are taken up."""


class Operation(NamedTuple):
    """Something that can be asked or done: at which address, what comes in, what goes out, an example.

    `run` gets the request and the body, where there is one; its docstring says what it is for. `path` is an
    example of the piece of the address in braces.
    """

    method: str
    address: str
    name: str
    run: Callable[[Request, Any], object]
    gives: type
    parameters: tuple[Parameter, ...] = ()
    takes: type[Struct] | None = None
    body: dict[str, Any] | None = None
    path: str = ""

    @property
    def about(self) -> str:
        """What it is for."""
        return (self.run.__doc__ or "").strip()


def room_of(request: Request) -> Room:
    """The room that is asked."""
    room: Room = request.app.state.room
    return room


def begin(request: Request, _: None) -> Begin:
    """What a program needs first."""
    asking.asked(request.query_params, ())
    return Begin(form=forms.csrf(request), openapi="/api/openapi.json", onrecord=version("onrecord"))


def reports(request: Request, _: None) -> Page:
    """Reports by day of publication, the newest first."""
    return found(request, (asking.SINCE, asking.UNTIL, *asking.PAGED))


def search(request: Request, _: None) -> Page:
    """Reports by words and by what their records say."""
    return found(request, (*asking.OF_REPORTS, *asking.PAGED))


def found(request: Request, known: tuple[Parameter, ...]) -> Page:
    """The reports that are asked for."""
    values = asking.asked(request.query_params, known)
    rows = asking.paged(values)
    with room_of(request).reading() as archive:
        return archive.search(asking.query(values), **rows)


def report(request: Request, _: None) -> Stored:
    """A report: its record as it stands, and what people did to it."""
    asking.asked(request.query_params, ())
    with room_of(request).reading() as archive:
        return archive.stored(request.path_params["document"])


def incidents(request: Request, _: None) -> Listing:
    """Incidents, the latest first."""
    values = asking.asked(request.query_params, (*asking.OF_INCIDENTS, *asking.PAGED))
    rows = asking.paged(values)
    with room_of(request).reading() as archive:
        return archive.incidents(asking.incidents(values), **rows)


def incident(request: Request, _: None) -> Incident:
    """An incident with all its claims."""
    asking.asked(request.query_params, ())
    with room_of(request).reading() as archive:
        return archive.incident(request.path_params["incident"]).incident


@cache
def reader(settings: Settings) -> Reader:
    """What reads, loaded with the first text."""
    from ...pipeline import Reader  # noqa: PLC0415 - loads spaCy

    return Reader(settings)


def read(request: Request, given: ToRead) -> Record | Failure:
    """The record of a text, which is kept nowhere."""
    from ...pipeline import document  # noqa: PLC0415 - loads spaCy

    try:
        about = document(**msgspec.structs.asdict(given))
    except ValueError as error:
        raise QueryError(f"the body is no document ({error}): mend it") from error
    if not WAITING.acquire(blocking=False):  # who waits keeps a thread that pages are made in
        raise HTTPException(503, "other texts are being read: try again in a while")
    try:
        with ONE_AT_A_TIME:  # two at once would take twice as long
            return reader(room_of(request).settings).attempt(about)
    finally:
        WAITING.release()


@contextmanager
def judged(archive: Archive) -> Iterator[None]:
    """What the archive will not do since it does not fit is the asker's to mend, but for its faults."""
    try:
        yield
    except ArchiveError as error:
        if type(error) is not ArchiveError or isinstance(error.__cause__, archive.connection.DatabaseError):
            raise
        raise QueryError(str(error)) from error


def correct(request: Request, given: Correction) -> Done:
    """Give fields of an item other values."""
    with room_of(request).writing() as archive, judged(archive):
        entries = archive.correct_all(
            given.document, given.part, given.item, given.values,
            by=given.by, reason=given.reason, seen=given.seen,
        )  # fmt: skip
        put_together(archive, given.document)
        return Done(entries=entries, version=archive.version_of(given.document))


def judge(request: Request, given: Judgement) -> Done:
    """Say that an item is read right, or is no part of the record."""
    with room_of(request).writing() as archive, judged(archive):
        say = archive.accept if given.verdict == "acceptance" else archive.reject
        entry = say(given.document, given.part, given.item, by=given.by, reason=given.reason, seen=given.seen)
        put_together(archive, given.document)
        return Done(entries=(entry,), version=archive.version_of(given.document))


ABOUT = {"document": AGENCY, "part": "tolls", "item": "t1", "by": "Ada Orel", "seen": 1}
TEXT = {"text": "Two miners died in Oslo on Friday, police said.", "published": "2022-11-26"}
CORRECTION = {**ABOUT, "values": {"count": 7}, "reason": "the report says seven"}
JUDGEMENT = {**ABOUT, "verdict": "acceptance", "reason": "read as it is written"}
OF_DAYS = (asking.SINCE, asking.UNTIL, *asking.PAGED)
OF_REPORTS = (*asking.OF_REPORTS, *asking.PAGED)
OF_INCIDENTS = (*asking.OF_INCIDENTS, *asking.PAGED)

GET, POST = partial(Operation, "GET"), partial(Operation, "POST")
OPERATIONS: tuple[Operation, ...] = (
    GET("/api", "begin", begin, Begin),
    GET("/api/reports", "reports", reports, Page, OF_DAYS),
    GET("/api/reports/{document}", "report", report, Stored, path=AGENCY),
    GET("/api/search", "search", search, Page, OF_REPORTS),
    GET("/api/incidents", "incidents", incidents, Listing, OF_INCIDENTS),
    GET("/api/incidents/{incident}", "incident", incident, Incident, path=f"{AGENCY}#0"),
    POST("/api/read", "read", read, Record, takes=ToRead, body=TEXT),
    POST("/api/corrections", "correct", correct, Done, takes=Correction, body=CORRECTION),
    POST("/api/judgements", "judge", judge, Done, takes=Judgement, body=JUDGEMENT),
)
