"""Words of events that tell of none: sport, fiction, building work, habits, what can do no harm."""

from __future__ import annotations

from itertools import pairwise

from ...language.phrases import Phrase
from .clauses import after_preposition
from .roles import Roles
from .tags import FINITE, NAMES, NOUNS
from .words import singulars, words

WITH = frozenset({"with"})
MAKES = frozenset({("make", "room"), ("make", "way")})
PRESENT = frozenset({"VBZ", "VBP"})
PLAYED = frozenset({"ASSAULT", "RETREAT", "COERCE", "REQUEST"})
"""Types whose words sport uses for its own moves."""


def figurative(roles: Roles) -> bool:
    """Whether the words around a trigger show that it tells of no event."""
    return played(roles) or told(roles) or rebuilt(roles) or habitual(roles) or harmless(roles)


def listed(roles: Roles, at: int, name: str) -> bool:
    """Whether the word at a token is in a class; "# goal" is one with a number before it."""
    before = "# " if roles.page.tag(at - 1) == "CD" else ""
    found = words().classes[name]
    return any(form in found or before + form in found for form in singulars(roles.page.words[at]))


def played(roles: Roles) -> bool:
    """Whether a move of sport is told: words of the game, and nobody armed but by a name."""
    page, near = roles.page, range(*roles.near().indices(len(roles.page.words)))
    if roles.found.group.type not in PLAYED or not any(
        page.tags[at] in NOUNS | {"JJ"} and listed(roles, at, "game") for at in near
    ):
        return False
    return not any(
        "armed" in page.known[at] and page.tags[at] not in NAMES and not listed(roles, at, "game")
        for at in near
    )


def told(roles: Roles) -> bool:
    """Whether a work of fiction tells it: "In the second act the prince is murdered"."""
    page = roles.page
    low, high = page.sentence(roles.found.head)
    parties = (*roles.actors, *roles.recipients)
    made_up = words().classes["made_up"]
    if any(made_up & {*page.words[one.start : one.end]} for one in parties):
        return True
    start = low + (page.words[low] in {"in", "at"})
    first = page.phrase_at(start)
    if first is None or not any(listed(roles, at, "fiction") for at in range(first.start, first.end)):
        return False
    verb = next((at for at in range(first.end, high) if page.tags[at] in FINITE), None)
    return verb is not None and page.tags[verb] in PRESENT


def rebuilt(roles: Roles) -> bool:
    """Whether an old building makes room, and nobody armed is at work: "demolished the disused mill"."""
    page = roles.page
    group = roles.found.group
    if not (group.gate == "razed" or group.mode == "explosives") or roles.armed():
        return False
    worn = words().classes["worn"]
    if any(worn & {*page.words[one.start : one.head]} for one in roles.recipients):
        return True
    return any(pair in MAKES for pair in pairwise(page.words[roles.near()]))


def habitual(roles: Roles) -> bool:
    """Whether a verb in the present tells what is done again and again: "twice a year", "every spring"."""
    one, page = roles.found.verb, roles.page
    if one is None or page.tags[one.start] not in PRESENT:
        return False
    near = range(*roles.near().indices(len(page.words)))
    return any(
        page.word(at - 1) in {"every", "each", "per"}
        or (page.word(at - 1) == "a" and page.word(at - 2) in {"once", "twice", "times"})
        for at in near
        if "times" in page.known[at]
    )


def harmless(roles: Roles) -> bool:
    """Whether a deed of violence is done with, by or to what is no thing: emails, doubts, questions."""
    group, page = roles.found.group, roles.page
    if group.type != "ASSAULT" and group.mode != "arrest":
        return False
    means = after_preposition(page, roles.found.end, WITH, reach=8, near=True) if roles.found.verb else []
    return any(immaterial(roles, one) for one in (*means, *roles.actors, *roles.recipients))


def immaterial(roles: Roles, one: Phrase) -> bool:
    """Whether a phrase names words, thoughts or feelings."""
    return roles.page.tags[one.head] in NOUNS and listed(roles, one.head, "immaterial")
