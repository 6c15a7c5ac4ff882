"""Edited exports come back into the journal; what has no place is told, and nothing else is changed."""

from __future__ import annotations

import csv
import json

import pytest
from returned import EDITED, brought, exported

from onrecord.errors import ExportError
from onrecord.export.back import FORMATS as BACK
from onrecord.export.back import read
from onrecord.export.chosen import OF_RECORDS


def rows_edited(path, at, **cells):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[at].update(cells)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("name", BACK)
def test_what_nobody_edited_changes_nothing(archive, tmp_path, name):
    assert brought(archive, exported(archive, name, tmp_path)) == ([], [])
    assert archive.history() == ()


@pytest.mark.parametrize("kind", OF_RECORDS)
def test_no_table_that_nobody_edited_changes_anything(archive, tmp_path, kind):
    assert brought(archive, exported(archive, "csv", tmp_path, kind)) == ([], [])


@pytest.mark.parametrize(("kind", "row", "cells", "field", "value"), EDITED)
def test_an_edited_cell_is_a_correction(archive, tmp_path, kind, row, cells, field, value):  # noqa: PLR0917
    path = rows_edited(exported(archive, "csv", tmp_path, kind), row, **cells)
    (placed,), left = brought(archive, path)
    assert left == []
    (entry,) = [one for one in placed.entries if one.target.field == field.partition(".")[0]]
    assert (entry.by, entry.reason) == ("person:Ada", "checked")
    inside = field.partition(".")[2]
    assert (entry.new[inside] if inside else entry.new) == value
    assert brought(archive, path)[0] == []  # once is enough


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"low": "many"}, "low: 'many' is no number"),
        ({"low": "200", "high": "150"}, "do not go together"),
        ({"words": "a thousand"}, "words: what was read from the report cannot be edited"),
        ({"category": "vanished"}, "category"),
        ({"spans": "[[1,2]]"}, "no item of the record has those characters"),
        ({"spans": "12-27"}, "spans is not as it was written"),
        ({"document": "other"}, "no document has the id 'other'"),
        ({"when_first": "2022-11-20"}, "edit when_timex"),
        ({"said_in": "a99"}, "a99"),
    ],
)
def test_what_cannot_be_placed_is_told_and_the_rest_done(archive, tmp_path, cells, why):
    path = rows_edited(rows_edited(exported(archive, "csv", tmp_path), 0, **cells), 2, category="killed")
    (placed,), (left,) = brought(archive, path)
    assert placed.values == {"category": "killed"}
    assert "line 2" in left.place
    assert why in left.why


def test_what_somebody_corrected_since_is_not_turned_back(archive, tmp_path):
    path = exported(archive, "csv", tmp_path)
    archive.correct("d1", "tolls", "t1", "category", "killed", by="Bea", reason="read again")
    placed, (left,) = brought(archive, path)
    assert placed == []
    assert "corrected by Bea since the export: entry 1" in left.why
    assert archive.get("d1").tolls[0].category == "killed"


def test_an_item_is_found_by_its_characters_where_ids_have_changed(archive, tmp_path):
    path = exported(archive, "csv", tmp_path, "times")
    archive.reject("d1", "times", "0", by="Bea", reason="no time")
    rows_edited(path, 1, timex="2022-06")
    placed, left = brought(archive, path)
    assert [one.entries[0].target.item for one in placed] == ["0"]
    assert ["no item of the record" in one.why for one in left] == [True]


def test_a_dry_run_changes_nothing(archive, tmp_path):
    path = rows_edited(exported(archive, "csv", tmp_path), 0, category="killed")
    (placed,), _ = brought(archive, path, dry=True)
    assert (placed.values, placed.entries, archive.history()) == ({"category": "killed"}, (), ())


def test_another_heading_is_an_error(archive, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ExportError, match="the heading is of no table"):
        list(read(tmp_path / "x.csv", archive))


def test_a_file_of_no_known_kind_is_an_error(archive, tmp_path):
    with pytest.raises(ExportError, match="what is it"):
        list(read(tmp_path / "x.doc", archive))


def test_json_lines_come_back(archive, tmp_path):
    path = exported(archive, "jsonl", tmp_path)
    whole = json.loads(path.read_text())
    whole["tolls"][0]["count"]["value"] |= {"low": 90}
    whole["document"]["title"] = "Bridge"
    del whole["hedges"][0]
    for one in whole["attributions"]:
        one["certainty"] = None
    path.write_text(json.dumps(whole) + "\nno json\n")
    placed, left = brought(archive, path)
    assert [tuple(one.values) for one in placed] == [("title",), ("certainty",), ("count",)]
    assert ["--reject-missing" in one.why or "not a record" in one.why for one in left] == [True, True]
    path.write_text(json.dumps(whole) + "\n")
    (gone,), left = brought(archive, path, reject=True)
    assert left == []
    assert gone.entries[0].kind == "rejection"
    assert archive.get("d1").hedges == ()


def test_another_text_is_refused(archive, tmp_path):
    path = exported(archive, "jsonl", tmp_path)
    path.write_text(path.read_text().replace("The bridge", "One bridge", 1))
    assert ["the text is another" in one.why for one in brought(archive, path)[1]] == [True]


def test_web_annotations_come_back(archive, tmp_path):
    path = exported(archive, "webannotation", tmp_path)
    page = json.loads(path.read_text())
    by_id = {one["id"].removeprefix("urn:onrecord:d1:"): one for one in page["items"]}
    by_id["tolls:t1:count"]["body"][1]["value"] = "killed"
    by_id["events:e1:trigger"]["body"][2]["onrecord:fields"]["status"] = "unknown"
    by_id["parties:p2:name"]["target"][0]["selector"][0]["end"] += 1
    cue = next(one for name, one in by_id.items() if name.startswith("tolls:t2:cue"))
    cue["target"][0]["selector"][0]["start"] -= 1
    page["items"].append({"id": "https://else.example/1", "type": "Annotation"})
    path.write_text(json.dumps(page))
    placed, left = brought(archive, path)
    assert [dict(one.values) for one in placed] == [{"status": "unknown"}, {"category": "killed"}]
    assert sorted(one.why.split(":")[0] for one in left) == [
        "is new, or has no id of onrecord's",
        "parties p2",
        "tolls t2 cue",
    ]


def test_brat_comes_back(archive, tmp_path):
    folder = exported(archive, "brat", tmp_path)
    (file,) = folder.glob("*.ann")
    lines = file.read_text().splitlines()
    (mark,) = [
        line.split("\t")[0]
        for line in lines
        if line.startswith("T") and "\tinjured" in line and "hundred" in line
    ]
    made = []
    for line in lines:
        if line.startswith(f"{mark}\t"):
            line = line.replace("injured", "killed")  # noqa: PLW2901
        if f"polarity {mark} " in line:
            line = line.replace("asserted", "disputed")  # noqa: PLW2901
        if f"AnnotatorNotes {mark}\t" in line:
            line = line.replace('"low":100', '"low":110')  # noqa: PLW2901
        made.append(line)
    made += ["T99\tkilled 0 3\tThe", "R99\tCue Arg1:T99 Arg2:T99"]
    file.write_text("\n".join(made) + "\n")
    (placed,), left = brought(archive, folder)
    assert dict(placed.values)["category"] == "killed"
    assert dict(placed.values)["polarity"] == "disputed"
    assert dict(placed.values)["count"]["low"] == 110
    assert sorted(one.why.split(":")[0] for one in left) == ["is new", "relation Cue T99 T99 is new"]


def test_a_broken_line_of_brat_costs_its_file_alone(archive, tmp_path):
    folder = exported(archive, "brat", tmp_path)
    (folder / "b.ann").write_text("T1\tkilled x y\tz\n")
    placed, (left,) = brought(archive, folder)
    assert placed == []
    assert "line 1 is no annotation" in left.why


def test_words_over_several_lines_are_pieces_in_brat(archive, tmp_path):
    folder = exported(archive, "brat", tmp_path)
    (text,), (file,) = folder.glob("*.txt"), folder.glob("*.ann")
    for line in file.read_text().splitlines():
        if line.startswith("T"):
            _, where, words = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in where.partition(" ")[2].split(";")]
            assert " ".join(text.read_text()[start:end] for start, end in pieces) == words


def annotations_edited(archive, tmp_path, change):
    path = exported(archive, "webannotation", tmp_path)
    whole = json.loads(path.read_bytes())
    change(whole["items"])
    path.write_text(json.dumps(whole))
    return path


def without_fields(items):
    items[0]["body"] = []


def fields_that_are_a_list(items):
    next(one for one in items[0]["body"] if "onrecord:fields" in one)["onrecord:fields"] = [[0, 1]]


def a_field_that_is_none(items):
    toll = next(one for one in items if one["id"].endswith(":tolls:t2:count"))
    next(one for one in toll["body"] if "onrecord:fields" in one)["onrecord:fields"]["colour"] = "red"


def a_role_of_another_report(items):
    role = next(one for one in items if one.get("motivation") == "identifying")
    role["id"] = role["id"].replace("urn:onrecord:", "urn:onrecord:no-", 1)


def a_place_without_end(items):
    items[0]["target"] = [
        {"selector": {"type": "TextPositionSelector", "start": float("1e308"), "end": 10**400}}
    ]


@pytest.mark.parametrize(
    "change",
    [
        without_fields,
        fields_that_are_a_list,
        a_field_that_is_none,
        a_role_of_another_report,
        a_place_without_end,
    ],
)
def test_an_annotation_that_is_none_costs_itself_alone(archive, tmp_path, change):
    """The first of these ended the command; the others did so, or took the rest of the file with them."""
    placed, left = brought(archive, annotations_edited(archive, tmp_path, change))
    assert placed == []
    assert len({one.place for one in left if " annotation " in one.place}) == 1


@pytest.mark.parametrize("whole", [b'{"first": "x"}', b'{"items": 1}', b"[" * 100_000, b"\xff"])
def test_json_that_has_no_annotations_is_an_error(archive, tmp_path, whole):
    (tmp_path / "a.jsonld").write_bytes(whole)
    with pytest.raises(ExportError, match=": "):
        brought(archive, tmp_path / "a.jsonld")


@pytest.mark.parametrize("bad", [b"\xff", b'{"new": ' + b"[" * 100_000])
def test_a_line_that_is_none_costs_itself_alone(archive, tmp_path, bad):
    path = exported(archive, "jsonl", tmp_path)
    line = path.read_bytes().strip()
    path.write_bytes(line.replace(b'"p1"', b'"p1' + bad + b'"', 1) + b"\n" + bad + b"\n" + line + b"\n")
    placed, left = brought(archive, path)
    assert placed == []
    assert [one.place.rpartition(" ")[2] for one in left] == ["1", "2"] or len(left) == 2


def test_a_heading_that_is_none_is_an_error(archive, tmp_path):
    path = exported(archive, "csv", tmp_path, "tolls")
    whole = path.read_bytes()
    for edited in (b'"' + whole[3:], whole.replace(b",category,", b",,", 1)):
        path.write_bytes(edited)
        with pytest.raises(ExportError, match="heading"):
            brought(archive, path)


def test_a_mark_of_the_byte_order_twice_is_passed_over(archive, tmp_path):
    path = exported(archive, "csv", tmp_path, "tolls")
    path.write_bytes("\ufeff".encode() + path.read_bytes())
    assert brought(archive, path) == ([], [])


@pytest.mark.parametrize("text", ["inf", "-inf", "nan", "1e400"])
def test_a_number_without_end_is_told(archive, tmp_path, text):
    """Infinity went into the record's row, and null into its JSON."""
    placed, (left,) = brought(
        archive, rows_edited(exported(archive, "csv", tmp_path, "places"), 0, precision_km=text)
    )
    assert placed == []
    assert f"precision_km: {text!r} is no number" in left.why


def test_a_long_cell_comes_back(archive, tmp_path):
    """Of 131,072 characters, the csv module's usual limit, it did not."""
    words = "x" * 140_000
    path = rows_edited(exported(archive, "csv", tmp_path, "records"), 0, title=words)
    (placed,), left = brought(archive, path)
    assert (placed.values, left) == ({"title": words}, [])


def test_a_note_without_end_of_depth_costs_itself_alone(archive, tmp_path):
    folder = exported(archive, "brat", tmp_path)
    (path,) = folder.glob("*.ann")
    lines = path.read_text().split("\n")
    at = next(at for at, line in enumerate(lines) if "AnnotatorNotes" in line)
    lines[at] = lines[at].rpartition("\t")[0] + "\t" + "[" * 100_000
    path.write_text("\n".join(lines))
    placed, left = brought(archive, folder)
    assert placed == []
    assert "the note is no JSON" in left[0].why
    assert len(left) == 1
