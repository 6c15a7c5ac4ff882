"""The command line starts without what only its commands need."""

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "onnxruntime",
    "onrecord.pipeline",
    "pyarrow",
    "ray",
    "spacy",
    "sqlite3",
    "starlette",
    "thinc",
    "tokenizers",
    "trafilatura",
)
"""What takes a tenth of a second or more to load, or leads to what does."""


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["add", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from onrecord.cli import main
sys.argv = ["onrecord", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("loaded:", *sorted(set(sys.modules) & set({HEAVY!r})))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "loaded:"


def test_the_heavy_ones_are_found_where_they_are_loaded() -> None:
    code = f"import sys, onrecord.pipeline; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"numpy", "onnxruntime", "onrecord.pipeline", "spacy", "tokenizers"} <= set(ran.stdout.split())
