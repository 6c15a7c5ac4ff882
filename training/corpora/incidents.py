"""MUC-4: the string fills of incident templates. The texts are in capitals, so their case tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.corpora.example import Example, Span, rows

Template = dict[str, Any]
FILLS = {
    "perp_ind_id": "PERPETRATOR",
    "perp_org_id": "ORGANISATION",
    "phys_tgt_id": "TARGET",
    "hum_tgt_name": "VICTIM",
    "hum_tgt_desc": "VICTIM",
    "inc_instr_id": "INSTRUMENT",
}
EFFECTS = {"DEATH": "KILLED", "INJURY": "INJURED"}


def read(name: str) -> Iterator[Example]:
    """The reports of `events/NAME.jsonl`: what took part in an incident, and of which type it is."""
    for row in rows(f"events/{name}.jsonl"):
        roles: dict[tuple[int, int], str] = {}
        types: dict[tuple[int, int], str] = {}
        for template in row["templates"]:
            kind = next(values(template, "inc_type"), {}).get("v", "")
            for place, label in fills(template):
                if label in EFFECTS.values() or place not in roles:
                    roles[place] = label
                types.setdefault(place, kind)
        spans = {"roles": apart(roles), "incidents": apart(types)}
        yield Example(row["id"], row["text"], spans, caseless=row["case"] == "upper")


def values(template: Template, slot: str) -> Iterator[dict[str, Any]]:
    """Every alternative of every fill of a slot."""
    for fill in template.get(slot) or []:
        yield from fill["alts"]


def fills(template: Template) -> Iterator[tuple[tuple[int, int], str]]:
    """Where the fills of a template stand, and their role; victims by what became of them."""
    effects = {
        name: EFFECTS[effect["v"]]
        for effect in values(template, "hum_tgt_effect")
        if effect["v"] in EFFECTS
        for name in effect.get("ref", [])
    }
    for slot, label in FILLS.items():
        for value in values(template, slot):
            role = effects.get(value["v"], label) if label == "VICTIM" else label
            for start, end in value.get("spans", []):
                yield (start, end), role


def apart(labels: dict[tuple[int, int], str]) -> list[Span]:
    """Spans in order, the longer one where two overlap.

    >>> apart({(0, 5): "VICTIM", (2, 4): "TARGET"})
    [Span(start=0, end=5, label='VICTIM', value=0.0)]
    """
    kept: list[Span] = []
    for (start, end), label in sorted(labels.items(), key=lambda item: (item[0][0], -item[0][1])):
        if label and (not kept or start >= kept[-1].end):
            kept.append(Span(start, end, label))
    return kept
