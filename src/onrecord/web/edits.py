"""The form that corrects an item: a control for each field, and what was changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args, get_origin
from urllib.parse import quote, unquote

import msgspec
from msgspec import Struct

from ..archive.corrections import REFERENCES, declared, name_of, value_at
from ..errors import QueryError
from ..export.terminal.names import Names
from ..model import Bound, Count, Record, Sourced
from .items import LINES

FIELDS = {
    "attributions": ("content", "speaker", "source", "cue", "manner", "negated", "said_in"),
    "tolls": (
        "count", "category", "subject", "subject_kind", "unit", "scope", "polarity", "when", "where",
        "said_in", "event", "part_of",
    ),
    "events": (
        "type", "mode", "status", "background", "trigger", "actors", "recipients", "when", "where", "said_in",
    ),
    "times": ("timex", "type", "first", "last"),
    "places": ("name", "country", "latitude", "longitude", "precision_km", "kind"),
    "hedges": ("term", "scale", "low", "high", "holder"),
    "parties": ("name", "kind", "member_of"),
}  # fmt: skip
"""The fields that the form has; `onrecord correct` puts right all others, too."""
LOW, HIGH, BOUND = "count.low", "count.high", "count.bound"
FLAGS = ("yes", "no")
MANY = ("actors", "recipients")
"""Fields that name several parties: in the form the quoted ids of all that are chosen, a blank between."""
CHOICES = 400
"""What a list in the form holds, at most; of more the id is typed."""
IDS, DAY = "an id, such as p12; of several, a blank between", "a day: 2022-11-26"
ELSEWHERE = "-"
"""A place that the record's places lack."""
REASON = "the report says otherwise"
"""What the form gives as the reason of a correction, unless the reviewer types another."""


class Control(NamedTuple):
    """A field of the form: what is in it, and what may be, where that is a choice."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""

    @property
    def many(self) -> bool:
        """Whether several may be chosen."""
        return self.name in MANY and bool(self.choices)


def controls(record: Record, part: str, item: Any) -> Iterator[Control]:  # noqa: ANN401 - an item of any part
    """The controls of an item's form."""
    for field in FIELDS[part]:
        value = value_at(item, field)
        if field == "count":
            yield from of_count(value)
        else:
            choices = tuple(islice(choices_of(record, part, item, field), CHOICES + 1))
            hint = IDS if len(choices) > CHOICES else DAY if field in ("when", "first", "last") else ""
            choices = choices if len(choices) <= CHOICES else ()
            yield Control(field, field.replace("_", " "), written(record, field, value), choices, hint)


def of_count(value: Any) -> Iterator[Control]:  # noqa: ANN401 - a count as JSON
    """The controls of a count: two numbers and how they are meant."""
    yield Control(LOW, "lowest", number(value["low"]), hint="a number; empty: not stated")
    yield Control(HIGH, "highest", number(value["high"]), hint="a number; empty: open above")
    bounds = tuple((name, name.replace("_", " ")) for name in get_args(Bound))
    yield Control(BOUND, "meant as", value["bound"], bounds)


def number(value: float | None) -> str:
    """A number as it is typed."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def written(record: Record, field: str, value: object) -> str:
    """A value as it stands in a control."""
    if field == "where":
        places = [msgspec.to_builtins(one.value) for one in record.places]
        return "" if value is None else str(places.index(value)) if value in places else ELSEWHERE
    if isinstance(value, list):
        return " ".join(quote(str(one), safe="") for one in value)
    if field == "when" and isinstance(value, dict):
        return str(value["first"] or "")
    if isinstance(value, bool):
        return FLAGS[not value]
    return number(value) if isinstance(value, int | float) else str(value or "")


def choices_of(record: Record, part: str, item: Any, field: str) -> Iterable[tuple[str, str]]:  # noqa: ANN401
    """What a field can be, where that is a choice: with the words for each."""
    if field in MANY:
        return parties_of(record, item, field)
    if field == "where":
        return places_of(record, item)
    if to := REFERENCES.get(part, {}).get(field):
        return others_of(record, to, item)
    kind = type_of(item, field)
    if kind is bool:
        return [(flag, flag) for flag in FLAGS]
    return [(one, one.replace("_", " ")) for one in get_args(kind)] if get_origin(kind) is Literal else []


def others_of(record: Record, part: str, item: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The items of a part that another one can name, but itself."""
    names = Names(record)
    yield "", "not stated"
    for at, one in enumerate(getattr(record, part)):
        if one is not item:
            name = name_of(record, part, at)
            yield name, f"{name}: {LINES[part](one, names).label}"


def parties_of(record: Record, item: Any, field: str) -> Iterable[tuple[str, str]]:  # noqa: ANN401
    """The parties that a field can name several of, and the words in it that name none."""
    names = Names(record)
    found = {
        quote(one.id, safe=""): f"{one.id}: {LINES['parties'](one, names).label}" for one in record.parties
    }
    given = written(record, field, value_at(item, field)).split()
    return {**{one: unquote(one) for one in given}, **found}.items()


def places_of(record: Record, item: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an item of any part
    """The places that something can have happened in: those of the record, by their order."""
    names = Names(record)
    yield "", "not stated"
    if written(record, "where", value_at(item, "where")) == ELSEWHERE:
        yield ELSEWHERE, item.where.value.name
    for at, one in enumerate(record.places):
        line = LINES["places"](one, names)
        yield str(at), f"{line.label}, {line.note}"


def type_of(item: Any, field: str) -> Any:  # noqa: ANN401 - a type
    """The declared type of a field."""
    kind: type[Struct] = type(item.value) if isinstance(item, Sourced) else type(item)
    return declared(kind, field)


def changes(record: Record, part: str, item: Any, typed: Mapping[str, str]) -> dict[str, object]:  # noqa: ANN401
    """The fields whose control holds something else than the record; QueryError for what is no value.

    Browsers change blanks and line ends on the way, so that these alone are no change.
    """
    before = {one.name: one.value for one in controls(record, part, item)}
    changed = {
        name for name, value in before.items() if bare(name, typed.get(name, value)) != bare(name, value)
    }
    found: dict[str, object] = {}
    if changed & {LOW, HIGH, BOUND}:
        found["count"] = count(before | dict(typed))
    for name in FIELDS[part]:
        if name in changed:
            found[name] = value_of(record, item, name, typed[name].strip())
    return found


def bare(name: str, value: str) -> list[str]:
    """The words of a value; of several parties in one order, for browsers send them in that of the list."""
    return sorted(value.split()) if name in MANY else value.split()


def count(typed: Mapping[str, str]) -> object:
    """A count as JSON, of two numbers and how they are meant.

    >>> count({"count.low": "7", "count.high": "", "count.bound": "exact"})
    {'low': 7, 'high': 7, 'best': 7, 'bound': 'exact', 'vague': None}
    """
    low, high, bound = numeral(typed[LOW]), numeral(typed[HIGH]), typed[BOUND]
    if bound in ("exact", "approx"):
        low, high = (low if low is not None else high), (high if high is not None else low)
        if bound == "exact" and low != high:
            bound = "range"
    best = low if bound in ("exact", "approx", "none") and low == high else None
    return msgspec.to_builtins(Count(low=low, high=high, best=best, bound=bound))  # type: ignore[arg-type]


def numeral(text: str) -> int | float | None:
    """A number as typed, None for nothing; QueryError for what is none.

    >>> numeral("1,200"), numeral(" ")
    (1200, None)
    """
    bare = text.strip().replace(",", "").replace(" ", "")
    if not bare:
        return None
    try:
        return int(bare) if bare.lstrip("-").isdigit() else float(bare)
    except ValueError as error:
        raise QueryError(f"{text!r} is no number: write digits") from error


def value_of(record: Record, item: Any, field: str, text: str) -> object:  # noqa: ANN401 - an item of any part
    """What was typed into a control, as JSON."""
    if field in MANY:
        return [unquote(one) for one in text.split()]
    if field == "where":
        return place(record, text)
    kind = type_of(item, field)
    if kind is bool:
        return text == FLAGS[0]
    options = get_args(kind)
    if float in options:
        return numeral(text)
    if not text and type(None) in options:
        return None
    if field == "when" and len(text) != len("2022-11-26"):
        raise QueryError(f"{text!r} is no day: write it as 2022-11-26")
    return text


def place(record: Record, text: str) -> object:
    """A place of the record by its order, as JSON; None for nothing."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) < len(record.places)):
        raise QueryError(f"{text!r} is no place of this record: its places are numbered from 0")
    return msgspec.to_builtins(record.places[int(text)].value)
