"""Clauses: where a candidate stands to a pronoun, so that it cannot be meant by it."""

from __future__ import annotations

from .judges import COPULAS
from .mentions import Mention
from .page import FINITE, Page
from .words import words

CLAUSE = 60  # tokens between a subject and an object of one clause
QUESTION = 12  # tokens from "asked" to its question word: "asked the head of the council why"


def is_apart(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a candidate cannot be a pronoun because of where it stands."""
    return is_object_of(page, one, mention) or is_fronted(page, one, mention) or is_asker(page, one, mention)


def is_object_of(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a pronoun is the object in the clause of its candidate: "Vann embraced him", "saw him"."""
    return page.tags[mention.start] == "PRP" and not mention.subject and shares_clause(page, one, mention)


def is_bound(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a description stands where a pronoun would, if it were its candidate that is meant.

    "Orel met the mayor", "Orel said the mayor had lied", not "Orel came, and the mayor spoke".
    """
    if not one.subject or one.sentence != mention.sentence or mention.start < one.end:
        return False
    if not mention.subject and shares_clause(page, one, mention):
        return True
    return not any(page.tags[i] in {",", ":", "CC"} for i in range(one.end, mention.start))


def shares_clause(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a mention stands in the clause of which another is the subject, or in one joined to it."""
    if not one.subject or one.sentence != mention.sentence or mention.start - one.end > CLAUSE:
        return False
    verbs = [i for i in range(one.end, mention.start) if page.tags[i] in FINITE]
    return sum(not joins(page, at) for at in verbs) <= 1


def joins(page: Page, at: int) -> bool:
    """Whether a verb shares the subject of the one before it: "and released", "but later freed"."""
    before = at - 1 - (page.tags[at - 1] == "RB")
    return page.tags[before] == "CC"


def is_fronted(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a candidate only stands in a phrase before the subject: "Under the care of Orel, he"."""
    if not mention.subject or one.sentence != mention.sentence or mention.start - one.end > CLAUSE:
        return False
    first = page.sentences[one.sentence][0]
    first = next((i for i in range(first, one.start) if page.words[i].isalpha()), one.start)
    opens = page.tags[first] in {"IN", "VBN", "VBG"} and page.words[first] != "according"
    return opens and not any(page.tags[i] in FINITE for i in range(first, mention.start))


def is_asker(page: Page, one: Mention, mention: Mention) -> bool:
    """Whether a candidate asks about the pronoun: "Orel asked why she had left"."""
    if one.sentence != mention.sentence or not mention.subject or not one.subject:
        return False
    if page.words[mention.start - 1] not in words().voices.questions:
        return False
    asks = range(max(one.end, mention.start - QUESTION), mention.start - 1)
    return any(page.words[i] in words().voices.asking for i in asks)


def is_predicate(page: Page, one: Mention) -> bool:
    """Whether a description only says what somebody is: "I was a reporter", not "there was a reporter"."""
    if one.form != "description" or page.words[one.start] not in words().joins.indefinite:
        return False
    before, subject = page.words[one.start - 1], page.words[one.start - 2 : one.start - 1]
    return before in COPULAS and not set(subject) & {"it", "that", "there", "this"}


def owns_subject(page: Page, mention: Mention) -> bool:
    """Whether a possessive begins a phrase that is a subject."""
    return page.tags[mention.start] == "PRP$" and page.is_subject_phrase(mention.start)


def is_owner(page: Page, one: Mention) -> bool:
    """Whether a mention owns the subject it stands in: "Orel’s deputy said"."""
    if page.tags[one.start] == "PRP$":
        return owns_subject(page, one)
    return page.tags[one.end : one.end + 1] == ["POS"]
