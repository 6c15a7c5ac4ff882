"""Who is counted by those who are not: sentences of ours."""

from __future__ import annotations

import pytest
from toll_finding import tolls


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("All but one of the 15 miners were killed.", 14),
        ("The gang seized 31 sailors. All but two of them were freed.", 29),
        ("Of the 113 girls, all but nine were freed.", 104),
        ("Some 40 workers were on the roof; all but six were rescued.", 34),
    ],
)
def test_all_but_a_few_are_the_others(text: str, counted: int) -> None:
    assert tolls(text)[-1].count.value.best == counted


@pytest.mark.parametrize(
    "text", ["All but seven of the detainees were freed.", "All but one of those on board died."]
)
def test_those_who_are_left_out_are_not_counted(text: str) -> None:
    assert [toll for toll in tolls(text) if toll.count.value.best in (1, 7)] == []
