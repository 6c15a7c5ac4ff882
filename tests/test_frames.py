"""Data frames of pandas, Polars and Arrow: the columns of the Parquet tables, null where nothing is stated."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import get_args

import pytest

import onrecord
from onrecord import extras, frames
from onrecord.export.columns import TABLES
from onrecord.model import Failure, Table

TEXT = "At least six people were killed in Oslo on Friday, the mayor, Ana Orel, said. Ten were hurt."
FAILURE = Failure("d9", "times", "a fault")
LIBRARIES = get_args(frames.Library)
pytest.importorskip("pyarrow")


def frame_libraries():
    return [
        pytest.param(one, marks=pytest.mark.skipif(find_spec(one) is None, reason=one)) for one in LIBRARIES
    ]


@pytest.fixture(scope="module")
def record() -> onrecord.Record:
    return onrecord.read(TEXT, published="2022-11-26")


@pytest.fixture(scope="module")
def other() -> onrecord.Record:
    return onrecord.read("Nobody was hurt in Bergen, police said.")


def rows(frame) -> list[dict[str, object]]:
    """A frame's rows, whosever it is."""
    arrow = import_module("pyarrow").table(frame) if not hasattr(frame, "to_pylist") else frame
    return arrow.to_pylist()


def test_the_kinds_are_the_tables():
    assert {*get_args(Table), "failures"} == set(TABLES)


@pytest.mark.parametrize("library", frame_libraries())
@pytest.mark.parametrize("kind", get_args(Table))
def test_a_frame_has_a_row_an_item_and_the_columns_of_the_table(record, kind, library):
    frame = record.to_dataframe(kind, library=library)
    found = list(frame.column_names if library == "pyarrow" else frame.columns)
    assert found == list(TABLES[kind])
    assert frame.shape[0] == (1 if kind == "records" else len(getattr(record, kind)))
    assert {row["document"] for row in rows(frame)} <= {record.document.id}


@pytest.mark.parametrize("library", frame_libraries())
def test_every_library_has_the_same_values(record, library):
    plain = rows(record.to_dataframe("tolls", library="pyarrow"))
    assert rows(record.to_dataframe("tolls", library=library)) == plain
    assert [(row["category"], row["low"], row["high"]) for row in plain] == [
        ("killed", 6, None),
        ("injured", 10, 10),
    ]
    assert (plain[0]["read_from"], plain[0]["where_name"], plain[0]["spans"]) == (
        None,
        "Oslo",
        [{"start": 0, "end": 19}],
    )


@pytest.mark.skipif(find_spec("pandas") is None, reason="pandas")
def test_in_pandas_nothing_stated_is_null_and_whole_numbers_stay_whole(record):
    places = record.to_dataframe("places")
    assert str(places["geonames_id"].dtype) == "int64[pyarrow]"
    tolls = record.to_dataframe("tolls")
    assert tolls["high"].isna().tolist() == [True, False]
    assert tolls.groupby("category")["low"].sum().to_dict() == {"injured": 10.0, "killed": 6.0}


@pytest.mark.parametrize("library", frame_libraries())
def test_many_records_in_one_frame(record, other, library, monkeypatch):
    monkeypatch.setattr(frames, "TOGETHER", 2)
    many = [record, other, record, other, record]
    frame = onrecord.to_dataframe(iter(many), "tolls", library=library)
    assert [row["document"] for row in rows(frame)] == [one.document.id for one in many for _ in one.tolls]
    assert onrecord.to_dataframe([], "tolls", library=library).shape == (0, len(TABLES["tolls"]))


@pytest.mark.parametrize("library", frame_libraries())
def test_all_frames_of_a_stream_with_failures(record, other, library):
    found = onrecord.dataframes([record, FAILURE, other], library=library)
    assert set(found) == set(TABLES)
    assert [row["message"] for row in rows(found["failures"])] == ["a fault"]
    assert found["records"].shape[0] == 2


def test_a_failure_is_never_left_out_in_silence(record):
    with pytest.raises(onrecord.ReadError, match=r"d9: times failed .* no place for it"):
        onrecord.to_dataframe([record, FAILURE], "tolls", library="pyarrow")
    assert (
        rows(onrecord.to_dataframe([record, FAILURE], "failures", library="pyarrow"))[0]["document"] == "d9"
    )


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_told_with_the_command(record, monkeypatch, library):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == library else object())
    with pytest.raises(
        onrecord.LibraryError, match=rf"needs {library}: install it by: pip install 'onrecord\[{library}\]'"
    ):
        record.to_dataframe("tolls", library=library)


def test_what_is_no_kind_and_no_library_is_told(record):
    with pytest.raises(
        ValueError, match="'deaths' is no kind of items: there are records, attributions, tolls"
    ):
        record.to_dataframe("deaths")
    with pytest.raises(ValueError, match="'dask' is no library"):
        record.to_dataframe("tolls", library="dask")


def test_nothing_is_loaded_before_it_is_asked_for():
    import subprocess

    code = (
        "import sys, onrecord; sys.exit(bool({'pandas', 'polars', 'pyarrow', 'narwhals'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
