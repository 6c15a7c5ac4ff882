"""Who is counted where they are: hostages inside, survivors, coffins, names on lists, victims dug out."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.matching import end
from ..lexicon.people import singulars
from ..lexicon.shapes import shape
from ..lexicon.words import words

COUNTED = frozenset({"number", "vague", "range"})


def claims(scene: Scene, taken: set[int]) -> Iterator[Claim]:
    """The tolls of those who are counted where they are found, but for what is taken."""
    yield from seen(scene)
    yield from hostages(scene, taken)
    yield from on_lists(scene, taken)


def seen(scene: Scene) -> Iterator[Claim]:
    """Things that stand for the dead, where somebody counts or sees them: "had counted 14 coffins"."""
    lexicon = words().counted
    for group in scene.groups:
        if group.head is None or group.kind or group.sort not in COUNTED:
            continue
        noun = any(form in lexicon.seen for form in singulars(scene.reading.lower[group.head]))
        if noun and scene.reading.word(group.start - 1) in lexicon.seeing:
            yield Claim((group,), (group.head, group.head + 1), "killed", side="noun", kind="person")


def hostages(scene: Scene, taken: set[int]) -> Iterator[Claim]:
    """Hostages, counted where they are held: "There were 12 hostages inside", "Six hostages remain"."""
    reading, lexicon = scene.reading, words()
    for group in scene.groups:
        if group.head is None or group.sort not in COUNTED or group.definite or group.start in taken:
            continue
        if reading.lower[group.head] == "prisoners" and reading.word(group.start - 1) in TAKEN:
            yield Claim((group,), (group.head, group.head + 1), "captured", side="noun")
        if reading.lower[group.head] == "survivors" and is_found(scene, group):
            yield Claim((group,), (group.head, group.head + 1), "rescued", side="noun")
        if reading.lower[group.head] not in {"hostages", "captives"}:
            continue
        there = reading.word(group.start - 1) in lexicon.voice.be and reading.word(group.start - 2) == "there"
        with_them = reading.word(group.start - 1) in {
            *TAKEN,
            "with",
            "holding",
            "keeping",
            "have",
            "has",
            "had",
        }
        verb = group.end + (reading.word(group.end) in {"still", "had", "have"})
        left = reading.word(verb) in lexicon.voice.lasting
        inside = reading.word(verb) in lexicon.voice.be and reading.word(verb + 1) in {
            "still",
            "inside",
            "in",
        }
        if there or with_them or left or inside:
            yield Claim((group,), (group.head, group.head + 1), "abducted", side="noun")


TAKEN = frozenset({"took", "take", "takes", "taken", "taking"})


def is_found(scene: Scene, group: Group) -> bool:
    """Whether survivors are counted where they are found: "There were 12 survivors", "left two survivors"."""
    reading, be = scene.reading, words().voice.be
    before = reading.word(group.start - 1)
    there = before in be and reading.word(group.start - 2) == "there"
    found = before in {"found", "rescued", "left", "recovered", "only", "finding"}
    return (
        there
        or found
        or (reading.word(group.end) in be and reading.word(group.end + 1) in {"found", "rescued"})
    )


def on_lists(scene: Scene, taken: set[int]) -> Iterator[Claim]:
    """Reads "33 names on its list of the missing"."""
    reading = scene.reading
    for group in scene.groups:
        if (
            group.head is None
            or group.start in taken
            or reading.lower[group.head] not in {"names", "entries"}
        ):
            continue
        behind = reading.lower[group.end : group.end + LIST]
        at = group.end + behind.index("of") + 1 if "list" in behind[:-1] and "of" in behind else 0
        at += reading.word(at) == "the"
        if at and (state := words().states.get(reading.word(at))) and group.sort in COUNTED:
            yield Claim((group,), (at, at + 1), state, side="noun", kind="person")


LIST = 6
"""How many tokens "on its list of the" has."""


def is_recovered(scene: Scene, group: Group) -> bool:
    """Whether victims are dead: "Divers recovered three victims", "Four victims were identified"."""
    reading = scene.reading
    if group.head is None or reading.lower[group.head] != "victims":
        return False
    if is_identified(scene, group):
        return True
    first = max(scene.sentence(group.start)[0], group.start - RECOVERED)
    places = [*range(first, group.start)]
    at = group.end
    while reading.word(at) in words().voice.be | words().voice.have:
        at += 1
    return any(
        end(reading, shape(text), i) == stop
        for text in words().counted.recovered
        for i, stop in [
            *((i, before(scene, group)) for i in places),
            *((at, at + 1) for _ in range(at > group.end)),
        ]
    )


def is_identified(scene: Scene, group: Group) -> bool:
    """Whether the dead of a mishap are told by name: "had identified 31 victims of the fire"."""
    reading, known = scene.reading, words().counted
    behind = reading.lower[group.end : min(group.end + MISHAP, scene.sentence(group.start)[1])]
    named = reading.word(before(scene, group) - 1) in IDENTIFY and behind[:1] == ["of"]
    return named and not known.mishaps.isdisjoint(behind) and "who" not in behind


IDENTIFY = frozenset({"identify", "identified", "identifying", "named"})
MISHAP = 8
"""How many tokens behind victims their mishap may stand: "of Thursday's riot at the prison"."""
RECOVERED = 4
"""How many tokens before victims "dug out the last" begins."""


def before(scene: Scene, group: Group) -> int:
    """The first token of a group with "the last" before it."""
    at = group.start
    while scene.reading.word(at - 1) in {"the", "last", "final", "first", "remaining"}:
        at -= 1
    return at
