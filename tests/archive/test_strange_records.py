"""Lines of records that strangers made: one that cannot be kept is a failure, and the rest goes on."""

from __future__ import annotations

import json
import re

import pytest
from surrogates import HALF, spoilt

from onrecord import ArchiveError, Failure, Query, RecordError, sources, to_json
from onrecord.archive import Archive, intake
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


def test_a_record_with_half_of_a_surrogate_pair_is_refused_with_its_path(archive, read):
    """As only a program can make one: each was an UnicodeEncodeError without a place."""
    for path, record in spoilt(read):
        with pytest.raises(RecordError, match=re.escape(f"{path} has half of a surrogate pair")):
            archive.add(record)
    assert archive.status().counts["documents"] == 0
    assert archive.add(read) == "added"


WAYS = {
    "source": lambda archive, id_: archive.add(archive.get(id_), HALF),
    "failure": lambda archive, id_: archive.fail(Failure(HALF, "read", "was empty")),
    "id": lambda archive, id_: archive.get(HALF),
    "beginning of an id": lambda archive, id_: archive.full_id(HALF),
    "words": lambda archive, id_: archive.search(Query(words=HALF)),
    "said": lambda archive, id_: archive.search(Query(said=HALF)),
    "speaker": lambda archive, id_: archive.search(Query(speaker=HALF)),
    "place": lambda archive, id_: archive.search(Query(place=HALF)),
    "mode": lambda archive, id_: archive.search(Query(event=f"ASSAULT:{HALF}")),
    "voice": lambda archive, id_: archive.voices(HALF),
    "heard": lambda archive, id_: archive.heard(HALF),
    "value": lambda archive, id_: archive.correct(
        id_, "parties", "p1", "name", HALF, by="Ada", reason="heard"
    ),
    "title": lambda archive, id_: archive.correct(
        id_, "document", "-", "title", HALF, by="Ada", reason="seen"
    ),
    "item": lambda archive, id_: archive.correct(id_, "parties", HALF, "name", "Lisk", by="Ada", reason="so"),
    "who": lambda archive, id_: archive.correct(
        id_, "parties", "p1", "name", "Lisk", by=HALF, reason="heard"
    ),
    "why": lambda archive, id_: archive.reject(id_, "parties", "p1", by="Ada", reason=HALF),
    "merged": lambda archive, id_: archive.merge([f"{HALF}#0", f"{id_}#0"], by="Ada", reason="the same"),
    "left out": lambda archive, id_: archive.split(f"{id_}#0", [HALF], by="Ada", reason="another"),
    "forgotten": lambda archive, id_: archive.forget(id_, by="Ada", because=HALF),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_into_an_archive_takes_half_of_a_surrogate_pair(archive, read, way):
    """Each ended as an UnicodeEncodeError; what is there stays as it is."""
    archive.add(read)
    with pytest.raises(ArchiveError) as told:
        WAYS[way](archive, read.document.id)
    assert "codec" not in str(told.value)
    str(told.value).encode()  # so that it can be shown
    assert archive.get(read.document.id) == read
    assert archive.history() == ()
    assert archive.verify().faults == ()


@pytest.mark.parametrize("name", ["x\ud800.onrecord", "postgresql://ada@db.example/x\ud800"])
def test_no_archive_is_called_by_half_of_a_surrogate_pair(name):
    with pytest.raises(ArchiveError, match="no archive's name has half of a surrogate pair: give another"):
        Archive(name)
