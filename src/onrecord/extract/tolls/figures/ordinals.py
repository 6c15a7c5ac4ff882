"""Places in a count: "She is the third journalist killed this month" tells of one death and of three."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import Number
from ....model import Category
from ..cues import sides
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..groups.phrase import noun
from ..lexicon.people import counted_noun, kind_of
from ..lexicon.reading import FINITE
from ..lexicon.tables import verbs
from ..lexicon.words import words
from ..numbers.counts import exact

REACH = 4
"""How many tokens may stand between a noun and its participle: "the third reporter to be killed"."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of ordinals before a noun for people or for deaths."""
    reading = scene.reading
    for at, number in ranked_places(scene):
        head, end = noun(reading, number.end)
        such = number.end + (reading.word(number.end) == "such")
        if head is None and reading.word(such) in ONE:
            head, end = such, such + 1  # "the fourth such killing", whose noun is tagged a verb
        ranked = head is not None and "JJS" in reading.tags[number.end : head]  # "the fifth largest"
        if head is None and reading.word(number.end) == "to":
            head, end = number.end - 1, number.end  # "the first to die"
            found = cue_behind(scene, number.end)
        else:
            found = None if head is None or ranked else told(scene, head, end)
        if not found or head is None or reading.word(end) == "-":  # "the second murder-suicide"
            continue
        cue, category = found
        start = at - (reading.word(at - 1) in words().readers.definite)
        count = exact(number.value)
        whole = Group(start, end, head, count, "number", kind_of(reading.lower[head]), number.value)
        one = subject(scene, start) or predicate(scene, cue[1], category)
        if one:
            kind = whole.kind if one.kind in {None, "person"} else one.kind
            yield Claim((one,), cue, category, side="ordinal", kind=kind, scope="incident")
        if number.value > 1 and reading.word(at - 1) not in INDEFINITE:
            yield Claim((whole,), cue, category, side="ordinal", kind=whole.kind, scope=None)


def told(scene: Scene, head: int, end: int) -> tuple[tuple[int, int], Category] | None:
    """The cue and category of "fatality", or of "killed" and "to die" behind a noun for people."""
    reading = scene.reading
    if category := counted_noun(reading.lower[head]):
        return ((head, head + 1), category) if category == "killed" and reading.lower[head] in ONE else None
    return cue_behind(scene, end) if kind_of(reading.lower[head]) else None


def ranked_places(scene: Scene) -> Iterator[tuple[int, Number]]:
    """The ordinals by their first token, and "only" of "the only person killed" as a first."""
    yield from scene.reading.ordinals.items()
    for at, word in enumerate(scene.reading.lower):
        if word in {"only", "sole", "lone"} and scene.reading.word(at - 1) == "the":
            yield at, Number(at, at + 1, 1, ordinal=True)


def cue_behind(scene: Scene, end: int) -> tuple[tuple[int, int], Category] | None:
    """The cue and category of "to die", "killed" just behind a place."""
    reading = scene.reading
    for at in range(end, min(end + REACH, len(reading.lower))):
        if found := scene.cue_at.get(at):
            return (found.start, found.end), found.category
        senses = verbs().get(reading.lower[at], ())
        if senses and ("participle" in senses[0].forms or reading.word(at - 1) == "to"):
            return (at, at + 1), senses[0].category
        if reading.lower[at] not in LEADING:
            return None
    return None


INDEFINITE = frozenset({"a", "an"})
"""What makes one more person of a place, and no count: "A third airman was killed"."""
ONE = frozenset({"death", "fatality", "victim", "casualty", "killing", "murder", "homicide"})
LEADING = frozenset({"to", "be", "have", "been", "who", "was", "so", "far"})


def subject(scene: Scene, at: int) -> Group | None:
    """The single person before "is the third": "She", "The sapper"."""
    reading = scene.reading
    before = at - 1
    if reading.word(before) in {"'s"}:  # the mission's first fatality
        before = next(
            (i for i in range(before, max(0, before - REACH), -1) if reading.lower[i] in COPULA), before
        )
    if reading.word(before) not in COPULA:
        return None
    groups = sides.left(scene, before)
    return groups[0] if len(groups) == 1 and groups[0].single else None


def predicate(scene: Scene, at: int, category: Category) -> Group | None:
    """The single person behind "The second man killed in the raid was": "a baker"."""
    reading = scene.reading
    stop = scene.sentence(at)[1] if at < len(reading.lower) else at  # a text may end at its cue
    for verb in range(at, min(stop, at + FAR)):
        if reading.lower[verb] in COPULA:
            group = scene.at_start.get(verb + 1)
            one = group is not None and group.single and not group.definite and not group.pronoun
            return group if one and category == "killed" else None
        if reading.tags[verb] in FINITE or reading.lower[verb] in {",", ";", ":"}:
            return None
    return None


FAR = 10
"""How many tokens "in the raid on the northern post" has."""
COPULA = frozenset({"is", "was", "became", "becomes"})
