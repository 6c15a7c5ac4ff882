"""Floors: what was reached once and must not be lost silently."""

from __future__ import annotations

import subprocess

import msgspec

from .figures import Figures
from .measures import HOUSE, SHOWN, Measure

FILE = HOUSE / "floors.json"


class Lowered(msgspec.Struct, frozen=True):
    """A floor that was given up on purpose."""

    figure: str
    was: float
    now: float
    because: str


class Pinned(msgspec.Struct):
    """The floors of one measure, and the digest of the gold they were taken on."""

    gold: str
    figures: dict[str, float]


class Floors(msgspec.Struct):
    """The shape of floors.json."""

    measures: dict[str, Pinned] = {}
    lowered: list[Lowered] = []


def load(text: bytes | None = None) -> Floors:
    """The floors as they are on disk, or of another text of the file."""
    if text is None:
        text = FILE.read_bytes() if FILE.exists() else b"{}"
    return msgspec.json.decode(text, type=Floors)


def save(floors: Floors) -> None:
    """Write the floors, sorted, so that a change shows as the lines it is."""
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=1) + b"\n")


def value(figures: Figures, path: str) -> float:
    """A figure by its path, "figure/part"; one that the scorer did not print is zero."""
    name, part = path.rsplit("/", 1)
    return figures.get(name, {}).get(part, 0.0)


def broken(measure: Measure, figures: Figures, floors: Floors) -> list[str]:
    """What a measure lost, in words."""
    pinned = floors.measures.get(measure.name)
    if pinned is None:
        return [f"{measure.name}: no floors yet; pin them with `python -m evaluation pin`"]
    if pinned.gold != measure.digest():
        return [f"{measure.name}: the gold file has changed since its floors were pinned; pin them anew"]
    found = []
    for path, floor in pinned.figures.items():
        now, ceiling = value(figures, path), path in measure.ceilings
        if lost(now, floor, slack(measure, figures, path), ceiling):
            found.append(
                f"{measure.name}: {path} is {now:.1f}, {'ceiling' if ceiling else 'floor'} {floor:.1f}"
            )
    return found


def slack(measure: Measure, figures: Figures, path: str) -> float:
    """By how much a figure may fall short: `slack` at least, and what `items` wrong answers are worth in it.

    >>> measure = Measure("m", "incidents", "gold", [], slack=0.6, items=1, sure=["copies/f1"])
    >>> figures = {"joint": {"share": 75, "of": 40}, "claims": {"f1": 80, "made": 18, "gold": 22}}
    >>> [slack(measure, figures, path) for path in ("joint/share", "claims/f1", "copies/f1")]
    [2.5, 5.0, 0.05]
    """
    if path in measure.sure:
        return SHOWN
    if not measure.items:
        return measure.slack
    figure = figures[path.rsplit("/", 1)[0]]
    answers = figure["of"] if "of" in figure else (figure["made"] + figure["gold"]) / 2
    return max(measure.slack, 100 * measure.items / answers if answers else 0.0)


def lost(now: float, floor: float, slack: float, ceiling: bool) -> bool:
    """Whether a figure is worse than its floor, or its ceiling, by more than a slack.

    >>> lost(71.2, 71.4, 0.6, ceiling=False), lost(71.2, 71.4, 0.05, ceiling=False)
    (False, True)
    """
    return now > floor + slack if ceiling else now < floor - slack


def pin(measure: Measure, figures: Figures, floors: Floors, because: str) -> list[str]:
    """Raise floors to what was measured; lower one only for a reason. What stays broken, in words.

    Of other gold the figures are others; where they are lower the reason is kept, too.
    """
    refused = []
    old = floors.measures.get(measure.name)
    before = old.figures if old else {}
    other = old is not None and old.gold != measure.digest()
    after: dict[str, float] = {}
    for path in (*measure.floors, *measure.ceilings):
        now, floor = round(value(figures, path), 1), before.get(path)
        ceiling, spare = path in measure.ceilings, slack(measure, figures, path)
        if floor is not None and other:
            if because and lost(now, floor, 0.0, ceiling):
                floors.lowered.append(Lowered(f"{measure.name}: {path}", floor, now, because))
        elif floor is not None and not because and not lost(now, floor, spare, ceiling):
            now = min(now, floor) if ceiling else max(now, floor)
        elif floor is not None and lost(now, floor, 0.0, ceiling):
            if not because:
                refused.append(f"{measure.name}: {path} would go from {floor} to {now}: say --because")
                now = floor
            else:
                floors.lowered.append(Lowered(f"{measure.name}: {path}", floor, now, because))
        after[path] = now
    floors.measures[measure.name] = Pinned(measure.digest(), after)
    return refused


def silent(measures: list[Measure], now: Floors, before: Floors) -> list[str]:
    """Floors that are lower than before without an entry in `lowered`."""
    explained = {(one.figure, one.now) for one in now.lowered}
    ceilings = {(measure.name, path) for measure in measures for path in measure.ceilings}
    found = []
    for name, old in before.measures.items():
        new = now.measures.get(name)
        for path, floor in old.figures.items():
            value = new.figures.get(path) if new else None
            if value is None:
                found.append(f"{name}: {path} has lost its floor")
            elif ((value > floor) if (name, path) in ceilings else (value < floor)) and (
                (f"{name}: {path}", value) not in explained
            ):
                found.append(f"{name}: {path} went from {floor} to {value} without a reason")
    return found


def committed(revision: str) -> Floors | None:
    """The floors of a commit, None where there is no such commit or file."""
    command = ["git", "-C", str(HOUSE), "show", f"{revision}:evaluation/floors.json"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own repository
    return load(done.stdout) if done.returncode == 0 else None
