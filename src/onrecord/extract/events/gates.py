"""Whether a trigger is believed: who must be there for a word of violence or politics to mean it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...language.phrases import Phrase
from .page import NOUNS, REACH, Page
from .triggers import Trigger
from .words import singulars, words

Kinds = frozenset[str]
HURT = frozenset({"people", "armed", "name", "pronoun", "political"})
OBJECTS = frozenset({"built", "people", "armed", "place", "political"})
OFFICIAL = frozenset({"political", "armed", "place"})
SOFT = frozenset({"name", "pronoun"})
SAYING = frozenset({"name", "pronoun", "neuter"})
COMPLEMENTS = frozenset({"to", "that", "for", "against", "on", "over", "with", "about"})


class Roles:
    """The parties of a trigger with the classes of each, and the weapons beside it."""

    def __init__(
        self, page: Page, found: Trigger, actors: Sequence[Phrase], recipients: Sequence[Phrase], weapon: bool
    ) -> None:
        self.page = page
        self.found = found
        self.actors, self.recipients = actors, recipients
        self.acting = [page.kinds(one) for one in actors]
        self.hit = [page.kinds(one) for one in recipients]
        self.weapon = weapon

    def some(self, side: Sequence[Kinds], wanted: Kinds) -> bool:
        """Whether some party of a side has one of some classes."""
        return any(kinds & wanted for kinds in side)

    def apart(self) -> bool:
        """Whether who acts is out of the field: a team, a storm, a company."""
        return bool(self.acting) and all(
            "apart" in kinds and not kinds & {"armed", "political"} for kinds in self.acting
        )

    def official(self, side: Sequence[Kinds]) -> bool:
        """Whether a side is of public life: an office, or a name in a report of public life."""
        return self.some(side, OFFICIAL) or (self.page.public and self.some(side, SAYING))

    def agents(self) -> list[Phrase]:
        """Who acts, without what cannot: weapons, deeds, "a head wound"."""
        return [
            one
            for one, kinds in zip(self.actors, self.acting, strict=True)
            if "weapon" not in kinds and not (kinds == {"unknown"} and self.page.tags[one.head] == "NN")
        ]


def believed(roles: Roles) -> bool:
    """Whether a trigger stands for an event of its type."""
    if refused(roles) or roles.apart():
        return False
    return GATES[roles.found.group.gate](roles)


def refused(roles: Roles) -> bool:
    """Whether an object shows that a verb means something else: "attacked the proposal"."""
    listed = roles.found.group.refused
    page = roles.page
    return any(
        form in listed
        for one in roles.recipients
        for at in (one.head,)
        if page.tags[at] in NOUNS | {"PRP"}
        for form in singulars(page.words[at])
    )


def mishap(roles: Roles) -> bool:
    """Whether the sentence tells of an accident or a disaster, and of nobody armed."""
    page = roles.page
    low, high = page.sentence(roles.found.head)
    near = slice(max(low, roles.found.head - REACH), min(high, roles.found.head + REACH))
    if any(kinds & {"armed", "weapon"} for kinds in page.known[near]):
        return False
    listed = words().classes["mishap"]
    return any(form in listed for word in page.words[near] for form in singulars(word))


def armed(roles: Roles) -> bool:
    """Somebody armed or a weapon acts, or something that can be hit is hit."""
    if roles.weapon or roles.some(roles.acting, frozenset({"armed", "weapon"})):
        return not roles.recipients or roles.some(roles.hit, OBJECTS | SOFT | {"unknown"})
    if not roles.recipients:
        return False
    if roles.acting:
        return roles.some(
            roles.acting, frozenset({"political", "place", "pronoun", "name", "people"})
        ) and roles.some(roles.hit, frozenset({"built", "armed", "people", "place"}))
    return roles.some(roles.hit, frozenset({"built", "armed", "people", "place"}))


def violent(roles: Roles) -> bool:
    """Somebody or something is hit, or somebody who can is at work."""
    if roles.hit:
        return roles.some(roles.hit, OBJECTS | SOFT | {"unknown", "property"})
    return (
        roles.weapon
        or roles.some(roles.acting, OFFICIAL | SOFT | {"weapon", "people"})
        or roles.found.verb is None
    )


def victim(roles: Roles) -> bool:
    """Somebody who can be hurt is."""
    return roles.some(roles.hit, HURT) and not mishap(roles)


def built(roles: Roles) -> bool:
    """Something that can be destroyed is, and by no accident."""
    return roles.some(roles.hit, frozenset({"built", "property", "armed", "weapon"})) and not mishap(roles)


def people(roles: Roles) -> bool:
    """Somebody armed acts on somebody."""
    return roles.some(roles.acting, frozenset({"armed"})) and roles.some(roles.hit, HURT)


def weapon(roles: Roles) -> bool:
    """A weapon is named."""
    return roles.weapon or roles.some(roles.acting, frozenset({"weapon"}))


def fighters(roles: Roles) -> bool:
    """One of those who fight is armed, or they are peoples."""
    return roles.some([*roles.acting, *roles.hit], frozenset({"armed"})) or roles.weapon


def forces(roles: Roles) -> bool:
    """Troops, weapons or people are moved."""
    return roles.some([*roles.hit], frozenset({"armed", "weapon", "people"}))


def seized(roles: Roles) -> bool:
    """Something that can be held is taken by somebody who can."""
    if not roles.some(roles.hit, frozenset({"property", "place", "built"})):
        return False
    return not roles.acting or roles.some(roles.acting, OFFICIAL | SOFT | {"people"})


def official(roles: Roles) -> bool:
    """Who acts is of public life, and does it to somebody or about something."""
    found, page = roles.found, roles.page
    if found.verb is not None and found.group.frame == "direct" and not roles.recipients:
        last = found.tokens[-1] != found.head
        if not last and page.word(found.end) not in COMPLEMENTS:
            return False
    return roles.official(roles.acting)


def states(roles: Roles) -> bool:
    """Both sides are of public life, as far as they are named."""
    if not (roles.acting or roles.hit):
        return False
    acting = not roles.acting or roles.official(roles.acting)
    return acting and (not roles.hit or roles.some(roles.hit, OFFICIAL | SOFT | {"people"}))


def crowd(roles: Roles) -> bool:
    """People act together."""
    return roles.some(roles.acting, frozenset({"crowd"}))


def crowdish(roles: Roles) -> bool:
    """People or those of public life keep away from something."""
    return roles.some(roles.acting, OFFICIAL | {"crowd"})


def traveller(roles: Roles) -> bool:
    """Somebody of public life is with somebody, or somewhere."""
    if not roles.official(roles.acting):
        return False
    return roles.some(roles.hit, OBJECTS | SOFT)


def office(roles: Roles) -> bool:
    """Who goes has an office."""
    return roles.some(roles.acting, frozenset({"political"})) or (
        roles.page.public and roles.some(roles.acting, SOFT)
    )


def held(roles: Roles) -> bool:
    """A place or a post is given up by those who held it."""
    return roles.some(roles.hit, frozenset({"built", "place"})) and roles.some(
        roles.acting, OFFICIAL | {"pronoun"}
    )


def opponents(roles: Roles) -> bool:
    """Two sides are named, one of them armed."""
    return len(roles.acting) > 1 and fighters(roles)


def sure(roles: Roles) -> bool:
    """The word alone is enough."""
    return True


GATES: dict[str, Callable[[Roles], bool]] = {
    "sure": sure,
    "violent": violent,
    "armed": armed,
    "official": official,
    "states": states,
    "crowd": crowd,
    "crowdish": crowdish,
    "victim": victim,
    "built": built,
    "people": people,
    "weapon": weapon,
    "fighters": fighters,
    "forces": forces,
    "property": seized,
    "traveller": traveller,
    "office": office,
    "held": held,
    "opponents": opponents,
}
