"""What the words around a number show of those it counts: "were women", ", all rangers", "of the cell".

Nothing here looks at the noun of the counted itself; each function returns None where the words show nothing.
"""

from __future__ import annotations

from ....model import SubjectKind
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import is_plural, kind_of
from ..lexicon.reading import FINITE, MODIFIERS, NOMINAL
from ..lexicon.words import words
from ..parts.identity import FORMS, noun_behind
from ..parts.wholes import before

REACH = 8
"""How many tokens behind a number its "were", or behind "were" an age, may stand."""
OF_AGE = 18  # years
PAST = (["had", "been"], ["have", "been"])
WHO = frozenset({"who", "that"})
YOUNGER = frozenset({"under", "below"})
LINKS = frozenset({"the", "age", "of", "years", "aged"})
"""What may stand between "under" and an age."""
MEMBERS = frozenset(
    {"member", "members", "personnel", "staff", "employee", "employees", "volunteer", "volunteers"}
)
ARMED = frozenset(
    {"militia", "militias", "cartel", "cartels", "gang", "gangs", "cell", "armed", "criminal"}
    | {"paramilitary", "guerrilla", "rebel"}
)
"""Bodies whose members are fighters of no state."""
POLICE = frozenset({"police", "security", "constabulary", "gendarmerie"})
FREEDOM = frozenset({"liberty", "freedom"})


def by_words(scene: Scene, claim: Claim, group: Group) -> SubjectKind | None:
    """The kind of people of a group that its own noun does not tell."""
    return (
        predicate(scene, group)
        or of_body(scene, group)
        or deprived(scene, group)
        or all_of_them(scene, claim)
        or meant(scene, claim, group)
    )


def predicate(scene: Scene, group: Group) -> SubjectKind | None:
    """The kind that a verb gives: "26 of the dead were children", "seven were under eighteen"."""
    reading = scene.reading
    if before(scene, group):
        return None  # "Five of the 20 injured were children": it tells of the five
    _, last = scene.sentence(group.start)
    for at in range(group.end, min(group.end + REACH, last)):
        if behind := behind_be(scene, at):
            if behind in reading.numbers:
                return None  # "Among the 41 dead were 19 children"
            return "child" if underage(scene, behind) else noun_behind(scene, behind)
        other = reading.tags[at] in FINITE and reading.lower[at - 1] not in WHO
        if other or reading.lower[at] in {",", ";", "and"} or not is_some(scene, group):
            return None
    return None


def behind_be(scene: Scene, at: int) -> int:
    """The token behind "were" or "had been" at a token, 0 where neither stands there."""
    reading = scene.reading
    if reading.lower[at] in FORMS and reading.tags[at] in FINITE:
        return at + 1
    return at + 2 if reading.lower[at : at + 2] in PAST and reading.word(at - 1) not in WHO else 0


def is_some(scene: Scene, group: Group) -> bool:
    """Whether a group is some of those who were counted: "two of those", "half of the 40", "the 41"."""
    return group.subset or group.definite or "of" in scene.reading.lower[group.start : group.end]


def underage(scene: Scene, at: int) -> bool:
    """Whether "under eighteen", "aged below the age of 10" begins at a token."""
    reading = scene.reading
    at += reading.word(at) == "aged"
    if reading.word(at) not in YOUNGER:
        return False
    at += 1
    while reading.word(at) in LINKS:
        at += 1
    number = scene.reading.numbers.get(at)
    years = number.value if number else reading.ages.get(at)
    return years is not None and years <= OF_AGE


def of_body(scene: Scene, group: Group) -> SubjectKind | None:
    """The kind of "nineteen members of the police" by the body that they belong to."""
    reading = scene.reading
    if group.head is None or reading.lower[group.head] not in MEMBERS or reading.word(group.end) != "of":
        return None
    end = group.end + 1
    while reading.tag(end) in MODIFIERS | {"DT", "PRP$"} and end < scene.sentence(group.start)[1]:
        end += 1
    body = frozenset(reading.lower[group.end + 1 : end])
    if not body.isdisjoint(ARMED) and "forces" not in body:
        return "militant"
    if not body.isdisjoint(POLICE):
        return "police"
    if field := next((name for name, fields in words().readers.fields.items() if body & fields), None):
        return field
    return None if body.isdisjoint(words().totals.military | {"patrol"}) else "soldier"


def deprived(scene: Scene, group: Group) -> SubjectKind | None:
    """Prisoners, where "eleven persons deprived of their liberty" are counted."""
    behind = scene.reading.lower[group.end : group.end + 4]
    return "prisoner" if behind[:2] == ["deprived", "of"] and not FREEDOM.isdisjoint(behind) else None


def all_of_them(scene: Scene, claim: Claim) -> SubjectKind | None:
    """The kind of ", all rangers", ", all of them children" behind what is counted."""
    reading = scene.reading
    _, last = scene.sentence(claim.start)
    for at in range(claim.end, min(claim.end + 2 * REACH, last)):
        if reading.word(at) == "all" and reading.word(at - 1) == ",":
            noun = at + 1 + 2 * (reading.lower[at + 1 : at + 3] in (["of", "them"], ["of", "whom"]))
            return noun_behind(scene, noun + (reading.word(noun) in FORMS))
        if at in scene.at_start:
            return None
    return None


def meant(scene: Scene, claim: Claim, group: Group) -> SubjectKind | None:
    """The kind of those whom "them" means in "overran a post of the auxiliaries and killed 14 of them"."""
    reading = scene.reading
    if claim.whole or reading.lower[group.end - 2 : group.end] != ["of", "them"]:
        return None  # a part is of its whole: "31 were injured by police, 13 of them by live bullets"
    start, _ = scene.sentence(group.start)
    for at in range(group.start - 1, start - 1, -1):
        if at + 1 != claim.cue[0] and reading.tags[at] in NOMINAL and is_plural(reading.lower[at]):
            kind = kind_of(reading.lower[at])
            return kind if kind != "person" else None
    return None
