"""What somebody says that others must do: "The minister said that the rebels must leave"."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.phrases import Phrase
from . import facets, gates
from .clauses import group
from .page import Page
from .roles import Roles
from .same import Happening
from .sides import NAMED, Sides, meets
from .subjects import subject
from .triggers import Trigger
from .words import verbs, words

MODAL = "must"
"""What others should do is as often a forecast."""
NONE = frozenset({"be", "have", "know"})
"""Verbs with which it is a guess ("must have fired it"), or asked of nobody ("must be freed")."""
GAMES = frozenset({"win", "score", "play", "beat", "defend"})
REACH = 5  # tokens behind a modal in which its verb stands: "must now immediately begin to release"
DEMAND = "demand"
"""The verb of the lexicon whose group these demands are of."""


def demands(page: Page, heard: Sides, history: facets.History) -> Iterator[Happening]:
    """A demand for each modal where one who is heard beyond doubt says who must."""
    for at, word in enumerate(page.words):
        if word == MODAL and page.tags[at] == "MD" and (found := trigger(page, at)):
            low, high = page.sentence(at)
            whom = asked(
                page, found, [one for one in heard.between("TARGET", low, high) if one in heard.sure]
            )
            who = [one for one in heard.between("SOURCE", low, at) if one in heard.sure]
            if who and whom and says(page, who[-1], whom[0]) and public(page, found, who, whom):
                yield made(page, found, who, whom, history)


def trigger(page: Page, at: int) -> Trigger | None:
    """A modal with the verb behind it as a trigger, None where none follows that can be asked for."""
    _, high = page.sentence(at)
    verb = next((one for one in range(at + 1, min(high, at + REACH)) if page.tags[one] == "VB"), None)
    if verb is None or page.words[verb] in NONE | GAMES or page.words[high - 1] == "?":
        return None
    return Trigger((at,), at, verb + 1, verbs()[DEMAND][0].group, group(page, verb))


def asked(page: Page, found: Trigger, heard: list[Phrase]) -> list[Phrase]:
    """Who must do it: those of the subject who are heard, the subject where nobody is."""
    acts = subject(page, found.verb) if found.verb else []
    return [one for one in heard if any(meets(one, other) for other in acts)] if heard else acts


def says(page: Page, who: Phrase, whom: Phrase) -> bool:
    """Whether a verb stands between who demands and of whom, so that these are not one subject."""
    between = range(who.end, whom.start)
    denied = any(page.words[at] in words().status.negations for at in between)
    return who.end <= whom.start and not denied and any(page.tags[at].startswith("VB") for at in between)


def public(page: Page, found: Trigger, who: list[Phrase], whom: list[Phrase]) -> bool:
    """Whether both sides are of public life, and the text is not of a game."""
    known = all(page.kinds(one) & NAMED for one in (*who, *whom))
    roles = Roles(page, found, who, whom, False)
    return known and not (roles.apart() or gates.figure(roles))


def made(
    page: Page, found: Trigger, who: list[Phrase], whom: list[Phrase], history: facets.History
) -> Happening:
    """The demand as a happening that the sides alone tell of."""
    return Happening(
        trigger=found,
        sided=True,
        type=found.group.type,
        mode=None,
        status="accomplished",
        background=history.holds(found),
        actors=who,
        recipients=whom,
        weapons=[],
        contexts=facets.contexts(page, found),
        acled=None,
    )
