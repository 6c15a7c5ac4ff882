"""The sentence around some evidence."""

from __future__ import annotations

from onrecord.export.sentences import LONGEST, around


def test_a_long_sentence_is_shown_around_its_evidence():
    text = f"{'word ' * 200}ten died {'word ' * 200}. Next."
    at = text.index("ten")
    found = around(text, at, at + 3)
    assert found.words == "ten"
    assert found.before.startswith("…word")
    assert found.after.endswith("word …")
    assert len("".join(found)) < LONGEST + 10


def test_evidence_longer_than_what_is_shown_is_whole():
    text = "x" * 2000
    assert around(text, 5, 1990).words == text[5:1990]


def test_nothing_of_the_next_line():
    text = "Headline: ten dead\nTen died in Lisk."
    assert around(text, 10, 13) == ("Headline: ", "ten", " dead")
