"""A copy is the archive at one moment, whole, or it is not there; and nothing is written over."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from benchmarks.invented import records
from benchmarks.kills.ages import aged
from benchmarks.kills.archives import content
from onrecord import ArchiveError, durable
from onrecord.archive import Archive, backup

pytestmark = pytest.mark.one_file


@pytest.fixture
def kept(path, invented):
    with Archive(path) as archive:
        for record in invented[:10]:
            archive.add(record)
        archive.refresh()
    return path


def test_a_copy_holds_what_the_archive_holds_and_is_one_file(kept, tmp_path):
    with Archive(kept) as archive:  # its log lies beside it meanwhile
        archive.correct(archive.after(0)[0][1], "document", "-", "title", "X", by="Ada", reason="x")
        size, documents = backup.back_up(kept, tmp_path / "copy.onrecord")
        assert content(kept) == content(tmp_path / "copy.onrecord")
    assert (size, documents) == ((tmp_path / "copy.onrecord").stat().st_size, 10)
    assert sorted(one.name for one in tmp_path.iterdir() if "copy" in one.name) == ["copy.onrecord"]
    with Archive(tmp_path / "copy.onrecord", readonly=True) as copy:
        assert copy.verify().faults == ()


def test_copies_made_while_reports_are_added_are_each_of_one_moment(kept, tmp_path):
    def add():
        with Archive(kept) as archive:
            for record in records(400):
                archive.add(record)
                if stop.is_set():
                    return

    stop = threading.Event()
    writer = threading.Thread(target=add)
    writer.start()
    counts = []
    for at in range(6):
        counts.append(backup.back_up(kept, tmp_path / f"copy-{at}")[1])
        with Archive(tmp_path / f"copy-{at}", readonly=True) as copy:
            assert copy.verify().faults == ()
            assert copy.status().counts["documents"] == counts[-1]
    stop.set()
    writer.join()
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("kind", ["a file", "a folder", "a link that leads nowhere", "the archive"])
def test_nothing_is_written_over(kept, tmp_path, kind):
    dest = tmp_path / "dest"
    if kind == "a file":
        dest.write_text("mine")
    elif kind == "a folder":
        dest.mkdir()
    elif kind == "the archive":
        dest = kept
    else:
        dest.symlink_to(tmp_path / "nowhere")
    before = dest.read_bytes() if dest.is_file() else None
    with pytest.raises(ArchiveError, match=r"is there already, and is left as it is|is a folder"):
        backup.back_up(kept, dest)
    assert (dest.read_bytes() if dest.is_file() else None) == before
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_appears_meanwhile_is_left_as_it_is(kept, tmp_path, monkeypatch):
    dest, usual = tmp_path / "dest", backup.whole

    def slow(draft, path):
        dest.write_text("mine")
        return usual(draft, path)

    monkeypatch.setattr(backup, "whole", slow)
    with pytest.raises(ArchiveError, match="is there already"):
        backup.back_up(kept, dest)
    assert dest.read_text() == "mine"
    assert not list(tmp_path.glob(".dest*"))


def test_a_file_system_without_links(kept, tmp_path, monkeypatch):
    def none(*_):
        raise PermissionError("no links here")

    monkeypatch.setattr(backup.os, "link", none)
    assert backup.back_up(kept, tmp_path / "copy")[1] == 10
    assert sorted(one.name for one in tmp_path.iterdir() if "copy" in one.name) == ["copy"]


def test_it_is_on_the_disk_before_it_has_its_name(kept, tmp_path, monkeypatch):
    synced, usual = [], durable.sync

    def watched(path):
        synced.append((path.name, (tmp_path / "copy").exists()))
        usual(path)

    monkeypatch.setattr(durable, "sync", watched)
    backup.back_up(kept, tmp_path / "copy")
    (draft, there), (folder, named) = synced
    assert (draft.startswith(".copy."), there, folder, named) == (True, False, tmp_path.name, True)


def test_an_archive_of_an_older_version_is_copied_as_it_is(kept, tmp_path):
    aged(kept, tmp_path / "old", 3)
    before = (tmp_path / "old").read_bytes()
    assert backup.back_up(tmp_path / "old", tmp_path / "copy")[1] == 10
    assert (tmp_path / "old").read_bytes() == before
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (3,)


def test_of_a_damaged_archive_no_copy_is_made(damaged, tmp_path):
    with pytest.raises(ArchiveError, match=r"is damaged .* no copy was made|is damaged: take a backup"):
        backup.back_up(damaged, tmp_path / "copy")
    assert not list(tmp_path.glob("*copy*"))


def test_a_folder_that_is_not_there(kept, tmp_path):
    with pytest.raises(ArchiveError, match=r"cannot be opened|cannot be written"):
        backup.back_up(kept, tmp_path / "no" / "copy")
