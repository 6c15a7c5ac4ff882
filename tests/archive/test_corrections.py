"""Corrections: by name and with a reason, shown in the record, undone, kept through a re-reading."""

from __future__ import annotations

import msgspec
import pytest

from onrecord import ArchiveError, ConflictError, Count, Record, Sourced
from onrecord.archive import corrections, journal

ADA = {"by": "Ada Orel", "reason": "the list of names"}


@pytest.fixture
def kept(archive, read) -> str:
    """The id of a report in the archive."""
    archive.add(read, "a.txt")
    return read.document.id


def exact(number) -> Count:
    return Count(low=number, high=number, best=number, bound="exact")


def test_a_corrected_field_is_the_persons_and_all_else_is_as_made(archive, kept, read):
    entry = archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    assert (entry.number, entry.by, entry.new, entry.old["low"]) == (1, "person:Ada Orel", 7, 6)
    assert entry.target.words == read.document.text[slice(*read.tolls[0].count.spans[0])]
    changed = Sourced(exact(7), read.tolls[0].count.spans, "person:Ada Orel")
    first = msgspec.structs.replace(read.tolls[0], count=changed)
    assert archive.get(kept) == msgspec.structs.replace(read, tolls=(first, *read.tolls[1:]))
    assert archive.made(kept) == read
    assert archive.connection.execute("SELECT low FROM tolls WHERE id = 't1'").fetchone() == (7,)
    assert archive.connection.execute(
        "SELECT by, words FROM evidence WHERE kind = 'tolls' AND item = 't1' AND field = 'count'"
    ).fetchone() == ("person:Ada Orel", entry.target.words)


VALUES = [
    ("tolls", "t1", "category", "injured"),
    ("tolls", "t1", "subject", "guests"),
    ("tolls", "t1", "subject", None),
    ("tolls", "t1", "when", "2023-10-16"),
    ("tolls", "t1", "count", {"low": 3, "high": 9, "best": None, "bound": "range", "vague": None}),
    ("events", "e1", "type", "PROTEST"),
    ("events", "e1", "status", "negated"),
    ("events", "e1", "instruments", ["a drone", "two missiles"]),
    ("events", "e1", "recipients", ["p1"]),
    ("attributions", "a1", "speaker", "p1"),
    ("attributions", "a1", "negated", True),
    ("parties", "p1", "name", "Lisk"),
    ("parties", "p1", "kind", "thing"),
    ("places", "0", "latitude", 50.5),
    ("places", "0", "value", {"name": "Vell", "country": "FI"}),
    ("times", "0", "first", "2023-10-16"),
    ("hedges", "0", "low", 0.5),
    ("document", "-", "publisher", "Lisk Daily"),
    ("document", "-", "published", "2023-10-19"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "item", "field", "value"), VALUES)
def test_every_kind_of_field_is_corrected_and_the_undone_record_is_as_made(  # noqa: PLR0917
    archive, kept, read, part, item, field, value
):
    archive.correct(kept, part, item, field, value, **ADA)
    now = archive.get(kept)
    assert now != read
    at = (
        None
        if part == "document"
        else [corrections.name_of(now, part, n) for n in range(len(getattr(now, part)))].index(item)
    )
    shown = corrections.value_at(now.document if at is None else getattr(now, part)[at], field)
    if isinstance(value, dict):
        assert {key: shown[key] for key in value} == value
    elif field == "when":
        assert (shown["timex"], shown["first"], shown["last"]) == (value,) * 3
    else:
        assert shown == value
    archive.undo(1, by="Bo", reason="a slip")
    assert archive.get(kept) == read
    assert archive.status(whole=True).broken is None
    assert archive.verify().faults == ()


BAD = [
    ("tolls", "t1", "count", "many", "Expected `object`, got `str`"),
    ("tolls", "t1", "category", "hurt", "Invalid enum value 'hurt'"),
    ("tolls", "t1", "count", None, "Expected `object`, got `null`"),
    ("tolls", "t99", "count", 1, "tolls: item 't99' is not known: there are t1"),
    ("tolls", "t1", "id", "t2", "tolls t1: field 'id' is not known: there are category"),
    ("tallies", "t1", "count", 1, "part 'tallies' is not known"),
    ("attributions", "a1", "speaker", "p99", "parties: item 'p99' is not known"),
    ("times", "7", "first", None, "times: item '7' is not known"),
    ("document", "-", "text", "Other.", "document: field 'text' is not known"),
    ("document", "-", "published", "soon", "'soon' is not an ISO date"),
]


@pytest.mark.parametrize(("part", "item", "field", "value", "message"), BAD)
def test_what_does_not_fit_is_refused_and_not_kept(  # noqa: PLR0917
    archive, kept, read, part, item, field, value, message
):
    with pytest.raises(ArchiveError, match=message):
        archive.correct(kept, part, item, field, value, **ADA)
    assert archive.history() == ()
    assert archive.get(kept) == read


def test_a_correction_is_somebodys_and_has_a_reason(archive, kept):
    for by, reason, message in (
        ("", "x", "give a name"),
        ("person: ", "x", "give a name"),
        ("Ada", " ", "has a reason"),
    ):
        with pytest.raises(ArchiveError, match=message):
            archive.correct(kept, "tolls", "t1", "count", 7, by=by, reason=reason)


def test_two_who_saw_the_same_version_collide(archive, kept):
    version = archive.stored(kept).version
    archive.correct(kept, "tolls", "t1", "count", 7, seen=version, **ADA)
    with pytest.raises(
        ConflictError, match=r"has changed since you saw it \(version 2, you saw 1\): look at it again"
    ):
        archive.correct(kept, "tolls", "t1", "count", 8, seen=version, by="Bo", reason="mine")
    archive.correct(
        kept, "tolls", "t1", "count", 8, seen=archive.stored(kept).version, by="Bo", reason="mine"
    )
    assert archive.get(kept).tolls[0].count.value == exact(8)
    assert len(archive.history(kept)) == 2


def test_the_journal_is_one_chain_and_an_undo_can_be_undone(archive, kept, read):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    archive.undo(1, by="Bo", reason="a slip")
    archive.undo(2, by="Ada Orel", reason="none")
    assert archive.get(kept).tolls[0].count.value == exact(7)
    for number, message in ((2, "entry 2 is undone already, by entry 3"), (9, "the journal has no entry 9")):
        with pytest.raises(ArchiveError, match=message):
            archive.undo(number, by="Bo", reason="again")
    entries = archive.history()
    assert [entry.previous for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert journal.broken(entries) is None
    assert (
        journal.broken((entries[0], msgspec.structs.replace(entries[1], reason="x"), entries[2])) is not None
    )


def test_merges_and_splits_are_kept_as_given_and_undone(archive, kept, invented):
    archive.add(invented[0])
    other = invented[0].document.id
    one, two = f"{kept}#0", f"{other}#0"
    merge = archive.merge([one, two], by="Ada", reason="one night")
    split = archive.split(one, [other], by="Ada", reason="two towns")
    archive.undo(merge.number, by="Bo", reason="no")
    assert [(entry.kind, entry.incidents, entry.members, entry.undoes) for entry in archive.history()] == [
        ("merge", (one, two), (), None), ("split", (one,), (other,), None), ("undo", (), (), 1),
    ]  # fmt: skip
    assert (split.previous, journal.undone(archive.history())) == (merge.hash, {1: 3})
    with pytest.raises(ArchiveError, match="no document has the id 'x'"):
        archive.split(one, ["x"], by="Ada", reason="x")


def renumbered(record: Record) -> Record:
    """The record as another reader might number it: items and parties the other way round, ids exchanged."""
    parties = {one.id: f"p{len(record.parties) - at}" for at, one in enumerate(record.parties)}
    tolls = {one.id: f"t{len(record.tolls) - at}" for at, one in enumerate(record.tolls)}
    replace = msgspec.structs.replace
    return replace(
        record,
        parties=tuple(replace(one, id=parties[one.id], member_of=parties.get(one.member_of)) for one in record.parties[::-1]),
        tolls=tuple(replace(one, id=tolls[one.id], part_of=tolls.get(one.part_of)) for one in record.tolls[::-1]),
        attributions=tuple(replace(one, speaker=parties.get(one.speaker)) for one in record.attributions),
        events=(), places=record.places[::-1],
        made_with=replace(record.made_with, model="another"),
    )  # fmt: skip


def test_corrections_survive_a_reading_that_numbers_all_anew(archive, kept, read):
    third = next(one for one in read.parties if one.id == "p3")
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    archive.correct(kept, "attributions", "a1", "speaker", "p3", **ADA)
    archive.correct(kept, "places", "0", "latitude", 1.5, **ADA)
    archive.correct(kept, "document", "-", "title", "Another", **ADA)
    archive.correct(kept, "events", "e1", "type", "PROTEST", **ADA)
    anew = renumbered(read)
    assert list(archive.outdated(anew.made_with)) == [kept]
    archive.reread(kept, anew)
    assert list(archive.outdated(anew.made_with)) == []
    stored = archive.stored(kept)
    now = stored.record
    (toll,) = [one for one in now.tolls if one.count.spans == read.tolls[0].count.spans]
    assert (toll.id, toll.count.value) == (f"t{len(read.tolls)}", exact(7))
    names = {one.id: one.name for one in now.parties}
    assert names[now.attributions[0].speaker] == third.name
    assert now.attributions[0].speaker != "p3"
    assert now.places[-1].value.latitude == 1.5
    assert now.document.title == "Another"
    assert stored.unplaced == archive.status().unplaced == (5,)  # no events are told now
    assert archive.made(kept).document == read.document
    archive.reread(kept, read)
    assert archive.stored(kept).unplaced == ()
    assert archive.get(kept).events[0].type == "PROTEST"


def test_a_correction_follows_characters_that_moved_a_little_and_never_guesses(archive, kept, read):
    archive.correct(kept, "tolls", "t1", "count", 7, **ADA)
    first, *others = read.tolls
    (start, end), *_ = first.count.spans
    wider = msgspec.structs.replace(
        first, id="t50", count=msgspec.structs.replace(first.count, spans=((start + 3, end + 5),))
    )
    archive.reread(kept, msgspec.structs.replace(read, tolls=(wider, *others)))
    assert archive.get(kept).tolls[0].count.value == exact(7)
    twin = msgspec.structs.replace(wider, id="t51")
    archive.reread(kept, msgspec.structs.replace(read, tolls=(wider, twin)))
    assert archive.stored(kept).unplaced == (1,)
    assert {one.count.by for one in archive.get(kept).tolls} == {first.count.by}


def test_a_reading_of_another_text_is_refused(archive, kept, read, invented):
    with pytest.raises(ArchiveError, match="the new reading is of another text"):
        archive.reread(kept, invented[0])


@pytest.mark.parametrize(
    "value", [float("inf"), float("nan"), {"low": 1, "high": float("inf"), "best": 1, "bound": "range"}]
)
def test_a_number_that_json_has_not_is_no_value(archive, read, value):
    archive.add(read)
    with pytest.raises(ArchiveError, match="JSON has no such number"):
        archive.correct(read.document.id, "tolls", "t1", "count", value, by="Ada", reason="as told")
    assert archive.history() == ()
