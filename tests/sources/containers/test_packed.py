"""Packed files and archives: what is inside is read as if it stood alone; damage, locks and bombs cost themselves alone."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import zipfile
from importlib import import_module

import pytest
from given import PAGE, put, stdin

from onrecord import Failure, Settings, extras, sources
from onrecord.errors import BombError
from onrecord.sources import opening
from onrecord.sources.entries import Left

zstd = import_module(extras.there(("compression.zstd", "backports.zstd")))
LINES = b"".join(b'{"text": "%d died in Marn.", "id": "%d"}\n' % (n, n) for n in range(3000))
PACKINGS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}


def zipped(files: dict[str, bytes], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w", **options) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **options) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(folder, name: str, data: bytes, **options) -> list[sources.Outcome]:
    path = put(folder, name, data)
    setup = Settings(**options)
    return [
        one._replace(source=one.source.removeprefix(f"{folder}/")) for one in sources.read([str(path)], setup)
    ]


def told(outcomes) -> list[tuple[str, str]]:
    """Where each outcome stands, and its text or what is wrong."""
    return [
        (one.source, one.result.message if isinstance(one.result, Failure) else one.result.text)
        for one in outcomes
    ]


@pytest.mark.parametrize("ending", PACKINGS)
def test_a_packed_file_is_read_as_what_is_in_it(tmp_path, ending, monkeypatch):
    data = PACKINGS[ending](LINES)
    found = read(tmp_path, f"news.jsonl{ending}", data)
    assert told(found)[2999] == (f"news.jsonl{ending}:3000", "2999 died in Marn.")
    assert sum(one.size for one in found) == len(data)
    assert told(read(tmp_path, f"a.csv{ending}", PACKINGS[ending](b"text\nTen died.\n"))) == [
        (f"a.csv{ending}:2", "Ten died.")
    ]
    stdin(monkeypatch, PACKINGS[ending](b"Ten died."))
    assert [one.result.text for one in sources.read(["-"])] == ["Ten died."]


@pytest.mark.parametrize("ending", PACKINGS)
def test_a_packed_file_that_is_damaged_is_read_up_to_there(tmp_path, ending):
    data = PACKINGS[ending](LINES)
    for broken in (data[: len(data) * 2 // 3], data[: len(data) - 6] + bytes([data[-6] ^ 1]) + data[-5:]):
        found = read(tmp_path, f"a.jsonl{ending}", broken)
        place, message = told(found)[-1]
        assert place == f"a.jsonl{ending}"
        assert "is damaged" in message
        assert message.endswith("fetch it again")
        assert all(one.result.text for one in found[:-1])
    (one,) = told(read(tmp_path, f"a.jsonl{ending}", b"Ten died."))
    assert "but does not begin as one does" in one[1]
    assert told(read(tmp_path, f"a.jsonl{ending}", b"")) == [
        (f"a.jsonl{ending}", "is empty: fetch or save it again")
    ]


def test_several_members_and_nuls_at_the_end_are_one_stream(tmp_path):
    data = gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n') + bytes(9000)
    assert [text for _, text in told(read(tmp_path, "a.jsonl.gz", data))] == ["One.", "Two."]


def test_without_the_library_the_error_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    ((_, message),) = told(read(tmp_path, "a.jsonl.zst", zstd.compress(LINES)))
    assert (
        message
        == "is a Zstandard file, and reading it needs what is not installed: pip install 'onrecord[zstd]'"
    )


FILES = {
    "site/a.html": PAGE.encode(),
    "site/style.css": b"p {}",
    "site/photo.png": b"\x89PNG",
    "site/icon.png": b"\x89PNG",
    "b.txt": b"Ten died.",
    "c.jsonl.gz": gzip.compress(b'{"text": "Six died."}\n{}\n'),
    "empty.txt": b"",
    ".hidden/d.txt": b"No.",
}
FOUND = [
    ("site/a.html", "Bridge falls"),
    ("b.txt", "Ten died."),
    ("c.jsonl.gz:1", "Six died."),
    ("c.jsonl.gz:2", 'has no "text"'),
    ("empty.txt", "is empty"),
]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar", lambda files: tarred(files, format=tarfile.GNU_FORMAT)),
        ("a.tar.gz", lambda files: tarred(files, "w:gz")),
        ("a.tgz", lambda files: tarred(files, "w:gz")),
        ("a.tar.xz", lambda files: tarred(files, "w:xz")),
        ("a.tar.zst", lambda files: zstd.compress(tarred(files))),
        ("no-ending", zipped),
        ("no-ending", lambda files: tarred(files, "w:bz2")),
    ],
)
def test_an_archive_is_read_file_by_file(tmp_path, name, make):
    found = read(tmp_path, name, make(FILES))
    for (place, text), (source, start) in zip(told(found), FOUND, strict=True):
        assert place == f"{name}/{source}"
        assert text.startswith(start)
    assert found[-1].note == f"{tmp_path / name}: 4 left out (.png 2, .css 1, .txt 1)"
    assert {one.origin for one in found} == {str(tmp_path / name)}


@pytest.mark.parametrize("make", [zipped, tarred, lambda files: tarred(files, "w:gz")])
def test_an_archive_from_standard_input(monkeypatch, make):
    stdin(monkeypatch, make({"../../b.txt": b"Ten died."}))
    assert told(sources.read(["-"])) == [("standard input/../../b.txt", "Ten died.")]


def test_a_format_that_is_given_is_that_of_what_is_inside(tmp_path):
    path = put(tmp_path, "a.zip", zipped({"one.log": b"Ten died.", "two.log": b"Six died."}))
    assert [one.result.text for one in sources.read([str(path)], format="text")] == ["Ten died.", "Six died."]
    ((_, message),) = told(sources.read([str(path)]))
    assert message == "holds nothing that can be read: 2 left out (.log 2): give what has reports in it"


def test_nothing_is_written_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = str(put(tmp_path, "a.tar", tarred({"/etc/x.txt": b"Ten died.", "../y.txt": b"Six died."})))
    assert len(list(sources.read([name]))) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_links_and_devices_are_no_text(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    ((_, message),) = told(read(tmp_path, "a.tar", out.getvalue()))
    assert message.startswith("holds nothing that can be read")


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


THREE = {"a.txt": b"One died. " * 60, "b.txt": b"Two died. " * 60, "c.txt": b"Six died. " * 60}


def test_a_damaged_file_in_a_zip_costs_itself_alone(tmp_path):
    data = zipped(THREE)
    found = read(tmp_path, "a.zip", flipped(data, data.index(b"b.txt") + 8))
    assert [one.result.text[:3] for one in (found[0], found[2])] == ["One", "Six"]
    assert "is damaged" in found[1].result.message


@pytest.mark.parametrize("size", [0, 2, 400, 700])
def test_a_zip_that_was_cut_off(tmp_path, size):
    data = zipped(THREE)
    ((_, message),) = told(read(tmp_path, "a.zip", data[: min(size, len(data) - 9)]))
    assert message.startswith(("has lost the directory", "is empty", "is called a ZIP archive"))


def test_a_locked_file_in_a_zip_costs_itself_alone(tmp_path):
    data = bytearray(zipped(THREE))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)  # the second entry of the directory
    data[at + 8] |= 1
    found = told(read(tmp_path, "a.zip", bytes(data)))
    assert found[1] == ("a.zip/b.txt", "is encrypted: unpack it with its password")
    assert [text[:3] for _, text in (found[0], found[2])] == ["One", "Six"]


@pytest.mark.parametrize("options", [{}, {"format": tarfile.GNU_FORMAT}])
def test_a_damaged_header_in_a_tar_costs_its_own_file_alone(tmp_path, options):
    data = tarred(THREE, **options)
    at = data.index(b"b.txt")
    first, bad, last = read(tmp_path, "a.tar", flipped(data, at + 100))
    assert [one.result.text[:3] for one in (first, last)] == ["One", "Six"]
    assert (bad.source, bad.result.message) == (
        "a.tar, byte 1,536",
        "has a damaged header, what it was of is lost: fetch it again; the rest is read",
    )


def test_a_tar_that_was_cut_off_is_read_up_to_there(tmp_path):
    data = tarred(THREE)
    inside = told(read(tmp_path, "a.tar", data[:2500]))
    assert [place for place, _ in inside] == ["a.tar/a.txt", "a.tar/b.txt", "a.tar, byte 3,072"]
    assert "is damaged" in inside[1][1]
    between = told(read(tmp_path, "a.tar", data[:3072]))
    assert between[-1] == (
        "a.tar, byte 3,072",
        "has no end, so that it may have been cut off: fetch it again; the rest is read",
    )
    assert [text[:3] for _, text in between[:-1]] == ["One", "Two"]


def test_archives_inside_each_other_are_opened_four_deep(tmp_path):
    inner = zipped({"x.tar.gz": tarred({"y.txt.gz": gzip.compress(b"Ten died.")}, "w:gz")})
    assert told(read(tmp_path, "a.zip", inner)) == [("a.zip/x.tar.gz/y.txt.gz", "Ten died.")]
    deeper = zipped({"w.zip": inner, "z.txt": b"Six died."})
    assert [text for _, text in told(read(tmp_path, "a.zip", deeper))] == [
        "is packed over 4 times: unpack it",
        "Six died.",
    ]


MILLION = 1 << 20


def test_a_file_that_swells_in_a_zip_costs_itself_alone(tmp_path):
    found = told(
        read(tmp_path, "a.zip", zipped({"bomb.jsonl": b" " * (90 * MILLION), "b.txt": b"Ten died."}))
    )
    assert found[0][0] == "a.zip/bomb.jsonl"
    assert "over 200 times its size: look into it, or raise unpack_ratio" in found[0][1]
    assert found[1] == ("a.zip/b.txt", "Ten died.")


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_a_packed_bomb_is_given_up(tmp_path, ending):
    data = PACKINGS[ending](b" " * (80 * MILLION))
    ((place, message),) = told(read(tmp_path, f"a.jsonl{ending}", data))
    assert place == f"a.jsonl{ending}"
    assert message.startswith("unpacks to over 200 times its size")


def test_what_comes_before_a_bomb_or_a_broken_code_is_kept(tmp_path):
    texts = {f"{n}.txt": f"{n} died. {random.Random(n).randbytes(20_000).hex()}" for n in range(9)}
    bomb = zipped({"a.txt": b"Ten died.", "b.jsonl.gz": gzip.compress(b" " * (80 * MILLION))})
    assert told(read(tmp_path, "a.zip", bomb))[0] == ("a.zip/a.txt", "Ten died.")
    data = tarred({name: text.encode() for name, text in texts.items()}, "w:gz")
    middle = len(data) // 2
    found = told(read(tmp_path, "a.tar.gz", data[:middle] + b"\xff" * 99 + data[middle + 99 :]))
    whole = [text for _, text in found if text in texts.values()]
    assert whole == list(texts.values())[: len(whole)]
    assert len(whole) >= 3
    assert "is damaged" in found[-1][1]


def test_what_is_held_back_for_a_note_is_not_lost_where_the_rest_cannot_be_read():
    def broken():
        yield "first"
        raise BombError("unpacks to too much")

    found = Left().noted(broken(), None)
    assert next(found) == "first"
    with pytest.raises(BombError):
        next(found)


def test_a_text_with_mustard_at_the_wrong_place_is_no_archive(tmp_path):
    line = b'{"text": "%sMustard gas killed ten."}\n' % (b"x" * (257 - 11))
    assert line.index(b"ustard") == 257
    ((_, text),) = told(sources.read([str(put(tmp_path, "a", line))], format="jsonl"))
    assert text.endswith("Mustard gas killed ten.")


@pytest.mark.filterwarnings("ignore:Overlapped entries")  # from 3.14 on Python warns of them, too
def test_entries_that_overlap_are_given_up_together(tmp_path):
    """A bomb that no entry shows: many entries of the directory are one and the same packed file."""
    whole = zipped({"a.jsonl": b" " * (20 * MILLION)})
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    directory = whole[at:end] * 20
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 20, 20, len(directory), at, 0)
    found = told(read(tmp_path, "a.zip", whole[:at] + directory + tail, unpack_ratio=200))
    assert len(found) <= 20
    assert found[-1][1].startswith(("unpacks to over 200 times", "is damaged"))


def test_more_is_unpacked_where_a_setting_allows_it(tmp_path):
    data = gzip.compress(b" " * (80 * MILLION) + b'\n{"text": "Ten died."}')
    assert told(read(tmp_path, "a.jsonl.gz", data, unpack_ratio=2000))[-1][1] == "Ten died."


def test_an_archive_inside_another_is_held_up_to_a_limit(tmp_path):
    inner = zipped({"b.txt": b"Ten died."}) + bytes(2 * MILLION)
    found = told(read(tmp_path, "a.zip", zipped({"x.zip": inner, "c.txt": b"Six died."}), file_megabytes=1))
    assert found[0][1].startswith("has over 1 megabytes: split it, or raise file_megabytes")
    assert found[1] == ("a.zip/c.txt", "Six died.")


def test_folders_give_what_is_packed_and_what_is_not(tmp_path):
    for name in ("a.jsonl.gz", "b.sql.gz", "c.zip", "d.png", "e.pdf", "f.tar.zst", ".g.zip", "h.warc.gz"):
        put(tmp_path, name, b"")
    names = [name.rpartition("/")[2] for name in opening.expand([str(tmp_path)], folders=True)]
    assert names == ["a.jsonl.gz", "c.zip", "e.pdf", "f.tar.zst", "h.warc.gz"]


def test_a_packed_file_is_read_in_one_pass(tmp_path, monkeypatch):
    """Memory stays flat: nothing is held but a piece of the stream."""
    tracemalloc = import_module("tracemalloc")
    data = gzip.compress(b'{"text": "%s"}\n' % (b"Ten died in Marn. " * 50) * 60_000, 1)
    path = put(tmp_path, "a.jsonl.gz", data)
    tracemalloc.start()
    try:
        count = sum(1 for _ in sources.read([str(path)], Settings(unpack_ratio=2000)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 60_000
    assert peak < 8 * MILLION  # of 55 million bytes
