"""What was heard take part in incidents, given to events: fills are made by hand, no graph is asked."""

from __future__ import annotations

from onrecord import pipeline
from onrecord.encoder.labels import Fill, Labels
from onrecord.extract import events
from onrecord.model import Event


def find(text: str, *heard: tuple[str, str, str, float]) -> list[Event]:
    """The events of a text with fills: words, role, incident, chance."""
    made = tuple(
        Fill(text.index(words), text.index(words) + len(words), role, score, kind)
        for words, role, kind, score in heard
    )
    return list(events.find(pipeline.prepare(pipeline.document(text), Labels(fills=made))))


SHELLED = "Rebels shelled the village. A depot near the river burned for hours, residents of Orsk said."


def recipients(found: list[Event]) -> list[str]:
    return [one.value for event in found for one in event.recipients]


def test_what_was_heard_is_given_to_the_event_it_fits() -> None:
    found = find(SHELLED, ("A depot", "TARGET", "ATTACK", 0.9))
    assert "depot" in " ".join(recipients(found))
    assert "depot" not in " ".join(recipients(find(SHELLED)))


def test_what_was_hardly_heard_is_not() -> None:
    assert recipients(find(SHELLED, ("A depot", "TARGET", "ATTACK", 0.2))) == recipients(find(SHELLED))


def test_a_kidnapping_gets_no_part_of_another_deed() -> None:
    text = "Men in masks abducted a surveyor. Nobody asked for a ransom. Vines grew over the old mill."
    assert recipients(find(text, ("the old mill", "TARGET", "BOMBING", 0.9))) == recipients(find(text))


def test_words_that_are_there_are_not_added_twice() -> None:
    text = "Gunmen attacked the convoy near Orsk."
    (found,) = find(text, ("the convoy", "TARGET", "ATTACK", 0.9), ("Gunmen", "PERPETRATOR", "ATTACK", 0.9))
    assert [one.value for one in (*found.actors, *found.recipients)] == ["Gunmen", "the convoy"]


def test_the_agent_of_another_verb_is_no_actor() -> None:
    (found,) = find("Shells hit a village held by rebels.", ("rebels", "PERPETRATOR", "ATTACK", 0.9))
    assert found.actors == ()


def test_no_noun_is_no_party() -> None:
    (found,) = find("Gunmen attacked, then left.", ("then", "VICTIM", "ATTACK", 0.9))
    assert found.recipients == ()


def test_an_instrument_is_no_party() -> None:
    text = "Gunmen attacked the convoy. Splinters of a mortar lay on the road."
    (found,) = find(text, ("a mortar", "INSTRUMENT", "ATTACK", 0.9))
    assert [one.value for one in found.instruments] == ["mortar"]
