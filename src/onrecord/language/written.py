"""A Doc as plain lists: walking them is many times faster than asking spaCy token by token.

What is listed is kept, however many finders ask, and listed anew where it has changed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from .ordered import Ordered

Array = NDArray[Any]


class Written:
    """The tokens of a Doc as they are written: not to be changed, since all who ask share the lists.

    `blanks` tells whether a blank follows a token, `spaces` whether it is white space itself.
    """

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        orth, blank, starts = doc.to_array([ORTH, SPACY, IDX]).T.tolist()
        spelt: dict[int, str] = {key: strings[key] for key in set(orth)}
        small = {key: text.lower() for key, text in spelt.items()}
        space = {key: text.isspace() for key, text in spelt.items()}
        self.texts = [spelt[key] for key in orth]
        self.lowers = [small[key] for key in orth]
        self.spaces = [space[key] for key in orth]
        self.blanks = [bool(mark) for mark in blank]
        self.ordered = Ordered([(at, at + len(one)) for at, one in zip(starts, self.texts, strict=True)])
        pairs = zip(self.texts, self.blanks, strict=True)
        self.text = "".join([text + " " if followed else text for text, followed in pairs])


KEPT: WeakKeyDictionary[Doc, Written] = WeakKeyDictionary()
"""Beside the Docs, not on them: lists of ours would break `to_bytes` and pickling."""


def of(doc: Doc) -> Written:
    """The tokens of a Doc as they are written.

    >>> from .tokens import blank
    >>> of(blank()("Ten died.")).lowers
    ['ten', 'died', '.']
    """
    kept = KEPT.get(doc)
    if kept is None or len(kept.texts) != len(doc):  # retokenised
        kept = KEPT[doc] = Written(doc)
    return kept


class Marked:
    """The tags of a Doc's tokens and its sentences: not to be changed either.

    A tag that is not set is empty; `firsts` tells where sentences start, `sentences` has the tokens
    [start, end) of each, as `doc.sents` does.
    """

    def __init__(self, doc: Doc, columns: Array) -> None:
        self.columns, strings = columns, doc.vocab.strings
        keys, marks = columns.T.tolist()
        names = {key: strings[key] for key in set(keys)}
        self.tags: list[str] = [names[key] for key in keys]
        self.firsts = [mark == 1 for mark in marks]
        starts = [at for at, first in enumerate(self.firsts) if first or not at]
        self.sentences = list(pairwise([*starts, len(doc)]))


MARKED: WeakKeyDictionary[Doc, Marked] = WeakKeyDictionary()


def marked(doc: Doc) -> Marked:
    """The tags and sentences of a Doc as they are now; to see that they still are takes time, too."""
    columns, kept = doc.to_array([TAG, SENT_START]), MARKED.get(doc)
    if kept is None or not np.array_equal(kept.columns, columns):
        kept = MARKED[doc] = Marked(doc, columns)
    return kept
