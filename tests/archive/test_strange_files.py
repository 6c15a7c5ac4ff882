"""Archives that somebody sends: with triggers, views, tables of their own; nothing of them is used, or runs."""

from __future__ import annotations

import shutil
import sqlite3
import sys

import pytest

from benchmarks.kills.ages import aged
from onrecord import ArchiveError
from onrecord.archive import Archive, opening, shape

pytestmark = pytest.mark.one_file

MADE = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON documents BEGIN DELETE FROM journal; END",
    "a trigger of a name of ours": """DROP TRIGGER journal_keeps;
        CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN SELECT 1; END""",
    "a trigger that is gone": "DROP TRIGGER journal_keeps",
    "a view": "CREATE VIEW evil AS SELECT load_extension('evil')",
    "a view of a name of ours": "DROP VIEW said; CREATE VIEW said AS SELECT randomblob(1000000000) AS speaker",
    "a view in a table's place": "DROP TABLE sightings; CREATE VIEW sightings AS SELECT 1 AS document, 2 AS source",
    "a table": "CREATE TABLE evil (x)",
    "a table that is gone": "DROP TABLE sightings",
    "a virtual table": "CREATE VIRTUAL TABLE evil USING fts5 (x)",
    "an index": "CREATE INDEX evil ON documents (hex(text))",
    "a generated column": "ALTER TABLE failures ADD COLUMN evil TEXT AS (hex(message))",
    "a column with a default": "ALTER TABLE failures ADD COLUMN evil TEXT DEFAULT 'x'",
    "a column that has another type": """PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = replace(sql, 'input TEXT', 'input BLOB') WHERE name = 'failures'""",
    "a check that runs": """PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql =
        replace(sql, 'stage TEXT NOT NULL', 'stage TEXT NOT NULL CHECK (length(stage))') WHERE name = 'failures'""",
    "text behind what looks like a comment": """PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql =
        replace(sql, 'stage TEXT NOT NULL', 'stage TEXT DEFAULT ''--'' CHECK (abs(stage)) NOT NULL')
        WHERE name = 'failures'""",
    "a page of an index with a check": """PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql =
        replace(sql, 'block BLOB', 'block BLOB CHECK (hex(block))') WHERE name = 'words_data'""",
    "counts that ANALYZE would not make": """ANALYZE; PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql =
        'CREATE TABLE sqlite_stat1(tbl,idx,stat CHECK (hex(stat)))' WHERE name = 'sqlite_stat1'""",
}


def changed(path, sql):
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("readonly", [False, True])
@pytest.mark.parametrize("sql", MADE.values(), ids=MADE)
def test_what_no_archive_has_is_refused_before_anything_runs(path, sql, readonly):
    Archive(path).close()
    changed(path, sql)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="somebody has changed this file, and what was put in could run"):
        Archive(path, readonly=readonly)
    assert path.read_bytes() == before


@pytest.mark.parametrize("readonly", [False, True])
def test_a_schema_that_cannot_be_read_is_refused(path, readonly):
    Archive(path).close()
    changed(
        path,
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x (' WHERE name = 'failures'",
    )
    with pytest.raises(ArchiveError, match="malformed database schema"):
        Archive(path, readonly=readonly)


@pytest.mark.parametrize("version", range(1, opening.VERSION))
def test_an_older_archive_is_looked_at_before_it_is_upgraded(path, version, invented):
    with Archive(path.with_name("new")) as archive:
        for record in invented[:3]:
            archive.add(record)
    aged(path.with_name("new"), path, version)
    strange = path.with_name("strange")
    shutil.copy(path, strange)
    changed(strange, "CREATE TRIGGER evil AFTER INSERT ON documents BEGIN DELETE FROM documents; END")
    before = strange.read_bytes()
    with pytest.raises(
        ArchiveError, match="holds the trigger 'evil', which an archive of onrecord does not have"
    ):
        Archive(strange)
    assert strange.read_bytes() == before
    with Archive(path) as archive:
        assert archive.verify().faults == ()
        assert [one.document.id for one in archive.records()] == [one.document.id for one in invented[:3]]


def test_a_version_that_never_was_is_refused(path):
    Archive(path).close()
    changed(path, "PRAGMA user_version = 0")
    with pytest.raises(ArchiveError, match="its version is 0, which no archive has"):
        Archive(path)


def test_what_users_may_do_is_no_stranger(path, invented):
    with Archive(path) as archive:
        archive.add(invented[0])
    changed(path, "ANALYZE; VACUUM; REINDEX")
    with Archive(path) as archive:
        assert archive.verify().faults == ()


@pytest.mark.parametrize("version", range(2, opening.VERSION + 1))
def test_every_step_of_an_upgrade_makes_what_that_version_was(path, version, written):
    connection = sqlite3.connect(path)
    connection.executescript(written(version))
    parts = tuple(sorted(map(shape.Part._make, shape.parts_of(connection))))
    connection.close()
    assert shape.trouble(parts, version, newest=opening.VERSION + 1) is None


def test_the_rules_that_every_connection_keeps(path):
    Archive(path).close()
    for connection in (opening.connect(path, "rw"), opening.connect(path, "ro")):
        kept = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("trusted_schema", "cell_size_check", "foreign_keys", "mmap_size")
        }
        assert kept == {"trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1, "mmap_size": 0}
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT load_extension('evil')")
        if sys.version_info >= (3, 12):
            assert connection.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
        connection.close()


def test_a_view_of_a_strangers_may_not_use_what_is_not_innocuous(path):
    """What `trusted_schema = OFF` is worth by itself, should a view get past the comparison."""
    Archive(path).close()
    changed(path, "CREATE VIEW evil AS SELECT voice(text) FROM documents")
    connection = opening.connect(path, "ro")
    with pytest.raises(sqlite3.OperationalError, match=r"unsafe use of voice\(\)"):
        connection.execute("SELECT * FROM evil")
    connection.close()
