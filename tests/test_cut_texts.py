"""Texts that end anywhere are read: crawls cut them at a word, or leave a sentence without its end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import onrecord

SENTENCES = Path(__file__).parent / "extract" / "tolls" / "sentences.txt"
CUTS = 400


def cuts() -> list[str]:
    """Sentences of our own, some of them together, from one word to another."""
    chance = random.Random(43)  # the same texts each time
    told = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    made = []
    for _ in range(CUTS):
        words = " ".join(chance.sample(told, chance.choice((1, 2)))).split()
        start = chance.randrange(len(words))
        made.append(" ".join(words[start : chance.randrange(start, len(words)) + 1]))
    return made


@pytest.fixture(scope="module")
def reader() -> onrecord.Reader:
    return onrecord.Reader()


def test_a_text_may_end_anywhere(reader: onrecord.Reader) -> None:
    for text in cuts():
        assert reader.read(onrecord.Document(id="cut", text=text)).document.text == text


@pytest.mark.parametrize(
    "text",
    [
        'The ministry confirmed the toll, "one of the highest in years",',
        "The general said it held the bridge and",
        "Police arrested nine men, the mayor said, but",
        "Rebels attacked the town, but gave no",
    ],
)
def test_a_text_may_end_with_a_joint(reader: onrecord.Reader, text: str) -> None:
    assert reader.read(onrecord.Document(id="cut", text=text)).document.text == text
