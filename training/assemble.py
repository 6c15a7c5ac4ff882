"""Attributions from tags and links: a content with at most one source and one cue, its pieces together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from training import decode
from training.decode import Reading
from training.layers import Tasks
from training.windows import Page

Place = tuple[int, int]


@dataclass
class Relation:
    """The characters of the roles of one attribution."""

    content: list[Place]
    source: list[Place] = field(default_factory=list)
    cue: list[Place] = field(default_factory=list)


def relations(page: Page, reading: Reading, tasks: Tasks) -> Iterator[Relation]:
    """The attributions of a page, in the order of their contents."""
    names = tasks.layers["attribution"].labels
    tags = decode.layer_tags(reading, tasks, "attribution", page.inner)
    roles: dict[str, dict[int, Place]] = {name: {} for name in names}
    for begin, end, label in decode.spans(tags):
        roles[names[label]][begin] = (int(page.places[begin, 0]), int(page.places[end - 1, 1]))
    starts = {name: np.array(sorted(found), np.int32) for name, found in roles.items()}
    made: dict[int, Relation] = {}
    for begin in starts["content"]:
        earlier = decode.link(reading, tasks, "piece", begin, starts["content"][starts["content"] < begin])
        place = roles["content"][int(begin)]
        if earlier in made:
            made[int(begin)] = made[earlier]
            made[earlier].content.append(place)
            continue
        one = made[int(begin)] = Relation([place])
        for role, held in (("source", one.source), ("cue", one.cue)):
            to = decode.link(reading, tasks, role, begin, starts[role])
            if to is not None:
                held.append(roles[role][to])
        yield one


def record(page: Page, found: list[Relation]) -> dict[str, Any]:
    """The part of a record that the scorer of attributions reads."""
    return {
        "document": {"id": page.example.id, "text": page.example.text},
        "attributions": [
            {"said_in": None} | {role: sourced(getattr(one, role)) for role in ("source", "cue", "content")}
            for one in found
        ],
    }


def sourced(places: list[Place]) -> dict[str, list[Place]] | None:
    """Spans as a record has them, null for none."""
    return {"spans": places} if places else None
