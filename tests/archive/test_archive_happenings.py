"""What each report tells of each incident is kept with it, and found by words and days."""

from __future__ import annotations

import pytest

from onrecord.archive import happenings
from onrecord.incidents import happenings as made


@pytest.fixture
def full(archive, read, invented):
    for record in (read, *invented):
        archive.add(record)
    return archive


def test_the_happenings_of_a_report_are_kept_with_it(full, read, invented):
    bodies = full.connection.execute("SELECT body FROM happenings ORDER BY number").fetchall()
    kept = [happenings.happening(body) for (body,) in bodies]
    assert kept == [found for record in (read, *invented) for found in made.of(record)]


def test_candidates_are_found_by_what_they_share(full):
    rows = full.connection.execute(
        "SELECT happenings.number, body, text FROM happenings JOIN documents ON documents.number = document"
    ).fetchall()
    every = [happenings.Kept(number, happenings.seen(body, text)) for number, body, text in rows]
    from onrecord.incidents import match

    for one in every:
        near = {other.number for other in happenings.near(full.connection, one)}
        wanted = {
            other.number
            for other in every
            if other.number != one.number and match.candidates(one.seen, other.seen)
        }
        assert wanted <= near
        assert one.number not in near
