"""The reports that a brief cites, numbered as they are first cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...archive import Archive, Hit
from ...model import Document
from ..addresses import web_address
from ..terminal.incidents import SHORT
from ..terminal.safe import line

BEGINNING = 80  # characters


class Reference(NamedTuple):
    """A report as it stands in the list at the end."""

    number: int
    document: Document
    outlet: str
    title: str
    link: str | None


class References:
    """Gives every report that is cited a number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, document: str) -> int:
        """The number of a report."""
        return self.numbers.setdefault(document, len(self.numbers) + 1)

    def cited(self, archive: Archive) -> Iterator[Reference]:
        """The reports that were cited, in the order of their numbers."""
        for name, number in self.numbers.items():
            document = archive.get(name).document
            yield Reference(
                number,
                document,
                document.publisher or name[:SHORT],
                document.title or beginning(document),
                web_address(document.url),
            )

    def others(self, hits: Iterable[Hit]) -> list[Hit]:
        """The reports among some that were not cited."""
        return [hit for hit in hits if hit.document not in self.numbers]


def beginning(document: Document) -> str:
    """The first words of a report that has no title."""
    return line(document.text[: 4 * BEGINNING], BEGINNING)
