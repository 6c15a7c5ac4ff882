"""What the encoder heard take part in incidents, given to the events of the report that they fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ... import doc as read
from ...encoder import incidents
from ...language.abbreviations import never_last
from ...language.mishaps import brings_up
from ...language.phrases import Phrase
from ...model import Span
from . import identity
from .clauses import HAVE
from .page import Page
from .same import REAL, Happening
from .tags import NAMES, NOUNS
from .words import instrument_mode, lemmas, singulars, verbs, words

OPEN = (None, "targeted")
"""Modes that a weapon decides."""
LEAST = 0.4  # of chance, from which a fill counts
SIDES = {
    "PERPETRATOR": "actors",
    "ORGANISATION": "actors",
    "TARGET": "recipients",
    "VICTIM": "recipients",
    "KILLED": "recipients",
    "INJURED": "recipients",
    "INSTRUMENT": "weapons",
}
OTHER = {"actors": "recipients", "recipients": "actors"}
EDGES = frozenset({"DT", "IN", "CC", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "``", "''", "TO", "POS"})
"""Tags of what no name begins or ends with; in capitals, others are often wrong."""
NEAR = 24  # events of a sentence looked at to either side of a phrase
CLOSE = 4  # tokens behind a phrase in which its verb stands: "has since repeatedly denied"
OWNED = frozenset({"armed", "people", "built", "property", "crowd"})
"""Kinds of what somebody has who was not hit himself."""
VIOLENT = frozenset({"ARSON", "ATTACK", "BOMBING", "KIDNAPPING"})


class Filled(NamedTuple):
    """A fill as a noun phrase, with its role and the type of its incident."""

    phrase: Phrase
    side: str
    kind: str


def given(page: Page, made: Sequence[Happening]) -> None:
    """Add what was heard to the sides of the happenings it belongs to."""
    told, fills = Told(page, made), list(heard(page))
    tellers, mishaps = read.told(page.doc), with_mishaps(page)
    opened = {one.phrase.start for one in fills if one.side == "recipients"}
    for one in fills:
        one = one._replace(side=identity.side(page, one.phrase) or one.side)  # noqa: PLW2901 - as it is told
        event = None if told.settled(one) else told.owner(one)
        if event is None or is_anothers(page, one.phrase, event) or on_other_side(event, one):
            continue
        if one.side == "recipients" and (
            one.phrase.end in opened  # "student" of "student Mario Pinto"
            or is_title(page, one.phrase)
            or spared(page, one.phrase)
            or (page.number(one.phrase.head) in mishaps and not told_with(page, one.phrase, event))
            or tells(tellers, one.phrase, event)
            or told.is_another(one.phrase, event)
        ):
            continue
        if one.side == "actors" and (innocent(page, one.phrase, event) or is_busy(page, one.phrase, event)):
            continue
        add(getattr(event, one.side), one.phrase)
        if one.side == "weapons" and event.type == "ASSAULT" and event.mode in OPEN:
            event.mode = instrument_mode(page.words[one.phrase.head]) or event.mode


def is_title(page: Page, one: Phrase) -> bool:
    """Whether words are no more than a title before a name: "Col" of "Col Pinto"."""
    known = words().classes["titles"] | {form.rstrip(".") for form in never_last()}
    inside = {word.rstrip(".") for word in page.words[one.start : one.end]}
    return inside <= known and page.tag(one.end) in NAMES


def tells(tellers: dict[int, list[Span]], one: Phrase, event: Happening) -> bool:
    """Whether somebody only tells of a deed: "The mayor said that gunmen had attacked the bank"."""
    at = event.trigger.head
    return any(start <= at < end for start, end in tellers.get(one.head, ()))


def with_mishaps(page: Page) -> frozenset[int]:
    """The numbers of the sentences that bring up a mishap of their own."""
    listed = words().classes["calamity"]
    spans = enumerate(zip(page.starts, page.ends, strict=True))
    return frozenset(number for number, (low, high) in spans if brings_up(page.words[low:high], listed))


def told_with(page: Page, one: Phrase, event: Happening) -> bool:
    """Whether a sentence that names somebody tells of a deed, too."""
    low, high = page.sentence(one.head)
    return any(low <= at < high for at in event_heads(event))


def spared(page: Page, one: Phrase) -> bool:
    """Whether words only tell whose somebody else is: "[Ana Orel]'s guards", "wife of [Juan]"."""
    if page.tag(one.end) == "POS" and (owned := page.phrase_at(one.end + 1)):
        return bool(page.kinds(owned) & OWNED) and not is_slayer(page, owned)
    held = page.phrase_at(one.start)
    at = (held.start if held else one.start) - 1
    while at > 0 and page.tags[at] in NOUNS | {"DT"}:
        at -= 1
    if page.word(at - 1) == "married" and page.words[at] == "to":
        return True
    before = page.phrase_at(at - 1) if page.words[at] in {"of", "to"} else None
    attached = words().classes["attached"]
    return before is not None and not attached.isdisjoint(singulars(page.words[before.head]))


def is_slayer(page: Page, one: Phrase) -> bool:
    """Whether somebody is called what he is for what he did to another: "the killers of"."""
    return not words().classes["slayers"].isdisjoint(singulars(page.words[one.head]))


class Told:
    """The happenings of a page by the places of their triggers and by their types of incident."""

    def __init__(self, page: Page, made: Sequence[Happening]) -> None:
        self.page, self.made = page, made
        single = (
            one for one in read.tolls(page.doc) if one.category == "killed" and one.count.value.high == 1
        )
        self.killed = page.covered(one.subject.spans for one in single if one.subject)
        self.kinds = [kind(page, event) for event in made]
        self.real = [event.status in REAL for event in made]
        heads = ((at, number) for number, event in enumerate(made) for at in event_heads(event))
        self.heads = sorted(heads)
        self.of_kind: dict[str, list[tuple[int, int]]] = {}
        for number, event in enumerate(made):
            self.of_kind.setdefault(self.kinds[number], []).append((event.trigger.head, number))
        for places in self.of_kind.values():
            places.sort()

    def owner(self, one: Filled) -> Happening | None:
        """The happening of a fill: the nearest fitting one of its sentence, else the nearest of its type."""
        low, high = self.page.sentence(one.phrase.head)
        first, last = bisect_left(self.heads, (low,)), bisect_left(self.heads, (high,))
        fitting = kinds(one.kind)
        near = [place for place in self.heads[first:last] if self.kinds[place[1]] in fitting]
        far = self.of_kind.get(one.kind, [])
        some = next((some for some in (self.of_real(near), self.of_real(far), near) if some), far)
        best = nearest(some, one.phrase.head)
        return None if best is None else self.made[best]

    def settled(self, one: Filled) -> bool:
        """Whether the sentence of who may be hit tells already what he does, or what was not done to him.

        "The minister resigned", "He was almost killed".
        """
        if one.side != "recipients":
            return False
        low, high = self.page.sentence(one.phrase.head)
        first, last = bisect_left(self.heads, (low,)), bisect_left(self.heads, (high,))
        middle = bisect_left(self.heads, (one.phrase.head,))
        first, last = max(first, middle - NEAR), min(last, middle + NEAR)
        here = [number for _, number in self.heads[first:last]]
        if any(self.real[number] and self.kinds[number] for number in here):
            return False
        told = [self.made[at].recipients if self.kinds[at] else self.made[at].actors for at in here]
        return any(overlap(one.phrase, who) for side in told for who in side)

    def is_another(self, one: Phrase, event: Happening) -> bool:
        """Whether a sentence of its own tells the death of somebody else than those an event killed."""
        page = self.page
        if page.number(one.head) in {page.number(at) for at in event_heads(event)}:
            return False
        named = [who for who in event.recipients if page.tags[who.head] in NAMES and who.head in page.persons]
        known = {page.words[at] for who in named for at in range(who.start, who.end)}
        return bool(known) and self.is_killed(one) and known.isdisjoint(page.words[one.start : one.end])

    def is_killed(self, one: Phrase) -> bool:
        """Whether a toll counts somebody with a name as killed where he is named."""
        return one.head in self.page.persons and one.head in self.killed

    def of_real(self, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of some places that tell of what happened."""
        return [place for place in places if self.real[place[1]]]


def event_heads(event: Happening) -> Iterable[int]:
    """The tokens of all triggers of a happening."""
    return (event.trigger.head, *(other.head for other in event.others))


def nearest(places: Sequence[tuple[int, int]], at: int) -> int | None:
    """The number at the place nearest to a token, of ordered places; the lower number where two are as near.

    >>> nearest([(3, 1), (9, 0)], 5), nearest([(3, 1), (7, 0)], 5), nearest([], 5)
    (1, 0, None)
    """
    after = bisect_left(places, (at,))
    before = bisect_left(places, (places[after - 1][0],)) if after else 0
    beside = [places[index] for index in {before, after} if index < len(places)]
    return min(((abs(place - at), number) for place, number in beside))[1] if beside else None


def is_anothers(page: Page, one: Phrase, event: Happening) -> bool:
    """Whether words are the agent of a verb outside an event: "hit a village held by rebels"."""
    told = {at for found in (event.trigger, *event.others) for at in found.tokens}
    return page.word(one.start - 1) == "by" and page.tag(one.start - 2) == "VBN" and one.start - 2 not in told


def innocent(page: Page, one: Phrase, event: Happening) -> bool:
    """Whether the verb behind a phrase tells that it was not them: they died, denied it, tell of others."""
    if page.word(one.end) in lemmas("dying"):
        return True
    verb = verb_behind(page, one)
    return verb in lemmas("absolving") or (verb in lemmas("saying") and bool(event.actors))


def verb_behind(page: Page, one: Phrase) -> str | None:
    """The verb that a phrase is the subject of, close behind it."""
    at = place_of_verb(page, one)
    return None if at is None else page.words[at]


def place_of_verb(page: Page, one: Phrase) -> int | None:
    """The token of the verb that a phrase is the subject of, close behind it."""
    _, high = page.sentence(one.head)
    acting = [at for at in range(one.end, min(high, one.end + CLOSE)) if page.tags[at].startswith("VB")]
    own = next((at for at in acting if page.words[at] not in HAVE), None)
    if own is None or (page.tags[own] == "VBN" and acting[0] == own):
        return None  # "the rebels, accused by the army"
    return own


def is_busy(page: Page, one: Phrase, event: Happening) -> bool:
    """Whether a phrase is the subject of a deed of no violence, where another did that: "Crowds marched"."""
    at = place_of_verb(page, one) if event.actors else None
    if at is None or at in event_heads(event):
        return False
    entries = verbs().get(page.words[at], ())
    return bool(entries) and all(entry.group.type != "ASSAULT" for entry in entries)


def on_other_side(event: Happening, one: Filled) -> bool:
    """Whether the words of a party are one on the other side already: nobody is killed by himself."""
    other = OTHER.get(one.side)
    return other is not None and any(overlap(one.phrase, party) for party in getattr(event, other))


def overlap(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases share a token."""
    return one.start < other.end and other.start < one.end


def add(side: list[Phrase], one: Phrase) -> None:
    """Add a phrase to a side unless its words are there."""
    if all(one.end <= other.start or other.end <= one.start for other in side):
        side.append(one)


def heard(page: Page) -> Iterable[Filled]:
    """The fills that are likely enough and name somebody or something."""
    for one in read.labels(page.doc).fills:
        if one.score < LEAST:
            continue
        phrase = trimmed(page, *page.ordered.range(one.start, one.end))
        if phrase is not None:
            yield Filled(phrase, SIDES[one.role], one.kind)


def trimmed(page: Page, start: int, end: int) -> Phrase | None:
    """Tokens as a phrase that ends with a noun, None where there is no noun."""
    last = EDGES if page.shouted else frozenset(page.tags[start:end]) - NOUNS
    while end > start and page.tags[end - 1] in last:
        end -= 1
    while start < end and page.tags[start] in EDGES:
        start += 1
    if start >= end:
        return None
    inside = page.phrase_at(start)
    head = inside.head if inside and start <= inside.head < end else end - 1
    return Phrase(start, end, head)


def kinds(name: str) -> frozenset[str]:
    """The types of incident that a happening may be told as where a fill's is this one."""
    return VIOLENT if name in VIOLENT else frozenset({name})


def kind(page: Page, event: Happening) -> str:
    """The type of incident of a happening, empty where there is none."""
    return incidents.of(event.type, event.mode, [page.words[at] for at in event.trigger.tokens])
