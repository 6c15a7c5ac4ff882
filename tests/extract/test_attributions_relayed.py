"""Words that others relay, wave away or keep out of: what was heard is given by hand."""

from __future__ import annotations

import pytest
from test_attributions_encoded import find, said

BEHIND = ("Interfax quoted Orel as saying three died.", "Orel as saying three died", "Interfax", "quoted")
AHEAD = ("“It fell,” Interfax quoted Orel as saying.", "“It fell,”", "Interfax", "quoted")
PASSIVE = (
    "Orel was quoted by Interfax as saying that two died.", "as saying that two died", "Interfax", "was quoted by",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"), [(BEHIND, "three died"), (AHEAD, "“It fell,”"), (PASSIVE, "that two died")]
)
def test_relayed_words_are_whose_they_are(told: tuple[str, str, str, str], words: str) -> None:
    (found,) = find(told[0], said(*told))
    assert found.source is not None
    assert (found.source.value, found.content.value) == ("Orel", words)


def test_who_is_quoted_is_no_content() -> None:
    text = "Orel was quoted by Interfax."
    assert [one.content.value for one in find(text, said(text, "Orel", "Interfax", "was quoted by"))] == [
        "Orel"
    ]
    text = "“It fell,” Orel was quoted as saying by Interfax."
    heard = said(text, "Orel", "Interfax", "was quoted as saying by")
    assert find(text, heard) == []


@pytest.mark.parametrize(
    ("text", "content", "cue", "negated"),
    [
        ("Iran dismissed as baseless reports that it had fired.", "baseless reports that it had fired", "dismissed as", True),
        ("The ministry dismissed the accusation as “pure invention”.", "the accusation as “pure invention”", "dismissed", True),
        ("The ministry dismissed the plan as “pure invention”.", "the plan as “pure invention”", "dismissed", False),
    ],
)  # fmt: skip
def test_claims_that_are_waved_away_are_denied(text: str, content: str, cue: str, negated: bool) -> None:
    source = text.split(" dismissed", maxsplit=1)[0]
    found = [one for one in find(text, said(text, content, source, cue)) if one.source]
    assert [one.negated for one in found] == [negated]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("A mayor who asked not to be named left.", "not to be named", "who", "asked"),
        ("The official, who declined to be identified, left.", "to be identified", "who", "declined"),
        ("Two men died, the ministry said, citing witnesses.", "witnesses", "the ministry", "citing"),
    ],
)
def test_who_wants_no_name_or_names_a_source_has_said_nothing(
    text: str, content: str, source: str, cue: str
) -> None:
    assert content not in [one.content.value for one in find(text, said(text, content, source, cue))]


def test_a_whole_clause_before_who_tells_it_needs_no_hearing() -> None:
    (found,) = find("Nine soldiers died in Lisk, said Lt. Gen. Jon Vann, an adviser to the council.")
    assert found.source is not None
    assert found.source.value.startswith("Lt. Gen. Jon Vann")
    assert found.content.value == "Nine soldiers died in Lisk"


def test_a_piece_of_it_that_was_heard_unsurely_is_all_of_it() -> None:
    text = "A missile hit a block of flats in Lisk, killing six people, officials say."
    (found,) = find(text, said(text, "six people", "officials", "say", 0.4))
    assert found.content.value == "A missile hit a block of flats in Lisk, killing six people"


@pytest.mark.parametrize(
    ("source", "cue", "score", "count"),
    [
        ("", "", 0.55, 0),  # nobody tells it
        ("The junta", "expelled", 0.45, 0),  # by no word of telling
        ("The junta", "expelled", 0.7, 1),
    ],
)
def test_what_nobody_is_heard_to_tell_needs_more(source: str, cue: str, score: float, count: int) -> None:
    text = "The junta expelled the French ambassador on Friday."
    assert len(find(text, said(text, "the French ambassador", source, cue, score))) == count


def test_a_clause_of_another_behind_it_is_not_what_somebody_tells() -> None:
    text = "Ten men died, officials said, but the army denied it."
    first, *_ = find(text, said(text, "Ten men died … but the army denied it", "officials", "said", 0.55))
    assert first.source is not None
    assert (first.source.value, first.content.value) == ("officials", "Ten men died")
