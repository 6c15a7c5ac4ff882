"""Numbers that answer a question: "How many were killed? Sixteen, the governor said."."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..cues.cues import Cue
from ..groups.group import Group
from ..lexicon.people import kind_of

COUNTED = frozenset({"number", "range", "vague"})
OPENING = 3
"""How many tokens before its number an answer may have: a dash, a quotation mark, "About"."""
CLOSES = frozenset({",", ".", ";", "!", "”", '"', "said", "according"})


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of bare numbers at the front of the sentence behind a question "how many"."""
    lower = scene.reading.lower
    for at, word in enumerate(lower):
        if word != "how" or scene.reading.word(at + 1) != "many":
            continue
        first, stop = scene.sentence(at)
        asked = scene.cues_over(at, stop) if lower[stop - 1] == "?" and at < first + OPENING else []
        number = answer(scene, stop) if asked else None
        if number is not None:
            yield answered(scene, number, asked[0], at)


def answer(scene: Scene, start: int) -> Group | None:
    """The bare number at the front of a sentence that begins at a token."""
    stop = min(start + OPENING, len(scene.reading.lower))
    group = next((scene.at_start[at] for at in range(start, stop) if at in scene.at_start), None)
    if group is None or group.sort not in COUNTED or group.head is not None or group.subset:
        return None
    return group if scene.reading.word(group.end) in CLOSES else None


def answered(scene: Scene, number: Group, asked: Cue, at: int) -> Claim:
    """The claim of an answer, of the people whom its question asks for."""
    kind = kind_of(scene.reading.word(at + 2))
    return Claim((number,), (asked.start, asked.end), asked.category, side="answer", kind=kind)
