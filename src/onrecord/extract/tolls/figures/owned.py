"""Deaths told as somebody's own, by name: "protested against Ana Orel's murder"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..cues.claims import Claim, Scene
from ..groups.persons import by_name, whole_name
from ..lexicon.reading import NOMINAL, Reading

DEATHS = frozenset({"murder", "killing", "assassination", "slaying"})


def claims(scene: Scene, found: Iterable[Claim]) -> Iterator[Claim]:
    """One killed for each name whose murder is told and who is not told to be killed elsewhere."""
    reading = scene.reading
    named = [group for claim in found if claim.category == "killed" for group in claim.groups if group.named]
    told = {word for group in named for word in reading.lower[group.start : group.end]}
    for start, end in sorted(reading.persons.items()):
        if is_owner(reading, start, end) and reading.lower[end - 1] not in told:
            told.add(reading.lower[end - 1])
            yield Claim((by_name(start, end),), (end + 1, end + 2), "killed", side="of")


def is_owner(reading: Reading, start: int, end: int) -> bool:
    """Whether somebody's death is told, not a "murder trial", nor the killing of others by them."""
    if reading.tag(end) != "POS" or reading.word(end + 1) not in DEATHS:
        return False
    other = reading.tag(end + 2) in NOMINAL or reading.word(end + 2) == "of"
    return not other and whole_name(reading, start, end)
