"""MUC-4: incident templates with their string fills. Most texts are in capitals throughout."""

from __future__ import annotations

import re
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
START = re.compile(r"(?:\A|\n)\s*(?=\S)|[.!?\"”]\s*(?=[^\W\d_a-z])")
EFFECTS = {"DEATH": "KILLED", "INJURY": "INJURED"}


def read(name: str) -> Iterator[Example]:
    """The reports of `events/NAME.jsonl`: what took part in an incident, and of which types incidents are.

    `roles` and `incidents` are of fills; `accounts` are of sentences, the types of incidents that have a fill
    there; `reports` are of sentences too, the types of the whole report's incidents.
    """
    for row in rows(f"events/{name}.jsonl"):
        roles: dict[tuple[int, int], str] = {}
        types: dict[tuple[int, int], str] = {}
        for template in row["templates"]:
            kind = next(values(template, "inc_type"), {}).get("v", "")
            for place, label in fills(template):
                if label in EFFECTS.values() or place not in roles:
                    roles[place] = label
                types.setdefault(place, kind)
        sentences, kinds = list(cut(row["text"])), sorted(set(types.values())) or [""]
        spans = {
            "roles": apart(roles),
            "incidents": apart(types),
            "accounts": [span for place in sentences for span in told(place, types)],
            "reports": [Span(*place, kind) for place in sentences for kind in kinds],
        }
        yield Example(row["id"], row["text"], spans, caseless=row["case"] == "upper")


def cut(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, where the encoder would cut it: at a line, at a capital after a final mark.

    >>> list(cut("A bomb went off. NOBODY was hurt."))
    [(0, 17), (17, 33)]
    """
    starts = [found.end() for found in START.finditer(text)]
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def told(sentence: tuple[int, int], types: dict[tuple[int, int], str]) -> Iterator[Span]:
    """A span for each type of incident of which a fill stands in a sentence, one without where none does."""
    start, end = sentence
    found = {kind for (begin, _), kind in types.items() if start <= begin < end}
    for kind in sorted(found) or [""]:
        yield Span(start, end, kind)


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
