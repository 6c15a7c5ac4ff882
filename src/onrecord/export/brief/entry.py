"""One incident as a brief tells it: figures now and before, drawings, contradictions, claims, voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...archive import Archive, Whole
from ...incidents.shapes import Account, Claim, Contradiction, Incident
from ...model import Record
from .. import incidents as in_words
from ..plot import Plot
from ..sentences import Sentence, around, whole
from ..terminal import incidents as told
from ..terminal import words
from ..terminal.names import Names
from .changes import Change, is_new
from .gathered import Found
from .period import Period
from .voices import PRONOUNS, Voice, someone, voices

READ = 12
"""Reports of an incident whose words are looked at, beside its claims."""
MANY = 24
"""Claims of an incident that are told: those that stand and the latest."""
FINAL = (".", "!", "?", "…", "”", '"')
"""What sentences end in."""
PASSED = 4  # datelines and headlines
DRAWN = 2
"""Drawings of an incident."""


class Cited(NamedTuple):
    """A claim with its sentence: who counted, how many, what became of it, whether it is of the period."""

    claim: Claim
    who: str
    counted: str
    sentence: Sentence
    became: str
    new: bool


class Torn(NamedTuple):
    """A contradiction in words with its claims, and whether it came up in the period."""

    words: str
    claims: tuple[Cited, ...]
    new: bool


class Lead(NamedTuple):
    """The sentence in which a report tells what happened."""

    sentence: Sentence
    document: str


class Entry(NamedTuple):
    """All that is shown of an incident; `anchor` is its place in the page.

    `figures` are its counts, with the words of those that one claim alone counts.
    """

    anchor: str
    found: Found
    heading: str
    when: str
    where: str
    lead: Lead | None
    figures: tuple[tuple[Change, str], ...]
    plots: tuple[tuple[Change, Plot], ...]
    torn: tuple[Torn, ...]
    claims: tuple[Cited, ...]
    left_out: int
    repeated: int
    voices: tuple[Voice, ...]
    accounts: tuple[Account, ...]


def entry(archive: Archive, found: Found, about: Period, anchor: str) -> Entry:
    """An incident of a period, as the page tells it."""
    incident = found.now.incident
    records = dict(records_of(archive, incident))
    by_id = {one.id: cited(one, found.now, about, records.get(one.document)) for one in incident.claims}
    fresh = {name: record for name, record in records.items() if about.holds(record.document.published)}
    own = [one for one in in_words.ordered(incident.claims) if one.status != "duplicate"]
    shown = told_of(own)
    claims = {one.id: one for one in incident.claims}
    return Entry(
        anchor=anchor,
        found=found,
        heading=in_words.heading(incident),
        when=words.when(incident.when.read.value) if incident.when else "",
        where=in_words.place(incident.where.read.value) if incident.where else "",
        lead=lead(found.now),
        figures=tuple((one, alone(one, claims, found.now)) for one in found.changes if one.told),
        plots=tuple(drawings(found.changes, claims)),
        torn=tuple(contradictions(found, by_id)),
        claims=tuple(by_id[one.id] for one in shown),
        left_out=len(own) - len(shown),
        repeated=len(incident.claims) - len(own),
        voices=tuple(voices(found.now, fresh)),
        accounts=incident.accounts,
    )


def told_of(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are told, in their order: of many those that stand, then the latest of the others."""
    first = sorted(range(len(claims)), key=lambda at: (claims[at].status != "current", -at))[:MANY]
    return [claims[at] for at in sorted(first)]


def who(claim: Claim, record: Record | None) -> str:
    """Who counted, in the report's words; the speaker's name behind a pronoun."""
    if claim.source is None:
        return "the report itself"
    words, tolls = claim.source.value, record.tolls if record else ()
    toll = next((one for one in tolls if one.id == claim.toll), None)
    if not record or not toll or words.casefold() not in PRONOUNS:
        return words
    name = Names(record).according_to(toll)
    return f"{name} (“{words}”)" if someone(name) and name[:1].isupper() else words


def cited(claim: Claim, found: Whole, about: Period, record: Record | None) -> Cited:
    """A claim with its sentence."""
    start, end = claim.count.spans[0][0], claim.count.spans[-1][1]
    return Cited(
        claim,
        who(claim, record),
        f"{in_words.counted(claim)} {claim.category}{told.whom(claim.subject_kind, claim.unit)}",
        around(found.texts[claim.document], start, end),
        told.STATUS[claim.status],
        about.holds(claim.published),
    )


def records_of(archive: Archive, about: Incident) -> Iterator[tuple[str, Record]]:
    """The records of the first reports of an incident that are no copies."""
    copies = {name for group in about.copies for name in group[1:]}
    originals = [one.document for one in about.accounts if one.document not in copies]
    for document in originals[:READ]:
        yield document, archive.get(document)


def lead(found: Whole) -> Lead | None:
    """The first sentence of the first report that tells what happened."""
    for one in sorted(found.members, key=lambda one: one.told or ""):
        if one.told_in and not one.background:
            text = found.texts[one.document]
            start = opening(text, one.told_in[0][0])
            return Lead(around(text, start, start), one.document)
    return None


def opening(text: str, place: int) -> int:
    """Where the first sentence from some place on begins: datelines and headlines end in no full stop.

    >>> opening("MARNOVO, March 3 (North Wire) - Ten people died in Marnovo, the governor said.", 0)
    32
    """
    start = place
    for _ in range(PASSED):
        first, last = whole(text, start)
        if text[first:last].rstrip().endswith(FINAL) or not text[last:].strip():
            return first
        start = last + len(text[last:]) - len(text[last:].lstrip())
    return whole(text, place)[0]


def alone(one: Change, claims: Mapping[str, Claim], found: Whole) -> str:
    """The words of what one claim alone counts, where they say more than the figure."""
    words = in_words.only_words(one.now, claims, found)
    return words if any(letter.isalpha() for letter in words) else ""


def drawings(counts: Sequence[Change], claims: Mapping[str, Claim]) -> Iterator[tuple[Change, Plot]]:
    """The drawings of the first counts that have two figures to be compared."""
    differing = (
        one for one in counts if one.now.range_all and one.now.range_all.low != one.now.range_all.high
    )
    made = ((one, in_words.drawn(one.now, claims)) for one in differing)
    yield from [(one, plot) for one, plot in made if plot][:DRAWN]


def contradictions(found: Found, by_id: Mapping[str, Cited]) -> Iterator[Torn]:
    """The contradictions of an incident; one whose claims are all among another's is told with that one."""
    for some in within(found.now.incident.contradictions):
        names = dict.fromkeys(name for one in some for name in one.claims)
        kinds = {one.kind: one for one in some}
        yield Torn(
            " ".join(map(in_words.sentence, kinds.values())),
            tuple(by_id[name] for name in names),
            is_new(some, found.before),
        )


def within(contradictions: Sequence[Contradiction]) -> list[list[Contradiction]]:
    """Contradictions, those with fewer claims put to one that has all of these."""
    found: list[list[Contradiction]] = []
    for one in sorted(contradictions, key=lambda one: -len(one.claims)):
        around = (some for some in found if set(one.claims) <= set(some[0].claims))
        home = next(around, None)
        found.append([one]) if home is None else home.append(one)
    return found
