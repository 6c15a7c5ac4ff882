"""An attribution as ranges of tokens, and what surrounds the search for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cues import Cue
from .nominals import Nominal
from .page import Region

Range = tuple[int, int]


class Reading(NamedTuple):
    """An attribution as ranges of tokens; `sure` where the rules alone are enough: "put it at 29"."""

    region: Region
    content: tuple[Range, ...]
    source: Nominal | None = None
    cue: Range | None = None
    addressee: Nominal | None = None
    negated: bool = False
    inferred: bool = False
    confidence: float | None = None
    sure: bool = False


class Neighbours(NamedTuple):
    """The sentence before, of the same paragraph, and the one after."""

    before: Region | None = None
    after: Region | None = None


class Reach(NamedTuple):
    """What surrounds the search for content: the region, and its cues."""

    region: Region
    cues: Sequence[Cue]


class Forward(NamedTuple):
    """Content after a cue: tokens [start, end), where the cue ends, and who is told."""

    start: int
    end: int
    cue_end: int
    addressee: Nominal | None = None
