"""A second source's bare number: "the rebels maintain it was 180", "the envoys admit to six"."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.shapes import shape
from ..lexicon.words import words

LONGEST = 5
"""How many tokens the words that lead to a number have: "put the figure at"."""
NAMES = frozenset({"names", "entries"})
"""What a list of people is counted in: "His list has 58 names"."""
KINDS = frozenset({"number", "vague", "range"})


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """Bare numbers that a second source gives for what a claim of their sentence, or one before, counts."""
    by_sentence = scene.by_sentence(found)
    for group in scene.groups:
        names = group.head is None or scene.reading.lower[group.head] in NAMES
        if not names or group.sort not in KINDS or group.subset or not is_told(scene, group):
            continue
        if model := counted_before(scene, group, by_sentence):
            kind = model.kind or model.groups[0].kind
            made = Claim((group,), model.cue, model.category, side="source", kind=kind)
            by_sentence.setdefault(scene.sentence(group.start)[0], []).append(made)
            yield made


def is_told(scene: Scene, group: Group) -> bool:
    """Whether words of counting lead to a number: "admit to six", "it was 180", "put the toll at 12"."""
    for at in range(max(scene.sentence(group.start)[0], group.start - LONGEST), group.start):
        for text in words().totals.second:
            if end(scene.reading, shape(text), at) == group.start:
                return ends(scene, group.end)
        for text in words().totals.named:
            if end(scene.reading, shape(text), at) == group.start:
                return scene.reading.word(group.end) in words().voice.be
    return False


def ends(scene: Scene, at: int) -> bool:
    """Whether a number stands alone: a mark, "and", "but" or the end of the text follows."""
    reading = scene.reading
    at += reading.word(at) in words().readers.dates  # "We told you 12 yesterday"
    return at >= len(reading.lower) or reading.marks[at] or reading.lower[at] in {"and", "but", "while"}


def counted_before(scene: Scene, group: Group, by_sentence: dict[int, list[Claim]]) -> Claim | None:
    """The last claim with a number of its own before a group, in its sentence or the one before."""
    own, _ = scene.sentence(group.start)
    for start in (own, scene.sentence(own - 1)[0] if own else own):
        before = [claim for claim in by_sentence.get(start, []) if claim.end <= group.start]
        if any(claim.start == group.start for claim in before):
            return None
        told = [claim for claim in before if not claim.whole and not claim.groups[0].single]
        if told:
            return told[-1]
    return None
