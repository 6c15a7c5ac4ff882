"""Each protection taken out, one at a time, in a copy of the sources: the test that it has must fail then.

python -m benchmarks.protections [machines] [strangers] [--only WORDS]

A protection that can go without a test that fails is one that could be lost without a word.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from .tables import TABLES, Protection, as_they_are, protections

ROOT = Path(__file__).parents[2]
PATIENCE = 600  # seconds
COPIED = (
    "src", "tests", "benchmarks", "evaluation", "docs", "samples", "scripts", "requirements", "frontend",
    ".ci", "pyproject.toml", "README.md",
)  # fmt: skip


def taken_out(one: Protection, into: Path) -> None:
    """Take a protection out of a copy."""
    path = into / "src" / "onrecord" / one.file
    text = path.read_text(encoding="utf-8")
    if text.count(one.there) != 1:
        raise SystemExit(
            f"{one.name}: what is to be taken out stands in {one.file} {text.count(one.there)} times"
        )
    path.write_text(text.replace(one.there, one.without), encoding="utf-8")


def fails(one: Protection, folder: Path) -> bool:
    """Whether a test fails once the protection is out; the copy is as it was afterwards."""
    path = folder / "src" / "onrecord" / one.file
    kept = path.read_bytes()
    taken_out(one, folder)
    try:
        return passed(one.test, folder) == 1
    finally:
        path.write_bytes(kept)


def passed(tests: str, folder: Path) -> int:
    """The exit code of pytest: 0 where all tests pass, 1 where one fails, or takes so long that it hangs."""
    code = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(folder / "src"), str(folder), *filter(None, sys.path))),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=folder, env=code, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    ) as process:
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return 1


def unseen(folder: Path, some: Sequence[Protection]) -> Iterator[str]:
    """The protections, of some, that can go without a test that fails."""
    for test in dict.fromkeys(test for one in some for test in as_they_are(one.test)):
        if passed(test, folder):
            raise SystemExit(f"{test} does not pass as it is: mend that first")
    for one in some:
        seen = fails(one, folder)
        print(f"{'fails' if seen else 'NO TEST FAILS'} without: {one.name} ({one.test})", flush=True)
        if not seen:
            yield one.name


def main() -> None:
    """Try all of them; exit code 1 where one can go."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", help=f"some of {', '.join(TABLES)}; else all")
    parser.add_argument("--only", default="", help="those that have these words in their name")
    chosen = parser.parse_args()
    if unknown := set(chosen.tables) - TABLES.keys():
        parser.error(f"no table: {', '.join(sorted(unknown))}")
    some = [one for table in chosen.tables or TABLES for one in protections(table) if chosen.only in one.name]
    for one in some:
        if one.needs and not find_spec(one.needs):
            print(f"NOT TRIED, for {one.needs} is not installed: {one.name}", flush=True)
    some = [one for one in some if not one.needs or find_spec(one.needs)]
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        lacking = list(unseen(Path(folder), some))
    print(f"{len(some) - len(lacking)} of {len(some)} noticed")
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
