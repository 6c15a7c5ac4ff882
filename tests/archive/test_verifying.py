"""`Archive.verify` sees whatever is not as it should be, and says where, and what to do."""

from __future__ import annotations

import sqlite3

import msgspec
import pytest

from onrecord import RecordError
from onrecord.archive import Archive, opening


@pytest.fixture
def kept(path, read, invented):
    """An archive with reports, corrections, a rejection and a merge."""
    with Archive(path) as archive:
        archive.add(read, "a.txt")
        for record in invented[:6]:
            archive.add(record)
        name = read.document.id
        archive.correct(name, "tolls", "t1", "count", 7, by="Ada", reason="counted")
        archive.correct(name, "document", "-", "title", "Depot hit", by="Ada", reason="on the page")
        archive.reject(name, "times", "0", by="Ada", reason="no")
        archive.accept(name, "attributions", "a1", by="Ada", reason="yes")
        some = archive.incidents(limit=2).incidents
        archive.merge([one.id for one in some], by="Ada", reason="one night")
        archive.refresh()
        assert archive.verify().faults == ()
    return path


RECORD = "(SELECT number FROM documents WHERE title = 'Depot hit')"
DAMAGES = {
    "a text that was changed": (
        f"UPDATE documents SET text = replace(text, 'depot', 'house') WHERE number = {RECORD}",
        "document",
        "its text is not the one that was added (sha256)",
    ),
    "a span outside of the text": (
        f"UPDATE spans SET \"end\" = 100000 WHERE document = {RECORD} AND kind = 'tolls'",
        "tolls t",
        "are outside of the text of",
    ),
    "a span that was moved": (
        f"UPDATE spans SET start = start + 1 WHERE document = {RECORD} AND kind = 'tolls'",
        "document",
        "spans: not what its record and the journal come to",
    ),
    "words that are others": (
        "UPDATE records SET made = replace(made, '\"cue\":{\"value\":\"said\"', '\"cue\":{\"value\":\"lied\"')",
        "attributions a",
        "its words are not those of its characters",
    ),
    "a record that is cut off": (
        f"UPDATE records SET made = substr(made, 1, 500) WHERE document = {RECORD}",
        "document",
        "its record cannot be read (ArchiveError)",
    ),
    "a record that is gone": (f"DELETE FROM records WHERE document = {RECORD}", "document", "its record cannot be read"),
    "a title that no correction gave": (
        "UPDATE documents SET title = 'Other' WHERE title = 'Depot hit'",
        "document",
        "documents: not what its record and the journal come to",
    ),
    "versions that are others": (
        "UPDATE documents SET made_with = '{}' WHERE number = 2", "document", "documents made_with: not what",
    ),
    "a correction that is not shown": (
        f"UPDATE tolls SET low = 6 WHERE document = {RECORD} AND id = 't1'", "document", "tolls: not what",
    ),
    "a row that is lost": (f"DELETE FROM parties WHERE document = {RECORD} AND id = 'p1'", "document", "parties: not what"),
    "a point that is lost": (
        "DELETE FROM located WHERE number = (SELECT min(number) FROM located)", "document", "located: not what",
    ),
    "a point outside of its box": (
        "UPDATE located SET south = 89, north = 89 WHERE number = (SELECT min(number) FROM located)",
        "the index located, row",
        "its box does not hold its point",
    ),
    "a point of no report": (
        "INSERT INTO located VALUES (9999999999, 1, 1, 1, 1, 77, 'places', 0, 1.0, 1.0)",
        "the index located, row 9999999999",
        "is of no report",
    ),
    "words that are not found": (
        "INSERT INTO words (words, rowid, title, text) SELECT 'delete', number, title, text FROM documents WHERE number = 1",
        "the index words",
        "is out of step",
    ),
    "statements that are not found": (
        "INSERT INTO said_words (said_words, rowid, speaker_name, source, content) SELECT 'delete', number, speaker_name, source, content FROM attributions WHERE number = (SELECT min(number) FROM attributions)",
        "the index said_words",
        "is out of step",
    ),
    "an entry that was changed": (
        "DROP TRIGGER journal_stays; UPDATE journal SET new = '1' WHERE number = 1",
        "the journal",
        "entry 1 of the journal is not as it was written",
    ),
    "an entry that is gone": (
        "DROP TRIGGER journal_keeps; DELETE FROM journal WHERE number = 3",
        "the journal",
        "entry 3 of the journal is missing",
    ),
    "a verdict that is not shown": (
        f"UPDATE reviews SET state = NULL WHERE document = {RECORD}", "document", "reviews: not what",
    ),
    "a queue that is counted wrongly": (
        "UPDATE progress SET done = done + 1 WHERE kind = 'tolls'", "the queue of tolls", "is counted wrongly",
    ),
    "a voice that is counted wrongly": (
        "UPDATE voices SET statements = 99 WHERE voice = (SELECT min(voice) FROM voices)", "the voice", "is counted wrongly",
    ),
    "somebody who is quoted and not listed": (
        "DELETE FROM quoted WHERE statement = (SELECT min(statement) FROM quoted)", "document", "quoted: not what",
    ),
    "an incident that is gone": (
        "DELETE FROM incidents WHERE number = (SELECT min(number) FROM incidents)", "happening", "belongs to no incident",
    ),
    "an incident of no happening": (
        "INSERT INTO incidents (number, id) VALUES (999, 'x#0')", "incident 999", "has no happening",
    ),
    "an incident of another name": (
        "UPDATE incidents SET id = 'x#0' WHERE number = (SELECT min(number) FROM incidents)", "incident", "is not called after",
    ),
    "a merge that does not hold": ("DELETE FROM rulings", "entry 5 of the journal", "does not hold as it stands"),
    "a row of no document": (
        "PRAGMA foreign_keys = OFF; INSERT INTO parties VALUES (77, 'p1', 'person', 'X', NULL)", "parties", "is gone",
    ),
    "a report that was forgotten": (
        f"INSERT INTO forgotten SELECT id, sha256, 1 FROM documents WHERE number = {RECORD}",
        "document",
        "is there, though it was forgotten",
    ),
}  # fmt: skip


IN_POSTGRESQL = {
    "words that are not found": "DELETE FROM words WHERE rowid = 1",
    "statements that are not found": "DELETE FROM said_words WHERE rowid = (SELECT min(number) FROM attributions)",
    "an entry that was changed": "DROP TRIGGER journal_stays ON journal; UPDATE journal SET new = '1' WHERE number = 1",
    "an entry that is gone": "DROP TRIGGER journal_stays ON journal; DELETE FROM journal WHERE number = 3",
    "a point of no report": None,  # which its foreign keys do not let in
    "a row of no document": None,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(kept, name, engine):
    sql, place, problem = DAMAGES[name]
    if engine == "postgresql":
        sql = IN_POSTGRESQL.get(name, sql)
        if sql is None:
            return
    with Archive(kept) as archive:
        for statement in sql.split("; "):
            archive.connection.execute(statement)
        found = archive.verify()
    assert found.faults
    assert any(place in one.place and problem in one.problem for one in found.faults), found.faults
    assert all(one.remedy for one in found.faults)


@pytest.mark.one_file
def test_a_damaged_page_is_told_and_the_rest_is_looked_at(damaged):
    with Archive(damaged, readonly=True) as archive:
        found = archive.verify()
    assert any(one.place == "the file" for one in found.faults)
    assert found.entries == 5


@pytest.mark.one_file
def test_an_archive_that_may_not_be_written_is_looked_at_in_a_copy(kept, monkeypatch):
    connection = sqlite3.connect(kept)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(
        "INSERT INTO words (words, rowid, title, text) SELECT 'delete', number, title, text FROM documents"
    )
    connection.commit()
    connection.close()
    monkeypatch.setattr(opening.os, "access", lambda path, mode: False)
    with Archive(kept, readonly=True) as archive:
        found = archive.verify()
    assert [one.place for one in found.faults] == ["the index words"]


def test_how_much_was_looked_at_is_told(kept):
    told: list[int] = []
    with Archive(kept, readonly=True) as archive:
        found = archive.verify(told.append)
    assert (found.documents, found.entries, sum(told)) == (7, 5, 7)
    assert found.spans > 100


def counted(record, **changes):
    """The record with another count of its first toll."""
    toll = record.tolls[0]
    count = msgspec.structs.replace(toll.count, value=msgspec.structs.replace(toll.count.value, **changes))
    return msgspec.structs.replace(
        record, tolls=(msgspec.structs.replace(toll, count=count), *record.tolls[1:])
    )


@pytest.mark.parametrize("low", [-0.0, 5e-324, 2**64 - 1, 1e300])
def test_numbers_that_sqlite_keeps_otherwise_are_no_fault(archive, read, low):
    """A stranger's -0.0 was told as damage; a count of 64 bits kept incidents from being put together ever after."""
    archive.add(counted(read, low=low, high=low, best=low))
    archive.refresh()
    assert archive.incidents(None).incidents
    assert archive.verify().faults == ()


def test_a_point_that_is_nearly_none_is_no_fault(archive, read):
    place = msgspec.structs.replace(read.places[0].value, latitude=5e-324, longitude=-5e-324)
    archive.add(msgspec.structs.replace(read, places=(msgspec.structs.replace(read.places[0], value=place),)))
    assert archive.verify().faults == ()


def test_words_that_the_text_has_not_are_refused(archive, read):
    """Else `verify` would tell of damage for as long as the archive lives."""
    said = read.attributions[0]
    false = msgspec.structs.replace(said, content=msgspec.structs.replace(said.content, value="Nobody died."))
    with pytest.raises(RecordError, match=f"the words of attributions {said.id} content are not those"):
        archive.add(msgspec.structs.replace(read, attributions=(false, *read.attributions[1:])))
    own = msgspec.structs.replace(false.content, by="person:Ada")
    theirs = msgspec.structs.replace(said, content=own)
    assert (
        archive.add(msgspec.structs.replace(read, attributions=(theirs, *read.attributions[1:]))) == "added"
    )
