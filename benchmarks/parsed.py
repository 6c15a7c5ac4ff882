"""A Doc with syntax, as rules over dependencies want it: heads and relations by the encoder's own layers.

What ships has no parser; the encoder learnt heads and relations (UD English EWT and GUM) to read better, and
they are good enough to hand to others: 85 and 88 words in 100 are right on the dev files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from spacy.tokens import Doc, Span

from onrecord.encoder import decode, graph, pieces
from onrecord.encoder.labels import Labelled
from onrecord.language import sentences, tags, tokens
from onrecord.language.inflect import verb

HEAD, RELATIONS, ROOT = "head", "relations", "root"


def parse(text: str, verbs: Iterable[str]) -> Doc:
    """A text with tags, sentences, heads and relations, and lemmas of some verbs (of all else the word)."""
    doc = tokens.blank().make_doc(text)
    sentences.mark(doc)
    tags.tag(doc)
    labelled = whole(text)
    names = labelled.words(RELATIONS, [token.idx for token in doc])
    heads = [head for sent in doc.sents for head in tree(linked(labelled, sent), sent.start)]
    lemmas = lemmas_of(tuple(sorted(verbs)))
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[
            lemmas.get(token.lower_, token.lower_) if token.pos_ == "VERB" else token.lower_ for token in doc
        ],
        heads=heads,
        deps=[
            "ROOT" if head == at else name for at, (head, name) in enumerate(zip(heads, names, strict=True))
        ],
    )


def whole(text: str) -> Labelled:
    """A text read by the encoder, every link kept."""
    encoder = graph.shipped(1)
    found = pieces.telling(text, encoder.tokenizer)
    reading = decode.read(found.ids, found.shapes, encoder.predict, encoder.layout)
    return Labelled(found, reading, encoder.layout)


def linked(labelled: Labelled, sent: Span) -> list[int | None]:
    """The token of a sentence that each token hangs on, counted from its start; None for no token."""
    first = firsts(labelled, sent)
    token_at = {piece: at for at, piece in enumerate(first) if piece >= 0}
    options = np.array(sorted(token_at), np.int32)
    return [
        None
        if piece < 0
        else to_token(decode.link(labelled.reading, labelled.layout, HEAD, piece, options), token_at)
        for piece in first
    ]


def firsts(labelled: Labelled, sent: Span) -> list[int]:
    """The first piece of each token of a sentence, -1 for one without."""
    places = labelled.pieces.places
    found = np.searchsorted(places[:, 0], [token.idx for token in sent])
    return [
        int(piece) if piece < len(places) and places[piece, 0] < token.idx + len(token) else -1
        for piece, token in zip(found, sent, strict=True)
    ]


def to_token(piece: int | None, token_at: Mapping[int, int]) -> int | None:
    """The token of a piece."""
    return None if piece is None else token_at[piece]


def tree(links: Sequence[int | None], start: int) -> list[int]:
    """Heads that make one tree, as places in the text: what hangs on nothing hangs on the root.

    >>> tree([1, None, 1, None], 10), tree([1, 0], 0)
    ([11, 11, 11, 11], [0, 0])
    """
    root = next((at for at, head in enumerate(links) if head is None or head == at), 0)
    heads = [root if head is None or at == root else head for at, head in enumerate(links)]
    for at in range(len(heads)):
        seen, here = {at}, heads[at]
        while here != root and here not in seen:
            seen.add(here)
            here = heads[here]
        if here != root:
            heads[at] = root
    return [start + head for head in heads]


@cache
def lemmas_of(verbs: tuple[str, ...]) -> dict[str, str]:
    """The base of every form of some verbs."""
    return {form: base for base in verbs for form in verb(base)}
