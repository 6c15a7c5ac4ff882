"""Who is counted where the encoder hears somebody counted: the rules' groups, or one made anew."""

from __future__ import annotations

from ..cues.claims import Scene
from ..groups.group import Group
from ..groups.groups import is_population
from ..lexicon.people import is_thing, kind_of
from ..lexicon.reading import NOMINAL, Reading
from ..numbers.counts import exact

SINGULAR = frozenset({"NN", "NNP"})
EVERY = frozenset({"everyone", "everybody", "all", "both", "most", "many"})
"""Words that stand for several: "killing everyone on board"."""
INDEFINITE = frozenset({"a", "an", "one", "another"})


def groups_in(scene: Scene, first: int, stop: int) -> tuple[Group, ...]:
    """Who is counted at tokens [first, stop): those whom the rules read there, else made anew.

    Those that "and" joins are heard as one toll: "a bride, her father and four guests".
    """
    groups = scene.groups_in(first, stop)
    between = scene.reading.lower[groups[0].end : groups[-1].start] if groups else []
    if {"and", "&"}.intersection(between) and all(
        group.single or group.tally.bound == "exact" for group in groups
    ):
        return tuple(groups)
    around = groups[:1] or [scene.inside[at] for at in range(first, stop) if at in scene.inside][:1]
    one = around[0] if around else made(scene.reading, first, stop)
    return (one,) if one else ()


def made(reading: Reading, first: int, stop: int) -> Group | None:
    """A group of words that the rules do not count, by its number; None where there is none."""
    number = next((reading.numbers[at] for at in range(first, stop) if at in reading.numbers), None)
    if number is None or is_population(reading, first):
        return None
    while reading.marks[first]:
        first += 1
    head = next((at for at in range(stop - 1, first - 1, -1) if reading.tags[at] in NOMINAL), None)
    kind = kind_of(reading.lower[head]) if head is not None else None
    thing = head is not None and kind is None and is_thing(reading.lower[head])
    return Group(first, stop, head, exact(number.value), "number", kind, number.value, thing=thing)


def lone(reading: Reading, first: int, stop: int) -> Group | None:
    """A person whom the rules do not know as one, "a vaccinator"; None for several, and for things."""
    while first < stop and reading.marks[first]:
        first += 1
    head = next((at for at in range(first, stop) if is_head(reading, at)), None)
    if head is None or reading.tags[head] not in SINGULAR or not EVERY.isdisjoint(reading.lower[first:stop]):
        return None
    kind = kind_of(reading.lower[head])
    if kind is None and is_thing(reading.lower[head]):
        return None
    definite = reading.lower[first] not in INDEFINITE
    return Group(first, stop, head, exact(1), "one", kind, definite=definite, single=True)


def is_head(reading: Reading, at: int) -> bool:
    """Whether a token is the last of the nouns that stand together."""
    return reading.tags[at] in NOMINAL and reading.tag(at + 1) not in NOMINAL


def is_number(group: Group) -> bool:
    """Whether a number counts a group."""
    return not (group.thing or group.bare or group.pronoun or group.single or group.sort == "unknown")
