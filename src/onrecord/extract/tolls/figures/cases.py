"""Cases of a disease: "confirmed 183 cases of cholera", "five suspected cases" in a report of an outbreak."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.words import words

COUNTED = frozenset({"number", "vague", "range"})
OF = 4
"""How many tokens behind "cases" its disease may stand: "cases of acute watery diarrhoea"."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of cases, where their disease is named or the report tells of one."""
    lexicon, lower = words().counted, scene.reading.lower
    if lexicon.cases.isdisjoint(lower):
        return
    sick = not frozenset(words().classes["plague"]).isdisjoint(lower)
    for group in scene.groups:
        if group.head is None or lower[group.head] not in lexicon.cases or group.sort not in COUNTED:
            continue
        before, behind = scene.reading.word(group.start - 1), scene.reading.word(group.end)
        out = before == "of" and scene.reading.word(group.start - 2) in {"out", "total"}
        if before == "in" or (before == "of" and behind != "of" and not out):
            continue  # "in three cases"
        if is_of_disease(scene, group, sick=sick):
            yield Claim((group._replace(thing=False),), (group.head, group.head + 1), "affected", side="noun")


def is_of_disease(scene: Scene, group: Group, *, sick: bool) -> bool:
    """Whether the cases are of a disease: of the one behind them, else of that of the report."""
    lower, diseases = scene.reading.lower, set(words().classes["plague"])
    if scene.reading.word(group.end) == "of" and scene.reading.word(group.end + 1) != "the":
        return not diseases.isdisjoint(lower[group.end : group.end + OF])
    return sick and words().counted.lawsuits.isdisjoint(lower[group.start : group.end])
