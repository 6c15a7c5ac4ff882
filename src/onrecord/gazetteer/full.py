"""Builds a gazetteer of all of GeoNames: allCountries.txt, and alternateNamesV2.txt where it is given.

13 million places and 25 million names do not fit into a laptop's memory as Python sees them, so names go to
256 files by the beginning of their CRC-32, which are sorted one after another. After every `STEP` lines it is
written down how far each file has come; the same command goes on from there. Countries, regions and areas
are those of the shipped gazetteer, with its points; GeoNames adds its numbers and names to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..errors import GazetteerError
from . import merge
from .features import CAPITAL, kind_of, radius
from .layout import KINDS, Row
from .lookup import Gazetteer, load
from .names import folded, usable
from .state import State
from .store import Store

STEP = 200_000  # lines between two notes of how far it has come
COLUMNS = 19
ALTERNATES = 4  # columns of alternateNamesV2.txt that are read: number, place, language, name
CODES = frozenset(
    {"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr", "fr_1793"}
)
"""What alternateNamesV2.txt says instead of a language where a name is none to be read in news."""
LARGEST = 1 << 28  # number of a place; there are 13 million
MANKIND = 10**10
TOLD = 20  # bad lines that are told one by one

Report = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


class Full:
    """One build: what has been made so far, and what was wrong with the lines."""

    def __init__(self, places: Path, alternates: Path | None, target: Path, report: Report) -> None:
        self.places, self.alternates, self.target, self.report = places, alternates, target, report
        self.ground = load()
        self.folder = target.with_name(target.name + ".building")
        self.bad: list[str] = []
        self.badly = 0

    def build(self) -> None:
        """Build the file, or go on with it."""
        check(self.places, COLUMNS, "allCountries.txt")
        if self.alternates:
            check(self.alternates, ALTERNATES, "alternateNamesV2.txt")
        state = State.opened(self.folder, [self.places, *([self.alternates] if self.alternates else [])])
        store = Store(self.folder, state)
        if state.stage == "new":
            base(self.ground, store)
            store.note("places")
        if state.stage == "places":
            self.lines(self.places, store, lambda fields: place(store, fields), COLUMNS)
            store.note("names")
        if state.stage == "names":
            if self.alternates:
                self.lines(self.alternates, store, lambda fields: alternate(store, fields), ALTERNATES)
            store.note("merge")
        store.forget()
        merge.write(self.folder, state, self.target, self.report)
        state.end(self.folder)

    def lines(self, path: Path, store: Store, take: Callable[[Sequence[str]], None], least: int) -> None:
        """Hand over the columns of each line of a file that has not been read; tell what is wrong."""
        size, state = path.stat().st_size, store.state
        with path.open("rb") as file:
            file.seek(state.at)
            for line in file:
                state.at += len(line)
                state.line += 1
                try:
                    fields = line.decode().rstrip("\r\n").split("\t")
                    if len(fields) < least:
                        raise ValueError(f"{len(fields)} columns, not {least}")
                    take(fields)
                except ValueError as error:
                    self.refuse(f"{path}, line {state.line}: {error}: left out")
                if state.line % STEP == 0:
                    store.note(state.stage)
                    self.report(path.name, state.at, size)
        self.report(path.name, size, size)

    def refuse(self, told: str) -> None:
        """Keep what is wrong with a line; of very many the first."""
        self.badly += 1
        if len(self.bad) < TOLD:
            self.bad.append(told)


def check(path: Path, columns: int, name: str) -> None:
    """Refuse a file that is not one of GeoNames'."""
    try:
        with path.open("rb") as file:
            first = file.readline(1 << 20)
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}: download {name} from GeoNames") from error
    if first.count(b"\t") < columns - 1:
        raise GazetteerError(f"{path}: is not GeoNames' {name} (unpack the .zip first)")


def base(shipped: Gazetteer, store: Store) -> None:
    """Begin with the countries, regions, districts and areas of the shipped gazetteer, and their names."""
    kept = shipped.numbers(set(KINDS) - {"city"})
    numbers = {number: store.add_base(shipped.row(number)) for number in kept}
    for key, found in shipped.every():
        for number, own in found:
            if number in numbers:
                store.name(key, numbers[number], own=own)


def place(store: Store, fields: Sequence[str]) -> None:
    """Take a line of allCountries.txt."""
    (gid, name, plain, others, latitude, longitude, group, code, country, _, first, second) = fields[:12]
    number = int(gid)
    if not 0 < number < LARGEST:
        raise ValueError(f"{gid} is no number of a place")
    kind = kind_of(group, code)
    administrative = code_of(kind, code, country, first, second)
    known = store.by_code(administrative) if administrative else None
    if known is not None:
        store.identify(known, number)
    else:
        people = inhabitants(fields[14])
        row = Row(
            number,
            name.strip(),
            degrees(latitude, 90),
            degrees(longitude, 180),
            people,
            CAPITAL if code == "PPLC" else administrative if kind == "district" else "",
            store.country(country),
            store.region(f"{country}.{first}"),
            kind,
            radius(kind, people),
        )
        known = store.add(row)
    store.name(folded(name), known, own=True)
    for other in dict.fromkeys((plain, *(others.split(",") if others else ()))):
        if usable(other):
            store.name(folded(other), known, own=False)


def alternate(store: Store, fields: Sequence[str]) -> None:
    """Take a line of alternateNamesV2.txt."""
    known = store.numbered(int(fields[1]))
    if known is not None and fields[2] not in CODES and usable(fields[3]):
        store.name(folded(fields[3]), known, own=False)


def code_of(kind: str, code: str, country: str, first: str, second: str) -> str:
    """The code of a country, region or district: "UA", "UA.08", "UA.08.12"; empty for other places."""
    if kind == "country":
        return country
    if code == "ADM1":
        return f"{country}.{first}"
    return f"{country}.{first}.{second}" if code == "ADM2" and second else ""


def inhabitants(text: str) -> int:
    """A number of people, as far as it can be written; ValueError where it is none."""
    people = int(text or 0)
    if people > MANKIND:
        raise ValueError(f"{text} is no number of people")
    return min(max(people, 0), (1 << 30) - 1)


def degrees(text: str, most: int) -> float:
    """A latitude or longitude; ValueError where it is none."""
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{text} is no latitude or longitude")
    return value


def told(full: Full) -> Iterator[str]:
    """What was wrong with the lines, the first of them one by one."""
    yield from full.bad
    if full.badly > len(full.bad):
        yield f"{full.badly - len(full.bad):,} more lines were left out"
