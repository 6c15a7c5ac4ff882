"""Appositions: "Ada Orel, the mayor of Lisk,", "the mayor of Lisk, Ada Orel,", "the Council (LC)"."""

from __future__ import annotations

from .mentions import Mention, Mentions
from .page import FINITE, Page
from .words import persons, singular, words

LONGEST = 30  # tokens of a role: "head of the independent association of ..."
NO_ROLE = FINITE | {"WP", "WDT", "WRB", "_SP"}
"""Tags of what no role goes over."""
SHUT = frozenset({",", ".", ";", ":", ")", "(", "—", "–", "”", '"', "!", "?", "]"})


def role_after(page: Page, mentions: Mentions, named: Mention) -> tuple[int, int, Mention] | None:
    """The role after a person's name, with the mention that it is: ", 54, the mayor of Lisk".

    None is one that a verb follows at once ("Rebels shot Orel, the mayor said"), or whose own name does ("on
    Telegram, the mayor, Ada Orel, said"), nor after a place.
    """
    at = named.end
    if at >= len(page.raw) or page.raw[at] != ",":
        return None
    at = past_age(page, at + 1)
    role = mentions.by_start.get(at)
    if role is None or role.form != "description" or page.sentence[at] != named.sentence:
        return None
    if singular(page.words[role.head]) not in persons() or role.many:
        return None
    if follows_name(page, role) or page.words[named.start - 1] in words().joins.located:
        return None
    end = end_of(page, role.end)
    return None if acts(page, end) or introduces(page, mentions, end) else (at, end, role)


def introduces(page: Page, mentions: Mentions, end: int) -> bool:
    """Whether a name between commas that acts stands where a role ends."""
    named = mentions.by_start.get(end + 1) if page.raw[end : end + 1] == [","] else None
    if named is None or named.form != "name":
        return False
    return page.raw[named.end : named.end + 1] == [","] and acts(page, named.end + 1)


def past_age(page: Page, at: int) -> int:
    """What comes after an age between commas; the same token where there is none."""
    if page.tags[at : at + 1] == ["CD"] and page.raw[at + 1 : at + 2] == [","]:
        return at + 2
    return at


def has_age(page: Page, at: int) -> bool:
    """Whether an age stands between commas after a name."""
    return page.raw[at : at + 1] == [","] and past_age(page, at + 1) > at + 1


def has_who(page: Page, one: Mention) -> bool:
    """Whether a clause with "who" or "whose" follows a name or a noun: it is a person."""
    listed = page.words[one.start - 1] in {"and", "or"}
    if one.many or listed or one.kind != "unknown" or (one.name and one.name.is_place):
        return False
    following = page.words[one.end + 1 : one.end + 3]
    who = following[:1] in (["who"], ["whose"]) and following[1:] not in (["are"], ["were"], ["have"])
    return page.raw[one.end : one.end + 1] == [","] and who


def follows_name(page: Page, role: Mention) -> bool:
    """Whether a description after a comma has a name of its own, or is one of a list."""
    following = page.words[role.end : role.end + 1]
    return following == ["and"] or (bool(following) and page.tags[role.end] in {"NNP", "NNPS"})


def end_of(page: Page, at: int) -> int:
    """Where a role ends that goes on at a token."""
    stop = min(len(page.raw), at + LONGEST)
    while at < stop:
        if page.raw[at] in SHUT or page.tags[at] in NO_ROLE:
            return at
        if page.words[at] == "and" and not is_capital(page, at + 1):
            return at
        if page.sentences[page.sentence[at]][0] == at:
            return at
        at += 1
    return at


def is_capital(page: Page, at: int) -> bool:
    """Whether a word has a capital."""
    return at < len(page.raw) and page.raw[at][:1].isupper()


def name_after(page: Page, mentions: Mentions, role: Mention) -> Mention | None:
    """The name after a role: "the mayor of Lisk, Ada Orel, said".

    After "a mayor" or a noun of no known kind ("the cashier") a verb must follow, or it may be a list.
    """
    end = past_clause(page, end_of(page, role.end))
    named = mentions.by_start.get(end + 1)
    if named is None or named.sentence != role.sentence or not may_be_apposed(page, role, named, end):
        return None
    closed = page.raw[named.end : named.end + 1]
    speaks = closed == [","] and acts(page, named.end + 1)
    opens = opens_clause(page, role)
    if closed not in ([","], ["."], [")"]) or not ((speaks and opens) or is_definite_person(page, role)):
        return None
    named.subject = named.subject or (speaks and opens)
    return named


def past_clause(page: Page, at: int) -> int:
    """The comma after a relative clause that begins at a token: of "that built the dam, Orel Works,"."""
    if page.tags[at : at + 1] not in (["WDT"], ["WP"]):
        return at
    stop = min(page.sentences[page.sentence[at]][1], at + LONGEST)
    return next((i for i in range(at, stop) if page.raw[i] == ","), at)


def may_be_apposed(page: Page, role: Mention, named: Mention, end: int) -> bool:
    """Whether a name follows the comma at the end of a role, and both may be one party."""
    group = page.words[role.head] in words().organisations.any
    if (role.many and not group) or page.tags[role.end] == "POS" or page.raw[end] != ",":
        return False
    return named.name is not None and named.start == named.name.start and is_fit(page, role, named)


def is_definite_person(page: Page, role: Mention) -> bool:
    """Whether a role is a person's by its noun, and of one person: "the mayor"."""
    return role.kind == "person" and page.words[role.start] not in words().joins.indefinite


def is_fit(page: Page, role: Mention, named: Mention) -> bool:
    """Whether a name can be that of whom a role is said."""
    if named.name is None or named.name.is_place:
        return False
    either = role.kind == "group" or page.words[role.head] in words().people.either
    kinds = {"unknown" if either else role.kind, named.kind}
    return "state" not in kinds and "group" not in kinds and (len(kinds) == 1 or "unknown" in kinds)


def acts(page: Page, at: int) -> bool:
    """Whether a finite verb stands at a token, or right after an adverb there."""
    at += page.tags[at : at + 1] == ["RB"]
    return at < len(page.tags) and page.tags[at] in FINITE


def opens_clause(page: Page, one: Mention) -> bool:
    """Whether nothing but "and", "but" or an opening phrase stands before a mention in its clause."""
    first = page.sentences[one.sentence][0]
    before = one.start - 1
    if one.start == first or not page.words[before].isalpha():
        return True
    return page.tags[before] == "CC" or page.words[before] in {"that", "while", "but"}


def acronym_after(page: Page, mentions: Mentions, named: Mention) -> Mention | None:
    """The short form in brackets after a name: "the Lisk Council (LC)"."""
    if page.raw[named.end : named.end + 1] != ["("] or page.raw[named.end + 2 : named.end + 3] != [")"]:
        return None
    short = mentions.by_start.get(named.end + 1)
    return short if short and short.form == "name" else None
