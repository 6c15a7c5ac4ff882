from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from given import PAGE, one, put, results, stdin
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import sources
from onrecord.config import Settings
from onrecord.model import Document, Failure
from onrecord.sources.formats import jsonl


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")).filter(str.strip))
def test_a_text_is_read_exactly(tmp_path, text):
    made = one(put(tmp_path, "a.txt", text))
    assert isinstance(made, Document)
    assert made.text == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip),
    st.booleans(),
)
def test_a_line_is_read_exactly(tmp_path, text, ascii_only):
    line = json.dumps({"text": text}, ensure_ascii=ascii_only)
    assert one(put(tmp_path, "a.jsonl", line)).text == text


NEARLY = st.lists(
    st.sampled_from(
        [
            b'{"text": "',
            b'"}',
            b"\n",
            b"<html><body><p>",
            b"Ten died.",
            b"\xff\xfe",
            b"\0",
            b"\xe9",
            b"[",
            b"1,",
        ]
    )
    | st.binary(max_size=8),
    max_size=20,
).map(b"".join)
"""Bytes that are nearly one of our formats."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | NEARLY, st.sampled_from(["a.txt", "a.jsonl", "a"]))
def test_any_bytes_give_documents_or_failures_that_name_the_file_and_the_way_out(tmp_path, data, name):
    path = put(tmp_path, name, data.replace(b"<", b"") if name == "a" else data)  # pages: tests of html
    made = results(path)
    assert made
    for result in made:
        if isinstance(result, Failure):
            assert result.source.startswith(str(path))
            assert ": " in result.message
        else:
            assert result.text.strip()


def test_line_ends_emoji_and_directions_stay(tmp_path):
    text = "Ten died.\r\nTwo\rmore.\n👩‍👩‍👧 e\u0301 \u202eabc\u202c \u2028 \ufb01\n"
    assert one(put(tmp_path, "a.md", "\ufeff" + text)).text == text


def test_the_id_is_of_the_text_alone(tmp_path):
    first, second = results(put(tmp_path, "a.txt", "Ten."), put(tmp_path, "b.txt", "\ufeffTen."))
    assert first.id == second.id


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty: give the text of the report"),
        (" \r\n\t\u00a0\n", "has nothing but white space"),
        (b"Ten\0died and many more were hurt in the fire", "has a NUL byte at byte 3, line 1"),
        ("x" * 101, "is too long (101 characters, the limit is 100): split it, or raise --max-characters"),
        ("x" * 5000, "is too long (over 404 bytes, the limit is 100)"),
        (b"%PDF-1.7" + b"x" * 5000, "is a PDF file, not text"),
    ],
)
def test_a_text_that_cannot_be_read(tmp_path, data, message):
    path = put(tmp_path, "a.txt", data)
    made = one(path, setup=Settings(max_characters=100))
    assert isinstance(made, Failure)
    assert (made.source, made.stage) == (str(path), "text")
    assert message in made.message


def test_inputs_that_cannot_be_opened_and_the_rest_is_read(tmp_path, monkeypatch):
    put(tmp_path, "b.txt", "Two died.")
    put(tmp_path, "a.txt", "One died.")
    shut = put(tmp_path, "shut.txt", "No.")
    usual = Path.open

    def refusing(self, *args, **options):
        if self == shut:
            raise PermissionError(13, "Permission denied")
        return usual(self, *args, **options)

    monkeypatch.setattr(Path, "open", refusing)
    names = [
        tmp_path / "none.txt",
        tmp_path,
        shut,
        tmp_path / "z*.txt",
        "ftp://a.example",
        "a\0b",
        tmp_path / "[ab].txt",
    ]
    made = results(*names)
    assert [result.message for result in made[:6]] == [
        "no such file: check the name",
        f"is a folder: give its files, for example '{tmp_path / '*.txt'}'",
        "may not be read by you: ask for the right to read it (chmod +r)",
        "no file matches the pattern: check it",
        "is neither a file nor an http or https address: fetch it yourself and give the file",
        "cannot be read (embedded null byte): check the file",
    ]
    assert [result.stage for result in made[:6]] == ["open"] * 6
    assert [result.text for result in made[6:]] == ["One died.", "Two died."]


def test_a_file_whose_name_looks_like_a_pattern_is_the_file(tmp_path):
    put(tmp_path, "a.txt", "One.")
    assert one(put(tmp_path, "[a].txt", "Two.")).text == "Two."


DEEP = (
    "is nested too deeply" if sys.version_info < (3, 14) else "is not valid JSON (Input data was truncated)"
)
"""Python 3.14 has as many levels as its stack has room for, and reads to where the line is cut off."""

LINES = [
    (b'{"text": "Five died.", "id": "x1", "published": "2022-11-26", "title": "T", "url": "u", "publisher": "P", "more": [1]}', None),
    (b"", None),
    (b"{nope}", ":3: is not valid JSON (Expecting property name enclosed in double quotes at column 2): mend or delete the line"),
    (b'["text"]', ":4: expected `object`, got `array`: give one object a line"),
    (b'{"id": "x"}', ':5: has no "text": give one object a line, such as {"text": "..."}'),
    (b'{"text": 7}', ":6: text: expected `str`, got `int`: mend the value or leave the key out"),
    (b'{"text": "a", "id": 7}', ":7: id: expected `str | null`, got `int`"),
    (b'{"text": "a", "published": "2022-13-45"}', ":8: published: '2022-13-45' is not an ISO date or date-time such as 2022-11-26"),
    (b'{"text": ""}', ":9: is empty"),
    (b'{"text": "a\\u0000b"}', ":10: has a NUL character at character 1"),
    (b'{"text": "\\ud800"}', ":11: is not valid JSON (half of a surrogate pair)"),
    (b'{"text": "caf\xe9"}', ":12: is not UTF-8 at byte"),
    (b'{"text": "' + b"x" * 101 + b'"}', ":13: is too long (101 characters"),
    (b'{"text": "a", "x": ' + b"[" * 100_000, f":14: {DEEP}"),
    (b'{"text": "a\0"}', ":15: is not valid JSON"),
    (b'{"text": "' + b"y" * 3_000_000 + b'"}', ":16: is too long (a line of 3,000,01"),
    (b'{"text": "Six died."}', None),
]  # fmt: skip


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_bad_line_costs_itself_alone(tmp_path, end):
    path = put(tmp_path, "news.jsonl", end.join(line for line, _ in LINES))
    made = results(path, setup=Settings(max_characters=100), published="2020-01-01")
    first, last = made[0], made[-1]
    assert first == Document(
        id="x1", text="Five died.", published="2022-11-26", title="T", url="u", publisher="P"
    )
    assert (last.text, last.published) == ("Six died.", "2020-01-01")
    wanted = [message for _, message in LINES if message]
    assert len(made) == len(wanted) + 2
    for result, message in zip(made[1:-1], wanted, strict=True):
        assert isinstance(result, Failure)
        assert f"{result.source}: {result.message}".startswith(
            f"{path}{message.split(':')[0]}:{message.split(':')[1]}"
        )
        assert message.partition(": ")[2] in result.message


def test_a_line_as_long_as_the_limit_and_without_an_end_is_kept(tmp_path):
    setup = Settings(max_characters=2_000_000)
    line = b'{"text": "a"}'
    padded = line + b" " * (jsonl.longest_line(setup) - len(line))
    assert one(put(tmp_path, "a.jsonl", padded), setup=setup).text == "a"
    assert "too long" in one(put(tmp_path, "b.jsonl", padded + b" "), setup=setup).message


def test_lines_are_read_one_at_a_time(monkeypatch):
    class Endless(io.BytesIO):
        def __init__(self):
            self.given = 0

        def readline(self, size=-1):
            self.given += 1
            return b'{"text": "Ten."}\n'

    stream = Endless()
    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": stream}))
    found = sources.read(["-"], format="jsonl")
    assert [next(found).source for _ in range(3)] == [f"standard input:{n}" for n in (1, 2, 3)]
    assert stream.given == 3


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "has no documents: give one object a line"),
        (b"\n\n", "has no documents"),
        ('{"text": "a"}\n'.encode("utf-16"), "is UTF-16-LE, JSON lines must be UTF-8"),
        (b"\x1f\x8b\x08", "is a gzip file"),
    ],
)
def test_a_file_of_lines_that_is_none(tmp_path, data, message):
    assert message in one(put(tmp_path, "a.jsonl", data)).message


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Ten died.\nTwo.", ["Ten died.\nTwo."]),
        (b'\n{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        (b'\xef\xbb\xbf{"text": "One."}', ["One."]),
        (b"{Update} Ten died.", ["{Update} Ten died."]),
        ("Ten died — 北京.".encode("utf-16"), ["Ten died — 北京."]),
        (b"[Reuters]\nTen died.", ["[Reuters]\nTen died."]),
        (b"< 5 died", ["< 5 died"]),
    ],
)
def test_standard_input_is_told_from_its_first_bytes(monkeypatch, data, texts):
    stdin(monkeypatch, data)
    assert [result.text for result in results("-")] == texts


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b'{\n "text": "a"\n}', "(jq -c . FILE)"),
        (b'[{"text": "a"}]', "(jq -c .[] FILE)"),
        (b"\xef\xbb\xbf [1,\n2]", "(jq -c .[] FILE)"),
    ],
)
def test_json_that_is_not_in_lines_is_refused(tmp_path, data, remedy):
    message = one(put(tmp_path, "a.json", data)).message
    assert "is JSON, but not one document a line" in message
    assert remedy in message


def test_the_format_that_was_given_prevails(monkeypatch, tmp_path):
    assert one(put(tmp_path, "a.jsonl", PAGE), format="text").text == PAGE
    stdin(monkeypatch, b'{"text": "a"}')
    assert one("-", format="text").text == '{"text": "a"}'


def test_a_guessed_encoding_is_noted(tmp_path):
    (outcome,) = sources.read([str(put(tmp_path, "a.txt", "It cost £5.".encode("cp1252")))])
    assert outcome.note == "read as cp1252, a guess: give --encoding if letters are wrong"


def test_sizes_add_up(tmp_path):
    names = [str(put(tmp_path, "a.txt", "One.")), str(put(tmp_path, "b.jsonl", '{"text": "a"}\n{}\n'))]
    assert sources.total_size(names) == sum(outcome.size for outcome in sources.read(names)) == 21
    assert sources.total_size([*names, "-"]) is None
