"""Where a hedge stands: a form of the lexicon that its neighbours do not make something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from .words import forms, words

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MONTH_NEIGHBOURS = frozenset(
    {"in", "on", "since", "until", "by", "of", "last", "early", "late", "mid", "from", "to"}
)
PERMISSION_REACH = 15  # tokens of a clause in which a word of permission is looked for


class Cue(NamedTuple):
    """A hedge at tokens [start, end), its term and its kind."""

    start: int
    end: int
    term: str
    kind: str


def find(doc: Doc) -> Iterator[Cue]:
    """The hedges of a Doc, none inside another."""
    lower = [token.lower_ for token in doc]
    table = forms()
    at = 0
    while at < len(lower):
        cue = at_token(lower, at) if lower[at] in table else None
        if cue and holds(doc, lower, cue):
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


def holds(doc: Doc, lower: Sequence[str], cue: Cue) -> bool:
    """Whether a form is a hedge where it stands."""
    if is_name(doc, cue):
        return False
    if cue.kind == "modals":
        return is_doubt(doc, lower, cue)
    if cue.kind == "nouns":
        return is_chance(lower, cue)
    if cue.kind == "adjectives":
        return is_judgement(doc, lower, cue)
    return True


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


def is_doubt(doc: Doc, lower: Sequence[str], cue: Cue) -> bool:
    """Whether a modal says that something is possible, not allowed or within somebody's power."""
    refused = words().refusals
    token = doc[cue.start]
    if token.tag_ not in ("MD", "") or (token.is_sent_start and not is_question(doc, cue.end)):
        return False
    before = lower[cue.start - 1] if cue.start else ""
    if cue.term == "may" and (before in MONTH_NEIGHBOURS or before.isdigit()):
        return False
    at = verb_after(doc, cue.end)
    if at is None:
        return False
    between = set(lower[cue.end : at])
    if cue.term == "could":
        earlier = set(lower[max(token.sent.start, cue.start - 4) : cue.start])
        return not (between & refused.unable or lower[at] in refused.able or earlier & refused.purpose)
    if cue.term == "might":
        return "as" not in between
    clause = set(lower[at : min(token.sent.end, at + PERMISSION_REACH)]) | between
    return not (clause & refused.permitted)


def is_question(doc: Doc, at: int) -> bool:
    """Questions ("Could it rain?") ask instead of hedging: never a hedge."""
    return False


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
