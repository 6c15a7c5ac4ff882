"""A Doc as plain lists, with what the other files of this folder ask of it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from ... import doc as on_doc
from ...language import phrases
from ...language.quotes import Quote
from ...model import Span
from .words import words as lexicon

FINAL = frozenset(".!?…;:") | {"...", ". . .", "....", "?!", "!?"}
DASHES = frozenset({"-", "–", "—", "--", "---"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MOVES_ON = frozenset({"RB", "RBR", "MD"})


class Region(NamedTuple):
    """A sentence at one depth of quotation, tokens [start, end); quotations deeper than `depth` are opaque."""

    start: int
    end: int
    depth: int
    paragraph: int


class Piece(NamedTuple):
    """A quotation as tokens, its marks included."""

    start: int
    end: int
    depth: int


class Page:
    """The tokens of a Doc as lists; phrases and quotations by their tokens."""

    def __init__(self, doc: Doc) -> None:
        self.words = [token.lower_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.sentence_start = [bool(token.is_sent_start) for token in doc]
        self.spaces = [token.is_space for token in doc]
        self.quotes = tuple(self.pieces(on_doc.quotes(doc)))
        self.level = self.levels()
        self.quote_from = {quote.start: quote for quote in reversed(self.quotes)}
        self.quote_to = {quote.end: quote for quote in self.quotes}
        self.paragraph = self.paragraphs(doc)
        self.phrase_from: dict[int, int] = {}
        self.phrase_to: dict[int, int] = {}
        for start, end, _ in phrases.find(doc):
            self.phrase_from[start] = end
            self.phrase_to[end] = start

    def pieces(self, quotes: tuple[Quote, ...]) -> Iterator[Piece]:
        """The quotations as tokens."""
        first = {start: index for index, start in enumerate(self.starts)}
        last = {end: index + 1 for index, end in enumerate(self.ends)}
        for quote in quotes:
            start, end = first.get(quote.start), last.get(quote.end)
            if start is not None and end is not None and end - start > 1:
                yield Piece(start, end, quote.depth)

    def levels(self) -> list[int]:
        """In how many quotations each token stands, marks included."""
        level = [0] * len(self.words)
        for quote in self.quotes:
            for index in range(quote.start, quote.end):
                level[index] = max(level[index], quote.depth + 1)
        return level

    def paragraphs(self, doc: Doc) -> list[int]:
        """The number of the paragraph of each token."""
        found, number = [], 0
        for token in doc:
            number += token.is_space and ("\n" in token.text or "\r" in token.text)
            found.append(number)
        return found

    def regions(self) -> Iterator[Region]:
        """The sentences of the text itself and of every quotation, in order of their starts."""
        found = list(self.sentences(0, len(self.words), 0))
        for quote in self.quotes:
            found += self.sentences(quote.start + 1, quote.end - 1, quote.depth + 1)
        return iter(sorted(found, key=lambda region: (region.start, region.depth)))

    def sentences(self, start: int, end: int, depth: int) -> Iterator[Region]:
        """The sentences between two tokens; a deeper quotation is never split."""
        begin = start
        for index in range(start + 1, end + 1):
            if index < end and not self.begins(index, depth):
                continue
            region = self.trimmed(begin, index, depth)
            if region.end > region.start:
                yield region
            begin = index

    def begins(self, index: int, depth: int) -> bool:
        """Whether a sentence begins at a token, seen from a depth of quotation."""
        if not self.sentence_start[index]:
            return False
        quote = self.quote_from.get(index)
        return self.level[index] <= depth or (quote is not None and quote.depth == depth)

    def trimmed(self, start: int, end: int, depth: int) -> Region:
        """A region without the white space around it."""
        while start < end and self.spaces[start]:
            start += 1
        while end > start and self.spaces[end - 1]:
            end -= 1
        return Region(start, end, depth, self.paragraph[start] if start < end else 0)

    def span(self, start: int, end: int) -> Span | None:
        """The characters of some tokens, without white space and commas around them."""
        while start < end and (self.spaces[start] or self.words[start] in {",", ":", ";"}):
            start += 1
        while start < end and (self.spaces[end - 1] or self.words[end - 1] in {",", ":", ";"}):
            end -= 1
        return (self.starts[start], self.ends[end - 1]) if start < end else None

    def is_dash(self, index: int) -> bool:
        """Whether a token is a dash between words, not a hyphen."""
        return self.words[index] in DASHES and self.tags[index] != "HYPH"

    def is_finite(self, index: int) -> bool:
        """Whether a token is a finite verb or a modal."""
        return self.tags[index] in FINITE

    def next_quote(self, index: int, depth: int) -> Piece | None:
        """The quotation of a depth that begins at a token."""
        quote = self.quote_from.get(index)
        return quote if quote is not None and quote.depth == depth else None

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb stands between two tokens."""
        return any(self.tags[index] in FINITE for index in range(start, end))

    def over(self, index: int, depth: int) -> int:
        """The token after this one, a whole quotation counted as one."""
        quote = self.next_quote(index, depth)
        return quote.end if quote else index + 1

    def is_time(self, start: int, end: int) -> bool:
        """Whether a phrase names a time: "Tuesday night", "last week"."""
        return any(self.words[index] in lexicon().classes.times for index in range(start, end))
