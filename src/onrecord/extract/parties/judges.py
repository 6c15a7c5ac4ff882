"""Who holds a view that no attribution is read from: "analysts see a good chance", "she was certain that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from ...language.phrases import Phrase
from .words import words

FAR = 5  # tokens between "see" and its "chance": "sees little or no realistic chance"
COPULAS = frozenset(
    {"is", "was", "are", "were", "be", "been", "am", "'s", "’s", "'m", "’m", "remains", "remained"}
)
BETWEEN = frozenset({"RB", "VBD", "VBZ", "VBP", "MD"})


class Wanted(NamedTuple):
    """Words that are read as a party: tokens [start, end), and what they do."""

    start: int
    end: int
    role: str


class Tagged(Protocol):
    """What judges are found in."""

    words: list[str]
    tags: list[str]
    phrases: list[Phrase]


def find(page: Tagged) -> Iterator[Wanted]:
    """The subjects of verbs and adjectives of judging."""
    subjects = {phrase.end: phrase for phrase in page.phrases}
    for at, word in enumerate(page.words):
        verb = word in words().judges.verbs and page.tags[at][:2] in {"VB", "NN"} and judges(page.words, at)
        if not verb and not (word in words().judges.adjectives and is_certain(page.words, at)):
            continue
        end = at
        while end and at - end < FAR and (page.tags[end - 1] in BETWEEN or page.words[end - 1] in COPULAS):
            end -= 1
        phrase = subjects.get(end) or subjects.get(at + 1)  # tagged as a noun: "the council judges that"
        if phrase and phrase.start < end:
            yield Wanted(phrase.start, end, "source")


def judges(lower: Sequence[str], at: int) -> bool:
    """Whether a verb judges: it has a clause, an "it" or a chance after it."""
    following = lower[at + 1 : at + 1 + FAR]
    return following[:1] in (["that"], ["it"]) or bool(set(following) & words().judges.chances)


def is_certain(lower: Sequence[str], at: int) -> bool:
    """Whether an adjective after a copula has a clause: "was almost certain that"."""
    return lower[at + 1 : at + 2] == ["that"] and bool(set(lower[max(0, at - 2) : at]) & COPULAS)
