"""Files are on the disk before they have their name."""

from __future__ import annotations

import os

import pytest

from onrecord import durable


@pytest.fixture
def steps(monkeypatch) -> list[str]:
    """What is asked of the system, in order."""
    found: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle):
        found.append(f"sync {'folder' if os.path.isdir(f'/proc/self/fd/{handle}') else 'file'}")
        fsync(handle)

    def replaced(one, other, **_):
        found.append("rename")
        replace(one, other)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return found


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="handles as Linux shows them")
def test_a_file_is_synced_renamed_and_its_folder_synced(tmp_path, steps):
    (tmp_path / "draft").write_text("new")
    (tmp_path / "final").write_text("old")
    durable.place(tmp_path / "draft", tmp_path / "final")
    assert steps == ["sync file", "rename", "sync folder"]
    assert (tmp_path / "final").read_text() == "new"
    assert not (tmp_path / "draft").exists()


def test_what_is_appended_is_synced(tmp_path, steps):
    for piece in (b"one", b"two"):
        durable.append(tmp_path / "a", piece)
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert len(steps) == 2


def test_a_draft_that_cannot_be_removed_is_no_fault(tmp_path):
    durable.drop(tmp_path / "none")
    durable.drop(tmp_path)  # a folder
    assert tmp_path.exists()
