"""Attributions of tags and links: a content with at most one source and one cue, its pieces together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from . import decode, viterbi
from .arrays import Ints
from .decode import Reading
from .layout import Layout

LAYER = decode.ROLES
Extent = tuple[int, int]


@dataclass
class Relation:
    """The pieces [begin, end) of the roles of one attribution."""

    content: list[Extent]
    source: list[Extent] = field(default_factory=list)
    cue: list[Extent] = field(default_factory=list)


def relations(reading: Reading, layout: Layout, tagged: Ints) -> Iterator[Relation]:
    """The attributions of a reading, in the order of their contents; `tagged` are the layer's tags (N)."""
    names = layout.layers[LAYER].labels
    roles: dict[str, dict[int, Extent]] = {name: {} for name in names}
    for begin, end, label in viterbi.spans(tagged):
        roles[names[label]][begin] = (begin, end)
    starts = {name: np.array(sorted(found), np.int32) for name, found in roles.items()}
    made: dict[int, Relation] = {}
    for number, begin in enumerate(starts["content"]):
        earlier = decode.link(reading, layout, "piece", begin, starts["content"][:number])
        if earlier in made:
            made[int(begin)] = made[earlier]
            made[earlier].content.append(roles["content"][int(begin)])
            continue
        one = made[int(begin)] = Relation([roles["content"][int(begin)]])
        for role, held in (("source", one.source), ("cue", one.cue)):
            to = decode.link(reading, layout, role, begin, starts[role])
            if to is not None:
                held.append(roles[role][to])
    yield from (one for begin, one in made.items() if one.content[0][0] == begin)
