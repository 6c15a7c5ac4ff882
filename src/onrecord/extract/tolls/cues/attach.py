"""Joins cues to those they count, each group once a category."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import SubjectKind
from ..groups.group import Group
from ..lexicon.words import words
from . import chain as verb_group
from . import pronouns
from .claims import Claim, Key, Scene
from .cues import Cue
from .fits import category_of, fits
from .place import placed

LESS: dict[str, tuple[str, ...]] = {
    "killed": ("injured", "rescued", "missing"),
    "rescued": ("missing",),
    "abducted": ("captured",),
}
"""What a category of the same people says more than: the rescued who died, the lost who were found."""
THERE = 20
"""How many tokens behind "taken to hospital" are read for "where he died"."""


def claims(scene: Scene) -> list[Claim]:
    """The tolls that verbs and states claim, each group once a category, in text order of cues."""
    found: dict[Key, Claim] = {}
    subjects: dict[int, tuple[Group, ...]] = {}
    for cue in scene.cues:
        for claim in of_cue(scene, cue, subjects):
            if claim.side in {"subject", "reduced"}:
                subjects.setdefault(cue.start, claim.groups)
            for less in LESS.get(claim.category, ()):  # who was wounded and died counts once
                if not is_feared(scene, claim, found.get((claim.start, less))):
                    found.pop((claim.start, less), None)
            if not beaten(claim, found):
                found.setdefault((claim.start, claim.category), claim)
    return list(found.values())


def is_alive(scene: Scene, cue: Cue) -> bool:
    """Whether who was taken for dead lives: "Two people reported dead were found alive"."""
    lower = scene.reading.lower
    reported = lower[cue.start : cue.end] == ["dead"] and scene.reading.word(cue.start - 1) in REPORTED
    return reported and "alive" in lower[cue.end : min(cue.end + ALIVE, scene.sentence(cue.start)[1])]


ALIVE = 5
"""How many tokens behind "reported dead" are read for "have turned up alive"."""
REPORTED = frozenset({"reported", "presumed", "believed", "feared", "declared", "thought", "given", "listed"})


def is_feared(scene: Scene, claim: Claim, less: Claim | None) -> bool:
    """Whether those who are "missing and feared drowned" are both."""
    feared = claim.chain is not None and bool(words().voice.feared.intersection(claim.chain.words))
    return feared and less is not None and scene.reading.lower[less.cue[0]] == "missing"


def beaten(claim: Claim, found: dict[Key, Claim]) -> bool:
    """Whether a claim says less than one that counts the same group."""
    if claim.category in {"injured", "trapped", "missing"} and any(
        (claim.start, other) in found for other in ("killed", "casualties", "missing", "trapped")
    ):
        return True
    return any(claim.category in less and (claim.start, more) in found for more, less in LESS.items())


def of_cue(scene: Scene, cue: Cue, subjects: dict[int, tuple[Group, ...]]) -> Iterator[Claim]:
    """What one cue claims."""
    chain = verb_group.of(scene.reading, cue, scene.number_ends)
    side, groups = placed(scene, cue, chain, subjects)
    for part in summed(scene, [group for group in groups if fits(scene, cue, chain, side, group)]):
        category = category_of(cue, part[0])
        if category == "injured" and (
            died_there(scene, cue) or lies_dead(scene, cue, part[0]) or shot_himself(scene, cue, part[0])
        ):
            category = "killed"
        if category == "killed" and is_alive(scene, cue):
            category = "rescued"
        if category:
            killer = pronouns.is_killer(scene, cue, side, part[0]) if part[0].pronoun else False
            kind: SubjectKind | None = "perpetrator" if killer else None
            yield Claim(tuple(part), named(scene, cue, part[-1]), category, chain, side, kind=kind)


def lies_dead(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether "three more" lie in a clinic behind a sentence on a mortuary."""
    first, _ = scene.sentence(cue.start)
    more = group.head is None and scene.reading.lower[group.end - 1] in words().amounts.more
    if cue.frame != "state" or not more or not first:
        return False
    start, _ = scene.sentence(first - 1)
    return bool(words().voice.mortuary.intersection(scene.reading.lower[start : cue.start]))


def shot_himself(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a killer "then shot himself", and not in the foot."""
    lower = scene.reading.lower
    own = group.pronoun and lower[group.start] in {"himself", "herself"}
    return own and lower[cue.start] == "shot" and scene.reading.word(group.end) != "in"


def died_there(scene: Scene, cue: Cue) -> bool:
    """Whether "where he was pronounced dead" follows: "taken to hospital, where he died"."""
    stop = min(scene.sentence(cue.start)[1], cue.end + THERE)
    after = scene.reading.lower[cue.end : stop]
    if "where" not in after:
        return False
    told = after[after.index("where") : after.index("where") + THERE // 2]
    if not {"he", "she", "they", "both"}.intersection(told[1:3]):
        return False  # "the two were taken to hospital, where the driver died"
    return "died" in told or ("dead" in told and bool({"pronounced", "declared"}.intersection(told)))


def named(scene: Scene, cue: Cue, group: Group) -> tuple[int, int]:
    """The words that give the category: "dead" of "left eight people dead", else the verb."""
    state = cue.tailed and scene.reading.word(group.end) in words().states
    return (group.end, group.end + 1) if state else (cue.start, cue.end)


def summed(scene: Scene, groups: list[Group]) -> Iterator[list[Group]]:
    """Groups as tolls: single persons that "and" joins are one, numbers stay apart.

    "a nurse, her mother and a neighbour" is one toll of 3; "five adults and two children" are two tolls.
    """
    run: list[Group] = []
    for group in groups:
        if run and not (group.single and adds(run[-1], scene)):
            yield run
            run = []
        if group.pronoun and run:
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def adds(group: Group, scene: Scene) -> bool:
    """Whether a single person can be added to a group: another one, or "a couple"."""
    couple = group.head is not None and scene.reading.lower[group.head] in {"couple"} and group.value == 2
    return (group.single and not group.pronoun) or couple
