"""The record: JSON there and back, errors with a path, spans inside their text, SQL slices."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from surrogates import spoilt

import onrecord
from onrecord import model
from onrecord.errors import RecordError
from onrecord.model import Attribution, Count, Document, Record, Sourced, Toll, When

SCHEMA = Path(__file__).parent.parent / "docs" / "schema.json"
VALIDATOR = jsonschema.Draft202012Validator(model.json_schema())
MADE_WITH = model.MadeWith(onrecord="0", model=None, lexicons="0", gazetteer="0")
STATED = "Two miners were probably killed in Lisk on Friday, the mayor, Ana Orel, said. 🔥"
ODD = "👩‍👩‍👧 e\u0301\u0308 naïve\r\n“עברית” \u202e\u200b𝔘 fin"

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200) | st.just(ODD)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records of any text, with spans anywhere inside it."""
    text = draw(texts)

    def sourced(value: object) -> Sourced:  # type: ignore[type-arg]
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        confidence = draw(st.none() | st.floats(0, 1))
        return Sourced(value, ((start, end),), "person:Ana Orel", confidence)

    low = draw(st.none() | st.integers(0, 10**6))
    count = Count(
        low=low, high=None, best=None, bound="at_least", vague=draw(st.none() | st.text(max_size=5))
    )
    when = When(timex="2022-11", type="DATE", mod="START", first="2022-11-01", last="2022-11-30")
    said = Attribution(id="a1", manner="indirect", content=sourced("words"), source=sourced("source"))
    return Record(
        document=Document(
            id="d", text=text, published=draw(st.none() | st.just("2022-11-26T10:00:00+02:00"))
        ),
        times=(sourced(when),),
        attributions=(said,),
        tolls=(Toll(id="t1", category="killed", count=sourced(count), said_in="a1", when=sourced(when)),),
        made_with=MADE_WITH,
    )


@given(records())
def test_decode_of_encode_is_the_record(record: Record) -> None:
    assert model.from_json(model.to_json(record)) == record


@given(records())
def test_every_span_lies_inside_the_text(record: Record) -> None:
    found = list(model.spans_of(record))
    assert len(found) == 5
    assert all(0 <= start < end <= len(record.document.text) for _, start, end in found)


@given(records())
def test_sql_slice_is_the_python_slice(record: Record) -> None:
    text = record.document.text.replace("\0", " ")  # SQLite's text functions stop at NUL; sources refuse it
    with closing(sqlite3.connect(":memory:")) as archive:
        for _, start, end in model.spans_of(record):
            (words,) = archive.execute("select substr(?, ? + 1, ?)", (text, start, end - start)).fetchone()
            assert words == text[start:end]


@given(records())
def test_schema_accepts_what_we_write(record: Record) -> None:
    VALIDATOR.validate(json.loads(model.to_json(record)))


def test_schema_in_docs_is_current() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == model.json_schema()


def minimal(**changes: object) -> bytes:
    whole: dict[str, object] = {
        "document": {"id": "d", "text": "Two died."},
        "made_with": {"onrecord": "0", "model": None, "lexicons": "0", "gazetteer": "0"},
    }
    return json.dumps(whole | changes).encode()


COUNT = {"low": 2, "high": 2, "best": 2, "bound": "exact"}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"document": {"id": "d"}}, "text"),
        ({"document": {"id": "d", "text": "x", "published": "26 November"}}, r"\$\.document"),
        ({"document": {"id": "d", "text": "x", "published": "2022-02-31"}}, "2022-02-31"),
        ({"times": [{"value": {"timex": "2022", "type": "DAY"}, "spans": [[0, 3]], "by": "x"}]}, r"times\[0\]\.value\.type"),
        ({"tolls": [{"id": "t1", "category": "shot", "count": {}}]}, r"tolls\[0\]\.category"),
        ({"places": [{"value": {"name": "Lisk"}, "spans": [[3, 3]], "by": "x"}]}, r"places\[0\]"),
        ({"places": [{"value": {"name": "Lisk"}, "spans": [[0, 10]], "by": "x"}]}, r"places\[0\]\.spans\[0\].*outside"),
        ({"hedges": [{"value": 1, "spans": [], "by": "x"}]}, r"hedges\[0\]\.value"),
        (
            {"tolls": [{"id": "t1", "category": "killed", "count": {"value": COUNT, "spans": [[0, 3]], "by": "x", "confidence": 2}}]},
            r"tolls\[0\]\.count",
        ),
    ],
)  # fmt: skip
def test_a_bad_field_is_named(changes: dict[str, object], path: str) -> None:
    with pytest.raises(RecordError, match=path):
        model.from_json(minimal(**changes))


def test_not_json_is_said_so() -> None:
    with pytest.raises(RecordError, match="not a record"):
        model.from_json(b"{")


def test_checked_finds_a_wrong_type_that_construction_lets_pass() -> None:
    record = msgspec.structs.replace(model.from_json(minimal()), tolls=("killed",))
    with pytest.raises(RecordError, match=r"tolls\[0\]"):
        model.checked(record)


@pytest.mark.parametrize("field", [name for name in Document.__struct_fields__ if name != "published"])
def test_a_document_takes_no_half_of_a_surrogate_pair(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field} has half of a surrogate pair at character 1: remove it"):
        Document(**{"id": "d", "text": "a", field: "a\ud83d"})
    with pytest.raises(ValueError, match="surrogate"):
        msgspec.structs.replace(Document(id="d", text="a"), **{field: "a\ud83d"})


def test_half_of_a_surrogate_pair_in_a_record_is_told_with_its_path() -> None:
    made = onrecord.read(STATED, published="2022-11-26")
    some = list(spoilt(made))
    assert {path.split("[")[0] for path, _ in some} >= {f"$.{part}" for part in ("times", *model.ANCHORS)}
    for path, record in some:
        words = rf"not a record: {re.escape(path)} has half of a surrogate pair at character 1: remove it"
        with pytest.raises(RecordError, match=words):
            model.to_json(record)
        with pytest.raises(RecordError, match=words):
            model.checked(record)


@pytest.mark.parametrize("name", ["A\ud800a", "A\\ud800a"])
def test_json_with_half_of_a_surrogate_pair_is_no_record(name: str) -> None:
    line = minimal().decode().replace('"d"', f'"{name}"', 1)
    with pytest.raises(RecordError, match=r"not a record: .*surrogate"):
        model.from_json(line)


@pytest.mark.parametrize("field", ["text", "title", "url"])
def test_a_text_with_half_of_a_surrogate_pair_is_not_read(field: str) -> None:
    given = {"text": "Two miners died in Lisk.", field: "Two miners \ud800 died."}
    with pytest.raises(ValueError, match=f"{field} has half of a surrogate pair at character 11: remove it"):
        onrecord.read(**given)


def test_records_do_not_change() -> None:
    record = model.from_json(minimal())
    with pytest.raises(AttributeError):
        record.tolls = ()  # type: ignore[misc]
    assert hash(record)


HEDGE = {
    "value": {"term": "likely", "scale": "none", "low": None, "high": None, "calibrated": False},
    "spans": [[0, 3]],
    "by": "x",
}


def toll(**more: object) -> dict[str, object]:
    """A toll of the first three characters."""
    return {"id": "t1", "category": "killed", "count": {"value": COUNT, "spans": [[0, 3]], "by": "x"}, **more}


def off(**where: object) -> dict[str, object]:
    """A place that is on no map."""
    return {"value": {"name": "Lisk", **where}, "spans": [[0, 3]], "by": "x"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tolls": [toll(certainty=1)], "hedges": [HEDGE]}, r"tolls\[0\]\.certainty 1 is none of 1 hedges"),
        ({"tolls": [toll(certainty=-1)], "hedges": [HEDGE]}, r"tolls\[0\]\.certainty -1"),
        ({"tolls": [toll(), toll()]}, r"tolls\[1\]\.id 't1' is that of another item"),
        ({"tolls": [toll(count={"value": COUNT, "spans": [], "by": "x"})]}, r"tolls\[0\] has no characters"),
        ({"hedges": [{**HEDGE, "spans": []}]}, r"hedges\[0\] has no characters"),
        ({"places": [off(latitude=90.5, longitude=0)]}, r"places\[0\]\.value\.latitude 90\.5 is beyond 90"),
        ({"places": [off(latitude=0, longitude=-1e300)]}, r"longitude -1e\+300 is beyond 180"),
        ({"tolls": [toll(where=off(geonames_id=2**63))]}, r"where\.value\.geonames_id"),
    ],
)  # fmt: skip
def test_what_no_reader_makes_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        model.from_json(minimal(**changes))


def test_a_sound_record_is_not_refused() -> None:
    made = model.from_json(
        minimal(tolls=[toll(certainty=0)], hedges=[HEDGE], places=[off(latitude=90, longitude=-180)])
    )
    assert made.tolls[0].certainty == 0


@pytest.mark.parametrize("line", [b'{"document": {"id": "\xff"}}', b'{"new": ' + b"[" * 100_000])
def test_bytes_that_are_no_text_and_depths_without_end_are_refused(line: bytes) -> None:
    with pytest.raises(RecordError, match="not a record: "):
        model.from_json(line)
