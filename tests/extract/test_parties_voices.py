"""Voices: who goes on speaking, and who "I" and "we" are in quotations."""

from __future__ import annotations

import pytest

from onrecord.extract import parties
from onrecord.pipeline import document, find_field, prepare

SAME = [
    # whoever spoke last goes on, whoever stands inside what was said
    ("Police chief Jon Vann told reporters that the miner Piet Lund had powder. He added: “It was dark.”", "Jon Vann", "He"),
    ("The Lisk Water Council said that the Miners’ Union was wrong. It is unlikely that the dam holds, it added.", "Lisk Water Council", "it"),
    ("Norway is short of coal, the Lisk Water Council said on Friday in its notes. It is cold, it added.", "Lisk Water Council", "it"),
    ("The mayor’s lawyer, Ada Orel, said it was over. The judge, she added, “did not hear us”.", "Ada Orel", "she"),
    ("Witnesses told reporters that the miners had fled. They also said that the shaft had flooded.", "Witnesses", "They"),
    ("Jon Vann said that Piet Lund had left. He said that the dam would hold.", "Jon Vann", "He"),
    # but somebody else who came up since in the report’s own voice is nearer
    ("Jon Vann said that the dam held. Piet Lund arrived at noon. He said that it was cold.", "Piet Lund", "He"),
    ("Ms Orel said that Mr Vann had left. He said that it was cold.", "Vann", "He"),
    # whoever answers is not who asked
    ("Mr Vann asked Mr Lund if he was ill. He replied that the hall was full.", "Lund", "He"),
    ("The miner left. The judge, Ada Orel, asked why he had kept it. He replied that he was poor.", "miner", "He"),
    # people who come up without speaking
    ("Jon Vann stayed calm, but his mother wept. “It is over,” she said.", "his mother", "she"),
    ("A clerk spoke. Hedda Lund, whose ferry sank, sat there. “It is over,” she said.", "Hedda Lund", "she"),
    ("The boy’s father, Jon Vann, waited outside. “I heard him at night,” he said.", "Jon Vann", "he"),
    # a body’s person speaks of the body; a side of a trial is a body
    ("The Lisk Council’s lawyer said it would sue.", "Lisk Council", "it"),
    ("A spokeswoman for the Lisk Council said that it would sue.", "Lisk Council", "it"),
    ("The defence said it would appeal. It argued that the judge was ill.", "defence", "It"),
    ("Police said they had used water.", "Police", "they"),
    # “her” inside what is said tells nothing of who says it
    ("Jon Vann said the council should follow her. He said that the hall was full.", "Jon Vann", "He"),
    ("A clerk told the miners that he had counted forty men.", "clerk", "he"),
    # what somebody is said to be is nobody else
    ("Rebels struck at dawn, said Jon Vann, the administrator of the ward. “They came with guns,” he told reporters.", "Jon Vann", "he"),
    # nobody is “him” in what they say themselves
    ("Ms Orel told the court that the pair had a car. “They went there to rob him,” she said.", "Orel", "she"),
    # a person says “I” and “my”, a body “we”
    ("“I saw the shaft and my brother,” Jon Vann said.", "Jon Vann", "I"),
    ("“I saw the shaft and my brother,” Jon Vann said.", "Jon Vann", "my"),
    ("“I was there,” he told the judges. Jon Vann wept. “I saw it,” he added.", "Jon Vann", "I"),
    ("“I am cold,” said one of them.", "one of them", "I"),
    ("“We demand that the owners leave,” the Miners’ Union said.", "Union", "We"),
]  # fmt: skip

APART = [
    ("“We demand that the owners leave,” Ada Orel said.", "Ada Orel", "We"),
    # whose gender is unknown is not meant where somebody near is known to be of it
    ("Ms Orel spoke first. Jon Vann said the council should follow her.", "Jon Vann", "her"),
    ("Mr Lund spoke. The baker, Ada Orel, said he had called her.", "Ada Orel", "he"),
    ("Ms Orel’s deputy, Jon Vann, said that she was ill.", "Jon Vann", "she"),
    ("Ada Orel asked why she had left.", "Ada Orel", "she"),
    ("I was a reporter. The dam broke. He said that the hall was full.", "reporter", "He"),
    ("“I saw the shaft,” said Jon Vann. “A miner told us: ‘My lamp is out.’”", "Jon Vann", "My"),
    ("“I am a lamp,” said the Miners’ Union.", "Union", "I"),
    ("Ada Orel left. I saw her.", "Ada Orel", "I"),
    ("“I voted,” read a badge. Ada Orel said that it was cold.", "Ada Orel", "I"),
    ("“I hold the dam,” said the letter.", "letter", "I"),
]  # fmt: skip


def mentions(text: str, name: str) -> list[str]:
    """The mentions of the party of a name."""
    doc = prepare(document(text))
    for field in ("times", "places", "attributions", "events"):
        find_field(doc, field)
    found = {party.name.value: party.mentions for party in parties.find(doc)}
    return [text[start:end] for start, end in found.get(name, ())]


@pytest.mark.parametrize(("text", "name", "mention"), SAME)
def test_who_goes_on_and_who_says_i(text: str, name: str, mention: str) -> None:
    assert mention in mentions(text, name)


@pytest.mark.parametrize(("text", "name", "mention"), APART)
def test_who_does_not(text: str, name: str, mention: str) -> None:
    assert mention not in mentions(text, name)


WITHOUT_TIMES = [
    ("A court in Lisk on 4 May 2019 sentenced former militia commander Jon Vann, 51.", "Jon Vann", "former militia commander Jon Vann"),
    ("The council on Tuesday appointed former miner Ada Orel, 40.", "Ada Orel", "former miner Ada Orel"),
    ("In a note late on Tuesday, its spokesman, Brigadier Jon Vann, said that the dam held.", "Jon Vann", "its spokesman"),
    ("“It holds,” Ada Orel told the judges last year.", "judges", "the judges"),
    ("Last year Ada Orel said that the shaft had flooded.", "Ada Orel", "Ada Orel"),
    ("Police on Friday freed disgraced former minister Jon Vann.", "Jon Vann", "former minister Jon Vann"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "mention"), WITHOUT_TIMES)
def test_no_time_is_part_of_a_party(text: str, name: str, mention: str) -> None:
    assert mention in mentions(text, name)


@pytest.mark.parametrize("name", ["Tuesday", "group"])
def test_what_is_no_party(name: str) -> None:
    text = "No group claimed it. Late on Tuesday, its spokesman, Jon Vann, said that the dam held."
    assert mentions(text, name) == []


def test_nobody_is_no_antecedent() -> None:
    text = "No group claimed the attack. The group said that it had won."
    assert mentions(text, "group") == ["The group"]
