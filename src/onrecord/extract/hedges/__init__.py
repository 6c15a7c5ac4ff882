"""Finds hedges: likelihood words, the range they stand for, who hedges, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ... import doc as on_doc
from ...language import phrases
from ...lexicon import load
from ...model import Attribution, Likelihood, Scale, Sourced, Span, Spans
from . import cues, holder, scope
from .cues import Cue
from .words import Scales, words

BY = "hedges 0.1"


def find(doc: Doc) -> Iterator[Sourced[Likelihood]]:
    """The hedges of a Doc.

    >>> from ...pipeline import document, prepare
    >>> doc = prepare(document("The ferry will probably sink."))
    >>> [(hedge.value.term, hedge.value.scale, hedge.value.low) for hedge in find(doc)]
    [('probable', 'none', 0.6)]
    """
    found = list(cues.find(doc))
    if not found:
        return
    page = Page(doc)
    for cue in found:
        yield page.read(cue)


class Page:
    """What is known of a Doc that its hedges are read with."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lower = [token.lower_ for token in doc]
        self.parties = {party.id: party for party in on_doc.parties(doc)}
        self.mentions = on_doc.Mentions(self.parties.values())
        self.said = on_doc.attributions(doc)

    def read(self, cue: Cue) -> Sourced[Likelihood]:
        """The hedge of a cue."""
        at = on_doc.characters(self.doc, cue.start, cue.end)
        said = self.around(at)
        source = self.judge(cue) or (said.source.spans if said and said.source else ())
        party = self.party(cue, said, source)
        scale = self.scale(party, source)
        within = said.content.spans if said and touches(said.content.spans, at) else ()
        low, high, chosen = ranged(cue.term, scale)
        likelihood = Likelihood(
            term=cue.term,
            scale=chosen,
            low=low,
            high=high,
            calibrated=chosen != "none",
            holder=party,
            scope=scope.of(self.doc, self.lower, cue, within),
        )
        return on_doc.sourced(self.doc, likelihood, [at], BY)

    def around(self, at: Span) -> Attribution | None:
        """The innermost attribution in whose words a hedge stands, else the one its sentence goes on from."""
        inside = [one for one in self.said if touches(one.content.spans, at)]
        if inside:
            return min(inside, key=lambda one: sum(end - start for start, end in one.content.spans))
        return next((one for one in reversed(self.said) if self.goes_on(one, at)), None)

    def goes_on(self, one: Attribution, at: Span) -> bool:
        """Whether a hedge follows a comment clause of its sentence: "..., she said, though it is so"."""
        if not one.cue or not one.source:
            return False
        stop = max(one.cue.spans[-1][1], one.source.spans[-1][1])
        token = self.doc.char_span(*at, alignment_mode="expand")
        if token is None or one.content.spans[0][0] >= one.cue.spans[0][0] or stop > at[0]:
            return False
        follows = self.doc.text[stop : at[0]].split()
        joined = (len(follows) > 1 and follows[0] == ",") or self.doc.text[stop : stop + 1] == ","
        opener = follows[1] if follows and follows[0] == "," else follows[0] if follows else ""
        return (
            bool(joined and opener.lstrip(", ") in words().clauses.after_comma)
            and stop >= token.sent.start_char
        )

    def judge(self, cue: Cue) -> Spans:
        """The subject of the verb that judges: "Analysts think it unlikely", "she was certain that"."""
        first = self.doc[cue.start].sent.start
        verb = scope.judging(self.lower, cue.start, first) if cue.kind in ("adjectives", "nouns") else None
        if verb is None and cue.kind == "adjectives" and cue.term.endswith("certain"):
            follows = self.lower[cue.end : cue.end + 1]
            copula = cue.start - 1
            verb = copula if follows == ["that"] and self.lower[copula] in words().refusals.copulas else None
        if verb is None:
            return ()
        return self.subject(verb, first)

    def subject(self, verb: int, first: int) -> Spans:
        """The noun phrase right before a verb, adverbs and auxiliaries between them."""
        end = verb
        while end > first and self.doc[end - 1].tag_ in ("RB", "MD", "VBD", "VBZ", "VBP"):
            end -= 1
        sent = self.doc[first:end]
        near = (
            [phrase for phrase in phrases.find(sent.as_doc()) if phrase.end == end - first]
            if end > first
            else []
        )
        if not near or self.lower[first + near[0].head] in words().clauses.dummies:
            return ()
        return (on_doc.characters(self.doc, first + near[0].start, end),)

    def party(self, cue: Cue, said: Attribution | None, source: Spans) -> str | None:
        """The party that hedges."""
        if self.judge(cue):
            return self.mentions.party_at(source)
        if said and said.speaker:
            return said.speaker
        return self.mentions.party_at(source) if source else None

    def scale(self, party: str | None, source: Spans) -> str:
        """The scale that the one who hedges is known to use."""
        text = self.doc.text
        texts = [text[start:end] for start, end in source]
        places = [start for start, _ in source]
        if party in self.parties:
            known = self.parties[party]
            texts += holder.texts_of(known, text)
            places += [start for start, _ in known.mentions[:3]]
        return holder.scale_of(texts, text, places) if texts else "none"


def touches(pieces: Sequence[Span], at: Span) -> bool:
    """Whether some characters lie in one of the pieces."""
    return any(start <= at[0] and at[1] <= end for start, end in pieces)


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
