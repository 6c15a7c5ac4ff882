"""Values in a reader's words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from onrecord.export.terminal import words
from onrecord.model import Count, Likelihood, Sourced, Toll, When, Where


def count(low, high, best, bound, vague=None):
    return Count(low=low, high=high, best=best, bound=bound, vague=vague)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (count(14, 14, 14, "exact"), "14"),
        (count(320_000, 320_000, 320_000, "exact"), "320,000"),
        (count(14, None, None, "at_least"), "≥ 14"),
        (count(None, 14, None, "at_most"), "≤ 14"),
        (count(None, 14, 14, "approx"), "~ 14"),
        (count(14, 14, 14, "approx"), "~ 14"),
        (count(12, 14, None, "range"), "12–14"),
        (count(12, None, None, "vague", "dozens"), "≥ 12 (dozens)"),
        (count(0, 0, 0, "none"), "0"),
        (count(None, None, None, "unknown"), "not stated"),
        (count(None, None, None, "vague", "heavy"), "not stated (heavy)"),
    ],
)
def test_counts(value, shown):
    assert words.count(value) == shown


TEN = Toll(id="t1", category="killed", count=Sourced(count(10, 10, 10, "exact"), ((0, 3),), "test 0.1"))


@pytest.mark.parametrize(
    ("change", "whom", "became"),
    [
        ({}, "people", "killed"),
        ({"subject_kind": "aid_worker"}, "aid workers", "killed"),
        ({"subject_kind": "child", "polarity": "negated"}, "children", "killed"),
        ({"subject": Sourced("the miners", ((4, 14),), "test 0.1")}, "the miners", "killed"),
        ({"unit": "household", "subject_kind": "family"}, "families (households)", "killed"),
        ({"part_of": "t2", "scope": "cumulative"}, "people", "killed, in all, of these"),
        ({"supersedes": count(6, 6, 6, "exact")}, "people", "killed, before: 6"),
        ({"polarity": "hypothetical", "scope": "rate"}, "people", "killed, hypothetical, as a rate"),
    ],
)
def test_tolls(change, whom, became):
    toll = replace(TEN, **change)
    assert (words.whom(toll), words.category(toll)) == (whom, became)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2022-11-25", "2022-11-25", "25 Nov 2022"),
        ("2022-11-01", "2022-11-30", "November 2022"),
        ("2022-02-01", "2022-02-28", "February 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2022-12-31", "2020–2022"),
        ("2022-11-24", "2022-11-26", "24 Nov 2022 – 26 Nov 2022"),
        ("2022-11-24", None, "from 24 Nov 2022"),
        (None, "2022-11-24", "until 24 Nov 2022"),
        (None, None, "XXXX-11"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ],
)
def test_times(first, last, shown):
    assert words.when(When(timex="XXXX-11", type="DATE", first=first, last=last)) == shown


@pytest.mark.parametrize(
    ("timex", "shown"),
    [("2022-WI", "winter 2022"), ("2022-SP", "spring 2022"), ("XXXX-SU", "XXXX-SU"), ("P1D", "P1D")],
)
def test_seasons_and_what_has_no_day(timex, shown):
    assert words.when(When(timex=timex, type="DATE")) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2022-11-26", "26 Nov 2022"),
        ("2022-11-26T14:30:00+02:00", "26 Nov 2022, 14:30"),
        ("2009-03-28 00:50:32.872262-05", "28 Mar 2009, 00:50"),
        ("2022-W47-6", "26 Nov 2022"),
        ("20221126T0830", "26 Nov 2022, 08:30"),
        ("20221126", "26 Nov 2022"),
    ],
)
def test_days_of_publication(given, shown):
    assert words.day(given) == shown


def test_coordinates():
    assert words.coordinates(Where(name="Lisk", latitude=-12.3456, longitude=-49.1)) == "12.35 S, 49.10 W"
    assert words.coordinates(Where(name="Lisk")) == ""


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0.8, 0.9, "80–90 %"),
        (0.55, 0.55, "55 %"),
        (0.955, None, "≥ 95.5 %"),
        (None, 0.05, "≤ 5 %"),
        (None, None, "no range"),
    ],
)
def test_likelihoods(low, high, shown):
    hedge = Likelihood(term="likely", scale="phia", low=low, high=high, calibrated=True)
    assert words.likelihood(hedge) == shown
