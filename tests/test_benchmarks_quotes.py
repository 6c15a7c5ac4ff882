"""The benchmark of quotations: the baseline by marks, the tree handed to others, one small run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import marks, parsed, quotes

SCORERS = Path(__file__).parents[2] / "shared/scorers/attribution.py"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We left the town at dawn,” Ada Orel said.", [("“We left the town at dawn,”", "Ada Orel")]),
        ("Jon Vann told them: “We left the town at dawn.”", [("“We left the town at dawn.”", "Jon Vann")]),
        ("The “Night Owl” sank.", []),
        ("ada said\n“We left the town at dawn.”", [("“We left the town at dawn.”", "")]),
    ],
)
def test_quotation_marks_and_the_nearest_name(text: str, found: list[tuple[str, str]]) -> None:
    made = [
        (text[slice(*content)], text[slice(*source)] if source else "")
        for content, source in marks.find(text)
    ]
    assert made == found


@given(st.lists(st.none() | st.integers(0, 7), min_size=1, max_size=8))
def test_heads_make_one_tree(links: list[int | None]) -> None:
    size = len(links)
    heads = parsed.tree([None if head is None else head % size for head in links], 0)
    roots = [at for at, head in enumerate(heads) if at == head]
    assert len(roots) == 1
    for at in range(size):
        for _ in range(size):
            at = heads[at]  # noqa: PLW2901 - a walk
        assert at == roots[0]


def test_a_text_is_parsed_by_the_encoder() -> None:
    doc = parsed.parse("The mayor denied the claims. Nobody left.", ["deny"])
    (verb,) = (token for token in doc if token.lemma_ == "deny")
    assert {child.text: child.dep_ for child in verb.children}["mayor"] == "nsubj"
    assert [sent.text for sent in doc.sents] == ["The mayor denied the claims.", "Nobody left."]


@pytest.mark.skipif(not SCORERS.is_file(), reason=f"no scorer at {SCORERS}")
def test_figures_come_from_the_scorer() -> None:
    text = "“We left the town at dawn,” Ada Orel said."
    gold = {"content": [[0, 27]], "source": [[28, 36]], "cue": [[37, 41]]}
    rows = [{"id": "one", "text": text, "attributions": [gold]}]
    way = quotes.measured("marks", rows, quotes.by_marks, SCORERS)
    assert way.figures["direct content+source"] == 100.0
    assert way.figures["found direct"] == 100.0
