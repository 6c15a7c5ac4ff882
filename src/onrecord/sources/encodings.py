"""Bytes -> text: the marks at the start, what a page declares, UTF-8, and last a guess that is noted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the start of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

BINARY = (
    (b"%PDF-", "a PDF file", "call it .pdf, or give --format pdf"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "call it what it is (.zip, .docx, .epub)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an office document that is old or has a password",
        "save it as .docx without one, plain text or HTML",
    ),
    (b"{\\rtf", "an RTF document", "save it as plain text, HTML or .docx"),
    (b"\x1f\x8b", "a gzip file", "call it .gz"),
    (b"BZh", "a bzip2 file", "call it .bz2"),
    (b"\xfd7zXZ\x00", "an xz file", "call it .xz"),
    (b"(\xb5/\xfd", "a Zstandard file", "call it .zst"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive", "unpack it"),
    (b"\x89PNG", "a PNG picture", "give the text of the report"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text of the report"),
    (b"GIF8", "a GIF picture", "give the text of the report"),
    (b"PAR1", "a Parquet file", "call it .parquet, or give --format parquet"),
    (b"SQLite format 3\x00", "an SQLite file", "export it as JSON lines"),
    (b"\x7fELF", "a program", "give the text of the report"),
)  # fmt: skip
"""The first bytes of files that are often given by mistake (magic numbers as in file(1))."""

WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

LABELS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What pages that declare the one are in: the Encoding Standard, section 4.2 (encoding.spec.whatwg.org)."""

TEXTUAL = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[rut]|gb18030|big5(hkscs)?|euc_(jp|kr)|iso2022_jp|mac-\w+"
)
META = re.compile(rb"<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
XML = re.compile(rb"\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4096
"""Where a page's declaration is looked for; HTML wants it in the first 1024 bytes, pages do not care."""

WESTERN = re.compile(
    r"[A-Za-z‘’“”–—…•€£©®°·«»\u00a0§½¼¾†™´¿¡]|(?<=[A-Za-z])[À-ÖØ-öø-ÿŠšŽžŒœŸ]{1,2}|[À-ÖØ-öø-ÿŠšŽžŒœŸ](?=[a-z])"
)
SAMPLE = 1_000_000
"""How many bytes an encoding is guessed from."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
FEW = 50
"""A guess with more control characters than one in so many is no text: random bytes have one in eight."""


class Decoded(NamedTuple):
    """A text, the encoding it was in, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(
    data: bytes, *, html: bool = False, encoding: str | None = None, told: str | None = None
) -> Decoded:
    """The text of some bytes, without the byte order mark; SourceError where they are no text.

    `encoding` must hold; `told`, as a server or a mail tells it, holds where the bytes fit.

    >>> decode("Où? £5".encode("utf-16"))
    Decoded(text='Où? £5', encoding='utf-16-le', guessed=False)
    """
    refuse_binary(data)
    for mark, name in MARKS:
        if data.startswith(mark):
            return exactly(data[len(mark) :], name, "its byte order mark says so")
    if encoding:
        return exactly(data, known(encoding), "the encoding that was given")
    if b"\0" in data:
        return wide(data)
    for said in (told and trusted(told), html and declared(data)):
        if said and (text := tried(data, said)) is not None:
            return Decoded(text, said)
    return narrow(data, html=html)


def refuse_binary(head: bytes) -> None:
    """Raise for bytes that begin like a file that is no text."""
    for magic, kind, remedy in BINARY:
        if head.startswith(magic):
            raise SourceError(f"is {kind}, not text: {remedy}")


def known(encoding: str) -> str:
    """The name of an encoding that was asked for; SourceError where there is none of that name."""
    try:
        if codecs.lookup(encoding)._is_text_encoding:
            return encoding
    except (LookupError, ValueError):  # ValueError: a NUL, or half of a surrogate pair
        pass
    raise SourceError(f"no encoding is called {encoding!r}: use one such as utf-8 or windows-1252")


def exactly(data: bytes, name: str, reason: str) -> Decoded:
    """The text of bytes that must be in an encoding."""
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        place = line_of(data, error.start)
        raise SourceError(
            f"is not {name} ({reason}) at byte {error.start}, line {place}: save it as UTF-8"
        ) from error


def line_of(data: bytes, position: int) -> int:
    """The number of the line a byte is in, from 1."""
    return data.count(b"\n", 0, position) + 1


def tried(data: bytes, name: str) -> str | None:
    """The text in an encoding, None where the bytes are not in it."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def wide(data: bytes) -> Decoded:
    """The text of bytes with NULs among them: UTF-32 or UTF-16 without a mark, or none."""
    for name in () if mostly_narrow(data) else WIDE:
        text = tried(data, name)
        if text is not None and "\0" not in text and mostly_latin(text):
            return Decoded(text, name, guessed=True)
    at = data.index(b"\0")
    raise SourceError(
        f"has a NUL byte at byte {at}, line {line_of(data, at)}, and is no text: save it as UTF-8"
    )


def mostly_narrow(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few NULs; UTF-16 has NULs by half, or controls of other letters."""
    text = tried(data.replace(b"\0", b""), "utf-8")
    return data.count(0) * 4 < len(data) and text is not None and not CONTROLS.search(text)


def mostly_latin(text: str) -> bool:
    """Whether a fifth of the characters or more are ASCII: spaces and signs are in any news text."""
    return sum(map(str.isascii, text[:10_000])) * 5 >= min(len(text), 10_000)


def declared(data: bytes) -> str | None:
    """The encoding that a page declares for itself, None where it is none we trust."""
    found = META.search(data, 0, HEAD) or XML.match(data, 0, HEAD)
    return trusted(found[1].decode("ascii")) if found else None


def trusted(label: str) -> str | None:
    """The encoding that a label names, None where it is none we trust."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):  # ValueError: a label with a NUL
        return None
    name = LABELS.get(name, name)
    return name if TEXTUAL.fullmatch(name) else None


def narrow(data: bytes, *, html: bool) -> Decoded:
    """The text of bytes without NULs and without a declaration that holds."""
    text = tried(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    if (damage := damaged(data)) is not None:
        if html:
            return Decoded(
                data.decode("utf-8", "replace"), "utf-8", guessed=True
            )  # as every browser shows it
        raise SourceError(
            f"is UTF-8 but damaged at byte {damage}, line {line_of(data, damage)}: save it again"
        )
    western = tried(data, "cp1252")
    if western is not None and is_western(western):
        return Decoded(western, "cp1252", guessed=True)
    return guessed(data)


def damaged(data: bytes) -> int | None:
    """Where UTF-8 is broken in bytes that are mostly UTF-8: ten whole characters to a broken one."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if whole < 10 * broken:
        return None
    return len(text[: text.index("\ufffd")].encode())


def is_western(text: str) -> bool:
    """Whether every sign of a text read as Windows-1252 is one that English news has.

    Letters with accents stand beside plain ones: "José", never "Ïðèâåò".
    """
    rest = WESTERN.sub("", text)
    return rest.isascii()


def guessed(data: bytes) -> Decoded:
    """The text of bytes in an encoding that their letters speak for."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

    best = from_bytes(data[:SAMPLE], cp_exclusion=["utf_16", "utf_32", "utf_7", *WIDE]).best()
    text = tried(data, best.encoding) if best else None
    if best is None or text is None or len(CONTROLS.findall(text)) * FEW > len(text):
        raise SourceError("is in no encoding that we know, or no text: save it as UTF-8, or give --encoding")
    return Decoded(text, best.encoding, guessed=True)
