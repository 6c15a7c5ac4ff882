"""Our own texts with names: every name of `training/names` marked in place, as `[PER Ana Roca]`.

Seven in eight texts are learnt from; an eighth, by a hash of the text, is measured on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.example import Example, Span
from training.corpora.tolls import TRAINING, is_dev

BETWEEN = "\n---\n"
MARKED = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]\n]+)\]")


def read(folder: str, *, dev: bool = False) -> Iterator[Example]:
    """The texts of a folder beside this one: those to learn from, or those to measure on."""
    for path in sorted((TRAINING / folder).glob("*.txt")):
        for one in texts(path):
            if is_dev(one.text) == dev:
                yield one


def texts(path: Path) -> Iterator[Example]:
    """The texts of a file."""
    for number, marked in enumerate(path.read_text(encoding="utf-8").strip("\n").split(BETWEEN), 1):
        yield example(f"{path.stem}-{number}", marked)


def example(name: str, marked: str) -> Example:
    """A marked text as an example; a bracket that marks nothing is refused.

    >>> one = example("1", "Ask [PER Ana Roca].")
    >>> one.text, [span[:3] for span in one.spans["entities"]]
    ('Ask Ana Roca.', [(4, 12, 'PER')])
    """
    text, spans, end = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[end : found.start()]
        spans.append(Span(len(text), len(text) + len(found[2]), found[1]))
        text, end = text + found[2], found.end()
    text += marked[end:]
    if "[" in text or "]" in text:
        raise SystemExit(f"{name}: a bracket marks no name: {text[:60]!r}")
    return Example(name, text, {"entities": spans})
