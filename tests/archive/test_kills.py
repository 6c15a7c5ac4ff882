"""What is killed at random moments loses nothing; the long run is `python -m benchmarks.kills`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from benchmarks.kills import archives
from onrecord.archive import Archive
from onrecord.model import to_json

pytestmark = pytest.mark.one_file


@pytest.mark.skipif(os.name == "nt", reason="fork and SIGKILL as Unix has them")
def test_killed_work_loses_nothing_and_the_same_command_goes_on():
    command = [sys.executable, "-m", "benchmarks.kills", "--kills", "12", "--seed", "3"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    results = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [one for result in results for one in result["faults"]] == []
    assert ended.returncode == 0, ended.stderr
    assert {result["work"] for result in results} == {
        "add", "watch", "correct", "migrate", "gazetteer build", "run", "forget", "backup", "copy"
    }  # fmt: skip
    assert sum(result["kills"] for result in results) == 12
    assert sum(result["at_work"] for result in results) >= 3


def test_what_is_lost_would_be_told(tmp_path, invented):
    path = tmp_path / "a.onrecord"
    whole = {one.document.id: to_json(one) for one in invented[:3]}
    with Archive(path) as archive:
        for record in invented[:2]:
            archive.add(record)
        archive.refresh()
    assert list(archives.wrong(path, 2, whole)) == []
    assert list(archives.wrong(path, 3, whole)) == ["1 documents that were committed are gone"]
    with Archive(path) as archive:
        archive.connection.execute(
            "UPDATE records SET made = replace(made, '\"said\"', '\"told\"') WHERE document = 1"
        )
        archive.connection.execute("DELETE FROM documents WHERE number = 2")
    found = list(archives.wrong(path, 2, whole))
    assert f"document {invented[0].document.id} is not whole" in found
    assert "1 documents that were committed are gone" in found
    assert any(one.startswith("the index words: is out of step") for one in found)


def test_an_archive_that_differs_differs_in_content(tmp_path, invented):
    for name, some in (("a", invented[:3]), ("b", invented[:3]), ("c", invented[1:3])):
        with Archive(tmp_path / name) as archive:
            for record in some:
                archive.add(record)
            archive.refresh()
    content = archives.content(tmp_path / "a")
    assert content == archives.content(tmp_path / "b")
    assert content != archives.content(tmp_path / "c")
