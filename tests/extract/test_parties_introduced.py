"""Introductions: names beside descriptions, other names, and "the man" or "the company" after them."""

from __future__ import annotations

import pytest

from onrecord import doc as on_doc
from onrecord.extract import parties
from onrecord.extract.parties.empty import is_empty
from onrecord.extract.parties.page import Page
from onrecord.model import Party, Refusal
from onrecord.pipeline import document, find_field, prepare

SAME = [
    # a name between commas after a noun of any kind, where a verb follows
    ("A glazier at the mill, Ada Orel, disputed that.", "Ada Orel", "A glazier at the mill"),
    ("The owner of the mill, Orel Works, said it would close.", "Orel Works", "it"),
    ("Jon Vann and his northern colleague, Ada Orel, spoke for an hour.", "Ada Orel", "his northern colleague"),
    ("The mother of one of the boys, Ada Orel, came. “I am cold,” she said.", "Ada Orel", "she"),
    ("A pilot was freed. The pilot, Jon Vann, said he was well.", "Jon Vann", "A pilot"),
    ("A relief group said the town was empty. The group, Open Hands, said it had lorries.", "Open Hands", "A relief group"),
    ("The company that built the dam, Orel Works, declined to comment. It said nobody had asked.", "Orel Works", "The company"),
    # other names
    ("The witness, known only as Officer K, said he had burned them.", "K", "The witness"),
    ("Jon Vann, nicknamed the Baker, left. The Baker said that it was cold.", "Jon Vann", "The Baker"),
    ("The commander, who uses the name Jon Orel, left. “We wait,” he said.", "Jon Orel", "The commander"),
    # the noun of an introduction again, or another for the same
    ("Her lawyer, Jon Vann, said it was over. “We wait,” the lawyer said.", "Jon Vann", "the lawyer"),
    ("Justice Ada Orel spoke. The hall was full. The judge said that the mine would close.", "Ada Orel", "The judge"),
    ("Finance minister Jon Vann spoke. The dam held. The hall emptied. Lisk’s health minister, Ada Orel, left. The minister said little.", "Ada Orel", "The minister"),
    # nouns that say next to nothing
    ("Guards held a 46-year-old welder. The man told a clerk that he had left.", "46-year-old welder", "The man"),
    ("The nurse found her nephew. The boy told her that he was cold.", "boy", "her nephew"),
    ("Orel Mining said the pit was safe. The company said it had met every rule.", "Orel Mining", "The company"),
    ("The mayor said the depot belonged to Hamas. The group denied that.", "Hamas", "The group"),
    # those who are the same all through a report
    ("The union said police had beaten dozens. Police said they had used water.", "police", "Police"),
    ("Prosecutors asked for nine years. Prosecutors said that he had fled.", "Prosecutors", "Prosecutors"),
]  # fmt: skip

APART = [
    ("The glazier, Ada Orel, Jon Vann and a clerk said that they were ill.", "Ada Orel", "The glazier"),
    ("The regional bureau said it would go. The bureau’s head, Jon Vann, said it was late.", "Jon Vann", "The regional bureau"),
    ("The Lisk Council said it would sue. The company said it was safe.", "Lisk Council", "The company"),
    ("A doctor and a teacher came. The man said the hall was full.", "doctor", "The man"),
    ("Ada Orel, the mayor of Lisk, met Jon Lund, the mayor of Vann. The mayor said little.", "Ada Orel", "The mayor"),
    ("Emperor Jon Orel left. She claimed the title of emperor.", "Jon Orel", "emperor"),
    ("Police in Lisk said one man had died. Police in Orel said two men had.", "Police in Lisk", "Police in Orel"),
    ("Kermit, Peach and Bunny, who bark, ran. She said that the hall was full.", "Bunny", "She"),
]  # fmt: skip


def read(text: str) -> tuple[list[Party], list[Refusal]]:
    """The parties of a text and the pronouns left open."""
    doc = prepare(document(text))
    for field in ("times", "places", "attributions", "events"):
        find_field(doc, field)
    found = list(parties.find(doc))
    return found, [one for one in on_doc.refusals(doc) if one.field == "parties"]


def test_a_second_reading_refuses_nothing_twice() -> None:
    doc = prepare(document("Ada Orel met Jon Vann. Then he met her brother. He said the dam holds."))
    on_doc.refuse(doc, "places", [Refusal("places", (0, 3), "two are as near")])
    for _ in range(2):
        find_field(find_field(doc, "attributions"), "parties")
    found = on_doc.refusals(doc)
    assert len(found) == len(set(found)) > 1


def mentions(text: str, name: str) -> list[str]:
    """The mentions of the party of a name."""
    return [
        text[slice(*span)] for party in read(text)[0] if party.name.value == name for span in party.mentions
    ]


@pytest.mark.parametrize(("text", "name", "mention"), SAME)
def test_who_is_introduced(text: str, name: str, mention: str) -> None:
    assert mention in mentions(text, name)


@pytest.mark.parametrize(("text", "name", "mention"), APART)
def test_who_is_not(text: str, name: str, mention: str) -> None:
    assert mention not in mentions(text, name)


def test_bare_prosecutors_are_one_party() -> None:
    text = "Prosecutors asked for nine years. Prosecutors said that he had fled."
    assert mentions(text, "Prosecutors") == ["Prosecutors", "Prosecutors"]


KINDS = [
    ("Downing Street denied it. It said the dam held.", "Downing Street", "organisation"),
    ("The White House told reporters that it would wait.", "White House", "organisation"),
    ("The Kremlin said that it would wait.", "Kremlin", "organisation"),
    ("Kyiv said it had shot down nine drones.", "Kyiv", "state"),
    ("The owner of the mill, Orel Works, said it would close.", "Orel Works", "organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_what_stands_for_a_government(text: str, name: str, kind: str) -> None:
    assert [party.kind for party in read(text)[0] if party.name.value == name] == [kind]


def test_a_capital_that_speaks_stays_a_place_of_the_record() -> None:
    doc = prepare(document("Kyiv said that a drone had hit Kharkiv."))
    before = [place.value for place in on_doc.places(find_field(doc, "places"))]
    find_field(find_field(doc, "attributions"), "parties")
    assert [place.value for place in on_doc.places(doc)] == before
    assert [(party.name.value, party.kind) for party in on_doc.parties(doc)] == [("Kyiv", "state")]


REFUSED = [
    ("Ada Orel met Eva Vann. A clerk left. “The dam holds,” she said.", "she", "several parties fit: Ada Orel, Eva Vann"),
    ("“The dam holds,” he said.", "he", "nobody fits in the sentences before"),
    ("The mayor’s deputy, Jon Vann, said that she was ill.", "she", "several parties fit: Jon Vann, The mayor"),
    ("Citing his age, Jon Vann left.", "his", "it stands before its name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "reason"), REFUSED)
def test_a_refused_pronoun_keeps_its_reason(text: str, word: str, reason: str) -> None:
    assert (word, reason) in [(text[slice(*one.span)], one.why) for one in read(text)[1]]


def test_a_resolved_pronoun_has_no_refusal() -> None:
    assert read("Ada Orel left. “The dam holds,” she said.")[1] == []


@pytest.mark.parametrize(
    ("text", "expected"), [("It is likely that rain fell.", True), ("It said so.", False)]
)
def test_an_it_that_stands_for_nothing(text: str, expected: bool) -> None:
    assert is_empty(Page(prepare(document(text))), 0) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Israel-Hamas war went on.", ["Israel", "Hamas"]),
        ("A Russia-Ukraine exchange of prisoners took place.", ["Russia", "Ukraine"]),
        ("The Guinea-Bissau army, which is small, said it had fired.", ["Guinea-Bissau army"]),
    ],
)
def test_a_hyphen_between_two_sides_parts_their_names(text: str, names: list[str]) -> None:
    doc = prepare(document(text, id="d"))
    find_field(find_field(doc, "attributions"), "parties")
    assert [one.name.value for one in on_doc.parties(doc) if one.name] == names
