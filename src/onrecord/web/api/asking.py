"""What an address asks for -> typed values; QueryError says what is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...archive import Asked, Near, Query
from ...errors import QueryError
from ...model import iso_moment
from ..wish import box_of

MOST = 200
"""Rows of a page, at most."""
USUAL = 20


class Parameter(NamedTuple):
    """A name in an address: what it is for, its JSON Schema, what reads it, and an example."""

    name: str
    about: str
    schema: dict[str, Any]
    read: Callable[[str, str], object]
    example: str = ""


def words(name: str, text: str) -> object:
    """Words as they are."""
    return text


def day(name: str, text: str) -> object:
    """A day or moment."""
    try:
        iso_moment(text)
    except ValueError as error:
        raise QueryError(f"{name}: {error}") from error
    return text


def number(name: str, text: str) -> object:
    """A number that counts from 0."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise QueryError(f"{name}: {text!r} is no number: write digits")
    return int(text)


def flag(name: str, text: str) -> object:
    """True or false."""
    if text not in ("true", "false"):
        raise QueryError(f"{name}: {text!r} is neither true nor false: write one of them")
    return text == "true"


def near(name: str, text: str) -> object:
    """A point in degrees, and kilometres."""
    try:
        latitude, longitude, km = map(float, text.split(","))
    except ValueError as error:
        raise QueryError(
            f"{name}: {text!r} is no LATITUDE,LONGITUDE,KILOMETRES: write 49.5,36.8,25"
        ) from error
    return Near(latitude, longitude, km)


def box(name: str, text: str) -> object:
    """South, north, west and east in degrees."""
    return box_of(text)


STRING, DAY, COUNT = (
    {"type": "string"},
    {"type": "string", "format": "date"},
    {"type": "integer", "minimum": 0},
)
TRUTH = {"type": "boolean"}
WORDS = Parameter("words", "Words in the text or title, in FTS5's syntax.", STRING, words, '"grain depot"')
SINCE = Parameter("since", "On this day or later.", DAY, day, "2023-10-01")
UNTIL = Parameter("until", "On this day or earlier.", DAY, day, "2023-10-31")
PLACE = Parameter("place", "A place, or a first-level region, of this name.", STRING, words, "Verbivka")
NEAR = Parameter(
    "near",
    "Within so many kilometres of a point: latitude,longitude,kilometres.",
    STRING,
    near,
    "49.5,36.8,25",
)
KILLED = Parameter("killed_at_least", "At least so many are said to have been killed.", COUNT, number, "3")
LIMIT = Parameter(
    "limit", f"How many rows, at most {MOST}.", {**COUNT, "maximum": MOST, "default": USUAL}, number, "5"
)
OFFSET = Parameter("offset", "How many rows are passed over.", {**COUNT, "default": 0}, number, "0")
OF_REPORTS = (
    WORDS,
    Parameter("speaker", "Somebody of this name says something.", STRING, words, "Halushko"),
    Parameter("said", "Words of what is said (by that speaker).", STRING, words, "missile"),
    Parameter("event", "An event of this PLOVER type (and mode) is told.", STRING, words, "ASSAULT"),
    PLACE, NEAR, SINCE, UNTIL, KILLED,
)  # fmt: skip
OF_INCIDENTS = (
    SINCE, UNTIL, PLACE, NEAR,
    Parameter("type", "PLOVER's type.", STRING, words, "ASSAULT"),
    KILLED,
    Parameter("reports_at_least", "Told by so many reports.", COUNT, number, "2"),
    Parameter("contradicted", "Only those whose sources contradict each other.", TRUTH, flag, "true"),
    Parameter("box", "In a part of the map: south,north,west,east in degrees.", STRING, box, "49,50,36,37"),
    Parameter("told_since", "A report of it was published on this day or later.", DAY, day, "2023-10-18"),
    Parameter("told_until", "A report of it was published on this day or earlier.", DAY, day, "2023-10-19"),
)  # fmt: skip
PAGED = (LIMIT, OFFSET)


def asked(given: Mapping[str, str], known: tuple[Parameter, ...]) -> dict[str, Any]:
    """The values of an address by name; QueryError for a name or a value that is none."""
    names = {one.name: one for one in known}
    for name in given:
        if name not in names and name != "token":
            raise QueryError(
                f"{name!r} is nothing that is asked for here: {', '.join(names) or 'nothing is'}"
            )
    return {name: one.read(name, given[name]) for name, one in names.items() if name in given}


def paged(values: dict[str, Any]) -> dict[str, int]:
    """Which rows are asked for, taken out of the values."""
    limit, offset = values.pop("limit", USUAL), values.pop("offset", 0)
    if limit > MOST:
        raise QueryError(f"limit: {limit} rows are too many at once: ask for {MOST}, and the next by offset")
    return {"limit": limit, "offset": offset}


def query(values: dict[str, Any]) -> Query:
    """What is asked of reports."""
    return Query(**values)


def incidents(values: dict[str, Any]) -> Asked:
    """What is asked of incidents."""
    if "type" in values:
        values["type"] = values["type"].upper()
    return Asked(**values)
