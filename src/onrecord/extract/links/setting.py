"""When and where a statement is set: the time and place of its own clause, sentence and voice.

A time beside the speech verb ("officials said on Friday") dates the speaking, not what is told: a
statement takes only times and places that stand in the same words of the same speaker as itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from spacy.tokens import Doc

from ... import doc as read
from ...language import datelines, written
from ...language.attached import is_since, only_bounds, verb_before
from ...lexicon import load
from ...model import Event, Sourced, Span, Spans, Toll, When, Where, iso_day
from . import asides, ranges, since
from .by_sentence import edges
from .events import LinkWords
from .intervals import Intervals
from .reasons import Reasons
from .voice import Voices, holds

RELATIVE = frozenset({"which", "that"})
STOPPED = frozenset({",", ".", ";"})
OWN = 12  # tokens between a deed and the clause that tells when it came about
OWN_CLAUSE = 40  # tokens of such a clause: longer ones are read so far
V = TypeVar("V", When, Where)
BY = "links 0.1"
BEFORE = 12  # characters that a candidate before its statement is put behind one after it: about two words
BARE = 60  # the same for a place that no preposition says something happened at
NEAREST = 8  # candidates of a sentence looked at to either side: only endless lists have more
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = frozenset({"VBD", "VBN", "VBG"})
HELPING = frozenset({"was", "were", "has", "have", "had", "been", "be", "later", "also"})
LARGE = frozenset({"country", "region"})
TURNING = frozenset({"and", "while", "but", "whereas"})
CLAUSE = 20  # tokens from "and in" to the verb of its clause
TOGETHER = (
    40  # characters between the names of a place and of what it lies in: "the Lisk region town of Orsk"
)
CHAIN = 6  # tokens of a verb group
POSSESSED = 4  # tokens from "'s" to the deed: "Monday's deadly missile attack"
LED = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # what reporters are at when it happens
DATELINE = 120  # characters of one, at most
GOING = frozenset({"deployed", "mobilised"})  # tolls of those who go somewhere
ANSWER = 7  # tokens from "over" to the deed or to whom it hit: "over the police killing of a student"
OPENED = 6  # tokens from the start of a sentence to the place that opens it: "In the eastern city of Lisk"
TRIAL = 30  # tokens from a court's verb to what somebody is tried for
DEED = 3  # tokens from "over" to the deed: "over the deadly shooting"
NAMED = frozenset({"DT", "PRP$", "NN", "NNS", "JJ", "NNP"})
ALLEGED = 6  # tokens from "suspected of" to the deed
LEAD = 2  # sentences in which what is told in the past is of the day of writing
LOCAL = 2  # places of a country that make its report local, the dateline's with them
BACK = 2  # sentences back in which "the city" may have been named


class Candidate(NamedTuple, Generic[V]):
    """A time or place that may set a statement: who says it, and how many characters it is put behind."""

    start: int
    spans: Spans
    voice: str | None
    behind: int
    value: Sourced[V]


def is_dated(when: When) -> bool:
    """Whether something can have happened at a time: a date, or a length of time up to the day of writing.

    >>> day = "2024-05-03"
    >>> is_dated(When(timex="PT24H", type="DURATION", first="2024-05-02", last=day))
    True
    >>> is_dated(When(timex="P3D", type="DURATION"))
    False
    """
    return when.type in ("DATE", "TIME") or (when.type == "DURATION" and when.first is not None)


class Setting:
    """The times and places of one Doc, by sentence."""

    def __init__(self, doc: Doc, voices: Voices) -> None:
        self.voices = voices
        self.sentences = list(doc.sents)
        self.starts = [sent.start_char for sent in self.sentences]
        page, comparing = written.of(doc), load("links", LinkWords).comparing
        self.text = page.text
        self.words, self.begins, self.tags = page.lowers, page.ordered.starts, written.marked(doc).tags
        places = list(zip(self.begins, self.words, ["", *self.words], written.marked(doc).tags, strict=False))
        self.commas = [at for at, word, _, _ in places if word == ","]
        self.verbs = [at for at, _, before, tag in places if tag in FINITE and before != ","]
        self.comparisons = [at for at, word, before, _ in places if before == "," and word in comparing]
        self.turns = [self.begins[at] for at in range(len(self.words)) if self.is_turn(at)]
        named = (piece for one in voices.said if one.source for piece in one.source.spans)
        self.sources = Intervals((piece, number) for number, piece in enumerate(named))
        dated = [time for time in read.times(doc) if is_dated(time.value)]
        self.times = self.by_sentence(ranges.joined(self.text, dated))
        points = [
            place for place in read.places(doc) if place.value.country or place.value.latitude is not None
        ]
        within = Intervals((place.spans[0], number) for number, place in enumerate(points))
        known = load("links", LinkWords)
        published = read.document(doc).published
        self.written = iso_day(published) if published else None
        self.other_days = list(asides.other_days(self.words, self.tags))
        self.reasons = Reasons(self.words, self.tags, self.begins, self.starts)
        self.afters = [self.begins[clause.start] for clause in self.other_days]
        relative = asides.relative_clauses(self.words, self.tags)
        self.relative = [(self.begins[start], self.begins[end]) for start, end in relative]
        self.brought = [
            at for at, word in zip(self.begins, self.words, strict=False) if word in known.bringing
        ]
        self.triggers = sorted(event.trigger.spans[0][0] for event in read.events(doc))
        self.alleged = [at for at in self.triggers if self.is_alleged(at)]
        self.acting = {actor.spans for event in read.events(doc) for actor in event.actors}
        self.places = {
            number: self.own(group) for number, group in self.by_sentence(outer(points, within)).items()
        }
        self.countries = Counter(place.value.country for place in points)
        self.states = {party.id for party in read.parties(doc) if party.kind == "state"}
        self.said = {one.id: one for one in voices.said}
        self.described: dict[int, Sourced[Where] | None] = {}
        self.trials: dict[int, float] = {}

    def by_sentence(self, found: Iterable[Sourced[V]]) -> dict[int, list[Candidate[V]]]:
        """Candidates by the number of their sentence, in order; none that stands in a speaker's name."""
        groups: dict[int, list[Candidate[V]]] = {}
        for one in found:
            if not any(True for _ in self.sources.around(one.spans[0][0], one.spans[-1][1])):
                behind = BARE if isinstance(one.value, Where) and not self.located(one.spans) else 0
                voice = self.voices.innermost(one.spans)
                made = Candidate(one.spans[0][0], one.spans, voice, behind, one)
                groups.setdefault(self.sentence(one.spans), []).append(made)
        for group in groups.values():
            group.sort(key=lambda candidate: candidate.start)
        return groups

    def own(self, group: list[Candidate[Where]]) -> list[Candidate[Where]]:
        """Places without those that only tell where another lies: "Lisk, capital of [Karvia]"."""
        found: list[Candidate[Where]] = []
        for one in group:
            at = bisect_left(self.begins, one.start)
            told = found and one.start - found[-1].spans[-1][1] <= TOGETHER
            if self.is_owner(at, one):
                continue
            if told and asides.is_beside(
                self.words, self.tags, bisect_left(self.begins, found[-1].spans[-1][1]), at
            ):
                continue
            if not (asides.is_bordered(self.words, at) or (told and asides.is_governed(self.words, at))):
                found.append(one)
        return found

    def is_owner(self, at: int, one: Candidate[Where]) -> bool:
        """Whether a country only tells whose a body is: "two commanders of [Karvia]'s Republican Guard"."""
        behind = bisect_left(self.begins, one.spans[-1][1])
        owns = self.tags[behind : behind + 2] == ["POS", "NNP"] and one.value.value.kind == "country"
        return owns and at > 0 and self.words[at - 1] == "of"

    def sentence(self, spans: Spans) -> int:
        """The number of the sentence in which some spans begin."""
        return max(0, bisect_right(self.starts, spans[0][0]) - 1)

    def located(self, spans: Spans) -> bool:
        """Whether a preposition of place stands at most three tokens before a place."""
        at = bisect_left(self.begins, spans[0][0])
        words, before = load("links", LinkWords).at_place, self.words[max(0, at - 3) : at]
        joint = next((i for i in range(len(before), 0, -1) if before[i - 1] in {"and", ","}), 0)
        return any(word in words for word in before[joint:])

    def is_turn(self, at: int) -> bool:
        """Whether a clause begins that has a place of its own: "; in Lisk two died", "and in Lisk ..."."""
        if self.words[at] == ";":
            return True
        if self.words[at] not in TURNING or self.words[at + 1 : at + 2] not in (["in"], ["at"], ["near"]):
            return False
        for tag, word in zip(self.tags[at + 1 : at + CLAUSE], self.words[at + 1 : at + CLAUSE], strict=False):
            if word in {",", ".", ";"}:
                return False
            if tag in FINITE:
                return True
        return False

    def own_side(self, near: list[Candidate[V]], at: Spans) -> list[Candidate[V]]:
        """The candidates on a statement's side of the turns of its sentence; all where none is."""
        first, last = (bisect_left(self.turns, place) for place in (at[0][0], at[-1][1]))
        own = [one for one in near if bisect_left(self.turns, one.start) in (first, last)]
        return own or near

    def is_alleged(self, trigger: int) -> bool:
        """Whether somebody is only said to have done or planned a deed: "suspected of plotting [attacks]"."""
        at = bisect_left(self.begins, trigger)
        known = load("links", LinkWords).alleging
        for before in range(at - 1, max(-1, at - ALLEGED - 1), -1):
            if self.words[before] in known:
                return True
            if self.tags[before] in FINITE or self.words[before] in {",", ".", ";"}:
                return False
        return False

    def aimed_at(self, spans: Spans) -> bool:
        """Whether a place is where something goes to: what is told did not happen there."""
        at = bisect_left(self.begins, spans[0][0])
        return at > 0 and self.words[at - 1] in load("links", LinkWords).to_place

    def toll(self, toll: Toll) -> Toll:
        """A toll with its time and its place."""
        counted = [toll.count.spans, *([toll.subject.spans] if toll.subject else ())]
        at = self.told_at(toll)
        where = self.where(at, (), counted, goes=toll.category in GOING) or self.written_at(at)
        when = self.when(at, behind=at != toll.count.spans) or self.when(toll.count.spans)
        return replace(toll, when=when, where=where)

    def told_at(self, toll: Toll) -> Spans:
        """Where a toll is told: at its count, at its verb behind a clause that describes who is counted.

        "A man [wounded in Monday's strike] died on Thursday" tells of a death on Thursday.
        """
        count, cue = toll.count.spans, toll.cue.spans if toll.cue else ()
        if not cue or cue[0][0] <= count[-1][1]:
            return count
        low, high = (bisect_left(self.begins, at) for at in (count[-1][1], cue[0][0]))
        while high > low and self.words[high - 1] in HELPING:
            high -= 1
        between = self.tags[low:high]
        plain = "CC" not in between and "," not in self.words[low:high]
        described = any(tag in VERBS for tag in between) or "on" in self.words[low:high]
        return cue if plain and described else count

    def event(self, event: Event) -> Event:
        """An event with its time and its place: those of its trigger, else of its other mentions."""
        told = [event.trigger.spans, *((span,) for span in event.mentions)]
        acting = [actor.spans for actor in event.actors]
        hit = [party.spans for party in event.recipients]
        when = next((when for at in told if (when := self.when(at))), None)
        goes = event.type == "MOBILIZE"
        where = next((where for at in told if (where := self.where(at, acting, hit, goes=goes))), None)
        if where is None and event.type == "PROTEST":  # "Doctors in Lisk went on strike"
            where = next((where for at in told if (where := self.where(at, (), hit))), None)
        if where is None and event.type in LED:
            where = self.written_at(event.trigger.spans)
        return replace(event, when=when, where=where)

    def when(self, at: Spans, *, behind: bool = False) -> Sourced[When] | None:
        """The nearest time of the sentence in the same voice and clause; one `behind` first, where asked."""
        near = self.fixed(self.undated(self.fitting(self.times, at)), at)
        near = self.own_side([one for one in near if not self.is_of_answer(one, at)], at)
        near = [one for one in near if behind and one.start >= at[-1][1]] or near
        if (clause := self.other_day(at)) is not None:
            return self.of_day(near, clause, at)
        own = [one for one in near if self.is_possessor(one, at)]
        own = own or [one for one in near if not self.is_of_another(one, at)]
        best = min(own or near, key=lambda one: distance(one, at), default=None)
        return best.value if best else None

    def other_day(self, at: Spans) -> asides.OtherDay | None:
        """The clause of another day in a statement's sentence: "on Sunday, a day [after they left]"."""
        start, end = edges(self.starts, self.sentence(at), len(self.text))
        here = self.other_days[bisect_left(self.afters, start) : bisect_left(self.afters, end)]
        own = (day for day in here if self.begins[day.start] <= at[0][0] < self.begins[day.end - 1] + 1)
        found = next(own, here[0] if here else None)
        return found if found and found.days != 0 else None

    def of_day(self, near: list[Candidate[When]], clause: asides.OtherDay, at: Spans) -> Sourced[When] | None:
        """The time on a statement's side of a clause of another day; else by the other side's."""
        start, end = self.begins[clause.start], self.begins[clause.end - 1] + 1
        inside = start <= at[0][0] < end
        best = [
            min(group, key=lambda one: distance(one, at), default=None)
            for group in (
                [one for one in near if (start <= one.start < end) == inside],
                [one for one in near if (start <= one.start < end) != inside],
            )
        ]
        told = (self.begins[max(0, clause.start - 2)], start + len(self.words[clause.start]))
        if inside and not near and self.words[clause.start] == "after":
            return self.since(clause, told)
        if best[0] or not (best[1] and clause.days):
            return best[0].value if best[0] else None
        return asides.moved(best[1].value, clause.days if inside else -clause.days, told)

    def since(self, clause: asides.OtherDay, told: Span) -> Sourced[When] | None:
        """The day of a deed by how long it was ago: "Three days after rockets hit Lisk, nobody has come".

        What others did then, further down, may have been at any time.
        """
        number = self.sentence((told,))
        first, after = (bisect_left(self.begins, at) for at in edges(self.starts, number, len(self.text)))
        outside = (*self.tags[first : clause.start], *self.tags[clause.end : after])
        now = "VBD" not in outside
        if self.written is None or not (now or number < LEAD):
            return None
        when = since.day_of_deed(self.words, clause, self.written, now=now)
        return Sourced(when, (told,), BY) if when else None

    def undated(self, near: list[Candidate[When]]) -> list[Candidate[When]]:
        """Times without those of datelines, where others are told: "LISK, May 2 (AFP) - ... on Tuesday"."""
        told = [one for one in near if not self.in_dateline(one.start)]
        return told or near

    def fixed(self, near: list[Candidate[When]], at: Spans) -> list[Candidate[When]]:
        """Times but those that only bound or repeat: "the worst since [2015]", "a year ago [today]"."""
        own = [one for one in near if not self.bounds(one, at)]
        own = [one for one in own if not any(self.repeats(one, other) for other in own)]
        exact = [one for one in own if not is_since(self.words, bisect_left(self.begins, one.start))]
        return exact or own

    def bounds(self, one: Candidate[V], at: Spans) -> bool:
        """Whether a time or place tells only since when it was not so: "the worst attack since 2015"."""
        trigger, time = (bisect_left(self.begins, spans[0][0]) for spans in (at, one.spans))
        low = bisect_left(self.begins, self.starts[self.sentence(at)])
        return only_bounds(self.words, self.tags, time, trigger, low)

    def repeats(self, one: Candidate[When], other: Candidate[When]) -> bool:
        """Whether a day is told by years right before it: "20 years ago on [Monday]"."""
        apart = self.text[other.spans[-1][1] : one.start].split() if other.start < one.start else ["-"]
        ago = self.text.startswith("ago", other.spans[-1][1] - len("ago"))
        return ago and len(apart) <= 1 and (other.value.value.last or "") < (one.value.value.first or "")

    def in_dateline(self, place: int) -> bool:
        """Whether a character stands in a dateline that opens its line."""
        line = self.text.rfind("\n", max(0, place - DATELINE), place)
        if line < 0 and place > DATELINE:
            return False
        return datelines.dated_end(self.text, line + 1) > place

    def is_of_another(self, one: Candidate[When], at: Spans) -> bool:
        """Whether a time before a finite verb stands behind another: "seized [in 2014], was retaken"."""
        trigger, time = (bisect_left(self.begins, spans[0][0]) for spans in (at, one.spans))
        if time >= trigger or self.tags[trigger] == "VBG":
            return False
        low = bisect_left(self.begins, self.starts[self.sentence(at)])
        before, own = verb_before(self.tags, time, low), trigger
        while own > max(low, trigger - CHAIN) and self.tags[own - 1].startswith(("VB", "MD", "RB")):
            own -= 1
        return self.tags[own] != "VBG" and before is not None and before < own

    def is_of_answer(self, one: Candidate[When], at: Spans) -> bool:
        """Whether a time is of what is done about a deed: "marched [on Monday] over the killing"."""
        trigger, time, end = (
            bisect_left(self.begins, place) for place in (at[0][0], one.start, one.spans[-1][1])
        )
        joint = next(
            (i for i in range(trigger - 1, max(end, trigger - ANSWER) - 1, -1) if self.is_about(i)), 0
        )
        if not end <= joint < trigger or self.tags[joint + 1] not in NAMED:
            return False
        between = range(joint, trigger)
        if any(self.words[i] == "," or self.tags[i] in FINITE for i in between):
            return False
        low = bisect_left(self.begins, self.starts[self.sentence(at)])
        return verb_before(self.tags, time, low) is not None

    def is_about(self, at: int) -> bool:
        """Whether a preposition stands at a token behind which somebody tells what an answer is to."""
        return self.tags[at] == "IN" and self.words[at] in load("links", LinkWords).about

    def is_possessor(self, one: Candidate[When], at: Spans) -> bool:
        """Whether a time is what has a deed: "defended [last week]'s bombing"."""
        between = self.text[one.spans[-1][1] : at[0][0]]
        return between[:2] in {"'s", "’s"} and len(between.split()) <= POSSESSED

    def where(
        self, at: Spans, acting: Sequence[Spans], hit: Sequence[Spans] = (), *, goes: bool = False
    ) -> Sourced[Where] | None:
        """The nearest place of the sentence in the same voice and clause; else what "the city" stands for.

        None where somebody acts from, nor a country that only tells whose those are who were hit; nor where
        people go, but for those who are sent ("troops deployed to Karvia").
        """
        tried = at[0][0] < self.tried_for(self.sentence(at)) < inf  # "A court in Lisk jailed him for killing"
        near = [
            one
            for one in self.fitting(self.places, at)
            if (goes or not self.aimed_at(one.spans))
            and first(self.alleged, at[-1][1]) >= one.start
            and not self.bounds(one, at)
            and (tried or not self.is_of_actor(one, acting))
            and not any(describes(one, spans) for spans in hit)
        ]
        near = self.own_side(near, at)
        struck = [one for one in near if is_party(one, hit)]  # "responded with air strikes on Lisk"
        best = min(struck or near, key=lambda one: distance(one, at), default=None)
        if best is None:
            return self.fronted(at) or self.description(self.sentence(at))
        return min(near, key=lambda one: (not inside(one, best), one != best, distance(one, at))).value

    def fronted(self, at: Spans) -> Sourced[Where] | None:
        """The place opening a sentence in which somebody local tells: "In Lisk, the mayor said [12 died]"."""
        number = self.sentence(at)
        said = self.said.get(self.voices.innermost(at) or "")
        known, opening = load("links", LinkWords), bisect_left(self.begins, self.starts[number])
        if said is None or said.source is None or self.words[opening] not in known.at_place:
            return None
        speaks, low, high = said.source.spans[0][0], *said.source.spans[0]
        here = (self.words[i] for i in range(bisect_left(self.begins, low), bisect_left(self.begins, high)))
        if known.locals.isdisjoint(here) or not self.starts[number] <= speaks < said.content.spans[0][0]:
            return None
        ahead = (one for one in self.places.get(number, ()) if one.start < speaks and one.voice != said.id)
        near = next(ahead, None)
        if near is None:
            return None
        between = self.words[opening + 1 : bisect_left(self.begins, near.start)]
        close = len(between) < OPENED and known.at_place.isdisjoint(between)  # not "In an interview in Paris"
        return near.value if close else None

    def is_of_actor(self, one: Candidate[Where], acting: Sequence[Spans]) -> bool:
        """Whether a place acts, or tells who does."""
        return one.spans in self.acting or any(holds(spans, one.spans) for spans in acting)

    def tried_for(self, number: int) -> float:
        """Where the deed begins for which a court tries somebody in a sentence, infinity where none does.

        The place and the time of "killing a judge" are not those of "jailed two men for [killing a judge]".
        """
        if number not in self.trials:
            self.trials[number] = self.trial(number)
        return self.trials[number]

    def trial(self, number: int) -> float:
        """The same, looked for."""
        known = load("links", LinkWords)
        low, high = (bisect_left(self.begins, at) for at in edges(self.starts, number, len(self.text)))
        tried = next((at for at in range(low, high) if self.tries(at, high)), high)
        for joint in range(tried + 1, min(tried + TRIAL, high - 1)):
            if self.words[joint] in known.tried_for and self.is_deed(joint + 1):
                return self.begins[joint]
        return inf

    def tries(self, at: int, high: int) -> bool:
        """Whether a court's verb stands at a token: not "tried to take the town"."""
        return self.words[at] in load("links", LinkWords).trying and self.words[at + 1 : high][:1] != ["to"]

    def is_deed(self, at: int) -> bool:
        """Whether a deed is told from a token on: "[killing a judge]", "[the murder of a judge]"."""
        if self.tags[at] == "VBG":
            return True
        near = next(
            (i for i in range(at, min(at + DEED, len(self.words))) if self.words[i] == ","), at + DEED
        )
        return first(self.triggers, self.begins[at]) <= self.begins[min(near, len(self.begins) - 1)]

    def written_at(self, at: Spans) -> Sourced[Where] | None:
        """The place of the dateline, for a lead that names none, in a report of one country and one state."""
        number = self.sentence(at)
        if number == 0 or self.places.get(number) or len(self.countries) > 1 or len(self.states) > 1:
            return None
        if datelines.dated_end(self.text, self.starts[number - 1]) != self.starts[number]:
            return None
        if max(self.countries.values(), default=0) < LOCAL:
            return None  # "GENEVA - Twelve died when rebels attacked a camp": where it is written
        tokens = (bisect_left(self.begins, at) for at in edges(self.starts, number, len(self.text)))
        if len(owners() & set(self.words[slice(*tokens)])) > 1:
            return None  # "LISK - Karvian soldiers killed two Orlans"
        return next((one.value for one in self.places.get(number - 1, ())), None)

    def fitting(self, candidates: dict[int, list[Candidate[V]]], at: Spans) -> list[Candidate[V]]:
        """The candidates of a statement's sentence around it, in its voice and its clause."""
        voice, found = self.voices.innermost(at), candidates.get(self.sentence(at), [])
        middle = bisect_left(found, at[0][0], key=lambda one: one.start)
        around = found[max(0, middle - NEAREST) : middle + NEAREST]
        start, end = self.own_clause(at)
        own = [one for one in around if start <= one.start < end]
        if own and self.tags[bisect_left(self.begins, at[-1][1]) - 1] in NAMED:
            return own
        deed = self.tried_for(self.sentence(at))
        return [
            one
            for one in around
            if one.voice == voice
            and not start <= one.start < end
            and (one.start < deed) == (at[0][0] < deed)
            and not self.parted(at[-1][1], one.start)
            and not self.is_told_aside(one, at)
            and not self.reasons.parts(at[0][0], one.start)
        ]

    def own_clause(self, at: Spans) -> Span:
        """The clause that tells when a deed came about: "the raid, [which took place on Monday in Lisk]"."""
        known = load("links", LinkWords).occurring
        begin = bisect_left(self.begins, at[-1][1])
        for here in range(begin, min(begin + OWN, len(self.words) - 2)):
            if self.words[here] in RELATIVE and self.words[here + 1 + self.is_aux(here + 1)] in known:
                last = min(here + OWN_CLAUSE, len(self.words) - 1)
                end = next((i for i in range(here, last) if self.words[i] in STOPPED), last)
                return self.begins[here], self.begins[end]
            if self.tags[here] in FINITE or self.words[here] == ".":
                break
        return 0, 0

    def is_aux(self, at: int) -> bool:
        """Whether a form of "be" stands at a token."""
        return self.words[at] in {"was", "were"}

    def is_told_aside(self, one: Candidate[V], at: Spans) -> bool:
        """Whether a candidate stands in a clause beside the main one: "Orel, who came in May, left Lisk"."""
        number = bisect_right(self.relative, (one.start, one.start)) - 1
        if number < 0:
            return False
        start, end = self.relative[number]
        before = bisect_left(self.begins, start) - 2  # what is told of: not "the raid, which began on Friday"
        deed = before >= 0 and first(self.triggers, self.begins[before]) == self.begins[before]
        return start <= one.start < end <= at[0][0] and not deed

    def parted(self, end: int, start: int) -> bool:
        """Whether a comma and a finite verb, a comparison or another day part an end from a later start.

        A verb right after a comma is none: it closes an aside ("Ten men, a boy among them, were missing on
        Monday").
        """
        if first(self.comparisons, end) < start or first(self.afters, end) < start:
            return True
        if first(self.brought, end) < start:
            return True
        comma = first(self.commas, end)
        return comma < start and first(self.verbs, int(comma)) < start and not self.tells_when(end, start)

    def tells_when(self, end: int, start: int) -> bool:
        """Whether the last clause between an end and a later start tells when: "12 died, all men, when"."""
        last = bisect_left(self.commas, start) - 1
        if last < 0 or self.commas[last] < end:
            return False
        at = bisect_left(self.begins, self.commas[last])
        return self.words[at + 1 : at + 2] == ["when"]

    def description(self, number: int) -> Sourced[Where] | None:
        """The place that a description in a sentence, "the city", was last used for."""
        if number not in self.described:
            self.described[number] = next(self.last_of_kind(number), None)
        return self.described[number]

    def last_of_kind(self, number: int) -> Iterator[Sourced[Where]]:
        """The places that the descriptions of a sentence can stand for, the best first."""
        earlier = [one for back in range(BACK + 1) for one in reversed(self.places.get(number - back, []))]
        for token in self.sentences[number] if earlier else ():
            if token.i and self.words[token.i - 1] == "the":
                for kind, nouns in load("links", LinkWords).descriptions.items():
                    if self.words[token.i] in nouns:
                        yield from (
                            one.value
                            for one in earlier
                            if one.value.value.kind == kind and one.start < token.idx
                        )


class Owner(Struct, frozen=True):
    """A state of lexicons/parties.toml, by the words for what is its own: "malian"."""

    of: list[str]


class Owners(Struct, frozen=True):
    """The states of lexicons/parties.toml."""

    states: list[Owner]


class Peoples(Struct, frozen=True):
    """The words for peoples without a state of lexicons/places.toml: "kurdish"."""

    peoples: frozenset[str]


@cache
def owners() -> frozenset[str]:
    """The words for what is a state's or a people's own, singular and plural."""
    own = {word for state in load("parties", Owners).states for word in state.of}
    own |= load("places", Peoples).peoples
    return frozenset(own | {f"{word}s" for word in own})


def outer(places: Sequence[Sourced[Where]], within: Intervals) -> Iterator[Sourced[Where]]:
    """The places that are no part of what another is told by: of "25 km north of Lisk" not Lisk."""
    for number, place in enumerate(places):
        start, end = place.spans[0][0], place.spans[-1][1]
        if all(other == number or places[other].spans == place.spans for other in within.around(start, end)):
            yield place


def first(places: list[int], at: int) -> float:
    """The first of ordered places at or after one, infinity where none is.

    >>> first([3, 8], 4), first([3, 8], 9)
    (8, inf)
    """
    index = bisect_left(places, at)
    return places[index] if index < len(places) else inf


def distance(one: Candidate[V], at: Spans) -> tuple[int, int]:
    """How far a candidate is from a statement, as candidates are put in order."""
    return gap(one.spans, at) + one.behind, one.start


def describes(one: Candidate[Where], party: Spans) -> bool:
    """Whether a country only tells whose a party is: "two U.S. citizens", not "two citizens of Karvia"."""
    ends = any(start <= one.spans[0][0] and one.spans[-1][1] < stop for start, stop in party)
    return ends and one.value.value.kind == "country"


def is_party(one: Candidate[Where], parties: Sequence[Spans]) -> bool:
    """Whether a party is a place smaller than a country, and nothing more."""
    small = one.value.value.kind != "country"
    return small and any(
        start == one.spans[0][0] and stop == one.spans[-1][1] for (start, stop), *_ in parties
    )


def inside(one: Candidate[Where], best: Candidate[Where]) -> bool:
    """Whether a place is named together with the region or the country it lies in."""
    small, large = one.value.value, best.value.value
    within = small.kind not in LARGE or (small.kind == "region" and large.kind == "country")
    if large.kind not in LARGE or not within or small.country != large.country:
        return False
    apart = max(one.spans[0][0], best.spans[0][0]) - min(one.spans[-1][1], best.spans[-1][1])
    return apart <= TOGETHER and (large.kind == "country" or small.admin1 == large.admin1)


def gap(candidate: Spans, at: Spans) -> int:
    """How far a candidate is from a statement, in characters; before it counts a little farther.

    >>> gap(((20, 26),), ((4, 10),)), gap(((0, 3),), ((4, 10),))
    (10, 13)
    """
    if candidate[0][0] >= at[-1][1]:
        return candidate[0][0] - at[-1][1]
    return max(0, at[0][0] - candidate[-1][1]) + BEFORE
