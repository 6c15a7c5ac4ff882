"""What is said to hold a name that no gazetteer has: "Vell, a mining town in northern [Karvia]".

A name may be held by one that is held itself: "Vell, in Karvia's [Lisk province]" lies in Lisk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ...model import Sourced, Where
from .words import words

FARTHEST = 90  # characters from a name to what holds it
LONGEST = 6  # words of what a name is said to be: "a small farming community"
TRIED = 3  # places behind a name that may hold it
ARTICLES = frozenset({"a", "an", "the", "one"})
OWNS = ("'s ", "’s ")
WIDE = frozenset({"country", "region"})


def holder(text: str, end: int, places: Sequence[Sourced[Where]]) -> Sourced[Where] | None:
    """The place, of some in text order, that is said to hold the name which ends at a character.

    One without a kind is told by the way to it: "Vell, [25 km north of Lisk]".
    """
    at = bisect_left(places, end, key=lambda place: place.spans[0][0])
    for number in range(at, min(at + TRIED, len(places))):
        place = places[number]
        start = place.spans[0][0]
        if start - end > FARTHEST:
            break
        between = text[end:start]
        if place.value.kind is None:
            if is_way(between):
                return place
        elif holds(between) or (place.value.kind in WIDE and is_apposed(between)):
            return owned(text, number, places)
    return None


def owned(text: str, number: int, places: Sequence[Sourced[Where]]) -> Sourced[Where]:
    """A place, or what it owns that is named right behind it: "Karvia's [Lisk] province"."""
    place = places[number]
    behind = places[number + 1] if number + 1 < len(places) else place
    owns = text.startswith(OWNS, place.spans[-1][1]) and behind.spans[0][0] - place.spans[-1][1] == len("'s ")
    return behind if owns and behind.value.country == place.value.country else place


def holds(between: str) -> bool:
    """Whether the words between two names say that the second holds the first.

    >>> holds(", a mining town in northern "), holds(" district of "), holds(" village, in the state of ")
    (True, True, True)
    >>> holds(" in protest at "), holds(" ministry of "), holds(" and ")
    (False, False, False)
    """
    parts = between.replace(",", " , ").split()
    joint = next((at for at, part in enumerate(parts) if part in words().holding), None)
    if joint is None or not all(is_of_name(part) for part in parts[joint + 1 :]):
        return False
    kind = parts[:1] and parts[0] in kinds()
    told = parts[bool(kind) : joint]
    told = told[1:] if told[:1] == [","] else told
    told = told[:-1] if told[-1:] == [","] else told
    if not told:
        return parts[joint] != "of" or bool(kind)
    return told[0] in ARTICLES and len(told) <= LONGEST and "," not in told


def is_way(between: str) -> bool:
    """Whether only what it is stands between a name and how to get to it: "Vell[, a village about ]30 km"."""
    parts = between.replace(",", " , ").split()
    described = parts[1:2] == [] or parts[1] in ARTICLES or parts[1] in words().roughly
    return parts[:1] == [","] and described and len(parts) <= LONGEST and "," not in parts[1:]


def is_apposed(between: str) -> bool:
    """Whether only a comma stands between two names, or a kind and a comma: "Vell[ village, ]Karvia"."""
    parts = between.replace(",", " , ").split()
    return parts[-1:] == [","] and (parts[:-1] == [] or (parts[0] in kinds() and parts[1:] == [","]))


def is_of_name(part: str) -> bool:
    """Whether a word may stand right before the name of what holds another: "the", "northern", "state of"."""
    return part in words().compass or part in kinds() or part in ("the", "of") or part[0].isupper()


@cache
def kinds() -> frozenset[str]:
    """Words for what a place is: "town", "district", "camp"."""
    return frozenset().union(*words().kinds_of.values(), words().quarters, words().villages, words().sites)
