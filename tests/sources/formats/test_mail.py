"""Mail: the words, what the head says, and what is attached; broken mail is read as far as it goes, or told."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from given import PAGE, one, put, stdin

from onrecord import Document, Failure, sources

HURT = "Four people were hurt when a bridge fell on 3 May 2020, the mayor said — in Košice."


def mail(
    text: str | None = "Ten people died, the mayor said.", page: str | None = None, **head
) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "From": "Marn Council <press@marn.example>",
        "Subject": "Café fire – update",
        "Date": "Sat, 26 Nov 2022 08:30:00 +0200",
        "Message-ID": "<1@marn.example>",
        **head,
    }.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    if page is not None:
        made.add_alternative(page, subtype="html") if text is not None else made.set_content(
            page, subtype="html"
        )
    return made


def test_a_text_has_what_the_head_says(tmp_path, monkeypatch):
    path = put(tmp_path, "a.eml", mail().as_bytes())
    made = one(path, published="2020-01-01")
    assert made == Document(
        id=made.id,
        text="Ten people died, the mayor said.",
        published="2022-11-26T08:30:00+02:00",
        title="Café fire – update",
        publisher="Marn Council",
    )
    stdin(monkeypatch, mail().as_bytes())
    assert one("-") == made


def test_a_page_is_read_as_pages_are_and_the_text_beside_it_where_it_has_none(tmp_path):
    made = one(put(tmp_path, "a.eml", mail(page=PAGE).as_bytes()))
    assert made.text.startswith("Bridge falls\nFour people were hurt")
    assert (made.title, made.published) == ("Café fire – update", "2022-11-26T08:30:00+02:00")
    bare = mail(page="<html><body></body></html>")
    assert one(put(tmp_path, "b.eml", bare.as_bytes())).text == "Ten people died, the mayor said."
    alone = mail(text=None, page="<html><body></body></html>", Date="some day")
    assert "has no main text" in one(put(tmp_path, "c.eml", alone.as_bytes())).message


def test_words_of_all_parts_are_read_each_in_its_own_encoding(tmp_path):
    """As mail programs write them that put a page below a text, or pictures between two pages."""
    made = MIMEMultipart("mixed")
    made["From"], made["Message-ID"] = "press@marn.example", "<1@marn.example>"
    both = MIMEMultipart("alternative")
    both.attach(MIMEText("Left out for the page beside it.", "plain"))
    both.attach(MIMEText(PAGE, "html"))
    made.attach(MIMEText("Ten died, the mayor said.", "plain", "us-ascii"))
    made.attach(both)
    made.attach(MIMEText(PAGE.replace("Four", "Nine"), "html"))
    made.attach(MIMEText("Café fire: six died.", "plain", "cp1252"))
    found = one(put(tmp_path, "a.eml", made.as_bytes()))
    assert [line for line in found.text.splitlines() if "were hurt" in line or "died" in line] == [
        "Ten died, the mayor said.",
        HURT,
        HURT.replace("Four", "Nine"),
        "Café fire: six died.",
    ]
    assert "Left out" not in found.text
    assert found.id == hashlib.sha256(found.text.encode()).hexdigest()


@pytest.mark.parametrize("depth", [50, 200, 300, 400, 600, 900])
def test_mail_that_is_nested_deeply_is_read_or_told(tmp_path, depth):
    ways = "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(depth))
    data = f"From: a@b.example\n{ways}Content-Type: text/plain\n\nTen died.\n"
    found = one(put(tmp_path, "a.eml", data))
    if isinstance(found, Failure):
        assert found.message.startswith(("is no mail that can be read", "has over a hundred mails or parts"))
    else:
        assert found.text == "Ten died."


def test_lines_that_flow_are_joined(tmp_path):
    made = MIMEText("Ten people \ndied, he said. \n\nIt rained.\n-- \nMarn", "plain", "utf-8")
    made.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    made["From"] = "press@marn.example"
    found = one(put(tmp_path, "a.eml", made.as_bytes()))
    assert found.text == "Ten people died, he said. \n\nIt rained.\n-- \nMarn"
    assert (found.publisher, found.published) == ("press@marn.example", None)


def test_what_is_attached_is_read_and_what_is_not_is_counted(tmp_path):
    made = mail()
    made.add_attachment(
        b'{"text": "Six died."}\nx\n', maintype="application", subtype="jsonl", filename="more.jsonl"
    )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    path = put(tmp_path, "a.eml", made.as_bytes())
    words, line, bad = sources.read([str(path)])
    assert words.result.text == "Ten people died, the mayor said."
    assert (line.source, line.result.text) == (f"{path}/more.jsonl:1", "Six died.")
    assert bad.result.source == f"{path}/more.jsonl:2"
    assert bad.note == f"{path}: 1 left out (.png 1)"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty: fetch or save it again"),
        (b"Ten died.\n", "has no head with From, Date and Subject as mails have"),
        (b"From: a@b.example\n\n", "is empty: give the text of the report"),
        (b"From: a@b.example\nContent-Type: image/png\n\nx", "has no words: give a mail with text or HTML"),
        (
            b"From: a@b.example\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)),
            "is no mail that can be read (maximum recursion depth exceeded",
        ),
    ],
)
def test_what_is_no_mail(tmp_path, data, message):
    result = one(put(tmp_path, "a.eml", data))
    assert isinstance(result, Failure)
    assert message in result.message


@pytest.mark.parametrize(
    "head",
    [
        {"Subject": "=?utf-8?q?=FF=FE?="},
        {"Subject": "=?no-such?q?x?="},
        {"From": "=?utf-8?b?!!!?= <x"},
        {"Date": "Sat, 99 Foo 99999 25:61:00 +9999"},
        {"Content-Transfer-Encoding": "base64"},
        {"Content-Type": "text/plain; charset=no-such"},
        {"Subject": "x" * 200_000},
    ],
    ids=str,
)
def test_a_broken_head_does_no_harm(tmp_path, head):
    lines = {"From": "a@b.example", **head}
    data = (
        "".join(f"{name}: {value}\n" for name, value in lines.items()) + "\nTen people died, the mayor said."
    )
    assert one(put(tmp_path, "a.eml", data)) is not None


@pytest.mark.parametrize("text", ["Note: ten died.\nMore: six.\n", "From: the mayor\n\nTen died.", ""])
def test_what_looks_a_little_like_mail_is_text(tmp_path, text):
    made = one(put(tmp_path, "a", text))
    assert made.stage == "text" if isinstance(made, Failure) else made.text == text
