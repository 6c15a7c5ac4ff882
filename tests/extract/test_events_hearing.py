"""What the encoder hears of incidents beside the rules: chances are made by hand, no graph is asked."""

from __future__ import annotations

from onrecord import pipeline
from onrecord.encoder.labels import Account, Labels
from onrecord.extract import events
from onrecord.model import Event


def find(text: str, kind: str = "", chance: float = 0.9) -> list[Event]:
    """The events of a text each of whose sentences tells of a type of incident by some chance."""
    starts = [0, *(at + 2 for at in range(len(text) - 2) if text[at : at + 2] == ". ")]
    accounts = tuple(Account(start, kind, chance) for start in starts if kind)
    return list(events.find(pipeline.prepare(pipeline.document(text), Labels(accounts=accounts))))


BOMBED = "Two porters were killed at dawn. Windows broke in the lane. Glass lay about."


def test_a_gate_is_lifted_where_an_incident_is_heard() -> None:
    text = "Slayings shook the town. It rained. Crowds wept."
    assert not find(text)
    assert [event.trigger.value for event in find(text, "ATTACK")] == ["Slayings"]
    assert not find(text, "ATTACK", 0.2)


def test_one_sentence_is_no_report() -> None:
    assert not find("The comedy bombed at the box office.", "BOMBING")


def test_a_deed_heard_as_a_bombing_is_one() -> None:
    assert [event.mode for event in find(BOMBED)] == [None]
    assert [event.mode for event in find(BOMBED, "BOMBING")] == ["explosives"]
    assert [event.mode for event in find(BOMBED, "ATTACK")] == [None]
