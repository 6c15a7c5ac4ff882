"""What hedges are read with, by token: words, the sentence around them, phrases, and whose words they are."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from ... import doc as on_doc
from ...language import written
from ...model import Attribution, Span, Spans
from .words import words

REACH = 150  # tokens on either side of a hedge that are looked at; no sentence of the dev text is longer


class Page:
    """A Doc with its attributions by sentence."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, written.of(doc).text
        self.lower, self.tags = written.of(doc).lowers, written.marked(doc).tags
        self.phrase_to = {phrase.end: phrase for phrase in on_doc.phrases(doc)}
        self.bounds = written.marked(doc).sentences
        self.first = [sent[0] for sent in self.bounds]
        starts = written.of(doc).ordered.starts
        self.starts = [starts[first] for first in self.first]
        self.inside: dict[int, list[Attribution]] = {}
        self.closed: dict[int, list[Attribution]] = {}
        for one in on_doc.attributions(doc):
            for start, end in one.content.spans:
                for number in range(self.number(start), self.number(end - 1) + 1):
                    self.inside.setdefault(number, []).append(one)
            if one.cue and one.source:
                self.closed.setdefault(self.number(stop_of(one)), []).append(one)

    def number(self, character: int) -> int:
        """The number of the sentence that a character stands in."""
        return bisect_right(self.starts, character) - 1

    def room(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence around a token, so many of them as are looked at."""
        first, last = self.bounds[bisect_right(self.first, token) - 1]
        return max(first, token - REACH), min(last, token + REACH)

    def around(self, at: Span) -> Attribution | None:
        """The innermost attribution in whose words a hedge stands, else the one its sentence goes on from."""
        number = self.number(at[0])
        inside = [one for one in self.inside.get(number, ()) if touches(one.content.spans, at)]
        if inside:
            return min(inside, key=lambda one: sum(end - start for start, end in one.content.spans))
        return next((one for one in reversed(self.closed.get(number, ())) if self.goes_on(one, at)), None)

    def goes_on(self, one: Attribution, at: Span) -> bool:
        """Whether a hedge follows a comment clause of its sentence: "..., she said, though it is so"."""
        stop = stop_of(one)
        if one.cue is None or one.content.spans[0][0] >= one.cue.spans[0][0] or stop > at[0]:
            return False
        if self.text[stop : stop + 1] != ",":
            return False
        opener = self.text[stop + 1 : at[0]].split(maxsplit=1)[:1]
        return bool(opener) and opener[0] in words().clauses.after_comma

    def subject(self, verb: int) -> Spans:
        """The noun phrase right before a verb, adverbs and auxiliaries between them."""
        first, end = self.room(verb)[0], verb
        while end > first and self.tags[end - 1] in ("RB", "MD", "VBD", "VBZ", "VBP"):
            end -= 1
        near = self.phrase_to.get(end)
        wide = self.phrase_to.get(verb + 1)
        if near is None and wide and wide.start < end == verb:  # tagged as a noun: "the council judges that"
            return (on_doc.characters(self.doc, wide.start, end),)
        if near is None or near.start < first or self.lower[near.head] in words().clauses.dummies:
            return ()
        return (on_doc.characters(self.doc, near.start, end),)


def stop_of(one: Attribution) -> int:
    """Where the cue and the source of an attribution end."""
    ends = [part.spans[-1][1] for part in (one.cue, one.source) if part]
    return max(ends, default=0)


def touches(pieces: Spans, at: Span) -> bool:
    """Whether some characters lie in one of the pieces."""
    return any(start <= at[0] and at[1] <= end for start, end in pieces)
