"""The day that the first sentences of a report tell, where nothing dates what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..model import Record, Sourced, Span, Spans, When, iso_day
from .facts import Days, days
from .sentences import at

FIRST = 3
"""How many of its first sentences are looked at."""
NEWS = timedelta(10)
"""How long before publication it may have been."""
LONGEST = timedelta(1)
"""What a day may span: a night has two dates."""
BESIDE = 3
"""How many characters may stand between a verb of speech and the time of speaking."""


def time(record: Record, cut: tuple[Span, ...], told: Spans) -> Sourced[When] | None:
    """The first time in the lead of what is told that is a day before publication, one of speaking last.

    `cut` are the sentences of the text, `told` those that tell what happened.
    """
    found = list(days_before(record, lead(cut, told)))
    spoken = speaking(record)
    return next((one for one in found if not beside(spoken, one)), next(iter(found), None))


def lead(cut: tuple[Span, ...], told: Spans) -> Span:
    """The first sentences of what is told, as one span."""
    first = at(cut, told[0][0]) if told else 0
    here = [span for span in cut[first : first + FIRST] if any(low <= span[0] < high for low, high in told)]
    return (here[0][0], here[-1][1]) if here else (0, 0)


def days_before(record: Record, within: Span) -> Iterator[Sourced[When]]:
    """The times of a stretch that are single days not long before the report was published, in order."""
    if record.document.published is None:
        return
    published = iso_day(record.document.published)
    for one in record.times:
        if one.value.type not in ("DATE", "TIME") or not within[0] <= one.spans[0][0] < within[1]:
            continue
        span: Days | None = days(one.value)
        if span and span[1] - span[0] <= LONGEST and published - NEWS <= span[0] <= published:
            yield one


def speaking(record: Record) -> list[Span]:
    """The verbs of speech of a report."""
    return [span for said in record.attributions if said.cue for span in said.cue.spans]


def beside(spoken: list[Span], one: Sourced[When]) -> bool:
    """Whether a time stands right beside a verb of speech: "officials said on Friday"."""
    start, end = one.spans[0][0], one.spans[-1][1]
    return any(0 <= start - stop <= BESIDE or 0 <= first - end <= BESIDE for first, stop in spoken)
