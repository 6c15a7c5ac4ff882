"""Parts and their totals: lists, breakdowns, parts by who they were."""

from __future__ import annotations

import pytest
from toll_finding import tolls


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The fire at the inn killed nine. Two Danes were among them.", 2),
        ("Seventeen guards were killed. Nine of them belonged to one regiment.", 9),
        ("The shelling killed ten villagers. Four were children.", 4),
        ("Nine men are missing: the skipper, Olaf Berg, two engineers and six deckhands.", 6),
        ("Of the 23 killed, nineteen had been asleep.", 19),
        ("The cyclone killed 145 people. Of these, 117 were Rohingya.", 117),
        ("Forty-eight are in hospital, six in critical condition.", 6),
        ("About 284 people were wounded, of whom 195 were still in hospital.", 195),
    ],
)
def test_a_part_has_its_total(text: str, number: int) -> None:
    total, *_, part = tolls(text)
    assert (part.count.value.low, part.part_of) == (number, total.id)


def test_the_kind_of_a_part_is_what_they_belonged_to() -> None:
    assert tolls("Eight people died. Three of them served with the army.")[-1].subject_kind == "soldier"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Twelve people were killed. Six of the dead were children, the ministry said.", "child"),
        ("Twelve people were killed. Three of those who died were nurses.", "medic"),
        ("Twelve people were killed. Two of the dead were from Lisk.", "person"),
    ],
)
def test_a_part_is_of_the_kind_that_its_verb_gives_it(text: str, kind: str) -> None:
    assert tolls(text)[-1].subject_kind == kind


@pytest.mark.parametrize(
    ("text", "sizes", "wholes"),
    [
        ("The fire killed 12 people, including two children.", [12, 2], [None, "t1"]),
        ("Twelve people, five of them women, were hurt.", [12, 5], [None, "t1"]),
        ("Twelve people were hurt, three of them seriously.", [12, 3], [None, "t1"]),
        ("The fire killed 12 people. Among the dead were two cooks.", [12, 2], [None, "t1"]),
        ("The fire killed 12 people. The victims included a cook and her son.", [12, 2], [None, "t1"]),
        ("Twelve people including two boys and a girl died.", [12, 2, 1], [None, "t1", "t1"]),
        ("Twelve fighters including a commander were killed.", [12, 1], [None, "t1"]),
        ("The fire killed 12 people. The dead included a cook and her son died later.", [12, 1, 1], [None, "t1", "t1"]),
        ("The fire killed 12 people. Three of them were children.", [12, 3], [None, "t1"]),
        ("Two more bodies were found, bringing the toll to 12.", [2, 12], ["t2", None]),
        ("Five men and two women were killed.", [5, 2], [None, None]),
        ("Nine people were killed, five in Lisk and four on a bus.", [9, 5, 4], [None, "t1", "t1"]),
        ("The mayor put the dead at 41, 30 in Lisk and eleven in Orel.", [41, 30, 11], [None, "t1", "t1"]),
        ("A raid killed three people, two men and a woman.", [3, 2, 1], [None, "t1", "t1"]),
        ("It told of the murder of three reporters, two Danes and a Belgian.", [3, 2, 1], [None, "t1", "t1"]),
        ("A raid killed three people near two soldiers and a policeman.", [3], [None]),
        ("A raid killed five soldiers, three policemen and two civilians.", [5, 3, 2], [None, None, None]),
        ("Ten people were shot; four died and six were hurt.", [10, 4, 6], [None, None, None]),
        ("Five of the 20 injured were children.", [5, 20], ["t2", None]),
        ("Nine of the 31 people killed were soldiers.", [9, 31], ["t2", None]),
        ("At least 64 people died. The toll includes four cooks.", [64, 4], [None, "t1"]),
        ("Twelve people died. They include two pupils.", [12, 2], [None, "t1"]),
    ],
)  # fmt: skip
def test_parts(text: str, sizes: list[int], wholes: list[str | None]) -> None:
    found = tolls(text)
    assert [toll.count.value.low for toll in found] == sizes
    assert [toll.part_of for toll in found] == wholes


def test_a_number_behind_another_verb_is_no_part_by_its_sum() -> None:
    text = "A group that had listed 57 dead lowered its figure to 55, since two women were named twice."
    assert {toll.part_of for toll in tolls(text)} == {None}


def test_who_some_of_a_number_were_tells_nothing_of_the_rest() -> None:
    found = tolls("Five of the 20 injured were children.")
    assert [toll.subject_kind for toll in found] == ["child", "person"]


def test_the_total_of_a_list_counts_as_many_as_it_names() -> None:
    text = "The bombing killed 21. Two of the wounded died on Friday. The dead included eleven traders."
    total, _, part = tolls(text)
    assert (part.count.value.low, part.part_of) == (11, total.id)


def test_who_is_a_part_is_not_who_did_it() -> None:
    text = "Five were shot dead by police; 31 were injured, 13 of them by live bullets."
    assert tolls(text)[-1].subject_kind == "person"
