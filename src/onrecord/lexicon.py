"""Data files as typed values: `load("tolls", Words)`.

A lexicon is a TOML or CSV file in `lexicons/` whose header comment names its source and licence.
Its reader states the shape it expects as a msgspec Struct; anything else is a LexiconError.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from .errors import LexiconError

T = TypeVar("T")

REMEMBERED = 8192
"""Words for which a function of a word remembers what it said, the last that it was asked for.

Reports bring new names without end: what is remembered of every word makes a process grow without end.
"""
FOLDER = files("onrecord") / "lexicons"
LOADED: dict[tuple[str, type[Any]], Any] = {}
"""The lexicons decoded so far; a dict, since functools.cache forgets the type that goes through it."""


def load(name: str, shape: type[T]) -> T:
    """The TOML lexicon of a name as a value of the shape its reader expects, decoded once a process."""
    key = (name, shape)
    if key not in LOADED:
        LOADED[key] = decoded(name, shape)
    value: T = LOADED[key]
    return value


def decoded(name: str, shape: type[T]) -> T:
    """The value of a TOML lexicon; LexiconError where it does not have the shape."""
    try:
        return msgspec.toml.decode(text(f"{name}.toml"), type=shape)
    except msgspec.DecodeError as error:
        raise LexiconError(f"lexicons/{name}.toml: {error}") from error


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV lexicon by column name; lines that begin with # are its header comment."""
    lines = [line for line in text(f"{name}.csv").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, strict=True))


def text(file_name: str) -> str:
    """The text of a lexicon file."""
    try:
        return (FOLDER / file_name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"lexicons/{file_name} is missing: reinstall onrecord") from error


@cache
def digest() -> str:
    """The first twelve hexadecimal digits of a sha256 over all lexicons, in order of their names."""
    whole = hashlib.sha256()
    for file in sorted(FOLDER.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith((".toml", ".csv")):
            whole.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()[:12]
