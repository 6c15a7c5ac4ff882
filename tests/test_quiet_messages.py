"""What onrecord says, and keeps of failures, holds no words of a report, unless that is asked for."""

from __future__ import annotations

import json
import logging
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from onrecord import cli, pipeline, sources
from onrecord.archive import Archive
from onrecord.config import Settings
from onrecord.model import Document, Failure

WORD = "quexhaven"
TEXT = " ".join(f"In Quexhaven {n} quexhaveners were killed, quexhaven said." for n in range(30))
VARIANTS = 25


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "a@lisk.example", "Wed, 18 Oct 2023 10:00:00 +0000", "Fire"
    made.set_content(TEXT)
    made.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    return made.as_bytes()


def pdf() -> bytes:
    held = BytesIO()
    canvas = Canvas(held, pageCompression=0)
    for at, line in enumerate(TEXT.split(". ")):
        canvas.drawString(50, 800 - 20 * at, line)
    canvas.save()
    return held.getvalue()


FEED = f"""<rss version="2.0"><channel><title>Lisk Daily</title><item><title>Quexhaven</title>
<link>https://lisk.example/1</link><description>{TEXT}</description></item></channel></rss>"""
FILES = {
    "a.txt": TEXT.encode(),
    "a.html": f"<html><body><h1>Fire</h1><p>{TEXT}</p></body></html>".encode(),
    "a.jsonl": "".join(
        json.dumps({"text": TEXT, "id": str(n), "title": "x"}) + "\n" for n in range(5)
    ).encode(),
    "a.csv": ("text,id\n" + "".join(f'"{TEXT}",{n}\n' for n in range(5))).encode(),
    "a.xml": FEED.encode(),
    "a.eml": mail(),
    "a.pdf": pdf(),
}


def spoilt(data: bytes, random: Random) -> bytes:
    """A file that is cut off, with bytes in it that are others, or with pieces that are lost or doubled."""
    held = bytearray(data)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(held))
        match random.randrange(5):
            case 0:
                del held[at:]
            case 1:
                held[at : at + random.randint(1, 40)] = b""
            case 2:
                held[at:at] = random.choice(
                    (b'"', b"{", b"[", b"\x00", b"<", b"\xff\xfe", b"\n", b"(", b"]]>")
                )
            case 3:
                held[at] = random.randrange(256)
            case _:
                held[at:at] = held[at : at + 30]
        if not held:
            return b"x"
    return bytes(held)


@pytest.mark.parametrize("name", FILES)
def test_no_failure_of_a_spoilt_file_holds_its_words(name, tmp_path, monkeypatch, caplog):
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG)
    random = Random(name)
    for at in range(VARIANTS):
        Path(f"{at}{name}").write_bytes(spoilt(FILES[name], random))
    told = []
    for outcome in sources.read([f"{at}{name}" for at in range(VARIANTS)], Settings()):
        told.append(outcome.note)
        if isinstance(outcome.result, Failure):
            told.append(outcome.result.message)
    assert len(told) >= VARIANTS
    assert [one for one in told if WORD in one.lower()] == []
    assert WORD not in caplog.text.lower()


STEPS = [name for name, _ in pipeline.STEPS]


@pytest.mark.parametrize("asked", [False, True])
def test_no_fault_of_a_finder_holds_words_of_the_report_unless_asked(asked, monkeypatch):
    """Whichever finder stumbles over whatever word."""

    def stumbles(doc):
        {}[doc.text[:60]]

    for name in STEPS:
        monkeypatch.setattr(pipeline, "STEPS", ((name, stumbles),))
        made = pipeline.Reader(Settings(fault_words=asked)).attempt(Document(id="d", text=TEXT))
        assert isinstance(made, Failure)
        assert made.stage == name
        assert (WORD in made.message.lower()) is asked
        assert made.message.startswith("KeyError in pipeline.py, line ")


@pytest.mark.parametrize("command", ["read", "add"])
def test_neither_what_is_said_nor_what_is_kept_holds_them(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_WORKERS", "0")  # read here, where it stumbles

    def stumbles(doc):
        raise ValueError(doc.text)

    monkeypatch.setattr(pipeline, "STEPS", (("times", stumbles),))
    Path("a.txt").write_text(TEXT)
    ended = CliRunner().invoke(cli.app, [command, "a.txt"])
    assert ended.exit_code == 1
    assert "a.txt: times failed (ValueError in pipeline.py, line " in ended.stderr
    assert WORD not in ended.stderr.lower()
    if command == "add":
        with Archive("archive.onrecord", readonly=True) as archive:
            (kept,) = archive.failures()
        assert WORD not in kept.message.lower()
        assert not any(WORD.encode() in one.read_bytes().lower() for one in Path().glob("archive.onrecord*"))


def test_what_typer_shows_of_a_crash_has_no_values_of_variables():
    assert cli.app.pretty_exceptions_enable is False
