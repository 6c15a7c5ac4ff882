"""FollowTheMoney's entities of records that a stranger handed in: its library takes every one, and none gets lost.

Needs `pip install 'onrecord[ftm]'`; without it there is no such target, which is told.
"""

from __future__ import annotations

import io
import json
import logging
from collections import Counter
from functools import cache
from importlib import import_module
from random import Random
from typing import Any, get_args

import msgspec

from onrecord import Record, from_json
from onrecord.errors import RecordError
from onrecord.export import ftm
from onrecord.export.chosen import Chosen, Read
from onrecord.extras import installed
from onrecord.model import PartyKind

from . import records, texts
from .holding import Target, holds

NAMES = (
    "", " ", "\0", "\u200b", "\u202e", "\ufeff", '"', '""', "''", "“”", "<b>a</b>", "=1+1", "a\nb", "x" * 1_000_000, "é" * 385, "N/A", "null",
    "a" + "\u0301\u0323" * 5000, "\U0010ffff", "a" * 384, " " * 384 + "b", "a " * 300, '"' * 400,
)  # fmt: skip
IDS = (
    "",
    "-",
    "a-p1",
    "a",
    "p1",
    "a_b",
    "a/b",
    "a\nb",
    "../x",
    "é",
    "\0",
    "x" * 300,
    "a.b",
    "A",
    "p1-mention",
    "<b>",
    "a-p1-mention",
    " ",
    "0",
)
DAYS = (
    "20221126", "20221126T101010+02:00", "9999-12-31T23:59:59-12:00", "0001-01-01", "0999-12-31", "1000-01-01T00:00:00+14:00", "2022-W47-6",
    "2022-11-26T10:00:00+02",
)  # fmt: skip
REFERENCES = 300
"""Parties, at most, that are put in at once; once in a hundred times ten times as many."""


def exported(dice: Random) -> None:
    """All entities load and are valid; ids are unique, and refer to what is there; what is lost is counted."""
    some = [one for one in (changed(dice, one) for one in records.records(dice)) if one is not None]
    some = list({one.document.id: one for one in some}.values())
    lost, stream = Counter[str](), io.BytesIO()
    written = ftm.write(Chosen("records", lost, reads=[Read(one) for one in some]), stream)
    again = io.BytesIO()
    ftm.write(Chosen("records", Counter(), reads=[Read(one) for one in reversed(some)]), again)
    lines = stream.getvalue().splitlines()
    holds(sorted(lines) == sorted(again.getvalue().splitlines()), "other entities in another order")
    holds(len(lines) == written, "more or fewer entities than were told")
    sound([json.loads(line) for line in lines])
    for one in some:
        complete(one, {made["id"]: made for made in map(json.loads, lines)}, lost)


def sound(entities: list[dict[str, Any]]) -> None:
    """The library takes all of them, as they are, and each has what it needs."""
    ids = {one["id"]: one["schema"] for one in entities}
    holds(len(ids) == len(entities), "two entities of one id")
    for one in entities:
        proxy = model().get_proxy(one)
        proxy.schema.validate(one)
        holds(all(proxy.get(name) for name in proxy.schema.required), "a required property is missing")
        holds(model().get("Mention").get("document").type.validate(one["id"]), "an id that is none")
        for prop, value in proxy.itervalues():
            holds(len(value) <= prop.type.max_length, f"{prop.name} is too long")
            holds("\0" not in value, "a NUL")
            if prop.type.name == "entity":
                holds(value in ids, f"{prop.name} refers to nothing")
                kind = ids[value]
                holds(model().get(kind).is_a(prop.range), f"{prop.name} refers to a {kind}")


def complete(record: Record, found: dict[str, dict[str, Any]], lost: Counter[str]) -> None:
    """Every part of a record is there, or counted as left out."""
    about = record.document
    article = found[ftm.entity_id(about.id)]["properties"]
    letters = sum(map(len, article.get("bodyText", ())))
    holds(letters or not visible(about.text) or lost, "a text is gone")
    counted = {words.split("FollowTheMoney's ")[-1].split(":")[0] for words in lost}
    for prop, value in (
        ("title", about.title),
        ("publisher", about.publisher),
        ("publishedAt", about.published),
    ):
        holds(article.get(prop) or not value or prop in counted, f"{prop} is gone, and nobody told")
    parties = sum(number for words, number in lost.items() if words.startswith("parties "))
    missing = [one for one in record.parties if ftm.entity_id(about.id, "p", one.id) not in found]
    holds(len(missing) <= parties, "a party is gone, and nobody told")
    for one in record.events:
        holds(ftm.entity_id(about.id, "e", one.id) in found, "an event is gone")
    for said in record.attributions:
        holds(ftm.entity_id(about.id, "a", said.id) in found, "a statement is gone")


def visible(text: str) -> bool:
    """Whether there is a letter in it."""
    return any(letter.isalnum() for letter in text)


def changed(dice: Random, record: Record) -> Record | None:
    """A record with more of what FollowTheMoney is particular about; None where it is none any more."""
    made = msgspec.json.decode(msgspec.json.encode(record))
    about = made["document"]
    if dice.random() < 0.5:
        about["id"] = dice.choice(IDS) or about["id"]
    if dice.random() < 0.3:
        about["published"] = dice.choice(DAYS)
    if dice.random() < 0.2:
        about["title"] = dice.choice(NAMES)
    if dice.random() < 0.05:
        about["text"] += longer(dice)
    if made["parties"] and dice.random() < 0.6:
        crowd(dice, made["parties"])
    try:
        return from_json(msgspec.json.encode(made))
    except RecordError:
        return None


def longer(dice: Random) -> str:
    """Much more text: one word, lines that are all the same, marks on marks."""
    return dice.choice(
        (
            " x" * 70_000,
            "y" * 200_000,
            "the same\n" * 20_000,
            "a" + "\u0301\u0323" * 60_000,
            texts.text(dice, 3) * 500,
        )
    )


def crowd(dice: Random, parties: list[dict[str, Any]]) -> None:
    """Names, ids and memberships of some parties, and many more of them."""
    for one in parties:
        if dice.random() < 0.4:
            one["name"]["value"] = dice.choice(NAMES)
        if dice.random() < 0.2:
            one["id"] = dice.choice(IDS)
        if dice.random() < 0.4:
            one["member_of"] = dice.choice(parties)["id"]
        if dice.random() < 0.3:
            one["kind"] = dice.choice(get_args(PartyKind))
    if dice.random() < 0.1:
        many = REFERENCES * (10 if dice.random() < 0.1 else 1)
        small = {**parties[0], "name": {**parties[0]["name"], "value": dice.choice(NAMES)[:999]}, "roles": []}
        parties += [{**small, "id": f"p{at}", "member_of": f"p{at + 1}"} for at in range(1000, 1000 + many)]


@cache
def model() -> Any:  # noqa: ANN401 - the library's
    """The library's model; without its notes on what it cannot take, a line each."""
    logging.getLogger("followthemoney").setLevel(logging.ERROR)
    return import_module("followthemoney").model


TARGETS = (Target("export: ftm", 8, exported),) if installed("followthemoney") else ()
"""Nothing where the library isn't installed: it is no part of what tests are run with."""
