"""Parts behind a colon: "Nine men are missing: the skipper, Olaf Berg, two engineers and six deckhands".

And numbers that together are the total: "he put the dead at 41, 30 in Lisk and eleven in Orel".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ....model import Category
from ..cues import sides
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.reading import FINITE

REACH = 30
"""How many tokens a breakdown is read over."""
FEWEST = 3
"""How many a total counts at least of which numbers are the parts by their sum alone."""
NEAR = 15
"""How many tokens behind its total the colon may stand."""


def claims(scene: Scene, found: list[Claim]) -> Iterator[tuple[list[Group], Claim]]:
    """The numbers behind a colon that together are no more than the total before it, each list with it."""
    totals = sorted((claim for claim in found if claim.groups[0].value), key=lambda claim: claim.last)
    ends = [claim.last for claim in totals]
    for at, word in enumerate(scene.reading.lower):
        if word != ":" or not (place := bisect_right(ends, at)):
            continue
        total = totals[place - 1]
        whole = total.groups[0].value or 0
        if total.last < at - NEAR or scene.sentence(total.start) != scene.sentence(at - 1):
            continue
        parts = listed(scene, at + 1)
        numbers = [group for group in parts if group.sort == "number" and (group.value or 0) > 1]
        told = sum(group.value or 1 for group in parts)
        if numbers and len(parts) > 1 and told <= whole:
            yield [g for g in parts if g in numbers or (told == whole and not is_named(scene, g))], total


def summing(scene: Scene, found: list[Claim]) -> Iterator[tuple[list[Group], Claim]]:
    """The numbers right behind a total, in its sentence, that together are exactly it."""
    categories: dict[int, set[Category]] = {}
    for claim in found:
        categories.setdefault(claim.start, set()).add(claim.category)
    starts = sorted(scene.at_start)
    for total in found:
        if len(total.groups) > 1 or total.whole or (total.groups[0].value or 0) < FEWEST:
            continue
        stop = min(scene.sentence(total.start)[1], total.last + REACH)
        place = bisect_left(starts, total.last)
        behind = [scene.at_start[at] for at in starts[place : bisect_left(starts, stop, place)]]
        parts = adding(scene, behind, total, categories)
        if any(part.single for part in parts) and not is_list(scene, total.groups[0].end, parts[0].start):
            continue
        if parts and not any(tag in FINITE for tag in scene.reading.tags[total.last : parts[-1].start]):
            yield parts, total


def is_list(scene: Scene, end: int, start: int) -> bool:
    """Whether a list begins right behind a total: "three reporters, two Kenyans and a Belgian"."""
    return start == end + 1 and scene.reading.word(end) in {",", ":", "-", "–", "—"}


def adding(
    scene: Scene, groups: list[Group], total: Claim, categories: dict[int, set[Category]]
) -> list[Group]:
    """The first groups, two or more, whose numbers together are a total; none where there are no such."""
    whole, told = total.groups[0].value or 0, 0.0
    groups = [group for group in groups if not is_of_deeds(scene, group)]
    for size, group in enumerate(groups, 1):
        apart = total.category not in categories.get(group.start, {total.category})  # told of otherwise
        counted = group.sort == "number" or (group.single and not group.definite and size > 1)
        if not counted or group.thing or apart or not may_be_part(scene, group, total.groups[0]):
            break
        told += group.value or int(group.single)
        if told >= whole:
            return groups[:size] if told == whole and size > 1 else []
    return []


def is_of_deeds(scene: Scene, group: Group) -> bool:
    """Whether a number is of deeds or places: "11 men in [two attacks]: seven in Lisk, four in Orel"."""
    named = group.head is not None and group.kind is None
    return named and scene.reading.word(group.start - 1) in {"in", "at", "on", "across"}


def may_be_part(scene: Scene, group: Group, total: Group) -> bool:
    """Whether some can be among others: not "five soldiers, three policemen and two civilians"."""
    if group.kind in ANYBODY or total.kind in {None, "person"} or group.kind == total.kind:
        return True
    doc = scene.reading.doc
    if group.head is not None and doc[group.head].text.istitle() and doc[group.start].text.islower():
        return True  # "three reporters, two Kenyans and a Belgian"
    return total.kind == "civilian" and group.kind not in FORCES


ANYBODY = frozenset({None, "person", "man", "woman", "child"})
FORCES = frozenset({"soldier", "police", "militant", "perpetrator"})


def is_named(scene: Scene, group: Group) -> bool:
    """Whether one of a list is told by name, or as somebody known: no count of a part."""
    name = scene.reading.word(group.end) == "," and scene.reading.tag(group.end + 1) in {"NNP", "NNPS"}
    return group.definite or group.named or name


def listed(scene: Scene, at: int) -> list[Group]:
    """The groups of a list that begins at a token, names and ages passed over."""
    reading, found = scene.reading, list[Group]()
    stop = min(len(reading.lower), at + REACH)
    first = scene.at_start.get(at)
    while first is not None:
        behind = first.end
        if reading.tag(behind) in FINITE and reading.word(behind) not in {"who", "that"}:
            return []
        if not (found and sides.is_name_of(scene, first, found[-1])):
            found.append(first)
        following = sides.joined(scene, behind) or beyond(scene, behind, stop)
        first = following if following is not None and following.start < stop else None
    return found


def beyond(scene: Scene, at: int, stop: int) -> Group | None:
    """The next group behind a name or an age between commas: ", Olaf Berg, two engineers"."""
    reading = scene.reading
    if reading.word(at) != ",":
        return None
    comma = next((i for i in range(at + 1, min(stop, at + 7)) if reading.lower[i] in {",", "and"}), None)
    plain = comma is not None and not any(reading.tags[i] in FINITE for i in range(at, comma))
    return sides.joined(scene, comma) if comma is not None and plain else None
