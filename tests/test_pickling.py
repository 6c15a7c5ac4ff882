"""Readers, records and settings go to other processes and are copied; the same comes out."""

from __future__ import annotations

import copy
import pickle

import pytest

import onrecord

TEXT = "Two miners died in the shaft on Friday, the mayor, Ana Orel, said. “It is likely,” she added."
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


WAYS = [
    *(pytest.param(lambda one, p=p: pickle.loads(pickle.dumps(one, p)), id=f"pickle {p}") for p in PROTOCOLS),
    pytest.param(copy.copy, id="copy"),
    pytest.param(copy.deepcopy, id="deepcopy"),
]


@pytest.mark.parametrize("again", WAYS)
def test_a_record_comes_out_the_same(again):
    record = onrecord.read(TEXT, published="2022-11-26")
    assert record.hedges
    made = again(record)
    assert made == record
    assert onrecord.to_json(made) == onrecord.to_json(record)


@pytest.mark.parametrize("again", WAYS)
def test_settings_and_failures_come_out_the_same(again):
    settings = onrecord.Settings(threads=2, vague_counts="plural")
    assert again(settings) == settings
    failure = onrecord.Failure("a.txt:3", "jsonl", "no JSON")
    assert again(failure) == failure
    with pytest.raises(onrecord.ReadError) as raised:
        raise again(onrecord.ReadError("a.txt:3: jsonl failed", failure))
    assert (str(raised.value), raised.value.failure) == ("a.txt:3: jsonl failed", failure)


@pytest.mark.parametrize("again", WAYS)
def test_a_reader_reads_the_same(again):
    reader = onrecord.Reader(onrecord.Settings(vague_counts="plural"))
    document = onrecord.document("Dozens of miners died in Oslo.")
    made = again(reader)
    assert made is not reader
    assert made.read(document) == reader.read(document)


def test_a_reader_whose_gazetteer_is_not_there_says_so_where_it_arrives(tmp_path, monkeypatch):
    reader = onrecord.Reader()
    reader.settings = onrecord.Settings(gazetteer=str(tmp_path / "none.bin"))
    with pytest.raises(onrecord.GazetteerError, match=r"none\.bin"):
        pickle.loads(pickle.dumps(reader))
