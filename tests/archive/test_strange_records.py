"""Lines of records that strangers made: one that cannot be kept is a failure, and the rest goes on."""

from __future__ import annotations

import json

import pytest

from onrecord import sources, to_json
from onrecord.archive import intake
from onrecord.archive.intake import Tally
from onrecord.config import Settings

SETTINGS = Settings(workers=0)


def twice_of_one_id(record):
    record["tolls"].append(record["tolls"][0])


def a_hedge_that_is_not_there(record):
    record["tolls"][0]["certainty"] = 99


def a_number_of_65_bits(record):
    record["places"][0]["value"]["geonames_id"] = 2**64 - 1


def no_characters(record):
    record["events"][0]["trigger"]["spans"] = []


def words_of_its_own(record):
    record["attributions"][0]["content"]["value"] = "Nobody died."


def off_the_globe(record):
    record["places"][0]["value"] |= {"latitude": 1e300, "longitude": 1}


LIES = [
    twice_of_one_id,
    a_hedge_that_is_not_there,
    a_number_of_65_bits,
    no_characters,
    words_of_its_own,
    off_the_globe,
]


@pytest.mark.parametrize("lie", LIES)
def test_a_record_that_cannot_be_kept_is_a_failure_and_the_rest_goes_on(
    archive, read, invented, tmp_path, lie
):
    """The first ended `add` as a fault of the archive, the third with a traceback; the others were kept as damage."""
    false = json.loads(to_json(read))
    lie(false)
    good = [to_json(one).decode() for one in invented[:2]]
    (tmp_path / "a.jsonl").write_text("\n".join([good[0], json.dumps(false), good[1]]))
    tally, told = Tally(), []
    outcomes = sources.read([str(tmp_path / "a.jsonl")], SETTINGS, records=True)
    intake.add(archive, outcomes, SETTINGS, tally=tally, tell=lambda outcome, failure: told.append(failure))
    assert (tally.added, tally.failed) == (2, 1)
    assert "not a record" in told[1].message
    archive.refresh()
    assert archive.verify().faults == ()


def test_a_line_that_is_no_text_is_a_failure_and_the_rest_goes_on(archive, read, invented, tmp_path):
    line = to_json(read).replace(b'"p1"', b'"p\xff"', 1)
    good = to_json(invented[0])
    (tmp_path / "a.jsonl").write_bytes(line + b"\n" + good)
    tally = Tally()
    outcomes = sources.read([str(tmp_path / "a.jsonl")], SETTINGS, records=True)
    intake.add(archive, outcomes, SETTINGS, tally=tally, tell=lambda outcome, failure: None)
    assert (tally.added, tally.failed) == (1, 1)
