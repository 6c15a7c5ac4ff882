"""Object stores by their addresses, through the file systems of pyarrow: what is there, and its bytes.

s3://, gs://, abfs:// and hdfs:// are pyarrow's own; fsspec+NAME:// is any other that fsspec knows.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import lru_cache
from glob import has_magic
from typing import Any, BinaryIO, NamedTuple, cast

from .. import sources
from ..errors import ScaleError

ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)/?(.*)", re.DOTALL)
PIECE = 4 << 20
"""Bytes that a store is asked for at once."""
STORES = 16
"""Stores whose connections are kept."""


class At(NamedTuple):
    """Where something is: the file system of pyarrow that has it, and its path there."""

    system: Any
    path: str

    def inside(self, rest: str) -> At:
        """Where something in it is."""
        between = "/" if rest and self.path and not self.path.endswith("/") else ""
        return At(self.system, f"{self.path}{between}{rest}")


class Address(NamedTuple):
    """An address in a store, in its parts; the rest is the path in the bucket or on the host."""

    scheme: str
    host: str
    rest: str

    @property
    def root(self) -> str:
        """The bucket or host."""
        return f"{self.scheme}://{self.host}"


def is_store(name: str) -> bool:
    """Whether a name is an address in a store, neither a web address nor a file that is called so."""
    return ADDRESS.match(name) is not None and not sources.is_url(name) and not os.path.lexists(name)


def parse(name: str) -> Address:
    """The parts of an address; ScaleError where a key is in it.

    >>> parse("S3://news/2022/a.jsonl")
    Address(scheme='s3', host='news', rest='2022/a.jsonl')
    """
    found = ADDRESS.match(name)
    if found is None:
        raise ScaleError(f"{name}: is no address in a store: write it like s3://bucket/folder")
    if "@" in found[2]:
        raise ScaleError(
            f"{sources.shown(name)}: has a name or a key in it, which would stand in the tables: "
            "give keys in the environment (AWS_ACCESS_KEY_ID and its like)"
        )
    return Address(found[1].lower(), found[2], found[3])


def at(name: str) -> At:
    """Where an address leads; ScaleError where there is no such store."""
    address = parse(name)
    return opened_root(address.root).inside(address.rest)


@lru_cache(maxsize=STORES)
def opened_root(root: str) -> At:
    """A bucket or host; ScaleError where pyarrow knows no such kind, or does not get there."""
    from pyarrow.fs import FileSystem  # noqa: PLC0415 - an extra

    try:
        system, path = FileSystem.from_uri(root if parse(root).host else f"{root}/")
    except (OSError, ValueError, NotImplementedError, ImportError) as error:
        raise ScaleError(
            f"{root}: cannot be reached ({told(error)}): check the address, or copy the files to a disk"
        ) from error
    return At(system, path)


def told(error: BaseException) -> str:
    """What a store says of a fault, in a line."""
    return " ".join(str(error).split())[:300] or type(error).__name__


@contextmanager
def reached(name: str) -> Iterator[None]:
    """Raise ScaleError for a fault while something is read, but not where it is gone."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ScaleError(
            f"{name}: cannot be read ({told(error)}): check it, your rights and the network"
        ) from error


def size(name: str) -> int | None:
    """The bytes of an object, None where there is none."""
    where = at(name)
    with reached(name):
        info = where.system.get_file_info(where.path)
    return int(info.size) if info.is_file else None


def opened(name: str) -> BinaryIO:
    """The bytes of an object, in which one can go back and forth; FileNotFoundError where there is none."""
    return opened_at(at(name))


def opened_at(where: At) -> BinaryIO:
    """The bytes of a file in a store."""
    return cast(BinaryIO, io.BufferedReader(where.system.open_input_file(where.path), PIECE))


def sizes(where: At) -> dict[str, int]:
    """All files in a folder of a store and in its folders: their bytes by their paths in it."""
    return {path: int(info.size) for path, info in listed(where, deep=True) if info.is_file}


def names(where: At) -> set[str]:
    """The files and folders in a folder of a store."""
    return {path for path, _ in listed(where, deep=False)}


def listed(where: At, *, deep: bool) -> Iterator[tuple[str, Any]]:
    """What is in a folder of a store, by its path in it; nothing where there is no such folder."""
    from pyarrow.fs import FileSelector  # noqa: PLC0415

    chosen = FileSelector(where.path, allow_not_found=True, recursive=deep)
    begin = len(where.path.strip("/"))
    for info in where.system.get_file_info(chosen):
        yield info.path.strip("/")[begin:].lstrip("/"), info


def expand(name: str) -> Iterator[str]:
    """The objects that a pattern matches, or that a folder holds, as `sources.expand` has it for files."""
    address = parse(name)
    if not has_magic(address.rest) and size(name) is not None:
        yield name
        return
    pattern = address.rest.rstrip("/").split("/") if address.rest else []
    fixed = pattern[: next((at for at, one in enumerate(pattern) if has_magic(one)), len(pattern))]
    folder = "".join(f"{one}/" for one in fixed)
    with reached(name):
        found = sorted(folder + path for path in sizes(opened_root(address.root).inside(folder.rstrip("/"))))
    chosen = [path for path in found if is_chosen(path.split("/"), pattern)]
    yield from [f"{address.root}/{path}" for path in chosen] or [name]


def is_chosen(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a pattern matches a file, or a folder that it is in and where its name promises a format."""
    if path == pattern or (pattern and matches(path, pattern)):
        return True
    inside = (at for at in range(len(path)) if matches(path[:at], pattern))
    return sources.promises(path[-1]) and any(
        not any(one.startswith(".") for one in path[at:]) for at in inside
    )


def matches(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a pattern matches the whole of a path, both in parts; "**" matches any number of them.

    >>> matches(["news", "2022", "a.jsonl"], ["news", "**", "*.jsonl"])
    True
    """
    if not pattern or not path:
        return list(path) == list(pattern) or set(pattern) == {"**"}
    if pattern[0] == "**":
        return matches(path, pattern[1:]) or (not path[0].startswith(".") and matches(path[1:], pattern))
    hidden = path[0].startswith(".") and not pattern[0].startswith(".")
    return not hidden and fnmatchcase(path[0], pattern[0]) and matches(path[1:], pattern[1:])
