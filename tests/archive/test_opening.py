"""Files that are ours, old, newer, foreign, damaged; locks; folders that may not be written."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

import pytest

from onrecord import ArchiveError
from onrecord.archive import Archive, Entry, disks, journal, lock, opening, rows

pytestmark = pytest.mark.one_file


def old(path: Path, version: int, read, written) -> None:
    """An archive as an earlier version made it, with a document in it."""
    connection = sqlite3.connect(path)
    connection.executescript(written(version))
    connection.execute(f"PRAGMA application_id = {opening.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "INSERT INTO documents (id, sha256, source, added, made_with, text) VALUES ('n1', 'x', 'a.txt', 'm', ?, 'Two died.')",
        (rows.as_json(read.made_with),),
    )
    connection.execute("INSERT INTO words (rowid, title, text) SELECT number, title, text FROM documents")
    connection.commit()
    connection.close()


def shape(path: Path) -> set[tuple[str, str, str]]:
    """Everything that an archive is made of, white space and comments aside."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {
        (
            kind,
            name,
            re.sub(r"\s*([(),])\s*", r"\1", " ".join(line.partition("--")[0] for line in sql.splitlines())),
        )
        for kind, name, sql in found
    }


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_an_archive_of_every_earlier_version_is_upgraded_and_kept_beside(path, version, read, written):
    old(path, version, read, written)
    with Archive(path) as archive:
        assert archive.status(whole=True).version == opening.VERSION
        assert archive.status(whole=True).broken is None
        assert archive.add(read) == "added"
    Archive(path.with_name("new.onrecord")).close()
    assert shape(path) == shape(path.with_name("new.onrecord"))
    kept = sqlite3.connect(opening.backup_of(path, version))
    assert kept.execute("PRAGMA user_version").fetchone() == (version,)
    assert kept.execute("SELECT id FROM documents").fetchall() == [("n1",)]
    kept.close()


def test_the_journal_and_what_hangs_on_it_outlive_an_upgrade(path, read, written):
    old(path, 2, read, written)
    connection = sqlite3.connect(path)
    entry = journal.append(
        connection, Entry(number=0, at="2026", by="person:Ada", kind="merge", reason="one")
    )
    journal.append(connection, Entry(number=0, at="2026", by="person:Bo", kind="undo", reason="no", undoes=1))
    for part in (0, 1):
        connection.execute(
            "INSERT INTO happenings (document, part, incident, body) VALUES (1, ?, 1, '')", (part,)
        )
    connection.execute("INSERT INTO rulings VALUES (?, 1, 2, 'together')", (entry.number,))
    connection.commit()
    connection.close()
    with Archive(path) as archive:
        assert [one.kind for one in archive.history()] == ["merge", "undo"]
        assert archive.connection.execute("SELECT * FROM rulings").fetchall() == [(1, 1, 2, "together")]
        assert archive.status(whole=True).broken is None


def test_an_old_archive_is_upgraded_also_to_be_read(path, read, written):
    old(path, 1, read, written)
    with Archive(path, readonly=True) as archive:
        assert archive.status().version == opening.VERSION


def test_every_version_has_its_migration_and_its_fixture(written):
    versions = range(1, opening.VERSION)
    assert all(written(version) for version in versions)
    assert all(opening.text_of(f"migrations/{version + 1}.sql") for version in versions)


def test_an_upgrade_that_fails_changes_nothing(path, read, written, monkeypatch):
    old(path, 1, read, written)
    usual = opening.text_of

    def broken(name):
        return usual(name) + "\nCREATE TABLE documents (x);" if name.startswith("migrations") else usual(name)

    monkeypatch.setattr(opening, "text_of", broken)
    with pytest.raises(ArchiveError, match="table documents already exists"):
        Archive(path)
    monkeypatch.undo()
    before = shape(path)
    assert not any(name == "happening" for _, name, _ in before)
    with Archive(path) as archive:
        assert archive.status().version == opening.VERSION


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()


def newer(path):
    Archive(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut_off(path):
    Archive(path).close()
    path.write_bytes(path.read_bytes()[:-5000])


def scrambled(path):
    Archive(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    data[100:4096] = bytes(range(7, 43)) * 111
    path.write_bytes(data)


REFUSED = [
    (lambda path: path.write_bytes(b""), "is no archive of onrecord"),
    (lambda path: path.write_text("Two died."), "is no archive of onrecord"),
    (lambda path: path.mkdir(), "cannot be read"),
    (foreign, "is an SQLite file of another program"),
    (newer, "was made by a newer onrecord .archive version 99, this one knows"),
    (cut_off, "is damaged: .* bytes of .* are there"),
    (scrambled, "is damaged"),
]


def used(path, read, *, readonly):
    """Open an archive, and use it."""
    with Archive(path, readonly=readonly) as archive:
        archive.status(whole=True)
        archive.add(read)


@pytest.mark.parametrize("readonly", [False, True])
@pytest.mark.parametrize(("make", "message"), REFUSED, ids=lambda one: getattr(one, "__name__", None) or "-")
def test_what_is_not_ours_or_not_whole_is_refused_and_left_as_it_is(path, make, message, readonly, read):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError, match=message):
        used(path, read, readonly=readonly)
    if before is not None:
        assert path.read_bytes() == before


def test_an_archive_that_is_not_there_is_not_made_by_looking(path):
    with pytest.raises(ArchiveError, match="no such archive: make one with `onrecord add`"):
        Archive(path, readonly=True)
    assert not path.exists()


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ArchiveError, match="cannot be written here"):
        Archive(tmp_path / "no" / "a.onrecord")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(path, read):
    with Archive(path) as archive:
        archive.add(read)
    path.parent.chmod(0o500)
    try:
        with Archive(path, readonly=True) as archive:
            assert archive.get(read.document.id) == read
        with pytest.raises(ArchiveError, match="cannot be written"):
            Archive(path)
    finally:
        path.parent.chmod(0o700)


def test_one_writer_at_a_time(path, read, invented, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    first, second = Archive(path), Archive(path)
    with first.store.lock.held():
        holder = second.store.lock.held(0.05)
        with pytest.raises(ArchiveError, match=r"another onrecord writes for over 0\.05 s"), holder:
            pass
    assert second.add(read) == "added"
    assert first.add(read) == "there"
    first.close()
    second.close()


def test_a_writer_that_is_slow_is_waited_for_by_sqlite_too(path, read):
    with Archive(path) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        archive.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(ArchiveError, match="is kept by another program: wait for it to end"):
            archive.add(read)
        other.execute("ROLLBACK")
        other.close()
        assert archive.add(read) == "added"


def test_corrections_are_synchronised_and_additions_are_not(path, read):
    with Archive(path) as archive:
        archive.add(read)
        assert archive.connection.execute("PRAGMA synchronous").fetchone() == (1,)
        archive.correct(read.document.id, "tolls", "t1", "count", 7, by="Ada", reason="counted")
        assert archive.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        for pragma, value in (
            ("journal_mode", "wal"),
            ("trusted_schema", 0),
            ("foreign_keys", 1),
            ("busy_timeout", 10_000),
        ):
            assert archive.connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_network_file_system_is_told_by_its_mount(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"host:/x {tmp_path} nfs4 rw 0 0\n/dev/a {tmp_path}/local\\040one ext4 rw 0 0\n/dev/b / ext4 rw 0 0\n"
    )
    (tmp_path / "local one").mkdir()
    assert disks.network(tmp_path, mounts) == "nfs4"
    assert disks.network(tmp_path / "local one", mounts) is None
    assert disks.network(Path("/"), mounts) is None
    monkeypatch.setattr(opening.disks, "network", lambda _: "nfs4")
    with pytest.raises(ArchiveError, match=r"network file system \(nfs4\)"):
        Archive(tmp_path / "a.onrecord")


def test_a_full_disk_is_told_and_what_was_committed_stays(path, read, invented):
    with Archive(path) as archive:
        archive.add(read)
        (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
        archive.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveError, match="the disk is full"):
            list(map(archive.add, invented))
        archive.connection.execute("PRAGMA max_page_count = 1000000")
        assert archive.status(whole=True).broken is None
        assert archive.get(read.document.id) == read


def test_the_journal_cannot_be_changed_and_shows_where_somebody_did(path, read):
    with Archive(path) as archive:
        archive.add(read)
        for count in (7, 8, 9):
            archive.correct(read.document.id, "tolls", "t1", "count", count, by="Ada", reason="counted")
        for sql in ("UPDATE journal SET new = '1' WHERE number = 2", "DELETE FROM journal WHERE number = 2"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                archive.connection.execute(sql)
        assert archive.status().broken is None
        archive.connection.execute("DROP TRIGGER journal_stays")
        archive.connection.execute("UPDATE journal SET new = '1' WHERE number = 2")
        assert archive.status().broken == "entry 2 of the journal is not as it was written"
        archive.connection.execute("DROP TRIGGER journal_keeps")
        archive.connection.execute("DELETE FROM journal WHERE number = 2")
        assert journal.broken(archive.history()) == "entry 2 of the journal is missing"


def test_an_archive_that_was_half_made_is_none(path, monkeypatch):
    """Killed while it is made: whoever looks sees none, and the same command makes one."""

    def cut(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(opening, "run", cut)
        with pytest.raises(KeyboardInterrupt):
            Archive(path)
    assert not path.exists()
    with Archive(path) as made:
        assert made.verify().faults == ()
