"""MUC-4 templates of the heads, by simple assembly: one event of each incident type for a report.

The fills of a report that the heads call of one type are one event. `scorers/events.py` makes templates of
events; what it asks beyond type and roles is left empty.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import numpy as np

from onrecord.encoder import decode
from onrecord.encoder.arrays import Array
from onrecord.encoder.decode import Reading
from onrecord.encoder.viterbi import spans
from training.layers import Tasks
from training.windows import Page

KINDS = {"PERPETRATOR": "person", "ORGANISATION": "organisation", "TARGET": "thing", "VICTIM": "group"}
VICTIMS = ("KILLED", "INJURED")
PERSON = "PER"
# Each incident type as `scorers/events.py` tells it from a record: PLOVER type, mode, trigger.
EVENTS = {
    "ARSON": ("ASSAULT", None, "arson"),
    "ATTACK": ("ASSAULT", "firearms", "attack"),
    "BOMBING": ("ASSAULT", "explosives", "bombing"),
    "FORCED WORK STOPPAGE": ("PROTEST", "strike", "strike"),
    "KIDNAPPING": ("ASSAULT", "abduct", "kidnapping"),
    "ROBBERY": ("COERCE", "seize", "robbery"),
}


class Fill(NamedTuple):
    """Words that took part in an incident: the incident's type, their role, whether they name a person."""

    kind: str
    role: str
    words: str
    person: bool


def record(page: Page, reading: Reading, tasks: Tasks) -> dict[str, Any]:
    """The part of a record that the scorer of events reads."""
    by_kind: dict[str, list[Fill]] = defaultdict(list)
    for fill in fills(page, reading, tasks):
        by_kind[fill.kind].append(fill)
    parties: list[dict[str, Any]] = []
    events = [event(kind, found, parties) for kind, found in by_kind.items()]
    document = {"id": page.example.id, "text": page.example.text}
    return {"document": document, "events": events, "parties": parties, "attributions": [], "tolls": []}


def fills(page: Page, reading: Reading, tasks: Tasks) -> list[Fill]:
    """The fills of a page, each wording of a role once, those inside a longer one left out."""
    layout = tasks.layout
    tagged = decode.layer_tags(reading, layout, ["roles", "entities"], page.inner, page.shapes)
    kinds = reading.labels[:, layout.slices["incidents"]].argmax(1)
    found = []
    for begin, end, label in spans(tagged["roles"]):
        role = layout.layers["roles"].labels[label]
        words = " ".join(page.example.text[page.places[begin, 0] : page.places[end - 1, 1]].split())
        kind = layout.layers["incidents"].labels[kinds[begin]]
        role = "VICTIM" if role in VICTIMS else role
        found.append(Fill(kind, role, words, is_person(tagged["entities"][begin:end], tasks)))
    return [one for one in dict.fromkeys(found) if not any(inside(one, other) for other in found)]


def is_person(tagged: Array, tasks: Tasks) -> bool:
    """Whether a person's name stands among some pieces, by their tags of entities."""
    person = tasks.layout.layers["entities"].labels.index(PERSON)
    return bool(np.isin(tagged, (1 + 2 * person, 2 + 2 * person)).any())


def inside(one: Fill, other: Fill) -> bool:
    """Whether a fill is part of a longer one of its role and incident."""
    same = (one.kind, one.role) == (other.kind, other.role)
    return same and one.words != other.words and one.words in other.words


def event(kind: str, found: list[Fill], parties: list[dict[str, Any]]) -> dict[str, Any]:
    """An event of some fills; their parties are added to those of the record."""
    plover, mode, trigger = EVENTS[kind]
    made: dict[str, Any] = {
        "type": plover,
        "mode": mode,
        "status": "accomplished",
        "trigger": {"value": trigger, "spans": []},
        "actors": [],
        "recipients": [],
        "instrument": None,
        "tolls": [],
        "when": None,
        "where": None,
    }
    for fill in found:
        said = {"value": fill.words, "spans": []}
        if fill.role == "INSTRUMENT":
            made["instrument"] = made["instrument"] or said
            continue
        party = f"p{len(parties)}"
        parties.append({"id": party, "kind": "person" if fill.person else KINDS[fill.role], "name": said})
        side = "actors" if fill.role in ("PERPETRATOR", "ORGANISATION") else "recipients"
        made[side].append({"value": party, "spans": []})
    return made
