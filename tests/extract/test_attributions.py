"""Who said what by the rules, in sentences of our own: what is found, how much of it, what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from steps import growth

from onrecord.encoder.labels import Labels, Said
from onrecord.extract import attributions
from onrecord.model import Attribution
from onrecord.pipeline import document, prepare


def heard(text: str) -> Doc:
    """A text in which an encoder hears no attribution but holds all words likely to be one."""
    return prepare(document(text), Labels(maybe=((0, len(text)),) if text else ()))


def find(text: str) -> list[Attribution]:
    """What the rules read."""
    return list(attributions.find(heard(text)))


def pieces(text: str, found: Attribution) -> str:
    return " … ".join(text[start:end] for start, end in found.content.spans)


def parts(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (
            found.manner,
            found.source.value if found.source else None,
            found.cue.value if found.cue else None,
            pieces(text, found),
        )
        for found in find(text)
    ]


QUOTED = [
    ("“The dam holds,” said Mayor Ada Orel.", "Mayor Ada Orel", "said", "“The dam holds,”"),
    ("Mayor Ada Orel said: “The dam holds.”", "Mayor Ada Orel", "said", "“The dam holds.”"),
    ("Mayor Ada Orel said, “The dam holds.”", "Mayor Ada Orel", "said", "“The dam holds.”"),
    ("“The dam,” Orel said, “holds for now.”", "Orel", "said", "“The dam,” … “holds for now.”"),
    ("“We left,” he said. “Nobody helped us.”", "he", "said", "“We left,” … “Nobody helped us.”"),
    ("'The dam holds,' Orel said.", "Orel", "said", "'The dam holds,'"),
    ('"The dam holds," Orel said.', "Orel", "said", '"The dam holds,"'),
    ("«The dam holds,» Orel said.", "Orel", "said", "«The dam holds,»"),
    ("``The dam holds,'' Orel said.", "Orel", "said", "``The dam holds,''"),
    ("“The dam holds 💧,” Orel said.", "Orel", "said", "“The dam holds 💧,”"),
    ("@ada_orel tweeted: “We stay 💪”", "@ada_orel", "tweeted", "“We stay 💪”"),
    ("Said Vann: “We stay.”", "Vann", "Said", "“We stay.”"),
    ("Orel: “We stay.”", "Orel", ":", "“We stay.”"),
    ("“We stay.” — Ada Orel", "Ada Orel", "—", "“We stay.”"),
    ("He told reporters that “we left at dawn”.", "He", "told", "that “we left at dawn”"),
    ("“Where is the bridge?” Orel asked reporters on Monday.", "Orel", "asked", "“Where is the bridge?”"),
    ("“Nobody left!” Vann said as he walked in.", "Vann", "said", "“Nobody left!”"),
    ("“We have our own,” Ada Orel, 57, told a voter.", "Ada Orel, 57", "told", "“We have our own,”"),
    ("The union issued a statement:\n“We will not go back.”", "The union", ":", "“We will not go back.”"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), QUOTED)
def test_direct_speech(text: str, source: str, cue: str, content: str) -> None:
    assert parts(text) == [("direct", source, cue, content)]


INDIRECT = [
    ("The mayor said that the dam was safe.", "The mayor", "said", "that the dam was safe"),
    ("The mayor said the dam was safe.", "The mayor", "said", "the dam was safe"),
    ("The dam was safe, the mayor said.", "the mayor", "said", "The dam was safe"),
    ("The dam, the mayor said, was safe.", "the mayor", "said", "The dam … was safe"),
    ("It added that the road was open.", "It", "added", "that the road was open"),
    ("As Orel noted, the wall was weak.", "Orel", "noted", "the wall was weak"),
    (
        "According to the ministry, nine bridges were closed.",
        "the ministry",
        "According to",
        "nine bridges were closed",
    ),
    (
        "Nine bridges were closed, according to the ministry.",
        "the ministry",
        "according to",
        "Nine bridges were closed",
    ),
    ("In the mayor’s view, the dam is a wreck.", "the mayor", "In the mayor’s view", "the dam is a wreck"),
    ("A survey showed that the wall had cracked.", "A survey", "showed", "that the wall had cracked"),
    (
        "Footage from the harbour showed boats on fire.",
        "Footage from the harbour",
        "showed",
        "boats on fire",
    ),
    ("The report found that the pump had failed.", "The report", "found", "that the pump had failed"),
    ("Ada Orel and Ben Vann said the wall was weak.", "Ada Orel and Ben Vann", "said", "the wall was weak"),
    (
        "Some residents complained they had no water.",
        "Some residents",
        "complained",
        "they had no water",
    ),
    ("At least half of voters say the wall is weak.", "At least half of voters", "say", "the wall is weak"),
    ("The 46-year-old said the wall was weak.", "The 46-year-old", "said", "the wall was weak"),
    ("Orel was confident that the wall would stand.", "Orel", "was confident", "that the wall would stand"),
    (
        "The firm valued the ship at £40 million.",
        "The firm",
        "valued",
        "the ship at £40 million",
    ),
    ("The governor urged residents to leave.", "The governor", "urged", "residents to leave"),
    ("The governor vowed to rebuild the bridge.", "The governor", "vowed", "to rebuild the bridge"),
    ("The plan was criticised by the mayor.", "the mayor", "was criticised by", "The plan"),
    ("Mayor Slams Bridge Plan", "Mayor", "Slams", "Bridge Plan"),
    ("The Super Council also plans to target farms.", "The Super Council", "also plans", "to target farms"),
    ("The bridge is expected to open in May.", None, "is expected", "The bridge … to open in May"),
    ("Orel, who said the dam was safe, left the town.", "Orel", "said", "the dam was safe"),
    (
        "The guide said in a tweet on Monday that the path was closed.",
        "The guide",
        "said",
        "that the path was closed",
    ),
    ("The mayor on Friday said the dam was safe.", "The mayor", "said", "the dam was safe"),
    ("If the mayor says the wall is weak, people will leave.", "the mayor", "says", "the wall is weak"),
    ("The roads filled amid reports that the dam had failed.", None, "reports", "that the dam had failed"),
    ("The vote followed calls for a new wall.", None, "calls for", "a new wall"),
    # time, place and occasion between the cue and what is said
    (
        "Ada Orel said in her nightly address that the dam was safe.",
        "Ada Orel",
        "said",
        "that the dam was safe",
    ),
    (
        "The guide said in a brief televised message to the town late on Monday that it was over.",
        "The guide",
        "said",
        "that it was over",
    ),
    (
        "The staff reported this morning that the dam was safe.",
        "The staff",
        "reported",
        "that the dam was safe",
    ),
    (
        "The clerk said on Tuesday in Lisk that talks had failed.",
        "The clerk",
        "said",
        "that talks had failed",
    ),
    ("The mayor said Friday the dam was safe.", "The mayor", "said", "the dam was safe"),
    ("The mayor said Tuesday was a bad day.", "The mayor", "said", "Tuesday was a bad day"),
    ("The mayor said next week the dam would open.", "The mayor", "said", "next week the dam would open"),
    ("The mayor said at 10 a.m. the dam was safe.", "The mayor", "said", "the dam was safe"),
    ("The clerk vowed in a televised speech to go on.", "The clerk", "vowed", "to go on"),
    ("The clerk promised not to go on.", "The clerk", "promised", "not to go on"),
    # rough numbers that begin a clause
    (
        "Clerks said between 16 and 20 men had been seen.",
        "Clerks",
        "said",
        "between 16 and 20 men had been seen",
    ),
    ("The clerk claimed at least 12 boats had sunk.", "The clerk", "claimed", "at least 12 boats had sunk"),
    # sources before their content
    (
        "According to the Lisk Centre for Peace in Karvia, crime in the town rose by half.",
        "the Lisk Centre for Peace in Karvia",
        "According to",
        "crime in the town rose by half",
    ),
    (
        "According to Ada Orel, the mayor of Lisk, nobody was hurt.",
        "Ada Orel, the mayor of Lisk",
        "According to",
        "nobody was hurt",
    ),
    (
        "Two died, according to the clinic in Lisk, where crews had worked all night.",
        "the clinic in Lisk",
        "according to",
        "Two died",
    ),
    (
        "In a note late on Tuesday, its speaker, Ada Orel, said the dam was safe.",
        "its speaker, Ada Orel",
        "said",
        "the dam was safe",
    ),
    (
        "The mayor, who spoke on Tuesday, said the dam would hold.",
        "The mayor",
        "said",
        "the dam would hold",
    ),
    # what surrounds a cue
    (
        "It is very unlikely, she believes, that the ferry will sail.",
        "she",
        "believes",
        "It is very unlikely … that the ferry will sail",
    ),
    ("The dam, she said, that broke last year was old.", "she", "said", "The dam"),
    # figures
    (
        "The ward put the death toll in its streets at 29.",
        "The ward",
        "put",
        "the death toll in its streets at 29",
    ),
    (
        "The ward put the number of people hurt at more than 40, among them six cooks.",
        "The ward",
        "put",
        "the number of people hurt at more than 40, among them six cooks",
    ),
    ("The clinic gave a figure of 12.", "The clinic", "figure of", "12"),
    ("Cooks counted 31 boats in the bay.", "Cooks", "counted", "31 boats in the bay"),
    # what is no part of the content
    ("KHARIN, Ukraine — The dam is safe, Orel said.", "Orel", "said", "The dam is safe"),
    ("NEW LISK, July 14 (Agency) - The dam is safe, Orel said.", "Orel", "said", "The dam is safe"),
    ("NATO — the alliance — is safe, Orel said.", "Orel", "said", "NATO — the alliance — is safe"),
    ("No group claimed responsibility, but suspicion is growing.", "No group", "claimed", "responsibility"),
    ("The council condemned the raid, but residents stayed.", "The council", "condemned", "the raid"),
    (
        "The council condemned the raid, the fire and the flood.",
        "The council",
        "condemned",
        "the raid, the fire and the flood",
    ),
    ("The minister attacked the plan.", "The minister", "attacked", "the plan"),
    ("Vann attacked Orel for the cost.", "Vann", "attacked", "Orel for the cost"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT)
def test_indirect_speech(text: str, source: str | None, cue: str, content: str) -> None:
    assert parts(text) == [("indirect", source, cue, content)]


MIXED = [
    (
        "The mayor claimed the dam was “perfectly safe” that night.",
        "claimed",
        "the dam was “perfectly safe” that night",
    ),
    ("He called the plan “a disgrace”.", "called", "the plan “a disgrace”"),
    ("He described the raid as “a success”.", "described", "the raid as “a success”"),
    ("She described as “lies” accounts of the raid.", "described as", "“lies” accounts of the raid"),
    (
        "Vann wrote that “the bridge ... is gone” and “nobody came”.",
        "wrote",
        "that “the bridge ... is gone” and “nobody came”",
    ),
]


@pytest.mark.parametrize(("text", "cue", "content"), MIXED)
def test_mixed_speech(text: str, cue: str, content: str) -> None:
    assert [(manner, verb, words) for manner, _, verb, words in parts(text)] == [("mixed", cue, content)]


def test_who_is_told() -> None:
    text = "The general told the families of men sent to the front that he “knew their pain”."
    (said,) = find(text)
    assert said.addressee is not None
    assert said.addressee.value == "the families of men sent to the front"
    assert (said.manner, said.content.value) == ("mixed", "that he “knew their pain”")


@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        ("The wall fell, cooks told Radio Lisk.", "Radio Lisk", "The wall fell"),
        ("The wall fell, cooks told a reporter on Friday.", "a reporter", "The wall fell"),
        ("Orel told the judges last year that she was ill.", "the judges", "that she was ill"),
        ("Orel told The Lisk Times that she was ill.", "The Lisk Times", "that she was ill"),
        ("Orel told the story of the wall.", None, "the story of the wall"),
    ],
)
def test_who_is_told_and_what(text: str, addressee: str | None, content: str) -> None:
    (said,) = find(text)
    assert (said.addressee and said.addressee.value, said.content.value) == (addressee, content)


@pytest.mark.parametrize(
    "text", ["“We had reports of a threat,” Orel said.", "Orel rejected claims that the dam was weak."]
)
def test_what_others_said_is_not_that_of_who_has_or_rejects_it(text: str) -> None:
    assert [
        said.source for said in find(text) if said.cue and said.cue.value in {"reports of", "claims"}
    ] == [None]


def test_who_is_told_of_a_passive() -> None:
    (said,) = find("The town was told that the dam would hold.")
    assert said.source is None
    assert said.addressee is not None
    assert said.addressee.value == "The town"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The company denied that the pump had failed.", "that the pump had failed"),
        ("The minister denied breaking the law.", "breaking the law"),
        ("The minister refused to resign.", "to resign"),
        ("She declined to say whether the pump failed.", "whether the pump failed"),
        ("He did not say when the bridge would open.", "when the bridge would open"),
        ("Orel never claimed that the wall was safe.", "that the wall was safe"),
        ("None of the guards criticised the order.", "the order"),
    ],
)
def test_denials_and_refusals_are_negated(text: str, content: str) -> None:
    (said,) = find(text)
    assert (said.negated, said.content.value) == (True, content)


def test_a_clause_before_ends_where_the_main_one_begins() -> None:
    text = "While Orel praised the wall, Vann said it was weak."
    assert [(who, words) for _, who, _, words in parts(text)] == [
        ("Orel", "the wall"),
        ("Vann", "it was weak"),
    ]


def test_two_speakers_of_one_sentence() -> None:
    text = "Orel said she was tired, but the minister said the work would go on."
    assert [(who, words) for _, who, _, words in parts(text)] == [
        ("Orel", "she was tired"),
        ("the minister", "the work would go on"),
    ]


def test_a_subject_is_shared() -> None:
    text = "Orel said the dam was safe and added that the road was open."
    assert {(who, words) for _, who, _, words in parts(text)} == {
        ("Orel", "the dam was safe"),
        ("Orel", "that the road was open"),
    }


def test_a_question_has_no_source() -> None:
    text = "Asked whether the dam would hold, Orel said it would."
    assert [(who, words) for _, who, _, words in parts(text)] == [
        (None, "whether the dam would hold"),
        ("Orel", "it would"),
    ]


def test_nested_speech_is_its_own() -> None:
    text = "“They said the dam ‘would never break’, and it broke,” Vann said."
    outer, inner = find(text)
    assert (outer.manner, outer.source and outer.source.value) == ("direct", "Vann")
    assert (inner.manner, inner.source and inner.source.value) == ("mixed", "They")
    assert outer.content.spans[0][0] <= inner.content.spans[0][0] < outer.content.spans[-1][1]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“We left at dawn.\n“Nobody helped us.\n“We are tired,” Vann said."
    (said,) = find(text)
    assert (said.manner, said.source and said.source.value) == ("direct", "Vann")
    assert said.content.spans == ((0, text.index(" Vann")),)


def test_a_paragraph_of_quotation_goes_on_with_the_last_speaker() -> None:
    text = "“We left at dawn,” Vann said.\n“The road was closed and the bridge was gone.”"
    first, second = find(text)
    assert (first.speaker_inferred, second.speaker_inferred) == (False, True)
    assert second.source is None
    assert second.content.value == "“The road was closed and the bridge was gone.”"


def test_ids_are_counted_from_one() -> None:
    text = "“We left,” Vann said. Orel said the road was open. Nobody, the mayor said, was hurt."
    assert [said.id for said in find(text)] == ["a1", "a2", "a3"]
    assert all(said.speaker is None and said.said_in is None for said in find(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The so-called “safe” road was closed.",
        "The “Night Owl” ferry sank off the coast.",
        "The ship, named “Hope”, sank.",
        "A promised bridge was never built.",
        "A well-established, pre-agreed route led over the hill.",
        "The road runs along the river and over the hill.",
        "The clock showed on the tower.",
        "Read more about the bridge.",
        "The army came to defend the town.",
        "A stray ” mark and one more “ stand in this line.",
        "The rebels attacked the village at dawn.",
        "In Lisk, which was flooded, Orel told reporters.",
        "The cook put dinner on the table at 7.",
        "The team counted on Orel.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("mark", ["”", "“", "'", '"', "’"])
def test_a_stray_mark_costs_no_other_quotation(mark: str) -> None:
    text = f"The plate read 5{mark} wide.\nNothing else.\n“The dam holds,” Orel said."
    assert "“The dam holds,”" in [words for *_, words in parts(text)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"“”‘’\"'«»,.:;()—\n💧",
                "said",
                "Orel",
                "that",
                "told",
                "who",
                "the",
                "dam",
                "by",
                "to",
                "according",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_spans_lie_inside_any_text(text: str) -> None:
    for said in find(text):
        for part in (said.content, said.source, said.cue, said.addressee):
            assert part is None or all(0 <= start < end <= len(text) for start, end in part.spans)
            assert part is None or part.value == " ".join(text[start:end] for start, end in part.spans)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    "piece", ["“We stay,” Orel said. ", "he said that ", "“he said ", "Orel and ", "said — "]
)
def test_work_grows_with_the_text(piece: str) -> None:
    def work(times: int) -> Callable[[], object]:
        doc = heard(piece * times)
        return lambda: list(attributions.find(doc))

    assert growth(work, 150) < 5


def test_a_cue_after_and_goes_with_the_verb_it_is_like() -> None:
    text = "The minister has decried the flood and praised the crews."
    assert [(who, words) for _, who, _, words in parts(text)] == [
        ("The minister", "the flood"),
        ("The minister", "the crews"),
    ]


def test_a_dateline_is_no_part_of_who_speaks() -> None:
    text = "LISK, Norway (Agency) - Orel's police chief said two men had died."
    cue = text.index("said")
    said = Said(((cue + 5, len(text) - 1),), ((0, cue - 1),), ((cue, cue + 4),), 0.9)
    (one,) = attributions.find(prepare(document(text), Labels(said=(said,))))
    assert one.source is not None
    assert one.source.value == "Orel's police chief"


@pytest.mark.parametrize(
    "text", ["The board reports that", "THE COUNCIL FEARS THAT ", "The mayor claims that"]
)
def test_a_text_may_end_where_a_clause_would_begin(text: str) -> None:
    assert find(text) == []
