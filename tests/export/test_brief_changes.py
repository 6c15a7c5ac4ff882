"""What became of a count, in words; the days of a brief; numbers added up."""

from __future__ import annotations

import pytest

from onrecord.export.brief import Period, period
from onrecord.export.brief.changes import FIRST, SAME, changes, is_new, moved
from onrecord.export.brief.entry import within
from onrecord.export.brief.headlines import total
from onrecord.incidents.shapes import Contradiction, Incident, Merged, Range

TEN = Range(10, 10)


def merged(*claims: str, category="killed", kind="person", affirmed=TEN, joint=TEN) -> Merged:
    return Merged(
        category=category, subject_kind=kind, unit="person", claims=claims, range_affirmed=affirmed,
        range_all=affirmed, joint=joint, newest=claims[-1],
    )  # fmt: skip


def incident(*counts: Merged, contradictions=()) -> Incident:
    return Incident(
        id="d#0",
        hazard=None,
        type=None,
        when=None,
        where=None,
        accounts=(),
        sources=1,
        merged=counts,
        contradictions=contradictions,
    )


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        (Range(10, 10), Range(10, 10), ""),
        (Range(10, 10), Range(14, 14), "risen"),
        (Range(10, 10), Range(10, 14), "risen"),
        (Range(10, 10), Range(10, 10, open_above=True), "risen"),
        (Range(14, 14), Range(10, 10), "fallen"),
        (Range(10, 14), Range(12, 13), "narrower"),
        (Range(10, 14), Range(10, 12), "narrower"),
        (Range(10, 10, open_above=True), Range(10, 10), "narrower"),
        (Range(10, 14), Range(8, 16), "wider"),
        (Range(10, 14), Range(8, 14), "wider"),
        (Range(10, 14), None, "no figure stands any more"),
        (None, Range(2, 2), "now there is a figure"),
        (None, None, ""),
    ],
)
def test_how_a_range_moves(before, now, word):
    assert moved(before, now) == word


def test_a_count_is_held_against_the_one_that_shares_its_claims():
    before = incident(merged("a"), merged("b", affirmed=Range(3, 3)))
    now = incident(merged("b", "c", affirmed=Range(5, 5)), merged("a"), merged("d", category="injured"))
    found = {one.now.claims: one for one in changes(now, before)}
    assert (found["b", "c"].was, found["b", "c"].words) == ("3", "risen")
    assert (found["a",].words, found["a",].moved) == (SAME, False)
    assert (found["d",].words, found["d",].moved) == (FIRST, True)


def test_the_killed_come_first_and_the_people_as_a_whole():
    now = incident(
        merged("a", category="displaced"),
        merged("b", kind="child"),
        merged("c", category="injured"),
        merged("d"),
    )
    assert [one.now.claims for one in changes(now, None)] == [("d",), ("b",), ("c",), ("a",)]


def test_a_contradiction_that_comes_up_is_told_as_that():
    (one,) = changes(incident(merged("a", "b", joint=None)), incident(merged("a")))
    assert (one.words, one.moved) == ("now the sources contradict each other", True)
    (back,) = changes(incident(merged("a", "b")), incident(merged("a", joint=None)))
    assert back.words == "the sources agree by now"


def test_a_contradiction_is_new_where_none_stood_between_its_claims():
    old, wider = (
        Contradiction(kind="number", claims=("a", "b")),
        Contradiction(kind="number", claims=("a", "b", "c")),
    )
    before = incident(merged("a"), contradictions=(old,))
    assert not is_new([wider], before)
    assert is_new([Contradiction(kind="denial", claims=("a", "b"))], before)
    assert is_new([old], None)


def test_contradictions_among_the_claims_of_another_are_told_with_it():
    number, denial = (
        Contradiction(kind="number", claims=("a", "b")),
        Contradiction(kind="denial", claims=("c", "a", "b")),
    )
    apart = Contradiction(kind="number", claims=("d", "e"))
    assert within([number, denial, apart]) == [[denial, number], [apart]]


def test_what_is_added_up():
    assert total([Range(None, None)]) is None
    assert total([Range(0, 26), Range(10, 20, open_above=True)]) == Range(10, 46, open_above=True)


def test_a_period_ends_with_the_last_report_unless_it_is_told_when():
    assert period("2023-10-16", None, "2023-10-20") == Period("2023-10-16", "2023-10-20")
    assert period("2023-10-16", None, "2023-10-02") == Period("2023-10-16", "2023-10-16")
    assert period("2023-10-16T10:00", "2023-10-17T01:00", None) == Period("2023-10-16", "2023-10-17")
    with pytest.raises(ValueError, match="before"):
        period("2023-10-16", "2023-10-15", None)


def test_what_a_period_holds():
    about = Period("2023-10-16", "2023-10-17")
    assert about.holds("2023-10-17T23:59:00+02:00")
    assert not about.holds("2023-10-18")
    assert not about.holds(None)
    assert Period("0001-01-01", "0001-01-02").eve == "0001-01-01"
