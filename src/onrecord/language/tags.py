"""Part-of-speech tags: Penn Treebank tags by a small model of our own, universal ones from them.

The model, its data and its figures: `tags_card.md` beside this file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Any

import msgspec
import numpy as np
from spacy.attrs import POS, TAG
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from ..lexicon import REMEMBERED, load
from . import bodies, written
from .inflect import irregular_pasts
from .tagger import decode

LONGEST = 200  # words decoded together; a longer "sentence" (a table, a list) is cut
SPACE = "_SP"
NAME = "NNP"
PLURAL = frozenset({"NNS", "NNPS"})
ARTICLES = frozenset({"the", "The"})
SMALL = frozenset({"IN", "CC", "DT", "TO", "UH", "EX", "PRP", "PRP$"})
"""Tags of function words, which short names in capitals are given too: "ADF rebels"; IN is of others too."""
NO_VERB = frozenset({"NNP", "NNPS", "IN"})
"""Tags that the model gives to rare verbs between names: "the Force retook Lisk"."""


class TagWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/tags.toml."""

    universal: dict[str, str]
    auxiliaries: frozenset[str]
    subordinators: frozenset[str]
    plural: frozenset[str]
    small: frozenset[str]
    never_nouns: frozenset[str]
    closed: dict[str, frozenset[str]]


def tag(doc: Doc) -> None:
    """Set `tag_` (Penn Treebank) and `pos_` (UPOS) of every token; white space gets _SP.

    >>> from . import sentences, tokens
    >>> doc = tokens.blank()("The miners left the shaft on Friday.")
    >>> sentences.mark(doc)
    >>> tag(doc)
    >>> [token.tag_ for token in doc]
    ['DT', 'NNS', 'VBD', 'DT', 'NN', 'IN', 'NNP', '.']
    """
    page = written.of(doc)
    places = [at for at, space in enumerate(page.spaces) if not space]
    ends = [*page.spaces[1:], True]  # white space or nothing follows
    forms, blanks = [page.texts[at] for at in places], [page.blanks[at] or ends[at] for at in places]
    firsts = [bisect_left(places, start) for start, _ in written.marked(doc).sentences]
    chunks = [chunk for start, end in pairwise([*firsts, len(places)]) for chunk in cut(start, end)]
    found = decode.tags([forms[a:b] for a, b in chunks], [blanks[a:b] for a, b in chunks])
    names = [opened(name, form) for name, form in zip(chain.from_iterable(found), forms, strict=True)]
    for start, end in bodies.find(forms):
        names[start:end] = [NAME] * (end - start)
    for at, (form, after) in enumerate(pairwise(forms)):
        if form == "that" and names[at] == "DT" and is_many(names[at + 1], after):
            if names[at + 2 : at + 3] != ["NN"]:  # not "that police officer"
                names[at] = "IN"
        elif form in ARTICLES and names[at + 1] == "WP" and after.isupper():
            names[at + 1] = NAME  # "the WHO"
    keys = {name: doc.vocab.strings.add(name) for name in {*names, SPACE}}
    column: Any = np.empty((len(doc), 2), np.uint64)
    column[:] = keys[SPACE], POS_IDS["SPACE"]
    lowers = [page.lowers[at] for at in places]
    column[places, 0] = [keys[name] for name in names]
    column[places, 1] = [POS_IDS[universal(name, word)] for name, word in zip(names, lowers, strict=True)]
    doc.from_array([TAG, POS], column)  # several times faster than to set them token by token


@lru_cache(maxsize=REMEMBERED)
def opened(name: str, form: str) -> str:
    """The tag of a word; of one that is of no such closed class, that of a name, a noun or a verb.

    >>> opened("WDT", "Watch"), opened("PRP", "iswap"), opened("PRP", "It"), opened("NNP", "retook")
    ('NNP', 'NN', 'PRP', 'VBD')
    >>> opened("IN", "ADF"), opened("IN", "AMID"), opened("IN", "Witness"), opened("NN", "struck")
    ('NNP', 'IN', 'NNP', 'VBD')
    """
    if name in NO_VERB and form in irregular_pasts():
        return "VBD"
    if name in SMALL and form[0].isupper() and form.isalpha() and form.lower() not in function_words():
        return NAME if form.isupper() or name == "IN" else name
    if name == "NN" and form in load("tags", TagWords).never_nouns:
        return "VBD"
    if name == "CD" and form[0].isupper() and any(letter.isdigit() for letter in form):
        return NAME  # "M23"
    closed = load("tags", TagWords).closed.get(name)
    if closed is None or form.lower() in closed or not form.isalpha():
        return name
    return NAME if form[0].isupper() else "NN"


@cache
def function_words() -> frozenset[str]:
    """Words that are no names in capitals either."""
    return frozenset(STOP_WORDS) | load("tags", TagWords).small


def is_many(name: str, form: str) -> bool:
    """Whether a word is a plural noun, before which "that" points to nothing: "that [police] fired"."""
    return name in PLURAL or form in load("tags", TagWords).plural


def cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words [start, end) of a sentence in pieces that are decoded together."""
    yield from ((at, min(end, at + LONGEST)) for at in range(start, end, LONGEST))


@lru_cache(maxsize=REMEMBERED)
def universal(tag: str, word: str) -> str:
    """The universal tag of a Penn tag and a lower-cased word.

    >>> universal("VBD", "was"), universal("IN", "because"), universal("NNP", "lisk")
    ('AUX', 'SCONJ', 'PROPN')
    """
    lexicon: TagWords = load("tags", TagWords)
    if tag.startswith("VB") and word in lexicon.auxiliaries:
        return "AUX"
    if tag == "IN" and word in lexicon.subordinators:
        return "SCONJ"
    return lexicon.universal.get(tag, "X")
