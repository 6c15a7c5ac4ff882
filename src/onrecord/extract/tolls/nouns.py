"""Nouns that count by themselves - "30 casualties", "no victims", "heavy casualties" - and zeros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .amounts import unknown, zero
from .attach import denied
from .claims import Claim, Scene
from .groups import Group
from .people import counted_noun, is_counted_plural
from .words import words


def claims(scene: Scene, taken: set[int]) -> Iterator[Claim]:
    """The tolls of nouns that no other cue has claimed."""
    for group in scene.groups:
        if group.start in taken or group.noun is None:
            continue
        if claim := of_group(scene, group):
            yield claim
    yield from without(scene)


def of_group(scene: Scene, group: Group) -> Claim | None:
    """The toll of one counted noun."""
    head = group.head
    if head is None or group.noun is None:
        return None
    cue = (head, head + 1)
    word = scene.reading.lower[head]
    if group.sort == "none":
        return Claim((group,), cue, group.noun, count=zero(), polarity="negated", side="noun")
    if group.sort == "any":
        none = denied(scene, group)
        return (
            Claim((group,), cue, group.noun, count=zero(), polarity="negated", side="noun") if none else None
        )
    if group.bare:
        return of_bare(scene, group, cue)
    if group.single or (word in {"victims", "injuries", "losses"} and group.definite):
        return None
    if word in {"injuries", "losses", "murders", "charges"} and scene.reading.word(group.start - 1) not in {
        "of",
        "reported",
        "with",
    }:
        return None
    return Claim((group,), cue, group.noun, side="noun")


def of_bare(scene: Scene, group: Group, cue: tuple[int, int]) -> Claim | None:
    """ "heavy casualties", "casualties on both sides", "no reports of casualties": a toll without a number."""
    reading = scene.reading
    if not is_counted_plural(reading.lower[cue[0]]) or group.noun not in {"casualties"}:
        return None
    if reports := no_reports(scene, group):
        whole = (reports.start, group.end)
        return Claim(
            (group,), cue, "casualties", count=unknown(), polarity="unconfirmed", quantity=whole, side="noun"
        )
    before = {reading.word(i) for i in range(group.start - 4, group.start)}
    if not before & words().voice.suffer or reading.word(group.start - 1) in {"of", "about"}:
        return None
    heavy = next((w for w in reading.lower[group.start : cue[0]] if w in words().voice.heavy), None)
    return Claim((group,), cue, "casualties", count=unknown(heavy), side="noun")


def no_reports(scene: Scene, group: Group) -> Group | None:
    """The "no immediate reports" just before a noun."""
    if scene.reading.word(group.start - 1) not in {"of", "on", "about"}:
        return None
    before = scene.at_end.get(group.start - 1)
    if (
        before
        and before.sort == "none"
        and set(scene.reading.lower[before.start : before.end]) & words().voice.nulls
    ):
        return before
    return None


def without(scene: Scene) -> Iterator[Claim]:
    """ "without loss of life", "without casualties": a zero."""
    reading = scene.reading
    for at, word in enumerate(reading.lower):
        if word not in words().doubt.without:
            continue
        for size in (4, 3, 2):
            noun = " ".join(reading.lower[at + 1 : at + size])
            category = words().nouns.get(noun) or (counted_noun(noun) if size == 2 else None)
            if category:
                group = Group(at, at + size, at + size - 1, zero(), "none")
                cue = (at + 1, at + size)
                yield Claim((group,), cue, category, count=zero(), polarity="negated", side="noun")
                break


def survivals(scene: Scene) -> Iterator[Claim]:
    """ "None of the eight survived" is eight killed, "All 14 survived" nobody."""
    reading = scene.reading
    for at, word in enumerate(reading.lower):
        if word not in words().voice.survive | words().voice.alive:
            continue
        first, _ = scene.sentence(at)
        groups = [g for g in scene.groups if first <= g.start and at - 8 <= g.end <= at]
        yield from survived(scene, groups, at)


def survived(scene: Scene, groups: Iterable[Group], at: int) -> Iterator[Claim]:
    """What one "survived" tells."""
    reading = scene.reading
    alive = reading.lower[at] in words().voice.alive
    for group in groups:
        before = (reading.word(group.start - 2), reading.word(group.start - 1))
        if before == ("none", "of") and group.sort == "number" and not alive:
            yield Claim((group,), (group.start - 2, group.start), "killed", side="noun")
        elif (
            group.value
            and reading.lower[group.start] == "all"
            and not scene.reading.lower[group.start + 1] == "but"
        ):
            category = "injured" if alive else "killed"
            yield Claim((group,), (at, at + 1), category, count=zero(), polarity="negated", side="noun")
