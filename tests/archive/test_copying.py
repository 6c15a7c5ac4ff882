"""A copy of an archive, in a file or a database, has all of it or nothing; there and back again it is the same."""

from __future__ import annotations

import os
import signal
import sqlite3
import tracemalloc
from contextlib import closing

import pytest

import onrecord
from benchmarks.kills.servers import CopyToServer
from benchmarks.kills.trial import Trial
from onrecord import ArchiveError
from onrecord.archive import Archive, Asked, Query, copying, opening, shape, stores
from onrecord.archive.copying.tables import tables
from onrecord.errors import ForgottenError

KINDS = ("sqlite", "postgresql")
WAYS = [(one, other) for one in KINDS for other in KINDS]
HOOK = "https://desk.example/hook?token=x"
FOREIGN = (
    "Two people were killed when a shell struck a market in Lisk on Monday, the mayor said.\n\n"
    "Deux personnes ont été tuées lundi par un obus tombé sur le marché de Lisk, a déclaré le maire de la ville.\n\n"
    "Nobody was hurt in the fire that followed, she added."
)
MADE_WITH = onrecord.MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")
LARGE = 2**53 + 1
"""A count that a float does not hold."""
KILLS = int(os.environ.get("COPY_KILLS", "12"))


class Clock:
    """Each moment a second after the one before."""

    def __init__(self):
        self.at = 0

    def __call__(self):
        self.at += 1
        return f"2026-01-02T03:{self.at // 60:02}:{self.at % 60:02}+00:00"


@pytest.fixture(scope="module")
def foreign():
    made = onrecord.read(FOREIGN, published="2023-10-18")
    assert made.unread
    return made


@pytest.fixture(scope="module")
def another():
    text = "Nine people were killed when a bus hit a lorry near Ostrava on Friday, police said."
    return onrecord.read(text, published="2023-10-20")


@pytest.fixture(scope="module")
def reports(invented, read, another):
    """One that was forgotten, the id of one that was corrected, one that is in no archive."""
    return invented[3], read.document.id, another


@pytest.fixture(scope="module")
def make(tmp_path_factory, request):
    """Gives the place of an archive that nobody has opened, of a kind."""

    def made(kind):
        if kind == "sqlite":
            return tmp_path_factory.mktemp("copy") / "a.onrecord"
        return request.getfixturevalue("postgres").empty()

    return made


@pytest.fixture(scope="module")
def filled(make, read, invented, foreign):
    """An archive of each kind in which everything has been done that can be, and its place."""

    def fill(kind):
        place = make(kind)
        with Archive(place, clock=Clock()) as archive:
            for record in (*invented, read, foreign):
                archive.add(record, f"{record.document.id[:6]}.txt", hook=HOOK)
            deeds(archive, read.document.id, [record.document.id for record in invented])
        return place

    return {kind: fill(kind) for kind in KINDS}


def deeds(archive, name, others):
    """What people and programs do to an archive."""
    ada = {"by": "Ada Orel", "reason": "counted again, “as told” 🔥"}
    archive.correct(name, "tolls", "t1", "count", 7, **ada)
    archive.correct(name, "tolls", "t1", "count", LARGE, **ada)
    archive.correct(name, "tolls", "t2", "count", 2.5, **ada)
    archive.correct(name, "document", "-", "title", "Zürich depot", **ada)
    archive.undo(1, by="Bo", reason="too many")
    archive.accept(name, "times", "1", **ada)
    archive.reject(name, "tolls", "t3", **ada)
    archive.refresh()
    listed = [one.id for one in archive.incidents(limit=4).incidents]
    archive.merge(listed[:3], by="Bo", reason="one")
    archive.refresh()
    wide = next(one for one in archive.incidents(limit=50).incidents if one.reports > 1)
    archive.split(wide.id, [wide.id.rpartition("#")[0]], by="Bo", reason="two")
    archive.correct(others[3], "document", "-", "title", "Secret", by="Ada Orel", reason="secret")
    archive.forget(others[3], by="Ada Orel", because="she asked for it")
    archive.forget(others[4], by="Ada Orel", because="twice")
    archive.told_to(HOOK, others[0])
    archive.refused_by(HOOK, others[1])
    archive.sight(1, archive.get(others[0]).document, "seen/again.txt")
    archive.fail(onrecord.Failure("bad.txt:3", "read", "is no text"), "bad.txt")


def state(place):
    """All that an archive answers, with ids, numbers and moments."""
    with Archive(place, readonly=True) as archive:
        names = [name for _, name in archive.after(0)]
        listed = archive.incidents(Asked(), limit=100)
        heard = archive.voices(limit=100)
        return {
            "verified": archive.verify().faults,
            "numbers": archive.after(0),
            "stored": [archive.stored(name) for name in names],
            "made": [archive.made(name) for name in names],
            "journal": archive.history(),
            "incidents": listed,
            "whole": [archive.incident(one.id) for one in listed.incidents],
            "voices": heard,
            "waiting": archive.untold(HOOK),
            "failures": archive.failures(),
            "progress": archive.progress(),
            "unseen": archive.unseen(),
            "found": sorted(hit.document for hit in archive.search(Query(words="killed"), limit=100).hits),
            "said": sorted(hit.document for hit in archive.search(Query(said="people"), limit=100).hits),
            "seen": archive.seen(),
        }


def values(path):
    """Every row of a file, with the types of its values, and what its indexes of words find."""
    connection = sqlite3.connect(path)
    try:
        found = {table.name: sorted(map(repr, connection.execute(table.question))) for table in tables()}
        for index in shape.INDEXES:
            found[index] = sorted(
                connection.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH 'killed OR said'")
            )
        return found
    finally:
        connection.close()


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_a_copy_answers_what_the_archive_answers(filled, make, one, other):
    dest = make(other)
    steps = []
    copied = copying.copy(filled[one], dest, lambda what, some: steps.append((what, some)))
    before, after = state(filled[one]), state(dest)
    assert before["verified"] == after["verified"] == ()
    for part, answers in before.items():
        assert answers == after[part], part
    assert len(before["journal"]) == copied.entries == 12
    assert {entry.kind for entry in before["journal"]} == {
        "correction", "undo", "acceptance", "rejection", "merge", "split", "forgetting"
    }  # fmt: skip
    assert len(before["waiting"]) == copied.documents - 1 == 29
    assert sum(one.rows for one in copied.tables) == sum(some for what, some in steps if what == "rows")
    assert all(one.rows for one in copied.tables)
    assert "unseen" not in repr(copied)


def test_there_and_back_every_row_is_the_same_with_its_type(filled, make):
    database, back = make("postgresql"), make("sqlite")
    there = copying.copy(filled["sqlite"], database)
    again = copying.copy(database, back)
    assert there.tables == again.tables
    before = values(filled["sqlite"])
    assert before == values(back)
    kinds = {row.partition(", ")[2].partition(",")[0] for row in before["spans"]}
    assert {"'unread'", "'times'", "'tolls'"} <= kinds
    assert any(", 'times', 0, " in row for row in before["spans"])
    assert any(f", {LARGE}, " in row for row in before["tolls"])
    assert any("2.5" in row for row in before["tolls"])


@pytest.mark.parametrize("way", WAYS)
def test_work_goes_on_in_the_copy(filled, make, reports, way):
    one, other = way
    dest = make(other)
    copying.copy(filled[one], dest)
    forgotten, name, another = reports
    with Archive(dest, clock=Clock()) as archive:
        with pytest.raises(ForgottenError, match="she asked for it"):
            archive.add(forgotten)
        assert archive.add(another, "new.txt") == "added"
        assert archive.add(forgotten, even_forgotten=True) == "added"
        assert archive.correct(name, "tolls", "t1", "count", 8, by="Cy", reason="x").number == 13
        merged = next(entry for entry in archive.history() if entry.kind == "merge")
        archive.undo(merged.number, by="Cy", reason="two after all")
        archive.refresh()
        assert archive.stored(name).version == 9
        assert archive.verify().faults == ()


def test_whoever_owns_a_schema_may_copy_into_it_and_others_are_told(filled, make, reports):
    psycopg = pytest.importorskip("psycopg")
    database = make("postgresql")
    with psycopg.connect(database, autocommit=True) as connection:
        for name in ("ada", "bo"):
            connection.execute(f"DROP ROLE IF EXISTS {name}".encode())
            connection.execute(f"CREATE ROLE {name} LOGIN".encode())
        connection.execute("CREATE SCHEMA team AUTHORIZATION ada")
        connection.execute("CREATE TABLE documents (other TEXT)")
        ada, bo = (
            f"{database.replace('postgres:unseen', name)}&options=-csearch_path%3Dteam"
            for name in ("ada", "bo")
        )
        Archive(ada).close()
        connection.execute("GRANT USAGE ON SCHEMA team TO bo")
        connection.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA team TO bo")
        with pytest.raises(ArchiveError, match="may not be used so by you: have its owner GRANT"):
            copying.copy(filled["sqlite"], bo)
        assert nothing_in(ada)
        copying.copy(filled["sqlite"], ada)
        assert state(bo) == state(filled["sqlite"])
        with Archive(ada) as archive:
            archive.add(reports[2])
        connection.execute("DROP SCHEMA team CASCADE; DROP OWNED BY ada, bo; DROP ROLE ada, bo")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_copied_into_an_archive_that_has_something(filled, make, kind):
    dest = make(kind)
    with Archive(dest) as archive:
        archive.fail(onrecord.Failure("bad.txt", "read", "is no text"))
    with pytest.raises(
        ArchiveError, match=r"is not empty \(it has failures\), and is left as it is"
    ) as raised:
        copying.copy(filled["sqlite"], dest)
    assert "unseen" not in str(raised.value)
    with Archive(dest, readonly=True) as archive:
        assert (archive.status().counts["documents"], len(archive.failures())) == (0, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_is_not_copied_into_itself(filled, kind):
    before = state(filled[kind])
    with pytest.raises(ArchiveError, match="is not empty"):
        copying.copy(filled[kind], filled[kind])
    assert state(filled[kind]) == before


def test_an_archive_with_nothing_in_it(make):
    for kind in KINDS:
        place, dest = make(kind), make(kind)
        Archive(place).close()
        assert copying.copy(place, dest).documents == 0
        with Archive(dest, readonly=True) as archive:
            assert archive.verify().faults == ()


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_is_not_there_is_not_made(make, kind):
    dest = make("sqlite")
    with pytest.raises(ArchiveError, match="no such archive"):
        copying.copy(make(kind), dest)
    assert not dest.exists()


STOPS = ["first rows", "rows of the journal", "last rows", "first reports", "last reports"]


@pytest.mark.skipif(os.name == "nt", reason="fork and SIGKILL as Unix has them")
@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("kind", KINDS)
def test_killed_anywhere_nothing_is_there_and_the_same_copy_is_made(filled, make, kind, stop):
    dest = make(kind)
    source = filled["sqlite"]
    many = killed_at(source, make, stop)
    pid = os.fork()
    if pid == 0:
        at = iter(range(1, 1 << 30))
        try:
            copying.copy(
                source, dest, lambda what, some: next(at) == many and os.kill(os.getpid(), signal.SIGKILL)
            )
        finally:
            os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    with Archive(dest, readonly=True) as archive:
        for table in tables():
            assert archive.connection.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,), (
                table.name
            )
        assert archive.verify().faults == ()
    copying.copy(source, dest)
    assert state(dest) == state(source)


def killed_at(source, make, stop):
    """How many steps a copy has taken when it is killed."""
    steps = []
    copying.copy(source, make("sqlite"), lambda what, some: steps.append(what))
    which, _, what = stop.partition(" ")
    if what == "of the journal":
        return [table.name for table in tables()].index("journal") + 1
    places = [at for at, one in enumerate(steps, 1) if one == what.split()[0]]
    return places[0] if which == "first" else places[-1]


@pytest.mark.skipif(os.name == "nt", reason="fork and SIGKILL as Unix has them")
def test_killed_at_random_moments_a_database_has_nothing_or_everything(postgres, tmp_path):
    work = CopyToServer(30, tmp_path, postgres.archive)
    result = Trial(work, tmp_path / "work", seed=5).run(KILLS)
    assert result.faults == []
    assert result.kills == KILLS


def test_what_is_added_meanwhile_stays_out_and_the_copy_is_of_one_moment(filled, make, another, tmp_path):
    for kind in KINDS:
        place, dest = make(kind), make("sqlite")
        copying.copy(filled["sqlite"], place)
        before = state(place)

        def add(what, some, place=place):
            with Archive(place) as archive:
                archive.add(another)

        copying.copy(place, dest, add)
        with Archive(place, readonly=True) as archive:
            assert len(archive.after(0)) == len(before["numbers"]) + 1
        assert state(dest) == before


def nothing_in(place):
    """Whether an archive has nothing in it."""
    with Archive(place, readonly=True) as archive:
        return all(
            archive.connection.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,)
            for table in tables()
        )


def test_what_postgresql_cannot_hold_is_named_and_nothing_is_copied(filled, make):
    source, dest = make("sqlite"), make("postgresql")
    copying.copy(filled["sqlite"], source)
    # as archives made before a NUL was refused everywhere
    with closing(sqlite3.connect(source)) as connection, connection:
        names = [name for (name,) in connection.execute("SELECT id FROM documents ORDER BY number LIMIT 7")]
        for name in names:
            connection.execute("UPDATE documents SET publisher = ? WHERE id = ?", ("Lisk\0Post", name))
    with pytest.raises(ArchiveError) as raised:
        copying.copy(source, dest)
    words = str(raised.value)
    assert words.count("with a NUL in publisher") == 5
    assert all(f"document {name!r}: documents with a NUL in publisher" in words for name in names[:5])
    assert " and 2 more: nothing was copied; correct it in " in words
    assert "unseen" not in words
    assert nothing_in(dest)
    with Archive(source) as archive:
        for name in names:
            archive.correct(name, "document", "-", "publisher", "Lisk Post", by="Ada", reason="a stray sign")
    copying.copy(source, dest)
    assert state(dest) == state(source)


def bare(name, text="One died."):
    return onrecord.Record(document=onrecord.Document(id=name, text=text), made_with=MADE_WITH)


def test_a_report_that_an_index_of_postgresql_cannot_hold(make):
    words = " ".join(f"w{number:x}q{number * 7919:x}" for number in range(90_000))
    for name, text, told in (
        ("a" * 4, words, "holds: split it"),
        ("".join(map(str, range(3000))), "One died.", "index row"),
    ):
        source, dest = make("sqlite"), make("postgresql")
        with Archive(source) as archive:
            archive.add(bare("first"))
            archive.add(bare(name, text))
        with pytest.raises(
            ArchiveError, match=f"cannot hold document '{name[:4]}.*{told}.*nothing was copied"
        ):
            copying.copy(source, dest)
        assert nothing_in(dest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_arrives_otherwise_is_told_and_nothing_is_copied(filled, make, kind, monkeypatch):
    dest = make(kind)
    target = stores.opened(dest, readonly=False)
    usual = type(target.connection).fill
    target.close()

    def fill(self, table, columns, rows):
        kept = rows[:-1] if table == "spans" else rows
        return usual(self, table, columns, kept)

    monkeypatch.setattr(type(target.connection), "fill", fill)
    with pytest.raises(
        ArchiveError, match=r"rows of spans with sum \w{12}, .* were read: nothing was copied"
    ):
        copying.copy(filled["sqlite"], dest)
    assert nothing_in(dest)


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_with_faults_is_not_copied(filled, make, kind):
    source, dest = make("sqlite"), make(kind)
    copying.copy(filled["sqlite"], source)
    with closing(sqlite3.connect(source)) as connection, connection:
        connection.execute("UPDATE tolls SET low = 99 WHERE number = 3")
    with pytest.raises(
        ArchiveError, match=r"document \w+: tolls: not what its record and the journal come to: nothing"
    ):
        copying.copy(source, dest)
    assert nothing_in(dest)


@pytest.mark.parametrize("kind", KINDS)
def test_an_index_of_words_that_is_out_of_step_is_told_before_it_counts(filled, make, kind, monkeypatch):
    dest = make(kind)
    target = stores.opened(dest, readonly=False)
    target.close()
    monkeypatch.setattr(type(target.connection), "add_said", lambda self, number: None)
    with pytest.raises(ArchiveError, match=r"the index said_words: is out of step.*nothing was copied"):
        copying.copy(filled["sqlite"], dest)
    assert nothing_in(dest)


def test_a_damaged_file_is_told_as_the_one_that_was_to_be_copied(filled, make):
    source, dest = make("sqlite"), make("sqlite")
    copying.copy(filled["sqlite"], source)
    connection = sqlite3.connect(source)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tolls'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data = bytearray(source.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    source.write_bytes(data)
    with pytest.raises(ArchiveError, match=f"{source}: is damaged"):
        copying.copy(source, dest)
    assert nothing_in(dest)


def test_every_table_and_column_of_both_kinds_is_copied(make):
    here, there = make("sqlite"), make("postgresql")
    Archive(here).close()
    with Archive(there) as archive:
        found = archive.connection.execute(
            """SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables
            USING (table_name) WHERE table_type = 'BASE TABLE' AND tables.table_schema = 'public'
            AND columns.table_schema = 'public'"""
        ).fetchall()
    copied = {(table.name, column) for table in tables() for column in table.columns}
    made_anew = {("words", "rowid"), ("words", "vector"), ("said_words", "rowid"), ("said_words", "vector")}
    assert set(found) - {("onrecord", "version")} == copied | made_anew
    with closing(sqlite3.connect(here)) as connection, connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    ours = {name for name in names if not shape.SHADOWS.fullmatch(name)}
    assert ours == {table.name for table in tables()} | set(shape.INDEXES)


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_is_never_held_as_a_whole(make, kind):
    def most(documents):
        source, dest = make(kind), make("sqlite")
        with Archive(source, happenings=lambda record: ()) as archive:
            for at in range(documents):
                archive.add(bare(f"n{at}", f"{at} died. " + "- " * 180_000))
        tracemalloc.start()
        copying.copy(source, dest)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    few, many = most(40), most(160)
    assert many < 1.2 * few
    assert many < 160 * 360_000 / 2


def test_an_archive_of_an_older_version_is_upgraded_first(make, written, tmp_path):
    path = tmp_path / "old.onrecord"
    connection = sqlite3.connect(path, isolation_level=None)
    shape.run(connection, written(5))
    connection.execute(f"PRAGMA application_id = {opening.APPLICATION}")
    connection.execute("PRAGMA user_version = 5")
    connection.close()
    assert copying.copy(path, make("postgresql")).documents == 0
    assert opening.backup_of(path, 5).exists()
