"""A record in a terminal: the report with its evidence in colours, a legend, and short tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from ...model import Document, Record, Refusal, Unread
from . import words
from .evidence import legend, report
from .safe import line
from .tables import tables

__all__ = ["picture", "show", "svg"]

READABLE = 100
"""The widest that a line of text is printed, in columns: longer lines lose the eye."""

PAPER = TerminalTheme(
    (253, 252, 249),
    (45, 48, 54),
    [
        (45, 48, 54), (190, 32, 46), (30, 122, 66), (152, 98, 0),
        (27, 84, 170), (140, 44, 146), (0, 114, 130), (120, 124, 130),
    ],
)  # fmt: skip
"""The colours of the picture: dark on paper, each with a contrast over 4.5 to 1 (WCAG AA)."""


FONT_FACE = re.compile(r"@font-face \{[^{}]*\}\s*")
"""Where rich's picture would load a font from the network."""
FONTS = "DejaVu Sans Mono, Menlo, Consolas"


def show(
    record: Record,
    console: Console,
    *,
    source: str = "",
    verbose: bool = False,
    refused: Sequence[Refusal] = (),
) -> None:
    """Print a record; in full, also what was refused in it."""
    width = min(console.width, READABLE)
    console.print(Rule(heading(record.document, source), style="dim", align="left"), width=width)
    if about := byline(record.document):
        console.print(Padding(about, (0, 2)), width=width)
    console.print(Padding(report(record), (1, 2)), width=width)
    if key := legend(record):
        console.print(Padding(key, (0, 2, 1, 2)), width=width)
    for one in record.unread:
        console.print(Padding(Text(not_read(one), "yellow"), (0, 2, 1, 2)), width=width)
    for table in tables(record, verbose=verbose, refused=refused):
        console.print(Padding(table, (0, 2, 1, 2)), width=width)
    if verbose:
        console.print(Padding(Text(made_with(record), "dim"), (0, 2, 1, 2)), width=width)


def heading(document: Document, source: str) -> Text:
    """The title of a report, else where it came from."""
    return Text(line(document.title or source or document.id, READABLE - 10), "bold")


def byline(document: Document) -> Text:
    """Who published a report and when; that the day is not known, since times then have no date."""
    day = words.day(document.published) if document.published else "day of publication not known"
    return Text(line(" · ".join(filter(None, (document.publisher, day, document.url)))), "dim")


def not_read(unread: Unread) -> str:
    """What of a report was not read, and why."""
    size = len(unread.spans)
    return line(f"Not read: {size} paragraph{'s' * (size != 1)} ({unread.reason}).")


def made_with(record: Record) -> str:
    """The id of a document and the versions its record was made with."""
    made = record.made_with
    return line(f"{record.document.id} · onrecord {made.onrecord} · lexicons {made.lexicons}")


def svg(record: Record, *, width: int = READABLE, title: str = "onrecord read", source: str = "") -> str:
    """A picture of a record in a terminal, as SVG that loads nothing from anywhere."""
    console = Console(
        record=True,
        file=StringIO(),
        width=width,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    show(record, console, source=source)
    return picture(console, title)


def picture(console: Console, title: str = "onrecord read") -> str:
    """A picture of what a recording console has printed."""
    drawn = console.export_svg(title=title, theme=PAPER, unique_id="onrecord")
    drawn = FONT_FACE.sub("", drawn).replace("Fira Code", FONTS)
    return drawn.replace("<svg ", '<svg xml:space="preserve" ', 1)  # librsvg drops spaces at the ends else
