"""Opening databases: empty, ours, newer, another program's; passwords that nothing shows; what does not fit."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from throwaway_postgres import Throwaway

import onrecord
from onrecord import ArchiveError, Failure
from onrecord.archive import Archive, Query, stores
from onrecord.errors import LibraryError

psycopg = pytest.importorskip("psycopg", reason="psycopg not found: pip install 'onrecord[postgres]'")
pytestmark = pytest.mark.one_file
server = pytest.importorskip("onrecord.archive.postgres.server")
MADE_WITH = onrecord.MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")


@pytest.fixture
def address(postgres: Throwaway) -> str:
    return postgres.empty()


def run(address, *statements):
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def report(name, text, **more):
    return onrecord.Record(document=onrecord.Document(id=name, text=text, **more), made_with=MADE_WITH)


def test_one_that_is_not_there_is_made_by_who_writes_and_told_to_who_reads(address):
    with pytest.raises(ArchiveError, match="no such archive: make one with `onrecord add`"):
        Archive(address, readonly=True)
    with Archive(address) as archive:
        assert archive.status().version == 1
    with Archive(address, readonly=True) as archive:
        assert archive.status().counts["documents"] == 0
        with pytest.raises(ArchiveError, match="opened for reading only"):
            archive.add(report("a", "One died."))


@pytest.mark.parametrize("words", ["ICU is not supported in this build", "collation provider"])
def test_a_postgresql_without_icu_is_told(words):
    from onrecord.archive.postgres import faults

    with (
        pytest.raises(
            ArchiveError, match=r"postgresql://db/news: lacks what the archive is made with .*ICU"
        ) as raised,
        faults.told(stores.place("postgresql://db/news")),
    ):
        raise psycopg.errors.FeatureNotSupported(words)
    assert words in str(raised.value)


def test_it_is_made_once_by_many_at_once(postgres):
    raised = []

    def make(address):
        try:
            Archive(address).close()
        except ArchiveError as error:
            raised.append(error)

    for _ in range(4):
        threads = [threading.Thread(target=make, args=(address,)) for address in [postgres.empty()] * 8]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert raised == []


def test_another_programs_tables_are_left_alone(address):
    run(address, "CREATE TABLE customers (name text)")
    with pytest.raises(ArchiveError, match=r"holds another program's tables \(customers\)"):
        Archive(address)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT to_regclass('documents')").fetchone() == (None,)


def test_a_schema_of_its_own_in_a_database_of_others(address):
    run(address, "CREATE TABLE customers (name text)", "CREATE SCHEMA team")
    with Archive(f"{address}&options=-csearch_path%3Dteam") as archive:
        archive.add(report("a", "One died."))
        assert archive.search(Query(words="died")).total == 1
        assert archive.verify().faults == ()
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM team.documents").fetchone() == (1,)


def test_a_newer_one_is_refused(address):
    Archive(address).close()
    run(address, "UPDATE onrecord SET version = 99")
    with pytest.raises(
        ArchiveError, match=r"was made by a newer onrecord \(archive version 99, this one knows 1\)"
    ):
        Archive(address)


def test_texts_in_another_encoding_than_unicode_are_refused(postgres, address):
    run(address, "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    with pytest.raises(ArchiveError, match="holds texts as LATIN1: make a database with ENCODING 'UTF8'"):
        Archive(postgres.address("latin"))


def test_who_may_only_read_can_read(address):
    with Archive(address) as archive:
        archive.add(report("a", "One died."))
    run(
        address, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest"
    )  # fmt: skip
    theirs = address.replace("postgres:unseen", "guest:unseen")
    with Archive(theirs, readonly=True) as archive:
        assert archive.search(Query(words="died")).total == 1
    with Archive(theirs) as archive, pytest.raises(ArchiveError, match="may not be used so by you"):
        archive.add(report("b", "Two died."))
    run(address, "DROP OWNED BY guest", "DROP ROLE guest")


def test_bytes_that_only_the_owner_can_clear_are_told(address):
    with Archive(address) as archive:
        archive.add(report("a", "One died."))
    run(
        address, "DROP ROLE IF EXISTS desk", "CREATE ROLE desk LOGIN",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO desk",
    )  # fmt: skip
    with Archive(address.replace("postgres:unseen", "desk:unseen")) as archive:
        assert archive.add(report("b", "Two died.")) == "added"
        with pytest.raises(
            ArchiveError,
            match=r"bytes may still be in the file: .* let the database's owner give it; then give the same",
        ):
            archive.forget("a", by="Ada", because="so")
    with Archive(address) as archive:
        assert archive.forget("a", by="Ada", because="so").entry == 1
    run(address, "DROP OWNED BY desk", "DROP ROLE desk")


def test_bytes_that_an_open_transaction_holds_back_are_told(address, postgres, monkeypatch):
    def there() -> bool:
        return any(b"zwillingsdorfer" in one.read_bytes().lower() for one in postgres.files(address))

    monkeypatch.setattr(server, "PATIENCE", 0.2)
    with Archive(address) as archive:
        archive.add(report("a", "One zwillingsdorfer died."))
        with psycopg.connect(address) as other:  # it reads nothing of the archive, and is in no lock's way
            other.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            other.execute("SELECT 1").fetchone()
            with pytest.raises(
                ArchiveError, match=r"rows of \w+ are held back by a transaction .*: end it; then give"
            ):
                archive.forget("a", by="Ada", because="so")
        assert there()
        archive.forget("a", by="Ada", because="so")
        assert not there()


def test_statistics_of_tables_that_are_empty_now_go_too(address, postgres):
    """ANALYZE leaves those of an empty table as they are."""
    with Archive(address) as archive:
        for kind in ("read", "added"):
            archive.fail(Failure(f"zwillingsdorfer-{kind}.txt", "read", "ValueError: no"), document="a")
        archive.add(report("a", "One zwillingsdorfer died."))
        run(address, "ANALYZE")
        archive.forget("a", by="Ada", because="so")
        assert archive.status().counts["documents"] == 0
        assert not any(b"zwillingsdorfer" in one.read_bytes().lower() for one in postgres.files(address))
        archive.add(report("b", "Two died."))
        assert archive.verify().faults == ()


def test_no_password_is_shown(address, tmp_path):
    with Archive(address) as archive:
        told = [str(archive.path), repr(archive.path), archive.status().archive, archive.verify().archive]
        with pytest.raises(ArchiveError) as raised:
            archive.get("nobody")
        told.append(str(raised.value))
    for wrong in (
        "postgresql://ada:unseen@/news?host=/nowhere",
        "postgresql://ada:un%zzseen@db.example/news",
        "postgresql://ada:unseen@db.example/news?pasword=unseen",
        address.replace("/e", "/nothing_of_this_name"),
    ):
        with pytest.raises(ArchiveError) as raised:
            Archive(wrong)
        told.append(str(raised.value))
        cause = raised.value.__cause__
        told += [str(cause), repr(cause)]
    with pytest.raises(ArchiveError, match="pg_dump") as raised:
        stores.file(address)
    told.append(str(raised.value))
    for command in (
        ["status"],
        ["add", "nothing.txt"],
        ["backup", str(tmp_path / "b")],
        ["search", "x"],
        ["verify"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "onrecord.cli", *command, "--archive", address], capture_output=True, text=True, check=False
        )  # fmt: skip
        told += [done.stdout, done.stderr]
        assert done.stdout + done.stderr
    assert not [words for words in told if "unseen" in words or "zzseen" in words]


def test_one_document_that_does_not_fit_is_a_failure_of_its_own(postgres):
    with Archive(postgres.archive()) as archive:
        with pytest.raises(
            ArchiveError, match="more different words than an index of PostgreSQL holds"
        ) as raised:
            archive.add(report("long", " ".join(f"word{number}x" for number in range(120_000))))
        assert raised.value.__cause__ is None  # so that the others of its file are added
        with pytest.raises(ArchiveError, match="PostgreSQL cannot hold this") as raised:
            archive.add(report("".join(map(str, range(3000))), "One died."))  # an index row has 2,704 bytes
        assert raised.value.__cause__ is None
        assert archive.add(report("short", "One died.")) == "added"
        assert archive.status().counts["documents"] == 1


def test_a_long_text_is_found_by_each_of_its_words(postgres):
    words = [f"w{number}" for number in range(20_000)]
    with Archive(postgres.archive()) as archive:
        archive.add(report("long", " ".join(words) + " " + "x" * 3000))
        for word in (words[0], words[18_000], words[-1], '"w10 w11"', "x" * 3000):
            (hit,) = archive.search(Query(words=word)).hits
            assert hit.marked
        assert archive.verify().faults == ()


WAITING = {
    "add": lambda archive: archive.add(report("b", "Two died.")),
    "correct": lambda archive: archive.correct("a", "document", "-", "title", "Toll", by="Ada", reason="x"),
}


@pytest.mark.parametrize("work", WAITING.values(), ids=WAITING)
def test_a_writer_who_waits_too_long_is_told(postgres, work):
    place = postgres.archive()
    with Archive(place) as one, Archive(place) as other:
        one.add(report("a", "One died."))
        other.connection.execute("SET lock_timeout = 50")
        with one.writing(), pytest.raises(ArchiveError, match="somebody else writes"):
            work(other)
        assert other.add(report("b", "Two died.")) == "added"


def test_a_server_that_goes_away_is_told(postgres):
    place = postgres.archive()
    with Archive(place) as archive, Archive(place) as other:
        archive.add(report("a", "One died."))
        other.connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() AND datname = current_database()"
        )
        with pytest.raises(ArchiveError, match=r"cannot be reached|PostgreSQL says|was lost"):
            archive.add(report("b", "Two died."))
        assert other.status().counts["documents"] == 1
        assert other.add(report("b", "Two died.")) == "added"


def test_a_guard_of_the_journal_that_is_gone_is_told(postgres):
    with Archive(postgres.archive()) as archive:
        archive.add(report("a", "One died."))
        archive.correct("a", "document", "-", "title", "Toll", by="Ada", reason="x")
        archive.connection.execute("ALTER TABLE journal DISABLE TRIGGER journal_keeps")
        assert "its trigger journal_keeps is gone or off" in str(archive.status(whole=True).broken)
        assert [one.problem for one in archive.verify().faults] == [
            "its trigger journal_keeps is gone or off"
        ]
        with pytest.raises(psycopg.DatabaseError, match="only ever added to"):
            archive.connection.execute("DELETE FROM journal")


def test_what_is_missing_is_told_with_what_installs_it(monkeypatch):
    for name in [
        name for name in sys.modules if name.startswith(("psycopg", "onrecord.archive.postgres.server"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(
        LibraryError, match=r"needs psycopg: install it by: pip install 'onrecord\[postgres\]'"
    ):
        Archive("postgresql://ada@db.example/news")


def test_what_pg_dump_saves_can_be_restored(postgres, address, tmp_path, read):
    from throwaway_postgres import BINARIES

    place, dump = postgres.archive(), tmp_path / "news.dump"
    with Archive(place) as archive:
        archive.add(read)
        archive.correct(read.document.id, "tolls", "t1", "count", 7, by="Ada", reason="counted")
        archive.refresh()
    subprocess.run([str(BINARIES / "pg_dump"), "--format=custom", f"--file={dump}", place], check=True)
    subprocess.run([str(BINARIES / "pg_restore"), f"--dbname={address}", str(dump)], check=True)
    with Archive(place) as archive, Archive(address) as restored:
        assert list(restored.records()) == list(archive.records())
        assert restored.history() == archive.history()
        assert restored.verify().faults == ()
    assert Path(dump).stat().st_size > 1000
