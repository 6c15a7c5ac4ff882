"""The benchmark of pages: every kind is asked for, and answers."""

from __future__ import annotations

from benchmarks import pages


def test_every_kind_of_page_is_measured(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "ROUNDS", 3)
    pages.filled(tmp_path / "a.onrecord", 12)
    found = pages.measured(tmp_path / "a.onrecord")
    assert [one.page for one in found] == [
        "front", "front, further back", "search", "report", "card", "incident", "incident, the largest",
        "front, part of it", "map", "person", "person, much quoted", "person, on a topic", "people",
        "people of a name", "review", "review, further back", "pulse", "about",
    ]  # fmt: skip
    assert all(0 < one.median <= one.p95 for one in found)


def test_reports_are_taken_from_all_over():
    assert pages.spread(1) == [0] * pages.ROUNDS
    some = pages.spread(1000)
    assert (some[0], len(some), max(some) < 1000) == (0, pages.ROUNDS, True)
