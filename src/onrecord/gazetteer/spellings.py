"""Spellings of places that GeoNames does not list: a table of ours, Arabic names with another article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .layout import Row
from .names import folded

ARABIC = frozenset({
    "AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA",
    "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE",
})  # fmt: skip
"""Countries whose towns have names with the article."""
ARTICLE = re.compile(r"^(?:A[ln]|Ad|Ar|Ash?|Ath?|Az|E[lnrsdtz]|Es[hs]|Ez)[- ](?=\w{5})")
INNER = re.compile(r"(?<=\w[- ])(?:al|el|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en)(?=[- ]\w)")
COMPASS = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}
BARE = 50_000
"""People from which a town is also called without its article: "Qamishli"."""


class Spellings:
    """The table of spellings; which of its rows were used is known in the end."""

    def __init__(self, table: Iterable[Mapping[str, str]]) -> None:
        self.others = {(row["country"], folded(row["name"])): row["others"].split("|") for row in table}
        self.unused = set(self.others)

    def of(self, country: str, town: Row, others: Iterable[str]) -> Iterator[str]:
        """All other names of a town: those that GeoNames has, theirs with another article, and ours."""
        own = country, folded(town.name)
        self.unused.discard(own)
        for name in (town.name, *others):
            yield name
            if country in ARABIC:
                yield from articles(name, bare=town.population >= BARE)
        yield from self.others.get(own, ())

    def refuse_unused(self) -> None:
        """Raise where a row names a town that GeoNames does not have."""
        if self.unused:
            raise SystemExit(f"spellings.csv: GeoNames has no town {sorted(self.unused)[0]}")


def compass(name: str, region_words: Iterable[str]) -> Iterator[str]:
    """The name of a region that begins with a point of the compass, as English news has it.

    >>> list(compass("Southern Darfur", ["province"])), list(compass("Eastern Province", ["province"]))
    (['South Darfur'], [])
    """
    first, _, rest = name.partition(" ")
    if first in COMPASS and rest and rest.split()[0].lower() not in region_words:
        yield f"{COMPASS[first]} {rest}"


def articles(name: str, *, bare: bool) -> Iterator[str]:
    """An Arabic name with the article as English news writes it, and where it is `bare` without one.

    >>> sorted(articles("Dayr az Zawr", bare=True)), sorted(articles("Al-Qamishli", bare=True))
    (['Dayr al Zawr'], ['Qamishli'])
    """
    if INNER.search(name):
        yield INNER.sub("al", name)
    if bare and ARTICLE.match(name):
        yield ARTICLE.sub("", name)
