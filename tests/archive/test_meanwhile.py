"""Two people at one report: each is kept, unless both change the same."""

from __future__ import annotations

import msgspec
import pytest

from onrecord import ConflictError
from onrecord.archive import journal

ADA = {"by": "Ada Orel", "reason": "as the mayor says"}
BO = {"by": "Bo Lind", "reason": "heard it", "seen": 1, "after": 0}


@pytest.fixture
def kept(archive, read) -> str:
    """The id of a report in the archive, in its first version."""
    archive.add(read, "a.txt")
    return read.document.id


APART = [
    (("tolls", "t1", "category", "injured"), ("tolls", "t1", "count", 7)),
    (("tolls", "t1", "count", 7), ("tolls", "t2", "count", 8)),
    (("document", "-", "title", "Fire"), ("document", "-", "publisher", "Lisk Daily")),
    (("parties", "p1", "kind", "thing"), ("attributions", "a1", "negated", True)),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_different_fields_are_both_kept(archive, kept, first, second):
    archive.correct(kept, *first, **ADA)
    archive.correct(kept, *second, **BO)
    assert [one.by for one in archive.history()] == ["person:Ada Orel", "person:Bo Lind"]
    assert archive.stored(kept).version == 3
    assert archive.stored(kept).unplaced == ()
    assert archive.status(whole=True).broken is None


def test_the_same_field_is_refused(archive, kept):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    with pytest.raises(ConflictError, match="tolls t1 count has been corrected since you saw it"):
        archive.correct(kept, "tolls", "t1", "count", 8, **BO)
    archive.correct(kept, "tolls", "t1", "count", 8, **BO | {"seen": 2, "after": 1})
    assert archive.get(kept).tolls[0].count.value.best == 8


def test_a_field_that_was_put_back_is_as_it_was_seen(archive, kept):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    archive.undo(1, **ADA)
    assert archive.correct(kept, "tolls", "t1", "count", 8, **BO).number == 3


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_an_item_that_others_changed_is_not_judged_unseen(archive, kept, act):
    archive.correct(kept, "tolls", "t1", "category", "injured", **ADA)
    with pytest.raises(ConflictError, match="tolls t1 has been changed since you saw it"):
        getattr(archive, act)(kept, "tolls", "t1", **BO)
    assert getattr(archive, act)(kept, "tolls", "t2", **BO).number == 2


def test_what_others_accepted_or_rejected_is_not_corrected_unseen(archive, kept):
    archive.accept(kept, "tolls", "t1", **ADA)
    archive.reject(kept, "tolls", "t2", **ADA)
    with pytest.raises(ConflictError, match="has been accepted since"):
        archive.correct(kept, "tolls", "t1", "count", 7, **BO)
    with pytest.raises(ConflictError, match="has been taken out of the record since"):
        archive.correct(kept, "tolls", "t2", "count", 7, **BO)


def test_a_party_that_was_taken_out_meanwhile_is_no_speaker(archive, kept, read):
    other = read.parties[-1].id
    archive.reject(kept, "parties", other, **ADA)
    with pytest.raises(ConflictError, match=f"parties {other} has been taken out"):
        archive.correct(kept, "attributions", "a1", "speaker", other, **BO)


def test_items_without_an_id_are_followed_where_they_move(archive, kept, read):
    archive.reject(kept, "places", "0", **ADA)
    archive.correct(kept, "places", "1", "kind", "village", **BO)
    assert archive.history()[-1].target.spans == read.places[1].spans
    assert archive.get(kept).places[0].value.kind == "village"
    with pytest.raises(ConflictError, match="places 0 has been taken out"):
        archive.accept(kept, "places", "0", **BO)


def test_a_record_that_was_read_again_is_looked_at_again(archive, kept, read):
    archive.reread(kept, msgspec.structs.replace(read, tolls=read.tolls[1:]))
    with pytest.raises(ConflictError, match=r"has changed since you saw it \(version 2, you saw 1\)"):
        archive.correct(kept, "tolls", "t2", "count", 7, **BO)
    assert archive.history() == ()


def test_the_record_is_had_as_it_was_seen(archive, kept, read):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    archive.reject(kept, "tolls", "t2", **ADA)
    assert archive.viewed(kept, seen=1, after=0) == read
    assert [one.id for one in archive.viewed(kept, seen=2, after=1).tolls] == [one.id for one in read.tolls]
    with pytest.raises(ConflictError):
        archive.viewed(kept, seen=1, after=1)


UNDONE = [
    (("correct", "tolls", "t1", "category", "missing"), True),
    (("correct", "tolls", "t2", "category", "missing"), True),
    (("correct", "tolls", "t1", "count", 9), False),
    (("reject", "tolls", "t1"), False),
]


@pytest.mark.parametrize(("act", "free"), UNDONE)
def test_an_entry_is_taken_back_unless_others_did_the_same_since(archive, kept, act, free):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    name, *about = act
    getattr(archive, name)(kept, *about, **ADA)
    if free:
        archive.undo(1, **BO | {"seen": 2, "after": 1})
        assert archive.history()[-1].undoes == 1
    else:
        with pytest.raises(ConflictError, match="entry 2 is about the same"):
            archive.undo(1, **BO | {"seen": 2, "after": 1})
    assert journal.broken(archive.history()) is None


def test_several_fields_are_corrected_all_or_none(archive, kept, read):
    entries = archive.correct_all(kept, "tolls", "t1", {"count": 7, "category": "injured"}, **ADA)
    assert [one.target.field for one in entries] == ["count", "category"]
    assert archive.stored(kept).version == 3
    archive.correct(kept, "tolls", "t1", "unit", "household", **ADA)
    with pytest.raises(ConflictError):
        archive.correct_all(
            kept, "tolls", "t1", {"scope": "period", "unit": "person"}, **BO | {"seen": 3, "after": 2}
        )
    assert len(archive.history()) == 3
