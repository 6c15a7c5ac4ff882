"""Nouns that count by themselves - "30 casualties", "no victims", "heavy casualties" - and zeros."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Category, Polarity, Scope
from ..cues import chain as verb_group
from ..cues import sides
from ..cues.chain import Chain
from ..cues.claims import Claim, Scene
from ..cues.cues import Cue
from ..cues.fits import denied
from ..cues.unfit import HOUSEHOLDS
from ..groups.group import Group
from ..lexicon.people import is_counted_plural
from ..lexicon.tables import verbs
from ..lexicon.words import words
from ..numbers.counts import unknown, zero
from . import present, zeros


def claims(scene: Scene, taken: set[int]) -> Iterator[Claim]:
    """The tolls of nouns that no other cue has claimed."""
    for group in scene.groups:
        if group.start not in taken and (claim := of_group(scene, group) or attributive(scene, group)):
            yield claim
    yield from present.claims(scene, taken)
    yield from zeros.claims(scene)
    yield from lives(scene)


def of_group(scene: Scene, group: Group) -> Claim | None:
    """The toll of one counted noun."""
    if group.head is None or group.noun is None:
        return None
    cue = (group.head, group.head + 1)
    if group.sort == "none" or (group.sort == "any" and denied(scene, group)):
        told = Claim((group,), cue, group.noun, tally=zero(), polarity="negated", side="noun")
        return None if is_money(scene, group) else told
    if group.bare:
        return of_bare(scene, group, cue)
    if group.single or group.sort == "any":
        return None
    dead = group.noun == "casualties" and (present.is_recovered(scene, group) or is_slain(scene, group))
    if not dead and is_loose(scene, group, scene.reading.lower[group.head]):
        return None
    named = NAMED.intersection(scene.reading.lower[group.end : group.end + 4])
    whole = sides.whole(scene, group) if named else group  # "Twelve of the 20 victims have been identified"
    return Claim((whole,), cue, "killed" if dead else group.noun, side="noun")


NAMED = frozenset({"identified", "named"})
SLAUGHTER = frozenset({"massacre", "massacres", "slaughter", "killing", "killings", "murders"})
"""What leaves no victim alive."""
NEAR = 6
"""How many tokens behind "victims" are read for what they are victims of."""


def is_slain(scene: Scene, group: Group) -> bool:
    """Whether victims are those "of Monday's massacre"."""
    behind = scene.reading.lower[group.end : min(group.end + NEAR, scene.sentence(group.start)[1])]
    return behind[:1] == ["of"] and not SLAUGHTER.isdisjoint(behind)


def is_money(scene: Scene, group: Group) -> bool:
    """Whether a zero may be of money: "no further losses", where no army is told of."""
    if group.head is None or scene.reading.lower[group.head] not in words().counted.never_zero:
        return False
    sentence = scene.reading.lower[slice(*scene.sentence(group.start))]
    return not words().totals.military.intersection(sentence)


def attributive(scene: Scene, group: Group) -> Claim | None:
    """The toll of a state inside a noun phrase: "18 wounded people", "six missing climbers"."""
    if group.head is None or group.thing or group.sort not in {"number", "vague", "range"} or group.subset:
        return None
    for at in range(group.start, group.head):
        category = words().states.get(scene.reading.lower[at]) or participle(scene, at)
        if category and group.kind and (not group.household or category in HOUSEHOLDS):
            return Claim((group,), (at, at + 1), category, side="noun")
    return None


def besides(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """What noun phrases tell of those whom something else befell: "six wounded soldiers were flown out"."""
    told = {claim.groups[0].start: claim for claim in found if len(claim.groups) == 1}
    for group in scene.groups:
        other = told.get(group.start)
        claim = attributive(scene, group) if other is not None and other.category in MOVED else None
        if claim is not None and claim.category == "injured":
            yield claim


MOVED = frozenset({"evacuated", "rescued", "captured", "detained", "trapped", "abducted"})
"""What befalls people who are wounded already."""


def participle(scene: Scene, at: int) -> Category | None:
    """What a participle before a noun makes of people: "28 abducted pupils", "40 killed rebels"."""
    word = scene.reading.lower[at]
    if word in words().voice.light | words().voice.ambiguous:
        return None
    senses = [sense for sense in verbs().get(word, ()) if "participle" in sense.forms]
    return senses[0].category if senses and senses[0].category in ATTRIBUTES else None


ATTRIBUTES = frozenset({"killed", "injured", "abducted", "detained", "captured", "rescued"})
"""What a participle before a noun can tell; "five released prisoners said" is no count of releases."""


def is_loose(scene: Scene, group: Group, word: str) -> bool:
    """Whether a noun only now and then counts people: "the three victims", "two murders", "four injuries"."""
    lexicon = words().counted
    if word in lexicon.definite and group.definite:
        return True
    return word in lexicon.loose and not is_recorded(scene, group)


def is_recorded(scene: Scene, group: Group) -> bool:
    """Whether somebody counted: "recorded 61 injuries", "12 deaths and 80 injuries", "nine were reported"."""
    reading, lexicon = scene.reading, words().counted
    if reading.word(group.start - 1) in lexicon.before:
        return True
    other = group.start - 2
    before = scene.inside.get(other) if reading.word(group.start - 1) in {"and", ","} else None
    after = scene.at_start.get(group.end + 1) if reading.word(group.end) in {"and", ","} else None
    if any(near and near.noun and near.sort in COUNTED for near in (before, after)):
        return True
    if reading.word(group.start - 2) == "there" and reading.word(group.start - 1) in words().voice.be:
        return True
    be = group.end + (reading.word(group.end) in {"have", "had", "has"})
    return reading.word(be) in words().voice.be and reading.word(be + 1) in lexicon.behind


COUNTED = frozenset({"number", "vague", "range"})


def of_bare(scene: Scene, group: Group, cue: tuple[int, int]) -> Claim | None:
    """Tolls without a number: "heavy casualties", "no reports of casualties"."""
    reading = scene.reading
    if not is_counted_plural(reading.lower[cue[0]]) or group.noun != "casualties":
        return None
    if reports := no_reports(scene, group):
        whole = (reports.start, group.end)
        return Claim(
            (group,), cue, "casualties", tally=unknown(), polarity="unconfirmed", quantity=whole, side="noun"
        )
    before = set(reading.spoken[max(group.start - 4, 0) : group.start])
    if reading.lower[cue[0]] == "victims" or (not before & words().voice.suffer and "there" not in before):
        return None
    if reading.word(group.start - 1) in {"of", "about"}:
        return None
    scope: Scope | None = "cumulative" if before & {"has", "have"} else None
    heavy = next((w for w in reading.lower[group.start : cue[0]] if w in words().voice.heavy), None)
    ahead: Polarity | None = "projected" if before & words().voice.modal else None
    return Claim((group,), cue, "casualties", tally=unknown(heavy), side="noun", scope=scope, polarity=ahead)


def no_reports(scene: Scene, group: Group) -> Group | None:
    """The "no immediate reports" just before a noun."""
    if scene.reading.word(group.start - 1) not in {"of", "on", "about"}:
        return None
    before = scene.at_end.get(group.start - 1) or awaited(scene, group.start - 1)
    if (
        before
        and before.sort == "none"
        and set(scene.reading.lower[before.start : before.end]) & words().voice.nulls
    ):
        return before
    return None


def awaited(scene: Scene, end: int) -> Group | None:
    """The "any word" of "has yet to receive any word of casualties", which ends at a token."""
    reading, start = scene.reading, end - 1
    if reading.word(start) not in words().voice.nulls - {"immediate"}:
        return None
    start -= reading.word(start - 1) == "any"
    before = " ".join(reading.lower[max(scene.sentence(start)[0], start - 6) : start])
    waits = "yet to" in before or "await" in before or "not" in before.split() or "n't" in before.split()
    return Group(start, end, end - 1, zero(), "none") if waits else None


def verb_group_of(scene: Scene, group: Group) -> Chain | None:
    """The auxiliaries of the verb just before "10 lives": "may have taken"."""
    at = group.start - 1
    if scene.reading.word(at) not in words().lives.before:
        return None
    cue = Cue(at, group.start, "killed", "object", frozenset(), group.start)
    return verb_group.of(scene.reading, cue, scene.number_ends)


def lives(scene: Scene) -> Iterator[Claim]:
    """Reads "claimed 39 lives", "39 lives were lost"."""
    reading, lexicon = scene.reading, words().lives
    for group in scene.groups:
        if group.head is None or reading.lower[group.head] not in {"lives", "life"}:
            continue
        behind = reading.lower[group.end : group.end + 4]
        lost = "lost" in behind and bool(words().voice.be.intersection(behind))  # "No lives were lost"
        if group.sort == "none" and reading.lower[group.start] != "not" and not lost:
            continue
        if reading.word(group.start - 1) in lexicon.before or lexicon.behind.intersection(behind):
            yield Claim((group,), (group.head, group.head + 1), "killed", verb_group_of(scene, group), "noun")
