"""Which of the places of a name is meant: one for a whole report, by what else the report names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from ...gazetteer.lookup import Place
from ...gazetteer.names import folded
from ...lexicon import REMEMBERED
from .evidence import inside
from .mentions import Mention
from .profile import View
from .report import Report

MOST = 25  # places of a name that are weighed: the more populous ones of "San José", which has 500
WIDE = frozenset({"continent", "area", "water"})
TOWN = 100_000  # people of a town that may be meant by the name of a part of the world
KM_PER_DEGREE = 111.2
OWNER = 0.5  # of a name: how much a people, or what is theirs, tells of the country ("Malian soldiers")
SPELT = 0.5  # of an own name: what another spelling of it counts
LONG, ALIKE = 6, 0.8  # letters of a name that may be spelt so, and the share of them that both have
SHORTEST_HOME = 4  # letters: "Ohio", "Utah"; shorter names stand in other words

Features = dict[str, float]


@lru_cache(maxsize=REMEMBERED)
def alike(key: str, name: str) -> bool:
    """Whether a name is another spelling of a place's own one: "sloviansk" of "slovyansk"."""
    return len(key) >= LONG and SequenceMatcher(None, key, name).ratio() >= ALIKE


class Names:
    """The names of a report, each with its places and what their mentions say."""

    def __init__(
        self,
        report: Report,
        mentions: Sequence[Mention],
        home: str,
        others: View | None = None,
        owners: Iterable[Place] = (),
    ) -> None:
        self.home, self.others, self.owners = home, others, list(owners)
        self.pointed: dict[str, Counter[int]] = defaultdict(Counter)
        known: dict[str, dict[tuple[Place, ...], None]] = {}
        for mention in mentions:
            known.setdefault(mention.key, {})[mention.places] = None
            self.point(report, mention)
        self.places = {
            key: foremost({place for places in lists for place in places}, self.pointed[key])
            for key, lists in known.items()
        }
        self.chances = {key: prior(places) for key, places in self.places.items()}
        self.sums = self.summed()

    def summed(self) -> Sums:
        """What the names of the report say together about where it is."""
        sums = Sums()
        for key, places in self.places.items():
            for place, chance in zip(places, self.chances[key], strict=True):
                sums.add(place, chance)
        for state in self.owners:
            sums.regions[state.code] += OWNER
        return sums

    def settle(self, weights: Mapping[str, float]) -> None:
        """Weigh every name's places by what all names say, so that the next weighing knows more.

        The weights are those of `ranking_of_source` where the source's other reports are known.
        """
        self.chances = {
            key: softmax([score(made, weights) for made in self.features(key)]) for key in self.places
        }
        self.sums = self.summed()

    def point(self, report: Report, mention: Mention) -> None:
        """Count the places of a mention that another name holds: "Lisk, Minnesota", "Lisk in Minnesota"."""
        if holder := report.holder(mention):
            self.pointed[mention.key].update(inside(mention, holder))

    def features(self, key: str) -> list[Features]:
        """What speaks for each place of a name; the name's own voice is left out."""
        alone = Sums()
        for place, chance in zip(self.places[key], self.chances[key], strict=True):
            alone.add(place, chance)
        namesakes = Namesakes(self.places[key])
        return [self.weigh(place, key, alone) | namesakes.beside(place) for place in self.places[key]]

    def weigh(self, place: Place, key: str, alone: Sums) -> Features:
        """What speaks for a place of a name."""
        others = max(1, len(self.places) - 1)
        region, country, close, holds = (
            max(0.0, whole - part)
            for whole, part in zip(self.sums.around(place), alone.around(place), strict=True)
        )
        return {
            "people": math.log10(place.population + 1),
            f"kind {place.kind}": 1.0,
            "own": 1.0 if place.own else SPELT * alike(key.removesuffix(" region"), folded(place.name)),
            "capital": float(place.kind == "city" and place.code != ""),
            "pointed": float(self.pointed[key][place.number] > 0),
            "home": float(place.kind != "country" and self.at_home(place.region)),
            "same region": math.log1p(region),
            "same country": math.log1p(country),
            "close": math.log1p(close),
            "holds": math.log1p(holds),
            "share region": region / others,
            "share country": country / others,
            "share close": close / others,
        } | self.of_source(place, key)

    def of_source(self, place: Place, key: str) -> Features:
        """What the source's other reports say for a place of a name, nothing where they aren't known."""
        if self.others is None:
            return {}
        country, region, close = self.others.shares(place, key)
        return {"source country": country, "source region": region, "source close": close}

    def at_home(self, region: str) -> bool:
        """Whether the publisher's name or address has the name of a region: theohiovoice.example."""
        name = region.lower().replace(" ", "")
        return len(name) >= SHORTEST_HOME and name in self.home


class Namesakes:
    """What the places of one name say of each other.

    A state may be named as a large town or its country's capital is: Washington; a village as a much larger
    state of its country: Wales.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        own = [place for place in places if place.own]
        self.town = any(place.kind == "city" and place.population >= TOWN for place in own)
        self.capitals = {place.country for place in own if place.kind == "city" and place.code}
        self.widest: dict[str, int] = {}
        for place in own:
            if place.kind != "city":
                self.widest[place.country] = max(place.population, self.widest.get(place.country, 0))

    def beside(self, place: Place) -> Features:
        """What speaks for a place, beside its namesakes."""
        named_so = place.kind == "region" and place.own
        most = self.widest.get(place.country, 0) if place.kind == "city" else 0
        return {
            "as a town": float(named_so and self.town),
            "as a capital": float(named_so and place.country in self.capitals),
            "dwarfed": max(0.0, math.log10(most + 1) - math.log10(place.population + 1)),
        }


class Sums:
    """Chances added up over names: by region, country, cell of a degree, and regions and countries named."""

    def __init__(self) -> None:
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.named: defaultdict[str, float] = defaultdict(float)

    def add(self, place: Place, chance: float) -> None:
        """Add a place that is meant with some chance."""
        self.regions[place.region_code] += chance
        self.regions[place.country] += chance
        if place.kind in ("city", "district"):
            self.cells[cell(place)] += chance
        if place.code and place.kind != "city":
            self.named[place.code] += chance

    def around(self, place: Place) -> tuple[float, float, float, float]:
        """Chances in the place's region, in its country, within about a degree, and of what holds it."""
        north, east = cell(place)
        close = sum(self.cells.get((north + i, east + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))
        holds = self.named.get(place.region_code, 0.0) if place.region_code != place.code else 0.0
        holds += self.named.get(place.country, 0.0) if place.country != place.code else 0.0
        region = self.regions.get(place.region_code, 0.0) if place.region_code else 0.0
        return region, self.regions.get(place.country, 0.0) if place.country else 0.0, close, holds


def cell(place: Place) -> tuple[int, int]:
    """The cell of one degree in which a place lies."""
    return math.floor(place.latitude), math.floor(place.longitude)


def foremost(places: Iterable[Place], pointed: Counter[int]) -> list[Place]:
    """The places that are weighed, in order of their numbers; no village bears the name of a continent."""
    found = list(places)
    if any(place.kind in WIDE and place.own for place in found):
        found = [
            one for one in found if one.kind != "city" or one.population >= TOWN or one.number in pointed
        ]
    ranked = sorted(
        found,
        key=lambda p: (p.number in pointed, p.kind != "city", p.own, p.population, -p.number),
        reverse=True,
    )
    return sorted(ranked[:MOST], key=lambda place: place.number)


def prior(places: Sequence[Place]) -> list[float]:
    """How likely each place is without its report: by its people, own names twice as likely."""
    weights = [
        (place.population + 1000) ** 0.5
        * (1.0 if place.own else 0.5)
        * {"country": 3.0, "region": 2.0}.get(place.kind, 1.0)
        for place in places
    ]
    total = sum(weights)
    return [weight / total for weight in weights]


def score(made: Features, weights: Mapping[str, float]) -> float:
    """The weighted sum of what speaks for a place."""
    return sum(weights.get(name, 0.0) * value for name, value in made.items())


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as chances that add up to one."""
    top = max(scores)
    powers = [math.exp(value - top) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places, on a plane: good enough to tell near from far."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) * KM_PER_DEGREE
