"""The eighth of the toll texts in training/sentences that the encoder has not learnt from, as gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.tolls import is_dev

from . import gold


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The texts of a folder's files that are measured on, in the order of files."""
    for path in sorted(folder.glob("*.txt")):
        for row in gold.rows(path):
            if is_dev(row["sentence"]):
                yield row | {"id": f"{path.stem}-{row['id']}", "group": path.stem}
