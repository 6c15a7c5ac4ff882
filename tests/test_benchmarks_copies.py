"""The benchmark of wire copies counts what it made."""

from __future__ import annotations

import json

from benchmarks import copies, wire


def test_copies_are_counted_with_their_originals(monkeypatch, capsys) -> None:
    monkeypatch.setattr(copies, "bind", lambda threads: None)
    assert copies.main(["--documents", "60", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 60
    assert set(found["recall"]) == {"all", *wire.Wire(1).kinds()}
    assert found["recall"]["all"] > 0.9
    assert found["precision"] == 1


def test_what_is_missed_and_what_is_wrong_counts() -> None:
    made = [
        wire.Made("o1", "a"),
        wire.Made("o2", "b"),
        wire.Made("c1", "a", "o1", "cut"),
        wire.Made("c2", "b", "o2", "edited"),
    ]
    found = wire.pairs((("c1", "o1", "o2"),))
    assert wire.recalls(made, found) == {"all": 0.5, "cut": 1.0, "edited": 0.0}
    assert wire.precision(made, found) == 1 / 3


def test_a_table_has_a_row_for_each_kind() -> None:
    measured = copies.measure(wire.Wire(1).sent(30))
    assert copies.table(measured).row_count == len(measured.recall) + 4
