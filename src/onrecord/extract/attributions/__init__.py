"""Who said what: the source, the cue and the content of every report of speech, writing or thought."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ... import doc as on_doc
from ...model import Attribution, Manner, Refusal, Sourced, Span
from .continuations import continued
from .cues import cues
from .encoded import LeftOut, joined, without_that
from .page import Page, Region
from .reading import Neighbours, Range, Reading
from .readings import readings
from .verbless import verbless
from .words import words

BY = "attributions 0.1"
LETTERS_QUOTED = 0.9  # share of the words inside quotation marks from which content is direct


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of a Doc in text order, outer ones before those inside them.

    What was read as one and left out goes to the Doc's refusals, with the reason.

    >>> from ...pipeline import document, prepare
    >>> said, = find(prepare(document("“The dam holds,” Mayor Ada Orel told residents.")))
    >>> said.source.value, said.cue.value, said.content.value, said.addressee.value, said.manner
    ('Mayor Ada Orel', 'told', '“The dam holds,”', 'residents', 'direct')
    """
    page = Page(doc)
    left_out: LeftOut = []
    heard = joined(page, on_doc.labels(doc), read(page), left_out)
    on_doc.refuse(doc, "attributions", refusals(page, left_out))
    found = [made for reading in continued(page, heard) if (made := Draft(doc, page, reading)).has_words()]
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in found:
        kept.setdefault(draft.content, draft)
    ordered = sorted(kept.values(), key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))
    for number, draft in enumerate(ordered, start=1):
        yield draft.attribution(f"a{number}")


def refusals(page: Page, left_out: LeftOut) -> Iterator[Refusal]:
    """What was left out, at the characters of its content."""
    for reading, why in left_out:
        if span := page.span(reading.content[0][0], reading.content[-1][1]):
            yield Refusal("attributions", span, why)


def read(page: Page) -> list[tuple[Region, list[Reading]]]:
    """The readings of every sentence, each with its neighbours in sight."""
    regions = list(page.regions())
    outer = [region for region in regions if not region.depth]
    place = {region: index for index, region in enumerate(outer)}
    found = []
    for region in regions:
        at = place.get(region)
        beside = Neighbours() if at is None else neighbours(outer, at)
        found.append((region, [*readings(page, region, cues(page, region), beside), *verbless(page, region)]))
    return found


def neighbours(outer: list[Region], at: int) -> Neighbours:
    """The sentences before and after one."""
    before = outer[at - 1] if at and outer[at - 1].paragraph == outer[at].paragraph else None
    return Neighbours(before, outer[at + 1] if at + 1 < len(outer) else None)


class Draft:
    """A reading with its tokens turned into characters."""

    def __init__(self, doc: Doc, page: Page, reading: Reading) -> None:
        self.doc, self.page, self.reading = doc, page, reading
        self.content = self.spans(reading.content)
        self.source = self.spans([reading.source] if reading.source else [])
        self.cue = self.spans([reading.cue] if reading.cue else [])
        self.addressee = self.spans([reading.addressee] if reading.addressee else [])

    def spans(self, ranges: tuple[Range, ...] | list[Range]) -> tuple[Span, ...]:
        """The characters of some ranges of tokens, in order, none twice."""
        found = sorted({span for start, end in ranges if (span := self.page.span(start, end))})
        return tuple(found)

    def sourced(self, spans: tuple[Span, ...], confidence: float | None = None) -> Sourced[str] | None:
        """The words of some spans."""
        if not spans:
            return None
        return Sourced(" ".join(self.page.text[start:end] for start, end in spans), spans, BY, confidence)

    def has_words(self) -> bool:
        """Whether anything is reported but marks."""
        return any(
            self.page.words[i][:1].isalnum() for start, end in self.reading.content for i in range(start, end)
        )

    def is_nobody(self) -> bool:
        """Whether the source is nobody: "None of the guards", "No official"."""
        source = self.reading.source
        return source is not None and self.page.words[source.start] in words().classes.nobody

    def manner(self) -> Manner:
        """Direct where all of the content is quoted, a "that" before it aside, mixed where some is."""
        depth = self.reading.region.depth
        inside = outside = 0
        for start, end in without_that(self.page, self.reading):
            for index in range(start, end):
                if self.page.words[index][:1].isalnum():
                    quoted = self.page.level[index] > depth
                    inside, outside = inside + quoted, outside + (not quoted)
        if inside and inside >= LETTERS_QUOTED * (inside + outside):
            return "direct"
        return "mixed" if inside else "indirect"

    def attribution(self, name: str) -> Attribution:
        """The attribution itself."""
        content = self.sourced(self.content, self.reading.confidence)
        assert content is not None  # noqa: S101 - drafts without content are left out before
        return Attribution(
            id=name,
            manner=self.manner(),
            content=content,
            source=self.sourced(self.source),
            speaker_inferred=self.reading.inferred,
            cue=self.sourced(self.cue),
            addressee=self.sourced(self.addressee),
            negated=self.reading.negated or self.is_nobody(),
        )
