"""Tags that the model is known to give wrongly, and what becomes of them."""

from __future__ import annotations

import pytest

from onrecord.language import sentences, tags, tokens

MENDED = [
    ("The National Defence Force retook Lalibela from the rebels.", "retook", "VBD"),
    ("Rebels overran the town on Monday.", "overran", "VBD"),
    ("The minister denied that police had fired.", "that", "IN"),
    ("Suspected ADF rebels killed two men.", "ADF", "NNP"),
    ("The WHO said two people had died.", "WHO", "NNP"),
    ("Suspected M23 fighters shelled the town.", "M23", "NNP"),
]


@pytest.mark.parametrize(("text", "word", "tag"), MENDED)
def test_mended(text: str, word: str, tag: str) -> None:
    doc = tokens.blank()(text)
    sentences.mark(doc)
    tags.tag(doc)
    assert {token.text: token.tag_ for token in doc}[word] == tag


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Twelve men died, Lt. Col. Ada Orel said.", 1),
        ("Nine men died, Maj.-Gen. Jon Vann told reporters.", 1),
        ("Police Insp. Ada Orel left. It rained.", 2),
        ("Were there survivors? No. The boat sank.", 3),
    ],
)
def test_a_rank_ends_no_sentence(text: str, count: int) -> None:
    doc = tokens.blank()(text)
    sentences.mark(doc)
    assert len(list(doc.sents)) == count
