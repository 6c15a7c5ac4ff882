"""Where the words of an attribution stand: around its cue, before who is told, beside a colon, over paragraphs."""

from __future__ import annotations

import pytest
from test_attributions import find, parts, pieces

AROUND = [
    ("The trees, according to Ada Orel, fell in May.", "The trees … fell in May", None),
    (
        "The wall, Mayor Ada Orel told reporters, was built in haste.",
        "The wall … was built in haste",
        "reporters",
    ),
    ("The wall, argued Ben Vann, could never have held.", "The wall … could never have held", None),
    ("The goats, she insisted, “are not for sale”.", "The goats … “are not for sale”", None),
    (
        "The plan, the union said, would “cost lives” in the north.",
        "The plan … would “cost lives” in the north",
        None,
    ),
    (
        "Those who fled, the priest told Radio Lisk, will not come back.",
        "Those who fled … will not come back",
        "Radio Lisk",
    ),
    ("The road, engineers warned the council on Monday, has gone.", "The road … has gone", "the council"),
]


@pytest.mark.parametrize(("text", "content", "addressee"), AROUND)
def test_speech_around_its_cue(text: str, content: str, addressee: str | None) -> None:
    said = find(text)[0]
    assert (pieces(text, said), said.addressee and said.addressee.value) == (content, addressee)


@pytest.mark.parametrize(
    "text",
    ["Last year, she said, “we lost two boats”.", "In Lisk, the mayor said, “we are poor”."],
)
def test_a_time_or_place_before_is_no_subject_of_what_is_quoted(text: str) -> None:
    assert pieces(text, find(text)[0]).startswith("“we")


TOLD = [
    ("“Nobody helped us,” the widow said to her sister.", "her sister"),
    ("The clerk admitted to police that she had taken the money.", "police"),
    ("Orel admitted to the head of the council that the wall was weak.", "the head of the council"),
    ("“Sit down,” the cook said to the boys.", "the boys"),
    ("“It adds to our woes,” Orel said to applause.", None),
    ("Orel claimed to have seen the letter.", None),
]


@pytest.mark.parametrize(("text", "addressee"), TOLD)
def test_who_is_told_after_to(text: str, addressee: str | None) -> None:
    said = find(text)[0]
    assert (said.addressee and said.addressee.value) == addressee


INNER = [
    ("“The captain told us, ‘Jump’, and we jumped,” Orel said.", "‘Jump’", "The captain"),
    ("The crew had sworn to return, the cook said.", "to return", "The crew"),
    ("Guards had threatened to shoot, two prisoners told the court.", "to shoot", "Guards"),
    ("“He shouted ‘Run’ and jumped,” the driver said.", "‘Run’", "He"),
    ("“They went on chanting ‘bread’ and threw stones,” the baker said.", "‘bread’", "They"),
    ("“The clerk called him ‘a thief’, and then she left,” Orel said.", "him ‘a thief’", "The clerk"),
    (
        "Cooks had told the ward that the well was dry, the mayor, Ada Orel, said.",
        "that the well was dry",
        "Cooks",
    ),
]


@pytest.mark.parametrize(("text", "content", "source"), INNER)
def test_speech_inside_speech_ends_with_it(text: str, content: str, source: str) -> None:
    assert (source, content) in [(who, words) for _, who, _, words in parts(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Out!” cried Ben Vann from the window.", "Ben Vann"),
        ("“Out!” cried Ben Vann at the gates of the mine.", "Ben Vann"),
        ("“We stay,” said Ada Orel from the health ministry.", "Ada Orel from the health ministry"),
        ("“We stay,” said Ada Orel of Lisk.", "Ada Orel of Lisk"),
    ],
)
def test_where_somebody_speaks_is_no_part_of_a_name(text: str, source: str) -> None:
    assert parts(text)[0][1] == source


HEADLINES = [
    ("Police: two guards drowned", "Police", "two guards drowned"),
    ("“No one warned us”: the widows of Lisk", "the widows of Lisk", "“No one warned us”"),
    ("“We were robbed”: Vann", "Vann", "“We were robbed”"),
]


@pytest.mark.parametrize(("text", "source", "content"), HEADLINES)
def test_headlines_of_a_colon(text: str, source: str, content: str) -> None:
    assert (source, content) in [(who, words) for _, who, _, words in parts(text)]


@pytest.mark.parametrize(
    "text", ["“The Long Road”: a review", "Weather: rain fell all night", "The prize: he won a goat."]
)
def test_a_colon_after_something_else_tells_nothing(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm unveiled on Monday a plan for the port.", "a plan for the port"),
        ("The army confirmed on Friday the loss of two boats.", "the loss of two boats"),
    ],
)
def test_a_thing_after_a_time(text: str, content: str) -> None:
    assert [words for *_, words in parts(text)] == [content]
