"""A record in a terminal, from the heading to the last table."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from onrecord.export import terminal
from onrecord.export.terminal.safe import UNSAFE
from onrecord.model import Record, Refusal, Unread

COLOURS = re.compile(r"\x1b\[[\d;]*m")


def shown(record: Record, width: int = 100, **options) -> str:
    """What a terminal shows, without its colours."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=width, color_system="standard", highlight=False)
    terminal.show(record, console, **options)
    return COLOURS.sub("", stream.getvalue())


def test_the_whole_view(record):
    assert [line.rstrip() for line in shown(record).splitlines()] == [
        "Bridge falls at Marnovo ────────────────────────────────────────────────────────────────────────────",
        "  The Marn Herald · 26 Nov 2022",
        "",
        "  The bridge at Marnovo collapsed on Friday, and at least a hundred travellers were hurt, the",
        "  mayor said.",
        "  “It is highly likely that the floods weakened it,” Ana Orel told reporters. “Nobody called it",
        "  ‘safe’ before.”",
        "  Between 12 and 15 soldiers were killed in May when shells hit the town, according to the",
        "  garrison, which put the wounded at 54.",
        "",
        "  words said · who said it · said · happening · toll · place · time · how sure",
        "",
        "  Statements  4",
        "  who                  how               what",
        "  ────────────────────────────────────────────────────────────────────────────────────────────────",
        "  Ana Orel             said, reported    The bridge at Marnovo collapsed on Friday, and at least a",
        "                                         hundred travellers were hurt",
        "  Ana Orel             told, quoted      “It is highly likely that the floods weakened it,”",
        "  Ana Orel (inferred)  quoted            “Nobody called it ‘safe’ before.”",
        "  the garrison         according to,     Between 12 and 15 soldiers were killed in May when shells",
        "                       reported          hit the town the wounded at 54",
        "",
        "  Tolls  3",
        "  how many  of whom     were                 according to  when         where",
        "  ───────────────────────────────────────────────────────────────────────────────",
        "  ≥ 100     travellers  injured              Ana Orel      25 Nov 2022  Marnovo",
        "  12–15     soldiers    killed, unconfirmed  the garrison  May 2022",
        "  54        people      injured, in all      the report",
        "",
        "  Events  1",
        "  type                     what      whom                where      when         status",
        "  ───────────────────────────────────────────────────────────────────────────────────────",
        "  assault (heavy weapons)  hit       soldiers, the town  Marnovo    May 2022     happened",
        "",
        "  Times  2",
        "  words       days         TIMEX3",
        "  ───────────────────────────────────",
        "  Friday      25 Nov 2022  2022-11-25",
        "  May         May 2022     2022-05",
        "",
        "  Places  1",
        "  place      country  kind    coordinates        within",
        "  ─────────────────────────────────────────────────────",
        "  Marnovo    MG       town    12.35 S, 49.10 E   ±4 km",
        "",
        "  How sure  1",
        "  words          range    scale           who       of what",
        "  ────────────────────────────────────────────────────────────────────────",
        "  highly likely  80–90 %  PHIA yardstick  Ana Orel  the floods weakened it",
        "",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 300])
def test_no_line_is_wider_than_the_terminal_or_the_eye(record, width):
    lines = shown(record, width, verbose=True).splitlines()
    assert max(map(len, lines)) <= min(width, 100)


@pytest.mark.parametrize(
    "words", ["Marnovo", "25 Nov 2022", "12.35 S, 49.10 E", "soldiers", "the garrison", "happened"]
)
def test_at_80_columns_no_value_is_torn(record, words):
    tables = shown(record, 80).partition("Statements")[2]
    assert words in tables


def test_a_long_quote_is_cut_in_the_table_unless_verbose(record):
    said = record.attributions[0]
    long = replace(record, attributions=(replace(said, content=replace(said.content, value="word " * 99)),))
    assert shown(long).count("word") < 40
    assert shown(long, verbose=True).count("word") > 99


def test_a_denial_and_a_statement_of_nobody(record):
    said = replace(record.attributions[3], negated=True, source=None, speaker=None)
    lines = shown(replace(record, attributions=(said,))).splitlines()
    assert any(line.startswith("  not said who  according to,") for line in lines)
    assert any("affirmed" in line for line in lines)


def test_verbose_tells_parties_and_versions(record):
    text = shown(record, verbose=True)
    assert "People and organisations  2" in text
    assert "d1 · onrecord 0.1.0 · lexicons abc" in text


def test_a_record_of_nothing_is_the_report_alone(record):
    bare = Record(
        document=replace(record.document, title=None, publisher=None, published=None),
        made_with=record.made_with,
    )
    lines = shown(bare, source="a.txt").splitlines()
    assert lines[0].startswith("a.txt ──")
    assert lines[1].strip() == "day of publication not known"
    assert "Statements" not in "".join(lines)


HOSTILE = st.text(st.sampled_from("ab \n\t\r\x1b\x9b\x07\x00[]/\\:{}\u202e\u2066\ufeff\u2028é👋")).filter(
    str.strip
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, title=HOSTILE, publisher=HOSTILE)
def test_no_text_is_obeyed(record, text, title, publisher):
    document = replace(record.document, text=text, title=title, publisher=publisher, url=title)
    bare = Record(document=document, made_with=record.made_with)
    assert UNSAFE.findall(shown(bare, source=title, verbose=True).replace("\r\n", "\n")) == []


def test_hostile_values_are_no_markup(record):
    evil = "[link=https://a.example]x[/link] [/] :skull: \x1b]0;x\x07"
    parties = tuple(replace(party, name=replace(party.name, value=evil)) for party in record.parties)
    places = (replace(record.places[0], value=replace(record.places[0].value, name=evil)),)
    text = shown(replace(record, parties=parties, places=places), verbose=True)
    assert "[/] :skull:" in " ".join(text.split())
    assert "\x1b" not in text


def test_the_picture_is_xml_that_loads_nothing_and_always_the_same(record):
    drawn = terminal.svg(record)
    ElementTree.fromstring(drawn)
    assert re.findall(r"@font-face|@import|href|src=|url\((?!#)", drawn) == []
    assert drawn == terminal.svg(record)


def test_what_was_not_read_is_said(record):
    unread = Unread("Cyrillic script: only English is read", ((0, 5), (6, 9)))
    assert "Not read: 2 paragraphs (Cyrillic script: only English is read)." in shown(
        replace(record, unread=(unread,))
    )
    assert "Not read" not in shown(record)


def test_what_was_left_open_is_told_in_full(record):
    start = record.document.text.index("Ana Orel")
    one = Refusal("parties", (start, start + 8), "two parties fit: \x1b[31mA, B")
    told = shown(record, verbose=True, refused=[one])
    assert "Left open" in told
    (row,) = (line for line in told.splitlines() if "two parties fit" in line)
    assert row.split()[:3] == ["2", "Ana", "Orel"]
    assert UNSAFE.search(row) is None
    assert "Left open" not in shown(record, refused=[one])
