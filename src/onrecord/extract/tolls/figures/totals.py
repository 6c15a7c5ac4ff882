"""Running counts: "the death toll rose to 17", "the number of injured has risen from 34 to 51"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ....model import Category, Count, SubjectKind
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.people import counted_noun, kind_of
from ..lexicon.reading import ADVERBS, FINITE, NOMINAL, Reading
from ..lexicon.tables import match, patterns, sequences, verbs
from ..lexicon.words import words
from ..numbers.counts import bounded

REACH = 20
"""How many tokens may stand between a running count and its number: "from Tuesday's fire at the depot"."""
FRONT = 10
"""How many tokens into a sentence "it" is looked for: "Its spokesman, Ivo Marn, said it is 29"."""
PLAIN = frozenset({"number", "vague", "range"})


class Anchor(NamedTuple):
    """The name of a running count at [start, end), "death toll", and the words that give its category."""

    start: int
    end: int
    cue: tuple[int, int]
    category: Category
    kind: SubjectKind | None = None


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of running counts."""
    found = list(anchors(scene))
    following = [anchor.start for anchor in found[1:]] + [len(scene.reading.lower)] * bool(found)
    for anchor, stop in zip(found, following, strict=True):
        yield from of_anchor(scene, anchor, min(stop, scene.sentence(anchor.start)[1]))


def anchors(scene: Scene) -> Iterator[Anchor]:
    """The names of running counts in text order."""
    lexicon = words().totals
    tolls, numbers = sequences(*lexicon.toll), sequences(*lexicon.number)
    last = -1
    for at, word in enumerate(scene.reading.lower):
        if word == "that" and scene.reading.word(at + 1) == "of" and last == scene.sentence(at)[0]:
            if found := number_of(scene, at, 2):  # "and that of soldiers killed at 200"
                yield found
            continue
        if word not in tolls and word not in numbers:
            continue
        if size := match(tolls, scene.reading.lower, at):
            if scene.reading.word(at + size) not in lexicon.toll_fees:
                yield toll(scene, at, size)
        elif (size := match(numbers, scene.reading.lower, at)) and (found := number_of(scene, at, size)):
            last = scene.sentence(at)[0]
            yield found


def toll(scene: Scene, at: int, size: int) -> Anchor:
    """Reads "death toll", "casualty toll"; a toll without a name is one of deaths."""
    lexicon, before = words().totals, scene.reading.word(at - 1)
    category: Category = "killed"
    if before in lexicon.casualty_before:
        category = "casualties"
    elif before in lexicon.injured_before:
        category = "injured"
    named = before in lexicon.casualty_before | lexicon.injured_before | lexicon.death_before
    start = at - named
    while scene.reading.tag(start - 1) in NOMINAL | {"DT", "JJ", "PRP$"} and start - 1 not in scene.inside:
        start -= 1
    whose = next((WHOSE[word] for word in scene.reading.lower[start:at] if word in WHOSE), None)
    return Anchor(start, at + size, (at - named, at + size), category, whose)


def number_of(scene: Scene, at: int, size: int) -> Anchor | None:
    """Reads "number of injured", "count of the dead", "number of aid workers killed this year"."""
    reading, index = scene.reading, at + size
    if reading.word(index) in words().readers.possessives | words().readers.definite | {"those"}:
        index += 1
    head: int | None = index - 1 if reading.word(index - 1) == "those" else None
    for place in range(index, min(index + REACH // 2, len(reading.lower))):
        word, tag = reading.lower[place], reading.tags[place]
        kind = None if head is None else WHOSE.get(reading.lower[head]) or kind_of(reading.lower[head])
        state = words().states.get(word)
        if state and kind_of(reading.word(place + 1)) and reading.tag(place + 1) == "NNS":
            return Anchor(at, place + 2, (place, place + 1), state, kind_of(reading.word(place + 1)))
        if category := category_of(scene, place) or words().running.plurals.get(word):
            return Anchor(at, place + 1, (place, place + 1), category, kind)
        if head is not None and (cue := scene.cue_at.get(place)):
            return Anchor(at, cue.end, (cue.start, cue.end), cue.category, kind)
        if kind and (homes := without(scene, place)):
            return Anchor(at, homes[1], (place, homes[1]), homes[0], kind)
        if kind_of(word) and (tag in NOMINAL or word in WHOSE):
            head = place
        elif tag not in NOMINAL | ADVERBS | {"JJ", "VBN", "DT"} | (
            CLAUSE if head is not None else frozenset()
        ):
            return None
    return None


def without(scene: Scene, at: int) -> tuple[Category, int] | None:
    """The category and the end of "without a home" at a token."""
    for steps, category in patterns("being").get(scene.reading.lower[at], ()):
        if category in HOMES and (stop := end(scene.reading, steps, at)) >= 0:
            return category, stop
    return None


HOMES = frozenset({"homeless", "affected", "displaced"})
"""What a phrase behind "number of families" can make of them."""
CLAUSE = frozenset({"PRP", "IN", "WP", "VBD", "VBP", "VBG", "VB", "TO"})
"""Tags behind the noun of "number of people who were killed"."""


def category_of(scene: Scene, at: int) -> Category | None:
    """What a token behind "number of" makes of those who are counted: "injured", "deaths", "killed"."""
    word = scene.reading.lower[at]
    state = words().states.get(word)
    if state and not kind_of(scene.reading.word(at + 1)):
        return state
    if noun := counted_noun(word):
        return noun
    senses = [
        sense for sense in verbs().get(word, ()) if "participle" in sense.forms or sense.frame == "subject"
    ]
    adjective = (
        scene.reading.tag(at + 1) in NOMINAL and scene.reading.word(at + 1) not in words().readers.times
    )
    return senses[0].category if senses and not adjective else None


def of_anchor(scene: Scene, anchor: Anchor, stop: int) -> Iterator[Claim]:
    """The toll, or with "range from X to Y" the tolls, of one running count that is told before a token."""
    reading = scene.reading
    ahead = before_anchor(scene, anchor)
    if ahead:
        yield claim(anchor, ahead, limited(scene, ahead))
        return
    linked = list(links(scene, anchor, stop))
    between = reading.lower[anchor.end : linked[0].start] if linked else []
    if words().totals.spread.intersection(between):
        for group in linked[:2]:
            yield claim(anchor, group, limited(scene, group))
        return
    if not linked and (said := said_next(scene, anchor)):
        yield claim(anchor, said, limited(scene, said))
        return
    stood = [group for group in linked if had_stood(reading, group.start)]
    stood = stood if len(stood) < len(linked) else []  # "The toll, which had stood at 34, rose to 37"
    linked = [group for group in linked if group not in stood]
    new = [group for group in linked if reading.word(group.start - 1) not in {"from", "by"}]
    old = stood or [group for group in linked if reading.word(group.start - 1) == "from"]
    if new:
        yield claim(anchor, new[0], limited(scene, new[0]))._replace(old=old[0].tally if old else None)


def had_stood(reading: Reading, at: int) -> bool:
    """Whether the words before a figure say that another replaces it: "which had stood at [34]"."""
    return reading.lower[max(0, at - 3) : at] in STOOD


STOOD = (["had", "stood", "at"], ["previously", "stood", "at"], ["earlier", "stood", "at"])


def said_next(scene: Scene, anchor: Anchor) -> Group | None:
    """The number of "It is 31" behind a sentence that names a count without one: "revised the death toll"."""
    reading = scene.reading
    at = meant(scene, scene.sentence(anchor.start)[1])
    if at is None:
        return None
    first = next((i for i in range(at + 2, at + 5) if i in scene.at_start), at)
    group, between = scene.at_start.get(first), set(reading.lower[at + 1 : first])
    verb = words().voice.be | {"stands", "stood"}
    led = bool(between & verb) and between <= verb | {"now", "at"}
    return group if group and led and group.head is None and group.sort in PLAIN else None


def meant(scene: Scene, start: int) -> int | None:
    """Where "it" stands at the front of a sentence that begins at a token, or behind "the mayor said"."""
    lower = scene.reading.lower
    stop = min(scene.sentence(start)[1] if start < len(lower) else start, start + FRONT)
    said = (at + 1 for at in range(start, stop) if lower[at] in {"said", "says"})
    at = next((at for at in (start, *said) if at < stop and lower[at] in {"it", "this", "that"}), None)
    return at + 1 if at is not None and lower[at : at + 2] == ["that", "it"] else at


def claim(anchor: Anchor, group: Group, count: Count) -> Claim:
    """The claim of a running count."""
    group = group._replace(household=True) if anchor.kind == "family" else group
    return Claim(
        (group,), anchor.cue, anchor.category, tally=count, side="total", begin=anchor.start, kind=anchor.kind
    )


def before_anchor(scene: Scene, anchor: Anchor) -> Group | None:
    """The number that stands before its name: "bringing to 61 the number of dead"."""
    at = anchor.start - (scene.reading.word(anchor.start - 1) in words().readers.definite)
    group = scene.at_end.get(at)
    if at == anchor.start or not group or group.sort not in PLAIN or not counts(scene, group):
        return None
    return group if scene.reading.word(group.start - 1) in {"to", "at"} else None


def links(scene: Scene, anchor: Anchor, stop: int) -> Iterator[Group]:
    """The numbers that words such as "to", "at", "reached" and "past" tie to the name of a count."""
    reading = scene.reading
    at, verb = anchor.end, False
    lexicon = words().totals
    while at < min(stop, anchor.end + REACH):
        word = reading.lower[at]
        if word in {";", "that", "when", "while", "who"}:
            return
        group = scene.at_start.get(at)
        before = reading.word(at - 1)
        dated = group and before in DATING and at in reading.timed  # "between 8 and 11 April", "of 6 May"
        if group and not dated and group.sort in PLAIN and not group.subset and counts(scene, group):
            led = {*lexicon.past, "is", "stands", "was", "stood"}
            loose = reading.word(at - 1) in ADVERBS_BEFORE and reading.word(at - 2) in led
            stated = before == "as" and reading.word(at - 2) in words().totals.giving  # "given as 14"
            named = before in LISTS and group.head is not None and reading.lower[group.head] in NAMES
            told = before == "than" and group.definite and reading.word(group.end) in lexicon.given
            stated = stated or named or told
            if before in lexicon.links or before in lexicon.past or loose or stated:
                yield group
            elif at == anchor.end and group.head is None and not verb and is_headline(scene, group):
                yield group  # "Stampede toll 64 and climbing"
            elif not verb and at > anchor.end:
                return
        if group:
            at = group.end
            continue
        verb = verb or reading.tags[at] in {"VBD", "VBZ", "VBN", "VBG", "VBP"}
        at += 1


def is_headline(scene: Scene, group: Group) -> bool:
    """Whether the sentence of a group has no finite verb before it and no more than a few words."""
    start, stop = scene.sentence(group.start)
    return stop - start <= SHORT and not any(tag in FINITE for tag in scene.reading.tags[start : group.start])


DATING = frozenset({"between", "of", "on", "from", "since", "until"})
"""What stands before a day of the month."""
WHOSE: Mapping[str, SubjectKind] = {"civilian": "civilian", "military": "soldier"}
"""Adjectives that say whose a death toll is."""
LISTS = frozenset({"has", "have", "had", "contains", "counts", "holds", "bears"})
"""What a list does with its names."""
SHORT = 12
ADVERBS_BEFORE = frozenset({"the", "now"})


def counts(scene: Scene, group: Group) -> bool:
    """Whether a group can be the number of a running count: bare, of people, or of deaths."""
    if group.value == 1 and scene.reading.word(group.end) == "of":
        return False  # "bringing the toll to one of the highest in years"
    if group.head is None or scene.reading.lower[group.head] in NAMES:
        return True
    return bool(group.kind or group.noun) and not group.thing


NAMES = frozenset({"names", "entries"})
"""What a list of people is counted in: "The list of the missing has grown to 41 names"."""


def limited(scene: Scene, group: Group) -> Count:
    """The count of a number with the verb before it: "passed 70" is 71 or more."""
    at, lexicon = group.start - 1, words().totals
    if scene.reading.word(at) in ADVERBS_BEFORE:
        at -= 1
    if group.value is None or group.tally.bound != "exact":
        return group.tally
    if scene.reading.word(at) in lexicon.past:
        return bounded(group.value, "above")
    if scene.reading.word(at) in lexicon.nearing:
        return bounded(group.value, "near")
    return group.tally
