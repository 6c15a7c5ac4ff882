"""Words that are asked for, in the syntax of SQLite's FTS5, as a tree: both archives read the same.

fire smoke   "grain depot"   fire OR smoke   fire NOT forest   evacuat*   title : fire   NEAR(fire depot, 5)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ...errors import QueryError
from .tokens import tokens

TOKEN = re.compile(
    r"""\s*(?:(?P<quoted>"(?:[^"]|"")*")|(?P<bare>[A-Za-z0-9_\x1a\x80-\U0010ffff]+)|(?P<sign>[-+*^,:(){}]))"""
)
NEAR = 10
"""Words between two phrases where no number is given, as FTS5 has it."""
FARTHEST = 64
"""Words between two phrases that can be asked for: each is a question of its own to PostgreSQL."""
DEEPEST = 100
"""Brackets in brackets."""
WORDS = {"title": "A", "text": "D"}
SAID = {"speaker_name": "A", "source": "B", "content": "C"}
"""The columns of the indexes of words, with the weights that tell them apart in vectors."""


class Word(NamedTuple):
    """A word, or the beginning of one."""

    text: str
    begins: bool = False


Phrase = tuple[Word, ...]
"""Words that stand side by side."""


class Near(NamedTuple):
    """A phrase, or two with at most so many words between them; weights: in these columns alone."""

    phrases: tuple[Phrase, ...]
    most: int = NEAR
    weights: frozenset[str] | None = None


class Joined(NamedTuple):
    """Two questions: `&` both, `|` one of them, `!` the first and not the second."""

    sign: str
    left: Tree
    right: Tree


Tree = Near | Joined | None
"""None is what no text has: a phrase without words."""


def tree(words: str, columns: dict[str, str]) -> Tree:
    """The tree of a question; QueryError where it cannot be read.

    >>> tree("fire NOT forest", WORDS)
    Joined(sign='!', left=Near(phrases=((Word(text='fire', begins=False),),), most=10, weights=None), \
right=Near(phrases=((Word(text='forest', begins=False),),), most=10, weights=None))
    """
    return Reading(words, columns).whole()


class Reading:
    """A question that is being read from left to right."""

    def __init__(self, words: str, columns: dict[str, str]) -> None:
        self.columns = columns
        self.tokens: list[tuple[str, str]] = []
        self.at = self.depth = 0
        at = 0
        words = words.rstrip()
        while at < len(words):
            found = TOKEN.match(words, at)
            if found is None:
                rest = words[at:].lstrip()
                raise QueryError(
                    "unterminated string" if rest[0] == '"' else f"syntax error near {rest[0]!r}"
                )
            kind = str(found.lastgroup)
            self.tokens.append((kind, found[kind]))
            at = found.end()

    def sees(self, *wanted: str) -> bool:
        """Whether the next token is one of some signs or of the words AND, OR, NOT."""
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        return kind != "quoted" and text in wanted

    def sees_words(self) -> bool:
        """Whether a string comes next."""
        kind = self.tokens[self.at][0] if self.at < len(self.tokens) else ""
        return kind == "quoted" or (kind == "bare" and not self.sees("AND", "OR", "NOT"))

    def take(self, *wanted: str) -> bool:
        """Go on behind one of some signs, where it is next."""
        seen = self.sees(*wanted)
        self.at += seen
        return seen

    def need(self, sign: str) -> None:
        """Go on behind a sign that has to be there."""
        if not self.take(sign):
            raise self.wrong()

    def wrong(self) -> QueryError:
        """What is said of a token that does not belong where it stands."""
        text = self.tokens[self.at][1] if self.at < len(self.tokens) else ""
        return QueryError(f'syntax error near "{text}"')

    def whole(self) -> Tree:
        """The whole question."""
        found = self.either()
        if self.at < len(self.tokens):
            raise self.wrong()
        return found

    def either(self) -> Tree:
        """Questions with OR between them."""
        return self.chain("OR", "|", lambda: self.chain("AND", "&", self.without))

    def without(self) -> Tree:
        """Questions with NOT between them."""
        return self.chain("NOT", "!", self.unit)

    def chain(self, word: str, sign: str, one: Callable[[], Tree]) -> Tree:
        """Questions with a word between them, the first first."""
        found = one()
        while self.take(word):
            found = joined(sign, found, one())
        return found

    def unit(self) -> Tree:
        """What stands in brackets, or phrases side by side."""
        if self.sees("("):
            return self.bracket()
        start = self.at
        weights = None if self.sees("^") else self.filter()
        if weights is not None and self.sees("("):
            return restricted(self.bracket(), weights)
        self.at = start
        found = self.phrases()
        while self.sees_words() or self.sees("{", "-", "^"):
            more = self.phrases()
            found = found if more is None else more if found is None else joined("&", found, more)
        return found

    def bracket(self) -> Tree:
        """What stands in brackets."""
        self.need("(")
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError("too many brackets stand in one another")
        found = self.either()
        self.depth -= 1
        self.need(")")
        return found

    def filter(self) -> frozenset[str] | None:
        """The columns before a colon, None where no colon comes: then nothing is taken."""
        start = self.at
        others = self.take("-")
        if self.take("{"):
            names: list[str] = []
            while self.sees_words() or not names:
                names.append(self.string())
            self.need("}")
        elif self.sees_words():
            names = [self.string()]
        else:
            raise self.wrong()
        if not self.take(":"):
            if others:
                raise QueryError(f"no such column: {names[-1] if names else ''}")
            self.at = start
            return None
        return self.weights(names, others=others)

    def weights(self, names: list[str], *, others: bool) -> frozenset[str]:
        """The weights of some columns, or of all the others."""
        for name in names:
            if name.lower() not in self.columns:
                raise QueryError(f"no such column: {name}")
        found = {self.columns[name.lower()] for name in names}
        return frozenset(set(self.columns.values()) - found if others else found)

    def string(self) -> str:
        """The string that comes next."""
        if not self.sees_words():
            raise self.wrong()
        kind, text = self.tokens[self.at]
        self.at += 1
        return text[1:-1].replace('""', '"') if kind == "quoted" else text

    def phrases(self) -> Tree:
        """A phrase or a NEAR, in some columns or in all."""
        weights = self.filter() if self.sees("{", "-") or self.sees_words() else None
        if self.sees("^"):
            raise QueryError("^ (the first word) cannot be asked of an archive in PostgreSQL")
        if self.sees("NEAR") and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1] == ("sign", "("):
            return self.near(weights)
        found = self.phrase()
        return Near((found,), weights=weights) if found and weights != frozenset() else None

    def near(self, weights: frozenset[str] | None) -> Tree:
        """Phrases with few words between them."""
        self.at += 2
        found: list[Phrase] = []
        while not found or self.sees_words():
            found.append(self.phrase())
        most = NEAR
        if self.take(","):
            number = self.string() if self.sees_words() else ""
            if not re.fullmatch("[0-9]{1,9}", number):
                raise QueryError(f"expected integer, got {number!r}")
            most = int(number)
        self.need(")")
        some = tuple(one for one in found if one)
        if len(some) > 2 or most > FARTHEST:
            raise QueryError(
                f"NEAR takes two phrases and at most {FARTHEST} words in an archive in PostgreSQL"
            )
        return Near(some, most, weights) if some and weights != frozenset() else None

    def phrase(self) -> Phrase:
        """Strings with + between them, as one phrase."""
        words: list[Word] = []
        while True:
            words += [Word(one.word) for one in tokens(self.string())]
            begins = self.take("*")
            if words:
                words[-1] = Word(words[-1].text, begins)
            if not self.take("+"):
                return tuple(words)


def joined(sign: str, left: Tree, right: Tree) -> Tree:
    """Two questions as one; what no text has is left out where that means the same."""
    if left is None or right is None:
        kept = {"&": None, "|": left or right, "!": left}
        return kept[sign]
    return Joined(sign, left, right)


def restricted(one: Tree, weights: frozenset[str]) -> Tree:
    """A question about some columns alone."""
    if isinstance(one, Joined):
        return joined(one.sign, restricted(one.left, weights), restricted(one.right, weights))
    if one is None:
        return None
    both = weights if one.weights is None else one.weights & weights
    return one._replace(weights=both) if both else None
