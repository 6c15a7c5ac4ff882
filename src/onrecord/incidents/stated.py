"""Toll -> what a report states: the figure with who says it and all that its weight hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..language import numbers
from ..lexicon import load
from ..model import Attribution, Count, Record, Sourced, Span, Toll
from ..pipeline import tokenizer
from .sentences import at
from .shapes import Stated
from .voices import described, side, states_in, voice
from .words import words

LONGEST_HEADLINE = 120  # characters
COUNTING = {"a", "an", "another", "one", "1", "second", "third", "fourth", "fifth"}
FINAL = ".!?”\"’'"


class Revised(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and phrases that take a figure back."""

    words: frozenset[str]
    phrases: tuple[str, ...]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    revised: Revised


def of(record: Record, cut: tuple[Span, ...], toll: Toll) -> Iterator[Stated]:
    """A toll of a record as it is stated, and the old figure that it takes the place of by its own words."""
    said = attribution(record, toll.said_in)
    description = described(record, said) if said else None
    sentence = cut[at(cut, toll.count.spans[0][0])]
    made = Stated(
        toll=toll.id,
        category=toll.category,
        count=toll.count,
        subject_kind=toll.subject_kind,
        unit=toll.unit,
        scope=toll.scope,
        polarity=toll.polarity,
        source=said.source if said else None,
        speaker=voice(record, said) if said else None,
        side=side(description),
        states=tuple(sorted(states_in(description))),
        hedge=record.hedges[toll.certainty] if toll.certainty is not None else None,
        part_of=toll.part_of,
        revised=revises(record.document.text[sentence[0] : sentence[1]]),
        headline=is_headline(record.document.text, sentence),
        individual=is_individual(record.document.text, toll),
    )
    yield made
    if toll.supersedes is not None:
        yield from old_figure(record, sentence, made, toll.supersedes)


def is_individual(text: str, toll: Toll) -> bool:
    """Whether a count of one is a person who is named or known: "the bride", not "a shopper" or "one man"."""
    if toll.count.value.best != 1:
        return False
    first = text[slice(*toll.count.spans[0])].split()[0].lower()
    return first not in COUNTING and not COUNTING & set(first.split("-"))


def old_figure(record: Record, sentence: Span, made: Stated, old: Count) -> Iterator[Stated]:
    """The figure that a sentence names as overtaken, where its number stands in the sentence."""
    start, end = sentence
    doc = tokenizer().make_doc(record.document.text[start:end])
    for number in numbers.find(doc):
        first, last = doc[number.start].idx, doc[number.end - 1].idx + len(doc[number.end - 1].text)
        span = (start + first, start + last)
        if number.value in (old.best, old.low) and not overlaps(span, made.count.spans):
            count = Sourced(old, (span,), made.count.by, made.count.confidence)
            yield Stated(
                toll=f"{made.toll}-",
                category=made.category,
                count=count,
                subject_kind=made.subject_kind,
                unit=made.unit,
                source=made.source,
                speaker=made.speaker,
                side=made.side,
                states=made.states,
                overtaken=True,
                revised=made.revised,
                headline=made.headline,
            )
            return


def overlaps(span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether a span has a character in common with others."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def attribution(record: Record, name: str | None) -> Attribution | None:
    """The attribution of an id."""
    return next((said for said in record.attributions if said.id == name), None)


def revises(sentence: str) -> bool:
    """Whether a sentence takes a figure back or corrects it."""
    known = load("incidents", Words).revised
    small = sentence.lower()
    return any(word.text in known.words for word in words(sentence)) or any(
        phrase in small for phrase in known.phrases
    )


def is_headline(text: str, sentence: Span) -> bool:
    """Whether a sentence is the title line of a report: its first line, without a full stop."""
    line = text.lstrip().split("\n", 1)[0].strip()
    first = len(text) - len(text.lstrip())
    return sentence[0] <= first and 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in FINAL
