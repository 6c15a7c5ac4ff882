"""Numbers and letters that data sets of conflict research have for countries."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..lexicon import rows


class Codes(NamedTuple):
    """A country as the data sets have it; empty where a list has none for it.

    `numeric` and `alpha3` are ISO 3166-1's, `gw` Gleditsch and Ward's number, `cow` the Correlates of War's.
    """

    name: str = ""
    numeric: str = ""
    alpha3: str = ""
    gw: str = ""
    cow: str = ""


@cache
def countries() -> dict[str, Codes]:
    """The codes of countries by ISO 3166-1 alpha-2."""
    lines = (files(__package__) / "codes.csv").read_text(encoding="utf-8").splitlines()
    found = {row["code"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
    names = {row["code"]: row["name"] for row in rows("countries")}
    fields = ("numeric", "alpha3", "gw", "cow")
    return {
        code: Codes(name, *(found.get(code, {}).get(field, "") for field in fields))
        for code, name in names.items()
    }


def country(code: str | None) -> Codes:
    """The codes of a country; empty ones where there is none.

    >>> country("UA")
    Codes(name='Ukraine', numeric='804', alpha3='UKR', gw='369', cow='369')
    """
    return countries().get(code or "", Codes())


@cache
def by_name() -> dict[str, str]:
    """The code of a country by each of its names, in small letters."""
    return {
        name.lower(): row["code"]
        for row in rows("countries")
        for name in (row["name"], *row["others"].split("|"))
        if name
    }


def named(name: str) -> Codes:
    """The codes of the country that a whole name stands for: "Russia", "the United States".

    >>> named("the Russian army").alpha3, named("the United States").alpha3
    ('', 'USA')
    """
    return country(by_name().get(name.lower().removeprefix("the ")))
