"""A small good file of every format that is read, to be damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from importlib import import_module

SAID = "Ten men died in Oslo on Friday, the mayor said."
LINES = "".join(
    json.dumps({"text": SAID, "id": f"n{n}", "published": "2022-11-26"}) + "\n" for n in range(4)
).encode()
PAGE = f"<!doctype html><html><head><title>Fire</title><meta charset=utf-8></head><body><article><h1>Fire</h1><p>{SAID}</p><p>{SAID} More.</p></article></body></html>"
FEED = f"""<?xml version="1.0"?><!-- a --><rss version="2.0"><channel><title>News</title><item><title>Fire</title><link>http://a.example/1</link><pubDate>Sat, 26 Nov 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;{SAID}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Fire</title><id>a</id><updated>2022-11-26T10:00:00Z</updated><content type="html">{SAID}</content></entry></feed>"""
MAIL = f"From: Ada <a@a.example>\nMIME-Version: 1.0\nDate: Sat, 26 Nov 2022 10:00:00 +0000\nSubject: =?utf-8?q?Fire?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n{SAID}=20\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=../a.txt\n\n{SAID}\n--b--\n"
DOCX = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:body></w:document>'
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{SAID}"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return into.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar archive, with a link out of it and a name that leads out of it."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, data in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return into.getvalue()


def book() -> bytes:
    """An EPUB of one chapter."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Fire</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
            "c.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{SAID}</p></body></html>',
        }
    )


def word() -> bytes:
    """A Word document of one paragraph."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": DOCX})


def crawl() -> bytes:
    """A WARC of three records."""
    block = HTTP.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2022-11-26T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return (head.encode() + block + b"\r\n\r\n") * 3


def pdf() -> bytes:
    """A PDF of one page, without a table of references."""
    stream = f"BT /F1 12 Tf 72 700 Td ({SAID}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )  # fmt: skip
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n".encode()


def rows() -> bytes:
    """A Parquet file of three rows; ImportError where pyarrow is not installed."""
    import pyarrow  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    into = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [SAID] * 3, "published": ["2022-11-26"] * 3}), into)
    return into.getvalue()


def zstd(data: bytes) -> bytes:
    """Bytes packed by Zstandard: Python's own from 3.14 on; ImportError where no package has it before."""
    packing = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    return bytes(packing.compress(data))


INNER: dict[str, bytes] = {"a.txt": SAID.encode(), "../../evil.txt": SAID.encode(), "/etc/evil.jsonl": LINES}
LIGHT: dict[str, bytes] = {
    "a.txt": SAID.encode(), "a.jsonl": LINES, "a.csv": f'text,date\r\n"{SAID}",2022-11-26\r\n"{SAID}",\r\n'.encode(),
    "a.rss": FEED.encode(), "a.atom": ATOM.encode(), "a.eml": MAIL.encode(), "a.docx": word(), "a.epub": book(),
    "a.warc": crawl(), "a.warc.gz": gzip.compress(crawl()), "a.jsonl.gz": gzip.compress(LINES), "a.jsonl.bz2": bz2.compress(LINES),
    "a.jsonl.xz": lzma.compress(LINES), "a.jsonl.zst": zstd(LINES), "a.zip": zipped(dict(INNER)), "a.tar": tarred(INNER),
    "a.tar.gz": gzip.compress(tarred(INNER)),
}  # fmt: skip
"""Formats that are read in our own process."""
HEAVY: dict[str, bytes] = {"a.html": PAGE.encode(), "a.pdf": pdf(), "a.parquet": rows()}
"""Formats that a child process reads."""
