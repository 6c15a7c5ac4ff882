"""Universal Dependencies: word classes, relations and heads, where sentences start, names."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from training.corpora.example import Example, Link, Span, corpora, spans_of


class Word(NamedTuple):
    """A word of a treebank: its form, and what follows it in the text."""

    form: str
    tag: str
    head: int
    relation: str
    blank: bool
    name: str | None


class Sentence(NamedTuple):
    """The words of a sentence and whether a document or a paragraph starts with it."""

    words: list[Word]
    document: str | None
    paragraph: bool


def read(name: str, names: bool = False, lacks: frozenset[str] = frozenset()) -> Iterator[Example]:
    """The documents of `syntax/NAME.conllu.gz`; with `names`, also the entities of its NER column.

    `lacks` are the labels of entities that the column doesn't have.
    """
    document: list[Sentence] = []
    for sentence in sentences(name):
        if sentence.document is not None and document:
            yield replace(example(document, names), lacks=lacks)
            document = []
        document.append(sentence)
    if document:
        yield replace(example(document, names), lacks=lacks)


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of a file."""
    with gzip.open(corpora() / "syntax" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        document, paragraph = None, False
        for line in lines:
            if line.startswith("# newdoc id = "):
                document, paragraph = line[14:].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.strip():
                yield Sentence(words(rows), document, paragraph)
                rows, document, paragraph = [], None, False


def words(rows: list[list[str]]) -> list[Word]:
    """The words of a sentence; inside a word of several parts ("don't") no blank follows a part."""
    blanks: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            blanks |= dict.fromkeys(range(first, last), False)
            blanks[last] = "SpaceAfter=No" not in row[9]
    return [
        Word(
            row[1],
            row[4],
            int(row[6]),
            row[7],
            blanks.get(int(row[0]), "SpaceAfter=No" not in row[9]),
            named(row[9]),
        )
        for row in rows
        if row[0].isdigit()
    ]


def named(notes: str) -> str | None:
    """The tag of the NER column, None where there is none."""
    return next((note[4:] for note in notes.split("|") if note.startswith("NER=")), None)


def example(document: list[Sentence], names: bool) -> Example:
    """A document with its layers."""
    text, places = laid_out(document)
    spans: dict[str, list[Span]] = {"pos": [], "relations": [], "sentences": [], "entities": []}
    heads: list[Link] = []
    for sentence, at in zip(document, places, strict=True):
        spans["sentences"].append(Span(at[0][0], at[-1][1], "S"))
        for word, place in zip(sentence.words, at, strict=True):
            spans["pos"].append(Span(*place, word.tag))
            spans["relations"].append(Span(*place, word.relation))
            heads.append(Link(place[0], at[word.head - 1][0] if word.head else None))
        spans["entities"] += spans_of([word.name for word in sentence.words], at)
    if not names:
        del spans["entities"]
    return Example(document[0].document or "", text, spans, {"head": heads})


def laid_out(document: list[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text of a document, a line a paragraph, and the place of each word of each sentence."""
    pieces, places, at = [], [], 0
    for number, sentence in enumerate(document):
        if number and sentence.paragraph:
            pieces.append("\n")
            at += 1
        row = []
        for word in sentence.words:
            row.append((at, at + len(word.form)))
            pieces.append(word.form + (" " if word.blank else ""))
            at += len(pieces[-1])
        places.append(row)
    return "".join(pieces), places
