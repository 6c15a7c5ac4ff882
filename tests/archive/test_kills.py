"""An `onrecord add` that is killed at random moments loses nothing; the long run is `python -m benchmarks.kills`."""

from __future__ import annotations

import os

import pytest

from benchmarks import kills


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL as Unix has it")
def test_a_killed_addition_loses_nothing_and_the_next_goes_on(tmp_path):
    result = kills.run(tmp_path, kills=10, documents=120, seed=3)
    assert result.faults == []
    assert (result.kills, result.documents) == (10, 120)


def test_what_is_lost_would_be_told(tmp_path, invented):
    from onrecord.archive import Archive
    from onrecord.model import to_json

    whole = {one.document.id: to_json(one) for one in invented[:3]}
    with Archive(tmp_path / "a.onrecord") as archive:
        for record in invented[:2]:
            archive.add(record)
    assert kills.faults(tmp_path / "a.onrecord", whole, 2)[0] == []
    assert kills.faults(tmp_path / "a.onrecord", whole, 3)[0] == ["1 documents that were committed are gone"]
    with Archive(tmp_path / "a.onrecord") as archive:
        archive.connection.execute(
            "UPDATE records SET made = replace(made, '\"said\"', '\"told\"') WHERE document = 1"
        )
        archive.connection.execute("DELETE FROM documents WHERE number = 2")
    found = kills.faults(tmp_path / "a.onrecord", whole, 2)[0]
    assert found[:2] == [
        f"document {invented[0].document.id} is not whole",
        "1 documents that were committed are gone",
    ]
    assert found[2].startswith("the index words is out of step")
