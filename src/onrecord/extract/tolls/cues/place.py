"""On which side of a cue those it counts stand, by the voice of its verb: object, subject, just before it."""

from __future__ import annotations

from ..groups import phrase
from ..groups.group import Group
from ..lexicon.people import kind_of
from ..lexicon.reading import ADVERBS, FINITE
from ..lexicon.words import words
from . import aim, pronouns, sides
from . import chain as verb_group
from .chain import Chain
from .claims import Scene
from .cues import PARTICIPLE, Cue


def placed(
    scene: Scene, cue: Cue, chain: Chain, subjects: dict[int, tuple[Group, ...]]
) -> tuple[str, tuple[Group, ...]]:
    """The side on which the counted stand, and their groups."""
    if is_loose(scene, cue, chain):
        return "none", ()
    if cue.frame == "of":
        own = on_himself(scene, cue, chain)
        return ("subject", own) if own else ("of", sides.right(scene, cue.end, of=True))
    if led := absolute(scene, cue, chain) or aboard(scene, cue, chain) or antecedent(scene, cue, chain):
        return "state", led
    if cue.frame == "state":
        return state_side(scene, cue, chain)
    if cue.frame != "subject" and takes_object(scene, cue, chain):
        them = pronouns.them(scene, cue.anchor) if cue.category in HARM else ()
        return "object", sides.right(scene, cue.anchor, tailed=cue.tailed) or them
    return ("none", ()) if lacks_subject(cue, chain) else subject_side(scene, cue, chain, subjects)


def on_himself(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """The subject of "The gunman turned the rifle on himself", where no other deed stands before it."""
    reading, own = scene.reading, scene.at_start.get(cue.end)
    if own is None or not own.pronoun or not reading.lower[own.start].endswith("self"):
        return ()
    if reading.tag(cue.start) not in {"VBD", "VBN"} or reading.word(chain.start - 1) in {"and", "then"}:
        return ()
    subject = sides.left(scene, chain.start) or sides.left(scene, chain.start - 1)
    one = len(subject) == 1 and subject[0].single and not subject[0].pronoun
    return subject if one and scene.cue_before(cue) is None else ()


def absolute(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """The group of "with two women still unaccounted for", behind a clause or a comma or at the front.

    In "a man with two children drowned" they belong to the man.
    """
    reading = scene.reading
    near = scene.at_end.get(chain.start)
    if near is None or words().voice.be.union(words().voice.have).intersection(chain.words):
        return ()
    told = cue.frame != "object" or reading.tags[cue.start] in {"VBN", "VBD"}
    doing = reading.tags[cue.start] == "VBG" and cue.frame != "subject"  # not "three succumbing in hospital"
    if not told or cue.tailed or doing or not leads(scene, near):
        return ()
    return () if near.bare or near.pronoun else (near,)


def leads(scene: Scene, group: Group) -> bool:
    """Whether "with" opens a clause of its own before a group, or before one that "and" joins to it."""
    reading, first = scene.reading, scene.sentence(group.start)[0]
    at = group.start - 1
    if reading.word(at) == "and":
        other = next((i for i in range(at, max(first, at - SHARED), -1) if reading.lower[i] == "with"), None)
        at = other if other is not None and scene.at_start.get(other + 1) else at
    if reading.word(at) != "with" or at < first:
        return False
    open_front = at == first or reading.word(at - 1) == ","
    return open_front or any(reading.tags[i] in {"VBD", "VBZ", "VBP"} for i in range(first, at))


def is_loose(scene: Scene, cue: Cue, chain: Chain) -> bool:
    """Whether a cue tells of a game ("out injured"), of an aim, or has no subject ("before being shot")."""
    being = "being" in chain.words and not {"is", "are", "was", "were"}.intersection(chain.words)
    near = scene.at_end.get(chain.start)  # "without anybody being hurt", "show eight men being shot"
    being = being and not (near and not near.single and not near.pronoun)
    return being or scene.reading.word(cue.start - 1) == "out" or aim.is_taken(scene, cue)


def lacks_subject(cue: Cue, chain: Chain) -> bool:
    """Whether a verb form has no subject that is counted: "killing", and "left" without "have"."""
    gerund = bool(cue.forms) and not cue.forms & PARTICIPLE and "ing" in cue.forms and not chain.passive
    gerund = gerund or (cue.category == "displaced" and cue.gerund and not chain.passive)
    return gerund or (cue.perfect and not chain.perfect)


def subject_side(
    scene: Scene, cue: Cue, chain: Chain, subjects: dict[int, tuple[Group, ...]]
) -> tuple[str, tuple[Group, ...]]:
    """The subject of a verb, the group just before a participle, or the subject of a verb it is joined to."""
    if chain.words == ("being",) and (shown := scene.at_end.get(chain.start)):
        return "subject", (shown,)
    if not chain.passive and cue.frame == "object":
        if near := adjacent(scene, cue):
            return "reduced", near
        found = shared(scene, cue, subjects) or of_passive(scene, cue, chain)
        return ("subject", found) if found else ("reduced", ())
    if cue.frame == "both" and not chain.words:
        near = adjacent(scene, cue)
        return ("reduced", near) if near else ("subject", sides.left(scene, chain.start))
    if scene.reading.word(chain.start - 1) == "and":
        found = shared(scene, cue, subjects) or of_verb_before(scene, cue)
        return "subject", found or of_clause(scene, cue, chain)
    return "subject", sides.left(scene, chain.start) or shared(scene, cue, subjects)


def of_passive(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """The subject of "were brought before a magistrate and remanded", whose first verb is no cue."""
    reading, first = scene.reading, scene.sentence(cue.start)[0]
    if reading.word(chain.start - 1) != "and" or cue.category == "released":
        return ()
    for at in range(chain.start - 2, max(first, chain.start - SHARED), -1):
        if reading.lower[at] in {"were", "was", "been"}:
            told = reading.tag(at + 1) in {"VBN", "VBD"} and cue.end not in scene.at_start
            if not told or at + 1 in scene.cue_at or reading.lower[at + 1] in CARED:
                return ()
            return sides.left(scene, verb_group.of(reading, cue._replace(start=at + 1)).start)
        if reading.tags[at] in FINITE - {"VBD"} or reading.lower[at] in CLOSED:
            return ()
    return ()


CLOSED = frozenset({",", ";", "that", "who", "when", "while", "but", "which"})
CARED = frozenset({"treated", "questioned", "examined"})
"""Verbs whose "and" leads to what is no further fate: "treated and transferred"."""


def of_verb_before(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """The subject of the verb that "and" joins: "A gunman killed two guards and was shot dead"."""
    other = scene.cue_before(cue)
    if not other or cue.start - other.end > SHARED:
        return ()
    chain = verb_group.of(scene.reading, other, scene.number_ends)
    active = other.frame in {"object", "both"} and takes_object(scene, other, chain)
    return sides.left(scene, chain.start) if active else ()


def of_clause(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """The subject of another verb that "and" joins: "Three cousins went through the ice and drowned"."""
    reading, first = scene.reading, scene.sentence(cue.start)[0]
    if cue.frame == "object" and not chain.passive:
        return ()
    at, last = chain.start - 2, max(first, chain.start - SHARED)
    while at > last:
        mistaken = reading.tags[at] in {"VBN", "VBG"} and not reading.lower[at].endswith("ing")
        if reading.tags[at] in {"VBD", "VBZ", "VBP"} or (mistaken and at in scene.at_end):
            return sides.left(scene, at)
        agent = scene.inside.get(at)
        if agent is not None and reading.word(agent.start - 1) == "by":
            at = agent.start - 1  # "was hit [by a sniper] and died"
        elif agent is not None or reading.lower[at] in words().readers.new_clause | {",", ";"}:
            return ()
        at -= 1
    return ()


def takes_object(scene: Scene, cue: Cue, chain: Chain) -> bool:
    """Whether a verb is active, so that its object is counted: "killed 14", "to kill", "had lost three"."""
    if "being" in chain.words:
        return False
    either = cue.frame == "both" and (cue.forms & PARTICIPLE or cue.end > cue.start + 1)
    if either and not cue.tailed and not sides.right(scene, cue.anchor):
        return False  # "choked to death", "had suffocated"
    if not cue.forms & PARTICIPLE:
        return bool(cue.forms)
    if chain.passive:
        return False
    if adjacent(scene, cue) and not chain.words:
        near, other = scene.at_end[cue.start], scene.at_start.get(cue.end)
        clear = near.each or scene.reading.tags[cue.start] == "VBD"
        told = other is not None and (clear or (near.kind is not None and is_struck(scene, other)))
        return told or is_shared(scene, cue) or (cue.frame == "object" and has_object(scene, cue))
    return (bool(chain.words) and "participle" in cue.forms and has(chain)) or bool(
        sides.right(scene, cue.anchor, tailed=cue.tailed) or pronouns.them(scene, cue.anchor)
    )


def is_shared(scene: Scene, cue: Cue) -> bool:
    """Whether the object of a verb is that of one which "and" joins: "Two men shot and wounded a priest"."""
    other = scene.cue_at.get(cue.end + 1) if scene.reading.word(cue.end) == "and" else None
    struck = scene.at_start.get(other.end) if other else None
    return struck is not None and is_struck(scene, struck)


def is_struck(scene: Scene, group: Group) -> bool:
    """Whether people right behind "two gunmen shot dead" are its object: "four Israelis", "a guard"."""
    if group.head is None or group.thing or group.bare or group.pronoun:
        return False
    return group.kind is not None or scene.reading.tags[group.head] in {"NNPS", "NNP"}


def has_object(scene: Scene, cue: Cue) -> bool:
    """Whether a thing is the object of a verb: "Six gunmen shot a dog"; no time: "killed a day later"."""
    reading = scene.reading
    if reading.word(cue.end) not in POINTING and reading.tag(cue.end) != "PRP$":
        return False
    head, end = phrase.noun(reading, cue.end + 1)
    far = reading.word(end) in {"from", "away", "of"}  # "killed a kilometre from the border"
    return head is not None and not far and not sides.is_time(scene, cue.end, end)


POINTING = frozenset({"a", "an", "the"})


def has(chain: Chain) -> bool:
    """Whether "have" is the nearest auxiliary."""
    return bool(set(chain.words) & words().voice.have)


def state_side(scene: Scene, cue: Cue, chain: Chain) -> tuple[str, tuple[Group, ...]]:
    """The group just before a state, or the subject of "were missing"."""
    reading = scene.reading
    if cue.end == cue.start + 1 and (near := adjacent(scene, cue) or apposed(scene, cue)):
        return "state", near
    if reading.lower[cue.start] == "with":
        return "state", bearing(scene, cue)
    if near := listed(scene, cue):
        return "state", near
    if chain.passive or set(chain.words) & words().voice.remain:
        return "subject", sides.left(scene, chain.start)
    return "none", ()


def antecedent(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """Those before "whom": "two teachers whom gunmen had abducted"."""
    if cue.frame not in {"object", "both"} or chain.passive:
        return ()
    reading = scene.reading
    if reading.word(chain.start - 1) in {"they", "he", "she", "we"} and cue.anchor not in scene.at_start:
        group = scene.at_end.get(chain.start - 1)  # "the eleven policemen they are holding"
        told = group is not None and group.start - 1 in scene.cue_at  # "freed six soldiers they had held"
        if group and group.value and not group.bare and not group.pronoun and not told:
            return (group,)
    for at in range(chain.start - 1, max(scene.sentence(cue.start)[0], chain.start - WHOM), -1):
        if reading.lower[at] == "whom":
            group = scene.at_end.get(at - (reading.word(at - 1) == ","))
            return (group,) if group and not group.bare and not group.pronoun else ()
        if reading.tags[at] in FINITE and not kind_of(reading.lower[at]):  # "whom commandos led out"
            return ()
    return ()


def bearing(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """Those just before "with burns": a number of people, or one whom "and" joins to others."""
    group = scene.at_end.get(cue.start)
    if found := listed(scene, cue):
        return found
    if not group or not group.kind or group.bare or group.pronoun or group.subset:
        return ()
    joined = scene.reading.word(group.start - 1) == "and"
    return (group,) if joined or not group.single else ()


def listed(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """The bare number of "and nine with burns", ", four in body bags" and "22,000 newly displaced"."""
    at = cue.start
    while cue.end == cue.start + 1 and scene.reading.tag(at - 1) in ADVERBS:
        at -= 1
    group = scene.at_end.get(at)
    if not group or group.head is not None or group.sort not in {"number", "range", "vague"} or group.subset:
        return ()
    joined = scene.reading.word(group.start - 1) in {"and", ",", ";"}
    return (group,) if joined or at < cue.start else ()


def aboard(scene: Scene, cue: Cue, chain: Chain) -> tuple[Group, ...]:
    """Those aboard what is missing: "A plane with 12 people on board has disappeared"."""
    reading, first = scene.reading, max(scene.sentence(cue.start)[0], chain.start - SHARED)
    if cue.category != "missing" or reading.lower[cue.end : cue.end + 2] == ["from", "radar"]:
        return ()
    for at in range(chain.start, first, -1):
        group = scene.at_end.get(at)
        if group:
            crew = reading.word(group.end - 1) in {"aboard", "board"} and not group.single
            led = reading.word(group.start - 1) in {"with", "carrying"}
            return (group._replace(kind=group.kind or "person"),) if crew and led else ()
        if reading.tags[at - 1] in FINITE:
            return ()
    return ()


def apposed(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """The groups before ", all dead"."""
    reading = scene.reading
    if reading.word(cue.start - 1) not in {"all", "both"} or reading.word(cue.start - 2) != ",":
        return ()
    if cue.start - 2 not in scene.at_end:
        return ()
    first = max(scene.sentence(cue.start)[0], cue.start - SHARED)
    found = [scene.at_end[at] for at in range(cue.start - 2, first, -1) if at in scene.at_end]
    return sides.coordinated(scene, found)


def adjacent(scene: Scene, cue: Cue) -> tuple[Group, ...]:
    """The group that ends where a cue begins: "54 injured"."""
    group = scene.at_end.get(cue.start)
    if not group or (group.single and not group.headline) or group.bare or group.pronoun:
        return ()
    return (sides.whole(scene, group),)


def shared(scene: Scene, cue: Cue, subjects: dict[int, tuple[Group, ...]]) -> tuple[Group, ...]:
    """The subject that a cue shares with the one before it: "were seized and killed"."""
    reading = scene.reading
    before = cue.start - 1
    while before > 0 and reading.lower[before] in {"then", "later", "subsequently", "also", "was", "were"}:
        before -= 1
    if reading.word(before) not in {"and", ",", "or"}:
        return ()
    other = scene.cue_before(cue)
    near = other is not None and cue.start - other.end <= 6
    groups = subjects.get(other.start, ()) if other and near else ()
    told = reading.word(before) == "," and any(reading.word(one.start - 1) in INSERTED for one in groups)
    return () if told else groups  # "Bhopal, where 3,500 died, came back to them"


INSERTED = frozenset({"where", "when", "which", "whose"})
"""What opens a clause between commas whose subject the verb behind it has not."""
HARM = frozenset(
    {"killed", "injured", "displaced", "abducted", "detained", "captured", "trapped", "rescued", "released"}
)
"""What "them" behind a verb is read for: "killing them"."""
WHOM = 6
"""How many tokens before a verb its "whom" may stand."""
SHARED = 15
"""How many tokens may stand between two verbs that share a subject."""
