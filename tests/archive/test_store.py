"""Records in, the same records out; the words behind every field; what is there already; what may not be kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import msgspec
import pytest

import onrecord
from onrecord import ArchiveError, Failure, Sourced
from onrecord.archive import Archive, rows
from onrecord.model import spans_of

MOMENT = "2026-01-02T03:04:05+00:00"


def test_a_record_comes_out_as_it_went_in(archive, read, invented):
    for record in (read, *invented):
        assert archive.add(record, "a.txt") == "added"
        assert archive.get(record.document.id) == record
    assert list(archive.records()) == [read, *invented]


def test_the_evidence_is_the_slice_of_the_text_for_every_field(archive, read):
    archive.add(read, "a.txt")
    found = archive.connection.execute(
        'SELECT kind, item, field, part, position, start, "end", words, document, title FROM evidence'
    ).fetchall()
    text = read.document.text
    assert [words for *_, start, end, words, _, _ in found] == [
        text[start:end] for *_, start, end, _, _, _ in found
    ]
    assert {one[-2:] for one in found} == {(read.document.id, read.document.title)}
    every = sorted(set(spans_of(read)), key=lambda one: one[1:])
    assert sorted((start, end) for *_, start, end, _, _, _ in found) == sorted((s, e) for _, s, e in every)


def test_every_sourced_field_of_a_record_has_its_row(archive, read):
    archive.add(read, "a.txt")
    found = set(archive.connection.execute("SELECT kind, item, field, part, by FROM spans"))
    for toll in read.tolls:
        for field in ("count", "cue", "subject", "when", "where"):
            value = getattr(toll, field)
            assert (("tolls", toll.id, field, 0, value.by) in found) if value else True
    for event in read.events:
        for part, actor in enumerate(event.recipients):
            assert ("events", event.id, "recipients", part, actor.by) in found
    assert {kind for kind, *_ in found} >= {
        "parties",
        "times",
        "places",
        "hedges",
        "attributions",
        "events",
        "tolls",
    }


def test_the_tables_hold_the_values(archive, read):
    archive.add(read, "a.txt")
    ask = archive.connection.execute
    first = read.tolls[0]
    assert ask("SELECT category, low, high, bound FROM tolls WHERE id = ?", (first.id,)).fetchone() == (
        first.category, first.count.value.low, first.count.value.high, first.count.value.bound,
    )  # fmt: skip
    names = {party.id: party.name.value for party in read.parties}
    assert ask("SELECT id, speaker_name FROM attributions ORDER BY number").fetchall() == [
        (one.id, names.get(one.speaker)) for one in read.attributions
    ]
    assert ask("SELECT count(*) FROM located").fetchone()[0] == len(list(rows.located(read)))
    assert ask("SELECT day, added, source FROM documents").fetchone() == ("2023-10-18", MOMENT, "a.txt")


@pytest.mark.one_file
def test_every_view_and_table_can_be_asked_by_plain_sqlite(archive, path, read):
    archive.add(read, "a.txt")
    connection = sqlite3.connect(path)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    ]
    assert {"evidence", "said", "counted", "documents"} <= set(names)
    for name in names:
        connection.execute(f'SELECT * FROM "{name}"').fetchall()
    assert connection.execute("SELECT count(*) FROM said").fetchone()[0] == len(read.attributions)
    assert connection.execute("SELECT count(*) FROM counted").fetchone()[0] == len(read.tolls)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for index in ("words", "said_words"):
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_what_is_there_is_left_as_it_is(archive, read):
    assert [archive.add(read, source) for source in ("a.txt", "a.txt", "b.txt", "b.txt")] == [
        "added", "there", "there", "there",
    ]  # fmt: skip
    assert archive.status().counts["documents"] == 1
    assert archive.connection.execute("SELECT source, url FROM sightings").fetchall() == [
        ("b.txt", read.document.url)
    ]


def test_the_same_id_with_another_text_is_refused_naming_both(archive):
    first, second = (
        onrecord.Record(document=onrecord.Document(id="n1", text=text), made_with=made_with())
        for text in ("One died.", "Two died.")
    )
    archive.add(first, "a.jsonl:1")
    with pytest.raises(
        ArchiveError, match=r"the id 'n1' is there already with another text .* from a\.jsonl:1, this"
    ):
        archive.add(second, "b.jsonl:1")
    assert archive.get("n1") == first


def test_the_same_text_under_two_ids_is_two_reports(archive):
    for name in ("n1", "n2"):
        document = onrecord.Document(id=name, text="One died.")
        assert archive.add(onrecord.Record(document=document, made_with=made_with())) == "added"


def made_with():
    return onrecord.MadeWith(onrecord="0", model=None, lexicons="", gazetteer="")


@pytest.mark.parametrize("text", ["One\0 died.", "\0", "One died.\0"])
def test_a_text_with_a_nul_is_refused_for_sqlite_would_cut_its_evidence(archive, text):
    record = onrecord.Record(document=onrecord.Document(id="n1", text=text), made_with=made_with())
    with pytest.raises(
        ArchiveError, match=f"has a NUL character at character {text.index(chr(0))}: remove it"
    ):
        archive.add(record)
    assert archive.status().counts["documents"] == 0
    with closing(sqlite3.connect(":memory:")) as plain:
        assert plain.execute("SELECT length(?)", ("a\0b",)).fetchone() == (1,)  # why


def test_a_nul_anywhere_in_a_record_is_refused_by_both_stores(archive, read):
    document = msgspec.structs.replace(read.document, publisher="Lisk\0Post")
    party = msgspec.structs.replace(
        read.parties[0], name=msgspec.structs.replace(read.parties[0].name, value="Iryna\0")
    )
    for made, place in (
        (msgspec.structs.replace(read, document=document), r"document\.publisher"),
        (msgspec.structs.replace(read, parties=(party, *read.parties[1:])), r"parties\[0\]\.name\.value"),
    ):
        with pytest.raises(
            ArchiveError, match=rf"the record of '\w+' has a NUL character in {place}: remove it"
        ):
            archive.add(made)
    assert archive.status().counts["documents"] == 0


def test_a_nul_in_what_people_say_is_refused_by_both_stores(archive, read):
    archive.add(read)
    name = read.document.id
    for value, by, reason, place in (
        ("Lisk\0", "Ada", "on the page", "new"),
        ("Lisk", "Ada\0", "on the page", "by"),
        ("Lisk", "Ada", "on\0 the page", "reason"),
    ):
        with pytest.raises(
            ArchiveError, match=f"kept in the journal has a NUL character in {place}: remove it"
        ):
            archive.correct(name, "document", "-", "publisher", value, by=by, reason=reason)
    assert (archive.history(), archive.stored(name).version) == ((), 1)


def test_a_failure_with_a_nul_is_kept_and_shown(archive):
    archive.fail(onrecord.Failure("a.jsonl:1", "read", "'One\0' is no day"), "a.jsonl")
    assert [one.message for one in archive.failures()] == [r"'One\0' is no day"]


HOSTILE = [
    "",
    "'; DROP TABLE documents; --",
    "\x1b[2J\u202e<script>",
    "𝔘\U0010ffff\ufdd0\ufdd1",
    '"' * 99,
    "\r\n\t\x01",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_are_kept_as_they_are(archive, text):
    document = onrecord.Document(id=text or "empty", text=text, title=text, url=text, publisher=text)
    record = onrecord.Record(document=document, made_with=made_with())
    assert archive.add(record, text) == "added"
    assert archive.get(document.id) == record


def test_a_count_beyond_64_bits_is_kept(archive, read):
    count = onrecord.Count(low=2**63, high=None, best=2**63 - 1, bound="at_least")
    toll = msgspec.structs.replace(read.tolls[0], count=Sourced(count, read.tolls[0].count.spans, "x"))
    record = msgspec.structs.replace(read, tolls=(toll,))
    archive.add(record)
    assert archive.get(record.document.id).tolls[0].count.value == count
    assert archive.connection.execute("SELECT low FROM tolls").fetchone() == (float(2**63),)


def test_a_record_that_is_none_is_refused(archive, read):
    count = onrecord.Count(low=10**30, high=None, best=None, bound="at_least")
    toll = msgspec.structs.replace(read.tolls[0], count=Sourced(count, read.tolls[0].count.spans, "x"))
    with pytest.raises(onrecord.RecordError, match="can't serialize ints"):
        archive.add(msgspec.structs.replace(read, tolls=(toll,)))
    outside = msgspec.structs.replace(read, times=(Sourced(read.times[0].value, ((0, 99_999),), "x"),))
    with pytest.raises(onrecord.RecordError, match="outside the text"):
        archive.add(outside)


def test_failures_are_kept_until_their_source_is_added(archive, read):
    archive.fail(Failure("a.txt", "text", "is empty"))
    archive.fail(Failure("a.txt", "text", "is empty still"))
    archive.fail(Failure("b.jsonl:3", "jsonl", "is not valid JSON"), "b.jsonl")
    archive.fail(Failure("b.jsonl:4", "jsonl", "is not valid JSON"), "b.jsonl")
    assert [(one.source, one.message) for one in archive.failures()][:1] == [("a.txt", "is empty still")]
    archive.add(read, "a.txt")
    archive.settle("b.jsonl", {"b.jsonl:4"})
    assert [one.source for one in archive.failures()] == ["b.jsonl:4"]


def test_ids_by_their_beginning(archive):
    for name in ("abc1", "abc2", "abd", "ab%"):
        archive.add(onrecord.Record(document=onrecord.Document(id=name, text=name), made_with=made_with()))
    assert [archive.full_id(name) for name in ("abc1", "abd", "ab%")] == ["abc1", "abd", "ab%"]
    with pytest.raises(ArchiveError, match=r"several ids begin with 'abc' \(abc1, abc2"):
        archive.full_id("abc")
    with pytest.raises(ArchiveError, match="no document has the id 'x'"):
        archive.full_id("x")


def test_reading_only_writes_nothing(archive, path, read):
    archive.add(read)
    with Archive(path, readonly=True) as other:
        assert other.get(read.document.id) == read
        with pytest.raises(ArchiveError, match="was opened for reading only"):
            other.add(read.__class__(document=onrecord.Document(id="x", text="x"), made_with=read.made_with))


def test_a_transaction_that_fails_leaves_nothing(archive, read, monkeypatch):
    def failing(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr("onrecord.archive.linking.note", failing)
    with pytest.raises(RuntimeError):
        archive.add(read)
    monkeypatch.undo()
    assert archive.status(whole=True).counts["documents"] == 0
    assert archive.add(read) == "added"
