"""What a process remembers has a bound: reports bring new names without end."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import onrecord
from onrecord import pipeline
from onrecord.language import tokens
from onrecord.language.tagger.sums import KEPT, Sums

SRC = Path(onrecord.__file__).parent
FEW = {
    "encoder/graph.py: shipped": "numbers of threads",
    "extract/events/words.py: lemmas": "names of lexicons",
    "extract/hedges/holder.py: split": "lists of lexicons",
    "extract/places/archive.py: load": "profiles",
    "extract/tolls/numbers/amounts.py: suffixes": "three names",
    "extract/tolls/numbers/amounts.py: openers": "conventions",
    "extract/tolls/numbers/amounts.py: core_openers": "conventions",
    "extract/tolls/numbers/vague.py: vague_words": "conventions",
    "extract/tolls/groups/groups.py: openers": "conventions",
    "extract/tolls/figures/sources.py: by_first": "lists of the lexicon",
    "extract/tolls/lexicon/tables.py: patterns": "three names",
    "extract/tolls/lexicon/tables.py: vague": "conventions",
    "gazetteer/lookup.py: load": "gazetteers",
    "lexicon.py: rows": "names of lexicons",
    "pipeline.py: made_with": "settings",
    "web/api/operations.py: reader": "settings",
}
"""Functions that remember everything, of what there are few."""


def endless(decorator: ast.expr) -> bool:
    """Whether a decorator remembers without a bound."""
    written = ast.unparse(decorator)
    return written in ("cache", "lru_cache(None)") or "maxsize=None" in written


def remembering() -> set[str]:
    """The functions of something that remember all they are asked."""
    return {
        f"{path.relative_to(SRC).as_posix()}: {node.name}"
        for path in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.args.args or node.args.kwonlyargs)
        if any(map(endless, node.decorator_list))
    }


def test_what_is_remembered_of_words_has_a_bound():
    assert remembering() == FEW.keys(), "lru_cache(maxsize=lexicon.REMEMBERED), or say of what there are few"


def test_a_vocabulary_is_made_anew_after_very_many_words_and_the_record_is_the_same(monkeypatch):
    text = "Two miners died in Lisk on Monday, the mayor said."
    first, before = onrecord.read(text), pipeline.tokenizer()
    monkeypatch.setattr(tokens, "MOST_STRINGS", len(before.vocab.strings) - 1)
    assert onrecord.read(text) == first
    assert pipeline.tokenizer() is not before
    assert pipeline.tokenizer().vocab is not before.vocab


def test_sums_of_words_begin_anew_above_their_bound_with_the_same_sums():
    one, word = Sums(), ("killed", False)
    made, rows = one.of([word])
    first = made[rows[0]].copy()
    one.of([(f"word{at}", False) for at in range(KEPT)])
    made, rows = one.of([word])
    assert len(one.rows) == 1
    assert (made[rows[0]] == first).all()
    assert first.any()


@pytest.mark.parametrize("text", ["Nine died in Orel.", "“We lost two,” Ana Orel said."])
def test_docs_of_an_earlier_vocabulary_still_say_their_words(text):
    doc = pipeline.tokenizer().make_doc(text)
    tokens.MADE.clear()
    assert pipeline.tokenizer().vocab is not doc.vocab
    assert doc.text == text
    assert [token.lower_ for token in doc] == [token.text.lower() for token in doc]
