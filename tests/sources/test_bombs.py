"""What grows beyond bounds once it is opened, and names that lead elsewhere: told, within bounds, and the rest is read."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from functools import partial

import pytest

from onrecord import Document, Settings, sources

SAID = "Ten men died in Oslo on Friday, the mayor said."
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
STEAL = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>'
LARGE = 400 << 20  # bytes
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'


def deflated(files: dict[str, str | bytes | int]) -> bytes:
    """A ZIP; a number is so many blanks, which pack to a thousandth."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, b" " * data if isinstance(data, int) else data, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def word(document: str | int) -> bytes:
    return deflated({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def epub(chapter: str | int, opf: str = "") -> bytes:
    return deflated(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f'{opf}<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
            "c.xhtml": chapter,
        }
    )


BOMBS = {
    "laughs.docx": (lambda: word(LAUGHS + WORD.format("&c;")), "declares an XML entity"),
    "steal.docx": (lambda: word(STEAL + WORD.format("&c;")), "declares an XML entity"),
    "laughs.epub": (lambda: epub("<html/>", opf=LAUGHS), "declares an XML entity"),
    "steal.epub": (lambda: epub("<html/>", opf=STEAL), "declares an XML entity"),
    "laughs.rss": (f"{LAUGHS}<rss><channel><item><description>&c;</description></item></channel></rss>".encode, "declares an XML entity"),
    "steal.atom": (f"{STEAL}<feed><entry><content>&c;</content></entry></feed>".encode, "declares an XML entity"),
    "deep.rss": (lambda: b"<rss>" + b"<a>" * 100_000, "elements inside each other"),
    "deep.docx": (lambda: word("<w>" * 100_000), "elements inside each other"),
    "large.docx": (partial(word, LARGE), "over 200 times its size"),
    "large.epub": (partial(epub, LARGE), "over 200 times its size"),
    "large.txt.gz": (lambda: gzip.compress(b" " * LARGE), "is too long"),
    "large.zip": (lambda: deflated({"a.txt": LARGE}), "over 200 times its size"),
    "large.html": (lambda: b"<html><body><p>" + b"Ten men died. " * (50 << 20 >> 4) + b"</p>", "is too long"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 100_000 + SAID.encode(), "main text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_and_the_rest_is_read(tmp_path, name):
    make, said = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "z.txt").write_text(SAID)
    first, *others, last = sources.read(
        [str(tmp_path / name), str(tmp_path / "z.txt")], Settings(html_seconds=10, max_characters=5_000_000)
    )
    assert said in " ".join(
        one.result.message for one in (first, *others) if not isinstance(one.result, Document)
    )
    assert last.result.text == SAID


NAMES = [
    "../../up.txt",
    "/tmp/absolute.txt",
    "C:\\up.txt",
    "..\\up.txt",
    "a/" * 2000 + "long.txt",
    "a\0b.txt",
    "\u202etxt.exe.txt",
]


@pytest.mark.parametrize("pack", [deflated, None], ids=["zip", "tar"])
def test_names_in_archives_lead_nowhere(tmp_path, monkeypatch, pack):
    place = tmp_path / "in" / ("a.zip" if pack else "a.tar")
    place.parent.mkdir()
    place.write_bytes(deflated(dict.fromkeys(NAMES, SAID)) if pack else tarred())
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    found = [one.result for one in sources.read([str(place)])]
    assert [one.text for one in found if isinstance(one, Document)] == [SAID] * sum(
        isinstance(one, Document) for one in found
    )
    assert len(found) >= 4
    assert sorted(tmp_path.rglob("*")) == before


def tarred() -> bytes:
    """A tar with links and a device beside such names."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name in NAMES:
            about = tarfile.TarInfo(name.replace("\0", ""))
            about.size = len(SAID)
            archive.addfile(about, io.BytesIO(SAID.encode()))
        for kind, target in (
            (tarfile.SYMTYPE, "/etc/passwd"),
            (tarfile.LNKTYPE, "/etc/passwd"),
            (tarfile.CHRTYPE, ""),
        ):
            about = tarfile.TarInfo(f"{kind.decode()}.txt")
            about.type, about.linkname = kind, target
            archive.addfile(about)
    return into.getvalue()
