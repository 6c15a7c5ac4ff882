"""CSV, TSV and Parquet: a document a row, told from the names of the columns; a bad row costs itself alone."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pyarrow as arrow
import pytest
from given import one, put, stdin
from pyarrow import parquet
from test_packed import flipped, told, zipped

from onrecord import Document, Failure, Settings, extras, sources
from onrecord.sources.children.parquet import BATCH, Source, Wanted
from onrecord.sources.formats.csv import rows
from onrecord.sources.formats.parquet import Parser

HEADER = ["Article ID", "Headline", "Full-Text", "Publication Date", "URL", "Outlet", "Lang", "Mood"]
ROW = [
    "7",
    "Fire",
    'Ten "people"\ndied, he said.',
    "2022-11-26",
    "https://marn.example/7",
    "Marn Herald",
    "en",
    "sad",
]
WANTED = Document(
    id="7",
    text='Ten "people"\ndied, he said.',
    published="2022-11-26",
    title="Fire",
    url="https://marn.example/7",
    publisher="Marn Herald",
    language="en",
)


def table(*rows: list[str], **options) -> str:
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_columns_are_told_by_their_names(tmp_path, delimiter, encoding):
    data = "\n" + table(HEADER, ROW, [""] * 8, delimiter=delimiter)
    (found,) = sources.read([str(put(tmp_path, "a.tsv", data.encode(encoding)))])
    assert (found.result, found.source) == (WANTED, f"{tmp_path}/a.tsv:3")


ROWS = [
    ("2022-11-26,Ten died.", "Ten died."),
    ("26/11/2022,Ten died.", "published: '26/11/2022' is not an ISO date or date-time such as 2022-11-26"),
    ('"Sat, 26 Nov 2022 08:30:00 +0200",Ten died.', "Ten died."),
    ("2022-11-26,", "is empty: give the text of the report"),
    ("2022-11-26", "is empty"),
    ("", None),
    ("2022-11-26,Ten died,six were hurt.", "has 3 cells where the first row has 2: mend its quotation marks or delimiters"),
    (",Caf\udce9.", "is not utf-8 as the table is: save it as UTF-8, or give --encoding"),
    (",Six died.\0", "has a NUL character at character 9"),
    (",Six died.", "Six died."),
]  # fmt: skip


def test_a_bad_row_costs_itself_alone(tmp_path):
    data = "\r\n".join(["date,text", *(row for row, _ in ROWS)]).encode("utf-8", "surrogateescape")
    found = list(
        sources.read(
            [str(put(tmp_path, "a.csv", data))],
            published="2020-01-01",
            format="csv",
            settings=Settings(encoding="utf-8"),
        )
    )
    wanted = [(number, text) for number, (_, text) in enumerate(ROWS, 2) if text is not None]
    for (place, text), (number, start) in zip(told(found), wanted, strict=True):
        assert place == f"{tmp_path}/a.csv:{number}"
        assert text.startswith(start)
    assert [found[0].result.published, found[2].result.published, found[-1].result.published] == [
        "2022-11-26",
        "2022-11-26T08:30:00+02:00",
        "2020-01-01",
    ]


def test_a_quotation_mark_that_is_not_closed_costs_no_more_than_the_limit(tmp_path):
    rows = "".join(f"{number},Ten died.\n" for number in range(300_000))
    data = f'id,text\n1,"Six died.\n{rows}'
    found = list(sources.read([str(put(tmp_path, "a.csv", data))], Settings(max_characters=1000)))
    first, last = found[0], found[-1]
    assert first.source.endswith("a.csv:2")
    assert "is no row (field larger than field limit" in first.result.message
    assert (last.result.id, last.result.text) == ("299999", "Ten died.")
    assert len(found) == 300_001


BROKEN = [
    ('2,"Six died', "is no row (',' expected after '\"')"),  # closed by the mark that opens the next cell
    ('3,"Two, he said, died."', "Two, he said, died."),
    ('4,"He said "no", and four died."', "is no row (',' expected after '\"')"),
    ("5,Five died.", "Five died."),
    ("6", "is empty"),
    ('7,"Seven died', "is no row (unexpected end of data)"),
    ("8", "may be a piece of the broken row above it"),
    ("and then, some, more", "may be a piece of the broken row above it"),
    ("9,Nine died.", "Nine died."),
]


def test_a_quotation_mark_that_is_not_closed_costs_its_own_row_alone(tmp_path):
    data = "\n".join(["id,text", *(row for row, _ in BROKEN)])
    found = told(sources.read([str(put(tmp_path, "a.csv", data))]))
    for number, ((_, start), (place, text)) in enumerate(zip(BROKEN, found, strict=True), 2):
        assert place.endswith(f"a.csv:{number}")
        assert start in text


@pytest.mark.parametrize("unit", ['x,"a\n', '"a""b\n', ',"""c\n', '""\n"a\n', 'a,"b\n""\n', '"""\n'])
def test_broken_rows_without_end_are_read_in_linear_time(unit):
    lines = [f"{line}\n" for line in (unit * 100_000).splitlines()]
    taken = 0

    def counted():
        nonlocal taken
        for line in lines:
            taken += 1
            yield line

    assert sum(1 for _ in rows(counted(), ",")) <= len(lines)
    assert taken == len(lines)


def test_a_guessed_encoding_is_noted_once(tmp_path):
    data = "text\nJosé died.\nIt cost £5.\n".encode("cp1252")
    first, second = sources.read([str(put(tmp_path, "a.csv", data))])
    assert [first.result.text, second.result.text] == ["José died.", "It cost £5."]
    assert (first.note, second.note) == ("read as cp1252, a guess: give --encoding if letters are wrong", "")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty: give a first row with the names of the columns, one of them text"),
        (b"text,date\n\n", "has no rows but the names of the columns"),
        (b"who,what\nAda,shot", "has no column for the text (its columns: 'who', 'what'): call the one that holds it text"),
        ("text\nTen.".encode("utf-16"), "is UTF-16-LE: save the table as UTF-8"),
        (b"PAR1\x00\x00", "is a Parquet file, not text: call it .parquet"),
        (b"text\n\"" + b"x" * 5_000_000, "has a line of over 1,000,600 bytes"),
    ],
)  # fmt: skip
def test_what_is_no_table(tmp_path, data, message):
    result = one(put(tmp_path, "a.csv", data), setup=Settings(max_characters=100))
    assert isinstance(result, Failure)
    assert message in result.message


def written(rows: dict[str, list], **options) -> bytes:
    """A Parquet file as pyarrow writes it."""
    out = io.BytesIO()
    parquet.write_table(arrow.table(rows), out, **options)
    return out.getvalue()


MANY = {"text": [f"{number} died in Marn." for number in range(300)], "n": list(range(300))}


def test_parquet_is_read_as_tables_are(tmp_path, monkeypatch):
    data = written({name: [value] for name, value in zip(HEADER, ROW, strict=True)})
    assert one(put(tmp_path, "a.parquet", data)) == WANTED
    stdin(monkeypatch, data)
    assert one("-") == WANTED
    assert one(put(tmp_path, "a.zip", zipped({"a.pq": data}))) == WANTED


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (date(2022, 11, 26), "2022-11-26"),
        (datetime(2022, 11, 26, 8, tzinfo=UTC), "2022-11-26T08:00:00+00:00"),
        (None, "2020-01-01"),
    ],
)
def test_days_of_parquet(tmp_path, day, published):
    rows = {
        "text": arrow.array(["Ten died."]),
        "date": arrow.array([day], None if day else arrow.date32()),
        "id": [7],
    }
    made = one(put(tmp_path, "a.parquet", written(rows)), published="2020-01-01")
    assert (made.published, made.id) == (published, "7")


def test_rows_of_parquet_are_numbered_over_groups_and_a_damaged_group_costs_itself_alone(tmp_path):
    data = written(
        MANY, row_group_size=100, compression="zstd", use_dictionary=False, write_page_checksum=True
    )
    found = told(sources.read([str(put(tmp_path, "a.parquet", data))]))
    assert found[199] == (f"{tmp_path}/a.parquet, row 200", "199 died in Marn.")
    column = parquet.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    middle = column.data_page_offset + column.total_compressed_size // 2
    found = told(sources.read([str(put(tmp_path, "b.parquet", flipped(data, middle)))]))
    assert len(found) == 201
    assert found[100][0] == f"{tmp_path}/b.parquet, row 101"
    assert "is damaged from here to the end of its group of rows" in found[100][1]
    assert found[200] == (f"{tmp_path}/b.parquet, row 300", "299 died in Marn.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"Ten died.", "is called a Parquet file but does not begin as one does"),
        (written(MANY)[:900], "is no Parquet file, or has lost the directory at its end"),
        (written({"who": ["Ada"]}), "has no column for the text (its columns: 'who')"),
        (written({"text": arrow.array([], arrow.string())}), "has no rows: give one that has some"),
        (written({"text": ["x" * 1000] * 200_000}, use_dictionary=False, compression="zstd"), "unpacks to over 200 times its size"),
    ],
)  # fmt: skip
def test_what_is_no_parquet_file(tmp_path, data, message):
    result = one(put(tmp_path, "a.parquet", data))
    assert isinstance(result, Failure)
    assert message in result.message


def test_values_that_are_one_and_the_same_are_counted_as_often_as_they_stand(tmp_path):
    """A dictionary makes a row of a bit: the file says nothing of what it comes to."""
    data = written({"text": ["x" * 100_000] * 3000})
    assert len(data) < 200_000
    found = told(sources.read([str(put(tmp_path, "a.parquet", data))]))
    assert found[-1][1].startswith("unpacks to over 200 times its size")


def test_without_the_library_the_error_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    result = one(put(tmp_path, "a.parquet", written(MANY)))
    assert (
        result.message
        == "is a Parquet file, and reading it needs what is not installed: pip install 'onrecord[parquet]'"
    )


def test_a_parquet_parser_that_ends_is_not_asked_again(tmp_path):
    path = put(tmp_path, "a.parquet", written(MANY))
    with Parser(Settings()) as parser:
        assert parser.open(Source(path=str(path))).names == list(MANY)
        batches = parser.batches(Wanted(list(MANY), 200))
        assert len(next(batches).rows) == BATCH
        parser.started().kill()
        with pytest.raises(
            sources.SourceError, match=r"ends the Parquet parser \(exit -9\): write the table"
        ):
            next(batches)
    assert parser.process is None


def test_parquet_that_takes_too_long_is_given_up(tmp_path):
    result = one(put(tmp_path, "a.parquet", written(MANY)), setup=Settings(pdf_seconds=1e-6))
    assert result.message == "takes the Parquet parser over 1e-06 seconds: write the table anew, or as CSV"


def test_bytes_in_parquet_are_utf8_or_told(tmp_path):
    data = written({"text": arrow.array([b"Ten died.", b"Caf\xe9 fell.", "Café".encode()], arrow.binary())})
    found = told(sources.read([str(put(tmp_path, "a.parquet", data))]))
    assert [text for _, text in found] == [
        "Ten died.",
        "is not UTF-8 at byte 3 of its text: write the table anew, as text",
        "Café",
    ]
