"""A text as word pieces: their numbers, their shapes and the characters each was made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from .arrays import Bools, Ints
from .shapes import Runs, caseless, shapes, silent

UNKNOWN = "[UNK]"  # among BERT's word pieces, what no others can spell


class Pieces(NamedTuple):
    """The pieces of a text: numbers (N), shapes (N), characters (N x 2), which go on inside a word (N)."""

    ids: Ints
    shapes: Ints
    places: Ints
    inner: Bools


def tokenizer(vocabulary: Sequence[str]) -> Tokenizer:
    """The tokeniser of BERT's uncased models over a vocabulary, the number of a piece its position."""
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    made = Tokenizer(WordPiece(numbers, unk_token=UNKNOWN))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def read(text: str, with_tokenizer: Tokenizer) -> Pieces:
    """The pieces of a text, as its case is written."""
    made = with_tokenizer.encode(text, add_special_tokens=False)
    places = np.array(made.offsets, np.int32).reshape(-1, 2)
    ids = np.array(made.ids, np.int32)
    runs = Runs(text)
    return Pieces(ids, shapes(text, places, runs), places, inner(places, runs))


def telling(text: str, with_tokenizer: Tokenizer) -> Pieces:
    """The pieces of a text, their shapes without case where the case of the text tells nothing."""
    made = read(text, with_tokenizer)
    return made._replace(shapes=silent(made.shapes)) if caseless(text) else made


def inner(places: Ints, runs: Runs) -> Bools:
    """Which pieces go on inside a word: a letter or digit stands right before them and in them.

    >>> inner(np.array([[0, 1], [2, 3], [3, 4], [4, 5], [5, 6]], np.int32), Runs("a b-cd")).tolist()
    [False, False, False, False, True]
    """
    number = runs.at(places[:, 0])
    return np.asarray((number >= 0) & (places[:, 0] > runs.starts[number]))
