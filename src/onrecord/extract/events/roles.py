"""The parties of a trigger with what each can be."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.phrases import Phrase
from .page import REACH, Page
from .triggers import Trigger
from .words import lemmas

Kinds = frozenset[str]
HURT = frozenset({"people", "armed", "name", "pronoun", "political"})
OBJECTS = frozenset({"built", "people", "armed", "place", "political"})
OFFICIAL = frozenset({"political", "armed", "place"})
SOFT = frozenset({"name", "pronoun"})
AGENTS = OFFICIAL | SOFT | {"people", "crowd", "weapon", "speaking", "neuter"}
HITTABLE = frozenset({"built", "armed", "people", "place"})
ARMS = frozenset({"armed", "weapon"})
SAYING = frozenset({"name", "pronoun", "neuter"})
COMPLEMENTS = frozenset({"to", "that", "for", "against", "on", "over", "with", "about"})


def antecedent(page: Page, one: Phrase) -> Phrase:
    """Who an "it" is that opens what somebody says: "The army said it had attacked"; else the same."""
    at = one.start - 1
    at -= page.word(at) == "that"
    if page.words[one.head] not in {"it", "they"} or page.words[at] not in lemmas("saying"):
        return one
    found = page.phrase_at(at - 1)
    return one if found is None else found


class Roles:
    """The parties of a trigger with the classes of each, and the weapons beside it."""

    def __init__(
        self, page: Page, found: Trigger, actors: Sequence[Phrase], recipients: Sequence[Phrase], weapon: bool
    ) -> None:
        self.page = page
        self.found = found
        self.actors, self.recipients = actors, recipients
        self.acting = [page.kinds(antecedent(page, one)) for one in actors]
        held = [page.known[at] for at in found.tokens if found.verb is not None and page.known[at]]
        self.hit = [*(page.kinds(one) for one in recipients), *held]
        self.weapon = weapon

    def some(self, side: Sequence[Kinds], wanted: Kinds) -> bool:
        """Whether some party of a side has one of some classes."""
        return any(kinds & wanted for kinds in side)

    def apart(self) -> bool:
        """Whether who acts is out of the field: a team, a storm, a company; drivers may protest."""
        able = {"armed", "political"} | ({"crowd"} if self.found.group.type == "PROTEST" else set())
        return bool(self.acting) and all("apart" in kinds and not kinds & able for kinds in self.acting)

    def able(self) -> bool:
        """Whether somebody who acts can, or nobody is told; in capitals a thing may be a name."""
        agents = AGENTS | {"unknown"} if self.page.shouted else AGENTS
        return not self.acting or self.weapon or self.some(self.acting, agents)

    def armed(self) -> bool:
        """Whether somebody armed acts, or a weapon is used."""
        return self.weapon or self.some(self.acting, ARMS)

    def official(self, side: Sequence[Kinds]) -> bool:
        """Whether a side is of public life: an office, or a name in a report of public life."""
        return self.some(side, OFFICIAL) or (self.page.public and self.some(side, SAYING))

    def agents(self) -> list[Phrase]:
        """Who acts, without what cannot: weapons, deeds, "a head wound"."""
        return [
            one
            for one, kinds in zip(self.actors, self.acting, strict=True)
            if ("weapon" not in kinds or self.owned(one))
            and not (kinds == {"unknown"} and self.page.tags[one.head] == "NN")
        ]

    def owned(self, one: Phrase) -> bool:
        """Whether a weapon's phrase names whose it is: "Russian warplanes", "the army's guns"."""
        inside = range(one.start, one.head)
        return any(self.page.is_side(at) or self.page.tags[at] == "POS" for at in inside)

    def near(self) -> slice:
        """The tokens of the sentence around the trigger, a clause's length to either side."""
        low, high = self.page.sentence(self.found.head)
        return slice(max(low, self.found.head - REACH), min(high, self.found.head + REACH))

    def violence(self) -> bool:
        """Whether somebody armed or a weapon stands near: politicians attack each other in words."""
        return any(kinds & ARMS for kinds in self.page.known[self.near()])
