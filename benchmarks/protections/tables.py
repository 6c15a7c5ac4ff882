"""The tables of protections: what each is, where it stands, and what must fail without it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

TABLES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.toml"))}


class Protection(msgspec.Struct, frozen=True):
    """What it is, the file, what stands there, what stands there without it, and the test that must fail.

    `needs` is a module without which that test is skipped, and is no part of what tests are run with.
    """

    name: str
    file: str
    there: str
    without: str
    test: str
    needs: str = ""


def protections(table: str) -> list[Protection]:
    """All of a table."""
    found = tomllib.loads(TABLES[table].read_text(encoding="utf-8"))["protection"]
    return msgspec.convert(found, list[Protection])


def as_they_are(test: str) -> list[str]:
    """What has to pass as it is, once for all protections that have it: files, or some tests of a file.

    >>> as_they_are("tests/a.py tests/b.py"), as_they_are("tests/a.py -k deep")
    (['tests/a.py', 'tests/b.py'], ['tests/a.py -k deep'])
    """
    return [test] if " -k " in test else test.split()
