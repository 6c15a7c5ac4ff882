"""What each report tells of each incident is kept with it, found by words and days, and looked at again when it changes."""

from __future__ import annotations

import pytest

from onrecord.archive import incidents
from onrecord.incidents import happenings


@pytest.fixture
def full(archive, read, invented):
    for record in (read, *invented):
        archive.add(record)
    return archive


def test_the_happenings_of_a_report_are_kept_with_it(full, read, invented):
    kept = [one.happening for one in incidents.dirty(full.connection)]
    assert kept == [found for record in (read, *invented) for found in happenings.of(record)]


def test_candidates_share_a_word_and_are_told_in_the_window(full, read):
    (first, *_) = incidents.told(read)
    day = incidents.ordinal(first.happening.told)
    found = list(incidents.near(full.connection, first.words, day - 30, day + 30))
    assert first.happening in [one.happening for one in found]
    assert len({one.number for one in found}) == len(found)
    assert all(abs(incidents.ordinal(one.happening.told) - day) <= 30 for one in found)
    assert list(incidents.near(full.connection, first.words, day + 1, day + 30)) == []
    assert list(incidents.near(full.connection, ["nothingness"], 0, 10**6)) == []


def test_a_correction_has_the_whole_incident_looked_at_again(full, read, invented):
    for one in list(incidents.dirty(full.connection)):
        with full.writing() as connection:
            incidents.place(connection, one.number, f"i{one.document // 4}")
    assert list(incidents.dirty(full.connection)) == []
    full.correct(invented[5].document.id, "tolls", "t1", "count", 99, by="Ada", reason="counted")
    again = list(incidents.dirty(full.connection))
    assert {one.document for one in again} == {4, 5, 6, 7}  # the sixth invented is document 7
    (changed,) = [one for one in again if one.document == 7]
    assert changed.incident is None
    assert 99 in [stated.count.value.best for stated in changed.happening.stated]
    assert {one.incident for one in again if one.document != 7} == {"i1"}
