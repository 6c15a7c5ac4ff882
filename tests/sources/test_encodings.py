from __future__ import annotations

import codecs
import gzip
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.sources.encodings import decode

MIXED = "Ten died in Košice, “no more” 👩‍👩‍👧 e\u0301\r\nשלום \u202eabc\u202c\ttab\n\n"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_with_a_mark_loses_the_mark_alone(name):
    found = decode("\ufeff".encode(name) + MIXED.encode(name))
    assert (found.text, found.encoding, found.guessed) == (MIXED, name, False)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_unicode_without_a_mark_is_told_by_its_nuls(name):
    assert decode(MIXED.encode(name)) == (MIXED, name, True)


def test_a_second_mark_belongs_to_the_text():
    assert decode(codecs.BOM_UTF8 * 2 + b"a").text == "\ufeffa"


@given(TEXTS)
def test_utf8_is_read_character_for_character(text):
    assert decode(text.encode()).text == text


@given(TEXTS)
def test_utf16_with_a_mark_is_read_character_for_character(text):
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text


def told(data: bytes) -> str:
    """The encoding that some bytes were read in, else what is wrong with them and, after a colon, the remedy."""
    try:
        return f"read as: {decode(data).encoding}"
    except SourceError as error:
        return str(error)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_error(data):
    assert ": " in told(data)


@given(TEXTS, st.sampled_from(["cp1252", "cp1251", "utf-16", "utf-8", "gb18030"]), st.integers(0, 60))
def test_any_text_cut_off_anywhere_is_text_or_a_clear_error(text, name, end):
    assert ": " in told(text.encode(name, "replace")[:end])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said “no” — it cost £50 million.",
        "It was £5.",
        "José Peña died in Málaga, the café’s owner said.",
    ],
)
def test_short_western_news_is_windows_1252(text):
    assert decode(text.encode("cp1252")) == (text, "cp1252", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Десять человек погибли в Киеве, сообщили власти в пятницу.", "cp1251"),
        ("Στην Αθήνα δέκα άνθρωποι σκοτώθηκαν", "cp1253"),
        ("北京十人死亡，警方周五表示。", "gb18030"),
    ],
)
def test_other_old_encodings_are_guessed_and_say_so(text, name):
    found = decode(text.encode(name))
    assert (found.text, found.guessed) == (text, True)


def test_an_encoding_that_was_given():
    assert decode("Wałęsa".encode("iso8859-2"), encoding="iso8859-2") == ("Wałęsa", "iso8859-2", False)
    with pytest.raises(SourceError, match="no encoding is called 'latin-99'"):
        decode(b"a", encoding="latin-99")
    with pytest.raises(SourceError, match="no encoding is called 'hex'"):
        decode(b"61", encoding="hex")
    with pytest.raises(SourceError, match="no encoding is called"):
        decode(b"a", encoding="latin\udcff")
    with pytest.raises(SourceError, match=r"is not ascii \(the encoding that was given\) at byte 4, line 2"):
        decode(b"abc\n\xe9", encoding="ascii")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        ('<?xml version="1.0" encoding="ISO-8859-5"?><html>', "iso8859-5"),
    ],
)
def test_a_page_is_read_as_it_declares(head, name):
    page = f"{head}<p>Привет</p>"
    assert decode(page.encode(name), html=True) == (page, name, False)


def test_latin_1_on_a_page_is_windows_1252():
    assert decode(b"<meta charset=iso-8859-1>\x93No\x94", html=True).text.endswith("“No”")


@pytest.mark.parametrize("name", ["unicode_escape", "rot13", "punycode", "no-such", "utf-16"])
def test_a_page_that_declares_nonsense_is_read_as_what_it_is(name):
    page = f"<meta charset={name}>é\\u0041"
    assert decode(page.encode(), html=True).text == page


def test_damaged_utf8_is_an_error_in_a_text_and_shown_in_a_page():
    data = "Привет, мир.\nЕщё ".encode() + b"\xff" + "раз.".encode()
    with pytest.raises(SourceError, match="is UTF-8 but damaged at byte 29, line 2"):
        decode(data)
    assert "\ufffd" in decode(data, html=True).text


def test_damage_at_the_first_byte_is_told_like_any_other():
    with pytest.raises(SourceError, match="is UTF-8 but damaged at byte 0, line 1"):
        decode(b"\x80" + "Привет, мир.".encode() * 3)


def zipped() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file, not text: call it .pdf, or give --format pdf"),
        (zipped(), "is a ZIP archive or an office document"),
        (gzip.compress(b"x"), "is a gzip file, not text: call it .gz"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        (b"PAR1\x15\x04", "is a Parquet file, not text: call it .parquet"),
        (b"Ten died.\nTwo\0 more.", "has a NUL byte at byte 13, line 2, and is no text"),
        (bytes(range(256)), "has a NUL byte at byte 0"),
        (b"nul\0here", "has a NUL byte at byte 3, line 1, and is no text"),
        (bytes(range(1, 256)) * 8, "is in no encoding that we know, or no text"),
        (codecs.BOM_UTF16_LE + b"a\0b", "is not utf-16-le"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_no_text_says_what_it_is(data, message):
    with pytest.raises(SourceError, match=message):
        decode(data)
