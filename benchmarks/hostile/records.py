"""Records that a stranger hands in as JSON lines: real ones with some of their values changed, type by type."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import msgspec
from msgspec import inspect as kinds

from onrecord import Record, document, from_json
from onrecord.errors import RecordError

from . import files, texts
from .holding import DAYS, holds, reader

ROWS = (
    "Fighters killed at least 14 people and wounded 20 in Oslo on 26 November 2022, Mayor Ada Orel said.",
    "“It is highly likely that the army shelled Verbivka,” the ministry said on Friday; police denied that ten died.",
    files.SAID,
)
CELLS = (
    "", " ", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "=HYPERLINK(\"http://a.example\")", ";=1", "a\r\nb",
    "a\tb", "a;b", "a; b", '"', '""', "\u2028", "\x00", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\ufffe", "\uffff", "\u202e",
    "\u200b", "\ufeff", "\U0010ffff", "]]>", "<script>", "&", "<![CDATA[", "{{7*7}}", "../../x", "/etc/x", "C:\\x", "CON", ".", "..",
    "a:b", "a/b", "a#0", "%00", "javascript:alert(1)", "http://[", "urn:x", "x" * 40_000, "é" * 300, "p1", "t1", "e1", "a1", "-",
    "9999-12-31", "0001-01-01", "2022-02-31", "XXXX-XX-XX", "2022-W99", "P1000000Y", "../..", "10000-01-01", "-0001-01-01", "null",
)  # fmt: skip
NUMBERS = (0, 1, -1, 2, 7, 10**6, 10**15, 2**53 + 1, 2**63 - 1, -(2**63), 2**64 - 1)
REALS = (
    0.0,
    -0.0,
    0.5,
    90.0,
    -90.0,
    180.0,
    -180.0,
    91.0,
    -181.0,
    1e15,
    1e300,
    -1e300,
    5e-324,
    1.7976931348623157e308,
    14.0,
)


FIELDS = (
    "id", "published", "url", "title", "publisher", "language", "kind", "name", "roles", "member_of", "mentions", "value", "spans", "by",
    "confidence", "timex", "type", "mod", "edtf", "first", "last", "geonames_id", "latitude", "longitude", "country", "admin1",
    "precision_km", "term", "scale", "low", "high", "best", "bound", "vague", "calibrated", "holder", "scope", "said_in", "certainty",
    "when", "where", "manner", "source", "speaker", "speaker_inferred", "cue", "addressee", "negated", "contexts", "acled", "event_type",
    "background", "part_of", "status", "actors", "recipients", "instruments", "tolls", "category", "subject", "subject_kind", "unit",
    "polarity", "derivation", "supersedes", "event", "unread", "onrecord", "model", "gazetteer", "reason",
)  # fmt: skip


@cache
def real() -> tuple[Record, ...]:
    """What is read from some reports, with everything in it that a record can have."""
    return tuple(read(at, row) for at, row in enumerate(ROWS))


def read(at: int, row: str) -> Record:
    """A report with some hostile words behind it, read."""
    more = texts.text(Random(at), 12).replace("\0", "")  # noqa: S311 - to be had again
    about = {"title": "A", "publisher": "B", "url": "https://a.example/1", "published": "2022-11-27"}
    return reader().read(document(f"{row} {more}".strip(), id=f"d{at}", **about))


def record(dice: Random) -> Record | None:
    """A record with changed values; None where it is refused, with words, as no record."""
    good = dice.choice(real())
    lie = Lie(dice, len(good.document.text), dice.choice((0.001, 0.005, 0.03)), dice.choice((None, *FIELDS)))
    data = msgspec.json.encode(lie.about(msgspec.to_builtins(good), kinds.type_info(Record)))
    try:
        return from_json(data)
    except RecordError as error:
        holds(": " in str(error), "a refusal without a remedy")
        return None


def records(dice: Random, most: int = 4) -> list[Record]:
    """Some of them; the ids of their reports are as they are, so that two can be of one report."""
    made = [record(dice) for _ in range(dice.randrange(1, most))]
    return [one for one in made if one is not None]


class Lie:
    """Changes values one by one, each by chance, into others that its type allows; those of one name often."""

    def __init__(self, dice: Random, size: int, chance: float, often: str | None = None) -> None:
        self.dice, self.size, self.chance, self.often = dice, size, chance, often

    def about(self, value: Any, kind: Any, name: str = "") -> Any:  # noqa: ANN401 - any part of a record
        """A value of some type, or another of that type."""
        hit = self.dice.random() < (0.5 if name and name == self.often else self.chance)
        if isinstance(kind, kinds.UnionType):
            return self.either(value, kind, name, hit=hit)
        if isinstance(kind, kinds.StructType):
            return self.struct(value, kind)
        if isinstance(kind, kinds.VarTupleType):
            return self.many(value, kind, name, hit=hit)
        return self.plain(kind, name) if hit and name != "text" else value

    def either(self, value: Any, kind: kinds.UnionType, name: str, *, hit: bool) -> Any:  # noqa: ANN401
        """A value that may be missing, or be one of two types."""
        if value is None or hit:
            one = self.dice.choice(kind.types)
            return self.made(one, name) if hit else None
        fits = [one for one in kind.types if not isinstance(one, kinds.NoneType)]
        return self.about(value, fits[0], name)

    def struct(self, value: Any, kind: kinds.StructType) -> Any:  # noqa: ANN401
        """Every field of a struct."""
        return {one.name: self.about(value.get(one.name), one.type, one.name) for one in kind.fields}

    def many(self, value: Any, kind: kinds.VarTupleType, name: str, *, hit: bool) -> Any:  # noqa: ANN401
        """Several values: none of them, some of them twice, or in another order."""
        if isinstance(kind.item_type, kinds.TupleType):
            return self.spans() if hit else value
        some = [self.about(one, kind.item_type, name) for one in value or ()]
        if hit:
            some = (
                self.dice.choices(some, k=self.dice.randrange(5))
                if some
                else [self.made(kind.item_type, name)]
            )
        return some

    def made(self, kind: Any, name: str) -> Any:  # noqa: ANN401
        """A new value of a type."""
        if isinstance(kind, kinds.StructType):
            return {one.name: self.made(one.type, one.name) for one in kind.fields}
        if isinstance(kind, kinds.UnionType):
            return self.made(self.dice.choice(kind.types), name)
        if isinstance(kind, kinds.VarTupleType):
            if isinstance(kind.item_type, kinds.TupleType):
                return self.spans()
            return [self.made(kind.item_type, name) for _ in range(self.dice.randrange(3))]
        return self.plain(kind, name)

    def plain(self, kind: Any, name: str) -> Any:  # noqa: ANN401
        """A word, a number, a truth, nothing."""
        if isinstance(kind, kinds.LiteralType):
            return self.dice.choice(kind.values)
        if isinstance(kind, kinds.BoolType):
            return self.dice.random() < 0.5
        if isinstance(kind, kinds.IntType):
            return self.dice.choice(NUMBERS)
        if isinstance(kind, kinds.FloatType):
            return self.dice.choice(REALS)
        if isinstance(kind, kinds.StrType):
            return self.word(name)
        return None

    def word(self, name: str) -> str:
        """Words; days where there are some."""
        if name in {"published", "first", "last", "timex", "edtf"} and self.dice.random() < 0.5:
            return self.dice.choice(DAYS) or ""
        return self.dice.choice((self.dice.choice(CELLS), texts.text(self.dice, 5)))

    def spans(self) -> list[list[int]]:
        """Characters of the text: none, some, the same twice, in no order."""
        made = []
        for _ in range(self.dice.randrange(4)):
            start = self.dice.randrange(self.size)
            made.append([start, self.dice.randrange(start, self.size) + 1])
        return made * self.dice.choice((1, 1, 2))
