"""The word pieces of the pretrained model, as training and the graph use them."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from onrecord.encoder import pieces
from onrecord.encoder.pieces import Pieces
from training import base

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@cache
def vocabulary() -> tuple[str, ...]:
    """The word pieces in the order of their numbers."""
    numbers: dict[str, int] = json.loads(base.tokenizer().read_bytes())["model"]["vocab"]
    return tuple(sorted(numbers, key=numbers.__getitem__))


@cache
def tokenizer() -> Tokenizer:
    """The tokeniser that run time makes of the same pieces."""
    return pieces.tokenizer(vocabulary())


def read(text: str) -> Pieces:
    """The pieces of a text."""
    return pieces.read(text, tokenizer())
