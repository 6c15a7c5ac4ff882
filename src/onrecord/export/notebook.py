"""A record in a notebook: the report with its evidence by kind, and tables; safe HTML without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from ..model import Document, Record
from .terminal import evidence, words
from .terminal.evidence import Mark
from .terminal.names import Names
from .terminal.safe import line, visible
from .terminal.tables import LONGEST, Sheet, events, hedges, places, statements, times, tolls

SHOWN = 20_000
"""Characters of a report that are shown, some seven pages: a notebook keeps what it shows."""
ROWS = 50
"""Rows of a table that are shown."""
CLASSES = {
    "words said": "words",
    "who said it": "speaker",
    "said": "cue",
    "happening": "event",
    "toll": "toll",
    "place": "place",
    "time": "time",
    "how sure": "hedge",
}
"""The kinds of evidence as the style sheet calls them."""


def shown(record: Record) -> str:
    """A record as HTML: every word of the report escaped, control characters to be seen, nothing loaded.

    >>> from onrecord.model import Document, MadeWith
    >>> made = MadeWith(onrecord="0.1.0", model=None, lexicons="a", gazetteer="b")
    >>> "<b>" in shown(Record(document=Document(id="d", text="Ten <b> died."), made_with=made))
    False
    """
    parts = (
        f"<style>{style()}</style>",
        heading(record.document),
        legend(record),
        f'<div class="text">{report(record)}</div>',
        *(table(sheet) for sheet in sheets(record)),
    )
    return f'<div class="onrecord">{"".join(parts)}</div>'


@cache
def style() -> str:
    """The style sheet: it is about what stands inside `.onrecord` alone."""
    return (files("onrecord.export") / "templates" / "notebook.css").read_text(encoding="utf-8")


def heading(document: Document) -> str:
    """The title of a report, who published it and when."""
    day = words.day(document.published) if document.published else "day of publication not known"
    about = " · ".join(filter(None, (document.publisher, day, document.url)))
    return f"<h4>{said(document.title or document.id)}</h4><p>{said(about)}</p>"


def said(text: str) -> str:
    """Strangers' words on one line."""
    return f"<bdi>{escape(line(text))}</bdi>"


def legend(record: Record) -> str:
    """The kinds of evidence that the record has, each as it looks."""
    present = {mark.kind for mark in evidence.marks(record)}
    found = (marked(kind, kind) for kind in CLASSES if kind in present)
    return f"<p>{' · '.join(found)}</p>" if present else ""


def marked(kind: str, text: str) -> str:
    """A piece of evidence; its kind also in words, for who sees no colours."""
    inside = escape(visible(text))
    return f'<mark class="{CLASSES[kind]}" title="{escape(kind)}">{inside}</mark>' if kind else inside


def report(record: Record) -> str:
    """The report, or its beginning."""
    text = record.document.text
    size = min(len(text), SHOWN)
    found = (Mark(one.start, min(one.end, size), one.kind) for one in evidence.marks(record))
    pieces = evidence.segments(size, found)
    more = f"<p>… {len(text) - size:,} characters more: record.document.text</p>" if size < len(text) else ""
    return "".join(marked(kind, text[start:end]) for start, end, kind in pieces) + more


def sheets(record: Record) -> Iterator[Sheet]:
    """The tables of a record that have any rows, as in a terminal."""
    names = Names(record)
    yield statements(names, LONGEST)
    for build in (tolls, events, times, places, hedges):
        yield build(names)


def table(sheet: Sheet) -> str:
    """A table without the columns that have no value in any row, closed unless it is short."""
    if not sheet.rows:
        return ""
    kept = [at for at in range(len(sheet.columns)) if any(row[at].plain for row in sheet.rows)]
    head = cells("th", (sheet.columns[at].heading for at in kept))
    body = "".join(cells("td", (row[at].plain for at in kept)) for row in sheet.rows[:ROWS])
    left = len(sheet.rows) - ROWS
    more = f"<p>{left:,} rows more: record.to_dataframe</p>" if left > 0 else ""
    return (
        f"<details open><summary>{escape(sheet.title)} <small>{len(sheet.rows):,}</small></summary>"
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{more}</details>"
    )


def cells(name: str, values: Iterable[str]) -> str:
    """A row."""
    return f"<tr>{''.join(f'<{name}>{said(value)}</{name}>' for value in values)}</tr>"
