"""What the police did in a sentence by the events of its record: sentences of ours."""

from __future__ import annotations

import pytest

import onrecord
from evaluation.police.__main__ import Judged, best, counted, judged
from evaluation.police.assembly import Acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police arrested 47 miscreants in Lisk on Monday.", {"ARREST"}),
        ("47 miscreants were arrested on Monday.", {"ARREST"}),
        ("Police shot dead two rioters in Lisk on Monday.", {"FORCE", "KILL"}),
        ("Police beat the protesters with sticks on Monday.", {"FORCE"}),
        ("A mob killed two traders in Lisk on Monday.", set()),
        ("The police did not arrest the traders.", set()),
        ("Two traders died in police firing in Lisk.", {"FORCE", "KILL"}),
        ("The police fired in the air. A mob killed two traders in Lisk.", {"FORCE"}),
        ("Tear gas was fired at the marchers.", {"FORCE"}),
        ("The police raided a shop in Lisk.", set()),
    ],
)
def test_what_the_police_did(text: str, expected: set[str]) -> None:
    acts = Acts(onrecord.read(text))
    assert acts.of(0, len(text)) == expected
    assert acts.of(len(text), len(text) + 9) == set()


def test_a_bound_is_chosen_on_the_other_folds() -> None:
    sure = [Judged(fold, given, 0.9 if given else 0.2) for fold in range(5) for given in (True, False)]
    assert counted(sure) == (5, 5, 5)
    assert best(sure) == 0.25


def test_what_the_finders_give_is_sure() -> None:
    sentences = [{"start": at, "labels": ["KILL"], "chances": {"KILL": 0.3}} for at in (0, 40)]
    articles = [{"document": {"id": "d"}, "sentences": sentences}]
    assert [one.chance for one in judged(articles, "KILL", {("d", 40): {"KILL"}})] == [0.3, 1.0]
