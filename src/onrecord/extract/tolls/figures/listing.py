"""Counts in tables and notices: "dead 31; homeless 2,600", "Missing: two mountaineers from Graz"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Category
from ..cues.claims import Claim, Scene
from ..lexicon.tables import verbs
from ..lexicon.words import words

JOINED = frozenset({"and", "or", "presumed", "feared", "believed", "confirmed", "killed", "dead"})
"""What may stand between a state and its colon: "missing and presumed killed:"."""


def claims(scene: Scene) -> Iterator[Claim]:
    """The tolls of states with their number behind them."""
    for at, word in enumerate(scene.reading.lower):
        category = named(scene, at) if word in words().states or word in verbs() else None
        if category and (place := number_at(scene, at + 1)) is not None:
            yield Claim((scene.at_start[place],), (at, at + 1), category, side="list")


def named(scene: Scene, at: int) -> Category | None:
    """The category of a state or participle that begins an entry, or stands behind "listed as"."""
    reading, before = scene.reading, scene.reading.word(at - 1)
    begins = reading.firsts[at] or (
        before == "the" and reading.firsts[at - 1] and reading.word(at + 1) == ":"
    )
    begins = begins or before in {":", ";", ",", "(", "as", "|", "/"} or reading.spaces[at - 1]
    if not begins or at in scene.inside:
        return None
    if state := words().states.get(reading.lower[at]):
        return state
    senses = [sense for sense in verbs().get(reading.lower[at], ()) if "participle" in sense.forms]
    return senses[0].category if senses else None


def number_at(scene: Scene, at: int) -> int | None:
    """Where the number of an entry stands: behind a colon, or at once if nothing follows it."""
    reading, lower = scene.reading, scene.reading.lower
    while at < len(lower) and lower[at] in JOINED:
        at += 1
    colon = reading.word(at) == ":"
    group = scene.at_start.get(at + colon)
    if not group or group.thing or group.single or group.bare or group.end - group.start < 1:
        return None
    if colon:
        return group.start if group.head is None or group.kind else None
    closed = group.end >= len(lower) or reading.word(group.end) in {";", ",", ".", ")", "|"}
    return group.start if closed and group.head is None and group.sort == "number" else None
