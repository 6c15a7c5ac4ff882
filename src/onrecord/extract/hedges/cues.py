"""Where a hedge stands: a form of the lexicon that its neighbours do not make something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from .page import Page
from .words import forms, words

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PERMISSION_REACH = 15  # tokens of a clause in which a word of permission is looked for


class Cue(NamedTuple):
    """A hedge at tokens [start, end), its term and its kind."""

    start: int
    end: int
    term: str
    kind: str


def find(page: Page) -> Iterator[Cue]:
    """The hedges of a page, none inside another."""
    lower, table, at = page.lower, forms(), 0
    while at < len(lower):
        cue = at_token(lower, at) if lower[at] in table else None
        if cue and holds(page, cue):
            yield cue
            at = cue.end
        else:
            at += 1


def at_token(lower: Sequence[str], at: int) -> Cue | None:
    """The longest form that begins at a token."""
    for parts, term, kind in forms()[lower[at]]:
        if tuple(lower[at : at + len(parts)]) == parts:
            return Cue(at, at + len(parts), term, kind)
    return None


def holds(page: Page, cue: Cue) -> bool:
    """Whether a form is a hedge where it stands."""
    if is_name(page.doc, cue):
        return False
    if cue.kind == "modals":
        return is_doubt(page, cue)
    if cue.kind == "nouns":
        return is_chance(page.lower, cue)
    return cue.kind != "adjectives" or is_judgement(page.doc, page.lower, cue)


def is_name(doc: Doc, cue: Cue) -> bool:
    """Whether a form is part of a name: a capital inside a sentence, or one more after it at its start."""
    token = doc[cue.start]
    if not token.is_title:
        return False
    if not (token.is_sent_start or opens(doc, cue.start)):
        return cue.kind != "modals" or cue.term == "may"
    following = doc[cue.end] if cue.end < len(doc) else None
    return cue.kind in ("adjectives", "nouns", "modals") and following is not None and following.is_title


def opens(doc: Doc, at: int) -> bool:
    """Whether a token begins a quotation's own sentence."""
    return doc[at - 1].text in "“\"‘'(:" or (doc[at - 1].is_sent_start is True and not doc[at - 1].is_alpha)


def is_doubt(page: Page, cue: Cue) -> bool:
    """Whether a modal says that something is possible, not allowed or within somebody's power.

    One that opens a sentence asks ("Could it rain?"), and is none.
    """
    refused, lower = words().refusals, page.lower
    first, last = page.room(cue.start)
    before = lower[cue.start - 1] if cue.start else ""
    if page.tags[cue.start] != "MD" or cue.start == first:
        return False
    if cue.term == "may" and (before in refused.months or before.isdigit()):
        return False
    at = verb_after(page.doc, cue.end)
    if at is None:
        return False
    between = set(lower[cue.end : at])
    if cue.term == "could":
        earlier = set(lower[max(first, cue.start - 4) : cue.start])
        return not (between & refused.unable or lower[at] in refused.able or earlier & refused.purpose)
    if cue.term == "might":
        return "as" not in between
    return not ((set(lower[at : min(last, at + PERMISSION_REACH)]) | between) & refused.permitted)


def verb_after(doc: Doc, at: int) -> int | None:
    """The base form that a modal governs, adverbs and "not" between them."""
    for index in range(at, min(at + 4, len(doc))):
        tag = doc[index].tag_
        if tag in ("VB", "VBP", ""):
            return index
        if not tag.startswith("RB") and doc[index].text not in (",", "well"):
            return index if tag in ("NN", "VBN", "JJ") and index == at else None
    return None


def is_chance(lower: Sequence[str], cue: Cue) -> bool:
    """Whether a chance is one that something is so: "a good chance that", "little chance of"."""
    following = lower[cue.end] if cue.end < len(lower) else ""
    if cue.term == "possibility":
        before = set(lower[max(0, cue.start - 3) : cue.start])
        return following == "that" and bool(before & {"is", "was", "a", "sees", "no"})
    return following not in ("to",) or cue.term in ("little chance", "almost no chance")


def is_judgement(doc: Doc, lower: Sequence[str], cue: Cue) -> bool:
    """Whether an adjective judges a clause, instead of describing a noun or comparing."""
    refused = words().refusals
    before = lower[cue.start - 1] if cue.start else ""
    following = doc[cue.end] if cue.end < len(doc) else None
    single = cue.end - cue.start == 1
    if single and before in refused.before and not (before == "no" and cue.term == "possible"):
        return False
    if single and cue.term in ("possible", "conceivable"):
        return is_possible(lower, cue)
    if following is None or following.tag_ not in NOUNS | {"JJ"}:
        return not (single and before in ("a", "an") and following is not None and following.is_alpha)
    if before in refused.copulas or following.tag_ == "JJ":
        return before in refused.copulas
    if lower[cue.end] in refused.estimated:
        return cue.term != "probable" or lower[cue.end + 1 : cue.end + 2] == ["of"]
    return doc[cue.start].tag_.startswith("RB") and before not in ("a", "an", "the")


def is_possible(lower: Sequence[str], cue: Cue) -> bool:
    """Whether "possible" says that something may be so: "possible that", or after a copula at the end."""
    following = lower[cue.end] if cue.end < len(lower) else ""
    if following == "that":
        return True
    copula = set(lower[max(0, cue.start - 2) : cue.start]) & words().refusals.copulas
    return bool(copula) and following in (".", ",", ";", "") and "not" not in lower[cue.start - 2 : cue.start]
