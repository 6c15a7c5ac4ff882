"""Finds hedges: likelihood words, the range they stand for, who hedges, and what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ... import doc as on_doc
from ...lexicon import load
from ...model import Attribution, Likelihood, Scale, Sourced, Spans
from . import cues, holder, scope
from .cues import Cue
from .page import Page, touches
from .words import Scales, words

BY = "hedges 0.1"


def find(doc: Doc) -> Iterator[Sourced[Likelihood]]:
    """The hedges of a Doc.

    >>> from ...pipeline import document, prepare
    >>> doc = prepare(document("The ferry will probably sink."))
    >>> [(hedge.value.term, hedge.value.scale, hedge.value.low) for hedge in find(doc)]
    [('probable', 'none', 0.6)]
    """
    page = Page(doc)
    found = list(cues.find(page))
    if not found:
        return
    reader = Reader(doc, page)
    for cue in found:
        yield reader.read(cue)


class Reader:
    """Reads the hedges of one Doc."""

    def __init__(self, doc: Doc, page: Page) -> None:
        self.doc, self.page = doc, page
        self.parties = {party.id: party for party in on_doc.parties(doc)}
        self.mentions = on_doc.Mentions(self.parties.values())

    def read(self, cue: Cue) -> Sourced[Likelihood]:
        """The hedge of a cue."""
        at = on_doc.characters(self.doc, cue.start, cue.end)
        said = self.page.around(at)
        judge = self.judge(cue, said)
        source = judge or (said.source.spans if said and said.source else ())
        party = self.party(said, judge, source)
        low, high, chosen = ranged(cue.term, self.scale(party, source))
        within = said.content.spans if said and touches(said.content.spans, at) else ()
        likelihood = Likelihood(
            term=cue.term,
            scale=chosen,
            low=low,
            high=high,
            calibrated=chosen != "none",
            holder=party,
            scope=scope.of(self.page, cue, within),
        )
        return on_doc.sourced(self.doc, likelihood, [at], BY)

    def judge(self, cue: Cue, said: Attribution | None) -> Spans:
        """The subject of the verb that judges: "Analysts think it unlikely", "she was certain that"."""
        lower, first = self.page.lower, self.page.room(cue.start)[0]
        verb = scope.judging(lower, cue.start, first) if cue.kind in ("adjectives", "nouns") else None
        if verb is None and cue.term.endswith("certain") and cue.start > first:
            follows, copula = lower[cue.end : cue.end + 1], cue.start - 1
            verb = copula if follows == ["that"] and lower[copula] in words().refusals.copulas else None
        if verb is None and said is None:
            verb = scope.assessing(lower, cue.start, first)
        return () if verb is None else self.page.subject(verb)

    def party(self, said: Attribution | None, judge: Spans, source: Spans) -> str | None:
        """The party that hedges."""
        if judge:
            return self.mentions.party_at(judge)
        if said and said.speaker:
            return said.speaker
        return self.mentions.party_at(source) if source else None

    def scale(self, party: str | None, source: Spans) -> str:
        """The scale that the one who hedges is known to use."""
        text = self.page.text
        texts = [text[start:end] for start, end in source]
        places = [start for start, _ in source]
        if party in self.parties:
            known = self.parties[party]
            texts += holder.texts_of(known, text)
            places += [start for start, _ in known.mentions[:3]]
        return holder.scale_of(texts, text, places) if texts else "none"


def ranged(term: str, scale: str) -> tuple[float | None, float | None, Scale]:
    """The range of a term on a scale, from 0 to 1; by the survey of readers where the scale has no such term.

    >>> ranged("highly likely", "phia"), ranged("may", "phia")
    ((0.8, 0.9, 'phia'), (None, None, 'none'))
    """
    tables = load("scales", Scales)
    known = tables.scales.get(scale, {}).get(term)
    low, high = known or tables.survey.get(term) or (None, None)
    if low is None or high is None:
        return None, None, "none"
    return low / 100, high / 100, scale if known else "none"  # type: ignore[return-value]
