"""The open sets of names: WikiGold, GMB, CrossNER politics, tweets; their labels are PER, ORG, LOC, MISC.

GMB and CrossNER call a state an organisation where it acts; the treebanks and we call it a place always.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord import lexicon
from training.corpora.example import Example, Span, joined, rows, spans_of


def read(name: str, layer: str = "entities") -> Iterator[Example]:
    """The sentences of `syntax/ner_NAME.jsonl.gz`, their names in a layer."""
    for number, row in enumerate(rows(f"syntax/ner_{name}.jsonl.gz")):
        text, places = joined(row["tokens"])
        spans = [placed(text, span) for span in spans_of(row["ner"], places)]
        yield Example(f"{name}-{number}", text, {layer: spans})


def placed(text: str, span: Span) -> Span:
    """A name, as a place where it is a state's.

    >>> placed("Norway said no.", Span(0, 6, "ORG")).label, placed("Unesco said no.", Span(0, 6, "ORG")).label
    ('LOC', 'ORG')
    """
    state = span.label == "ORG" and text[span.start : span.end] in states()
    return span._replace(label="LOC") if state else span


@cache
def states() -> frozenset[str]:
    """The names of states and territories."""
    table = lexicon.rows("countries")
    return frozenset(name for row in table for name in (row["name"], *row["others"].split("|")))
