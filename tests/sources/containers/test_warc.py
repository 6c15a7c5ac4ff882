"""WARC: each good page is read, each damaged record is told, in one pass and whatever the damage is."""

from __future__ import annotations

import gzip
import io
import random
import zlib

import pytest
from given import PAGE, put
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord import Document, Failure, Settings, sources
from onrecord.sources.ahead import Ahead
from onrecord.sources.containers.warc_members import members
from onrecord.sources.containers.warc_records import START, records
from onrecord.sources.unpacking import Budget

DATE = "2022-11-27T04:05:06Z"


class Writer(WARCWriter):
    """warcio's, that leaves no temporary file open."""

    @staticmethod
    def _create_temp_file():
        return io.BytesIO()


def warc(pages, *, packed: bool, **more) -> tuple[bytes, list[int]]:
    """A WARC file as warcio writes it, and where its records begin."""
    out = io.BytesIO()
    writer = Writer(out, gzip=packed, warc_version="1.1")
    starts = [0]
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "a test"}))
    for number, page in enumerate(pages):
        starts.append(out.tell())
        writer.write_record(response(writer, f"https://marn.example/{number}", page, **more))
    return out.getvalue(), starts


def response(writer, address, content, *, status="200 OK", kind="text/html; charset=utf-8", head=()):
    http = StatusAndHeaders(status, [("Content-Type", kind), *head], protocol="HTTP/1.1")
    headers = {"WARC-Date": DATE}
    data = content.encode() if isinstance(content, str) else content
    return writer.create_warc_record(
        address, "response", payload=io.BytesIO(data), http_headers=http, warc_headers_dict=headers
    )


def read(data: bytes, folder, name="news.warc.gz", **settings):
    return list(sources.read([str(put(folder, name, data))], Settings(**settings)))


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_the_address_it_was_crawled_from_and_the_day_it_gives_itself(tmp_path, packed):
    data, _ = warc([PAGE, PAGE.replace("2022-11-26T08:00:00+02:00", "")], packed=packed)
    first, second = read(data, tmp_path, "a.warc.gz" if packed else "a.warc")
    assert isinstance(first.result, Document)
    assert first.source.endswith(f", record 2 (https://marn.example/0, crawled {DATE})")
    assert (first.result.url, first.result.published) == ("https://marn.example/0", "2022-11-26")
    assert (first.result.title, second.result.published) == ("Bridge falls", None)
    assert first.size + second.size <= len(data)


def test_texts_pdf_and_feeds_are_read_what_else_was_crawled_is_counted(tmp_path):
    out = io.BytesIO()
    writer = Writer(out, gzip=True)
    for address, content, more in (
        ("https://a.example/robots.txt", "Ten died.", {"kind": "text/plain"}),
        ("https://a.example/feed", "<rss><channel><item><description>Six died.</description><link>https://b.example/</link></item></channel></rss>", {"kind": "application/rss+xml"}),
        ("https://a.example/a.png", "x", {"kind": "image/png"}),
        ("https://a.example/b.png", "x", {"kind": "image/png"}),
        ("https://a.example/gone", PAGE, {"status": "404 Not Found"}),
    ):  # fmt: skip
        writer.write_record(response(writer, address, content, **more))
    resource = {"WARC-Date": DATE}
    writer.write_record(
        writer.create_warc_record(
            "file:///x.txt",
            "conversion",
            payload=io.BytesIO(b"Two died."),
            warc_content_type="text/plain",
            warc_headers_dict=resource,
        )
    )
    found = read(out.getvalue(), tmp_path)
    assert [one.result.text for one in found] == ["Ten died.", "Six died.", "Two died."]
    assert [one.result.url for one in found] == [
        "https://a.example/robots.txt",
        "https://b.example/",
        "file:///x.txt",
    ]
    assert found[-1].note.endswith("news.warc.gz: 3 left out (image/png 2, HTTP 404 1)")


@pytest.mark.parametrize(
    ("pack", "name"),
    [(gzip.compress, "gzip"), (zlib.compress, "deflate"), (lambda data: data, "gzip")],
    ids=["gzip", "deflate", "unpacked-by-the-crawler"],
)
def test_content_is_unpacked_as_its_head_says(tmp_path, pack, name):
    data, _ = warc([pack(b"Ten died.")], packed=True, kind="text/plain", head=[("Content-Encoding", name)])
    assert [one.result.text for one in read(data, tmp_path)] == ["Ten died."]


def test_chunks_a_head_in_another_encoding_and_an_unknown_packing(tmp_path):
    chunked = b"4\r\nTen \r\n5;x=1\r\ndied.\r\n0\r\n\r\n"
    data, _ = warc(
        [chunked, b"Ten died."], packed=True, kind="text/plain", head=[("Transfer-Encoding", "chunked")]
    )
    assert [one.result.text for one in read(data, tmp_path)] == ["Ten died."] * 2
    data, _ = warc(
        ["Caf\xe9, said Ivo.".encode("cp1250")], packed=True, kind="text/plain; charset=windows-1250"
    )
    (one,) = read(data, tmp_path)
    assert (one.result.text, one.note) == ("Café, said Ivo.", "")
    data, _ = warc([b"x"], packed=True, head=[("Content-Encoding", "br")])
    (one,) = read(data, tmp_path)
    assert one.result.message == "is packed with br, which is not read: keep pages unpacked when crawling"


TEXTS = [f"Page {number}: {random.Random(number).randbytes(400).hex()}" for number in range(60)]
RECORDS = 61


def kept(data: bytes, *, packed: bool) -> tuple[set[int], int]:
    """Which pages the reader of records gives, and how many damaged ones it tells."""
    stream, found, told = Ahead(io.BytesIO(data)), set(), 0
    parts = members(stream, Budget(lambda: len(data), 200), START) if packed else (stream,)
    for part in parts:
        for one in records(part, 1 << 20):
            if isinstance(one, Exception):
                told += 1
            elif one.head["warc-type"] == "response":
                found.add(int(one.head["warc-target-uri"].rpartition("/")[2]))
    return found, told


def unpacked(member: bytes) -> bytes | None:
    """What a member of gzip holds; the same with another time of packing, or other bits behind its last."""
    try:
        return gzip.decompress(member)
    except (OSError, EOFError, zlib.error):
        return None


@pytest.mark.parametrize("packed", [False, True])
def test_a_flipped_bit_costs_its_own_record_alone(packed):
    """Wherever in a record it is; but one in the head of a plain record may change what no digest covers."""
    data, starts = warc(TEXTS, packed=packed)
    ends = [*starts[1:], len(data)]
    for trial in range(400):
        dice = random.Random(trial)
        bad = dice.randrange(1, RECORDS)
        first = starts[bad] if packed else data.index(b"\r\n\r\n", starts[bad]) + 4
        at = dice.randrange(first, ends[bad] - (0 if packed else 4))
        broken = bytearray(data)
        broken[at] ^= 1 << dice.randrange(8)
        found, told = kept(bytes(broken), packed=packed)
        harmless = packed and unpacked(broken[starts[bad] : ends[bad]]) == unpacked(
            data[starts[bad] : ends[bad]]
        )
        assert found >= set(range(60)) - {bad - 1}
        assert (bad - 1 in found and harmless) or told == 1, (trial, at - starts[bad])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Content-Length: ", b"Content-Length: 9"),  # over many records that follow
        (b"Content-Length: ", b"Content-Length: x"),
        (b"Content-Length: ", b"Content-Length: " + b"9" * 5000),  # over what Python takes for a number
        (b"WARC/1.1", b"VARC/1.1"),
        (b"WARC-Type", b"WARC-Typ"),
        (b"\r\n\r\n", b"\r\n\r\nmore"),
    ],
)
def test_a_broken_head_costs_its_own_record_alone(old, new):
    data, starts = warc(TEXTS, packed=False)
    at = data.index(old, starts[30])
    found, told = kept(data[:at] + new + data[at + len(old) :], packed=False)
    assert found == set(range(60)) - {29}
    assert told == 1


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_was_cut_off_or_has_a_hole_is_read_around_it(packed):
    data, starts = warc(TEXTS, packed=packed)
    assert kept(data[: starts[40] + 99], packed=packed) == (set(range(39)), 1)
    found, told = kept(data[: starts[11] - 99] + data[starts[20] + 77 :], packed=packed)
    assert (found, told) == (set(range(60)) - set(range(9, 20)), 1)


def test_a_file_packed_as_a_whole_and_one_with_nuls_at_its_end():
    plain, _ = warc(TEXTS, packed=False)
    assert kept(gzip.compress(plain), packed=True) == (set(range(60)), 0)
    packed, _ = warc(TEXTS, packed=True)
    assert kept(packed + bytes(100_000), packed=True) == (set(range(60)), 0)


@pytest.mark.parametrize(
    "unit", [b"\x1f\x8b\x08\x00", b"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 900000\r\n\r\n"]
)
def test_a_hostile_file_is_given_up_in_linear_time(unit):
    data = unit * (4_000_000 // len(unit))
    found, told = kept(data, packed=unit.startswith(b"\x1f"))
    assert (found, told > 0) == (set(), True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty: fetch it again"),
        (b"Ten died.", "record 1: does not begin with WARC/1.1 or 1.0, as a record does"),
        (warc([], packed=True)[0], "holds nothing that can be read"),
    ],
)
def test_what_is_no_warc_file(tmp_path, data, message):
    (one,) = read(data, tmp_path)
    assert isinstance(one.result, Failure)
    assert message in f"{one.result.source.rpartition(', ')[2]}: {one.result.message}"


def test_a_record_over_the_limit_is_told_and_the_next_is_read(tmp_path):
    data, _ = warc(["x" * 1_000_000, "Ten died."], packed=True, kind="text/plain")
    long, short = read(data, tmp_path, max_characters=100)
    assert long.result.message.startswith("is too long (a record of 1,000,0")
    assert short.result.text == "Ten died."


def test_standard_input_and_other_packings_are_known_by_their_beginning(tmp_path):
    packed, _ = warc(["Ten died."], packed=True, kind="text/plain")
    plain, _ = warc(["Ten died."], packed=False, kind="text/plain")
    for name, data in (("a", packed), ("b", plain), ("c.warc.bz2", __import__("bz2").compress(plain))):
        assert [one.result.text for one in read(data, tmp_path, name)] == ["Ten died."]


def test_a_page_that_the_crawler_has_cut_off_has_a_note(tmp_path):
    data, _ = warc(["Ten died in the sh"], packed=False, kind="text/plain")
    (one,) = read(
        data.replace(b"WARC-Type: response", b"WARC-Truncated: length\r\nWARC-Type: response"), tmp_path
    )
    assert one.note == "cut off by the crawler (length)"
