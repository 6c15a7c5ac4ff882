"""The day of a deed by how long it was ago when its report was written."""

from __future__ import annotations

import pytest

import onrecord


def days(one: onrecord.Toll | onrecord.Event) -> tuple[str | None, str | None] | None:
    """The first and last day of a statement."""
    return (one.when.value.first, one.when.value.last) if one.when else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four days after the killings at Lisk, where 23 people lost their lives, the south is holding its breath.",
            ("2024-04-29", "2024-04-29"),
        ),
        (
            "Three days after rebels shelled Kidal, killing nine farmers, nobody has counted the wounded.",
            ("2024-04-30", "2024-04-30"),
        ),
        (
            "Two weeks after a quake killed 120 people in Herat, the city is without water.",
            ("2024-04-15", "2024-04-21"),
        ),
        # done the day before, perhaps
        (
            "Two days after the attack that killed nine people, the market reopened.",
            ("2024-04-30", "2024-05-01"),
        ),
        (
            "Police arrested a man on Wednesday, two days after a bomb killed three people in Quetta.",
            ("2024-04-29", "2024-04-29"),
        ),
        (
            "Six months after rebels seized Kidal, killing 30 people, families are returning.",
            ("2023-11-01", "2023-11-30"),
        ),
        (
            "Two years after a mob killed nine people in Quetta, nobody has been tried.",
            ("2022-01-01", "2022-12-31"),
        ),
    ],
)  # fmt: skip
def test_a_deed_is_so_many_days_before(text: str, expected: tuple[str, str]) -> None:
    killed = [toll for toll in onrecord.read(text, published="2024-05-03").tolls if toll.category == "killed"]
    assert [days(toll) for toll in killed] == [expected]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # what is told of the past, further down, may have been at any time
        (
            "Rebels came to Lisk. The town burned. Many fled. Three days after the raid on the market, which killed nine, "
            "soldiers came back.",
            "2024-05-03",
        ),
        ("Some days after the raid on the market, which killed nine, the town is quiet.", "2024-05-03"),
        ("Two days after the raid on the market, which killed nine, the town is quiet.", None),
    ],
)  # fmt: skip
def test_it_stays_open(text: str, published: str | None) -> None:
    killed = [toll for toll in onrecord.read(text, published=published).tolls if toll.category == "killed"]
    assert [days(toll) for toll in killed] == [None]


def test_the_words_that_tell_it_are_its_evidence() -> None:
    text = "Four days after the raid that killed nine people, the town is quiet."
    (toll,) = onrecord.read(text, published="2024-05-03").tolls
    assert toll.when is not None
    assert [text[start:end] for start, end in toll.when.spans] == ["Four days after"]


def test_two_deeds_have_each_their_own_length() -> None:
    text = "She came on Monday, nine days after a bomb killed three men and six days after a mine killed five women."
    record = onrecord.read(text, published="2016-05-09")
    assert [days(toll) for toll in record.tolls] == [("2016-04-30",) * 2, ("2016-05-03",) * 2]


def test_what_was_done_then_may_have_been_long_ago() -> None:
    text = "The prince came two years after a mob killed nine people in Quetta."
    (toll,) = onrecord.read(text, published="2024-05-03").tolls
    assert days(toll) is None


@pytest.mark.parametrize(
    ("text", "trigger", "when", "where"),
    [
        ("The minister condemned the attack, which took place on Monday in Cali.", "attack", "2024-04-29", "Cali"),
        ("Nine people were hurt in a clash that broke out on Monday in Cali.", "clash", "2024-04-29", "Cali"),
        ("The governor said the raid, which happened on Sunday in Kidal, had killed nine people.", "raid", "2024-04-28", "Kidal"),
        ("Over the past 24 hours rebels shelled Goma.", "shelled", "PT24H", "Goma"),
        ("In the last three days gunmen killed nine people in Kidal.", "killed", "P3D", "Kidal"),
    ],
)  # fmt: skip
def test_when_a_deed_is_told_to_have_come_about(text: str, trigger: str, when: str, where: str) -> None:
    record = onrecord.read(text, published="2024-05-03")
    event = next(one for one in record.events if one.trigger.value == trigger)
    assert event.when is not None
    assert event.where is not None
    assert (event.when.value.timex, event.where.value.name) == (when, where)
    assert event.when.value.last is not None


def test_who_condemns_a_deed_does_so_on_another_day() -> None:
    record = onrecord.read(
        "The minister condemned the attack, which took place on Monday in Cali.", published="2024-05-03"
    )
    assert next(one for one in record.events if one.type == "ACCUSE").when is None
