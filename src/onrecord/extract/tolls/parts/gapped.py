"""Parts that share the verb of one: "Four were nurses, five teachers", "ten were of Lisk, two of Orel"."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Key, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import FINITE
from .identity import FORMS
from .parts import is_part

REACH = 12
"""How many tokens may stand between a part and the one that shares its verb."""
JOINS = frozenset({",", "and", ";"})
OPENING = frozenset({"have", "has", "had", *FORMS})


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """The numbers behind a part with a verb that say the same of others, up to what its total counts."""
    totals = {claim.key: claim for claim in found}
    taken = {claim.start: claim for claim in found}
    told: dict[Key, float] = {}
    for claim in found:
        if claim.whole in totals:
            told[claim.whole] = told.get(claim.whole, 0) + (claim.groups[0].value or 1)
    for part in found:
        total = totals.get(part.whole) if part.whole else None
        if total is None or not has_verb(scene, part):
            continue
        for group in sharing(scene, part):
            told[total.key] += group.value or 0
            known = taken.get(group.start)
            apart = known is not None and (known.whole is not None or known.category != part.category)
            if apart or not is_part(scene, group, total) or exceeds(told[total.key], total):
                break
            if known is not None:
                yield known._replace(whole=total.key)
                continue
            yield Claim(
                (group,), part.cue, part.category, part.chain, "part", polarity=part.polarity,
                whole=total.key, scope=part.scope, kind=group.kind or part.kind,
            )  # fmt: skip


def has_verb(scene: Scene, part: Claim) -> bool:
    """Whether an auxiliary stands right behind a bare number or "of them": "Four were Filipinos"."""
    group = part.groups[0]
    bare = group.head is None or group.subset
    return len(part.groups) == 1 and bare and scene.reading.word(group.end) in OPENING


def exceeds(told: float, total: Claim) -> bool:
    """Whether parts are more together than those they are parts of."""
    return total.groups[0].sort == "number" and told > (total.groups[0].value or 0)


def sharing(scene: Scene, part: Claim) -> Iterator[Group]:
    """The numbers of a list whose first has the verb, in order."""
    _, stop = scene.sentence(part.start)
    verb, last = part.groups[0].end, part.groups[0]
    while group := following(scene, last, min(stop, last.end + REACH)):
        begin = verb + 1 if last is part.groups[0] else last.end
        if not continues(scene, group, begin, noun=scene.reading.word(verb) in FORMS):
            return
        yield group
        last = group


def following(scene: Scene, last: Group, stop: int) -> Group | None:
    """The next number behind a group, joined by a comma or "and"."""
    start = next((at for at in range(last.end, stop) if at in scene.numbered), None)
    group = None if start is None else scene.at_start[start]
    joined = group is not None and scene.reading.word(group.start - 1) in JOINS
    return without_place(scene, group) if joined and group is not None and group.sort == "number" else None


def without_place(scene: Scene, group: Group) -> Group:
    """A number without the name that "of" ties to it: "nine were citizens of India, [seven] of Nepal"."""
    reading = scene.reading
    of = next((at for at in range(group.start + 1, group.end) if reading.lower[at] == "of"), None)
    if of is None or reading.tag(of + 1) not in {"NNP", "NNPS"}:
        return group
    return group._replace(end=of, head=None, kind=None)


def continues(scene: Scene, group: Group, begin: int, *, noun: bool) -> bool:
    """Whether a number goes on with what is told from a token on: "[of Lisk], two of Orel"."""
    reading = scene.reading
    between = range(begin, group.start)
    if group.thing or group.definite or group.subset or any(reading.tags[at] in FINITE for at in between):
        return False
    if group.head is None:
        led = reading.word(group.end)
        return reading.tag(group.end) in {"IN", "TO"} and any(reading.lower[at] == led for at in between)
    people = group.kind or reading.titled(group.head) or kind_of(reading.lower[group.head])
    closed = group.end >= len(reading.lower) or reading.marks[group.end] or reading.word(group.end) == "and"
    return bool(noun and people and closed)
