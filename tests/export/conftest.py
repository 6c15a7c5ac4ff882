"""A record made by hand, since what the terminal shows must not depend on what the finders find."""

from __future__ import annotations

import pytest

from onrecord.archive import Archive
from onrecord.model import (
    Attribution,
    Count,
    Document,
    Event,
    Likelihood,
    MadeWith,
    Party,
    Record,
    Sourced,
    Span,
    Toll,
    When,
    Where,
)

TEXT = (
    "The bridge at Marnovo collapsed on Friday, and at least a hundred travellers were hurt, the mayor said.\n"
    "“It is highly likely that the floods weakened it,” Ana Orel told reporters. "
    "“Nobody called it ‘safe’ before.”\n"
    "Between 12 and 15 soldiers were killed in May when shells hit the town, according to the garrison, "
    "which put the wounded at 54.\n"
)


def at(words: str, nth: int = 0) -> Span:
    """The characters of some words of the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def read(value, *words):
    """A value with the characters of its words."""
    return Sourced(value, tuple(at(part) if isinstance(part, str) else part for part in words), "test 0.1")


def count(low, high, bound, best=None, vague=None):
    return Count(low=low, high=high, best=best, bound=bound, vague=vague)


@pytest.fixture
def record() -> Record:
    friday = read(When(timex="2022-11-25", type="DATE", first="2022-11-25", last="2022-11-25"), "Friday")
    may = read(When(timex="2022-05", type="DATE", first="2022-05-01", last="2022-05-31"), "May")
    marnovo = read(
        Where(name="Marnovo", latitude=-12.3456, longitude=49.1, country="MG", kind="town", precision_km=4.0),
        "Marnovo",
    )
    parties = (
        Party(id="p1", kind="person", name=read("Ana Orel", "Ana Orel"), roles=(read("mayor", "the mayor"),),
              mentions=(at("the mayor"), at("Ana Orel"))),
        Party(id="p2", kind="group", name=read("soldiers", "soldiers"), mentions=(at("soldiers"),)),
    )  # fmt: skip
    first = "The bridge at Marnovo collapsed on Friday, and at least a hundred travellers were hurt"
    quote = "“It is highly likely that the floods weakened it,”"
    attributions = (
        Attribution(id="a1", manner="indirect", content=read(first, first), source=read("the mayor", "the mayor"),
                    speaker="p1", cue=read("said", "said")),
        Attribution(id="a2", manner="direct", content=read(quote, quote), source=read("Ana Orel", "Ana Orel"),
                    speaker="p1", cue=read("told", "told"), certainty=0),
        Attribution(id="a3", manner="direct", content=read("“Nobody called it ‘safe’ before.”", "“Nobody called it ‘safe’ before.”"),
                    speaker="p1", speaker_inferred=True),
        Attribution(id="a4", manner="indirect", source=read("the garrison", "the garrison"), cue=read("according to", "according to"),
                    content=Sourced("Between 12 and 15 soldiers were killed in May when shells hit the town the wounded at 54",
                                    (at("Between 12 and 15 soldiers were killed in May when shells hit the town"), at("the wounded at 54")), "test 0.1")),
    )  # fmt: skip
    tolls = (
        Toll(id="t1", category="injured", count=read(count(100, None, "at_least"), "at least a hundred"),
             cue=read("hurt", "hurt"), subject=read("travellers", "travellers"), said_in="a1", when=friday, where=marnovo),
        Toll(id="t2", category="killed", count=read(count(12, 15, "range"), "Between 12 and 15"), cue=read("killed", "killed"),
             subject=read("soldiers", "soldiers"), subject_kind="soldier", said_in="a4", when=may, polarity="unconfirmed"),
        Toll(id="t3", category="injured", count=read(count(54, 54, "exact", 54), "54"), cue=read("wounded", "wounded"), scope="cumulative"),
    )  # fmt: skip
    events = (
        Event(id="e1", type="ASSAULT", mode="heavy_weapons", trigger=read("hit", "hit"), status="accomplished",
              recipients=(read("p2", "soldiers"), read("the town", "the town")), when=may, where=marnovo),
    )  # fmt: skip
    hedges = (
        read(
            Likelihood(
                term="highly likely", scale="phia", low=0.8, high=0.9, calibrated=True, holder="p1",
                scope=(at("the floods weakened it"),),
            ),
            "highly likely",
        ),
    )  # fmt: skip
    return Record(
        document=Document(
            id="d1",
            text=TEXT,
            published="2022-11-26",
            title="Bridge falls at Marnovo",
            publisher="The Marn Herald",
        ),
        parties=parties,
        times=(friday, may),
        places=(marnovo,),
        hedges=hedges,
        attributions=attributions,
        events=events,
        tolls=tolls,
        made_with=MadeWith(onrecord="0.1.0", model=None, lexicons="abc", gazetteer=""),
    )


@pytest.fixture
def archive(record, tmp_path):
    with Archive(
        tmp_path / "a.onrecord", clock=lambda: "2026-01-01T00:00:00+00:00", happenings=lambda one: ()
    ) as made:
        made.add(record)
        yield made
