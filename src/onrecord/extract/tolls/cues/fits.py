"""Whether a group can be what a cue counts: people, told to have been harmed."""

from __future__ import annotations

from ....model import Category, SubjectKind
from ..groups.group import Group
from ..lexicon.people import is_thing, kind_of, singulars
from ..lexicon.words import words
from . import pronouns
from .chain import Chain
from .claims import Scene
from .cues import PARTICIPLE, Cue
from .unfit import is_unfit

DENIAL = 12
"""How many tokens before "any" are read for what denies it."""
ARMED: frozenset[SubjectKind | None] = frozenset({"soldier", "militant", "combatant", "police", "man"})
"""Kinds of those whom an army has "lost none" of."""
MOURNING = frozenset({"mourn", "mourns"})
"""Verbs that headlines use in the present."""
SAVED = frozenset({"rescued", "alive", "safety", "ashore"})
ABSTRACT = ("ions", "ments", "ities", "ships", "ings", "ies")
"""Endings of nouns that are none for people: "seized four ministries"."""


def fits(scene: Scene, cue: Cue, chain: Chain, side: str, group: Group) -> bool:
    """Whether a group can be what a cue counts."""
    able = chain.words[-1:] == ("can",) and scene.reading.lower[cue.start] not in words().voice.no
    if is_unfit(scene, cue, chain, group) or (able and not group.single):
        return False  # "can treat 60 patients"
    if (
        is_hopeless(scene, cue)
        or is_no_person(scene, cue, side, group)
        or not fits_negation(scene, cue, chain, group)
    ):
        return False
    if group.single:
        return fits_single(scene, cue, chain, side, group)
    counted = group.sort in {"number", "range", "vague"} and not group.bare
    if not counted and scene.reading.lower[cue.start] in words().voice.light and cue.end == cue.start + 1:
        known = group.kind or (group.head is not None and scene.reading.lower[group.head] == "population")
        nobody = group.sort in {"any", "none"} and group.kind in ARMED
        return nobody or (group.sort == "unknown" and bool(known) and not group.household)
    if group.bare:
        anybody = scene.reading.word(group.end) in words().readers.relatives  # "people who have died"
        return not anybody and fits_bare(scene, cue, chain, side)
    return fits_light(scene, cue, chain, group) and fits_person(scene, cue, side, group)


def is_hopeless(scene: Scene, cue: Cue) -> bool:
    """Whether people are only hoped to be saved: "gave up hope of finding 14 miners alive"."""
    before = scene.reading.lower[cue.start - 2 : cue.start]
    return cue.category == "rescued" and before[-1:] == ["of"] and not HOPES.isdisjoint(before)


HOPES = frozenset({"hope", "hopes", "chance", "chances", "prospect", "prospects", "possibility"})


def is_crew(scene: Scene, group: Group) -> bool:
    """Whether a group is of sailors, who are dead where they "were lost"."""
    noun = "" if group.head is None else scene.reading.lower[group.head]
    return noun in {"crew", "hands", "sailors", "seamen", "crewmen", "trawlermen"}


def is_no_person(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether a group is of things, a noun that counts by itself, or a part that belongs elsewhere."""
    other = group.head is None and scene.reading.lower[group.start : group.end] == ["one"]
    if other and side == "object" and scene.reading.tag(group.end) == "VBN":
        return True  # "A lorry rammed one parked nearby"
    part = group.subset and side not in {"subject", "reduced", "state"} and group.start != cue.end
    lacking = group.sort == "none" and not (group.kind or group.noun) and is_common(scene, group)
    return group.thing or part or lacking or (bool(group.noun) and not is_person_noun(scene, group))


def is_common(scene: Scene, group: Group) -> bool:
    """Whether the noun of a group is a common one in the singular: "no emergency exit"."""
    return group.head is not None and scene.reading.tags[group.head] == "NN"


def is_person_noun(scene: Scene, group: Group) -> bool:
    """Whether a noun that counts by itself is a word for people too: "bodies", "victims"."""
    named = group.head is not None and group.kind is not None
    return named and scene.reading.lower[group.head or 0] != "casualties"


def fits_negation(scene: Scene, cue: Cue, chain: Chain, group: Group) -> bool:
    """Whether zeros are told, and only zeros are denied: not "could hurt no one"."""
    zero = group.sort in {"any", "none"}
    if not zero:
        start, _ = scene.sentence(group.start)
        contrary = scene.reading.lower[start : start + 2] == ["contrary", "to"]
        return not chain.negated or (contrary and bool(group.value))
    if words().voice.modal.intersection(chain.words):
        return False
    if cue.category == "rescued":
        return False  # "without finding anyone alive" is no count of the rescued
    return group.sort == "none" or ("to" not in chain.words and (chain.negated or denied(scene, group)))


def denied(scene: Scene, group: Group) -> bool:
    """Whether a denial or "without" stands before "any" in its sentence."""
    start, _ = scene.sentence(group.start)
    before = set(scene.reading.lower[max(start, group.start - DENIAL) : group.start])
    if "whether" in before:
        return False  # "would not say whether anyone was hurt"
    return bool(before & (words().doubt.deny | words().doubt.without | words().voice.no))


def fits_single(scene: Scene, cue: Cue, chain: Chain, side: str, group: Group) -> bool:
    """Whether one person without a number is told to have been harmed: "a nurse was killed"."""
    if group.pronoun:
        own = scene.reading.lower[group.start].endswith("self") and side in {"object", "of"}
        harmed = own and cue.category in {"killed", "injured"}
        return (
            harmed
            or pronouns.is_shot_dead(scene, cue, side, group)
            or pronouns.is_killer(scene, cue, side, group)
        )
    by_name = group.named or (side == "of" and is_apposed(scene, group))
    if by_name and not fits_named(scene, cue, side, group):
        return False
    if category_of(cue, group) not in words().voice.single or (is_light(scene, cue) and not cue.tailed):
        return False
    if is_generic(scene, cue, chain, side, group) or is_known(scene, cue, side, group):
        return False
    if is_retelling(scene, cue, group):
        return False
    return (side != "reduced" or group.headline) and fits_person(scene, cue, side, group)


def is_known(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether a noun only goes on about somebody without a name: "the murder of the senator"."""
    if side not in {"of", "state"} or not group.definite or group.named or is_apposed(scene, group):
        return False
    before = scene.at_end.get(group.start - 1) if scene.reading.word(group.start - 1) == "and" else None
    if side == "of" and before is not None and before.named:
        return False  # "the murder of Ana Orel and her driver"
    return not {"life", "lives"}.intersection(scene.reading.lower[cue.start : cue.end])


def is_apposed(scene: Scene, group: Group) -> bool:
    """Whether somebody is told by name with a role behind it: "Ana Orel, a lawyer"."""
    behind = group.head is not None and "," in scene.reading.lower[group.start : group.head]
    return behind and scene.reading.tags[group.start] == "NNP"


def is_retelling(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether words only go on about somebody: "the boy underwent surgery", "my mother passed away"."""
    last = scene.reading.lower[cue.end - 1]
    cared = cue.category == "injured" and group.definite and last in words().classes["care"]
    return cared or (last == "away" and scene.reading.lower[group.start] in words().readers.possessives)


def fits_named(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether somebody told by name was killed, or by name and age "pulled out of the ruins"."""
    violent = scene.violent or not VIOLENT.isdisjoint(scene.reading.lower[cue.start : cue.end])
    if side not in {"subject", "object"} and not (side == "of" and violent):
        return False  # "the death of the singer Ana Orel at 91"
    if category_of(cue, group) == "rescued":
        lower = scene.reading.lower
        clear = lower[cue.end - 1] in SAVED or lower[cue.end - 1] in words().classes["danger"]
        return clear and group.end - 1 in scene.reading.ages
    return category_of(cue, group) == "killed"


VIOLENT = frozenset({"killing", "killings", "murder", "murders", "assassination", "slaying", "massacre"})
"""Nouns of which somebody by name is a victim, for certain."""


def is_light(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is an everyday verb without a tail: "held"."""
    return scene.reading.lower[cue.start] in words().voice.light and cue.end == cue.start + 1


def is_generic(scene: Scene, cue: Cue, chain: Chain, side: str, group: Group) -> bool:
    """Whether a single person is anybody: "if a person is infected", "a child dies", "the loss of a son"."""
    if group.definite or group.headline:
        return False
    if side == "of":
        return "loss" in scene.reading.lower[cue.start : cue.end]
    if not chain.words:
        return side == "subject" and "third" in cue.forms
    doubted = bool(words().voice.feared.intersection(chain.words)) or chain.words[-1] == "being"
    return cue.frame != "state" and not doubted and bool(words().voice.habit.intersection(chain.words))


def fits_light(scene: Scene, cue: Cue, chain: Chain, group: Group) -> bool:
    """Whether an everyday verb tells of harm: not "lost three players", "treats 9,000 a year"."""
    voice = words().voice
    if cue.category == "deployed":
        noun = scene.reading.lower[group.head] if group.head is not None else ""
        return group.kind in voice.deployed_kinds or noun in voice.deployed_nouns
    if cue.category == "affected" and voice.modal.intersection(chain.words):
        return False
    if not is_light(scene, cue) or cue.tailed:
        return True
    habit = not chain.words and bool(cue.forms & {"third", "base"}) and not cue.forms & PARTICIPLE
    habit = habit and scene.reading.lower[cue.start] not in MOURNING
    lost = (
        scene.reading.lower[cue.start] in words().totals.losing
        and group.kind == "civilian"
        and not is_mishap(scene, cue)
        and (group.head is None or scene.reading.lower[group.head] not in NEAREST)
        and not (chain.passive and is_crew(scene, group))  # "lost three players"
    )
    return not lost and (not habit or cue.captive or group.kind in voice.deployed_kinds)


def is_mishap(scene: Scene, cue: Cue) -> bool:
    """Whether what cost a parish its worshippers is told: "in the fire", "to the mud", "in one night"."""
    first, stop = scene.sentence(cue.start)
    lower = scene.reading.lower[first:stop]
    if words().voice.losses.intersection(lower):
        return True
    return any(lower[i - 1] in SHORT for i in range(1, len(lower)) if lower[i] in MOMENTS)


NEAREST = frozenset({"comrades", "friends", "colleagues", "neighbours", "relatives", "cousins", "brothers"})
"""Whom nobody loses but by death."""
MOMENTS = frozenset({"minute", "minutes", "second", "seconds", "hour", "night"})
SHORT = frozenset({"one", "a", "an", "single", "two", "three", "four", "five", "ten", "few"})
"""How many of them are no time to lose workers or guests in, but by death."""


def fits_person(scene: Scene, cue: Cue, side: str, group: Group) -> bool:
    """Whether a cue that needs people has them."""
    reading = scene.reading
    if group.kind or group.sort in {"none", "any"} or (group.head is None and group.single):
        return True
    if group.head is None and group.sort == "unknown" and cue.person:
        return False  # "one half of the bee colonies vanished"
    if group.head is None:
        own = reading.word(group.end - 1) == "own"  # "eight of their own"
        treated = reading.word(cue.start - 1) == "being" and side == "subject"
        clear = is_clear(scene, cue) or group.subset or own or treated
        joined = side == "reduced" and group.value != 1 and scene.cue_before(cue) is not None
        if side == "object" and (
            kind_of(reading.word(chain_start(scene, cue) - 1)) in CAPTORS or is_next_deed(scene, cue)
        ):
            return True  # "Gunman frees four"
        return clear or ((side == "subject" or joined) and not is_light(scene, cue))
    if cue.person:
        return is_clear(scene, cue) and may_be_people(scene, group.head)
    capital = reading.tags[group.head] == "NNP" and reading.lower[group.head].endswith("s")
    return capital or reading.tags[group.head] in {"NNS", "NNPS"}


def is_next_deed(scene: Scene, cue: Cue) -> bool:
    """Whether a verb goes on from one that harmed people: "killed 47 soldiers and seized three"."""
    at = chain_start(scene, cue) - 1
    at -= scene.reading.word(at) == "and" and scene.reading.word(at - 1) == ","
    before = scene.at_end.get(at) if scene.reading.word(at) in {"and", ","} else None
    if before is None or before.thing or (before.kind is None and before.head is not None):
        return False
    earlier = scene.cue_before(cue)
    return earlier is not None and earlier.end == before.start and earlier.category in HARMED


HARMED = frozenset({"killed", "injured", "casualties"})
"""Categories of a deed behind which one more is done to people of the same kind."""
CAPTORS = frozenset({"perpetrator", "militant", "police", "soldier"})
"""Kinds of people whose verb has people for its object."""


def chain_start(scene: Scene, cue: Cue) -> int:
    """Where the verb group of an active cue begins."""
    at = cue.start
    while scene.reading.word(at - 1) in words().voice.have | words().voice.be | {"also", "then", "already"}:
        at -= 1
    return at


def is_clear(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is no everyday verb that takes things as well, or has a tail that makes it clear."""
    word = scene.reading.lower[cue.start]
    return word not in words().voice.ambiguous or cue.tailed or cue.end > cue.start + 1


def may_be_people(scene: Scene, head: int) -> bool:
    """Whether a plural that no list has can name people: "dockers", "Gambians", "Lebanese"."""
    word = scene.reading.lower[head]
    if not word.endswith(words().readers.people_endings):
        named = scene.reading.tags[head] in {"NNPS", "NNP"} and word.endswith("s")
        plural = scene.reading.tags[head] == "NNS" and head in scene.reading.struck
        return named or (plural and not is_thing(word) and not word.endswith(ABSTRACT))
    return not any(form in words().readers.not_people for form in singulars(word)) and not is_thing(word)


def fits_bare(scene: Scene, cue: Cue, chain: Chain, side: str) -> bool:
    """Whether a bare plural is told to have been harmed: "soldiers had been captured", not "are killed"."""
    if cue.category not in words().voice.single | {"displaced", "evacuated"}:
        return False
    past = scene.reading.tags[cue.start] == "VBD"
    if side == "object":
        return past and cue.category in {"killed", "injured"}
    told = {"were", "had", "have", "was"}.intersection(chain.words)
    if side == "subject" and told and not ({"to"} | words().voice.modal).intersection(chain.words):
        return True
    return side == "subject" and cue.frame == "subject" and past and cue.category == "killed"


def category_of(cue: Cue, group: Group) -> Category:
    """The category of a cue for a group: captives who came home were released, bodies pulled out are dead."""
    bodies = (
        cue.category in {"rescued", "evacuated", "detained", "injured", "trapped"} and group.noun == "killed"
    )
    if bodies or (cue.category == "rescued" and group.noun == "casualties" and not group.single):
        return "killed"  # "brought out the last two victims"
    if cue.category == "escaped" and group.kind == "soldier":
        return "deserted"
    if cue.category == "displaced" and group.noun == "evacuated":
        return "evacuated"
    if cue.category == "detained" and cue.captive:
        return "abducted"
    if cue.category == "returned" and group.kind == "prisoner":
        return "released"
    return cue.category
