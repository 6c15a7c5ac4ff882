"""Toll -> what a report states: the count with who says it and all that its weight hangs on."""

from __future__ import annotations

from ..model import Attribution, Likelihood, Record, Sourced, Toll
from .shapes import Stated
from .voices import voice


def of(record: Record, toll: Toll) -> Stated:
    """A toll of a record as it is stated."""
    said = attribution(record, toll.said_in)
    return Stated(
        toll=toll.id,
        category=toll.category,
        count=toll.count,
        subject_kind=toll.subject_kind,
        unit=toll.unit,
        scope=toll.scope,
        polarity=toll.polarity,
        source=said.source if said else None,
        speaker=voice(record, said) if said else None,
        hedge=hedge(record, toll.certainty),
        rose_from=toll.supersedes,
        part_of=toll.part_of,
    )


def attribution(record: Record, name: str | None) -> Attribution | None:
    """The attribution of an id; who says a thing is who stands nearest to it."""
    return next((said for said in record.attributions if said.id == name), None)


def hedge(record: Record, number: int | None) -> Sourced[Likelihood] | None:
    """The hedge of a number in the record."""
    return record.hedges[number] if number is not None else None
