"""What programs send to the reading room: addresses with any values, bodies of any shape."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any
from urllib.parse import quote

import jsonschema
import msgspec
from starlette.testclient import TestClient

from onrecord import web
from onrecord.archive import Archive
from onrecord.model import Record
from onrecord.web.api import openapi
from onrecord.web.api.openapi import FORM
from onrecord.web.api.operations import OPERATIONS, Operation

from . import imports, kept, records, texts
from .holding import Target, check_spans, holds

HOME = "http://127.0.0.1:8765"
VALUES = (
    "", "0", "1", "-1", "00", "9" * 9, "9" * 10, "9" * 400, "1e9", "٣", "²", "true", "True", "2022-11-26", "2022-11-26T10:00:00+14:00",
    "20221126", "9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2022-02-31", "49.5,36.8,25", "90,180,20037",
    "-90,-180,1e300", "91,0,1", "nan,nan,nan", "inf,0,1", "0,0,-1", "0,0,0", "1e400,0,1", "49,50,36,37", "50,49,37,36", "-85,85,170,-170",
    "nan,inf,0,1", "ASSAULT", "ASSAULT:", "assault:bomb", '"', '""', "*", "died*", "NEAR(a b)", "a AND", "text:", "^", "\x00", "%00",
    "é", "\u202e", "'", "';--", "p1", "d0", "d0#0",
)  # fmt: skip
BODY: tuple[object, ...] = (
    *imports.VALUES,
    "d0",
    "d1",
    "tolls",
    "events",
    "document",
    "acceptance",
    "rejection",
    "-",
    "Ada Orel",
)
TOKENS = (
    b"", b"{}", b"[]", b"null", b"{", b'"\\ud800"', b'{"text": "\\ud800"}', b'{"text": "\\u0000"}', b"\xff", b'{"text": "\xff"}', b"1e999",
    b"-", b"[" * 90_000, b'{"a":' * 50_000, b'{"text": ' + b"[" * 90_000, b'{"text": "a", "text": "b"}', b"\xef\xbb\xbf{}", b'{"text": NaN}',
    b'{"document": "d0", "part": "tolls", "item": "t1", "by": "a", "reason": "b", "seen": 1, "values": ' + b'{"count":' * 40_000,
)  # fmt: skip


@cache
def schemas() -> dict[str, Any]:
    """The description of the API."""
    made: dict[str, Any] = msgspec.json.decode(openapi.document())
    return made


def programs(dice: Random) -> None:
    """An answer is what the description says, or a refusal as it says; nothing is a fault of ours."""
    one = dice.choice(OPERATIONS)
    with kept.folder() as here:
        path = kept.copy(here)
        room = TestClient(web.app(path), base_url=HOME, raise_server_exceptions=True, follow_redirects=False)
        answer = asked(room, one, dice)
        status = str(answer.status_code)
        described = schemas()["paths"][one.address][one.method.lower()]["responses"]
        holds(status in described, f"{status} is not described: {answer.text[:200]}")
        if status != "200":
            holds(
                "text/plain" in answer.headers["content-type"] or answer.json()["error"]["message"],
                "no words",
            )
        elif dice.random() < 0.2:
            fits(described[status]["content"]["application/json"]["schema"], answer.json())
        if one.takes:
            with Archive(path) as archive:
                kept.sound(archive)
                kept.shown(archive)
        if one.name == "read" and status == "200":
            check_spans(msgspec.json.decode(answer.content, type=Record))


def fits(schema: dict[str, Any], answer: object) -> None:
    """Raise where an answer is not what is described."""
    jsonschema.Draft202012Validator({**schema, "components": schemas()["components"]}).validate(answer)


def asked(room: TestClient, one: Operation, dice: Random) -> Any:  # noqa: ANN401 - a response
    """What an operation is answered."""
    way = one.address
    if one.path:
        name = dice.choice(
            ("d0", "d1", one.path, "d0#0", dice.choice(VALUES), texts.text(dice, 3)[:60], "x" * 9000)
        )
        way = way.split("{", maxsplit=1)[0] + quote(name or "-", safe=dice.choice(("", "/")))
    names = [parameter.name for parameter in one.parameters] + ["token", "nothing"]
    given: list[tuple[str, str | int | float | bool | None]] = [
        (dice.choice(names), value(dice)) for _ in range(dice.randrange(4))
    ]
    if not one.takes:
        return room.get(way, params=given)
    form = room.get("/api").json()["form"]
    headers = {FORM: form} if dice.random() < 0.97 else {FORM: dice.choice(("x", "", form + "x"))}
    return room.post(way, content=body(dice, one), headers=headers)


def value(dice: Random) -> str:
    """A value in an address."""
    return dice.choice((dice.choice(VALUES), texts.text(dice, 3)[:80]))


def body(dice: Random, one: Operation) -> bytes:
    """A body that is nearly what is asked for, or nothing of it."""
    if dice.random() < 0.1:
        return dice.choice(TOKENS)
    made = {**(one.body or {})}
    if "document" in made:
        made |= {"document": dice.choice(("d0", "d1")), **judged(dice, one)}
    else:
        made |= {"text": texts.wild(dice, 15)}
    for _ in range(dice.choice((0, 0, 1, 2))):
        made[dice.choice([*made, "new"])] = dice.choice((*BODY, texts.text(dice, 3)))
    data = json.dumps(made).encode()
    return texts.damaged(dice, data) if dice.random() < 0.1 else data


def judged(dice: Random, one: Operation) -> dict[str, object]:
    """What is said of some item of the good reports."""
    part = dice.choice(
        ("parties", "times", "places", "hedges", "attributions", "events", "tolls", "document")
    )
    some = () if part == "document" else getattr(records.real()[0], part)
    items = [str(getattr(each, "id", at)) for at, each in enumerate(some)] or ["-"]
    made: dict[str, object] = {"part": part, "item": dice.choice(items)}
    if one.name == "correct":
        fields = ("title", "published", "url") if part == "document" else FIELDS[part]
        made["values"] = {dice.choice(fields): changed(dice) for _ in range(dice.randrange(1, 3))}
    return made


FIELDS = {
    "parties": ("kind", "name", "roles", "member_of", "mentions"),
    "times": ("value", "timex", "first", "last", "type"),
    "places": ("value", "name", "latitude", "longitude", "country", "geonames_id"),
    "hedges": ("value", "term", "low", "high", "holder", "scope"),
    "attributions": ("manner", "content", "source", "speaker", "cue", "said_in", "certainty", "when"),
    "events": (
        "type",
        "trigger",
        "mode",
        "contexts",
        "actors",
        "tolls",
        "part_of",
        "when",
        "where",
        "certainty",
        "mentions",
    ),
    "tolls": (
        "category",
        "count",
        "cue",
        "subject",
        "scope",
        "part_of",
        "supersedes",
        "event",
        "certainty",
        "said_in",
        "where",
    ),
}


def changed(dice: Random) -> object:
    """A value of a field."""
    some: tuple[object, ...] = (
        *BODY, {"low": 1, "high": 0, "best": 2**62, "bound": "exact"}, {"low": None, "high": None, "best": 1e308, "bound": "none"},
        {"timex": "9999-12-31", "type": "DATE", "first": "9999-12-31", "last": "0001-01-01"}, {"name": "Oslo", "latitude": 1e300, "longitude": 5},
        {"name": "", "latitude": 91}, {"name": "X", "latitude": 1}, ["p1", "p1"], ["p1", "p9"], "p9", 99, texts.text(dice, 4),
    )  # fmt: skip
    return dice.choice(some)


TARGETS = (Target("programs", 20, programs),)
