"""Files of JSON lines are cut so that every line is in one part, and shards are made of parts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord import Settings
from onrecord.scale import lines, plan
from onrecord.scale.folder import Folder
from onrecord.scale.lines import Counted, parts
from onrecord.scale.pages import Pages
from onrecord.scale.shapes import Part

FILES = {
    "plain": b'{"text": 1}\n{"text": 2}\n{"text": 3}\n{"text": 4}\n{"text": 5}\n',
    "no end": b'{"text": 1}\n{"text": 2}\n{"text": 3}',
    "blank": b'\n \n{"text": 1}\n\n\n{"text": 2}\n\n{"text": 3}\n\n\n\n',
    "mark": b'\xef\xbb\xbf{"text": 1}\r\n{"text": 2}\r\n{"text": 3}\r\n',
    "bad": b'{"text": 1}\nno\n{"text": 3}\n',
    "one": b'{"text": 1}\n',
}


@pytest.mark.parametrize("size", [1, 2, 3, 9])
@pytest.mark.parametrize("name", FILES)
def test_every_line_is_in_one_part(tmp_path, name, size):
    data = FILES[name]
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    found = list(parts(str(path), size))
    pieces = [data[part.start : part.start + part.size] for part, _ in found]
    assert b"".join(pieces) == data
    assert [hashlib.sha256(piece).hexdigest() for piece in pieces] == [part.mark for part, _ in found]
    assert [part.before for part, _ in found] == [data[: part.start].count(b"\n") for part, _ in found]
    counts = [sum(bool(line.strip()) for line in piece.splitlines()) for piece in pieces]
    assert [documents for _, documents in found] == counts
    assert all(count == size for count in counts[:-1])
    assert 0 < counts[-1] <= size
    assert all(part.cut for part, _ in found) == (len(found) > 1)


def test_a_long_line_is_held_in_pieces_and_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "PIECE", 8)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"long " * 99 + b'"}\n{"text": 2}\n')
    assert [documents for _, documents in parts(str(path), 1)] == [1, 1]


@pytest.mark.parametrize("data", [b"", b"no lines", '{"text": "wide"}\n'.encode("utf-16")])
def test_what_is_no_json_lines_is_not_cut(tmp_path, data):
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    assert list(parts(str(path), 1)) == []
    (found,) = plan.parts([str(path)], Pages(Folder(tmp_path / "out"), Settings()), None, 1)
    assert (found.part.size, found.part.cut) == (len(data), False)


def test_shards_take_parts_up_to_their_size_in_documents_and_in_bytes():
    def part(name, size=1, documents=1):
        return Counted(Part(name, size, ""), documents)

    big = plan.SHARD_BYTES
    given = [part("a"), part("b", 1, 3), part("c"), part("d", big), part("e"), part("f", 1, 9), part("g")]
    found = list(plan.grouped(given, 4))
    assert ["".join(one.name for one in shard.parts) for shard in found] == ["ab", "c", "d", "e", "f", "g"]
    assert [shard.number for shard in found] == list(range(6))


def test_an_input_that_is_given_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Two died.")
    pages = Pages(Folder(tmp_path / "out"), Settings())
    assert len(list(plan.parts([str(path), str(tmp_path), str(path)], pages, None, 4))) == 1


def test_the_mark_of_a_large_file_is_that_of_its_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "END", 4)
    marks = set()
    for text in ("aaaabbbbcccc", "aaaaxbbbcccc", "xaaabbbbcccc", "aaaabbbbcccx", "aaaabbbbccccc"):
        path = Path(tmp_path / "a")
        path.write_text(text)
        marks.add(plan.whole(str(path)).mark)
    assert len(marks) == 4  # the second has changed in the middle alone
