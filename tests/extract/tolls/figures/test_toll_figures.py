"""Running counts and figures that somebody gives."""

from __future__ import annotations

import pytest
from toll_finding import only, tolls

from onrecord.pipeline import Reader, document


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The death toll rose from 15 to 22.", 22, 15),
        ("The clinic lowered its count of the injured to 40 from 44.", 40, 44),
        ("Seven guards died, not nine as first reported.", 7, 9),
        ("The death toll in the fire at the Orel mill rose to 22.", 22, None),
    ],
)
def test_updates(text: str, new: int, old: int | None) -> None:
    toll = only(text)
    assert toll.count.value.best == new
    assert (toll.supersedes.best if toll.supersedes else None) == old


def test_families_without_a_home_are_households() -> None:
    (toll,) = tolls("The number of families without a home was put at 340.")
    assert (toll.category, toll.unit, toll.count.value.low) == ("homeless", "household", 340)


def test_a_figure_that_is_raised_replaces_the_old_one() -> None:
    (toll,) = tolls("The garrison has cut its count of the missing from 14 to nine.")
    assert toll.supersedes is not None
    assert (toll.count.value.low, toll.supersedes.low) == (9, 14)


@pytest.mark.parametrize("text", ["It was the fourth death", "The fourth woman killed"])
def test_a_text_may_end_at_a_place_in_a_count(text: str) -> None:
    assert [toll.count.value.low for toll in tolls(text)] == [4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The number of civilians killed between 8 and 11 April is 13.", "civilian"),
        ("The number of soldiers killed on 9 and 10 April rose to 13.", "soldier"),
        ("The number of civilian dead has risen to 13.", "civilian"),
        ("The civilian death toll stands at 13.", "civilian"),
        ("The military death toll stands at 13.", "soldier"),
        ("The number of dead on Monday was 13.", "person"),
    ],
)
def test_whom_a_running_count_is_of(text: str, kind: str) -> None:
    found = Reader().read(document(text)).tolls  # with times: days of a month are no counts
    assert [(toll.count.value.best, toll.subject_kind) for toll in found] == [(13, kind)]
