"""Pieces of a clause: verb groups, joined noun phrases, what follows a verb or a preposition."""

from __future__ import annotations

from typing import NamedTuple

from ...language.phrases import Phrase
from .page import REACH, Page
from .tags import ADVERBS, FINITE
from .words import quantifiers, words

BE = frozenset({"be", "is", "was", "were", "are", "been", "being", "'s", "'re", "am", "get", "gets", "got"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
HAVE = frozenset({"have", "has", "had", "having", "'ve"})
DO = frozenset({"do", "does", "did"})
OWING = frozenset({"due", "owing", "thanks", "according", "prior"})
"""What makes of "to" a preposition of another sense."""
CLOSED = frozenset({"between", "among"})
FRONTED = BE | HAVE | DO
LONGEST_GROUP = 8  # tokens of auxiliaries and adverbs before a verb
CHAIN = 12  # noun phrases of one coordination


class Group(NamedTuple):
    """A verb with its auxiliaries: tokens [start, verb], what the auxiliaries say."""

    start: int
    verb: int
    passive: bool
    negated: bool
    modal: str
    perfect: str
    infinitive: bool


def group(page: Page, verb: int) -> Group:
    """The group of a verb: "had not been killed", "will attack", "to withdraw"."""
    low, _ = page.sentence(verb)
    start = at = verb
    passive = negated = infinitive = False
    modal = perfect = ""
    while at > low and verb - at < LONGEST_GROUP:
        at -= 1
        word, tag = page.words[at], page.tags[at]
        if word in words().status.negations and tag not in {"DT"}:
            negated = True
        elif tag == "MD":
            modal = word
        elif word in BE and tag != "POS":
            passive = passive or page.tags[verb] in {"VBN", "VBD"}
        elif word in HAVE and tag.startswith("VB"):
            perfect = word
        elif tag == "TO" and page.tags[at + 1] in {"VB", "RB"}:
            infinitive = True
            negated = negated or page.word(at - 1) in {"not", "never"}
        elif tag not in ADVERBS and word not in DO and not is_emphatic(page, at):
            break
        start = at
        if infinitive:
            break
    return Group(start, verb, passive, negated, modal, perfect, infinitive)


def is_emphatic(page: Page, at: int) -> bool:
    """Whether a pronoun only stresses the subject of an auxiliary before it: "was [himself] killed"."""
    before = page.word(at - 1)
    return page.words[at] in REFLEXIVE and (before in BE or before in HAVE or page.tag(at - 1) == "MD")


def gerundial(page: Page, one: Group) -> bool:
    """Whether a verb is an -ing form without a finite auxiliary: "storming", "having stormed"."""
    if page.words[one.start] == "having" and page.tags[one.verb] == "VBN":
        return True
    return page.tags[one.verb] == "VBG" and one.start == one.verb


def fronted(page: Page, phrase: Phrase) -> str:
    """The auxiliary that stands before its subject, else nothing: "Should" of "Should rebels attack"."""
    low, _ = page.sentence(phrase.start)
    at = chain_left(page, phrase, low)[0].start - 1
    opens = at == low or page.word(at - 1) in {",", ";", '"', "``"}
    if at < low or not opens:
        return ""
    return page.words[at] if page.tags[at] == "MD" or page.words[at] in FRONTED else ""


def chain_left(page: Page, phrase: Phrase, low: int) -> list[Phrase]:
    """A phrase with those joined to it before it: "Ana, Ivo and the guard", read from the guard."""
    found = [phrase]
    joined = comma = False
    while len(found) < CHAIN:
        at = found[0].start - 1
        if page.tag(at) == "CC" and page.word(at) in {"and", "or", "nor"} and not joined:
            joined = True
            comma = page.word(at - 1) == ","
            at -= comma
        elif not (page.word(at) == "," and joined):
            break
        before = page.phrase_at(at - 1)
        if before is None or before.start < low or before.end != at or page.is_time(before):
            break
        found.insert(0, before)
    clause = comma and len(found) == 2 and any(page.tags[at] in FINITE for at in range(low, found[0].start))
    return found[1:] if clause else found  # "recalled its ambassador, and Spain condemned"


def chain_right(page: Page, phrase: Phrase, closed: bool = False) -> list[Phrase]:
    """A phrase with those joined to it after it; what has a verb of its own is not, unless `closed` in."""
    found = [phrase]
    pending: list[Phrase] = []
    _, high = page.sentence(phrase.start)
    at = phrase.end
    while at < high and len(found) + len(pending) < CHAIN:
        last = page.word(at) in {"and", "or"} or (page.word(at) == "," and page.word(at + 1) in {"and", "or"})
        if not last and page.word(at) != ",":
            break
        at += 1 + (page.word(at) == "," and last)
        following = page.phrase_at(at)
        if following is None or following.start != at or page.is_time(following):
            break
        if not closed and page.tag(following.end) in FINITE | {"VBN", "VBG"}:
            break
        if last and page.tags[at] in {"VBN", "VBG"} and page.words[at] not in words().classes["hurt"]:
            break  # "killing five and looting livestock"
        pending.append(following)
        at = following.end
        if last:
            return found + pending
    return found


def previous_verb(page: Page, at: int, low: int) -> Group | None:
    """The group of the nearest verb before a place that is no auxiliary's part."""
    for before in range(at - 1, max(low, at - REACH) - 1, -1):
        inside = page.phrase_at(before)
        if page.tags[before].startswith("VB") and inside is None:
            return group(page, before)
    return None


def following(page: Page, at: int, closed: bool = False) -> list[Phrase]:
    """The phrases that stand right after a place, adverbs, particles and what qualifies a number aside."""
    _, high = page.sentence(min(at, len(page.words)) - 1)
    while at < high and not quantity(page, at) and passed_over(page, at):
        at += 1
    at += quantity(page, at) or portion(page, at)
    phrase = page.phrase_at(at) if at < high else None
    if phrase and phrase.start == at - 1 and page.tags[at - 1] == "JJ":
        phrase = phrase._replace(start=at)  # "shot dead [six farmers]"
    if phrase is None or phrase.start != at or page.is_time(phrase):
        return []
    if phrase.end == at + 1 and "adjuncts" in page.known[phrase.head]:
        return []
    return chain_right(page, phrase, closed)


def passed_over(page: Page, at: int) -> bool:
    """Whether a token may stand between a verb and its object: an adverb, a particle, a quotation mark."""
    return page.tags[at] in ADVERBS | {"RP"} or page.words[at] in {"``", '"', "“", "''"}


def quantity(page: Page, at: int) -> int:
    """How many tokens at a place qualify the number after them: "more than" before "600 men"."""
    if (
        page.word(at) == "between"
        and page.tag(at + 1) == page.tag(at + 3) == "CD"
        and page.word(at + 2) == "and"
    ):
        return 3  # "killed between 10 and [12 people]"
    for phrase in quantifiers():
        end = at + len(phrase)
        if tuple(page.words[at:end]) == phrase and page.tag(end) == "CD":
            return len(phrase)
    return 0


def portion(page: Page, at: int) -> int:
    """How many tokens at a place take a part of what follows: "any of", "some of the"."""
    return 2 * (page.word(at + 1) == "of" and page.tag(at) in {"DT", "JJ", "JJS", "RB", "PDT"})


def qualified(page: Page, start: int) -> int:
    """Where a phrase begins whose number is qualified before it."""
    if page.tag(start) == "CD":
        for phrase in quantifiers():
            if tuple(page.words[max(0, start - len(phrase)) : start]) == phrase:
                return start - len(phrase)
    return start


def after_preposition(
    page: Page, start: int, prepositions: frozenset[str], reach: int = 14, near: bool = False
) -> list[Phrase]:
    """The phrases after the first of some prepositions, as far as the clause goes; `near`: over no comma."""
    _, high = page.sentence(max(start - 1, 0))
    for at in range(start, min(high, start + reach)):
        word, tag = page.words[at], page.tags[at]
        if word in prepositions and tag in {"IN", "TO", "RP"} and page.word(at - 1) not in OWING:
            found = following(page, at + 1, closed=word in CLOSED)
            if found:
                return found
        if near and tag in {",", "CC"}:
            return []
        if (
            tag in FINITE
            or (tag == "VB" and at > start)
            or (tag in {"VBN", "VBG", "WDT", "WP"} and page.phrase_at(at) is None)
            or word in {";", ":"}
        ):
            return []
    return []
