"""The parties of a trigger, verb or noun, by its frame."""

from __future__ import annotations

from ...language.phrases import Phrase
from . import nominal
from .clauses import Group, after_preposition, following, previous_verb, qualified
from .nominal import Carrier
from .page import Page
from .roles import OFFICIAL, SOFT
from .subjects import subject
from .tags import FINITE, NAMES, NOUNS
from .triggers import Trigger
from .words import lemmas

Parties = tuple[list[Phrase], list[Phrase]]
WITH = frozenset({"with", "against"})
BY = frozenset({"by"})
FROM = frozenset({"from"})
IN = frozenset({"in"})
HERE = frozenset({"in", "at", "to"})
ASKING = frozenset({"AGREE", "CONSULT", "REQUEST", "CONCEDE", "COOPERATE"})
PARTY = OFFICIAL | SOFT | {"people", "crowd", "speaking"}
ABLE = frozenset({"armed", "people", "crowd", "political", "name", "pronoun"})
OPENERS = frozenset({"DT", "PDT", "PRP$", "$"})
LOSING = frozenset({"armed", "political", "name"})
GROUND = frozenset({"place", "ground"})
BUILT = frozenset({"built"})
SUFFERED = ("victim", "taken")
STOPS = frozenset({".", "!", "?"})
TOWARDS = frozenset({"to", "into", "in", "against", "along", "near", "around"})
TERMS = (["on", "bail"], ["without", "charge"], ["on", "parole"])
POWERS = frozenset({"thousand", "million", "billion", "trillion", "m", "bn"})
REACH_OF = 2  # "of" phrases that a party takes along: "the head of the council of Lisk"


def parties(page: Page, found: Trigger, carrier: Carrier | None) -> Parties:
    """Actors and recipients."""
    if found.verb is None:
        return nominal.actors(page, found, carrier), nominal.recipients(page, found, carrier)
    if found.group.frame == "suffered":
        return [], subject(page, found.verb)
    if is_passive(page, found, found.verb):
        return passive(page, found, found.verb)
    return active(page, found, found.verb)


def is_passive(page: Page, found: Trigger, one: Group) -> bool:
    """Whether a verb is in the passive: by its auxiliary, its form, or the verb it is joined to."""
    if one.passive or found.group.frame in ("moving", "mutual"):
        return one.passive
    dead = page.words[one.verb + 1 : found.end] == ["dead"]  # "a man shot dead"
    more = found.end > one.verb + 1 and not dead
    if page.tags[one.verb] not in {"VBN", "VBD"} or one.perfect or one.modal or more:
        return False
    if is_told_passive(page, found, one):
        return True
    after = found.end + (page.tag(found.end) == "RB")
    if following(page, found.end) or page.tag(after) in OPENERS:
        return False
    low, high = page.sentence(one.verb)
    if page.tags[one.verb] == "VBN":
        return (
            found.group.harm
            or dead
            or any(page.tags[at] in FINITE for at in range(low, high) if at != one.verb)
        )
    phrase = page.phrase_at(one.start - 1)
    before = previous_verb(page, phrase.start if phrase else one.start, low)
    joined = page.word((phrase.start if phrase else one.start) - 1) in {"and", "or", ","}
    return found.group.harm and joined and before is not None and before.passive


def is_told_passive(page: Page, found: Trigger, one: Group) -> bool:
    """Whether what stands around a participle tells that somebody suffers it."""
    by = page.word(found.end) == "by" and page.tag(found.end) == "IN"
    around = is_modifier(page, found, one) or is_reduced(page, found, one)
    return by or around or is_heading(page, found, one)


def is_heading(page: Page, found: Trigger, one: Group) -> bool:
    """Whether a line without a full stop tells what befell somebody: "Teacher [abducted] in Kaduna"."""
    low, high = page.sentence(one.verb)
    phrase = page.phrase_at(one.start - 1)
    if one.start != one.verb or phrase is None or phrase.start != low or page.words[high - 1] in STOPS:
        return False
    if (found.end < high and page.tags[found.end] != "IN") or following(page, found.end):
        return False
    kinds = page.kinds(phrase)
    place = found.group.gate == "violent" and bool(kinds & (BUILT | GROUND)) and "armed" not in kinds
    return found.group.harm or found.group.gate in SUFFERED or place


def is_reduced(page: Page, found: Trigger, one: Group) -> bool:
    """Whether a participle behind its noun tells what was said of it: "shot a man [accused] of theft"."""
    bare = one.start == one.verb and page.tags[one.verb] in {"VBN", "VBD"}
    if not bare or found.group.type != "ACCUSE" or page.word(one.verb + 1) != "of":
        return False
    low, _ = page.sentence(one.verb)
    behind = page.phrase_at(one.start - 1) is not None
    return behind and any(page.tags[at] in FINITE for at in range(low, one.verb))


def is_modifier(page: Page, found: Trigger, one: Group) -> bool:
    """Whether a participle stands before its noun behind a preposition: "supporters of [jailed] Ana Orel"."""
    before = page.tags[one.verb] == "VBN" and one.start == one.verb and page.tag(one.start - 1) == "IN"
    return before and bool(following(page, found.end))


def passive(page: Page, found: Trigger, one: Group) -> Parties:
    """The parties of a passive: its subject suffers, the phrase after "by" acts."""
    if is_modifier(page, found, one):
        return [], following(page, found.end)[:1]
    hit = subject(page, one)
    if found.tokens[0] < one.start:
        hit = after_preposition(page, found.end, found.group.to, reach=8)  # "shots were fired at"
    if found.group.frame == "giving":
        hit = after_preposition(page, found.end, found.group.to, reach=8) or hit
    return agents(page, found.end), hit


def agents(page: Page, start: int) -> list[Phrase]:
    """Who acts in a passive, behind the weapon where both have a "by": "hit by a stone by a robber"."""
    first = after_preposition(page, start, BY)
    if not first or not all("weapon" in page.kinds(one) for one in first):
        return first
    second = after_preposition(page, first[-1].end, BY, reach=4, near=True)
    return second if any(page.kinds(one) & ABLE for one in second) else [holder(page, one) for one in first]


def holder(page: Page, weapon: Phrase) -> Phrase:
    """Who used a weapon where it is named before it, else the weapon: "[a police] bullet"."""
    before = Phrase(weapon.start, weapon.head, weapon.head - 1)
    named = before.head > before.start or page.tag(before.head) in NOUNS
    return before if before.start < before.end and named and "armed" in page.kinds(before) else weapon


def cut(one: Phrase, found: Trigger) -> Phrase:
    """A phrase without a trigger's own word at its end: "held [the pilot] hostage"."""
    inside = [at for at in found.tokens if one.start < at < one.end]
    return Phrase(one.start, inside[0], inside[0] - 1) if inside else one


def given(page: Page, found: Trigger, direct: list[Phrase]) -> list[Phrase]:
    """To whom something is given: the first of two objects, else who stands after "to"."""
    if second(page, direct) or supplied(page, direct):
        return direct
    where = after_preposition(page, found.end, IN) if found.group.to >= IN else []  # a peace force in Mali
    return where or after_preposition(page, found.end, found.group.to, reach=12)


def second(page: Page, direct: list[Phrase]) -> list[Phrase]:
    """The second of two objects: "gave Moldova [forty tents]"; none is "gave USD1 [million]"."""
    after = behind(page, direct)
    return [after] if after and not page.is_time(after) and page.words[after.start] not in POWERS else []


def supplied(page: Page, direct: list[Phrase]) -> list[Phrase]:
    """With what somebody is supplied: "provided the army with [vehicles]"."""
    if not direct or page.word(direct[-1].end) not in WITH or not page.kinds(direct[-1]) & PARTY:
        return []
    return following(page, direct[-1].end + 1)


def behind(page: Page, direct: list[Phrase]) -> Phrase | None:
    """The phrase right behind an object."""
    return page.phrase_at(direct[-1].end) if direct else None


def gift(page: Page, found: Trigger) -> list[Phrase]:
    """What is given by a verb of giving."""
    if found.verb is not None and is_passive(page, found, found.verb):
        return subject(page, found.verb)
    direct = following(page, found.end)
    power = behind(page, direct)
    if power is not None and page.words[power.start] in POWERS:
        return [power]
    return second(page, direct) or supplied(page, direct) or direct


def active(page: Page, found: Trigger, one: Group) -> Parties:
    """The parties of an active verb by its frame."""
    frame = found.group.frame
    acting = subject(page, one)
    if frame == "moving":
        return acting, after_preposition(page, found.end, found.group.to, reach=3)
    direct = objects(page, found) if takes_object(page, found) else met(page, found)
    if frame == "giving":
        return acting, given(page, found, direct)
    if frame == "mutual":
        direct = [one for one in direct if one.head not in found.tokens]
        return acting + (direct or after_preposition(page, found.end, WITH, reach=8)), []
    if frame == "blaming":
        return acting, after_preposition(page, found.end, frozenset({"on"}), reach=8) or direct
    if found.group.gate == "territory":
        direct = direct + losers(page, direct)
    if not direct or frame == "visiting":
        direct = direct or after_preposition(page, found.end, found.group.to, reach=8)
    return acting, direct


def objects(page: Page, found: Trigger) -> list[Phrase]:
    """The objects of a verb, with those joined behind a time: "hit [Lisk] on Monday and [Orna] on Friday"."""
    direct = [cut(one, found) for one in following(page, shared(page, found.end))]
    return direct + joined_later(page, direct[-1]) if direct else []


def met(page: Page, found: Trigger) -> list[Phrase]:
    """Who is met, where a trigger holds the word for them: "received the [ambassador] of Togo"."""
    held = page.phrase_at(found.tokens[-1]) if found.group.type == "CONSULT" else None
    named = held is not None and page.kinds(held) & {"people", "political"} and held.start > found.head
    return [held] if held is not None and named else []


def joined_later(page: Page, one: Phrase) -> list[Phrase]:
    """The object that is joined to another behind what tells when or where that one was hit.

    What tells the same of the second must follow it: not "killed six men in Lisk and [Orna]".
    """
    end = extended(page, one)
    after = setting(page, end)
    second = page.phrase_at(after + 1)
    if after == end or page.word(after) != "and" or second is None or second.start != after + 1:
        return []
    stop = extended(page, second)
    last = setting(page, stop)
    timed = is_timed(page, end, after)
    if page.is_time(second) or last == stop or timed != is_timed(page, stop, last):
        return []
    if second.head in page.places and any(at in page.places for at in range(end, after)):
        return []  # "hit targets in Lisk on Monday and [Orna] on Friday"
    if not timed and page.tags[second.head] in NAMES:
        return []  # "seized guns in Lisk and [Orna] in the north"
    return [second]


def setting(page: Page, at: int) -> int:
    """Where the times and places that stand at a token end."""
    _, high = page.sentence(at - 1)
    while at < high:
        one = page.phrase_at(at + (page.tags[at] == "IN"))
        if one is None or one.start > at + 1 or not (page.is_time(one) or one.head in page.places):
            break
        if page.tags[at] != "IN" and not page.is_time(one):
            break
        at = one.end + (page.tag(one.end) in {"RB", "RBR"} and one.end < high)
    return at


def is_timed(page: Page, start: int, end: int) -> bool:
    """Whether a time stands between two tokens."""
    return any((one := page.phrase_at(at)) is not None and page.is_time(one) for at in range(start, end))


def losers(page: Page, direct: list[Phrase]) -> list[Phrase]:
    """From whom a place was taken: "captured the town of Lisk from [the rebels]"."""
    if not direct:
        return []
    found = after_preposition(page, extended(page, direct[-1]), FROM, reach=4, near=True)
    return [one for one in found if page.kinds(one) & LOSING and not page.is_time(one)]


def shared(page: Page, end: int) -> int:
    """Where the object of a verb begins: after a verb joined to it, "rejects and condemns [the plan]".

    Also behind a day, and terms of a release: "vetoed today [a draft]", "freed on bail [two ministers]".
    """
    joined = page.word(end) in {"and", "or"} and page.tag(end + 1) in FINITE and not page.phrase_at(end + 1)
    if joined or page.words[end : end + 2] in TERMS:
        return end + 2
    day = page.phrase_at(end)
    after = page.phrase_at(day.end) if day else None
    if day is None or after is None or day.start != end or page.tags[after.start] in {"WP", "WDT"}:
        return end
    told = page.times.issuperset(range(day.start, day.end))
    return day.end if told else end


def asked(page: Page, found: Trigger, recipients: list[Phrase]) -> list[Phrase]:
    """The recipients of a trigger: those of words alone are parties, not what is spoken of.

    Nor is what people protest over: "on strike over pay".
    """
    if found.group.mode == "restrict":
        return [one for one in recipients if page.kinds(one) != {"unknown"} or page.tag(one.head) in NAMES]
    if found.group.type == "PROTEST":
        recipients = [
            one for one in recipients if page.word(one.start - 1) != "over" or page.kinds(one) & PARTY
        ]
    if found.group.gate == "forces":
        return towards(page, found) or recipients
    if found.group.type not in ASKING or found.group.frame == "visiting":
        return recipients
    return [one for one in recipients if page.kinds(one) & PARTY]


def towards(page: Page, found: Trigger) -> list[Phrase]:
    """Where forces are sent, or against whom: "deployed 300 troops to [Mali]"."""
    sent = after_preposition(page, found.end, TOWARDS, reach=12)
    return [one for one in sent if not page.is_time(one) and page.kinds(one) & (PARTY | GROUND | BUILT)]


def takes_object(page: Page, found: Trigger) -> bool:
    """Whether what follows a trigger can be its object: not after one that holds its noun already."""
    last = found.tokens[-1]
    return found.end <= last or last == found.head or page.tags[last] not in NOUNS


def extended(page: Page, one: Phrase) -> int:
    """Where a party's words end: its phrase with "of" phrases and a bracketed short name after it."""
    end = one.end
    _, high = page.sentence(one.start)
    for _ in range(REACH_OF):
        after = page.phrase_at(end + 1) if end + 1 < high else None
        if page.word(end) != "of" or after is None or after.start != end + 1 or charges(page, one, after):
            break
        end = after.end
    if page.word(end) in {"(", "["} and page.word(end + 2) in {")", "]"}:
        end += 3
    return end


def charges(page: Page, one: Phrase, after: Phrase) -> bool:
    """Whether an "of" tells what its verb's object is accused of, or robbed: "accused the army of abuses"."""
    verb = page.word(qualified(page, one.start) - 1)
    whose = after.head in page.places or page.kinds(after) & (PARTY | GROUND)
    doing = page.tags[after.start] == "VBG"  # "of training spies"
    return verb in lemmas("charging") and (doing or not whose)
