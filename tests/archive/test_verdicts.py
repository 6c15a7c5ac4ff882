"""Items that people found right, or no part of the record: in the journal, undone, kept through a re-reading."""

from __future__ import annotations

import msgspec
import pytest

from onrecord import ArchiveError, ConflictError
from onrecord.archive import corrections, journal

ADA = {"by": "Ada Orel", "reason": "as the mayor says"}


@pytest.fixture
def kept(archive, read) -> str:
    """The id of a report in the archive."""
    archive.add(read, "a.txt")
    return read.document.id


def test_an_accepted_item_stays_as_it_is_and_has_its_entry(archive, kept, read):
    entry = archive.accept(kept, "tolls", "t1", seen=1, **ADA)
    stored = archive.stored(kept)
    assert stored.record == read
    assert [(one.part, one.item, one.entry.number) for one in stored.accepted] == [("tolls", "t1", 1)]
    assert (entry.kind, entry.by, stored.version) == ("acceptance", "person:Ada Orel", 2)
    archive.undo(1, **ADA)
    assert archive.stored(kept).accepted == ()


def test_a_rejected_toll_is_no_more_in_the_record_nor_in_its_event(archive, kept, read):
    archive.reject(kept, "tolls", "t1", **ADA)
    stored = archive.stored(kept)
    assert [one.id for one in stored.record.tolls] == [one.id for one in read.tolls[1:]]
    assert not any("t1" in event.tolls for event in stored.record.events)
    assert [(one.kind, one.target.item) for one in stored.history] == [("rejection", "t1")]
    assert archive.connection.execute("SELECT count(*) FROM tolls WHERE id = 't1'").fetchone() == (0,)
    archive.undo(1, **ADA)
    assert archive.get(kept) == read


@pytest.mark.parametrize("part", ["parties", "times", "places", "hedges", "attributions", "events", "tolls"])
def test_every_item_of_every_part_can_go_and_come_back(archive, kept, read, part):
    for at in range(len(getattr(read, part))):
        name = corrections.name_of(read, part, at)
        entry = archive.reject(kept, part, name, **ADA)
        now = archive.get(kept)
        assert len(getattr(now, part)) == len(getattr(read, part)) - 1
        assert named(now) <= names(now)
        archive.undo(entry.number, **ADA)
        assert archive.get(kept) == read
    assert archive.status(whole=True).broken is None


def names(record) -> set:
    """Every item of a record, by part and id."""
    parts = ("parties", "hedges", "attributions", "events", "tolls")
    return {
        (part, corrections.name_of(record, part, at))
        for part in parts
        for at in range(len(getattr(record, part)))
    }


def named(record) -> set:
    """Every item that another one names."""
    found = set()
    for part, fields in corrections.REFERENCES.items():
        for item in getattr(record, part):
            for field, other in fields.items():
                value = corrections.value_at(item, field)
                some = value if isinstance(value, list) else [value]
                found |= {(other, str(one)) for one in some if one is not None}
    return found


def test_a_hedge_before_others_goes_and_the_others_still_cover_what_they_did(read):
    hedge = read.hedges[0]
    twice = msgspec.structs.replace(
        read, hedges=(hedge, hedge), tolls=(msgspec.structs.replace(read.tolls[0], certainty=1),)
    )
    now = corrections.without(twice, "hedges", 0)
    assert (len(now.hedges), now.tolls[0].certainty) == (1, 0)


def test_who_has_not_seen_the_others_verdict_is_refused(archive, kept):
    archive.accept(kept, "tolls", "t1", seen=1, **ADA)
    with pytest.raises(ConflictError, match="has changed since you saw it"):
        archive.reject(kept, "tolls", "t1", by="Bo Lind", reason="no", seen=1)


def test_verdicts_outlive_a_re_reading(archive, kept, read):
    archive.accept(kept, "tolls", "t2", **ADA)
    archive.reject(kept, "tolls", "t1", **ADA)
    shifted = msgspec.structs.replace(
        read, tolls=tuple(msgspec.structs.replace(one, id=f"t{at + 7}") for at, one in enumerate(read.tolls)),
        events=tuple(msgspec.structs.replace(one, tolls=()) for one in read.events),
    )  # fmt: skip
    archive.reread(kept, shifted)
    stored = archive.stored(kept)
    assert [one.item for one in stored.accepted] == ["t8"]
    assert "t7" not in [one.id for one in stored.record.tolls]


def test_a_verdict_that_finds_its_item_no_more_is_told(archive, kept, read):
    archive.reject(kept, "tolls", "t1", **ADA)
    archive.accept(kept, "tolls", "t2", **ADA)
    archive.reread(kept, msgspec.structs.replace(read, tolls=()))
    assert archive.stored(kept).unplaced == (1, 2)
    assert archive.status().unplaced == (1, 2)


def test_what_is_not_there_cannot_be_judged(archive, kept):
    with pytest.raises(ArchiveError, match="tolls: item 't99' is not known"):
        archive.reject(kept, "tolls", "t99", **ADA)
    with pytest.raises(ArchiveError, match="document: field 'value' is not known"):
        archive.accept(kept, "document", "-", **ADA)
    assert journal.broken(archive.history()) is None
