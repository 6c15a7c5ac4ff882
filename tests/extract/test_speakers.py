"""Speakers: which party is behind the source of each attribution."""

from __future__ import annotations

import pytest

from onrecord import doc as on_doc
from onrecord.extract import speakers
from onrecord.pipeline import document, find_field, prepare

SPEAKERS = [
    ("Ada Orel left. “The dam holds,” Orel said.", ["Ada Orel"]),
    ("Ada Orel left. “The dam holds,” she said. She added that nobody fled.", ["Ada Orel", "Ada Orel"]),
    ("Ada Orel met Jon Vann.\nThen he met her brother. He said the dam holds.", [None]),
    ("The Lisk Council said the dam holds.\nIt added that nobody fled.", ["Lisk Council", "Lisk Council"]),
    ("“The dam holds,” said Ada Orel, the mayor.\n“Nobody fled and nobody will have to leave.”", ["Ada Orel", "Ada Orel"]),
    ("“The dam holds,” he said.\n“Nobody fled and nobody will have to leave.”", [None, None]),
    # reports that somebody denies are not the denier’s; a claim that is repeated is
    ("Ada Orel denied reports that the shaft had flooded.", ["Ada Orel", None]),
    ("Ada Orel repeated her claim that the shaft had flooded.", ["Ada Orel", "Ada Orel"]),
    ("Neither Ada Orel nor Jon Vann said that the shaft had flooded.", [None]),
    ("Eva Lund said she had a letter signed by a guard, and she showed it to the clerks.", ["Eva Lund", "Eva Lund"]),
    ("Nobody said that the shaft had flooded.", [None]),
    # who speaks is no place before it, and no state whose agency it is
    ("Two men died in Lisk, the governor, Jon Vann, said.", ["Jon Vann"]),
    ("Two men died in Lisk, the governor said.", ["governor"]),
    # an officer who tells of somebody is not that one
    ("Ada Orel, 31, was shot in Lisk, the mayor said.", ["mayor"]),
    ("Ada Orel came to Lisk. Orel was shot there, the mayor said.", ["mayor"]),
    ("Ada Orel came to Lisk. The town is safe, the mayor said.", ["Ada Orel"]),
    ("Two men died, Turkey's disaster agency AFAD said.", ["AFAD"]),
    ("Ada Orel said the mayor, Jon Vann, had said that the dam holds.", ["Ada Orel", "Jon Vann"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_speakers(text: str, expected: list[str | None]) -> None:
    doc = prepare(document(text))
    for field in ("places", "attributions", "parties"):
        find_field(doc, field)
    names = {party.id: party.name.value for party in on_doc.parties(doc)}
    assert [names.get(one.speaker or "") for one in speakers.find(doc)] == expected


@pytest.mark.parametrize("text", ["", "“", "He said he said.", "“No.” “No.” “No.”"])
def test_any_text_is_read(text: str) -> None:
    doc = prepare(document(text))
    find_field(find_field(doc, "attributions"), "parties")
    assert len(list(speakers.find(doc))) == len(on_doc.attributions(doc))
