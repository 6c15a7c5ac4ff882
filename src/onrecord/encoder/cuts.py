"""Where a text of many pieces is cut into windows, and a window's frame."""

from __future__ import annotations

import numpy as np

from .arrays import Bools, Ints
from .shapes import LINE, TITLE

CLS, SEP = 101, 102  # [CLS] and [SEP] among BERT's uncased word pieces
ENDS = (999, 1000, 1012, 1029, 1524)  # ! " . ? ”


def cuts(ids: Ints, shapes: Ints, size: int, overlap: int = 0) -> list[tuple[int, int]]:
    """Where windows begin and end: at most `size` pieces; the end at a line's, else a sentence's, else hard.

    Each window but the first starts `overlap` pieces before the end of the one before it.
    """
    breaks = np.zeros(len(ids) + 1, np.int8)
    breaks[:-1][sentence_starts(ids, shapes)] = 1
    breaks[:-1][shapes >= LINE] = 2
    found, start = [], 0
    while len(ids) - start > size:
        low = start + size // 2
        options = breaks[low + 1 : start + size + 1]
        end = low + 1 + int(np.flatnonzero(options == options.max())[-1])
        found.append((start, end))
        start = max(start + 1, end - overlap)
    return [*found, (start, len(ids))] if len(ids) else []


def sentence_starts(ids: Ints, shapes: Ints) -> Bools:
    """Where a sentence may start: a line does, or a capital follows a final mark. A rough guess."""
    after = np.r_[False, np.isin(ids[:-1], ENDS)][: len(ids)]
    found: Bools = (after & (shapes % LINE >= TITLE)) | (shapes >= LINE)
    return found


def framed(ids: Ints, shapes: Ints) -> tuple[Ints, Ints]:
    """Pieces between [CLS] and [SEP]."""
    return (
        np.concatenate([[CLS], ids, [SEP]]).astype(np.int32),
        np.concatenate([[0], shapes, [0]]).astype(np.int32),
    )
