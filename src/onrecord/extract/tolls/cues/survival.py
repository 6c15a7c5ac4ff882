"""Survival told or denied: "Neither survived" is two killed, "All 14 got out alive" nobody."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ....model import Category
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.shapes import firsts, shape
from ..lexicon.words import words
from ..numbers.counts import exact, unknown, zero
from . import chain as verb_group
from . import pronouns, sides
from .chain import Chain
from .claims import Claim, Scene
from .cues import Cue
from .place import of_clause

ONLY = frozenset({"only", "just"})
FAR = 40
"""How many tokens before "no survivors" its party is looked for."""
REACH = 14
"""How many tokens before the verb those are looked for who did or did not survive."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The killed and the zeros that verbs of survival tell."""
    for at, word in enumerate(scene.reading.lower):
        if word in words().voice.alive:
            yield from unhurt(scene, at)
        elif stop := verb(scene, at):
            yield from survived(scene, at, stop)
        elif word == "survivors" and scene.reading.word(at - 1) == "no":
            yield from no_survivors(scene, at)


def verb(scene: Scene, at: int) -> int:
    """Where "survive", "come out alive", "make it" ends; 0 where no such words are, or more follows."""
    lexicon = words().survival
    if scene.reading.lower[at] not in living():
        return 0
    for text in lexicon.verbs:
        if (stop := end(scene.reading, shape(text), at)) >= 0:
            return stop
    for text in lexicon.last:
        if (stop := end(scene.reading, shape(text), at)) >= 0 and is_last(scene, stop):
            return stop
    return escape(scene, at)


def escape(scene: Scene, at: int) -> int:
    """Where "manage to leave the building" ends, in a sentence of fire or behind one; 0 where none is."""
    if scene.reading.lower[at] not in escaping():
        return 0
    for text in words().survival.escape:
        if (stop := end(scene.reading, shape(text), at)) >= 0:
            first, last = scene.sentence(at)
            before = scene.sentence(first - 1)[0] if first else first
            return stop if words().survival.peril.intersection(scene.reading.lower[before:last]) else 0
    return 0


@cache
def living() -> frozenset[str]:
    """The words that survival or an escape can begin with."""
    lexicon = words().survival
    texts = (*lexicon.verbs, *lexicon.last, *lexicon.escape)
    return firsts(texts)


@cache
def escaping() -> frozenset[str]:
    """The words that an escape can begin with."""
    return firsts(words().survival.escape)


def is_last(scene: Scene, at: int) -> bool:
    """Whether a clause ends at a token: "did not make it.", not "did not make it to the final"."""
    reading, times = scene.reading, words().readers.times
    closes = at >= len(reading.lower) or reading.marks[at] or reading.lower[at] == "and"
    return closes or (reading.word(at) in {"last", "on", "this"} and reading.word(at + 1) in times)


def survived(scene: Scene, at: int, stop: int) -> Iterator[Claim]:
    """What one verb of survival tells of its subject."""
    reading = scene.reading
    cue = Cue(at, stop, "killed", "subject", frozenset(), stop)
    chain = verb_group.of(reading, cue, scene.number_ends)
    if (found := none_of(scene, chain.start)) is not None:
        yield from found
        return
    if reading.word(chain.start - 1) == "neither" or reading.word(chain.start) == "neither":
        place = chain.start - (reading.word(chain.start - 1) == "neither")
        yield Claim((pronouns.pair(place),), (at, stop), "killed", side="survival")
        return
    subject = sides.left(scene, chain.start)
    if reading.word(chain.start - 1) == "and" and not subject:
        subject = of_clause(scene, cue, chain)
    if words().voice.feared.intersection(chain.words):
        return  # "all are expected to live"
    if not chain.negated and len(subject) == 1 and is_all(scene, subject[0]):
        yield zero_killed(subject[0], (at, stop), "killed")
    elif not chain.negated and (few := only_some(scene, chain.start)):
        group, lived = few
        dead = (group.value or 0) - lived
        derivation = f"{group.value}-{lived}"
        yield Claim(
            (group,), (at, stop), "killed", chain, side="survival", tally=exact(dead), derivation=derivation
        )
    elif nobody(scene, chain.start) and (party := only_party(scene, at)):
        yield Claim((party,), (at, stop), "killed", side="survival")
    elif is_denied(scene, chain, at):
        for group in subject:
            if escape(scene, at) and is_hunted(scene, group):
                continue
            if group.sort in {"number", "range", "vague", "one"} and not group.thing and not group.pronoun:
                yield Claim((group,), (at, stop), "killed", chain, side="survival")


def is_hunted(scene: Scene, group: Group) -> bool:
    """Whether a group is of those who are rather caught than burned: "The suspect did not get out"."""
    noun = "" if group.head is None else scene.reading.lower[group.head]
    return noun.startswith("suspect") or bool(words().survival.caught.intersection({group.kind or ""}))


def is_denied(scene: Scene, chain: Chain, at: int) -> bool:
    """Whether they did not survive: "could not get out", "failed to escape"; not "will not survive"."""
    if scene.reading.lower[at] in {"unable", "failed", "failing"}:
        return not words().voice.modal.intersection(chain.words)
    ahead = words().voice.modal - ({"could"} if escape(scene, at) else set())
    return chain.negated and not ahead.intersection(chain.words)


def none_of(scene: Scene, at: int) -> list[Claim] | None:
    """The killed of "None of the eight", "Not one of the 19 people aboard", "Neither" before a verb."""
    reading, first = scene.reading, scene.sentence(at)[0]
    for start in range(max(first, at - REACH), at):
        for text in words().survival.none:
            if (stop := end(reading, shape(text), start)) < 0:
                continue
            them = next(iter(pronouns.them(scene, stop)), None)
            group = them or scene.at_start.get(stop) or inner(scene, start + 1) or based(scene, start)
            if group and group.value and group.sort == "number" and group.end <= at:
                return [Claim((group,), (start, stop), "killed", side="survival")]
    return None


def only_some(scene: Scene, at: int) -> tuple[Group, int] | None:
    """All of whom only some lived, and how many: "Only three of the 45 people on board" before a verb."""
    reading, first = scene.reading, scene.sentence(at)[0]
    start = next((i for i in range(at - 1, max(first, at - REACH) - 1, -1) if reading.lower[i] in ONLY), None)
    some = None if start is None else reading.numbers.get(start + 1)
    if some is None or not isinstance(some.value, int):
        return None
    if reading.word(some.end) == "of":
        group = next((one for one in scene.groups_in(some.start - 1, at) if one.value), None)
        number = next((n for i in range(some.end, at) if (n := reading.numbers.get(i))), None)
        whole = None if number is None or group is None else of_whole(group, number.start, number.value)
    else:  # "Of the 72 people aboard, only one survived"
        near = min(start or 0, first + REACH)
        front = scene.groups_in(first + 1, near) if reading.lower[first] == "of" else []
        whole = front[0] if front and some.end == at else None
    if whole is None or not whole.kind or whole.thing or not whole.value:
        return None
    return (whole, some.value) if whole.value > some.value else None


def of_whole(group: Group, start: int, value: float) -> Group:
    """The "45 people on board" of a group "three of the 45 people on board"."""
    return group._replace(
        start=start, end=max(group.end, start + 1), value=int(value), tally=exact(int(value)), sort="number"
    )


def nobody(scene: Scene, at: int) -> bool:
    """Whether nobody is the subject of a verb: "Nobody survived"."""
    words_before = scene.reading.lower[max(scene.sentence(at)[0], at - 2) : at]
    return words_before[-1:] in (["nobody"], ["none"]) or words_before == ["no", "one"]


def only_party(scene: Scene, at: int) -> Group | None:
    """The one party with a number behind "survivors" in its sentence: "no survivors among the 41 aboard"."""
    stop = scene.sentence(at)[1]
    parties = [
        group
        for group in scene.groups_in(at + 1, min(stop, at + FAR))
        if group.kind and group.value and not group.thing and not group.single and is_aboard(scene, group)
    ]
    return parties[0] if len(parties) == 1 else None


def is_aboard(scene: Scene, group: Group) -> bool:
    """Whether a group is told as those who were there: "among the 41", "a bus with 31 people"."""
    reading, at = scene.reading, group.start - 1
    at -= reading.word(at) == "the"
    there = reading.word(at) in {"among", "of", "from", "with", "carrying"}
    return there or reading.word(group.end - 1) in {"aboard", "board"} or reading.word(group.end) == "aboard"


def inner(scene: Scene, at: int) -> Group | None:
    """The "the 19 people" of a group "one of the 19 people" at a token."""
    group = scene.at_start.get(at)
    found = sides.whole(scene, group) if group else None
    return found if found is not group else None


def based(scene: Scene, at: int) -> Group | None:
    """The "the eight" of a zero "None of the eight" at a token."""
    zeros = scene.at_start.get(at)
    if zeros is None or zeros.sort != "none":
        return None
    for index in range(at + 1, zeros.end):
        if (number := scene.reading.numbers.get(index)) and scene.reading.lower[index - 2] == "of":
            head = zeros.head if zeros.head is not None and zeros.head >= number.end else None
            return Group(index - 1, zeros.end, head, exact(number.value), "number", zeros.kind, number.value)
    return None


def is_all(scene: Scene, group: Group) -> bool:
    """Whether "all 14", "both pilots" are all there were: not "all but two"."""
    lower = scene.reading.lower
    return bool(group.value) and lower[group.start] in {"all", "both"} and lower[group.start + 1] != "but"


def zero_killed(group: Group, cue: tuple[int, int], category: Category) -> Claim:
    """The claim that none of a group came to harm."""
    return Claim((group,), cue, category, tally=zero(), polarity="negated", side="survival")


def unhurt(scene: Scene, at: int) -> Iterator[Claim]:
    """Reads "All nine were unhurt"."""
    first = max(scene.sentence(at)[0], at - 8)
    for stop in range(first + 1, at + 1):
        group = scene.at_end.get(stop)
        if group and is_all(scene, group):
            yield zero_killed(group, (at, at + 1), "injured")
    for place in range(first, at):
        if scene.reading.lower[place] in {"everyone", "everybody"}:
            yield zero_killed(Group(place, place + 1, None, zero(), "none"), (at, at + 1), "injured")


def no_survivors(scene: Scene, at: int) -> Iterator[Claim]:
    """Reads "leaving no survivors": the one party of the sentence is killed."""
    first = max(scene.sentence(at)[0], at - FAR)
    before = [scene.at_end[stop] for stop in range(first + 1, at) if stop in scene.at_end]
    parties = [group for group in before if group.kind and group.value and not group.thing]
    if len(parties) == 1:
        yield Claim((parties[0],), (at - 1, at + 1), "killed", side="survival")
    elif not parties and (party := only_party(scene, at)):
        yield Claim((party,), (at - 1, at + 1), "killed", side="survival")
    elif not parties and scene.at_end.get(at + 1):
        yield Claim((scene.at_end[at + 1],), (at - 1, at + 1), "killed", tally=unknown(), side="survival")
