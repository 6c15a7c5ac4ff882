"""The words of a Doc as the grammar walks over them."""

from __future__ import annotations

from spacy.tokens import Doc

from ...language import numbers, written
from ...language.numbers import Number
from .words import Phrases, V

EDGE = ""  # stands at both ends and at each blank line: no expression goes over it
PAD = 20  # more than any rule looks ahead or back


class Page:
    """Words without white space, lower-cased, apostrophes straight, with their tags and tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words: list[str] = []
        self.tokens: list[int] = []
        page = written.of(doc)
        for at, word in enumerate(page.lowers):
            if not page.spaces[at]:
                self.words.append(word.replace("’", "'"))
                self.tokens.append(at)
            elif word.count("\n") > 1:
                self.words.append(EDGE)
                self.tokens.append(at)
        self.size = len(self.words)
        self.words += [EDGE] * PAD
        self.numbers: dict[int, Number | None] = {}

    def __getitem__(self, at: int) -> str:
        """The word at a place, an empty one a little outside the page (the padding serves both ends)."""
        return self.words[at]

    def text(self, at: int) -> str:
        """A word as it is written."""
        return self.doc[self.tokens[at]].text if 0 <= at < self.size else ""

    def tag(self, at: int) -> str:
        """The Penn tag of a word."""
        return self.doc[self.tokens[at]].tag_ if 0 <= at < self.size else ""

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text(at)[:1].isupper()

    def joined(self, at: int) -> bool:
        """Whether a word stands right after the one before it, without white space."""
        return 0 < at < self.size and not self.doc[self.tokens[at] - 1].whitespace_

    def ends_line(self, at: int) -> bool:
        """Whether nothing follows a word on its line."""
        if not 0 <= at < self.size:
            return False
        after = self.tokens[at] + 1
        return after == len(self.doc) or "\n" in self.doc[after].text

    def number(self, at: int) -> Number | None:
        """The number that begins at a word, if one does."""
        if at not in self.numbers:
            self.numbers[at] = numbers.at_token(self.words, at) if 0 <= at < self.size else None
        return self.numbers[at]

    def phrase(self, table: Phrases[V], at: int) -> tuple[V, int] | None:
        """The longest phrase of a table that begins at a word: its value and its end."""
        known = table.get(self.words[at])
        if known:
            for parts, value in known:
                if tuple(self.words[at : at + len(parts)]) == parts:
                    return value, at + len(parts)
        return None


def after_the(page: Page, at: int) -> int:
    """The place after a definite article, if there is one."""
    return at + 1 if page[at] == "the" else at
