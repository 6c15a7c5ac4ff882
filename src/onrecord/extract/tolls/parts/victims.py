"""Lists of victims: "Among the dead were three nurses", "The victims included a cook"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from ....model import Category
from ..cues import sides
from ..cues.attach import summed
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, MODIFIERS, NOMINAL
from ..lexicon.tables import match, sequences
from ..lexicon.words import Sequences, words
from .earlier import Earlier
from .parts import is_part, is_plain, parts

LIST_REACH = 12
"""How many tokens may stand between "the victims" and its verb: "of the attack on the northern post"."""


@cache
def list_names() -> Sequences:
    """Reads "the dead", "those killed" and their kin."""
    return sequences(*words().totals.lists)


def lists(scene: Scene, earlier: Earlier, taken: dict[int, Claim]) -> Iterator[Claim]:
    """The parts that lists of victims name: "Among the dead were ...", "The victims included ..."."""
    reading = scene.reading
    for at, word in enumerate(reading.lower):
        if word not in list_names() and word not in POINTING and at not in scene.at_start:
            continue
        size = match(list_names(), reading.lower, at) or numbered(scene, taken, at)
        size, category = (size, of_list(scene, at + size)) if size else told_of(scene, at)
        if not size or (at in scene.inside and at not in scene.at_start):
            continue
        groups = listed(scene, at, at + size) or named_next(scene, at)
        if reading.word(at - 1) == "of":
            groups = [group for group in groups if not group.bare]  # "Most of the dead were pensioners"
        total = own_total(taken, at) or earlier.before(at, category, told(groups))
        if total:
            yield from parts(scene, [g for g in groups if is_part(scene, g, total)], total, taken)
        elif at in taken or at not in scene.at_start or scene.at_start[at].head is not None:
            yield from alone(scene, groups, (at, at + size), category or "casualties", taken)


def told(groups: list[Group]) -> float:
    """How many the groups of a list count together at least."""
    return sum(group.tally.low or 0 for group in groups if not group.thing)


POINTING = frozenset({"the", "those"})
"""What the name of a list by any cue begins with."""


def of_list(scene: Scene, end: int) -> Category | Literal[""]:
    """The category of the name of a list that ends before a token; none where it may be any."""
    return words().totals.list_categories.get(scene.reading.lower[end - 1], "")


def told_of(scene: Scene, at: int) -> tuple[int, Category | Literal[""]]:
    """The tokens and the category of a list named by any cue: "the slain", "those who had perished"."""
    reading = scene.reading
    if reading.lower[at] == "the":
        state = words().states.get(reading.word(at + 1))
        word = reading.word(at + 2)
        noun = (kind_of(word) or word in words().amounts.collective) and reading.tag(at + 2) in NOMINAL
        if state and noun and reading.word(at + 3) in FORMS and at + 4 in scene.numbered:
            return 3, state  # "The dead crew were four Turks and two Azeris"
        return (2, state) if state and reading.tag(at + 2) not in MODIFIERS else (0, "")
    if reading.lower[at] != "those":
        return 0, ""
    end = at + 1
    if reading.word(end) == "who":
        end += 1
        while reading.word(end) in words().voice.be | words().voice.have:
            end += 1
    cue = scene.cue_at.get(end)
    return (cue.end - at, cue.category) if cue else (0, "")


def numbered(scene: Scene, taken: dict[int, Claim], at: int) -> int:
    """How many tokens are "the 11 dead", "47 people killed" after "among"; 0 where no such words are."""
    group = scene.at_start.get(at)
    if not group or group.sort not in {"number", "vague"}:
        return 0
    among, behind = scene.reading.word(at - 1) in AMONG, scene.reading.word(group.end + 1)
    if scene.reading.word(group.end) in words().totals.list_categories:
        told = group.definite and behind in words().totals.include | FORMS  # "the 20 killed included"
        return group.end + 1 - at if among or told else 0
    again = group.definite and group.head is None  # "Three nurses are among the nine"
    return group.end - at if among and (at in taken or again) else 0


AMONG = frozenset({"among", "amongst"})


def own_total(taken: dict[int, Claim], at: int) -> Claim | None:
    """The claim of "the 11 dead" itself."""
    return taken.get(at)


def listed(scene: Scene, start: int, end: int) -> list[Group]:
    """The groups that a list of victims names, behind its verb, or before "were among the dead"."""
    reading = scene.reading
    on_list = reading.lower[start - 4 : start] == ["on", "the", "list", "of"]
    if reading.word(start - 1) in AMONG or on_list:
        before = start - (4 if on_list else 1)
        while reading.tag(before - 1) in ADVERBS:
            before -= 1
        group = scene.at_end.get(before)
        if group and reading.lower[group.start - 2 : group.start - 1] == ["there"]:
            return [group]  # "There are two nurses among the dead"
        before -= reading.word(before - 1) in words().doubt.listed
        if reading.word(before - 1) in words().voice.be:
            return list(sides.left(scene, before - 1))
    verb = verb_of(scene, end)
    return list(sides.right(scene, verb + 1)) if verb else []


def named_next(scene: Scene, at: int) -> list[Group]:
    """The groups of "They are two brothers and a cook" in the sentence behind that of a list's name."""
    reading, after = scene.reading, scene.sentence(at)[1]
    if at != scene.sentence(at)[0] or reading.word(after) != "they":
        return []
    verb = reading.word(after + 1) in FORMS | words().totals.include
    return list(sides.right(scene, after + 2)) if verb else []


def verb_of(scene: Scene, at: int) -> int | None:
    """The "were" or "included" behind the name of a list and what describes it."""
    reading = scene.reading
    for index in range(at, min(at + LIST_REACH, scene.sentence(at - 1)[1])):
        if reading.lower[index] in words().totals.include or reading.lower[index] in FORMS:
            return index
        if (
            reading.lower[index] in {",", ";", "who", "which"}
            or index in scene.cue_at
            or reading.tags[index] in {"VBD", "VBZ", "VBP"}
        ):
            return None
    return None


FORMS = frozenset({"was", "were", "are", "is"})


def alone(
    scene: Scene, groups: list[Group], cue: tuple[int, int], category: Category, taken: dict[int, Claim]
) -> Iterator[Claim]:
    """A list of victims without a total."""
    for part in summed(scene, groups):
        group = part[0]
        people = not group.thing and (group.kind or group.head is None or is_plain(scene, group))
        known = taken.get(group.start)
        worse = known is not None and (known.category, category) == ("injured", "killed")
        if (known is None or worse) and people and group.sort not in {"none", "any"}:
            yield Claim(tuple(part), cue, category, side="list")
