"""Of which types of incident a text is heard to tell."""

from __future__ import annotations

from onrecord.encoder.incidents import Told
from onrecord.encoder.labels import Account

ACCOUNTS = [Account(0, "ATTACK", 0.9), Account(3, "BOMBING", 0.8), Account(40, "ATTACK", 0.3)]


def test_what_stands_inside_a_sentence_begins_none() -> None:
    told = Told(ACCOUNTS, [0, 20, 40])
    assert told.of(5) == {"ATTACK": 0.9}
    assert told.of(25) == {}
    assert told.of(45) == {"ATTACK": 0.3}


def test_a_report_tells_what_its_likeliest_sentences_tell() -> None:
    told = Told(ACCOUNTS, [0, 20, 40])
    assert told.best("ATTACK") == [0.9, 0.3, 0.0]
    assert told.best("BOMBING") == [0.0, 0.0, 0.0]
    assert {kind: round(chance, 2) for kind, chance in told.kinds().items()} == {"ATTACK": 0.4}


def test_an_empty_text_tells_of_nothing() -> None:
    assert Told([], []).of(0) == {}
    assert Told([], []).kinds() == {}
