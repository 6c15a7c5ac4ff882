"""Libraries that not everybody needs: loaded when a file asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from ..errors import SourceError


def needed(names: Iterable[str], extra: str, what: str) -> ModuleType:
    """The first of some modules that is there; SourceError with the command that installs it."""
    name = there(names)
    if name is None:
        raise SourceError(
            f"is {what}, and reading it needs what is not installed: pip install 'onrecord[{extra}]'"
        )
    return import_module(name)


def there(names: Iterable[str]) -> str | None:
    """The first of some modules that can be loaded."""
    for name in names:
        try:
            if find_spec(name) is not None:
                return name
        except ModuleNotFoundError:  # its package is missing
            continue
    return None
