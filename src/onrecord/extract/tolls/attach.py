"""Joins cues to those they count: verbs by voice, states by what they follow, nouns that count by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from . import chain as verb_group
from . import sides
from .chain import Chain
from .claims import Claim, Scene
from .cues import PARTICIPLE, Cue
from .groups import Group
from .words import words

DOWNWARD = frozenset({"killed"})


def claims(scene: Scene) -> list[Claim]:
    """The tolls that verbs and states claim, each group once a category, in text order of cues."""
    found: dict[tuple[int, str], Claim] = {}
    for cue in scene.cues:
        for claim in of_cue(scene, cue, list(found.values())):
            for other in rivals(claim, found):
                del found[other]
            if not beaten(claim, found):
                found.setdefault((claim.start, claim.category), claim)
    return list(found.values())


def rivals(claim: Claim, found: dict[tuple[int, str], Claim]) -> list[tuple[int, str]]:
    """The claims that a new one replaces: who was wounded and died counts as killed."""
    if claim.category != "killed":
        return []
    return [key for key in found if key == (claim.start, "injured")]


def beaten(claim: Claim, found: dict[tuple[int, str], Claim]) -> bool:
    """Whether a claim says less than one that counts the same group."""
    return claim.category in {"injured", "trapped", "missing"} and any(
        (claim.start, other) in found for other in ("killed", "casualties", "missing", "trapped")
    )


def of_cue(scene: Scene, cue: Cue, earlier: list[Claim]) -> Iterator[Claim]:
    """What one cue claims."""
    chain = verb_group.of(scene.reading, cue)
    side, groups = placed(scene, cue, chain, earlier)
    for part in summed(scene, [group for group in groups if fits(scene, cue, chain, side, group)]):
        category = category_of(cue, part[0])
        if category:
            yield Claim(tuple(part), (cue.start, cue.end), category, chain, side)


def placed(scene: Scene, cue: Cue, chain: Chain, earlier: list[Claim]) -> tuple[str, tuple[Group, ...]]:
    """The side on which the counted stand, and their groups."""
    if cue.frame == "of":
        return "of", sides.right(scene, cue.end)
    if cue.frame == "state":
        return state_side(scene, cue, chain)
    if cue.frame != "subject" and takes_object(scene, cue, chain):
        return "object", sides.right(scene, cue.anchor)
    if cue.forms and not cue.forms & PARTICIPLE and "ing" in cue.forms and not chain.passive:
        return "none", ()
    if cue.perfect and not chain.perfect:
        return "none", ()
    if not chain.passive and cue.frame == "object":
        return "reduced", adjacent(scene, cue) or shared(scene, cue, earlier)
    if cue.frame == "both" and not chain.words:
        return "reduced", adjacent(scene, cue) or sides.left(scene, chain.start)
    groups = sides.left(scene, chain.start)
    return "subject", groups or shared(scene, cue, earlier)


def takes_object(scene: Scene, cue: Cue, chain: Chain) -> bool:
    """Whether a verb is active, so that its object is counted: "killed 14", "to kill", "had lost three"."""
    if "being" in chain.words:
        return False
    if not cue.forms & PARTICIPLE:
        return bool(cue.forms)
    if chain.passive:
        return False
    if adjacent(scene, cue) and not chain.words:
        return cue.end in scene.at_start and scene.reading.tags[cue.start] == "VBD"
    return (
        (bool(chain.words) and "participle" in cue.forms and has(chain)) or bool(sides.right(scene, cue.anchor))
    )


def has(chain: Chain) -> bool:
    """Whether "have" is the nearest auxiliary."""
    return bool(set(chain.words) & words().voice.have)


def state_side(scene: Scene, cue: Cue, chain: Chain) -> tuple[str, tuple[Group, ...]]:
    """The group just before a state, or the subject of "were missing"."""
    if near := adjacent(scene, cue):
        return "state", near
    if chain.passive or set(chain.words) & words().voice.remain:
        return "subject", sides.left(scene, chain.start)
    return "none", ()


def adjacent(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """The group that ends where a cue begins: "54 injured"."""
    group = scene.at_end.get(cue.start)
    if not group or group.single or group.bare or group.pronoun:
        return ()
    return (group,)


def shared(scene: Scene, cue: Cue, earlier: list[Claim]) -> tuple[Group, ...]:
    """The subject that a cue shares with the one before it: "were seized and killed"."""
    reading = scene.reading
    before = cue.start - 1
    while before > 0 and reading.lower[before] in {"then", "later", "subsequently", "also", "was", "were"}:
        before -= 1
    if reading.word(before) not in {"and", ",", "or"}:
        return ()
    for other in scene.cues_before(cue)[:1]:
        if cue.start - other.end > 6:
            return ()
        return next(
            (c.groups for c in earlier if c.cue[0] == other.start and c.side in {"subject", "reduced"}), ()
        )
    return ()


def fits(scene: Scene, cue: Cue, chain: Chain, side: str, group: Group) -> bool:
    """Whether a group can be what a cue counts."""
    if group.thing or (group.subset and side not in {"subject", "reduced", "state"}):
        return False
    if group.noun and not is_person_noun(scene, group):
        return False
    if chain.negated and group.sort not in {"any", "none"}:
        return False
    if group.sort == "any" and not chain.negated and not denied(scene, group):
        return False
    if group.pronoun and group.single:
        return scene.reading.lower[group.start].endswith("self") and side == "object"
    if group.bare:
        return fits_bare(scene, cue, chain, side)
    if group.single and side in {"of", "reduced", "state"}:
        return not group.definite and side != "reduced"
    if group.household and cue.category not in {"displaced", "homeless", "evacuated", "affected", "returned"}:
        return False
    return fits_person(scene, cue, group)


def is_person_noun(scene: Scene, group: Group) -> bool:
    """Whether a noun that counts by itself is a word for people too: "bodies", "victims"."""
    return (
        group.head is not None and group.kind is not None and scene.reading.lower[group.head] != "casualties"
    )


def fits_person(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a cue that needs people has them."""
    reading = scene.reading
    if group.kind or group.sort in {"none", "any"}:
        return True
    if group.head is None:
        return reading.lower[cue.start] not in words().voice.ambiguous or group.subset
    return not cue.person and reading.tags[group.head] in {"NNS", "NNPS"}


def fits_bare(scene: Scene, cue: Cue, chain: Chain, side: str) -> bool:
    """Whether a bare plural is told to have been harmed: "soldiers had been captured", not "are killed"."""
    reading = scene.reading
    past = (
        bool(set(chain.words) & {"were", "had", "have", "was"}) and not set(chain.words) & words().voice.modal
    )
    if side == "subject":
        return past or (
            cue.frame == "subject" and reading.tags[cue.start] == "VBD" and cue.category == "killed"
        )
    return side == "object" and reading.tags[cue.start] == "VBD" and cue.category in {"killed", "injured"}


def denied(scene: Scene, group: Group) -> bool:
    """Whether a denial or "without" stands before "any" in its sentence."""
    start, _ = scene.sentence(group.start)
    before = set(scene.reading.lower[max(start, group.start - 12) : group.start])
    return bool(before & (words().doubt.deny | words().doubt.without | words().voice.no))


def category_of(cue: Cue, group: Group) -> str:
    """The category of a cue for a group: captives who came home were released."""
    if cue.category == "returned" and group.kind == "prisoner":
        return "released"
    return cue.category


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
