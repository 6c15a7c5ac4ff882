"""Bare numbers that the encoder hears counted, and that are hours of the day."""

from __future__ import annotations

import pytest
from toll_hearing import SURELY

from onrecord import doc as on_doc
from onrecord.encoder.labels import Counted, Label, Labels
from onrecord.extract import tolls
from onrecord.model import Sourced, When
from onrecord.pipeline import document, prepare


def counted(text: str, number: str, time: str) -> list[float | None]:
    """The counts in a text with a known time, in which the encoder hears that many spirited away."""
    start, said, when = text.index(number), text.index("spirited"), text.index(time)
    labels = Labels(
        counted=(Counted(start, start + len(number), SURELY, (("abducted", SURELY),)),),
        spans={"tollcues": (Label(said, said + len("spirited"), "CUE", SURELY),)},
    )
    doc = prepare(document(text), labels)
    on_doc.put(
        doc,
        "times",
        (Sourced(When(timex="2026-03-01", type="DATE"), ((when, when + len(time)),), "a test", None),),
    )
    return [toll.count.value.low for toll in tolls.find(doc)]


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("As of nine this morning they were spirited away.", "nine", "this morning"),
        ("They were spirited away on Monday at ten.", "ten", "Monday"),
        ("They were spirited away by seven.", "seven", "by seven"),
    ],
)
def test_an_hour_counts_nobody(text: str, number: str, time: str) -> None:
    assert counted(text, number, time) == []


@pytest.mark.parametrize(
    ("text", "number", "time"),
    [
        ("The mayor knows of nine, spirited away on Monday.", "nine", "Monday"),
        ("They spirited away nine Monday.", "nine", "Monday"),
        ("Spirited away they stand at ten, spirited on Monday.", "ten", "Monday"),
    ],
)
def test_a_number_near_a_time_counts(text: str, number: str, time: str) -> None:
    assert len(counted(text, number, time)) == 1
