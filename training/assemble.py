"""The attributions of a page as the scorer of attributions reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.encoder import decode
from onrecord.encoder.decode import Reading
from onrecord.encoder.relations import LAYER, Extent, Relation, relations
from training.layers import Tasks
from training.windows import Page


def record(page: Page, reading: Reading, tasks: Tasks) -> dict[str, Any]:
    """The part of a record that the scorer of attributions reads."""
    tagged = decode.layer_tags(reading, tasks.layout, [LAYER], page.inner, page.shapes)[LAYER]
    found = relations(reading, tasks.layout, tagged)
    return {
        "document": {"id": page.example.id, "text": page.example.text},
        "attributions": [attribution(page, one) for one in found],
    }


def attribution(page: Page, one: Relation) -> dict[str, Any]:
    """One attribution."""
    roles = {"source": one.source, "cue": one.cue, "content": one.content}
    return {"said_in": None} | {role: sourced(page, extents) for role, extents in roles.items()}


def sourced(page: Page, extents: Iterable[Extent]) -> dict[str, list[tuple[int, int]]] | None:
    """The characters of some pieces as a record has them, null for none."""
    spans = [(int(page.places[begin, 0]), int(page.places[end - 1, 1])) for begin, end in extents]
    return {"spans": spans} if spans else None
