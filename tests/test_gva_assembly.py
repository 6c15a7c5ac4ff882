"""One figure of the killed and of the injured from the tolls of a report."""

import pytest

import onrecord
from evaluation.gva.assembly import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and five injured in Oslen on Monday.", (2, 5)),
        ("Nine people were wounded in the market. Two women were killed.", (2, 9)),
        ("At least three people were killed in Oslen. Nobody was injured.", (3, 0)),
        ("The mayor of Oslen opened a bridge.", (0, 0)),
        ("Police fear that twelve people may have been killed.", (0, 0)),
    ],
)
def test_the_largest_told_figure_is_the_figure_of_the_report(text: str, expected: tuple[int, int]) -> None:
    assert figures(onrecord.read(text)) == expected
