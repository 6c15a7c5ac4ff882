"""A second source's bare number: "the rebels maintain it was 180", "the envoys admit to six"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.shapes import Shape, firsts, shape
from ..lexicon.words import words
from ..numbers.counts import exact
from .totals import NAMES

LONGEST = 9
"""How many tokens the words that lead to a number have: "That number has since been revised upward to"."""
WHERE = frozenset({"in", "by", "from", "that", "which"})
"""What tells where a figure stood: "the figure of nine in our last report"."""
INDEFINITE = frozenset({"a", "an"})
KINDS = frozenset({"number", "vague", "range"})


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """Bare numbers that a second source gives for what a claim of their sentence, or one before, counts."""
    by_sentence = scene.by_sentence(found)
    for group in scene.groups:
        names = group.head is None or scene.reading.lower[group.head] in NAMES
        if not names or group.sort not in KINDS or group.subset or not is_told(scene, group):
            continue
        model = counted_before(scene, group, by_sentence)
        if model and (not is_set_beside(scene, group) or together(scene, model, group)):
            kind = model.kind or model.groups[0].kind
            made = Claim((plain(scene, group),), model.cue, model.category, side="source", kind=kind)
            by_sentence.setdefault(scene.sentence(group.start)[0], []).append(made)
            yield made


def is_told(scene: Scene, group: Group) -> bool:
    """Whether words of counting lead to a number: "admit to six", "it was 180", "put the toll at 12"."""
    lexicon, behind = words().totals, scene.reading.word(group.end)
    if leads(scene, lexicon.second, group) or leads(scene, lexicon.moved, group):
        return ends(scene, group.end)
    if is_set_beside(scene, group):
        return True
    if scene.reading.word(group.start - 3) not in INDEFINITE and leads(scene, lexicon.named, group):
        known = words().voice.be | words().voice.have | lexicon.given | WHERE
        return behind in known or ends(scene, group.end)
    return False


def is_set_beside(scene: Scene, group: Group) -> bool:
    """Whether a figure given before is named beside another: "up from the 16 reported on Monday"."""
    lexicon = words().totals
    if not group.definite or scene.reading.word(group.end) not in lexicon.given:
        return False
    return group.start < number_at(scene, group) - 1 or leads(scene, lexicon.beside, group)


def together(scene: Scene, claim: Claim, group: Group) -> bool:
    """Whether a claim and a group stand in one sentence."""
    return scene.sentence(claim.start) == scene.sentence(group.start)


def number_at(scene: Scene, group: Group) -> int:
    """The token behind the article of a definite group: 21 of "more than the 21"."""
    lower = scene.reading.lower
    return next((at + 1 for at in range(group.start, group.end) if lower[at] == "the"), group.start)


def is_of_dead(scene: Scene, group: Group) -> bool:
    """Whether a number is of "an earlier count", which is one of the dead where some are told of."""
    reading, at = scene.reading, group.start - 1
    return reading.word(at) == "of" and reading.word(at - 1) in words().totals.counts


def plain(scene: Scene, group: Group) -> Group:
    """A group without what sets it beside another: who reports "more than the 21 announced" tells of 21."""
    at = number_at(scene, group)
    if at <= group.start + 1 or group.value is None:
        return group
    return group._replace(start=at, tally=exact(group.value))


def leads(scene: Scene, shapes: tuple[str, ...], group: Group) -> bool:
    """Whether one of some shapes ends where a group begins, in its sentence."""
    begin = max(scene.sentence(group.start)[0], group.start - LONGEST)
    known = by_first(shapes)
    return any(
        end(scene.reading, one, at) == group.start
        for at in range(begin, group.start)
        for one in known.get(scene.reading.lower[at], ())
    )


@cache
def by_first(shapes: tuple[str, ...]) -> dict[str, list[Shape]]:
    """Shapes by the words that they can begin with."""
    found: dict[str, list[Shape]] = {}
    for text in shapes:
        for word in firsts([text]):
            found.setdefault(word, []).append(shape(text))
    return found


def ends(scene: Scene, at: int) -> bool:
    """Whether a number stands alone: a mark, "and", "but" or the end of the text follows."""
    reading = scene.reading
    dated = reading.word(at) == "on" and reading.word(at + 1) in words().readers.dates
    at += 2 if dated else reading.word(at) in words().readers.dates  # "We told you 12 yesterday"
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
            killed = [claim for claim in told if claim.category == "killed"]
            return killed[-1] if killed and start == own and is_of_dead(scene, group) else told[-1]
    return None
