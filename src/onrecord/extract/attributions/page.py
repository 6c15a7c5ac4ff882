"""A Doc as plain lists, with what the other files of this folder ask of it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Doc

from ... import doc as on_doc
from ...language import written
from ...language.quotes import Quote
from ...model import Span
from .words import words as lexicon

NAMES = frozenset({"NNP", "NNPS"})
FINAL = frozenset(".!?…;:") | {"...", ". . .", "....", "?!", "!?"}
LONGEST = (
    150  # tokens of a sentence; a longer one is a list or no prose, and is cut so that time stays linear
)
DEEPEST = 4  # quotations inside each other that are read; deeper ones are stray marks
DASHES = frozenset({"-", "–", "—", "--", "---"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Region(NamedTuple):
    """A sentence at one depth of quotation, tokens [start, end); deeper quotations are opaque."""

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
        page = written.of(doc)
        self.text, self.words, self.spaces, self.ordered = page.text, page.lowers, page.spaces, page.ordered
        self.tags = written.marked(doc).tags
        self.starts, self.ends = self.ordered.starts, self.ordered.ends
        self.sentence_start = written.marked(doc).firsts
        self.sentence = list(accumulate(map(int, self.sentence_start)))
        self.verbs_before = [0, *accumulate(tag in FINITE for tag in self.tags)]
        self.quotes = tuple(self.pieces(on_doc.quotes(doc)))
        self.level = self.levels()
        self.quote_from = {quote.start: quote for quote in reversed(self.quotes)}
        self.quote_to = {quote.end: quote for quote in self.quotes}
        self.paragraph = list(accumulate(map(self.ends_line, range(len(self.words)))))
        self.phrase_from: dict[int, int] = {}
        self.phrase_to: dict[int, int] = {}
        self.modifies = [False] * len(self.words)
        for start, end, head in on_doc.phrases(doc):
            self.phrase_from[start] = end
            self.phrase_to[end] = start
            self.modifies[start:head] = [True] * (head - start)

    def pieces(self, quotes: tuple[Quote, ...]) -> Iterator[Piece]:
        """The quotations as tokens."""
        first = {start: index for index, start in enumerate(self.starts)}
        last = {end: index + 1 for index, end in enumerate(self.ends)}
        for quote in quotes:
            start, end = first.get(quote.start), last.get(quote.end)
            if start is not None and end is not None and end - start > 1 and quote.depth < DEEPEST:
                yield Piece(start, end, quote.depth)

    def levels(self) -> list[int]:
        """In how many quotations each token stands, marks included."""
        level = [0] * len(self.words)
        for quote in self.quotes:
            for index in range(quote.start, quote.end):
                level[index] = max(level[index], quote.depth + 1)
        return level

    def ends_line(self, index: int) -> bool:
        """Whether a token is white space with a line end in it."""
        return self.spaces[index] and not {"\n", "\r"}.isdisjoint(self.words[index])

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
            if index < end and not self.begins(index, depth, index - begin > LONGEST):
                continue
            region = self.trimmed(begin, index, depth)
            if region.end > region.start:
                yield region
            begin = index

    def begins(self, index: int, depth: int, overdue: bool) -> bool:
        """Whether a sentence begins at a token at a depth of quotation; anywhere once one is overdue."""
        if not (self.sentence_start[index] or overdue):
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
        if end - start == 1 and not self.spaces[start]:
            return self.starts[start], self.ends[start]
        while start < end and (self.spaces[start] or self.words[start] in {",", ":", ";"}):
            start += 1
        while start < end and (self.spaces[end - 1] or self.words[end - 1] in {",", ":", ";"}):
            end -= 1
        return (self.starts[start], self.ends[end - 1]) if start < end else None

    def is_dash(self, index: int) -> bool:
        """Whether a token is a dash between words, not a hyphen."""
        return self.words[index] in DASHES and self.tags[index] != "HYPH"

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.starts[index]].isupper()

    def is_finite(self, index: int) -> bool:
        """Whether a token is a finite verb or a modal."""
        return self.tags[index] in FINITE

    def begins_clause(self, index: int) -> bool:
        """Whether a subject begins at a token and its verb follows, an adverb between them allowed."""
        end = self.phrase_from.get(index, index)
        after = end + (end < len(self.tags) and self.tags[end] == "RB")
        return index < end and after < len(self.tags) and self.is_finite(after)

    def next_quote(self, index: int, depth: int) -> Piece | None:
        """The quotation of a depth that begins at a token."""
        quote = self.quote_from.get(index)
        return quote if quote is not None and quote.depth == depth else None

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb stands between two tokens."""
        return self.verbs_before[max(end, start)] > self.verbs_before[start]

    def over(self, index: int, depth: int) -> int:
        """The token after this one, a whole quotation counted as one."""
        quote = self.next_quote(index, depth)
        return quote.end if quote else index + 1

    def outside(self, region: Region) -> Iterator[int]:
        """The tokens of a region that stand in no deeper quotation."""
        index = region.start
        while index < region.end:
            if self.level[index] <= region.depth:
                yield index
            index = self.over(index, region.depth)

    def is_time(self, start: int, end: int) -> bool:
        """Whether a phrase names a time: "Tuesday night"; not "this week’s vote", "The Times"."""
        times = lexicon().classes.times
        if start >= end or self.words[end - 1] not in times or self.is_title(end - 1):
            return False
        return all(self.words[i] in times for i in range(start, end) if self.tags[i] in NOUNS)

    def is_title(self, index: int) -> bool:
        """Whether a word of time is part of a name: "The Times"."""
        return self.words[index] == "times" and self.is_capital(index)
