"""Noun phrases from part-of-speech tags: "the independent council", "a 62-year-old woman"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

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


class Phrase(NamedTuple):
    """A base noun phrase: tokens [start, end), the last of them usually its head at `head`."""

    start: int
    end: int
    head: int


def find(doc: Doc) -> Iterator[Phrase]:
    """The base noun phrases of a tagged Doc, in order, none inside another, none over a sentence end.

    A possessor belongs to the phrase of what is possessed ("Putin’s residences"). A pronoun is a phrase.
    """
    start = 0
    while start < len(doc):
        if doc[start].tag_ in PRONOUNS:
            yield Phrase(start, start + 1, start)
            start += 1
            continue
        if not can_start(doc, start):
            start += 1
            continue
        end = extent(doc, start)
        head = last_head(doc, start, end)
        if head is None:
            start = max(end, start + 1)
            continue
        yield Phrase(start, head + 1, head)
        start = head + 1


def can_start(doc: Doc, at: int) -> bool:
    """Whether a noun phrase can start at a token.

    A participle starts one only right before a noun and not as a verb's part ("are digging trenches").
    """
    tag = doc[at].tag_
    if tag not in INSIDE or tag in {"POS", "HYPH"}:
        return False
    if tag in {"JJS", "RBS"} and at and doc[at - 1].lower_ == "at":
        return False  # "at least six people"
    if tag not in PARTICIPLES:
        return True
    before = doc[at - 1] if at and not doc[at].is_sent_start else None
    loose = before is None or before.tag_ in {"IN", "CC", "TO", "``"}
    ahead = [token.tag_ for token in doc[at + 1 : at + 3]]
    joined = bool(ahead) and (
        ahead[0] in NOUNS or (ahead[0] == "JJ" and len(ahead) > 1 and ahead[1] in NOUNS)
    )
    return tag == "VBN" and loose and joined


def extent(doc: Doc, start: int) -> int:
    """Where the run of tokens that can stand in one base noun phrase ends."""
    end = start
    while end < len(doc) and doc[end].tag_ in INSIDE | {"RB", "RBR", "''", "``"} | {","}:
        token = doc[end]
        if end > start and (token.is_sent_start or breaks(doc, start, end)):
            break
        end += 1
    return end


def breaks(doc: Doc, start: int, at: int) -> bool:
    """Whether a token begins a new phrase instead of continuing the one from `start`."""
    tag, before = doc[at].tag_, doc[at - 1].tag_
    if tag in STARTS:
        return before not in {"PDT", "POS"}
    if tag in PARTICIPLES:
        return (
            before not in STARTS | {"JJ", "CD", "HYPH", "POS", "RB"}
            or at + 1 >= len(doc)
            or doc[at + 1].tag_ not in NOUNS | {"JJ"}
        )
    if tag in {"RB", "RBR"}:
        return not (before in STARTS and at + 1 < len(doc) and doc[at + 1].tag_ in {"JJ", "VBN", "VBG", "CD"})
    if tag == ",":
        return not (before in {"JJ", "JJS"} and at + 1 < len(doc) and doc[at + 1].tag_ == "JJ")
    if tag in {"``", "''"}:
        return not (before in STARTS | {"JJ"} or has_opened(doc, start, at))
    return False


def has_opened(doc: Doc, start: int, at: int) -> bool:
    """Whether a quotation mark stands between two tokens."""
    return any(doc[i].tag_ in {"``", "''"} for i in range(start, at))


def last_head(doc: Doc, start: int, end: int) -> int | None:
    """The last token of a run that can be a head."""
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].tag_ in HEADS), None)
