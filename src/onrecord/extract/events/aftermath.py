"""Whether people came to harm in a mishap that is told before.

"A bus fell into a ravine. Twelve people were killed": a sentence in which people are only said to have been
hurt tells of no deed where the one before it, or one before that, tells of an accident or a disaster, and
nobody armed stands in between.
"""

from __future__ import annotations

from .page import Page
from .roles import ARMS, Roles
from .tags import NOUNS
from .words import singulars, words

BACK = 3
"""Sentences back in which the mishap may be told."""
SHOTS = frozenset({"opened", "open", "opening", "under", "returned", "exchanged", "exchange", "cease", "gun"})
"""What makes of fire that of guns, or of those that hold it."""


def is_behind_mishap(roles: Roles) -> bool:
    """Whether nobody is said to have done it, in a sentence that comes of a mishap."""
    one, page = roles.found.verb, roles.page
    bare = one is not None and (one.passive or page.tag(one.verb) == "VBN")
    if not bare or roles.acting:
        return False
    number = page.number(roles.found.head)
    if is_armed(page, number, roles.found.head):
        return False
    for before in range(number - 1, max(number - BACK, 0) - 1, -1):
        if is_armed(page, before):
            return False
        if tells_mishap(page, before):
            return True
    return False


def is_armed(page: Page, number: int, but: int = -1) -> bool:
    """Whether a sentence names somebody armed, a weapon, or a deed but for one token."""
    deeds = words().classes["deeds"]
    for at in range(page.starts[number], page.ends[number]):
        if bursts(page, at):
            continue
        if page.known[at] & ARMS or (at != but and not deeds.isdisjoint(singulars(page.words[at]))):
            return True
    return False


def bursts(page: Page, at: int) -> bool:
    """Whether a fire or a blast is of what burns by itself: "a fire", "a gas explosion"."""
    before = page.word(at - 1)
    blast = page.words[at] in words().classes["blast"] and before in {"gas", "methane", "boiler"}
    return blast or (page.words[at] in {"fire", "fires", "gas"} and before not in SHOTS)


def tells_mishap(page: Page, number: int) -> bool:
    """Whether a sentence names an accident or a disaster as what happened."""
    listed = words().classes["calamity"]
    for at in range(page.starts[number], page.ends[number]):
        if page.words[at - 1] in SHOTS or not (page.tags[at] in NOUNS or page.tags[at].startswith("VB")):
            continue
        if not listed.isdisjoint(singulars(page.words[at])):
            return True
    return False
