"""Word documents and EPUB books: all their words in order; damage, locks and hostile XML are told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from given import one, put, stdin
from test_packed import flipped, told, zipped

from onrecord import Document, Failure, Settings, sources


def word() -> bytes:
    """A document as python-docx writes it."""
    made = docx.Document()
    made.core_properties.title = "A fire in Marn"
    made.core_properties.language = "en-GB"
    made.add_heading("Fire", 1)
    paragraph = made.add_paragraph("Ten people ")
    paragraph.add_run("died").bold = True
    paragraph.add_run(", the mayor said.")
    made.add_paragraph("Marn\n3 May\twet", style="List Bullet")
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Injured", "Six"
    made.add_paragraph()
    edited = made.add_paragraph("It was late")
    edited._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText> and wet</w:delText></w:r></w:del>')
    )
    edited._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t xml:space="preserve"> at night.</w:t></w:r></w:ins>'
        )
    )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


WORDS = (
    "Fire\n\nTen people died, the mayor said.\n\nMarn\n3 May\twet\n\nInjured\n\nSix\n\nIt was late at night."
)


def replaced(data: bytes, **parts: bytes | None) -> bytes:
    """A zip file with other contents of some parts, or without them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files.update({name: part for name, part in parts.items() if part is not None})
    return zipped(
        {name: part for name, part in files.items() if name not in parts or parts[name] is not None}
    )


@pytest.fixture(scope="module")
def document() -> bytes:
    return word()


def test_a_word_document(tmp_path, monkeypatch, document):
    made = one(put(tmp_path, "a.docx", document))
    assert made == Document(id=made.id, text=WORDS, title="A fire in Marn", language="en-GB")
    stdin(monkeypatch, document)
    assert one("-") == made
    assert one(put(tmp_path, "no-ending", document)) == made
    ((place, text),) = told(sources.read([str(put(tmp_path, "b.zip", zipped({"in/a.docx": document})))]))
    assert (place, text) == (f"{tmp_path}/b.zip/in/a.docx", WORDS)


def test_footnotes_come_last_and_boxes_once(tmp_path, document):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x"'
    body = f"<w:document {space}><w:body><w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ten died.</w:t></w:r></w:p></w:body></w:document>"
    notes = f"<w:footnotes {space}><w:footnote><w:p><w:r><w:t>So the mayor.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = replaced(document, **{"word/document.xml": body.encode(), "word/footnotes.xml": notes.encode()})
    assert one(put(tmp_path, "a.docx", data)).text == "Box.\n\nTen died.\n\nSo the mayor."


ENTITY = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><p><t>&a;</t></p></w>'


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: b"", "is empty"),
        (lambda data: data[:900], "has lost the directory that stands at its end"),
        (lambda data: flipped(data, data.index(b"word/document.xml") + 60), "is damaged"),
        (lambda data: replaced(data, **{"word/document.xml": None}), "is no Word document (it has no word/document.xml)"),
        (lambda data: replaced(data, **{"word/document.xml": ENTITY}), "declares an XML entity (a)"),
        (lambda data: replaced(data, **{"word/document.xml": b"<w>"}), "is not valid XML (no element found at line 1)"),
        (lambda data: replaced(data, **{"word/document.xml": b"<w>" * 300}), "has over 200 elements inside each other"),
        (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "is an office document that is old or has a password"),
        (lambda data: b"{\\rtf1 Ten died.}", "is an RTF document, not a Word document"),
    ],
)  # fmt: skip
def test_a_word_document_that_cannot_be_read(tmp_path, document, change, message):
    result = one(put(tmp_path, "a.docx", change(document)))
    assert result.stage == "docx"
    assert message in result.message


def test_xml_that_swells_is_given_up(tmp_path, document):
    data = replaced(document, **{"word/document.xml": b"<w>" + b" " * (90 << 20)})
    assert "over 200 times its size" in one(put(tmp_path, "a.docx", data)).message


CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Marn Report</dc:title><dc:publisher>Marn Press</dc:publisher><dc:date>2022-11-26</dc:date><dc:language>en</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="cover" href="cover.xhtml"/><item id="one" href="text/one.xhtml"/><item id="two" href="text/two%20b.xhtml"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>"""
PAGES = {
    "nav.xhtml": "<html><body><nav><a href='text/one.xhtml'>One</a></nav></body></html>",
    "cover.xhtml": "<html><head><title>Cover</title></head><body><img src='a.png'/></body></html>",
    "text/one.xhtml": "<?xml version='1.0' encoding='utf-8'?><html><head><title>x</title></head><body><h1>The <i>fire</i></h1><p>Ten people&nbsp;died – the mayor said.</p></body></html>",
    "text/two b.xhtml": "<html><body><p>Six were hurt.</p></body></html>",
}


def book(package: str = PACKAGE, container: str = CONTAINER, **more: str) -> bytes:
    """A book as OCF has it, the type first and unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/book.opf", package)
        for name, page in {**PAGES, **more}.items():
            archive.writestr(
                name if name.startswith("META-INF") else f"OEBPS/{name}", page, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def test_a_book_is_read_chapter_by_chapter(tmp_path, monkeypatch):
    path = put(tmp_path, "a.epub", book())
    first, second = sources.read([str(path)])
    assert first.source == f"{path}, chapter 3"
    assert first.result == Document(
        id=first.result.id,
        text="The fire\n\nTen people died – the mayor said.",
        published="2022-11-26",
        title="The fire",
        publisher="Marn Press",
        language="en",
    )
    assert (second.result.text, second.result.title) == ("Six were hurt.", "The Marn Report")
    assert second.note == f"{path}: 2 left out (page without words 1, table of contents 1)"
    stdin(monkeypatch, book())
    assert [found.result.text for found in sources.read(["-"])] == [first.result.text, second.result.text]


LOCK = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><CipherData><CipherReference URI="OEBPS/text/one.xhtml"/></CipherData></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (book(**{"META-INF/encryption.xml": LOCK}), "is locked by its seller (DRM): give a copy that is not"),
        (
            book(PACKAGE.replace("text/one.xhtml", "none.xhtml")),
            "OEBPS/none.xhtml is not in the book: fetch the book again",
        ),
        (book(PACKAGE.replace('id="one"', 'id="1"')), "the book does not say which file its part 'one' is"),
        (
            book(PACKAGE.replace("text/one.xhtml", "../../../etc/passwd")),
            "../../etc/passwd is not in the book",
        ),
    ],
)
def test_a_bad_chapter_costs_itself_alone(tmp_path, data, message):
    path = put(tmp_path, "a.epub", data)
    bad, good = told(sources.read([str(path)]))
    assert bad[0] == f"{path}, chapter 3"
    assert message in bad[1]
    assert good == (f"{path}, chapter 4", "Six were hurt.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (book()[:500], "has lost the directory"),
        (book(container="<container/>"), "does not say in META-INF/container.xml what it holds"),
        (book(package='<!DOCTYPE p [<!ENTITY a "a">]><p/>'), "declares an XML entity"),
        (book(package="<package/>"), "holds nothing that can be read"),
        (zipped({"a.txt": b"Ten died."}), "META-INF/container.xml is not in the book"),
    ],
)
def test_what_is_no_book(tmp_path, data, message):
    result = one(put(tmp_path, "a.epub", data), setup=Settings())
    assert isinstance(result, Failure)
    assert message in result.message
