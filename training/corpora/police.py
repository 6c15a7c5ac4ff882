"""The India police corpus: sentences in which the police kill, arrest, fail to act or use force."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.example import Example, Span, fold, rows

FOLDS = 8


def read(name: str, dev: bool = False) -> Iterator[Example]:
    """The articles of `events/NAME.jsonl`: a span for each label of a sentence, one with none."""
    for row in rows(f"events/{name}.jsonl"):
        if (fold(str(row["doc_id"]), FOLDS) == 0) != dev:
            continue
        text, spans, at = row["doc_text"], [], 0
        for sentence in row["sents"]:
            said = sentence["text"].strip()
            found = text.find(said, at) if said else -1
            if found >= 0:
                at = found + len(said)
                spans += [Span(found, at, label) for label in sentence["labels"] or [""]]
        yield Example(str(row["doc_id"]), text, {"police": spans}, caseless=text == text.lower())
