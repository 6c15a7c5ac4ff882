"""Packages that not everybody needs: loaded where one is asked for, or told with what installs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .errors import LibraryError, SourceError


def installed(name: str) -> bool:
    """Whether a module can be loaded."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # its package is missing
        return False


def there(names: Iterable[str]) -> str | None:
    """The first of some modules that can be loaded."""
    return next(filter(installed, names), None)


def command(extra: str) -> str:
    """What installs an extra.

    >>> command("web")
    "pip install 'onrecord[web]'"
    """
    return f"pip install 'onrecord[{extra}]'"


def lacking(what: str, names: Iterable[str | None], extra: str) -> str:
    """What is said where packages are missing.

    >>> lacking("a brief", ["jinja2"], "web")
    "a brief needs jinja2: install it by: pip install 'onrecord[web]'"
    """
    return f"{what} needs {' and '.join(map(str, names))}: install it by: {command(extra)}"


@contextmanager
def needing(what: str, extra: str) -> Iterator[None]:
    """Where an extra is loaded: LibraryError with the command that installs it where a package is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "onrecord":
            raise
        raise LibraryError(lacking(what, [error.name], extra)) from error


def package(name: str, what: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """A package; LibraryError with the command that installs it where it is missing."""
    with needing(what, extra):
        return import_module(name)


def needed(names: Iterable[str], extra: str, what: str) -> Any:  # noqa: ANN401 - a module
    """The first of some modules that is there, to read an input; SourceError where none is."""
    name = there(names)
    if name is None:
        raise SourceError(f"is {what}, and reading it needs what is not installed: {command(extra)}")
    return import_module(name)
