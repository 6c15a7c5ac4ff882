"""Mail (.eml): its words, with the subject, sender and day of its head; what is attached is read too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from functools import partial
from io import BytesIO

import msgspec

from ...errors import SourceError
from ...model import Document
from .. import entries
from ..ahead import Ahead
from ..documents import document
from ..entries import Entry, Left
from ..inputs import Format, How, Input, Outcome
from ..moments import moment
from ..whole import failed, file_bytes
from . import html, text

OPENING = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,99}){0,99}"
    rb"(?:MIME-Version|Message-ID):",
    re.IGNORECASE,
)
"""How a mail begins (RFC 5322, 3.6): with lines of names and values, one of which no other text has."""
REMEDY = "save it again in the mail program"
LONGEST = 1000
"""Characters of a line of the head that are looked at; RFC 5322, 2.1.1, allows 998."""


def is_mail(head: bytes) -> bool:
    """Whether some bytes begin like a mail."""
    return bool(OPENING.match(head))


def outcomes(found: Input, how: How) -> Iterator[Outcome]:
    """What comes of a mail, and of what is attached to it."""
    message = parsed(file_bytes(found.stream, how.settings))
    left = Left()
    try:
        yield from left.noted(all_of(message, found, how, left), found)
    except RecursionError as error:
        raise SourceError(f"has over a hundred mails or parts inside each other: {REMEDY}") from error


def parsed(data: bytes) -> Message:
    """A mail of some bytes; Python's parser takes what is broken as far as it goes."""
    try:
        message = message_from_bytes(data)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise SourceError(f"is no mail that can be read ({error}): {REMEDY}") from error
    if not message.keys():
        raise SourceError(f"has no head with From, Date and Subject as mails have: {REMEDY}")
    return message


def all_of(message: Message, found: Input, how: How, left: Left) -> Iterator[Outcome]:
    """What comes of the words of a mail, then of each thing attached."""
    try:
        made, note = read(message, how)
        yield Outcome(found.place, made, note=note)
    except SourceError as error:
        yield failed(found.place, "eml", error)
    yield from entries.each(attached(message), found, how, "eml", left)


def read(message: Message, how: How) -> tuple[Document, str]:
    """The document of a mail's words, and a note where an encoding was guessed."""
    made, note = body(message, how)
    name, address = parseaddr(header(message, "From"))
    said = msgspec.structs.replace(
        made,
        published=moment(header(message, "Date")) or how.published or made.published,
        title=header(message, "Subject") or made.title,
        publisher=name or address or made.publisher,
    )
    return said, note


def body(message: Message, how: How) -> tuple[Document, str]:
    """The words of a mail: of all its parts, of each alternative the richest that can be read."""
    faults: list[SourceError] = []
    found = words(message, how, faults)
    if not found:
        raise faults[0] if faults else SourceError("has no words: give a mail with text or HTML")
    (first, note), *more = found
    if not more:
        return first, note
    made = document(
        "\n\n".join(one.text for one, _ in found),
        max_characters=how.settings.max_characters,
        published=first.published,
        title=first.title,
        url=first.url,
        publisher=first.publisher,
        language=first.language,
    )
    return made, "; ".join(dict.fromkeys(filter(None, (note for _, note in found))))


def words(part: Message, how: How, faults: list[SourceError]) -> list[tuple[Document, str]]:
    """The documents of what is no attachment in a part of a mail, each with its note."""
    if part.is_multipart():
        inside = [words(one, how, faults) for one in part.get_payload()]  # type: ignore[arg-type]
        if part.get_content_type() == "multipart/alternative":
            return next(filter(None, reversed(inside)), [])  # the richest is the last: RFC 2046, 5.1.4
        return [one for some in inside for one in some]
    try:
        if file_name(part):
            return []
        if part.get_content_type() == "text/html":
            return [html.read(content(part), how.settings, parser=how.pages, charset=charset(part))]
        if part.get_content_type() == "text/plain":
            return [text.read(unwrapped(part), how.settings, charset=charset(part))]
    except SourceError as error:
        faults.append(error)
    return []


def unwrapped(part: Message) -> bytes:
    """The bytes of a plain text, its lines joined where the mail says that they flow (RFC 3676)."""
    data = content(part).replace(b"\r\n", b"\n")
    flowed = part.get_param("format", "")
    if str(flowed).lower() != "flowed":
        return data.strip(b"\n")
    return re.sub(rb"(?<!^--) \n(?!\n|-- \n)", b" ", data, flags=re.MULTILINE).strip(b"\n")


def content(part: Message) -> bytes:
    """The bytes of a part, as they were before they were made fit for mail."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that a part says it is in."""
    return part.get_content_charset()


def attached(message: Message) -> Iterator[Entry]:
    """What is attached to a mail, by its names."""
    for part in message.walk():
        if not part.is_multipart() and (name := file_name(part)):
            yield Entry(name, partial(opened, part))


def opened(part: Message) -> Ahead:
    """The bytes of an attachment."""
    return Ahead(BytesIO(content(part)))


def file_name(part: Message) -> str:
    """The file name of a part, none where it has none."""
    return decoded(part.get_filename() or "")


def header(message: Message, name: str) -> str:
    """A line of the head as text; nothing where there is none."""
    return decoded(str(message.get(name, "")))


def decoded(said: str) -> str:
    """Words of a head as text, in whichever encoding they say."""
    try:
        words = str(make_header(decode_header(said[:LONGEST])))
    except (MessageError, ValueError, LookupError):
        words = said[:LONGEST]
    return " ".join(
        words.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "").split()
    )


FORMAT = Format("eml", "a mail", outcomes, (".eml",), is_mail, many=True)
