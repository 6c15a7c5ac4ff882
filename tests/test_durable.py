"""Files are on the disk before they have their name."""

from __future__ import annotations

import os

import pytest

from onrecord import durable
from onrecord.gazetteer.state import State


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


@pytest.mark.parametrize("all_at_once", [True, False])
def test_many_files_are_synced_at_once_or_each(tmp_path, steps, monkeypatch, all_at_once):
    for name in "ab":
        (tmp_path / name).write_text("x")
    if all_at_once:
        monkeypatch.setattr(os, "sync", lambda: steps.append("sync all"), raising=False)
    else:
        monkeypatch.delattr(os, "sync", raising=False)
    durable.settle(tmp_path / name for name in "ab")
    assert steps == (["sync all"] if all_at_once else ["sync file", "sync file"])


def test_how_far_a_gazetteer_is_is_noted_once_what_it_tells_of_is_synced(tmp_path, monkeypatch):
    done: list[str] = []
    monkeypatch.setattr(
        durable, "settle", lambda paths: done.append(f"settle {[path.name for path in paths]}")
    )
    monkeypatch.setattr(durable, "place", lambda draft, final: done.append(f"place {final.name}"))
    State([], sizes={"words": 3}).write(tmp_path)
    assert done == ["settle ['words']", "place state.json"]


def test_a_draft_that_cannot_be_removed_is_no_fault(tmp_path):
    durable.drop(tmp_path / "none")
    durable.drop(tmp_path)  # a folder
    assert tmp_path.exists()
