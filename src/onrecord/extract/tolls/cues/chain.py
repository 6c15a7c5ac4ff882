"""The verb group before a cue: "may have been", "are feared to have been", "vowed to"."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from ..lexicon.reading import ADVERBS, Reading
from ..lexicon.words import words
from .cues import Cue

REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
LONGEST = 10
"""How many tokens of a verb group are read back from a cue."""


class Chain(NamedTuple):
    """The verb group at [start, cue); `passive` has "be" in it, `perfect` "have", `negated` "not"."""

    start: int
    words: tuple[str, ...]
    passive: bool
    perfect: bool
    negated: bool


def of(reading: Reading, cue: Cue, group_ends: Container[int] = ()) -> Chain:
    """The verb group of a cue: auxiliaries, adverbs, "feared to".

    The words of a group never reach over a comma or a noun, nor into a counted group.
    """
    voice = words().voice
    auxiliary = voice.be | voice.have | voice.modal
    known = auxiliary | voice.feared | voice.through | voice.found
    if cue.frame == "state":
        known |= voice.remain
    start = cue.start - (is_quoted(reading, cue.start) and reading.word(cue.start - 2) in auxiliary)
    while start > 0 and cue.start - start < LONGEST and not reading.firsts[start]:
        word, tag = reading.spoken[start - 1], reading.tags[start - 1]
        emphatic = word in REFLEXIVES and reading.word(start - 2) in auxiliary  # "was himself killed"
        if word not in known and tag not in ADVERBS and not emphatic:
            break
        if tag in {"PRP$", "DT"} or (word == "'s" and tag == "POS") or start in group_ends:
            break
        start -= 1
    start = without_conjunction(reading, start, cue.start)
    group = tuple(reading.spoken[start : cue.start])
    near = next((word for word in reversed(group) if word in auxiliary), "")
    return Chain(
        start=start,
        words=group,
        passive=near in voice.be
        or bool(voice.lasting.intersection(group))
        or bool(set(group) & voice.feared and "to" not in group),
        perfect=bool(set(group) & {"have", "has", "'ve"}) and "to" not in group,
        negated=bool(set(group) & voice.no),
    )


def is_quoted(reading: Reading, at: int) -> bool:
    """Whether a quotation begins at a verb: 'had been "neutralised"'."""
    return reading.word(at - 1) in QUOTES


QUOTES = frozenset({"“", '"', "``", "‘", "'"})


def without_conjunction(reading: Reading, start: int, end: int) -> int:
    """Where the verb group begins without the adverbs that stand before its first verb."""
    while start < end and reading.lower[start] in words().voice.leading:
        if reading.lower[start] in {"all", "both", "each"} and start + 1 == end:
            break
        start += 1
    return start
