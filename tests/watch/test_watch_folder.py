"""Files of a folder: given once they rest, and again when they change."""

from __future__ import annotations

import os

import pytest

from onrecord.watch.folder import Folder


class Clock:
    """Seconds that a test lets pass."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path, clock) -> Folder:
    return Folder(str(tmp_path), rest=2.0, clock=clock)


def names(found: tuple[list[str], int]) -> tuple[list[str], int]:
    return [os.path.basename(one) for one in found[0]], found[1]


def test_a_file_is_given_once_it_has_rested_and_only_once(tmp_path, folder, clock):
    (tmp_path / "a.txt").write_text("Ten died.")
    assert names(folder.fresh()) == ([], 1)
    clock.now += 1.9
    assert names(folder.fresh()) == ([], 1)
    clock.now += 0.1
    assert names(folder.fresh()) == (["a.txt"], 0)
    clock.now += 100
    assert names(folder.fresh()) == ([], 0)


def test_a_file_that_grows_is_waited_for(tmp_path, folder, clock):
    path = tmp_path / "a.txt"
    for size in range(1, 6):
        path.write_text("x" * size)
        assert names(folder.fresh()) == ([], 1)
        clock.now += 1.5
    assert names(folder.fresh()) == ([], 1)
    clock.now += 2
    assert names(folder.fresh()) == (["a.txt"], 0)


def test_a_file_that_is_written_anew_with_as_many_bytes_is_waited_for(tmp_path, folder, clock):
    path = tmp_path / "a.txt"
    path.write_text("one")
    os.utime(path, ns=(1, 1))
    folder.fresh()
    clock.now += 2
    path.write_text("two")
    os.utime(path, ns=(2, 2))
    assert names(folder.fresh()) == ([], 1)


def test_a_file_that_changes_later_is_given_again(tmp_path, folder, clock):
    (tmp_path / "a.txt").write_text("one")
    folder.fresh()
    clock.now += 2
    folder.fresh()
    (tmp_path / "a.txt").write_text("longer")
    assert names(folder.fresh()) == ([], 1)
    clock.now += 2
    assert names(folder.fresh()) == (["a.txt"], 0)


def test_files_that_promise_no_report_are_left_out_and_folders_looked_into(tmp_path, folder, clock):
    (tmp_path / "in").mkdir()
    for name in ("in/b.html", "a.txt", "picture.png", ".hidden.txt", "half.txt.part"):
        (tmp_path / name).write_text("x")
    folder.fresh()
    clock.now += 2
    assert names(folder.fresh()) == (["a.txt", "b.html"], 0)


def test_a_folder_may_go_and_come_back(tmp_path, clock):
    path = tmp_path / "usb"
    folder = Folder(str(path), rest=0.0, clock=clock)
    assert names(folder.fresh()) == ([], 0)
    path.mkdir()
    (path / "a.txt").write_text("x")
    assert names(folder.fresh()) == (["a.txt"], 0)
    (path / "a.txt").unlink()
    path.rmdir()
    assert names(folder.fresh()) == ([], 0)
    assert folder.given == {}
