"""Strangers' text on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.terminal import safe

OBEYED = {"Cc", "Cs", "Zl", "Zp"}
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def unsafe(text: str) -> list[str]:
    return [
        sign
        for sign in text
        if sign not in "\n\t"
        and (unicodedata.category(sign) in OBEYED or unicodedata.bidirectional(sign) in BIDI)
    ]


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_obeys_gets_through(text):
    assert unsafe(safe.visible(text)) == []
    assert unsafe(safe.line(text)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\x9b2Jb", "a<U+009B>2Jb"),
        ("\x1b]8;;https://a.example\x07x", "␛]8;;https://a.example␇x"),
        ("\x07\x08\x0c\x7f", "␇␈␌␡"),
        ("one\r\ntwo\rthree\n", "one\ntwo␍three\n"),
        ("evil\u202etxt.exe", "evil<U+202E>txt.exe"),
        ("\u2066a\u2069\u200f\u061c", "<U+2066>a<U+2069><U+200F><U+061C>"),
        ("soft\u200b\ufeff", "soft<U+200B><U+FEFF>"),
        ("👩‍👩‍👧 e\u0301 שלום نی\u200cخواهم", "👩‍👩‍👧 e\u0301 שלום نی\u200cخواهم"),
        ("[bold red]x[/] :smile:", "[bold red]x[/] :smile:"),
        ("\tWe said “no”.", "\tWe said “no”."),
    ],
)
def test_what_is_shown(text, shown):
    assert safe.visible(text) == shown


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("one two three", None, "one two three"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two, three", 12, "one two…"),
        ("abcdefghijklm", 10, "abcdefghi…"),
        ("a bcdefghijklm", 10, "a bcdefgh…"),
        (" a\n\nb\t c ", None, "a b c"),
    ],
)
def test_long_text_is_cut_between_words(text, longest, shown):
    assert safe.line(text, longest) == shown


def test_a_cell_is_no_markup():
    assert safe.cell("[red]x[/red]").plain == "[red]x[/red]"
