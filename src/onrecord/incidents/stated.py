"""Toll -> what a report states: the figure with who says it and all that its weight hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from ..model import Attribution, Count, Record, Sourced, Span, SubjectKind, Toll
from . import numbers
from .counters import counter, rival
from .counts import named
from .cues import (
    NOT_AS,
    NOT_AS_TOLD,
    adds,
    begins_part,
    comes_after,
    fallen,
    is_headline,
    is_wider,
    lying,
    moved_on,
    named_wrong,
    names_old,
    none_of,
    of_its_own,
    partial,
    partitive,
    pends,
    remain,
    revises,
    said_earlier,
    sets_against,
    stays,
    tells_old,
    told_before,
    withdraws,
)
from .entries import clock
from .groups import LESSENING, may_be_among
from .nations import nation
from .sentences import at
from .shapes import Stated
from .voices import described, institution, is_itself, is_relative, side, states_in, voice

OPPOSED = re.compile(r",? (?:while|whereas) ")
YEARLY = re.compile(
    r"\bthis year\b|\bsince (?:the (?:start|beginning) of the year|January|\d{4})\b", re.ASCII
)
TOTALS = ("cumulative", "period", "aggregate")
LONGEST_PART = 60  # characters
ONLY = {"only", "just", "at", "the"}
COUNTING = {"a", "an", "another", "one", "1", "second", "third", "fourth", "fifth"}


def of(record: Record, cut: tuple[Span, ...], toll: Toll) -> Iterator[Stated]:
    """A toll of a record as it is stated, and the old figures that it takes the place of by its own words."""
    number = at(cut, toll.count.spans[0][0])
    said = rival_of(record, cut[number], toll) or attribution(record, toll.said_in)
    said = said or counted_by(record, cut[number], toll)
    itself = institution(record.document.publisher) if said is None or is_itself(said) else None
    other = None if itself else said  # who is quoted, where it is not who writes
    description = described(record, other) if other else itself
    text = record.document.text
    sentence, before = text[slice(*cut[number])], text[slice(*cut[number - 1])] if number else ""
    stands = "society" if other and is_relative(other) else side(description)
    low, high = toll.count.spans[0]
    following = text[slice(*cut[number + 1])] if number + 1 < len(cut) else ""
    taken_back = withdraws(sentence, low - cut[number][0], high - low, following) or (
        (named_wrong(text[:low]) or told_before(text[cut[number][0] : low]))
        and lowered(record, cut[number], toll)
    )
    earlier = said_earlier(sentence[: low - cut[number][0]], text[high : cut[number][1]])
    if earlier and number and revises(before) and lowered(record, cut[number - 1], toll):
        taken_back = True
    none = toll.count.value.bound == "none"
    behind = text[high : cut[number][1]][:LONGEST_PART]
    bystanders = none and toll.subject_kind in ("person", "civilian")  # not "none of our fighters"
    part = is_part(record, toll) or (bystanders and none_of(text[low : low + LONGEST_PART]))
    is_moved = part and toll.subject_kind == "person" and moved_on(behind)
    of_house = not none and (
        is_moved
        or lying(behind)
        or (toll.category == "injured" and stays(sentence))
        or partial(clause_of(sentence, low - cut[number][0]), before, facility=stands == "facility")
    )
    made = Stated(
        toll=toll.id,
        category=toll.category,
        count=toll.count,
        subject_kind=kind_of(toll),
        unit=toll.unit,
        scope="period" if of_a_year(record, sentence, toll) else toll.scope,
        polarity=toll.polarity,
        source=said.source if said else None,
        speaker=voice(record, other) if other else itself,
        side=stands,
        states=tuple(sorted(states_in(description))),
        nation=nation(record, toll, sentence, description or ""),
        hedge=record.hedges[toll.certainty] if toll.certainty is not None else None,
        part=part and not of_house,
        overtaken=is_old(record, cut[number], low) or named_wrong(text[:low]) or earlier or taken_back,
        revised=revises(sentence) or taken_back or corrects(sentence, toll),
        withdrawn=taken_back,
        partial=of_house,
        remaining=remain(sentence) or fallen(text[max(0, low - LONGEST_PART) : low]),
        headline=is_headline(text, cut[number]),
        individual=is_individual(text, toll),
        added=adds(text[low:high]),
        later=toll.category == "killed" and comes_after(text[low:high], behind),
        pending=none and (toll.category == "detained" or pends(sentence)),
        against=sets_against(sentence),
        wider=toll.scope in TOTALS and is_wider(sentence),
        clock=clock(text, low),
    )
    yield made
    yield from old_figures(record, cut[number], made, toll.supersedes)


def clause_of(sentence: str, place: int) -> str:
    """The part of a sentence around a place that no "while" or "whereas" parts from others' counts.

    >>> clause_of("The mayor spoke of nine dead while the hospital counted 14.", 20)
    'The mayor spoke of nine dead'
    """
    cuts = [0, *(at for found in OPPOSED.finditer(sentence) for at in found.span()), len(sentence)]
    return next(sentence[low:high] for low, high in zip(cuts[::2], cuts[1::2], strict=True) if place <= high)


def of_a_year(record: Record, sentence: str, toll: Toll) -> bool:
    """Whether a running total is of a year of violence: "40 have been killed this year"."""
    told = toll.scope == "cumulative" and YEARLY.search(sentence) is not None
    return told and any(event.type == "ASSAULT" for event in record.events)


def attribution(record: Record, name: str | None) -> Attribution | None:
    """The attribution of an id; the one before it where its source is a pronoun for nobody known."""
    said = next((said for said in record.attributions if said.id == name), None)
    return before(record, said) or said if said and nameless(said) else said


def counted_by(record: Record, sentence: Span, toll: Toll) -> Attribution | None:
    """The attribution of a figure to who counted it, where its sentence says so without quoting anybody."""
    start, end = sentence
    return told_by(
        record, toll, start, counter(record.document.text[start:end], toll.count.spans[0][0] - start)
    )


def rival_of(record: Record, sentence: Span, toll: Toll) -> Attribution | None:
    """The attribution of a figure to who sets it beside another's in its sentence."""
    (start, end), (low, high) = sentence, toll.count.spans[0]
    return told_by(record, toll, start, rival(record.document.text[start:end], low - start, high - start))


def told_by(record: Record, toll: Toll, start: int, who: Span | None) -> Attribution | None:
    """The attribution of a figure to those who are named at some characters behind a start."""
    if who is None:
        return None
    low, high = start + who[0], start + who[1]
    inside = [
        (end - begin, party.id)
        for party in record.parties
        for begin, end in (*party.name.spans, *party.mentions)
        if low <= begin and end <= high
    ]
    return Attribution(
        id="",
        manner="indirect",
        content=Sourced(toll.count.value.bound, toll.count.spans, "incidents", None),
        source=Sourced(record.document.text[low:high], ((low, high),), "incidents", None),
        speaker=max(inside)[1] if inside else None,
    )


def nameless(said: Attribution) -> bool:
    """Whether an attribution's source is "it" or "they", and nobody was found to be meant."""
    return said.speaker is None and said.source is not None and said.source.value.lower() in ("it", "they")


def before(record: Record, said: Attribution) -> Attribution | None:
    """The last attribution with a source of its own before another in the text."""
    earlier = [
        one for one in record.attributions if one.source and not nameless(one) and start(one) < start(said)
    ]
    return max(earlier, key=start, default=None)


def start(said: Attribution) -> int:
    """Where an attribution's source stands."""
    return said.source.spans[0][0] if said.source else 0


def is_part(record: Record, toll: Toll) -> bool:
    """Whether a toll is a part of a larger one of its report."""
    if toll.part_of is not None:
        whole = next((one for one in record.tolls if one.id == toll.part_of), None)
        return whole is None or whole.category != "affected" or toll.category == "affected"
    start = toll.count.spans[0][0]
    text = record.document.text
    counted = text[start:][:LONGEST_PART]
    own = of_its_own(counted) and toll.subject_kind != "person"
    if not (own or partitive(counted) or begins_part(text[max(0, start - LONGEST_PART) : start])):
        return False
    mine = named(toll.count.value) or 0
    return any(
        other.category == toll.category
        and (named(other.count.value) or 0) > mine
        and may_be_among(toll.subject_kind, other.subject_kind)
        for other in record.tolls
    )


def is_old(record: Record, sentence: Span, place: int) -> bool:
    """Whether a sentence tells the figure at a place as what was counted at first."""
    start, end = sentence
    words = record.document.text[start:end]
    if not names_old(words):  # seldom: a report of thousands of tolls is not looked through for each
        return False
    counted = [toll.count.spans[0] for toll in record.tolls if start <= toll.count.spans[0][0] < end]
    others = [low - start for low, _ in counted]
    others += [  # the eight of "an earlier figure of eight"
        one.span[0]
        for one in numbers.find(words)
        if not any(low <= start + one.span[0] < high for low, high in counted)
    ]
    return tells_old(words, place - start, others)


def lowered(record: Record, sentence: Span, toll: Toll) -> bool:
    """Whether a smaller figure of the same thing stands in the sentence of one: "24, not 26".

    Fewer missing are news and correct nobody.
    """
    mine = named(toll.count.value) or 0
    return toll.category not in LESSENING and any(
        one.category == toll.category
        and sentence[0] <= one.count.spans[0][0] < sentence[1]
        and (named(one.count.value) or mine) < mine
        and not another_says(record, one, toll)
        and not sets_against(record.document.text[slice(*sentence)])
        for one in record.tolls
    )


def another_says(record: Record, one: Toll, other: Toll) -> bool:
    """Whether two speakers tell two figures: "the minister put it at 33, but he had counted 58"."""
    mine, theirs = (attribution(record, toll.said_in) for toll in (one, other))
    return mine is not None and theirs is not None and voice(record, mine) != voice(record, theirs)


def corrects(sentence: str, toll: Toll) -> bool:
    """Whether a sentence names a higher number as wrong that was told: "ten, not eleven as reported"."""
    found = NOT_AS_TOLD.search(sentence)
    if found is None or toll.category in LESSENING:
        return False
    wrong = next(numbers.find(found["number"]), None)
    mine = named(toll.count.value)
    return wrong is not None and mine is not None and wrong.value > mine


def is_individual(text: str, toll: Toll) -> bool:
    """Whether a count of one is a person who is named or known: "the bride", not "a shopper" or "one man"."""
    if toll.count.value.best != 1:
        return False
    first, *rest = text[slice(*toll.count.spans[0])].lower().replace(",", " ").split()
    counted = {*first.split("-"), *rest[:1]} if first in ONLY else {first, *first.split("-")}
    return not COUNTING & counted


def kind_of(toll: Toll) -> SubjectKind:
    """Whom a toll counts: a suspect who was killed is no victim, "blew herself up" no count of its own."""
    if is_suspect(toll):
        return "perpetrator"
    pronoun = toll.subject is None and toll.count.value.best == 1
    return "person" if pronoun and toll.subject_kind == "perpetrator" else toll.subject_kind


def is_suspect(toll: Toll) -> bool:
    """Whether the one who is counted is none of the victims: "officers shot and killed the suspect"."""
    whom = toll.subject.value.lower() if toll.subject else ""
    return toll.category == "killed" and whom.endswith("suspect")


def old_figures(record: Record, sentence: Span, made: Stated, old: Count | None) -> Iterator[Stated]:
    """The figures that a sentence names as overtaken or wrong, where their numbers stand in it."""
    start, end = sentence
    text = record.document.text[start:end]
    wrong = {start + found.start("number") for found in NOT_AS.finditer(text)}
    if old is None and not wrong:
        return
    known = {end for toll in record.tolls for _, end in toll.count.spans}
    for number in numbers.find(text):
        span = (start + number.span[0], start + number.span[1])
        if span[1] in known or number.value == named(made.count.value):
            continue
        back = made.category not in LESSENING and number.value > (named(made.count.value) or number.value)
        back = back and made.revised
        if span[0] in wrong and made.revised:
            count = Count(low=number.value, high=number.value, best=number.value, bound="exact")
            yield structs.replace(as_old(made, count, span), withdrawn=back)
        elif old is not None and number.value == named(old):
            yield structs.replace(as_old(made, old, span), withdrawn=back)


def as_old(made: Stated, count: Count, span: Span) -> Stated:
    """A figure that takes another's place, as that other."""
    return structs.replace(
        made,
        toll=f"{made.toll}-",
        count=Sourced(count, (span,), made.count.by, made.count.confidence),
        scope="incident",
        overtaken=True,
        partial=False,
        part=False,
        individual=False,
    )
