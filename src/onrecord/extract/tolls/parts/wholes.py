"""Parts of a whole that stands right behind them: "Five of the 20 injured were children"."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..cues.cues import Cue
from ..groups.group import Group
from ..lexicon.reading import ADVERBS
from ..lexicon.words import words
from ..numbers.counts import unknown
from .identity import FORMS, noun_behind

FEWEST = 2
"""One of some is told of by other words: "One of the dead was a girl"."""


def claims(scene: Scene, found: list[Claim], taken: dict[int, Claim]) -> Iterator[tuple[list[Group], Claim]]:
    """The number before "of the 20 injured", with that claim; who died or was freed is claimed already."""
    for part, total, cue in standing_before(scene, found, taken):
        if cue is None and (part.tally.low or 0) >= FEWEST:
            kind = noun_behind(scene, total.last + 1) if scene.reading.word(total.last) in FORMS else None
            yield [part._replace(kind=kind)], total


def died(scene: Scene, found: list[Claim], taken: dict[int, Claim]) -> Iterator[Claim]:
    """Who died of a number that was hurt or taken: "Two of the 20 injured later died"."""
    for part, total, cue in standing_before(scene, found, taken):
        if cue is not None and cue.category == "killed" != total.category:
            yield Claim((part,), (cue.start, cue.end), "killed", side="subject")


def standing_before(
    scene: Scene, found: list[Claim], taken: dict[int, Claim]
) -> Iterator[tuple[Group, Claim, Cue | None]]:
    """The numbers before a counted whole that nothing has claimed, with its claim and the cue behind that."""
    for total in found:
        part = before(scene, total.groups[0])
        if part is not None and part.start not in taken and is_of(scene, part, total):
            yield part, total, scene.cue_at.get(verb(scene, total))


def uncounted(scene: Scene, told: list[Claim]) -> list[Claim]:
    """Claims; what befell all of whom some are counted has no number: "freed nine of the men they took"."""
    categories: dict[int, list[Claim]] = {}
    for claim in told:
        categories.setdefault(claim.start, []).append(claim)
    return [of_all(scene, claim, categories[claim.start]) for claim in told]


def of_all(scene: Scene, claim: Claim, beside: list[Claim]) -> Claim:
    """A claim on "nine of the men" as one on the men, where its cue is behind and another counts nine."""
    group = claim.groups[0]
    of = next((at for at in range(group.start + 1, group.head or 0) if scene.reading.lower[at] == "of"), None)
    others = any(one.category != claim.category and one.cue[0] != claim.cue[0] for one in beside)
    relative = scene.reading.word(group.end) in words().readers.relatives
    close = claim.cue[0] >= group.end and (relative or group.end == claim.cue[0])
    if of is None or not others or not close or scene.reading.word(of + 1) not in words().readers.definite:
        return claim
    if any(group.end <= one.cue[0] < claim.cue[0] for one in beside):
        return claim  # "nine of the men who were taken have been freed": the second verb counts nine
    every = group._replace(start=of + 1, tally=unknown(), sort="unknown", value=None, definite=True)
    return claim._replace(groups=(every, *claim.groups[1:]))


def verb(scene: Scene, total: Claim) -> int:
    """Where the verb stands behind a whole: "injured later died"."""
    at = total.last
    while scene.reading.tag(at) in ADVERBS or scene.reading.word(at) in words().voice.have:
        at += 1
    return at


def before(scene: Scene, whole: Group) -> Group | None:
    """The number before "of the 20" or, one group with what it is a part of, before "of the 31 people"."""
    end = whole.start - 1
    if scene.reading.word(end) != "of":
        return None
    outer = scene.at_end.get(whole.end)
    if outer is not None and outer.start < end:
        return outer._replace(end=end, head=None)
    return scene.at_end.get(end)


def is_of(scene: Scene, part: Group, total: Claim) -> bool:
    """Whether a number is of those whom "of the 20" counts with a word right behind it."""
    whole = total.groups[0]
    return (
        len(total.groups) == 1
        and whole.definite
        and part.sort == whole.sort == "number"
        and whole.end == total.cue[0]
    )
