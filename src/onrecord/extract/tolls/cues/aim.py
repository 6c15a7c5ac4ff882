"""Who or what is shot at, which tells of nobody harmed: "Two men shot at a policeman"."""

from __future__ import annotations

from ..groups import phrase
from ..lexicon.reading import ADVERBS
from .claims import Scene
from .cues import Cue

SOMEBODY = frozenset({"him", "her", "them", "us", "me"})
POINTING = frozenset({"a", "an", "the", "his", "her", "their", "its"})
THINGS = frozenset(
    {"vehicle", "vehicles", "car", "cars", "bus", "buses", "convoy", "crowd", "truck", "helicopter", "patrol"}
)
"""Things that are shot at."""
PLACES = frozenset({"office", "offices", "house", "building", "headquarters", "embassy", "barracks"})
"""Of which nobody is shot "at" by somebody who goes on shooting: "shot repeatedly at the offices"."""


def is_taken(scene: Scene, cue: Cue) -> bool:
    """Whether "shot" has who or what was aimed at behind "at"; no place: "shot at a checkpoint"."""
    reading = scene.reading
    if cue.end != cue.start + 1 or reading.word(cue.start) not in {"shot", "shoot", "shooting"}:
        return False
    moved = reading.tag(cue.end) in ADVERBS
    at = cue.end + moved
    if reading.word(at) != "at":
        return False
    aimed = scene.at_start.get(at + 1)
    if (aimed is not None and aimed.kind is not None) or reading.word(at + 1) in SOMEBODY:
        return True
    if reading.word(at + 1) not in POINTING:
        return False
    head, _ = phrase.noun(reading, at + 2)
    return head is not None and (
        reading.lower[head] in THINGS
        or "POS" in reading.tags[at:head]
        or (moved and reading.lower[head] in PLACES)
    )
