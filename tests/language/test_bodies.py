"""Names of bodies whose words are no names: all of their words are tagged and read as one."""

from __future__ import annotations

import pytest

from onrecord.extract import parties
from onrecord.language import bodies
from onrecord.model import Document
from onrecord.pipeline import Reader, document, prepare


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Human Rights Watch accused the army of killing civilians.", "Human Rights Watch"),
        ("Doctors Without Borders sent medicine to Kenya.", "Doctors Without Borders"),
        ("Save the Children said that ten pupils had died.", "Save the Children"),
        ("The village was attacked by al-Shabaab on Monday.", "al-Shabaab"),
        ("The Lord's Resistance Army attacked the village.", "Lord's Resistance Army"),
        ("The Lord’s Resistance Army attacked the village.", "Lord’s Resistance Army"),
        ("Tehreek-e-Taliban Pakistan attacked the base.", "Tehreek-e-Taliban Pakistan"),
    ],
)
def test_a_body_is_one_name(text: str, name: str) -> None:
    doc = prepare(Document(id="d", text=text))
    start = text.index(name)
    assert {token.tag_ for token in doc if start <= token.idx < start + len(name)} == {"NNP"}
    assert name in [party.name.value for party in Reader().read(document(text)).parties]


def test_words_of_a_body_alone_are_what_they_are() -> None:
    doc = prepare(Document(id="d", text="Families save the children first."))
    assert [token.tag_ for token in doc][1] != "NNP"
    assert not list(parties.find(prepare(Document(id="d", text="They watch."))))


def test_the_longest_body_at_a_word_is_found() -> None:
    words = ["Human", "Rights", "Watch", "and", "Human", "Rights", "First"]
    assert list(bodies.find(words)) == [(0, 3), (4, 7)]
    assert list(bodies.find([])) == []


def test_a_word_of_no_closed_class_is_no_pronoun() -> None:
    doc = prepare(Document(id="d", text="ISWAP attacked the village of Lisk on Monday."))
    assert doc[0].tag_ == "NNP"
    assert prepare(Document(id="d", text="They attacked it."))[0].tag_ == "PRP"
