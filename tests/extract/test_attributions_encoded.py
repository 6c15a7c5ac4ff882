"""What was heard by an encoder, joined with the rules': labels are made by hand, no graph is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import doc as on_doc
from onrecord import pipeline
from onrecord.encoder.labels import Labels, Said
from onrecord.extract import attributions
from onrecord.model import Attribution, Span

NOTHING = ()


def said(text: str, content: str, source: str = "", cue: str = "", score: float = 0.95) -> Said:
    """An attribution whose parts are the first of these words in the text; "…" parts pieces."""
    places = [
        tuple(place(text, part.strip()) for part in words.split("…") if part.strip())
        for words in (content, source, cue)
    ]
    return Said(*places, score)


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def find(text: str, *heard: Said, maybe: str = "") -> list[Attribution]:
    likely = (place(text, maybe),) if maybe else ()
    doc = pipeline.prepare(pipeline.document(text), Labels(said=heard, maybe=likely))
    return list(attributions.find(doc))


def test_what_was_heard_is_an_attribution_and_says_how_sure() -> None:
    text = "The garrison, in a curt note, put the delay down to fog."
    (found,) = find(text, said(text, "the delay down to fog", "The garrison", "put", 0.9))
    assert (found.source.value, found.cue.value, found.content.value) == (
        "The garrison",
        "put",
        "the delay down to fog",
    )
    assert found.content.confidence == 0.9
    assert found.manner == "indirect"


def test_nothing_heard_is_nothing_said() -> None:
    assert find("The mayor said that the dam holds.") == []


@pytest.mark.parametrize(("maybe", "count"), [("the dam holds", 1), ("dam holds", 1), ("dam", 0), ("", 0)])
def test_what_the_rules_alone_read_counts_where_it_is_likely(maybe: str, count: int) -> None:
    assert len(find("Mayor Ada Orel told residents that the dam holds.", maybe=maybe)) == count


def test_a_quotation_with_its_source_counts_in_any_case() -> None:
    (found,) = find("“The dam holds,” Mayor Ada Orel told residents.")
    assert found.content.confidence is None


def test_a_pronoun_of_a_relative_clause_is_whom_it_stands_for() -> None:
    text = "Ada Orel, who said the dam was safe, left the town."
    assert find(text, said(text, "the dam was safe", "who", "said"))[0].source.value == "Ada Orel"


def test_that_is_content_whether_it_opens_a_clause_or_stands_for_something() -> None:
    text = "Ada Orel said that the dam holds. Vann said that was a lie."
    tied, pointing = find(
        text,
        said(text, "the dam holds", "Ada Orel", "said"),
        Said((place(text, "that was a lie"),), (place(text, "Vann"),), ((39, 43),), 0.9),
    )
    assert (tied.content.value, pointing.content.value) == ("that the dam holds", "that was a lie")


def test_who_is_told_comes_from_the_rules_and_is_no_content() -> None:
    text = "Ada Orel told residents that the dam holds."
    (found,) = find(text, said(text, "residents that the dam holds", "Ada Orel", "told"))
    assert found.addressee.value == "residents"
    assert found.content.value == "that the dam holds"


@pytest.mark.parametrize("heard", ["did not say", ""])
def test_denials_come_from_the_words_of_the_cue_or_the_rules(heard: str) -> None:
    text = "Ada Orel did not say that the dam holds."
    (found,) = find(text, said(text, "that the dam holds", "Ada Orel", heard))
    assert found.negated
    assert found.cue.value == "did not say"


def test_an_unsure_ear_leaves_the_ends_to_the_rules() -> None:
    text = "Ada Orel said on Monday the dam holds."
    heard = "on Monday the dam holds"
    assert find(text, said(text, heard, "Ada Orel", "said", 0.95))[0].content.value == heard
    assert find(text, said(text, heard, "Ada Orel", "said", 0.6))[0].content.value == "the dam holds"


def test_speech_inside_speech_comes_from_the_rules() -> None:
    text = "Orel said that the minister had claimed the bridge was safe. Vann argued it was not."
    outer = said(text, "the minister had claimed the bridge was safe", "Orel", "said")
    found = find(text, outer)
    assert [(one.source.value, one.content.value) for one in found] == [
        ("Orel", "that the minister had claimed the bridge was safe"),
        ("the minister", "the bridge was safe"),
    ]
    assert found[1].content.confidence is None


def test_a_later_paragraph_is_said_by_the_same_voice() -> None:
    text = "Orel spoke of the dam: “It holds.\n“We stay.”"
    found = find(text, said(text, "“It holds. … “We stay.”", "Orel", "spoke"))
    assert [(one.source and one.source.value, one.content.value) for one in found] == [
        ("Orel", "“It holds."),
        (None, "“We stay.”"),
    ]
    assert [one.speaker_inferred for one in found] == [False, True]


def test_a_quotation_alone_has_no_source_but_one_to_infer() -> None:
    text = "Orel spoke.\n“We stay here for good.”"
    (found,) = find(text, said(text, "“We stay here for good.”"))
    assert found.source is None
    assert found.speaker_inferred
    assert found.manner == "direct"


def test_what_was_heard_in_a_quotation_stands_at_its_depth() -> None:
    text = "“Vann says we ‘must leave’ today,” Orel said."
    found = find(
        text,
        said(text, "“Vann says we ‘must leave’ today,”", "Orel", "said"),
        said(text, "we ‘must leave’ today", "Vann", "says"),
    )
    assert [one.manner for one in found] == ["direct", "mixed"]


def test_labels_of_blanks_alone_are_nothing() -> None:
    text = "Orel left.  Vann stayed."
    assert find(text, Said(((10, 12),), (), (), 0.9)) == []


def test_numbers_that_somebody_gives_count_in_any_case() -> None:
    (found,) = find("The ward put the death toll in its streets at 29.")
    assert (found.source.value, found.content.value) == ("The ward", "the death toll in its streets at 29")


def test_a_quotation_that_was_heard_is_not_joined_again() -> None:
    text = "Orel said “We will never leave.” “We stay here for good.”"
    (found,) = find(text, said(text, "“We will never leave.” “We stay here for good.”", "Orel", "said"))
    assert found.content.spans == ((10, 57),)


def test_a_quotation_of_several_pieces_in_a_later_paragraph_is_one() -> None:
    text = "The union issued a statement:\n“We stay,” it read. “We fight for good.”"
    (found,) = find(text, said(text, "“We stay,” … “We fight for good.”", "The union", "issued"))
    assert found.content.value == "“We stay,” “We fight for good.”"


def test_a_line_that_ends_within_a_sentence_parts_nothing() -> None:
    text = "The mayor told residents that the dam\nholds and that nobody must leave."
    (found,) = find(text, said(text, "the dam\nholds and that nobody must leave", "The mayor", "told"))
    assert found.content.spans == ((25, len(text) - 1),)


def test_a_quotation_heard_without_its_marks_is_still_one() -> None:
    (found,) = find("Orel spoke.\n“We stay here for good.”", Said(((13, 34),), (), (), 0.9))
    assert found.manner == "direct"
    assert found.speaker_inferred


def test_content_is_without_its_source_and_cue() -> None:
    text = "Orel said that the old dam at Lisk holds well."
    (found,) = find(text, said(text, text[:-1]))
    assert (found.source.value, found.content.value) == ("Orel", "that the old dam at Lisk holds well")


def test_a_rule_completes_one_reading_only() -> None:
    text = "Orel said the dam holds and that nobody must leave the town."
    found = find(
        text,
        said(text, "the dam holds", "Orel", "said", 0.95),
        said(text, "nobody must leave the town", "Orel", "said", 0.6),
    )
    assert [one.content.value for one in found] == ["the dam holds", "nobody must leave the town"]


def test_all_the_words_of_who_is_told_leave_the_content() -> None:
    text = "Orel told the residents that the dam holds."
    (found,) = find(text, said(text, "residents that the dam holds", "Orel", "told"))
    assert (found.addressee.value, found.content.value) == ("the residents", "that the dam holds")


def test_a_passive_without_agent_has_nobody_to_infer() -> None:
    text = "“The dam holds,” it was reported."
    (found,) = find(text, said(text, "“The dam holds,”", "", "reported"))
    assert not found.speaker_inferred


def test_two_halves_of_one_clause_that_were_heard_apart_are_one() -> None:
    text = "The raid, said Ada Orel, had been “slow and badly led”."
    halves = (
        said(text, "The raid", "", "said", 0.7),
        said(text, "Ada Orel, had been “slow and badly led”", "", "said", 0.5),
    )
    (found,) = find(text, *halves)
    assert (found.source.value, found.content.value) == ("Ada Orel", "The raid had been “slow and badly led”")


def test_who_is_told_is_neither_content_nor_source() -> None:
    text = "Workers were told that the mine would close."
    heard = (
        said(text, "Workers", "", "were told"),
        said(text, "that the mine would close", "Workers", "were told"),
    )
    (found,) = find(text, *heard)
    assert (found.source, found.addressee.value, found.content.value) == (
        None,
        "Workers",
        "that the mine would close",
    )


def test_the_outer_speaker_is_read_where_only_the_inner_was_heard() -> None:
    text = "The rebels, the mayor said, had vowed to burn the bridge."
    outer, inner = find(text, said(text, "to burn the bridge", "The rebels", "had vowed"))
    assert (outer.source.value, inner.source.value) == ("the mayor", "The rebels")


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "fixed"),
    [
        ("Orel nodded and wrote: “Never again.”", "“Never again.”", "Orel", "nodded", ("Orel", "wrote")),
        (
            "A boy held a card that reads “Help us” in red.",
            "“Help us”",
            "A boy",
            "reads",
            ("a card", "reads"),
        ),
        ("“Why?” asked Ada Orel as she left.", "“Why?”", "Ada Orel as", "asked", ("Ada Orel", "asked")),
        ("Orel says talks failed, but Vann left.", "talks failed", "Vann", "says", ("Orel", "says")),
    ],
)
def test_source_and_cue_are_mended(
    text: str, content: str, source: str, cue: str, fixed: tuple[str, str]
) -> None:
    (found,) = find(text, said(text, content, source, cue))
    assert (found.source.value, found.cue.value) == fixed


def test_content_that_goes_on_over_another_speaker_is_cut() -> None:
    text = "Orel said the talks had failed, but the rebels said they would go on."
    whole = said(text, "the talks had failed, but the rebels said they would go on", "Orel", "said", 0.6)
    first = find(text, whole)[0]
    assert (first.source.value, first.content.value) == ("Orel", "the talks had failed")


def test_a_quotation_closed_once_over_paragraphs_is_one_attribution() -> None:
    text = "“The roof leaks.\n“Nobody comes,” Ada Orel said."
    parts = (
        said(text, "“The roof leaks.", "Ada Orel", "said"),
        said(text, "“Nobody comes,”", "Ada Orel", "said"),
    )
    (found,) = find(text, *parts)
    assert found.content.spans == ((0, text.index(" Ada")),)


def test_a_quotation_closed_and_opened_again_is_another() -> None:
    text = "“The roof leaks,” Ada Orel said.\n“Nobody comes here any more.”"
    whole = said(text, "“The roof leaks,” … “Nobody comes here any more.”", "Ada Orel", "said")
    assert [found.speaker_inferred for found in find(text, whole)] == [False, True]


def spans(size: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """Up to two spans of a text, in order."""
    ends = st.tuples(st.integers(0, size - 1), st.integers(1, size))
    return st.lists(ends.filter(lambda one: one[0] < one[1]), max_size=2).map(
        lambda all_: tuple(sorted(all_))
    )


WORDS = [*"“”,.;\n", "said", "told", "Orel", "but", "that", "to", "called", "a", "and"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join), st.data())
def test_any_labels_are_joined(text: str, data: st.DataObject) -> None:
    some = spans(len(text))
    heard = data.draw(st.lists(st.builds(Said, some, some, some, st.floats(0, 1)), max_size=3))
    for one in attributions.find(pipeline.prepare(pipeline.document(text), Labels(said=tuple(heard)))):
        assert all(0 <= start < end <= len(text) for start, end in one.content.spans)


def reasons(text: str, *heard: Said) -> list[str]:
    """Why attributions of a text were left out."""
    doc = pipeline.prepare(pipeline.document(text), Labels(said=heard))
    list(attributions.find(doc))
    return [one.why for one in on_doc.refusals(doc) if one.field == "attributions"]


def test_what_is_left_out_says_why() -> None:
    text = "The garrison put the delay down to fog."
    (why,) = reasons(text, said(text, "the delay down to fog", "The garrison", "put", 0.25))
    assert "0.25" in why
    (why,) = reasons("Mayor Ada Orel told residents that the dam holds.")
    assert "the encoder hears none" in why
    text = "The choir sang “Song of the Hills” at dawn."
    (why,) = reasons(text, said(text, "“Song of the Hills”", "The choir", "sang"))
    assert "name" in why


def test_a_cue_far_away_is_a_slip() -> None:
    rest = "It rained. It snowed. It rained again. The road was shut. "
    text = f"The garrison put it down to fog. {rest}Drones of an odd make were seen."
    heard = said(text, "Drones of an odd make", "The garrison", "put")
    assert find(text, heard) == []
    (why,) = reasons(text, heard)
    assert why == "its cue is 5 sentences away"


def test_the_rules_link_is_taken_where_what_was_heard_leads_to_another_sentence() -> None:
    text = "At least six were killed, the prosecutor said. It rained. The army denied it. It said little."
    content, own = place(text, "At least six were killed"), place(text, "said")
    for source, cue in [((78, 80), (81, 85)), ((78, 80), own)]:
        (found, *_) = find(text, Said((content,), (source,), (cue,), 0.5))
        assert found.source is not None
        assert (found.source.value, found.cue.spans) == ("the prosecutor", (own,))
