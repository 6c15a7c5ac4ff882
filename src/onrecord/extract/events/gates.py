"""Whether a trigger is believed: who must be there for a word of violence or politics to mean it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from .aftermath import is_behind_mishap
from .arguments import gift
from .clauses import REFLEXIVE, after_preposition, following
from .figurative import figurative
from .nominal import came_about, carrier
from .page import Page, is_pit
from .roles import ARMS, COMPLEMENTS, HITTABLE, HURT, OBJECTS, OFFICIAL, SOFT, Roles
from .tags import NOUNS
from .triggers import Trigger
from .words import singulars, words

SHOOTERS = OFFICIAL | SOFT | {"people", "crowd"}
MEANT = frozenset({"targeted", "abduct", "torture", "sexual"})
"""Modes of deeds that are never an accident."""
REACHED = 4  # words behind a verb: "in the head"
HELD = frozenset({"held", "picked"})


def believed(roles: Roles) -> bool:
    """Whether a trigger stands for an event of its type."""
    return not figure(roles) and GATES[roles.found.group.gate](roles)


def figure(roles: Roles) -> bool:
    """Whether what stands beside a trigger shows that it means something else."""
    return (
        refused(roles)
        or roles.apart()
        or loose(roles)
        or turned(roles)
        or unnamed(roles)
        or figurative(roles)
    )


def unnamed(roles: Roles) -> bool:
    """Whether somebody only wants no name in the report: "asked not to be named"."""
    page = roles.page
    at = roles.found.tokens[-1] + 1
    told = page.words[roles.found.tokens[0] : at + 1]
    refused = "not" in told or not words().classes["refusing"].isdisjoint(told)
    at += page.word(at) == "not"
    at -= page.words[at - 1 : at + 1] == ["to", "be"]
    named = page.words[at : at + 2] == ["to", "be"] and page.word(at + 2) in words().classes["naming"]
    return refused and named


def turned(roles: Roles) -> bool:
    """Whether a deed is done to oneself, or a meeting told in the passive: "were met by gunmen"."""
    one, group = roles.found.verb, roles.found.group
    if any(roles.page.words[other.head] in REFLEXIVE for other in roles.recipients):
        return True
    return one is not None and one.passive and group.type == "CONSULT" and group.frame == "meeting"


def loose(roles: Roles) -> bool:
    """Whether an adverb puts a deed into words, or into a habit: "verbally attacked", "usually kill"."""
    one, group = roles.found.verb, roles.found.group
    listed = words().classes["habitually"]
    if group.type == "ASSAULT":
        listed |= words().classes["verbally"] - (OPENLY if group.gate == "victim" else set())
    return one is not None and any(roles.page.words[at] in listed for at in range(one.start, one.verb))


def refused(roles: Roles) -> bool:
    """Whether an object shows that a verb means something else: "attacked the proposal"."""
    found, page = roles.found, roles.page
    listed = found.group.refused if roles.armed() else found.group.refused | found.group.unarmed
    moved = following(page, found.end) if found.verb and found.group.frame == "moving" else []
    return any(
        form in listed
        for one in (*roles.recipients, *moved)
        for at in (one.head,)
        if page.tags[at] in NOUNS | {"PRP"} and page.words[at : at + 2] != ["number", "of"]
        for form in singulars(page.words[at])
    )


def mishap(roles: Roles) -> bool:
    """Whether the sentence tells of an accident or a disaster, and of nobody armed.

    A blast is one where what burst by itself is named: methane, a boiler, fireworks, "a gas explosion".
    """
    page, near = roles.page, roles.near()
    around, blasts = page.words[near], words().classes["blast"]
    if roles.found.group.mode in MEANT:
        return False  # "a cold-blooded murder", "his abduction plunged the town into chaos"
    if wrecked(roles, near):
        return True
    if any(is_gunfire(page, near.start + at) for at, word in enumerate(around) if word == "fire"):
        return False
    gas = {at for at, word in enumerate(around) if word == "gas" and burns(around, at)}
    if any(
        kinds & ARMS and around[at] not in blasts and at not in gas and not is_pit(page, near.start + at)
        for at, kinds in enumerate(page.known[near])
    ):
        return False
    listed = words().classes["bursting" if roles.violence() else "mishap"]
    return bool(gas) or any(form in listed for word in around for form in singulars(word))


def is_gunfire(page: Page, at: int) -> bool:
    """Whether "fire" is a side's: "killed by Azerbaijani fire"."""
    return at > 1 and page.words[at - 2] in {"by", "from", "under"} and page.is_side(at - 1)


def burns(around: Sequence[str], at: int) -> bool:
    """Whether gas is what burst by itself: "a gas explosion", "a gas leak", "methane gas exploded"."""
    after = around[at + 1] if at + 1 < len(around) else ""
    fuel = at and around[at - 1] in {"methane", "natural", "cooking", "propane", "butane"}
    leaks = after in LEAKING and not (at and around[at - 1] in WARLIKE)
    return leaks or after in words().classes["blast"] or after.startswith("explod") or bool(fuel)


def wrecked(roles: Roles, near: slice) -> bool:
    """Whether a crash or a capsizing is told, and nobody armed beside the victims and what flew.

    "Six soldiers were killed when their truck overturned", "A plane crashed, killing all on board".
    """
    page, classes = roles.page, words().classes
    around = page.words[near]
    told = roles.found.group.harm or roles.found.verb is None
    if not told or classes["wreck"].isdisjoint(around) or not DEEDS.isdisjoint(around):
        return False
    if not RAMMED.isdisjoint(around) and not CROWDED.isdisjoint(around):
        return False  # "ploughed a van into a crowd"
    hurt = {at for one in roles.recipients for at in range(one.start, one.end)}
    return not any(
        kinds & ARMS and at not in hurt and classes["flying"].isdisjoint(page.words[at : at + 3])
        for at, kinds in enumerate(page.known[near], near.start)
    )


def armed(roles: Roles) -> bool:
    """Somebody armed or a weapon acts, or something that can be hit is hit."""
    if wounded(roles):
        return True
    if roles.armed():
        return not roles.recipients or roles.some(roles.hit, OBJECTS | SOFT | {"unknown"})
    if not roles.acting or any("people" in kinds and not kinds & OFFICIAL for kinds in roles.acting):
        return roles.some(roles.hit, HITTABLE)
    hit = HITTABLE | HURT if roles.violence() else HITTABLE - {"people"}
    return roles.some(roles.acting, OFFICIAL | SOFT) and roles.some(roles.hit, hit)


def wounded(roles: Roles) -> bool:
    """Whether words beside a shot say that somebody was hit: "was fatally shot", "shot in the head"."""
    found, page = roles.found, roles.page
    if roles.hit and not roles.some(roles.hit, HURT):
        return False
    if found.verb is None or (roles.hit and found.verb.passive):
        said = (
            page.words[roles.near()]
            if found.verb is None
            else page.words[max(0, found.head - 2) : found.end + REACHED]
        )
        return not words().classes["wounding"].isdisjoint(said)
    return False


def violent(roles: Roles) -> bool:
    """Somebody or something is hit, or somebody who can is at work."""
    if not roles.able():
        return False
    if disposed(roles):
        return False
    real_things = frozenset({"built", "property"})  # "detonated two bombs", but "bombed two tanks"
    hit = [kinds for kinds in roles.hit if "weapon" not in kinds or kinds & real_things]
    if hit:
        real = OBJECTS | SOFT | {"property"}
        warring = roles.armed() or roles.some(roles.acting, frozenset({"place"}))
        return roles.some(hit, real | {"unknown"} if warring else real)
    return (
        roles.weapon
        or roles.some(roles.acting, OFFICIAL | SOFT | {"weapon", "people"})
        or roles.found.verb is None
    )


def victim(roles: Roles) -> bool:
    """Somebody who can be hurt is, and by nothing that cannot."""
    if roles.found.verb is None and not roles.hit:
        return roles.some(roles.acting, ARMS | {"political"})
    hurt = roles.able() and roles.some(roles.hit, HURT)
    return hurt and not (mishap(roles) or is_behind_mishap(roles))


def built(roles: Roles) -> bool:
    """Something that can be destroyed is, and by no accident."""
    return roles.some(roles.hit, frozenset({"built", "property", "weapon", "place"})) and not mishap(roles)


def people(roles: Roles) -> bool:
    """Somebody armed acts on somebody; "hostages were seized" needs nobody."""
    if not roles.acting and roles.page.heads(roles.recipients) & CAPTIVES:
        return True
    return roles.some(roles.acting, frozenset({"armed"})) and roles.some(roles.hit, HURT)


def weapon(roles: Roles) -> bool:
    """A weapon is named, and what it does, or is made to do, is no accident and no disposal."""
    one = roles.found.verb
    sides = [*roles.acting, *roles.hit] if one is not None and one.passive else roles.acting
    return (roles.weapon or roles.some(sides, frozenset({"weapon"}))) and not (
        mishap(roles) or disposed(roles)
    )


def disposed(roles: Roles) -> bool:
    """Whether a weapon is made harmless: "safely detonated by sappers", "in a controlled blast"."""
    page, one = roles.page, roles.found.verb
    heads = page.heads(roles.actors)
    if heads & SAPPERS or (one is not None and "safely" in page.words[one.start : one.verb]):
        return True
    return any(
        word == "controlled" and after in words().classes["blast"]
        for word, after in pairwise(page.words[roles.near()])
    )


DEEDS = frozenset({"ambush", "attack", "raid", "assault", "bombing", "shooting", "clash", "clashes"})
"""What is a deed, whatever crashed beside it."""
RAMMED = frozenset({"ploughed", "plowed"})
CROWDED = frozenset(
    {"crowd", "crowds", "march", "people", "pedestrians", "protesters", "market", "procession"}
)
FILM = frozenset({"camera", "film", "video", "tape", "cctv"})
LEAKING = frozenset({"leak", "leaks", "cylinder", "cylinders"})
WARLIKE = frozenset({"tear", "nerve", "poison", "mustard", "chlorine", "toxic"})
OPENLY = frozenset({"publicly"})
"""How people are put to death, too."""
CAPTIVES = frozenset({"hostage", "captive"})
EACH = (["each", "other"], ["one", "another"])
SAPPERS = frozenset({"sapper", "deminer"})


def fighters(roles: Roles) -> bool:
    """One of those who fight is armed, or they are peoples; the fire that they exchange is none of them.

    Whom they are always fighting only says who they are: "the coalition [fighting] the rebels denied it".
    """
    at, page = roles.found.head, roles.page
    if roles.found.verb is not None and page.tags[at] == "VBG" and page.tag(at - 1) in NOUNS:
        return False
    sides = [kinds for kinds in (*roles.acting, *roles.hit) if "weapon" not in kinds or kinds & HURT]
    able = all(kinds & (OFFICIAL | SOFT | HURT | {"crowd"}) for kinds in sides)
    return able and (roles.some(sides, frozenset({"armed"})) or roles.weapon)


def forces(roles: Roles) -> bool:
    """Troops, weapons or people are moved."""
    moved = ARMS if roles.found.verb is None else ARMS | {"people"}
    return roles.some(roles.hit, moved)


def seized(roles: Roles) -> bool:
    """Something that can be held is taken by somebody who can."""
    if not roles.some(roles.hit, frozenset({"property", "place", "built"})):
        return False
    if roles.page.heads(roles.recipients) & CAPTIVES:
        return False
    return not roles.acting or roles.some(roles.acting, OFFICIAL | SOFT | {"people"})


def official(roles: Roles) -> bool:
    """Who acts is of public life, and does it to somebody or about something."""
    found, page = roles.found, roles.page
    if found.verb is not None and found.group.frame == "direct" and not roles.recipients:
        alone = found.tokens[-1] == found.head and not told_first(found)
        pair = page.words[found.end : found.end + 2] in EACH
        if alone and not pair and page.word(found.end) not in COMPLEMENTS:
            return False
    return roles.official(roles.acting)


def charged(roles: Roles) -> bool:
    """Somebody is brought to court, by whomever: "The former mayor was charged with fraud"."""
    one = roles.found.verb
    if one is None or not one.passive or roles.acting:
        return official(roles)
    page, end = roles.page, roles.found.tokens[-1] + 1
    crime = page.tag(end) != "VBG" or page.words[end] in words().classes["crimes"]
    heads = page.heads(following(page, end))
    if not crime or heads & words().classes["entrusted"]:
        return False  # "was charged with drafting a law", "with the task"
    return roles.some(roles.hit, OFFICIAL | SOFT | {"people", "crowd"})


def accused(roles: Roles) -> bool:
    """Somebody of public life blames somebody, no thing."""
    return official(roles) and (not roles.hit or roles.some(roles.hit, OFFICIAL | SOFT | {"people", "crowd"}))


def states(roles: Roles) -> bool:
    """Both sides are of public life, as far as they are named."""
    if not (roles.acting or roles.hit):
        return False
    acting = not roles.acting or roles.official(roles.acting)
    return acting and (not roles.hit or roles.some(roles.hit, OFFICIAL | SOFT | {"people"}))


def toppled(roles: Roles) -> bool:
    """Somebody who rules is put down by somebody of public life: no statue, no tree."""
    return states(roles) and roles.some(roles.hit, frozenset({"political", "place", "name"}))


def hackers(roles: Roles) -> bool:
    """Hackers act, whoever they are, or both sides are of public life."""
    heads = roles.page.heads(roles.actors)
    return "hacker" in heads or states(roles)


def leaver(roles: Roles) -> bool:
    """Somebody of public life goes, from no race or agreement."""
    if roles.page.word(roles.found.end) == "from" and roles.page.tag(roles.found.end + 1) == "VBG":
        return False  # "withdrew from running"
    left = after_preposition(roles.page, roles.found.end, frozenset({"from"}), reach=6)
    heads = roles.page.heads(left)
    return roles.official(roles.acting) and not heads & roles.found.group.refused


def giver(roles: Roles) -> bool:
    """Somebody of public life gives, to somebody if it is told to whom."""
    return roles.official(roles.acting) and (not roles.recipients or states(roles))


def departing(roles: Roles) -> bool:
    """Somebody armed leaves a place: "French troops left Mali"; no bomb left two dead."""
    page, one = roles.page, roles.found.verb
    ground = words().classes["ground"]
    places = bool(roles.recipients) and all(
        one.head in page.places or not ground.isdisjoint(singulars(page.words[one.head]))
        for one in roles.recipients
    )
    armed = any("armed" in kinds and "weapon" not in kinds for kinds in roles.acting)
    return places and armed and one is not None and not one.passive and not mishap(roles)


def sender(roles: Roles) -> bool:
    """Somebody of public life gives what helps, to somebody."""
    able = not roles.acting or roles.official(roles.acting)
    goods = roles.page.heads(gift(roles.page, roles.found))
    helps = goods & words().classes["relief"]
    return able and bool(helps) and roles.some(roles.hit, OFFICIAL | SOFT | {"people", "built"})


def territory(roles: Roles) -> bool:
    """A place is taken by somebody armed or by a state; "the town was captured" needs nobody."""
    page, one = roles.page, roles.found.verb
    ground = words().classes["ground"]
    held = any(
        one.head in page.places or any(form in ground for form in singulars(page.words[one.head]))
        for one in roles.recipients
    )
    filmed = page.word(roles.found.end) == "on" and page.word(roles.found.end + 1) in FILM
    if not held or filmed or mishap(roles):
        return False
    if roles.acting and all(page.words[one.head] in {"police", "officers"} for one in roles.actors):
        return False
    if not roles.acting:
        return one is None or one.passive
    return roles.some(roles.acting, frozenset({"armed", "place", "pronoun", "neuter"}))


def comer(roles: Roles) -> bool:
    """Who comes upon a mine is somebody or a vehicle: no missile that hit one, no landslide."""
    able = frozenset({"people", "armed", "property", "built", "name", "pronoun"})
    return any(kinds & able and "weapon" not in kinds for kinds in roles.hit)


def captive(roles: Roles) -> bool:
    """Somebody is taken: who can be hurt, or anybody by those who are armed, or so many of them."""
    page, found = roles.page, roles.found
    if victim(roles):
        return not any(one.head in page.places for one in roles.recipients)  # "captured Lisk"
    if found.verb is None:
        return page.tag(found.tokens[0] - 1) == "CD"  # "432 arrests"
    if not roles.some(roles.hit, frozenset({"unknown"})) or not roles.able():
        return False
    return numbered(roles) or roles.some(roles.acting, frozenset({"armed"}))


def numbered(roles: Roles) -> bool:
    """Whether those who are acted on are counted."""
    return any(roles.page.tags[at] == "CD" for one in roles.recipients for at in range(one.start, one.end))


def taken(roles: Roles) -> bool:
    """Somebody is taken, whom no class need know; of an event noun, or so many, or arrests are made."""
    if captive(roles):
        return True
    if roles.found.verb is None:
        carried = carrier(roles.page, roles.found)
        return not roles.hit and carried is not None and carried.lemma == "make"
    if roles.found.verb.passive and not roles.recipients:
        return True  # whose subject is not found
    return roles.able() and roles.some(roles.hit, frozenset({"unknown"}))


def policed(roles: Roles) -> bool:
    """Somebody is taken by the police or by troops, or so many people are, no matter by whom."""
    one = roles.found.verb
    if not roles.some(roles.hit, HURT):
        return False
    if one is not None and one.passive and not roles.acting:
        return (
            numbered(roles)
            and roles.page.tag(roles.found.end) not in {"RP", "RB"}
            and roles.page.words[one.verb] in HELD
        )
    return roles.some(roles.acting, frozenset({"police"}))


def kept(roles: Roles) -> bool:
    """Somebody armed who is no police holds people: they suffer it, or are counted.

    "Two nurses are held by rebels", "the rebels hold three soldiers"; not "they hold the mayor responsible".
    """
    one = roles.found.verb
    band = any("armed" in kinds and "police" not in kinds for kinds in roles.acting)
    told = one is not None and (one.passive or numbered(roles))
    return band and told and roles.some(roles.hit, HURT - {"political"})


def shots(roles: Roles) -> bool:
    """Somebody who can shoots, with a word that tells of what."""
    return not roles.acting or roles.weapon or roles.some(roles.acting, SHOOTERS)


def gunfire(roles: Roles) -> bool:
    """Somebody armed shoots: the verb has no object, and the noun is somebody's."""
    if not roles.some(roles.acting, frozenset({"armed"})):
        return False
    if roles.found.verb is None:
        return roles.page.word(roles.found.end) != "of"
    return not roles.found.verb.passive and not following(roles.page, roles.found.end)


def returner(roles: Roles) -> bool:
    """Somebody of public life gives something back, to others of public life."""
    heads = roles.page.heads(gift(roles.page, roles.found))
    given = bool(heads) and not heads & roles.found.group.refused
    return given and roles.official(roles.acting) and roles.official(roles.hit)


def crowd(roles: Roles) -> bool:
    """People act together, or it is told that something arose, or was thrown: "Riots erupted"."""
    found = roles.found
    arose = found.verb is None and not roles.acting and came_about(roles.page, found)
    thrown = not roles.acting and told_first(found) and roles.some(roles.hit, OFFICIAL | {"built"})
    return arose or thrown or roles.some(roles.acting, frozenset({"crowd"}))


def told_first(found: Trigger) -> bool:
    """Whether a verb's own noun is its subject: "[stones] were thrown at police"."""
    return found.verb is not None and found.verb.passive and found.tokens[0] < found.verb.start


def strikers(roles: Roles) -> bool:
    """Those who stop work: people who act together, none of them armed."""
    return roles.some(roles.acting, frozenset({"crowd"})) and not roles.armed()


def struck(roles: Roles) -> bool:
    """A strike of those who are armed, no stop of work."""
    return armed(roles) and not strikers(roles)


def crowdish(roles: Roles) -> bool:
    """People or those of public life keep away from something."""
    return roles.some(roles.acting, OFFICIAL | {"crowd", "people"})


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
    "hackers": hackers,
    "accused": accused,
    "charged": charged,
    "crowd": crowd,
    "crowdish": crowdish,
    "strikers": strikers,
    "struck": struck,
    "toppled": toppled,
    "victim": victim,
    "built": built,
    "razed": built,
    "people": people,
    "weapon": weapon,
    "fighters": fighters,
    "forces": forces,
    "property": seized,
    "traveller": traveller,
    "office": office,
    "held": held,
    "opponents": opponents,
    "giver": giver,
    "leaver": leaver,
    "departing": departing,
    "sender": sender,
    "returner": returner,
    "territory": territory,
    "comer": comer,
    "captive": captive,
    "taken": taken,
    "policed": policed,
    "kept": kept,
    "gunfire": gunfire,
    "shots": shots,
}
