"""Who said what of an incident, in the words of its reports."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ...archive import Whole
from ...archive.voices import voice
from ...incidents.shapes import Claim
from ...model import Attribution, Record, Span
from ..terminal.names import Names

EACH, MOST = 2, 6
"""Words of one speaker, and speakers, that are shown of an incident."""
MANNERS = ("direct", "mixed", "indirect")
"""Manners of speech, the exact words first."""
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "him", "her", "them"})
"""Speakers that tell nothing about who speaks."""
LEAST = 4  # words that are reported; fewer are a piece of a sentence


class Words(NamedTuple):
    """What somebody said: the report's words, whether they are a quotation, the report.

    `inferred`: who says it is told by what stands around.
    """

    content: str
    quoted: bool
    document: str
    inferred: bool


class Voice(NamedTuple):
    """Somebody and what they are quoted saying."""

    speaker: str
    words: tuple[Words, ...]


def voices(found: Whole, records: Mapping[str, Record]) -> list[Voice]:
    """Who said what of an incident in some reports: quotations first, no copy, nothing that is a claim."""
    claims = found.incident.claims
    said = sorted(
        chain.from_iterable(of_report(record, found, claims) for record in records.values()),
        key=lambda one: MANNERS.index(one[1].manner),
    )
    people = {one.name.value for record in records.values() for one in record.parties if one.kind == "person"}
    names = called([speaker for _, _, speaker in said], people)
    by_speaker: dict[str, list[Words]] = {}
    for document, one, speaker in said:
        known = by_speaker.setdefault(names[speaker], [])
        words = Words(one.content.value, one.manner != "indirect", document, one.speaker_inferred)
        if len(known) < EACH and words.content not in (other.content for other in known):
            known.append(words)
    return [Voice(speaker, tuple(words)) for speaker, words in list(by_speaker.items())[:MOST]]


def called(names: Sequence[str], people: Container[str]) -> dict[str, str]:
    """What each of some names is called, so that nobody stands under two: as it was written first.

    Of people a family name alone is the one full name that ends in it; where several do, it stays apart.

    >>> called(["Orel", "The mayor", "Ada Orel", "the mayor"], {"Orel", "Ada Orel"})
    {'Orel': 'Ada Orel', 'The mayor': 'The mayor', 'Ada Orel': 'Ada Orel', 'the mayor': 'The mayor'}
    """
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(voice(name), name)
    full = {key: name for key, name in first.items() if name in people and " " in key}
    for key, name in list(first.items()):
        whole = [other for other in full if other.endswith(f" {key}")]
        if name in people and len(whole) == 1:
            first[key] = full[whole[0]]
    return {name: first[voice(name)] for name in names}


def of_report(
    record: Record, found: Whole, claims: Iterable[Claim]
) -> Iterator[tuple[str, Attribution, str]]:
    """What is said of an incident in one report, with who says it; claims stand elsewhere."""
    name = record.document.id
    told_in = [span for one in found.members if one.document == name for span in one.told_in]
    counted = [span for one in claims if one.document == name for span in one.count.spans]
    names = Names(record)
    for one in record.attributions:
        speaker, spans = names.who(one), one.content.spans
        if not someone(speaker) or one.negated or not meet(spans, told_in):
            continue
        if one.manner != "indirect" or (len(one.content.value.split()) >= LEAST and not meet(spans, counted)):
            yield name, one, speaker


def someone(speaker: str) -> bool:
    """Whether a speaker is told who it is.

    >>> someone("Ada Orel"), someone("he"), someone("200 head"), someone("")
    (True, False, False, False)
    """
    return bool(speaker) and speaker.casefold() not in PRONOUNS and not speaker[:1].isdigit()


def meet(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of some characters are among others.

    >>> meet([(0, 4)], [(4, 6)]), meet([(0, 4)], [(3, 6)])
    (False, True)
    """
    told = list(others)
    return any(start < end and begin < stop for begin, end in some for start, stop in told)
