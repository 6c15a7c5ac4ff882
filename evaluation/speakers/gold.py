"""Texts with the mentions of each party marked, from JSON lines and from our own markup.

In the markup a mention is `[words](chain)`, nested where mentions are, and `[words](chain*)` where it is
the source of an attribution; a line `### title` begins a report. Marked are the mentions of persons,
organisations, groups, states and offices, without appositions and relative clauses: "[Ada Orel](1*),
[the mayor](1), said". Not marked are relative pronouns, adjectives ("Malian troops"), and places where
something merely happens.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Span

from ..coreference import BODIES, MANY, PERSONS, SPEAKERS

PRONOUNS = PERSONS | BODIES | MANY | SPEAKERS | {"you", "your", "yours", "who"}
COUNTING = frozenset({"all", "another", "both", "many", "most", "one", "others", "police", "several", "some"})
TOKENS = re.compile(r"\[|\]\((\w+)(\*?)\)|\]|[^\[\]]+")
WORDS = re.compile(r"[^\s,;:()“”\"]+")
INNER = re.compile(
    r"of|for|in|at|from|to|with|by|on|over|under|against|between|behind|near|who|whose|which|that"
)
APPOSED = re.compile(r"(?:,? \(?|\) ?|, )?")
OPENING = re.compile(r"(?:^|[.!?:\n][”\"’')]*|[“\"‘])\s*$")


class MarkupError(ValueError):
    """A line of markup that cannot be read."""


class Mention(NamedTuple):
    """A marked mention; `speaks` where words are laid to it."""

    span: Span
    chain: str
    speaks: bool = False


class Gold:
    """A text with its mentions."""

    def __init__(self, title: str, text: str, mentions: list[Mention], published: str | None = None) -> None:
        self.title, self.text, self.published = title, text, published
        self.mentions = sorted(mentions)

    @cached_property
    def chains(self) -> dict[str, list[Mention]]:
        """The mentions of each chain in text order."""
        made = defaultdict(list)
        for one in self.mentions:
            made[one.chain].append(one)
        return dict(made)

    @cached_property
    def keys(self) -> dict[tuple[str, Span | int], list[Mention]]:
        """The mentions by span, by head and by end."""
        made = defaultdict(list)
        for one in self.mentions:
            for key in self.keys_of(one.span):
                made[key].append(one)
        return dict(made)

    def keys_of(self, span: Span) -> list[tuple[str, Span | int]]:
        """What a span is looked up by, surest first."""
        start, end = owner(self.text, span)
        return [("span", (start, end)), ("head", head(self.text, (start, end))), ("end", end)]

    def mention(self, span: Span) -> Mention | None:
        """The mention with the same span, else the same head, else the same end; the nearest in length.

        >>> gold = Gold("", "Ada Orel, mayor of Lisk, left", [Mention((0, 8), "1"), Mention((10, 23), "1")])
        >>> gold.mention((4, 8)), gold.mention((10, 15)), gold.mention((25, 29))
        (Mention(span=(0, 8), chain='1', speaks=False), Mention(span=(10, 23), chain='1', speaks=False), None)
        """
        size = span[1] - span[0]
        for key in self.keys_of(span):
            if found := self.keys.get(key):
                return min(found, key=lambda one: abs(one.span[1] - one.span[0] - size))
        return None

    def sort(self, mention: Mention, span: Span | None = None) -> str:
        """Whether a mention is a pronoun, a description or a name; with its name beside it, it is a name.

        `span` is what was read as the mention, and may hold the name.
        """
        if self.is_pronoun(mention.span):
            return "pronoun"
        spans = {mention.span, span or mention.span}
        names = [one.span for one in self.chains[mention.chain] if self.is_name(one.span)]
        named = mention.span in names or any(self.beside(one, name) for one in spans for name in names)
        return "name" if named else "description"

    def is_pronoun(self, span: Span) -> bool:
        """Whether some words are a pronoun; the WHO and the US are not."""
        words = self.words(span)
        return words.lower() in PRONOUNS and not (len(words) > 1 and words.isupper())

    def is_name(self, span: Span) -> bool:
        """Whether the head of some words is a name; the capital of a sentence's first word makes none."""
        start, end = head(self.text, span)
        word = self.text[start:end]
        if not word[:1].isupper() or self.is_pronoun(span):
            return False
        common = word.lower() in COUNTING or (word.endswith("s") and not word.isupper())
        return not (common and OPENING.search(self.text[:start]) and not self.capital_inside(word))

    def capital_inside(self, word: str) -> bool:
        """Whether a word is written with a capital anywhere but at the start of a sentence."""
        places = re.finditer(rf"\b{re.escape(word)}\b", self.text)
        return any(not OPENING.search(self.text[: one.start()]) for one in places)

    def beside(self, one: Span, other: Span) -> bool:
        """Whether one span overlaps another or has it as an apposition."""
        first, second = sorted((one, other))
        if second[0] < first[1]:
            return True
        return APPOSED.fullmatch(self.text[first[1] : second[0]]) is not None

    def words(self, span: Span) -> str:
        """The words of a span."""
        return " ".join(self.text[slice(*span)].split())


def owner(text: str, span: Span) -> Span:
    """A span without the 's of an owner."""
    start, end = span
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) and end - start > 2 else span


def head(text: str, span: Span) -> Span:
    """The head of a noun phrase: its last word before a comma, a preposition or a relative clause.

    >>> text = "the chief engineer of the dam, Ada Orel"
    >>> text[slice(*head(text, (0, len(text))))]
    'engineer'
    """
    start, end = span
    found = start, end
    for word in WORDS.finditer(text, start, end):
        between = text[found[1] : word.start()]
        if found != span and (INNER.fullmatch(word[0]) or re.search(r"[,;:(]", between)):
            break
        found = owner(text, word.span())
    return found


def read(path: Path) -> Iterator[Gold]:
    """The texts of a file of JSON lines (`.jsonl`) or of markup."""
    return read_json(path) if path.suffix == ".jsonl" else read_markup(path)


def read_json(path: Path) -> Iterator[Gold]:
    """The texts of a JSON lines file: id, text, published, mentions of start, end and chain."""
    for line in path.read_bytes().splitlines():
        row = json.loads(line)
        mentions = [Mention((one["start"], one["end"]), str(one["chain"])) for one in row["mentions"]]
        yield Gold(row["id"], row["text"], mentions, row["published"])


def read_markup(path: Path) -> Iterator[Gold]:
    """The reports of a file of markup; MarkupError with the line that is wrong."""
    lines = path.read_text(encoding="utf-8").splitlines()
    titles = [number for number, line in enumerate(lines) if line.startswith("### ")]
    for number, line in enumerate(lines[: titles[0] if titles else None]):
        if line.strip():
            raise MarkupError(f"{path}:{number + 1}: words before the first title: {line}")
    for at, number in enumerate(titles):
        stop = titles[at + 1] if at + 1 < len(titles) else len(lines)
        yield report(path, lines[number][4:], lines[number + 1 : stop], number + 2)


def report(path: Path, title: str, lines: list[str], first: int) -> Gold:
    """The report of some lines, the first of which has a number in its file."""
    text, mentions = "", list[Mention]()
    for number, line in enumerate(lines, first):
        try:
            words, found = parse(line)
        except MarkupError as error:
            raise MarkupError(f"{path}:{number}: {error}: {line}") from None
        mentions += [
            one._replace(span=(one.span[0] + len(text), one.span[1] + len(text))) for one in found if words
        ]
        text += f"{words}\n"
    return Gold(title, text.rstrip("\n"), mentions)


def parse(line: str) -> tuple[str, list[Mention]]:
    """The words and mentions of a line of markup.

    >>> parse("[[Her](1) brother](2*) left.")[0]
    'Her brother left.'
    >>> [(one.span, one.chain, one.speaks) for one in parse("[[Her](1) brother](2*) left.")[1]]
    [((0, 3), '1', False), ((0, 11), '2', True)]
    """
    words, opened, mentions = "", list[int](), list[Mention]()
    for token in TOKENS.finditer(line):
        if token[0] == "[":
            opened.append(len(words))
        elif token[1]:
            if not opened:
                raise MarkupError(f"nothing is open before {token[0]!r}")
            start = opened.pop()
            if start == len(words):
                raise MarkupError(f"no words before {token[0]!r}")
            mentions.append(Mention((start, len(words)), token[1], token[2] == "*"))
        elif token[0] == "]":
            raise MarkupError("a mention without a chain")
        else:
            words += token[0]
    if opened:
        raise MarkupError(f"a mention is not closed: {words[opened[-1] :]!r}")
    return words, mentions
