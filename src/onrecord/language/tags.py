"""Part-of-speech tags: Penn Treebank tags by a small model of our own, universal ones from them.

The model, its data and its figures: `tags_card.md` beside this file.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc, Token

from ..lexicon import load
from .tagger import decode

LONGEST = 200  # words decoded together; a longer "sentence" (a table, a list) is cut
SPACE = "_SP"


class TagWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/tags.toml."""

    universal: dict[str, str]
    auxiliaries: frozenset[str]
    subordinators: frozenset[str]


def tag(doc: Doc) -> None:
    """Set `tag_` (Penn Treebank) and `pos_` (UPOS) of every token; white space gets _SP.

    >>> from . import sentences, tokens
    >>> doc = tokens.blank()("The miners left the shaft on Friday.")
    >>> sentences.mark(doc)
    >>> tag(doc)
    >>> [token.tag_ for token in doc]
    ['DT', 'NNS', 'VBD', 'DT', 'NN', 'IN', 'NNP', '.']
    """
    chunks = [chunk for sent in doc.sents for chunk in cut([token for token in sent if not token.is_space])]
    words = [[token.text for token in chunk] for chunk in chunks]
    blanks = [
        [bool(token.whitespace_) or followed_by_space(doc, token.i) for token in chunk] for chunk in chunks
    ]
    for token in doc:
        if token.is_space:
            token.tag_, token.pos_ = SPACE, "SPACE"
    for chunk, found in zip(chunks, decode.tags(words, blanks), strict=True):
        for token, name in zip(chunk, found, strict=True):
            token.tag_ = name
            token.pos_ = universal(name, token.lower_)


def cut(words: list[Token]) -> list[list[Token]]:
    """The words of a sentence in pieces that are decoded together."""
    return [words[start : start + LONGEST] for start in range(0, len(words), LONGEST)]


def followed_by_space(doc: Doc, index: int) -> bool:
    """Whether a token of white space stands after a token, or nothing."""
    return index + 1 == len(doc) or doc[index + 1].is_space


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
