"""Hedges: likelihood words, their ranges, who holds them, and what they cover."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import growth

from onrecord.extract import hedges
from onrecord.model import Likelihood
from onrecord.pipeline import document, find_field, prepare

FOUND = [
    # text, term, scale, low, high, holder
    ("The convoy has almost certainly left, the UK Ministry of Defence said.", "almost certain", "phia", 0.95, 1.0, "UK Ministry of Defence"),
    ("British military intelligence said that the bridge was likely to fall.", "likely", "phia", 0.55, 0.75, "British military intelligence"),
    ("CIA analysts believe it is probable that the general fled.", "probable", "icd203", 0.55, 0.8, "CIA analysts"),
    ("The US intelligence community judges that the rebels are very likely to hold the port.", "very likely", "icd203", 0.8, 0.95, "US intelligence community"),
    ("The IPCC concluded that the glacier will very likely vanish.", "very likely", "ipcc", 0.9, 1.0, "IPCC"),
    ("The FBI said that a roughly even chance existed that the hacker would be caught.", "roughly even chance", "icd203", 0.45, 0.55, "FBI"),
    # nobody who is known to use a scale: what readers of the word mean
    ("A former CIA officer said the general had probably fled.", "probable", "none", 0.6, 0.85, "former CIA officer"),
    ("The Russian defence ministry said it was unlikely that the ship would sail.", "unlikely", "none", 0.09, 0.35, "Russian defence ministry"),
    ("Ukraine’s Ministry of Defence said the raid was highly likely.", "highly likely", "none", 0.8, 0.955, "Ministry of Defence"),
    ("The council considers a deal unlikely.", "unlikely", "none", 0.09, 0.35, "council"),
    ("“We doubt that the roof will hold,” the engineer told reporters.", "we doubt", "none", 0.085, 0.425, "engineer"),
    # the report's own voice
    ("The rain will probably stop by noon.", "probable", "none", 0.6, 0.85, None),
    # a word with no surveyed range, and words for where a claim comes from
    ("The ferry could sink, harbour officials said.", "could", "none", None, None, "harbour officials"),
    ("The suspect reportedly fled to Lisk.", "reportedly", "none", None, None, None),
    # no term of the holder's scale: never its range
    ("The UK Ministry of Defence said the depot may burn.", "may", "none", None, None, "UK Ministry of Defence"),
]  # fmt: skip

SCOPES = [
    ("It is likely that the wall will fall, though the tower stands.", ["the wall will fall"]),
    ("Fuel has probably run out, while the crew waits.", ["Fuel has", "run out"]),
    ("Orel said the dam may break, but nobody fled.", ["the dam", "break"]),
    ("There is a realistic possibility that the gang crossed the border.", ["the gang crossed the border"]),
    ("The talks might resume, though that is unlikely, said a diplomat.", ["The talks", "resume"]),
]

NONE = [
    "The strike in May was short.",
    "May Orel left.",
    "Workers may not enter the shaft without a permit.",
    "He could hear the children cry.",
    "A likely story, said Orel.",
    "She is twice as likely to vote as her son.",
    "Voters were asked how likely they were to move.",
    "As soon as possible, the team will dig.",
    "If possible, residents should leave.",
    "Could it rain?",
    "The army showed its might.",
    "The council has the power to do so.",
]


def read(text: str) -> list[tuple[Likelihood, str | None]]:
    """The hedges of a text, each with the name of its holder."""
    doc = prepare(document(text))
    for field in ("places", "attributions", "parties", "speakers"):
        find_field(doc, field)
    names = {party.id: party.name.value for party in hedges.on_doc.parties(doc)}
    return [(hedge.value, names.get(hedge.value.holder or "")) for hedge in hedges.find(doc)]


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0])
def test_a_hedge(row: tuple[str, str, str, float | None, float | None, str | None]) -> None:
    ((value, name),) = read(row[0])
    assert (value.term, value.scale, value.low, value.high, name) == row[1:]
    assert value.calibrated == (value.scale != "none")


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_what_a_hedge_covers(text: str, scope: list[str]) -> None:
    assert [text[start:end] for start, end in read(text)[0][0].scope] == scope


@pytest.mark.parametrize("text", NONE)
def test_no_hedge(text: str) -> None:
    assert read(text) == []


def test_two_speakers_of_one_sentence_hold_their_own() -> None:
    text = "London’s Ministry of Defence said the depot had likely burned, while Kyiv said it was probable that two had."
    assert [(value.scale, name) for value, name in read(text)] == [
        ("phia", "Ministry of Defence"),
        ("none", "Kyiv"),
    ]


def test_a_bare_ministry_is_of_the_country_named_with_it_before() -> None:
    text = "British military intelligence published a map. The Ministry of Defence said the town had likely fallen."
    assert [value.scale for value, _ in read(text)] == ["phia"]
    assert [value.scale for value, _ in read(text.replace("British", "Turkish"))] == ["none"]


@pytest.mark.parametrize("text", ["", "may", "LIKELY", "it is likely that", "😀 probably 😀", "“likely"])
def test_any_text_is_read(text: str) -> None:
    read(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["it", "is", "likely", "that", "may", "the", "dam", ",", "said", "Orel", "“", "”", ".", "could"]
        ),
        max_size=30,
    )
)
def test_spans_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [span for value, _ in read(text) for span in value.scope]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "pattern", ["it may likely be probably ", "Orel said it may be. ", "“It may,” he said, "]
)
def test_the_work_of_a_long_text_grows_with_it(pattern: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = prepare(document(pattern * times))
        find_field(find_field(doc, "attributions"), "parties")
        return lambda: list(hedges.find(doc))

    assert growth(work, 80) < 6  # a look at a bounded number of tokens around: 6.8 at 30, 4.3 at 200
