"""Appositions: "Ada Orel, the mayor of Lisk,", "the mayor of Lisk, Ada Orel,", "the Council (LC)"."""

from __future__ import annotations

from .mentions import Mention, Mentions
from .page import FINITE, Page
from .words import persons, singular, words

LONGEST = 30  # tokens of a role: "head of the independent association of ..."
SHUT = frozenset({",", ".", ";", ":", ")", "(", "—", "–", "”", '"', "!", "?", "]"})


def role_after(page: Page, mentions: Mentions, named: Mention) -> tuple[int, int, Mention] | None:
    """The role after a person's name, with the mention that it is: ", 54, the mayor of Lisk"."""
    at = named.end
    if at >= len(page.raw) or page.raw[at] != ",":
        return None
    at = past_age(page, at + 1)
    role = mentions.by_start.get(at)
    if role is None or role.form != "description" or page.sentence[at] != named.sentence:
        return None
    if singular(page.words[role.head]) not in persons() or role.many:
        return None
    if follows_name(page, role):
        return None
    return at, end_of(page, role.end), role


def past_age(page: Page, at: int) -> int:
    """What comes after an age between commas; the same token where there is none."""
    if page.tags[at : at + 1] == ["CD"] and page.raw[at + 1 : at + 2] == [","]:
        return at + 2
    return at


def has_age(page: Page, at: int) -> bool:
    """Whether an age stands between commas after a name."""
    return page.raw[at : at + 1] == [","] and past_age(page, at + 1) > at + 1


def follows_name(page: Page, role: Mention) -> bool:
    """Whether a description after a comma has a name of its own, or is one of a list."""
    following = page.words[role.end : role.end + 1]
    return following == ["and"] or (bool(following) and page.tags[role.end] in {"NNP", "NNPS"})


def end_of(page: Page, at: int) -> int:
    """Where a role ends that goes on at a token."""
    stop = min(len(page.raw), at + LONGEST)
    while at < stop:
        if page.raw[at] in SHUT or page.tags[at] in FINITE | {"WP", "WDT", "WRB", "_SP"}:
            return at
        if (page.words[at] == "and" and not is_capital(page, at + 1)) or page.doc[at].is_sent_start:
            return at
        at += 1
    return at


def is_capital(page: Page, at: int) -> bool:
    """Whether a word has a capital."""
    return at < len(page.raw) and page.raw[at][:1].isupper()


def name_after(page: Page, mentions: Mentions, role: Mention) -> Mention | None:
    """The name after a role: "the mayor of Lisk, Ada Orel, said"."""
    if role.many or page.words[role.start] in words().joins.indefinite:
        return None
    end = end_of(page, role.end)
    if page.raw[end : end + 1] != [","]:
        return None
    named = mentions.by_start.get(end + 1)
    if (
        named is None
        or named.name is None
        or named.start != named.name.start
        or named.sentence != role.sentence
    ):
        return None
    closed = page.raw[named.end : named.end + 1]
    if named.kind not in ("person", "unknown") or not closed or closed[0] not in {",", ".", ")"}:
        return None
    return named


def acronym_after(page: Page, mentions: Mentions, named: Mention) -> Mention | None:
    """The short form in brackets after a name: "the Lisk Council (LC)"."""
    if page.raw[named.end : named.end + 1] != ["("] or page.raw[named.end + 2 : named.end + 3] != [")"]:
        return None
    short = mentions.by_start.get(named.end + 1)
    return short if short and short.form == "name" else None
