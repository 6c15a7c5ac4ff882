"""PDF: running text of pages, columns and parted words; what cannot be read says what to do."""

from __future__ import annotations

import io

import pytest
from given import one, put
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from onrecord import Document, Settings, extras, sources
from onrecord.sources.formats import paragraphs

LEFT = ["The governor said the bombard-", "ment went on for hours. Twenty-", "two well-known nurses died in"]
RIGHT = ["Novopetrivka on Friday, he", "added. The bombardment was", "the second in a week."]
COLUMNS = (
    "The governor said the bombardment went on for hours. Twenty-two well-known nurses died in "
    "Novopetrivka on Friday, he added. The bombardment was the second in a week."
)


def pdf(*pages, title: str | None = None, password: str | None = None, packed: bool = True) -> bytes:
    """A PDF of pages, each of lines with their places."""
    out = io.BytesIO()
    locked = (
        StandardEncryption(password, ownerPassword="owner", strength=128) if password is not None else None
    )
    made = canvas.Canvas(out, pagesize=A4, encrypt=locked, pageCompression=int(packed), invariant=1)
    if title:
        made.setTitle(title)
    for page in pages:
        for x, y, line in page:
            made.drawString(x, y, line)
        made.showPage()
    made.save()
    return out.getvalue()


def column(x: int, lines: list[str]) -> list[tuple[int, int, str]]:
    return [(x, 780 - 14 * number, line) for number, line in enumerate(lines)]


def test_columns_are_read_one_after_the_other_and_parted_words_are_mended(tmp_path):
    rows = [line for pair in zip(column(50, LEFT), column(320, RIGHT), strict=True) for line in pair]
    made = one(put(tmp_path, "a.pdf", pdf(rows, title="A bombardment")))
    assert isinstance(made, Document)
    assert (made.text, made.title, made.published) == (
        COLUMNS.replace("in Novo", "in\n\nNovo"),
        "A bombardment",
        None,
    )


def test_a_form_feed_stands_between_pages_and_sentences_go_on_over_it(tmp_path):
    pages = [
        column(50, ["Two guards were hurt when a shell"]),
        column(50, ["hit the mill, he said."]),
        [],
        column(50, ["It rained."]),
    ]
    (found,) = sources.read([str(put(tmp_path, "a.pdf", pdf(*pages)))])
    assert found.result.text == "Two guards were hurt when a shell\fhit the mill, he said.\n\n\f\fIt rained."
    assert found.note == "no text on page 3 of 4"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("bombard-\nment", "bombardment"),
        ("Twenty-\ntwo", "Twenty-two"),
        ("the 62-year-\nold man", "the 62-year-old man"),
        ("Al-\nShabaab", "Al-Shabaab"),
        ("2022-\n23", "2022-23"),
        ("ex\u00ad\nperts", "experts"),
        ("pro-Lisk or re-\nformed; re-formed", "pro-Lisk or re-formed; re-formed"),
        ("two  -\nthree", "two - three"),
    ],
)
def test_hyphens(lines, text):
    assert paragraphs.joined([[lines]]) == text


def test_a_parted_word_is_mended_over_pages_and_headings_stay_alone():
    assert paragraphs.joined([["A bombard-"], ["ment."]]) == "A bombardment\f."
    assert paragraphs.joined([["NEWS", "It rained", "all day."]]) == "NEWS\n\nIt rained all day."
    assert paragraphs.joined([["One."], [], []]) == "One.\f\f"


SAMPLE = pdf(column(50, ["Ten died."]), column(50, ["Two were hurt."]))


def broken_stream(data: bytes) -> bytes:
    """A PDF whose second page has broken bytes in its text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rl_config, "useA85", 0)
        plain = pdf(column(50, ["Ten died."]), column(50, ["Two were hurt." * 30]))
    at = plain.rindex(b"stream\n", 0, plain.rindex(b"endstream")) + 40
    return plain[:at] + bytes([plain[at] ^ 0xFF, plain[at + 1] ^ 0xFF]) + plain[at + 2 :]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty: fetch or save it again"),
        (b"Ten died.", "is called a PDF file but does not begin as one does"),
        (b"<html><body>x</body></html>", "is called a PDF file but looks like HTML"),
        (SAMPLE[:300], "fetch it again"),
        (pdf([]), "has no text on its 1 pages, which may be pictures of paper: make a text layer first (ocrmypdf IN.pdf OUT.pdf)"),
        (pdf(column(50, ["Ten died."]), password="secret"), "has a password: save it without one"),
        (broken_stream(SAMPLE), "is damaged on page 2 of 2: fetch it again"),
    ],
    ids=["empty", "text", "page", "cut", "scan", "locked", "flipped"],
)  # fmt: skip
def test_what_cannot_be_read(tmp_path, data, message):
    result = one(put(tmp_path, "a.pdf", data))
    assert result.stage == "pdf"
    assert message in result.message


def test_a_lock_against_printing_alone_is_none(tmp_path):
    assert one(put(tmp_path, "a.pdf", pdf(column(50, ["Ten died."]), password=""))).text == "Ten died."


def test_it_is_known_by_its_beginning_and_the_next_is_read_after_a_bad_one(tmp_path):
    bad = put(tmp_path, "a", SAMPLE[:200])
    good = put(tmp_path, "b", SAMPLE)
    first, second = (found.result for found in sources.read([str(bad), str(good)]))
    assert first.stage == "pdf"
    assert second.text == "Ten died.\n\n\fTwo were hurt."


def test_one_that_holds_the_parser_is_given_up(tmp_path):
    long = pdf(*[column(50, ["Ten died, the mayor of Marn said."] * 50)] * 200)
    result = one(put(tmp_path, "a.pdf", long), setup=Settings(pdf_seconds=0.1))
    assert result.message == "takes the PDF parser over 0.1 seconds: save the report as plain text"


def test_without_the_library_the_error_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    result = one(put(tmp_path, "a.pdf", SAMPLE))
    assert (
        result.message
        == "is a PDF file, and reading it needs what is not installed: pip install 'onrecord[pdf]'"
    )
