"""The eighth of the toll texts in training/sentences that the encoder has not learnt from, as gold.

Which texts that are is told by a hash of them: the same on every machine, however many are added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import gold

FOLDS = 8


def is_held_out(text: str) -> bool:
    """Whether a text is measured on.

    >>> is_held_out("Two miners died."), is_held_out("Nobody was hurt.")
    (False, True)
    """
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % FOLDS == 0


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The texts of a folder's files that are measured on, in the order of files."""
    for path in sorted(folder.glob("*.txt")):
        for row in gold.rows(path):
            if is_held_out(row["sentence"]):
                yield row | {"id": f"{path.stem}-{row['id']}", "group": path.stem}


def lines(folder: Path) -> bytes:
    """The same, one JSON object a line."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows(folder))
