"""Verbs of speech in another sense, titles and names: what is no speech though it looks like it."""

from __future__ import annotations

import pytest
from test_attributions import find, parts
from test_attributions_encoded import find as find_heard
from test_attributions_encoded import said

from onrecord.model import Attribution

DEEDS = [
    "The council called a meeting for Friday.",
    "The cook called police.",
    "She ordered soup and bread.",
    "The mayor ordered an inquiry into the fire.",
    "The heat claimed 40 lives in the capital.",
    "The floods claimed nine lives and displaced 300 people.",
    "The fire threatened the old library.",
    "Nobody warned us.",
    "The clerk asked the mayor on Friday.",
]

SPEECH = [
    ("The guard called him a thief.", "him a thief"),
    ("The guard called the raid unlawful.", "the raid unlawful"),
    ("The mayor ordered guards to withdraw.", "guards to withdraw"),
    ("Union leaders threatened a strike.", "a strike"),
    ("The rebels threatened to burn the bridge.", "to burn the bridge"),
    ("The clerk asked the question again.", "the question again"),
    ("The rebels claimed the attack on the mill.", "the attack on the mill"),
    ("The mayor claimed nine lives were lost.", "nine lives were lost"),
]


@pytest.mark.parametrize("text", DEEDS)
def test_deeds_are_no_speech(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("text", "content"), SPEECH)
def test_the_same_verbs_of_speech(text: str, content: str) -> None:
    assert [words for *_, words in parts(text)] == [content]


def one(text: str, content: str, source: str, cue: str) -> list[Attribution]:
    return find_heard(text, said(text, content, source, cue))


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("The choir sang “Song of the Hills” at dawn.", "“Song of the Hills”", "The choir", "sang"),
        ("The band played “Green River”.", "“Green River”", "The band", "played"),
        ("Cocoa, known as “brown gold”, fell.", "“brown gold”", "", "known as"),
        ("The town, nicknamed “Little Rome”, fell.", "“Little Rome”", "", "nicknamed"),
        ("The court heard the last case on Friday.", "the last case", "The court", "heard"),
        ("The cook called a doctor.", "a doctor", "The cook", "called"),
        ("The judge jailed the clerk for a year.", "the clerk for a year", "The judge", "jailed"),
        ("The court sentenced her to a year.", "her to a year", "The court", "sentenced"),
        ("The mill did not answer calls.", "calls", "The mill", "did not answer"),
    ],
)
def test_titles_and_names_and_deeds_that_were_heard_are_left_out(
    text: str, content: str, source: str, cue: str
) -> None:
    assert one(text, content, source, cue) == []


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("The crowd sang “we will not go”.", "“we will not go”", "The crowd", "sang"),
        ("The court heard that the wall was weak.", "that the wall was weak", "The court", "heard"),
        ("The crowd chanted “Free Lisk Now”.", "“Free Lisk Now”", "The crowd", "chanted"),
        ("The cook called the soup “a sin”.", "the soup “a sin”", "The cook", "called"),
        ("The clerk answered that it was late.", "that it was late", "The clerk", "answered"),
    ],
)
def test_words_that_were_heard_stay(text: str, content: str, source: str, cue: str) -> None:
    assert len(one(text, content, source, cue)) == 1


def test_who_the_source_is_is_no_content() -> None:
    text = "According to Vann, a pilot, the fog was thick."
    heard = [
        said(text, "a pilot", "Vann", "According to"),
        said(text, "the fog was thick", "Vann", "According to"),
    ]
    (found,) = find_heard(text, *heard)
    assert found.content.value == "the fog was thick"
