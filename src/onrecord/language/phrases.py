"""Noun phrases from part-of-speech tags: "the independent council", "a 62-year-old woman"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from . import written

INSIDE = frozenset(
    {
        "DT",
        "PDT",
        "PRP$",
        "CD",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "POS",
        "$",
        "#",
        "HYPH",
        "VBG",
        "VBN",
        "AFX",
        "FW",
        "RBS",
    }
)
HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "FW"})
PRONOUNS = frozenset({"PRP", "EX", "WP"})
STARTS = frozenset({"DT", "PDT", "PRP$", "WP$"})
PARTICIPLES = frozenset({"VBG", "VBN"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})

QUOTES = frozenset({"``", "''"})
RUN = INSIDE | QUOTES | {"RB", "RBR", ","}
BEFORE_PARTICIPLE = STARTS | {"JJ", "CD", "HYPH", "POS", "RB"}
MODIFIED = NOUNS | {"JJ"}


class Phrase(NamedTuple):
    """A base noun phrase: tokens [start, end), the last of them usually its head at `head`."""

    start: int
    end: int
    head: int


class Words(NamedTuple):
    """The words of a Doc as lists, which are walked much faster: lower-cased, tags, first of a sentence."""

    lowers: list[str]
    tags: list[str]
    firsts: list[bool]


def words_of(doc: Doc) -> Words:
    """The words of a tagged Doc."""
    marked = written.marked(doc)
    return Words(written.of(doc).lowers, marked.tags, marked.firsts)


def find(doc: Doc) -> Iterator[Phrase]:
    """The base noun phrases of a tagged Doc, in order, none inside another, none over a sentence end.

    A possessor belongs to the phrase of what is possessed ("Putin’s residences"). A pronoun is a phrase.
    """
    yield from in_words(words_of(doc))


def in_words(words: Words) -> Iterator[Phrase]:
    """The base noun phrases of tagged words."""
    start = 0
    while start < len(words.tags):
        if words.tags[start] in PRONOUNS:
            yield Phrase(start, start + 1, start)
            start += 1
            continue
        if not can_start(words, start):
            start += 1
            continue
        end = extent(words, start)
        head = last_head(words.tags, start, end)
        if head is None:
            start = max(end, start + 1)
            continue
        yield Phrase(start, head + 1, head)
        start = head + 1


def can_start(words: Words, at: int) -> bool:
    """Whether a noun phrase can start at a token.

    A participle starts one only right before a noun and not as a verb's part ("are digging trenches").
    """
    tags = words.tags
    if tags[at] not in INSIDE or tags[at] in {"POS", "HYPH"}:
        return False
    if tags[at] in {"JJS", "RBS"} and at and words.lowers[at - 1] == "at":
        return False  # "at least six people"
    if tags[at] not in PARTICIPLES:
        return True
    loose = not at or words.firsts[at] or tags[at - 1] in {"IN", "CC", "TO", "``"}
    ahead = tags[at + 1 : at + 3]
    joined = bool(ahead) and (
        ahead[0] in NOUNS or (ahead[0] == "JJ" and len(ahead) > 1 and ahead[1] in NOUNS)
    )
    return tags[at] == "VBN" and loose and joined


def extent(words: Words, start: int) -> int:
    """Where the run of tokens that can stand in one base noun phrase ends."""
    tags, end = words.tags, start
    while end < len(tags) and tags[end] in RUN:
        if end > start and (words.firsts[end] or breaks(tags, start, end)):
            break
        end += 1
    return end


def breaks(tags: Sequence[str], start: int, at: int) -> bool:
    """Whether a token begins a new phrase instead of continuing the one from `start`."""
    tag, before = tags[at], tags[at - 1]
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in STARTS:
        return before not in {"PDT", "POS"}
    if tag in PARTICIPLES:
        return before not in BEFORE_PARTICIPLE or after not in MODIFIED
    if tag in {"RB", "RBR"}:
        return not (before in STARTS and after in {"JJ", "VBN", "VBG", "CD"})
    if tag == ",":
        return not (before in {"JJ", "JJS"} and after == "JJ")
    if tag in QUOTES:
        return not (before in STARTS or before == "JJ" or has_opened(tags, start, at))
    return False


def has_opened(tags: Sequence[str], start: int, at: int) -> bool:
    """Whether a quotation mark stands between two tokens."""
    return any(tag in QUOTES for tag in tags[start:at])


def last_head(tags: Sequence[str], start: int, end: int) -> int | None:
    """The last token of a run that can be a head."""
    return next((i for i in range(end - 1, start - 1, -1) if tags[i] in HEADS), None)
