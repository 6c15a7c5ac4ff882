"""Parts by who they were: "Two Danes were among them, and so was a priest", "Four were children"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import SubjectKind
from ..cues import sides
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, FINITE, NOMINAL
from ..lexicon.words import words
from .earlier import Earlier, holds

FORMS = frozenset({"was", "were", "are", "is"})
NOUN = 4
"""How many tokens behind "were" the noun may stand: "were children", "were women from the lower town"."""
BODY = 6
"""How many tokens behind "belonged to" the police or the army may stand."""
OPENS = frozenset({",", ";", "and", ":", "—", "–"})
"""What may stand before a bare number that says who some were: "; five were women"."""


def claims(scene: Scene, earlier: Earlier, taken: dict[int, Claim]) -> Iterator[tuple[list[Group], Claim]]:
    """Groups that are told to be parts, each with its total."""
    lower = scene.reading.lower
    last: tuple[int, Claim] | None = None
    for at, word in enumerate(lower):
        found: tuple[list[Group], Claim] | None = None
        if word == "among" and scene.reading.word(at + 1) == "them":
            found = among(scene, earlier, at)
        elif (
            word == "so" and scene.reading.word(at + 1) in FORMS and last and last[0] == scene.sentence(at)[0]
        ):
            found = ([*sides.right(scene, at + 2)], last[1])
        elif (group := scene.at_start.get(at)) and group.start not in taken:
            found = identified(scene, earlier, group)
        if found:
            last = (scene.sentence(at)[0], found[1])
            yield found


def among(scene: Scene, earlier: Earlier, at: int) -> tuple[list[Group], Claim] | None:
    """Those before "are among them", with the total of the sentence before."""
    verb = at - 1
    while scene.reading.tag(verb) in ADVERBS:
        verb -= 1
    total = earlier.near(at) if scene.reading.word(verb) in words().voice.be else None
    return (list(sides.left(scene, verb)), total) if total else None


def identified(scene: Scene, earlier: Earlier, group: Group) -> tuple[list[Group], Claim] | None:
    """A number of "Four were children" or "Nine of them belonged to one family" with its total."""
    if group.sort != "number" or not group.value or not opens(scene, group):
        return None
    if (out := out_of(scene, earlier, group)) is not None or (out := of_state(scene, earlier, group)):
        return ([group], out)
    if (total := of_these(scene, earlier, group)) is not None:
        return ([group], total)
    of_them = scene.reading.lower[group.end - 2 : group.end] == ["of", "them"]
    kind: SubjectKind | None = None
    if (
        of_them
        and scene.reading.firsts[group.start]
        and scene.reading.word(group.end) in words().totals.belonging
    ):
        kind = body(scene, group.end)
    elif group.head is None and not group.subset and scene.reading.word(group.end) in FORMS:
        kind = noun_behind(scene, group.end + 1)
        if kind is None:
            return None
    else:
        return None
    total = (
        earlier.total(group.start)
        or earlier.near(group.start)
        or earlier.before(group.start, "", group.value)
    )
    return ([group._replace(kind=kind)], total) if total and total.start != group.start else None


def out_of(scene: Scene, earlier: Earlier, group: Group) -> Claim | None:
    """The total of "Of the 23 killed, nineteen had been asleep; six were" before one of its numbers."""
    first, _ = scene.sentence(group.start)
    if scene.reading.lower[first] != "of" or group.head is not None or group.start <= first + 2:
        return None
    total = earlier.total(first + 6)
    close = total is not None and first < total.start <= first + 2 and total.last < group.start
    return total if close and scene.reading.tag(group.end) in FINITE else None


def of_these(scene: Scene, earlier: Earlier, group: Group) -> Claim | None:
    """The total of "Of these, 117 were Rohingya", which says who some were and not what became of them."""
    reading, (first, _) = scene.reading, scene.sentence(group.start)
    opened = reading.lower[first] == "of" and reading.word(first + 1) in THESE and group.start == first + 3
    behind = group.end + 1
    plain = reading.word(group.end) in FORMS and behind not in scene.cue_at and reading.tag(behind) in TOLD
    if not (opened and plain and reading.word(first + 2) == ","):
        return None
    near = earlier.near(first)
    return near if near and holds(near, group.value or 0) else earlier.before(first, "", group.value or 0)


THESE = frozenset({"these", "those", "them"})
TOLD = NOMINAL | {"JJ", "DT", "IN"}
"""Tags of what says who some were: "were Rohingya", "were from Lisk"."""


def of_state(scene: Scene, earlier: Earlier, group: Group) -> Claim | None:
    """The claim on "the wounded" that "Of the wounded, 23 have been discharged" makes a part of."""
    first, _ = scene.sentence(group.start)
    category = words().totals.list_categories.get(scene.reading.word(group.start - 2), "")
    opened = scene.reading.lower[first : first + 2] == ["of", "the"] and group.start == first + 4
    if not (opened and category and scene.reading.word(group.start - 1) == ","):
        return None
    total = earlier.before(group.start, category, group.value or 0)
    whole = group._replace(start=first + 1, end=first + 3)
    return total or Claim((whole,), (first + 2, first + 3), category, side="part")


def opens(scene: Scene, group: Group) -> bool:
    """Whether a group begins a clause."""
    reading = scene.reading
    return reading.firsts[group.start] or reading.word(group.start - 1) in OPENS


def noun_behind(scene: Scene, at: int) -> SubjectKind | None:
    """The kind of people that a noun behind "were" names; None where a participle or no such noun is."""
    reading = scene.reading
    for index in range(at, min(at + NOUN, len(reading.lower))):
        if reading.tags[index] in NOMINAL and (kind := kind_of(reading.lower[index])):
            return kind
        if index in scene.cue_at or reading.tags[index] not in NOMINAL | ADVERBS | {"JJ", "HYPH", "CD"}:
            return None
    return None


def body(scene: Scene, at: int) -> SubjectKind | None:
    """Police or soldiers, where a body of theirs stands behind "belonged to"."""
    near = set(scene.reading.lower[at : at + BODY])
    if near & {"police", "force", "constabulary", "gendarmerie"}:
        return "police"
    return "soldier" if near & words().totals.military else None
