"""A text as word pieces: their numbers, their shapes and the characters each was made from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from training import base
from training.arrays import Bools, Ints
from training.shapes import shapes

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class Pieces(NamedTuple):
    """The pieces of a text: numbers (N), shapes (N), characters (N x 2), which go on inside a word (N)."""

    ids: Ints
    shapes: Ints
    places: Ints
    inner: Bools


@cache
def tokenizer() -> Tokenizer:
    """The tokeniser of the pretrained model, without its cutting and filling."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - of the extra [train], which the tests do without

    found: Tokenizer = Tokenizer.from_file(str(base.tokenizer()))
    found.no_truncation()
    found.no_padding()
    return found


def read(text: str) -> Pieces:
    """The pieces of a text."""
    made = tokenizer().encode(text, add_special_tokens=False)
    places = np.array(made.offsets, np.int32).reshape(-1, 2)
    ids = np.array(made.ids, np.int32)
    return Pieces(ids, shapes(text, places), places, inner(text, places))


def inner(text: str, places: Ints) -> Bools:
    """Which pieces go on inside a word: a letter or digit stands right before them and in them.

    >>> inner("a b-cd", np.array([[0, 1], [2, 3], [3, 4], [4, 5], [5, 6]], np.int32)).tolist()
    [False, False, False, False, True]
    """
    letters = np.array([character.isalnum() for character in text] + [False])
    found: Bools = letters[places[:, 0]] & letters[places[:, 0] - 1]
    found[places[:, 0] == 0] = False
    return found
