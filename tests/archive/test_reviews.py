"""The queue of reviewers: least sure first, what somebody looked at left out, progress counted."""

from __future__ import annotations

import pytest

from benchmarks.kills.ages import aged
from onrecord.archive import Archive, opening, reviews

ADA = {"by": "Ada Orel", "reason": "as the mayor says"}


@pytest.fixture
def kept(archive, read, invented) -> str:
    archive.add(read, "a.txt")
    for record in invented[:3]:
        archive.add(record)
    return read.document.id


def walked(archive, kind=None, *, back=False, place=None) -> list:
    found = []
    while (one := archive.unseen(place, kind, back=back)) is not None:
        found.append(one)
        place = one.place
    return found


def counted(archive) -> dict:
    return {one.kind: (one.total, one.done) for one in archive.progress()}


def test_every_item_comes_once_the_least_sure_first(archive, kept):
    found = walked(archive)
    keys = [(one.document, one.part, one.item) for one in found]
    assert len(set(keys)) == len(keys) == sum(total for total, _ in counted(archive).values())
    rated = [one.sure for one in found if one.sure is not None]
    assert rated
    assert rated == sorted(rated)
    assert all(one.sure is None for one in found[len(rated) :])
    assert all(one.field for one in found[: len(rated)])
    assert walked(archive, back=True) == found[::-1]


@pytest.mark.parametrize("kind", reviews.KINDS)
def test_one_kind_alone_is_walked_both_ways(archive, kept, kind):
    found = walked(archive, kind)
    assert {one.part for one in found} <= {kind}
    assert found == [one for one in walked(archive) if one.part == kind]
    assert walked(archive, kind, back=True) == found[::-1]
    others = [one for one in walked(archive) if one.part != kind]
    if others and found:  # a place of another kind is a place, too
        begin = others[len(others) // 2].place
        assert walked(archive, kind, place=begin) == [one for one in found if one.place > begin]


def test_what_somebody_looked_at_is_done(archive, kept, read):
    before = counted(archive)["tolls"]
    archive.accept(kept, "tolls", "t1", **ADA)
    archive.correct(kept, "tolls", "t2", "count", 7, **ADA)
    archive.reject(kept, "tolls", "t3", **ADA)
    assert counted(archive)["tolls"] == (before[0], 3)
    left = {one.item for one in walked(archive, "tolls") if one.document == kept}
    assert left == {one.id for one in read.tolls} - {"t1", "t2", "t3"}
    for entry in (1, 2, 3):
        archive.undo(entry, **ADA)
    assert counted(archive)["tolls"] == before


def test_an_item_that_is_named_by_its_order_is_still_found(archive, kept, read):
    archive.accept(kept, "times", "1", **ADA)
    archive.reject(kept, "times", "0", **ADA)
    assert counted(archive)["times"][1] == 2
    states = archive.connection.execute(
        "SELECT item, state FROM reviews WHERE kind = 'times' AND state IS NOT NULL"
    )
    assert {str(item): state for item, state in states} == {"#2": "rejected", "0": "accepted"}
    place = archive.unseen(None, "times").place
    assert archive.unseen_at(place) is not None
    archive.accept(archive.unseen(None, "times").document, "times", place[3], **ADA)
    assert archive.unseen_at(place) is None


def test_it_outlives_a_reading_anew(archive, kept, read):
    archive.accept(kept, "tolls", "t1", **ADA)
    before = counted(archive)
    archive.reread(kept, read)
    assert counted(archive) == before


@pytest.mark.one_file
def test_an_archive_before_the_queue_gets_one(path, archive, kept, read):
    archive.accept(kept, "tolls", "t1", **ADA)
    archive.reject(kept, "tolls", "t2", **ADA)
    archive.correct(kept, "tolls", "t3", "category", "injured", **ADA)
    tables = (
        "SELECT * FROM reviews",
        "SELECT * FROM progress",
        "SELECT * FROM quoted",
        "SELECT * FROM voices",
    )
    before = [sorted(map(repr, archive.connection.execute(one))) for one in tables]
    archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old = aged(path, path.with_name("old.onrecord"), 3)
    with Archive(old) as upgraded:
        assert upgraded.status().version == opening.VERSION
        after = [sorted(map(repr, upgraded.connection.execute(one))) for one in tables]
    assert after == before
