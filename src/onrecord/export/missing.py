"""Packages that one format alone needs, and what is said where one is not installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import LibraryError


def package(name: str, what: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """A package; LibraryError with the line that installs it where it is not there."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise LibraryError(
            f"{what} needs {error.name}: install it by: pip install 'onrecord[{extra}]'"
        ) from error
