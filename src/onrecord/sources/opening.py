"""Inputs as they are given on the command line -> files that exist, and their bytes."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import SourceError
from .registry import promises
from .web import urls

SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


def expand(inputs: Iterable[str], *, folders: bool = False) -> Iterator[str]:
    """The inputs with patterns replaced by the files they match, in order of their names.

    With `folders` also a folder is replaced by the files in it that can be read; one without any stays.
    """
    for name in inputs:
        if urls.is_url(name):
            yield name
        elif glob.has_magic(name) and not os.path.lexists(name):
            found = sorted(glob.glob(name, recursive=True))
            yield from (expand(found, folders=True) if folders else found) if found else [name]
        elif folders and os.path.isdir(name):
            yield from sorted(inside(name)) or [name]
        else:
            yield name


def inside(folder: str) -> Iterator[str]:
    """The files of a folder, and of those in it, whose names promise a format; hidden ones are left out.

    A folder that may not be read stands for itself, so that it is told.
    """
    locked: list[str] = []
    for path, folders, names in os.walk(folder, onerror=lambda error: locked.append(error.filename)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and promises(name):
                yield os.path.join(path, name)
    yield from locked


def size_of(name: str) -> int | None:
    """The bytes of an input, None where it cannot tell."""
    return Path(name).stat().st_size if Path(name).is_file() else None


def total_size(inputs: Iterable[str]) -> int | None:
    """The bytes of all inputs together, None where one of them cannot tell."""
    sizes = [size_of(name) for name in inputs]
    return None if None in sizes else sum(size for size in sizes if size is not None)


def shown(name: str) -> str:
    r"""An input's name in messages and records; bytes of it that are no UTF-8 are shown by their numbers.

    >>> shown(os.fsdecode(b"caf\xe9.txt"))
    'caf\\xe9.txt'
    """
    if "://" in name:
        return urls.shown(name)
    if name == "-":
        return "standard input"
    return escaped(name)


def escaped(name: str) -> str:
    r"""A file's name as UTF-8 can hold it: other bytes by their numbers.

    >>> escaped(os.fsdecode(b"caf\xe9.db"))
    'caf\\xe9.db'
    """
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a surrogate pair, which no file's name has
        return name.encode("utf-8", "backslashreplace").decode()


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of an input; SourceError where it cannot be opened or read."""
    try:
        if name == "-":
            yield sys.stdin.buffer
            return
        refuse_folder(name)
        with Path(name).open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise SourceError(missing(name)) from error
    except PermissionError as error:
        raise SourceError("may not be read by you: ask for the right to read it (chmod +r)") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise SourceError(
            f"cannot be read ({getattr(error, 'strerror', None) or error}): check the file"
        ) from error


def refuse_folder(name: str) -> None:
    """Raise for a folder."""
    if os.path.isdir(name or os.curdir):
        os.scandir(name or os.curdir).close()  # PermissionError where nobody could give its files
        raise SourceError(f"is a folder: give its files, for example '{Path(name) / '*.txt'}'")


def missing(name: str) -> str:
    """What to tell about a name that no file has."""
    if urls.is_url(name):
        return "is a web address: save the page and give the file"
    if SCHEME.match(name):
        return "is neither a file nor an http or https address: fetch it yourself and give the file"
    if glob.has_magic(name):
        return "no file matches the pattern: check it"
    return "no such file: check the name"
