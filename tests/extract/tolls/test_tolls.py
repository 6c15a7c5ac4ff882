"""Each field of a toll, by tables of sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth
from toll_finding import only, tolls, words

from onrecord import doc as on_doc
from onrecord.extract.tolls import BY, find
from onrecord.model import checked
from onrecord.pipeline import document, prepare, record


def test_a_toll_is_tied_to_its_words() -> None:
    text = "At least nine dock workers were killed in Oslen."
    toll = only(text)
    assert (toll.id, toll.count.by, words(toll, text)) == ("t1", BY, "At least nine dock workers")
    assert toll.cue
    assert toll.cue.value == "killed"
    assert toll.subject
    assert toll.subject.value == "dock workers"
    assert (toll.said_in, toll.event, toll.when, toll.where) == (None, None, None, None)


def test_families_are_households() -> None:
    toll = only("Some 60 families were displaced by the flood.")
    assert (toll.unit, toll.subject_kind, toll.count.value.best) == ("household", "family", 60)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor, 61, met 14 widows.",
        "A 14-year-old boy won the race.",
        "The 7.2-magnitude quake struck at 6.40 p.m. on 3 May.",
        "The 9th Battalion has 40 tanks and 300 soldiers.",
        "The aid is worth $40m (£31m).",
        "Turnout fell by 12 percent.",
        "Wolves killed 30 sheep.",
        "The bill killed off two clauses.",
        "United lost two players to injury.",
        "The meeting was held on Friday.",
        "No one can be held to account.",
        "How many people must die?",
        "Every year a child dies here.",
        "The loss of a son is a heavy thing.",
        "The list has the names of people who have died.",
        "He held himself out as a friend of the poor.",
        "There are two films, one captured by a camera on the wall.",
        "The firm ended the year without loss.",
        "The firm holds about 40% of Kessa Mills.",
        "The judge told the guards to release the boy.",
        "The nation's fifth largest steelmaker was hurt by prices.",
        "The rebels blew up several electricity poles.",
        "Ten buses were burned.",
        "It is not known how many villagers were displaced.",
        "The ministers met in Oslen, where the talks were held.",
    ],
)  # fmt: skip
def test_what_is_no_toll(text: str) -> None:
    assert tolls(text) == []


def test_two_sources_are_two_tolls() -> None:
    five, none = tolls("Orel said five people had died; Lisk said there were no victims.")
    assert (five.count.value.low, five.polarity) == (5, "asserted")
    assert (none.count.value.low, none.polarity) == (0, "negated")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"“”\"',.;:()-–?\n", "killed", "wounded", "12", "dozens", "of", "them", "people", "a", "the", "toll",
             "rose", "to", "from", "including", "each", "third", "were", "and", "no", "DEAD", "e\u0301", "🙂", "٣", "½"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text_gives_spans_inside_it(parts: list[str]) -> None:
    doc = prepare(document(" ".join(parts)))
    found = tuple(find(doc))
    on_doc.put(doc, "tolls", found)
    checked(record(doc))
    ids = {toll.id for toll in found}
    assert len(ids) == len(found)
    assert all(toll.part_of in ids | {None} and toll.part_of != toll.id for toll in found)


@pytest.mark.parametrize(
    "pattern",
    [
        "killed 12 people and ", "including three children, ", "the death toll from the fire in the mill at Orel ",
        "a cook, a nurse, ", "two of them, ", "12 13 14 ", "not nine ", "five in Lisk and ", "were killed ", "who ",
    ],
)  # fmt: skip
def test_the_work_of_a_long_text_grows_with_it(pattern: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = prepare(document(pattern * times))
        return lambda: list(find(doc))

    assert growth(work, 40) < 5
