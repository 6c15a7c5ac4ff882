"""How often the mentions of one party are one chain in gold: python -m evaluation.coreference FILE [--wrong].

A pronoun is right where its gold chain is that of the last name or description before it in our party; a
name where its chain is that of the name before it; "I" may come before its name.
`of` counts gold pronouns in a chain with a name.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import onrecord
from onrecord.model import Document, Party, Record, Span

from .figures import Figures, share

Json = dict[str, Any]
PERSONS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
BODIES = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PRONOUNS = {"he, she": PERSONS, "it": BODIES, "they": MANY, "I, we": SPEAKERS}
REPEATS = "names and descriptions"
SORTS = (*PRONOUNS, "names", "descriptions")


class Link(NamedTuple):
    """A mention with the one before it in the same party."""

    sort: str
    span: Span
    before: Span


class Tallies(NamedTuple):
    """What came of the links, by sort: right ones, those made, and how many gold could have."""

    right: Counter[str]
    made: Counter[str]
    gold: Counter[str]


class Gold:
    """The chains of a text."""

    def __init__(self, row: Json) -> None:
        self.text: str = row["text"]
        self.exact = {(one["start"], one["end"]): one["chain"] for one in row["mentions"]}
        self.ends: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.starts: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for one in row["mentions"]:
            self.ends[one["end"]].append((one["start"], one["chain"]))
            self.starts[one["start"]].append((one["end"], one["chain"]))

    def chains(self, span: Span) -> set[str]:
        """The chains of the gold mentions that a span may be meant for: the same, same end, same start."""
        if span in self.exact:
            return {self.exact[span]}
        same_end = sorted((abs(start - span[0]), chain) for start, chain in self.ends[span[1]])
        same_start = sorted((abs(end - span[1]), chain) for end, chain in self.starts[span[0]])
        return {chain for _, chain in (*same_end[:1], *same_start[:1])}

    def joins(self, link: Link) -> bool:
        """Whether both ends of a link are one chain."""
        return bool(self.chains(link.span) & self.chains(link.before))


def sort_of(words: str) -> str:
    """Which figure a mention counts in, none where it is no pronoun.

    >>> sort_of("Her"), sort_of("us"), sort_of("US")
    ('he, she', 'I, we', '')
    """
    lower = words.lower() if words != "US" else words
    return next((name for name, group in PRONOUNS.items() if lower in group), "")


def links(text: str, party: Party) -> Iterator[Link]:
    """The links of a party: each mention with the last name or description before it."""
    name = party.name.value.split()
    before: Span | None = None
    for span in party.mentions:
        words = text[slice(*span)]
        sort = sort_of(words)
        if sort == "I, we":
            first = next((one for one in party.mentions if not sort_of(text[slice(*one)])), None)
            if near := before or first:  # a quotation often comes before its speaker
                yield Link(sort, span, near)
        elif before and sort:
            yield Link(sort, span, before)
        elif before and not sort:
            named = name[-1] in words.split() and name[-1][:1].isupper()
            yield Link("names" if named else "descriptions", span, before)
        if not sort:
            before = span


def wanted(row: Json) -> Counter[str]:
    """How many pronouns of each sort a gold chain with a name has, and how many names and descriptions."""
    said = [(one["chain"], row["text"][one["start"] : one["end"]]) for one in row["mentions"]]
    named = {chain for chain, words in said if not sort_of(words) and words.split()[-1][:1].isupper()}
    sorts = Counter(sort_of(words) or REPEATS for chain, words in said if chain in named)
    # the first of a chain follows none
    return sorts - Counter({REPEATS: len(named)})


def rows(gold: Path) -> list[Json]:
    """The rows of a gold file: id, text, published, mentions of start, end and chain."""
    return [json.loads(line) for line in gold.read_bytes().splitlines()]


def documents(gold: Path) -> list[Document]:
    """The texts of a gold file."""
    return [onrecord.document(row["text"], published=row["published"]) for row in rows(gold)]


def judged(gold: Gold, record: Record) -> Iterator[tuple[Link, bool]]:
    """The links of a record, and whether each is right."""
    for party in record.parties:
        for link in links(gold.text, party):
            yield link, gold.joins(link)


def tallies(pairs: Iterable[tuple[Json, Record]]) -> Tallies:
    """Add up what came of the links of some records."""
    made = Tallies(Counter(), Counter(), Counter())
    for row, record in pairs:
        made.gold.update(wanted(row))
        for link, good in judged(Gold(row), record):
            made.made[link.sort] += 1
            made.right[link.sort] += good
    return made


def figures(gold: Path, records: Iterable[Record]) -> Figures:
    """The figures of the gate: the share of right links, and of gold's mentions that have one.

    `records` are those of `documents(gold)`, in that order; ValueError where they are fewer or more.
    """
    return shares(tallies(zip(rows(gold), records, strict=True)))


def shares(counts: Tallies) -> Figures:
    """The right of the links made, and of those that gold could have: names and descriptions together.

    >>> shares(Tallies(Counter({"it": 3}), Counter({"it": 4}), Counter({"it": 10})))["it found"]
    {'share': 30.0, 'right': 3, 'of': 10}
    """
    right, made, of = counts
    linked = {sort: share(right[sort], made[sort]) for sort in SORTS}
    repeats = share(right["names"] + right["descriptions"], of[REPEATS])
    found = {f"{sort} found": share(right[sort], of[sort]) for sort in PRONOUNS}
    return linked | found | {f"{REPEATS} found": repeats}


def main() -> None:
    """Print the figures; with --wrong also each wrong link."""
    path, show = Path(sys.argv[1]), "--wrong" in sys.argv
    reader = onrecord.Reader()
    pairs = [(row, reader.read(text)) for row, text in zip(rows(path), documents(path), strict=True)]
    for row, record in pairs if show else ():
        gold = Gold(row)
        for link, good in judged(gold, record):
            if not good:
                print(f"{link.sort}: {around(gold.text, link)}")
    right, made, of = tallies(pairs)
    for sort in SORTS:
        percent = share(right[sort], made[sort])["share"]
        print(f"{sort:14} right {right[sort]:4} of {made[sort]:4}  {percent:5.1f} %  gold {of[sort] or '-'}")


def around(text: str, link: Link) -> str:
    """A link in its words."""
    start, end = link.span
    words = " ".join(text[max(0, start - 150) : end + 40].split())
    return f"[{text[slice(*link.before)]}] <- [{text[start:end]}] in: {words}"


if __name__ == "__main__":
    main()
