"""The tolls of a text by the rules, as the tests of all rooms ask for them."""

from __future__ import annotations

from onrecord.extract.tolls import find
from onrecord.model import Toll
from onrecord.pipeline import document, prepare


def tolls(text: str) -> list[Toll]:
    """All of a text."""
    return list(find(prepare(document(text))))


def only(text: str) -> Toll:
    """The one of a text that has one."""
    (toll,) = tolls(text)
    return toll


def words(toll: Toll, text: str) -> str:
    """The words that count it, the first of them where they stand apart."""
    (start, end), *_ = toll.count.spans
    return text[start:end]
