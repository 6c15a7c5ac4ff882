"""Who was counted: the noun phrase of a toll, and the kind of people it names."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from ....model import SubjectKind
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import MODIFIERS
from ..lexicon.words import words
from ..parts.wholes import before
from .shown import ARMED, MEMBERS, by_words, of_body

CIVIL: frozenset[SubjectKind] = frozenset(
    {"civilian", "child", "woman", "man", "medic", "aid_worker", "journalist"}
)
"""Kinds that together are civilians."""
AGE_REACH = 6
"""How many tokens around a noun an age is looked for."""


def kind(scene: Scene, claim: Claim, nouns: Group | None, whole: SubjectKind | None = None) -> SubjectKind:
    """The kind of those a claim counts.

    `nouns` is the group whose noun a bare number shares, `whole` the kind of those of whom these are a part.
    """
    found = told(scene, claim, nouns)
    if whole in FIGHTING and (found in UNARMED - {"civilian"} or is_leader(scene, claim)):
        return whole
    return whole if whole and found == "person" else found


def is_leader(scene: Scene, claim: Claim) -> bool:
    """Whether those counted lead others, whoever these are: "two commanders", "two of them officers"."""
    counted = scene.reading.lower[claim.start : claim.end]
    return not LEADERS.isdisjoint(counted) and "police" not in counted


def told(scene: Scene, claim: Claim, nouns: Group | None) -> SubjectKind:
    """The kind of those a claim counts by what is told of them."""
    if claim.kind:
        return claim.kind
    if claim.groups[0].sort == "none" and claim.groups[0].head is None:
        return "person"
    kinds = {group.kind or "person" for group in claim.groups}
    if len(kinds) > 1:
        return "civilian" if kinds <= CIVIL | {"person"} else "person"
    return of_group(scene, claim, claim.groups[0], nouns)


def of_group(scene: Scene, claim: Claim, group: Group, nouns: Group | None) -> SubjectKind:
    """The kind of the people of one group."""
    if nouns and group.kind is None:
        group = nouns  # "Four members of a gang died and three were captured"
    found = group.kind or "person"
    if found == "prisoner" and claim.category == "captured" and group.head is not None:
        return kind_of(scene.reading.lower[group.head]) or found  # "three captured guerrillas"
    shown = by_words(scene, claim, group) if found == "person" else None
    if found in {"civilian", "aid_worker"}:
        shown = of_body(scene, group) or of_school(scene, group)
    if shown or (found in UNARMED and (shown := of_arms(scene, group))):
        return shown
    if is_military(scene, claim, group) or is_army_officer(scene, group):
        return "soldier"
    if found in {"man", "person", "civilian", "woman"} and is_minor(scene, claim):
        return "child"
    return found


def of_school(scene: Scene, group: Group) -> SubjectKind | None:
    """Children, where students are counted in a report that names a school and no university."""
    if group.head is None or scene.reading.lower[group.head] not in STUDENTS:
        return None
    return "child" if scene.schools else None


STUDENTS = frozenset({"student", "students"})


def of_arms(scene: Scene, group: Group) -> SubjectKind | None:
    """The kind of "nine armed men", "militia members", "border guards" by the words before their noun."""
    if group.head is None:
        return None
    lower = scene.reading.lower
    noun, before = lower[group.head], set(lower[group.start : group.head])
    if "forces" in before:
        return "soldier" if noun in MEMBERS and "armed" in before else None
    if "armed" in before or (noun in MEMBERS and not before.isdisjoint(ARMED)):
        return "militant"
    if noun in {"ranger", "rangers"} and before & {"army", "military", "paramilitary"}:
        return "soldier"
    return "soldier" if noun in {"guard", "guards"} and "border" in before else None


FIGHTING: frozenset[SubjectKind] = frozenset({"militant", "soldier", "police", "combatant"})
"""Kinds that those without a kind of their own share with the whole that they are a part of."""
LEADERS = frozenset({"commander", "commanders", "leader", "leaders", "ringleader", "ringleaders", "officers"})
UNARMED: frozenset[SubjectKind] = frozenset({"person", "man", "civilian"})
"""Kinds that words before their noun can make fighters."""


def is_military(scene: Scene, claim: Claim, group: Group) -> bool:
    """Whether "three men" or "casualties" are soldiers: of an army, drafted, deserted."""
    if group.kind not in {"man", "person", None} or (group.kind == "man" and group.single):
        return False
    if group.kind == "man" and claim.category in words().totals.military_categories:
        return True
    if claim.category not in {"killed", "injured", "casualties", "captured", "missing"}:
        return False
    if group.kind == "man":
        if scene.reading.lower[claim.cue[0]] not in words().totals.losing:
            return False
    elif group.noun is None and not group.subset:
        return False
    start, _ = scene.sentence(claim.first)
    lost = scene.reading.lower[max(start, claim.first - 8) : claim.first]
    bodies = {word for before, word in pairwise(["", *lost]) if before not in CIVIL_SERVICE}
    return bool(words().totals.military.intersection(bodies)) and bool(
        words().totals.losing.intersection(lost) or claim.cue[0] < claim.start
    )


CIVIL_SERVICE = frozenset(
    {
        "fire",
        "rescue",
        "ambulance",
        "medical",
        "brass",
        "sports",
        "burns",
        "burn",
        "care",
        "trauma",
        "emergency",
        "dialysis",
    }
)
"""What makes a brigade or a unit one of no army."""


def is_army_officer(scene: Scene, group: Group) -> bool:
    """Whether "two officers" stand in a sentence about an army, with no police named before them."""
    reading = scene.reading
    if group.head is None or reading.lower[group.head] not in words().voice.officers:
        return False
    start, stop = scene.sentence(group.start)
    near = set(reading.lower[max(start, group.start - 15) : min(stop, group.end + 15)])
    return bool(near & words().totals.military) and not near & {"police", "prison"}


def is_minor(scene: Scene, claim: Claim) -> bool:
    """Whether an age below 18 stands in or just behind the phrase: "Two brothers aged 12 and 14"."""
    reading = scene.reading
    if before(scene, claim.groups[0]):
        return False  # "One of the 12 dead was a girl of eight"
    stop = min(claim.end + AGE_REACH, len(reading.lower))
    joints = {"and"} if claim.groups[0].single else {"and", ","}
    stop = next((at for at in range(claim.end, stop) if is_others(scene, at, joints)), stop)
    ages = [reading.ages[at] for at in range(claim.start, stop) if at in reading.ages]
    return bool(ages) and all(age < 18 for age in ages)


def is_others(scene: Scene, at: int, joints: Container[str]) -> bool:
    """Whether somebody else is told of from a token on: "including", "three men and [a 16-year-old boy]"."""
    group = scene.at_start.get(at)
    joined = group is not None and group.single and scene.reading.word(at - 1) in joints
    return joined or scene.reading.lower[at] in {"including", "among"}


def noun_start(scene: Scene, group: Group, head: int) -> int:
    """Where a noun begins with its adjectives, behind the amount: "farm workers" of "nine farm workers"."""
    reading, start = scene.reading, head
    while start > group.start and (
        reading.tags[start - 1] in MODIFIERS - {"CD"} or reading.tags[start] == "HYPH"  # "off-duty"
    ):
        if start - 1 in reading.numbers or reading.lower[start - 1] in words().amounts.more:
            break
        start -= 1
    return start


def shared_noun(scene: Scene, claim: Claim, before: list[Claim]) -> Group | None:
    """The group whose noun a bare number shares: "Ten people were killed and 54 injured"."""
    group = claim.groups[0]
    if (
        group.head is not None
        or claim.side in {"total", "part", "list"}
        or group.sort not in {"number", "vague", "range"}
    ):
        return None
    nouns = [
        g
        for c in before
        if not c.whole
        for g in c.groups
        if g.head is not None and not g.single and g.noun is None
    ]
    return nouns[-1] if nouns else None
