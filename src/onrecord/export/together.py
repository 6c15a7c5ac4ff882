"""Incidents -> rows: one an incident, or one a claim with the words that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ..archive.incidents import listed_of
from ..incidents.shapes import Cited, Claim, Incident
from ..model import Sourced
from .rows import Row, number
from .sentences import whole


def incident(found: Incident) -> Row:
    """The row of an incident; `whole` is all of it as JSON."""
    listed = listed_of(found)
    published = sorted(one.published for one in found.accounts if one.published)
    outlets = dict.fromkeys(one.outlet for one in found.accounts if one.outlet)
    figures = [f"{what}_{end}" for what in ("killed", "injured") for end in ("low", "high")]
    return {
        "incident": found.id,
        "type": found.type,
        "hazard": found.hazard,
        "what": found.what,
        **cited("when", found.when),
        **cited("where", found.where),
        "reports": len(found.accounts),
        "sources": found.sources,
        "documents": [one.document for one in found.accounts],
        "outlets": list(outlets),
        "told_first": published[0] if published else None,
        "told_last": published[-1] if published else None,
        **{name: number(getattr(listed, name)) for name in figures},
        "killed_open": None if listed.killed_low is None is listed.killed_high else listed.killed_open,
        "injured_open": None if listed.injured_low is None is listed.injured_high else listed.injured_open,
        "contradictions": list(listed.contradictions),
        "claims": len(found.claims),
        "whole": msgspec.json.encode(found).decode(),
    }


def cited(field: str, found: Cited[Any] | None) -> Row:
    """A time or a place, and the report that it was read from."""
    if found is None:
        return {}
    value = found.read.value
    named = {f"{field}_{name}": getattr(value, name) for name in value.__struct_fields__}
    return {**named, f"{field}_document": found.document}


def claims(found: Incident, texts: Mapping[str, str]) -> Iterator[Row]:
    """The rows of an incident's claims, in the order of its reports; `texts` are the reports by their ids."""
    for one in found.claims:
        yield claim(found, one, texts.get(one.document, ""))


def claim(found: Incident, one: Claim, text: str) -> Row:
    """The row of a claim."""
    count = one.count.value
    start, end = ends(one.count)
    said_from, said_to = ends(one.source)
    first, last = whole(text, start or 0)
    same = ("outlet", "published", "category", "subject_kind", "unit", "polarity", "scope", "status")
    return {
        "incident": found.id,
        "claim": one.id,
        "report": one.document,
        **{name: getattr(one, name) for name in same},
        **{name: number(getattr(count, name)) for name in ("low", "high", "best")},
        "bound": count.bound,
        "vague": count.vague,
        "according_to": one.source.value if one.source else None,
        "according_to_start": said_from,
        "according_to_end": said_to,
        "hedge": one.hedge.value.term if one.hedge else None,
        "words": text[start:end],
        "words_start": start,
        "words_end": end,
        "sentence": text[first:last].strip(),
        "read_by": one.count.by,
        "confidence": one.count.confidence,
    }


def ends(read: Sourced[Any] | None) -> tuple[int, int] | tuple[None, None]:
    """Where the words of a value begin and end, in code points; nowhere where it is not stated."""
    return (read.spans[0][0], read.spans[-1][1]) if read and read.spans else (None, None)
