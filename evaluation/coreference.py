"""How often the mentions of one party are one chain in gold: python -m evaluation.coreference FILE [--wrong].

A pronoun is right where its gold chain is that of the last name or description before it in our party; a
name where its chain is that of the name before it; "I" may come before its name.
`of` counts gold pronouns in a chain with a name.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import onrecord
from onrecord.model import Party, Span

Json = dict[str, Any]
PERSONS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
BODIES = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


class Link(NamedTuple):
    """A mention with the one before it in the same party."""

    sort: str
    span: Span
    before: Span


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


def sort_of(words: str) -> str:
    """Which figure a mention counts in."""
    lower = words.lower() if words != "US" else words
    known = {"he, she": PERSONS, "it": BODIES, "they": MANY, "I, we": SPEAKERS}
    return next((name for name, group in known.items() if lower in group), "")


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


def wanted(gold: Gold, row: Json) -> Counter[str]:
    """How many pronouns of each sort stand in a gold chain that has a name."""
    said = [(one["chain"], gold.text[one["start"] : one["end"]]) for one in row["mentions"]]
    named = {chain for chain, words in said if not sort_of(words) and words.split()[-1][:1].isupper()}
    return Counter(sort_of(words) for chain, words in said if sort_of(words) and chain in named)


def main() -> None:
    """Print the figures; with --wrong also each wrong link."""
    path, show = Path(sys.argv[1]), "--wrong" in sys.argv
    right, made, of = Counter[str](), Counter[str](), Counter[str]()
    for line in path.read_bytes().splitlines():
        row = json.loads(line)
        gold = Gold(row)
        of += wanted(gold, row)
        for party in onrecord.read(row["text"], published=row["published"]).parties:
            for link in links(gold.text, party):
                good = bool(gold.chains(link.span) & gold.chains(link.before))
                made[link.sort] += 1
                right[link.sort] += good
                if show and not good:
                    print(f"{link.sort}: {around(gold.text, link)}")
    for sort in ("he, she", "it", "they", "I, we", "names", "descriptions"):
        share = 100 * right[sort] / made[sort] if made[sort] else 0
        print(f"{sort:14} right {right[sort]:4} of {made[sort]:4}  {share:5.1f} %  gold {of[sort] or '-'}")


def around(text: str, link: Link) -> str:
    """A link in its words."""
    start, end = link.span
    words = " ".join(text[max(0, start - 150) : end + 40].split())
    return f"[{text[slice(*link.before)]}] <- [{text[start:end]}] in: {words}"


if __name__ == "__main__":
    main()
