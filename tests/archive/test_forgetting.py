"""A report that is forgotten is gone from every byte of the file; the journal keeps that, by whom, and why."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord import ArchiveError, Failure, Record
from onrecord.archive import Archive, Query, forgetting, journal, opening
from onrecord.errors import AbsentError, ForgottenError

WORDS = ("zwillingsdorfer", "quexhaven", "oblanskaya", "fyrrholm", "jadwinckel", "tschubrikow")
TEXT = (
    "QUEXHAVEN, Ukraine — At least six zwillingsdorfers were killed when two missiles struck Fyrrholm near Kharkiv "
    "late on Tuesday, the prosecutor’s office said.\n\n“The second came later,” said Jadwinga Oblanskaya, a "
    "spokeswoman for the office. Three people are missing from Jadwinckel street.\n\n"
    "Her brother Ihor Tschubrikow was highly likely hit by mistake, the ministry said."
)
UNGUARDED = {"sqlite": "DROP TRIGGER journal_stays", "postgresql": "DROP TRIGGER journal_stays ON journal"}
IMPATIENT = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = 50"}
WHO = {"by": "Ada Orel", "because": "she asked for it"}


def samples() -> bool:
    """Whether ANALYZE keeps samples of what is in a table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        options = connection.execute("PRAGMA compile_options").fetchall()
    return ("ENABLE_STAT4",) in options


@pytest.fixture(scope="module")
def secret() -> Record:
    """A report with words that no other has."""
    return onrecord.read(
        TEXT, published="2023-10-18", title="Quexhaven hit", url="https://lisk.example/fyrrholm"
    )


@pytest.fixture
def filled(path, secret, invented) -> Path:
    """An archive with it, corrected, accepted, rejected, put together with another, and failures of it."""
    with Archive(path) as archive:
        for record in invented[:12]:
            archive.add(record, f"{record.document.id}.txt")
        archive.add(secret, "news/tschubrikow.txt")
        archive.has(secret.document, "mirror/tschubrikow.txt")
        name = secret.document.id
        archive.fail(Failure("news/tschubrikow.txt", "read", "ValueError: 'oblanskaya'"), document=name)
        archive.correct(name, "tolls", "t1", "count", 7, by="Ada", reason="the zwillingsdorfers count")
        archive.accept(name, "attributions", "a1", by="Ada", reason="read as quexhaven says")
        entry = archive.reject(name, "tolls", "t2", by="Ada", reason="jadwinckel is a street")
        archive.undo(entry.number, by="Bo", reason="no, Jadwinckel is a village")
        others = archive.incidents_of(invented[0].document.id)
        mine = f"{name}#0"
        archive.merge([others[0].id, mine], by="Bo", reason="fyrrholm, told twice")
        archive.refresh()
        assert archive.verify().faults == ()
    return path


def renamed(record: Record) -> Record:
    """The same text under another id."""
    document = msgspec.structs.replace(record.document, id="another id")
    return msgspec.structs.replace(record, document=document)


@pytest.fixture
def found(filled, engine, request):
    """Which of the words stand in a file of the archive, in small letters or not."""

    def words() -> set[str]:
        if engine == "postgresql":
            files = request.getfixturevalue("postgres").files(filled)
        else:
            files = filled.parent.glob(f"{filled.name}*")
        bytes_of = [one.read_bytes().lower() for one in files]
        return {word for word in WORDS for held in bytes_of if word.encode() in held}

    return words


def test_no_byte_of_it_is_left_and_the_rest_is_as_it_was(filled, secret, invented, found, engine):
    assert found() == set(WORDS)
    with Archive(filled) as archive:
        if engine == "sqlite":
            archive.connection.execute("PRAGMA secure_delete = OFF")  # Debian's SQLite does that by itself
        before = {one.document.id: archive.get(one.document.id) for one in invented[:12]}
        made = archive.forget(secret.document.id, **WHO)
        assert (made.emptied, made.twins, made.copies) == ((1, 2, 3, 4, 5), (), ())
        assert found() == set()
        assert archive.verify().faults == ()
        assert {one.document.id: archive.get(one.document.id) for one in invented[:12]} == before
        assert archive.failures() == ()
        assert archive.search(Query(words="zwillingsdorfers")).total == 0
        with pytest.raises(AbsentError):
            archive.get(secret.document.id)
    assert found() == set()


@pytest.mark.one_file
@pytest.mark.parametrize("kept", ["optimize", "VACUUM", "wal_checkpoint"])
def test_each_step_of_the_sweep_is_needed(filled, secret, monkeypatch, kept, found):
    class Without:
        """A connection on which one step does nothing."""

        def __init__(self, connection):
            self.connection = connection

        def execute(self, sql, *values):
            return self.connection.execute("SELECT 0, 0, 0" if kept in sql else sql, *values)

    usual = forgetting.sweep
    monkeypatch.setattr(forgetting, "sweep", lambda connection: usual(Without(connection)))
    reader = sqlite3.connect(filled)  # the last to close would put the log away
    reader.execute("SELECT count(*) FROM documents").fetchone()
    with Archive(filled) as archive:
        archive.connection.execute("PRAGMA secure_delete = OFF")  # Debian's SQLite does that by itself
        archive.forget(secret.document.id, **WHO)
    assert found()
    reader.close()


def test_the_journal_keeps_that_and_why_and_its_chain_holds(filled, secret, engine):
    with Archive(filled) as archive:
        archive.forget(secret.document.id, **WHO)
        *emptied, last = archive.history()
        assert (last.kind, last.by, last.reason) == ("forgetting", "person:Ada Orel", "she asked for it")
        assert list(last.new) == ["1", "2", "3", "4", "5"]
        assert last.target.document == secret.document.id
        assert [(one.reason, one.old, one.new) for one in emptied] == [("", None, None)] * 5
        assert [one.kind for one in archive.history(secret.document.id)] == [
            "correction", "acceptance", "rejection", "undo", "forgetting"
        ]  # fmt: skip
        assert journal.broken(archive.history()) is None
        for sql in (
            "UPDATE journal SET by = 'person:Bo' WHERE number = 1",
            "UPDATE journal SET reason = 'x' WHERE number = 1",
            "UPDATE journal SET reason = '' WHERE number = 6",
            "DELETE FROM journal WHERE number = 1",
        ):
            with pytest.raises(archive.connection.DatabaseError, match="only ever added to"):
                archive.connection.execute(sql)
        archive.connection.execute(UNGUARDED[engine])
        archive.connection.execute("UPDATE journal SET by = 'person:Bo' WHERE number = 2")
        assert archive.status().broken == "entry 2 of the journal is not as it was written"


def test_an_entry_that_no_forgetting_names_cannot_be_emptied(path, read, engine):
    with Archive(path) as archive:
        archive.add(read)
        entry = archive.correct(read.document.id, "tolls", "t1", "count", 7, by="Ada", reason="counted")
        with pytest.raises(archive.connection.DatabaseError, match="only ever added to"):
            archive.connection.execute(forgetting.EMPTY, (entry.number,))
        archive.connection.execute(UNGUARDED[engine])
        archive.connection.execute(forgetting.EMPTY, (entry.number,))
        assert archive.status().broken == "entry 1 of the journal is not as it was written"


def test_it_is_not_added_again_unless_that_is_asked_for(filled, secret, found):
    with Archive(filled) as archive:
        archive.forget(secret.document.id, **WHO)
        twin = renamed(secret)
        for record in (secret, twin):
            with pytest.raises(
                ForgottenError, match=r"was forgotten by Ada Orel on .* \(she asked for it\): left out"
            ):
                archive.add(record)
        assert archive.add(secret, even_forgotten=True) == "added"
        assert archive.stored(secret.document.id).unplaced == ()
        assert archive.get(secret.document.id) == secret
        assert archive.verify().faults == ()
        with pytest.raises(ArchiveError, match="entry 1 was emptied when its report was forgotten"):
            archive.undo(1, by="Ada", reason="x")
        with pytest.raises(ArchiveError, match="entry 6 took a report out for good"):
            archive.undo(6, by="Ada", reason="x")
        archive.correct(secret.document.id, "tolls", "t1", "count", 9, by="Ada", reason="x")
        assert archive.forget(secret.document.id, **WHO).emptied == (7,)
    assert found() == set()


def test_what_people_put_together_stays_together_without_it(path, invented):
    with Archive(path) as archive:
        some = [one.document.id for one in invented[:12]]
        for record in invented[:12]:
            archive.add(record)
        archive.refresh()
        names = {archive.incidents_of(one)[0].id for one in some}
        first, second, third = sorted(names)[:3]
        archive.merge([first, second, third], by="Bo", reason="one night")
        archive.refresh()
        gone, *left = (name.rpartition("#")[0] for name in (first, second, third))
        archive.forget(gone, **WHO)
        assert archive.incidents_of(left[0])[0].id == archive.incidents_of(left[1])[0].id
        other = archive.merge(sorted(names)[3:5], by="Bo", reason="another")
        archive.undo(other.number, by="Bo", reason="no")
        assert archive.verify().faults == ()


@pytest.mark.parametrize("at", range(12))
def test_what_is_left_is_what_would_be_there_without_it(new, invented, at):
    """Whichever report goes: rows, indexes, incidents are those of an archive that never had it."""
    gone = invented[at]
    places = {"with": new(), "without": new()}
    for name, some in (
        ("with", invented[:12]),
        ("without", [one for one in invented[:12] if one is not gone]),
    ):
        with Archive(places[name]) as archive:
            for record in some:
                archive.add(record)
            archive.refresh()
    with Archive(places["with"]) as archive:
        archive.forget(gone.document.id, **WHO)
        assert archive.verify().faults == ()
        kept = {one.id: one for one in archive.incidents(limit=100).incidents}
        assert [one.document.id for one in archive.records()] == [
            one.document.id for one in invented[:12] if one is not gone
        ]
    with Archive(places["without"]) as archive:
        assert {one.id: one for one in archive.incidents(limit=100).incidents} == kept


def test_a_reader_in_the_way_is_told_and_the_same_command_finishes(filled, secret, found, engine):
    with Archive(filled, readonly=True) as reader, Archive(filled) as archive:
        archive.connection.execute(IMPATIENT[engine])
        with reader.reading() as connection:
            connection.execute("SELECT count(*) FROM documents").fetchone()
            with pytest.raises(
                ArchiveError,
                match=r"is taken out, but its bytes may still be in the file: .*the same command",
            ):
                archive.forget(secret.document.id, **WHO)
        assert found()
        made = archive.forget(secret.document.id, **WHO)
        assert made.emptied == (1, 2, 3, 4, 5)
        assert len(archive.history()) == 6
        assert found() == set()


@pytest.mark.one_file
def test_copies_of_an_upgrade_and_reports_of_the_same_text_are_told(filled, secret):
    opening.backup_of(filled, 4).write_bytes(b"old")
    with Archive(filled) as archive:
        archive.add(renamed(secret))
        made = archive.forget(secret.document.id, **WHO)
    assert made.twins == ("another id",)
    assert made.copies == (f"{filled}.version-4",)


def test_words_that_analyze_has_kept_go_too(filled, secret, found, engine):
    if engine == "sqlite" and not samples():
        pytest.skip("this SQLite's ANALYZE keeps no samples (ENABLE_STAT4)")
    with Archive(filled) as archive:
        archive.connection.execute("ANALYZE")
        archive.forget(secret.document.id, **WHO)
    assert found() == set()


def test_forgetting_is_somebodys_and_has_a_reason(filled, secret):
    with Archive(filled) as archive:
        for by, because in (("", "x"), ("Ada", " ")):
            with pytest.raises(ArchiveError, match=r"give a name|give one"):
                archive.forget(secret.document.id, by=by, because=because)
        with pytest.raises(AbsentError):
            archive.forget("nobody", **WHO)
        assert archive.get(secret.document.id).document.text == TEXT
