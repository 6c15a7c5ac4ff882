"""Whether a trigger is believed, and whether an event noun tells of a happening or of its kind."""

from __future__ import annotations

from typing import Literal

from .gates import believed, figure, mishap, refused
from .nominal import Carrier, arises, claims, dying, governor
from .page import Page
from .roles import COMPLEMENTS, Roles
from .same import DEFINITE, TIES
from .tags import FINITE
from .triggers import Trigger
from .words import verbs

NEAR, FAR = 4, 12  # tokens behind a deed in which a verb of its own type, and one of its result, stand
LEAVING = frozenset({"left", "leaves", "leaving"})
DEAD = frozenset({"dead", "wounded", "injured", "hurt"})
HEARD = 0.3  # of chance, from which a sentence tells of an incident
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"})


Standing = Literal["own", "dependent", "spare"]


def standing(roles: Roles, carrier: Carrier | None) -> Standing | None:
    """How a trigger stands: alone, for what is told elsewhere, for want of better, or not at all."""
    found, page, carried = roles.found, roles.page, carrier is not None
    claimed = claims(carrier) and roles.actors and found.group.type == "ASSAULT"
    if claimed and not (refused(roles) or figure(roles) or mishap(roles)):
        return "own"  # "claimed responsibility for the attack"
    if found.verb is None and deed(page, found) and not (refused(roles) or roles.apart() or mishap(roles)):
        return "own"
    if believed(roles) and specific(roles, carried):
        return "own"
    if found.verb is not None:
        return "spare" if heard(roles) else None
    phrase = page.phrase_at(found.head)
    opened = page.words[phrase.start if phrase else found.head] in DEFINITE
    if opened or hangs(page, found):
        return "dependent"
    return "spare" if heard(roles) else None


def stops_work(roles: Roles) -> bool:
    """Whether a strike is one of workers, told of before: "The strike, the third this year"."""
    found = roles.found
    bare = found.verb is None and found.group.gate == "struck"
    return bare and roles.page.stops_work and not roles.armed()


def heard(roles: Roles) -> bool:
    """Whether the encoder hears an incident where a word of violence has no party that the gates know."""
    found, page = roles.found, roles.page
    if found.group.type != "ASSAULT" or figure(roles) or mishap(roles):
        return False
    return max(page.told.of(page.ordered.starts[found.head]).values(), default=0.0) >= HEARD


def specific(roles: Roles, carried: bool) -> bool:
    """Whether a noun has a party, a place or time, or the result of the deed beside it."""
    found, page = roles.found, roles.page
    if found.verb is not None:
        return True
    if found.group.type in SPOKEN:
        return bool(roles.actors) and (
            carried or bool(roles.recipients) or len(roles.actors) > 1 or page.word(found.end) in COMPLEMENTS
        )
    if roles.actors:
        return True
    phrase = page.phrase_at(found.head)
    bare = phrase is None or page.tags[phrase.start] not in {"DT", "PRP$", "CD"}
    plural = page.tags[found.head] in {"NNS", "NNPS"}
    settled = near(page, found.head)
    if roles.recipients:
        return not (bare and plural) or settled or carried
    if found.group.mode == "arrest" and carried:
        return True  # "arrests were made"
    return (settled and (not (bare and plural) or arises(page, found.end))) or (carried and not bare)


def near(page: Page, head: int) -> bool:
    """Whether a time or a place stands in the sentence near a word."""
    low, high = page.sentence(head)
    around = range(max(low, head - 15), min(high, head + 15))
    if any(at in page.times or at in page.places or "times" in page.known[at] for at in around):
        return True
    after = range(head + 1, min(high, head + 3))
    return any(page.words[at] in {"in", "at", "near"} and page.tag(at + 1) in {"NNP", "DT"} for at in after)


def deed(page: Page, found: Trigger) -> bool:
    """Whether a deed has its result beside it: "killed in barrages", "raids that hurt six"."""
    if found.group.type != "ASSAULT" and found.group.mode != "riot":
        return False
    _, high = page.sentence(found.head)
    if leaves_hurt(page, found.end, high) or dying(page, found) is not None:
        return True
    for at in range(found.end, min(high, found.end + NEAR)):
        if page.tags[at].startswith("VB") and page.phrase_at(at) is None:
            if any(entry.group.type == "ASSAULT" for entry in verbs().get(page.words[at], ())):
                return True
            break
    told = tied_to(page, found)
    return told in DEAD or any(entry.group.harm for entry in verbs().get(told, ()))


def leaves_hurt(page: Page, start: int, high: int) -> bool:
    """Whether a deed has left somebody dead or hurt: "in the old town left seven dead"."""
    for at in range(start, min(high, start + FAR)):
        if page.words[at] in LEAVING:
            hurt = range(at + 2, min(high, at + NEAR + 1))
            return any(page.words[one] in DEAD and page.words[one - 1] != "the" for one in hurt)
        if page.tags[at] in FINITE | {":"}:
            return False
    return False


def hangs(page: Page, found: Trigger) -> bool:
    """Whether a noun hangs on a verb of its own type: "arrived for a visit"."""
    return any(entry.group.type == found.group.type for entry in verbs().get(tied_to(page, found), ()))


def tied_to(page: Page, found: Trigger) -> str:
    """The verb that an event noun hangs on by a preposition, nothing where there is none."""
    before = governor(page, found, TIES)
    return page.words[before.verb] if before else ""
