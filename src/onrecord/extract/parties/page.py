"""A Doc as lists: words, tags, sentences, quotations, and who is wanted as a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ... import doc as on_doc
from ...language import bodies, written
from ...model import Span, Spans
from . import judges, timeless
from .judges import Wanted

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMES = frozenset({"NNP", "NNPS"})
SHOUTED = 0.7  # share of capitalised words from which a sentence is a headline in title case
SHOUTED_STOPPED = 0.9  # the same where a full stop ends it, as it ends few headlines
ASIDE = 30  # tokens between commas after a subject, at most
FEW = 4  # words of more than two letters below which no sentence is taken for a headline


class Page:
    """What parties are read from, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.source = doc, written.of(doc).text
        self.raw, self.words = written.of(doc).texts, written.of(doc).lowers
        marked = written.marked(doc)
        self.tags, self.ordered = marked.tags, written.of(doc).ordered
        self.bodies = dict(bodies.find(self.raw))
        self.sentence: list[int] = []
        self.sentences = marked.sentences
        self.headline: list[bool] = []
        for number, (start, end) in enumerate(self.sentences):
            self.sentence += [number] * (end - start)
            self.headline.append(is_headline(self.raw[start:end]))
        self.quote = self.quoted()
        self.said = on_doc.attributions(doc)
        self.told = {start for one in self.said for start in [self.range(one.content.spans[:1])[0]]}
        self.tells = {self.range(one.source.spans)[0]: one.content.spans for one in self.said if one.source}
        self.times = {i for one in on_doc.times(doc) for i in self.tokens(one.spans)}
        self.places = {
            start: (end, one.value)
            for one in on_doc.places(doc)
            for start, end in [self.range(one.spans)]
            if start < end
        }
        self.phrases = list(timeless.phrases(on_doc.phrases(doc), self.times, self.tags, self.sentence))
        self.phrase_from = {phrase.start: phrase.end for phrase in self.phrases}
        self.wanted = [*self.asked(), *judges.find(self)]

    def range(self, pieces: Spans) -> tuple[int, int]:
        """The tokens from the first to the last of some characters."""
        return self.ordered.range(pieces[0][0], pieces[-1][1]) if pieces else (0, 0)

    def told_by(self, start: int) -> list[tuple[int, int]]:
        """The tokens of what a source that begins at a token tells."""
        return [self.range((piece,)) for piece in self.tells.get(start, ())]

    def tokens(self, pieces: Spans) -> Iterator[int]:
        """The tokens at some characters."""
        for piece in pieces:
            yield from range(*self.range((piece,)))

    def quoted(self) -> list[int]:
        """The number of the outermost quotation a token stands in, -1 outside."""
        level = [-1] * len(self.words)
        for number, quote in enumerate(on_doc.quotes(self.doc)):
            if quote.depth == 0:
                for index in self.tokens(quote.inner):
                    level[index] = number
        return level

    def asked(self) -> Iterator[Wanted]:
        """The words for sources, addressees, actors and recipients, as tokens."""
        for one in self.said:
            for role, part in (("source", one.source), ("addressee", one.addressee)):
                if part:
                    yield from self.wanting(part.spans, role)
        for event in on_doc.events(self.doc):
            for actor in event.actors:
                yield from self.wanting(actor.spans, "actor")
            for recipient in event.recipients:
                yield from self.wanting(recipient.spans, "recipient")

    def wanting(self, pieces: Iterable[Span], role: str) -> Iterator[Wanted]:
        """The first of some pieces as wanted words, marks and blanks at its ends left out."""
        start, end = self.range(tuple(pieces)[:1])
        while start < end and not self.raw[start][:1].isalnum() and self.raw[start] != "$":
            start += 1
        while end > start and not any(map(str.isalnum, self.raw[end - 1])):
            end -= 1
        start, end = timeless.wanted(start, end, self.times, self.tags)
        if start < end:
            yield Wanted(start, end, role)

    def is_subject(self, start: int, end: int) -> bool:
        """Whether tokens are the subject of a finite verb that follows."""
        if (
            start
            and self.tags[start - 1] in {"IN", "TO"}
            and self.sentence[start - 1] == self.sentence[start]
        ):
            before = self.words[start - 1]
            if before not in {
                "that",
                "because",
                "while",
                "after",
                "before",
                "as",
                "if",
                "although",
                "though",
            }:
                return False
        at = self.past_aside(start, end)
        while at < len(self.tags) and self.tags[at] in {"RB", "RP", "``", "''"}:
            at += 1
        return at < len(self.tags) and self.tags[at] in FINITE and self.sentence[at] == self.sentence[start]

    def past_aside(self, start: int, end: int) -> int:
        """Past what stands between commas after a phrase that opens its sentence: ", whose shop burned,"."""
        first, stop = self.sentences[self.sentence[start]]
        if any(map(str.isalnum, self.raw[first:start])) or self.raw[end : end + 1] != [","]:
            return end
        commas = (i for i in range(end + 1, min(stop - 1, end + ASIDE)) if self.raw[i] == ",")
        return next((i + 1 for i in commas if self.tags[i + 1] in FINITE), end)

    def is_subject_phrase(self, start: int) -> bool:
        """Whether the noun phrase that begins at a token is a subject."""
        stop = self.phrase_from.get(start)
        return stop is not None and self.is_subject(start, stop)

    def characters(self, start: int, end: int) -> Span:
        """The characters of some tokens."""
        return self.ordered.starts[start], self.ordered.ends[end - 1]

    def text(self, start: int, end: int) -> str:
        """The text of some tokens."""
        first, last = self.characters(start, end)
        return self.source[first:last]


def is_headline(raw: list[str]) -> bool:
    """Whether a sentence is written with a capital on nearly every word.

    >>> is_headline("Miners Leave Flooded Shaft".split()), is_headline("Ada Orel left the shaft".split())
    (True, False)
    """
    if len(raw) > 2 and "".join(raw).isupper():
        return True
    long = [word for word in raw if len(word) > 2 and word.isalpha()]
    share = SHOUTED_STOPPED if raw[-1] == "." else SHOUTED
    return len(long) >= FEW and sum(word[0].isupper() for word in long) >= share * len(long)
