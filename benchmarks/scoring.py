"""What a scorer says of some records against gold."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Figures = dict[str, dict[str, float]]


def scored(scorer: Path, rows: Iterable[Row], made: Iterable[Row], *flags: str) -> Figures:
    """The scorer's figures; SystemExit with what it said where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        gold, records = Path(folder) / "gold.jsonl", Path(folder) / "records.jsonl"
        for path, lines in ((gold, rows), (records, made)):
            path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(records), *flags, "--json"]
        done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 - a scorer of ours
    if done.returncode:
        raise SystemExit(f"{scorer} failed:\n{done.stderr}")
    figures: Figures = json.loads(done.stdout)
    return figures
