"""A text as word pieces: their numbers, their shapes and the characters each was made from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from training import base
from training.arrays import Ints
from training.shapes import shapes

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class Pieces(NamedTuple):
    """Numbers (N), shapes (N) and characters (N x 2) of the pieces of a text."""

    ids: Ints
    shapes: Ints
    places: Ints


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
    return Pieces(ids, shapes(text, places), places)
