"""Strangers' input of every kind, a little of what `python -m benchmarks.hostile` sends by the million."""

from __future__ import annotations

import io
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from benchmarks.hostile import files, holding, targets
from benchmarks.hostile.__main__ import attack
from benchmarks.hostile.holding import Target
from benchmarks.hostile.targets import TARGETS
from onrecord import Document, Failure, doc
from onrecord.language import numbers
from onrecord.language.tokens import tokenizer
from onrecord.sources import ahead, inputs, registry, unpacking
from onrecord.sources.formats import feed, html

GOOD = {**files.LIGHT, **files.HEAVY}
TRIALS = 6
COMMENTS = b"<!-- a -->" * 800
"""8,000 bytes that held up onrecord for longer than anybody waited."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: one.name)
def test_what_has_to_hold_holds(target, capsys):
    made = attack(target, TRIALS * min(target.share, 10), 0, time.monotonic() + 600)
    assert (made.faults, capsys.readouterr().err) == (0, "")


def test_a_fault_is_counted_and_told(capsys):
    def broken(dice: Random) -> None:
        holding.holds(dice.random() < 0, "a fault of ours")

    assert attack(Target("broken", 1, broken), 2, 7, time.monotonic() + 600).faults == 2
    assert "broken: seed 7\n" in capsys.readouterr().err


@pytest.mark.parametrize("name", GOOD)
def test_the_files_that_are_damaged_are_good_ones(name):
    stream = ahead.Ahead(io.BytesIO(GOOD[name]))
    found = inputs.Input("here/" + name, name, stream, unpacking.Budget(lambda: 10**6, 200))
    results = [one.result for one in registry.outcomes(found, targets.how())]
    assert results
    assert all(isinstance(one, Document) and files.SAID in " ".join(one.text.split()) for one in results)


@given(st.text(max_size=120), st.sampled_from(holding.DAYS))
@settings(max_examples=60)
def test_any_text_of_any_day_has_a_record(text, day):
    made = onrecord.Reader().attempt(onrecord.document(text, published=day))
    assert not isinstance(made, Failure)
    holding.check_spans(made)
    assert onrecord.from_json(onrecord.to_json(made)) == made


FAULTS = [
    "At least " + "1" + ",000" * 30 + " people died in Oslo.",
    "At least 999 billion billion billion people died in Oslo.",
    "9" * 400 + " people died.",
    "10**400 men died on 31 February 2022, and two on 30/02/99999.",
    "“" * 10_000 + "Ten died" + "”" * 10_000 + ", the mayor said.",
    "w" * 1_000_000,
    "The Моscow and Раris mayors \u202e said \u200b ten\u200ddied\ufeff.",
]


@pytest.mark.parametrize("text", FAULTS, ids=lambda one: one[:30])
@pytest.mark.parametrize("day", [None, "0001-01-01", "9999-12-31", "20221126T101010"])
def test_what_was_found_stays_mended(text, day):
    if len(text) > 10_000 and day:
        pytest.skip("long ones are read once")
    made = onrecord.Reader().attempt(onrecord.document(text, published=day))
    assert not isinstance(made, Failure), made.message
    assert made.document.text == text


@pytest.mark.parametrize("data", [b",", b";;;\n", b"\t\n\n"])
def test_a_table_of_nothing_is_told(data):
    """One in 1,000,000 inputs was this: a comma, cut out of a table."""
    stream = ahead.Ahead(io.BytesIO(data))
    found = inputs.Input("a.csv", "a.csv", stream, unpacking.Budget(lambda: 10**6, 200))
    (one,) = registry.outcomes(found, targets.how())
    assert ": " in one.result.message


def test_a_number_that_counts_nothing_is_passed_over_as_a_whole():
    found = numbers.find(
        tokenizer()("9 billion billion billion men, 1,000,000,000,000,000,000,000 women, ten others")
    )
    assert [one.value for one in found] == [10]


@pytest.mark.parametrize(
    "head", [COMMENTS, b"<?xml?>" + COMMENTS, b" " + COMMENTS, b"<!--" * 2000, b"<? a>" * 1600]
)
def test_comments_without_end_hold_up_nobody(head):
    """Without `?>` in their patterns these two never end: the test would, too."""
    assert not feed.is_feed(head)
    assert not html.is_page(head)


def test_comments_before_a_page_and_a_feed_are_passed_over():
    assert html.is_page(b"<?xml version='1.0'?> <!-- a --> <!-- b > -->\n<html>")
    assert feed.is_feed(b"<?xml version='1.0'?> <!-- a --> <?xml-stylesheet a?> <!-- b --><rss>")
    assert not feed.is_feed(b"<!-- <rss> --> <html>")


def test_a_refusal_is_one_type_wherever_it_is_asked_for():
    assert doc.Refusal is onrecord.model.Refusal
