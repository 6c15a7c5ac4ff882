"""What strangers' input comes to: each target takes dice and raises where something does not hold."""

from __future__ import annotations

import atexit
import io
import tempfile
from functools import cache, partial
from pathlib import Path
from random import Random
from urllib.parse import quote

from starlette.testclient import TestClient

from onrecord import Document, Failure, document, from_json, incidents, to_json, web
from onrecord.archive import Archive, Query
from onrecord.config import Settings
from onrecord.errors import OnrecordError, QueryError, SourceError
from onrecord.export import terminal
from onrecord.export.csv import FORMULA, cell
from onrecord.export.terminal import safe
from onrecord.language import foreign, numbers, quotes
from onrecord.language.tokens import tokenizer
from onrecord.sources import ahead, encodings, inputs, opening, registry, unpacking
from onrecord.sources.containers import responses
from onrecord.sources.formats import fragment, html, pdf
from onrecord.sources.web import robots, urls
from onrecord.sources.web.addresses import special
from onrecord.web import guard

from . import exports, files, hooked, imports, kept, money, programs, texts, watched
from .holding import DAYS, Target, check_spans, holds, reader

SETTINGS = Settings(html_seconds=10, pdf_seconds=10, max_characters=100_000)


@cache
def how() -> inputs.How:
    """What formats are read with; its child processes live as long as this one."""
    pages, sheets = html.Parser(SETTINGS), pdf.Parser(SETTINGS)
    atexit.register(pages.close)
    atexit.register(sheets.close)
    return inputs.How(SETTINGS, None, True, pages, sheets, registry.outcomes, registry.promises)


def read_file(dice: Random, *, name: str, good: bytes) -> None:
    """A damaged file gives documents, records or failures with words; their text is text."""
    data = (
        texts.damaged(dice, good)
        if dice.random() < 0.9
        else texts.wild(dice).encode("utf-8", "surrogatepass")
    )
    read_bytes(data, name if dice.random() < 0.9 else dice.choice(("a", "a.txt", "a.xml", "a.gz", "a.zip")))


def read_bytes(data: bytes, called: str) -> None:
    """A file of any bytes gives documents, records or failures with words; their text is text."""
    stream = ahead.Ahead(io.BytesIO(data))
    budget = unpacking.Budget(lambda: len(data), SETTINGS.unpack_ratio)
    file = io.BytesIO(data) if called == "a.zip" else None
    found = inputs.Input("here/" + called, called, stream, budget, file=file)
    try:
        made = list(registry.outcomes(found, how()))
    except OnrecordError as error:  # a bomb ends its input
        holds(": " in str(error), "an error without a remedy")
        return
    for one in made:
        holds(one.source.startswith("here/"), "an outcome without its place")
        if isinstance(one.result, Failure):
            holds(one.result.message, "a failure without words")
        elif isinstance(one.result, Document):
            text = one.result.text
            holds(text.strip() and text.encode().decode() == text, "a document without text")


def whole(dice: Random) -> None:
    """All finders on one text: no fault, the text as it was, every span inside it, JSON there and back."""
    text = texts.text(dice)
    day = dice.choice(DAYS)
    made = reader().attempt(document(text, published=day))
    if isinstance(made, Failure):
        raise AssertionError(f"{made.stage}: {made.message}")
    holds(made.document.text == text, "the text was edited")
    check_spans(made)
    again = from_json(to_json(made))
    holds(again == made, "JSON there and back is another record")


def shown(dice: Random) -> None:
    """What a terminal is shown obeys nothing."""
    line = safe.line(texts.wild(dice))
    holds(not safe.UNSAFE.search(line), "a terminal would obey")
    made = cell(texts.wild(dice))
    holds(not str(made).startswith(FORMULA), "a formula")


def address(dice: Random) -> None:
    """An address is refused, or in one plain form that stays as it is."""
    parts = (
        "http://",
        "https://",
        "HTTP:\\\\",
        "//",
        "@",
        "[::1]",
        "127.0.0.1",
        "0x7f.1",
        "2130706433",
        "017700000001",
        "::ffff:10.0.0.1",
        "a.example",
        "%2e",
        ":80",
        ":0",
        "/",
        "?",
        "#",
        "é",
        "。",
        "\t",
        "\0",
        "..",
    )
    text = dice.choice(("http://", "https://", "")) + "".join(
        dice.choice((*parts, texts.wild(dice, 3)[:20])) for _ in range(dice.randrange(6))
    )
    urls.shown(text)
    try:
        found = urls.parse(text)
    except SourceError as error:
        holds(": " in str(error), "a refusal without a remedy")
        return
    holds(urls.parse(found.url) == found, "another address when parsed again")
    holds(found.url.isascii() and not any(one in found.url for one in " \r\n\t"), "signs that cut a request")


def network(dice: Random) -> None:
    """Every IPv4 address inside an IPv6 one is refused; no address is a fault."""
    number = dice.randrange(1 << 32)
    four = ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))
    special(four)
    for six in (
        f"::ffff:{four}",
        f"64:ff9b::{four}",
        f"::{four}",
        f"2002:{number >> 16:x}:{number & 65535:x}::1",
    ):
        holds(special(six), f"{six} is let in")


def answered(dice: Random) -> None:
    """What a server says is an answer or a refusal."""
    try:
        found = responses.response(texts.damaged(dice, files.HTTP.encode()))
        responses.opened(found, unpacking.Budget(lambda: 100, 200)).read(1000)
    except SourceError as error:
        holds(": " in str(error), "a refusal without a remedy")
    robots.read(texts.wild(dice), "onrecord").forbids("/" + texts.text(dice, 4))


def decoded(dice: Random) -> None:
    """Bytes are text in some encoding, or refused."""
    data = texts.wild(dice).encode(
        dice.choice(("utf-8", "utf-16", "utf-32-be", "cp1251", "gb18030", "shift_jis")), "replace"
    )
    data = texts.damaged(dice, data) if dice.random() < 0.5 else data
    told = dice.choice((None, "utf-8", "utf-7", "latin-1", "hex", "nonsense", "utf-16"))
    try:
        found = encodings.decode(data, html=dice.random() < 0.5, told=told)
    except SourceError as error:
        holds(": " in str(error), "a refusal without a remedy")
        return
    found.text.encode()


def words(dice: Random) -> None:
    """Quotations are inside the text, numbers inside its tokens; what is not read is inside it."""
    text = texts.text(dice)
    holds(
        all(0 <= one.start < one.end <= len(text) for one in quotes.find(text)),
        "a quotation outside the text",
    )
    unread = foreign.find(text)
    holds(len(foreign.masked(text, unread)) == len(text), "a mask of another length")
    doc = tokenizer().make_doc(text)
    holds(doc.text == text, "tokens that are not the text")
    for one in numbers.find(doc):
        float(one.value)


def fragments(dice: Random) -> None:
    """A piece of HTML is text without tags that run."""
    fragment.plain(
        texts.wild(dice)
        + dice.choice(("<p>", "<script>", "</", "<a href='", "<!--", "&#x110000;", "&#0;"))
        + texts.wild(dice)
    )


def names(dice: Random) -> None:
    """A file's name leads to a format or to none."""
    name = texts.wild(dice, 6)
    registry.by_ending(name)
    registry.promises(name)
    opening.shown(name)


@cache
def archive() -> Archive:
    """An archive in memory of one report, to be searched in."""
    made = Archive(Path(tempfile.mkdtemp()) / "a.onrecord")
    made.add(reader().read(document(files.SAID, published="2022-11-26")))
    made.refresh()
    return made


def searched(dice: Random) -> None:
    """A search finds, finds nothing, or is refused with what to write instead; SQL stays words."""
    parts = (
        '"',
        "*",
        "(",
        ")",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "^",
        ":",
        "-",
        "+",
        "died",
        "text:",
        "'",
        ";",
        "--",
        "{",
        "}",
        ",",
    )
    text = " ".join(dice.choice((*parts, texts.text(dice, 2)[:50])) for _ in range(dice.randrange(8)))
    try:
        archive().search(Query(words=text))
    except QueryError as error:
        holds(": " in str(error), "a refusal without a remedy")


def linked(dice: Random) -> None:
    """The records of some texts are put together; every account is of one of them."""
    some = [
        reader().read(document(texts.text(dice, 25), published=dice.choice(DAYS), id=f"d{n}"))
        for n in range(3)
    ]
    for one in incidents.link(some):
        holds(all(each.document in {"d0", "d1", "d2"} for each in one.accounts), "an account of no report")


@cache
def room() -> TestClient:
    """A reading room of some hostile reports."""
    path = Path(tempfile.mkdtemp()) / "a.onrecord"
    with Archive(path) as made:
        for number in range(40):
            dice = Random(number)  # noqa: S311 - to be had again
            text = f"{files.SAID} {texts.text(dice)}".replace("\0", "")
            made.add(
                reader().read(
                    document(text, published=dice.choice(DAYS), title=texts.text(dice, 4), id=f"d{number}")
                )
            )
        made.refresh()
    return TestClient(
        web.app(path), base_url="http://127.0.0.1", raise_server_exceptions=False, follow_redirects=False
    )


PAGES = (
    "/",
    "/clusters",
    "/pulse",
    "/people",
    "/people/",
    "/review",
    "/reports/d1",
    "/cards/d2",
    "/lists/d3",
    "/incidents/",
    "/about",
    "/static/x/",
    "/downloads/",
)
KEYS = (
    "q",
    "speaker",
    "said",
    "place",
    "since",
    "until",
    "event",
    "box",
    "near",
    "killed",
    "page",
    "at",
    "past",
    "kind",
    "item",
    "part",
    "zoom",
    "seen",
    "name",
    "words",
    "token",
)
VALUES = (
    "",
    "died",
    "2022-11-26",
    "9999-12-31",
    "0001-01-01",
    "-85,85,-180,180",
    "nan,inf,0,1",
    "1e400",
    "-1",
    "99999999999999999999",
    "tolls",
    "tolls.t1",
    "tolls.",
    "..%2f..",
    "ASSAULT:",
    "*",
    '"',
)


def asked(dice: Random) -> None:
    """No request is a fault of ours, and no answer lacks its headers."""
    way = dice.choice(PAGES) + (
        quote(texts.text(dice, 3)[:60], safe=dice.choice(("", "/.%"))) if dice.random() < 0.3 else ""
    )
    given: list[tuple[str, str | int | float | bool | None]] = [
        (dice.choice(KEYS), dice.choice((*VALUES, texts.text(dice, 3)[:80])))
        for _ in range(dice.randrange(4))
    ]
    answer = room().request(
        dice.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT", "TRACE")), way, params=given
    )
    holds(answer.status_code < 500, f"{answer.status_code} at {way} {given}")
    holds(answer.headers["content-security-policy"] == guard.POLICY, "an answer without its policy")


def viewed(dice: Random) -> None:
    """The terminal's view of a record of a text is drawn."""
    from rich.console import Console  # noqa: PLC0415

    into = io.StringIO()
    made = reader().read(document(texts.text(dice), title=texts.text(dice, 4), publisher=texts.text(dice, 4)))
    terminal.show(made, Console(file=into, force_terminal=False, width=80), source=texts.text(dice, 3))
    holds("\x1b" not in into.getvalue() and "\u202e" not in into.getvalue(), "a terminal would obey")


TARGETS = (
    *(Target(name, 12, partial(read_file, name=name, good=good)) for name, good in files.LIGHT.items()),
    *(Target(name, 1, partial(read_file, name=name, good=good)) for name, good in files.HEAVY.items()),
    Target("addresses", 160, address), Target("networks", 160, network), Target("answers and robots.txt", 90, answered),
    Target("encodings", 80, decoded), Target("quotes, numbers, languages", 70, words), Target("fragments of HTML", 90, fragments),
    Target("names of files", 90, names), Target("lines for a terminal, cells of a table", 90, shown),
    Target("search", 40, searched), Target("all finders", 8, whole), Target("the terminal's view", 2, viewed), Target("incidents", 2, linked), Target("the reading room", 6, asked),
    *exports.TARGETS, *hooked.TARGETS, *imports.TARGETS, *kept.TARGETS, *money.TARGETS, *programs.TARGETS, *watched.TARGETS,
)  # fmt: skip
