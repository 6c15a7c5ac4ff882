"""Deaths told as somebody's own, by name: "protested against Ana Orel's murder"."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..groups.persons import whole_name
from ..numbers.counts import exact

DEATHS = frozenset({"murder", "killing", "assassination", "slaying", "death", "execution"})


def claims(scene: Scene) -> Iterator[Claim]:
    """One killed for each name whose murder is told, the first time."""
    reading, told = scene.reading, set[tuple[str, ...]]()
    for start, end in sorted(reading.persons.items()):
        name = tuple(reading.lower[start:end])
        owns = reading.tag(end) == "POS" and reading.word(end + 1) in DEATHS
        if owns and name not in told and whole_name(reading, start, end):
            told.add(name)
            one = Group(start, end, end - 1, exact(1), "one", "person", definite=True, single=True)
            yield Claim((one._replace(named=True),), (end + 1, end + 2), "killed", side="of")
