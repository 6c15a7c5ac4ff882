"""atheris against the parsers that are ours: `python -m benchmarks.hostile.guided PARSER -runs=200000 -seed=7`.

libFuzzer chooses inputs by the branches of onrecord's own code that they reach; PARSER is one of those in `parsers.py`, what
follows are libFuzzer's options. It ends with a fault, whose input it leaves in a file, or well. atheris is no part of
what tests are run with: install it by `pip install 'onrecord[benchmarks]'`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

SEEN = ["onrecord.sources", "onrecord.export.back", "onrecord.model", "onrecord.language"]
"""The packages whose branches guide."""


def main() -> None:
    """Have atheris look for faults in a parser."""
    import atheris  # noqa: PLC0415 - it is no part of what tests are run with

    with atheris.instrument_imports(include=SEEN, enable_loader_override=False):
        from .parsers import PARSERS, seeds  # noqa: PLC0415 - as it has to be seen
    if len(sys.argv) < 2 or sys.argv[1] not in PARSERS:
        sys.exit(f"name a parser: {', '.join(PARSERS)}")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "good").write_bytes(seeds(sys.argv[1]))
        atheris.Setup([sys.argv[0], *sys.argv[2:], folder], PARSERS[sys.argv[1]])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
