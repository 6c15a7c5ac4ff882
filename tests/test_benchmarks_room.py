"""The benchmarks of briefs, of upgrades and of reviewers: each does what it measures."""

from __future__ import annotations

import pytest

from benchmarks import brief, pages, paint, reviewers, upgrade
from onrecord.archive import Archive, opening


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("room") / "a.onrecord"
    pages.filled(made, 12)
    return made


def test_briefs_of_longer_spans_tell_of_more(path):
    found = list(brief.made(path))
    assert [one.span for one in found] == list(brief.SPANS)
    assert [one.reports for one in found] == sorted(one.reports for one in found)
    assert (found[-1].reports, found[-1].bytes > 10_000) == (12, True)
    assert brief.before("2024-03-01", 2) == "2024-02-29"


def test_an_older_archive_comes_out_as_one_that_was_made_new(path, tmp_path):
    old = upgrade.aged(path, tmp_path / "old.onrecord", upgrade.OLD)
    connection = opening.connect(old, "ro")
    assert opening.version_of(connection) == upgrade.OLD
    connection.close()
    with Archive(old) as archive, Archive(path, readonly=True) as new:
        archive.refresh()
        for sql in ("voices", "reviews", "progress", "quoted", "incidents"):
            asked = f"SELECT * FROM {sql} ORDER BY 1, 2, 3"
            assert archive.connection.execute(asked).fetchall() == new.connection.execute(asked).fetchall()
    assert upgrade.upgraded(path, tmp_path).documents == 12


def test_no_reviewer_of_another_item_is_told_to_look_again(path):
    found = reviewers.found(path)
    assert (found.apart_kept > 2, found.apart_told) == (True, 0)
    assert found.same_kept + found.same_told == reviewers.REVIEWERS * min(reviewers.ROUNDS, found.apart_kept)
    assert found.journal == found.apart_kept + found.same_kept


def test_a_long_report_has_its_fields_where_their_words_are():
    long = paint.report("long", 20)
    text = long.document.text
    assert {text[slice(*place.spans[0])] for place in long.places} == {"Lisk"}
    assert {text[slice(*time.spans[0])] for time in long.times} == {"Tuesday"}
    assert [text[slice(*toll.count.spans[0])] for toll in long.tolls][7] == "At least   7"
    fields = (long.tolls, long.attributions, long.places, long.times)
    assert [len(found) for found in fields] == [20] * paint.FIELDS
