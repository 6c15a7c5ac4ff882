"""Short tables of what a record holds, for a reader who has a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ...model import Attribution, Event, Record, Refusal, Statement, Toll
from . import words
from .evidence import STYLES
from .names import Names
from .safe import cell, line

Row = tuple[Text, ...]

IN_TABLES = {kind: style.replace("italic ", "").replace("underline ", "") for kind, style in STYLES.items()}
"""The styles of the report, without the faces that tell kinds apart: a column says what it holds."""

LONGEST = 160
"""Characters of what somebody said that a table shows; the report above has them all."""


def tables(record: Record, *, verbose: bool = False, refused: Sequence[Refusal] = ()) -> Iterator[Table]:
    """The tables of a record that have any rows; in full, also of what was refused."""
    names = Names(record)
    yield from made(statements(names, None if verbose else LONGEST))
    for build in (tolls, events, times, places, hedges):
        yield from made(build(names))
    if verbose:
        yield from made(parties(names))
        yield from made(left_open(names, refused))


class Column(NamedTuple):
    """A column: its heading, the style of its cells, the widths between which it is kept."""

    heading: str
    style: str
    narrowest: int
    widest: int | None = None


class Sheet(NamedTuple):
    """A table to be: its title, columns, and rows of cells."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]


def made(sheet: Sheet) -> Iterator[Table]:
    """The table of a sheet, without columns that have no value in any row; none where there are no rows."""
    if not sheet.rows:
        return
    kept = [index for index in range(len(sheet.columns)) if any(row[index].plain for row in sheet.rows)]
    title = Text.assemble((sheet.title, "bold"), (f"  {len(sheet.rows)}", "dim"))
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        title=title,
        title_justify="left",
        title_style="",
        header_style="dim",
        border_style="dim",
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    columns = [sheet.columns[index] for index in kept]
    for column in columns:
        table.add_column(column.heading, min_width=column.narrowest, max_width=column.widest, overflow="fold")
    for row in sheet.rows:
        cells = zip((row[index].plain for index in kept), columns, strict=True)
        table.add_row(*(Text.assemble((text, column.style)) for text, column in cells))
    yield table


def statements(names: Names, longest: int | None) -> Sheet:
    """Who said what, and how."""
    rows = [
        (cell(names.speaker(said)), cell(manner(said)), cell(said.content.value, longest=longest))
        for said in names.record.attributions
    ]
    columns = (
        Column("who", IN_TABLES["who said it"], 12, 28),
        Column("how", "", 8, 16),
        Column("what", "", 8),
    )
    return Sheet("Statements", columns, rows)


def manner(said: Attribution) -> str:
    """How something was said: the word for it, quoted or reported, to whom."""
    kind = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}[said.manner]
    cue = line(said.cue.value, 30) if said.cue else ""
    return ", ".join(filter(None, (cue, kind, "not affirmed" if said.negated else "")))


def tolls(names: Names) -> Sheet:
    """How many, of whom, according to whom."""
    rows = [toll_row(names, toll) for toll in names.record.tolls]
    columns = (
        Column("how many", IN_TABLES["toll"], 8),
        Column("of whom", "", 10),
        Column("were", "", 11),
        Column("according to", IN_TABLES["said"], 12),
        Column("when", IN_TABLES["time"], 11),
        Column("where", IN_TABLES["place"], 9),
    )
    return Sheet("Tolls", columns, rows)


def toll_row(names: Names, toll: Toll) -> Row:
    """A toll's cells."""
    return (
        cell(words.count(toll.count.value)),
        cell(words.whom(toll), longest=60),
        cell(words.category(toll)),
        cell(names.according_to(toll)),
        *setting(toll),
    )


def setting(statement: Statement) -> tuple[Text, Text]:
    """When and where."""
    return (
        cell(words.when(statement.when.value) if statement.when else ""),
        cell(statement.where.value.name if statement.where else ""),
    )


def events(names: Names) -> Sheet:
    """What happened, who did it to whom."""
    rows = [event_row(names, event) for event in names.record.events]
    columns = (
        Column("type", "", 9),
        Column("what", IN_TABLES["happening"], 8),
        Column("who", "", 12),
        Column("whom", "", 9),
        Column("where", IN_TABLES["place"], 9),
        Column("when", IN_TABLES["time"], 11),
        Column("status", "", 8),
    )
    return Sheet("Events", columns, rows)


def event_row(names: Names, event: Event) -> Row:
    """An event's cells."""
    kind = event.type.lower() + (f" ({event.mode.replace('_', ' ').replace('-', ' ')})" if event.mode else "")
    status = words.STATUS.get(event.status, event.status) + (", background" if event.background else "")
    at, place = setting(event)
    who, whom = cell(names.all(event.actors), longest=60), cell(names.all(event.recipients), longest=60)
    return cell(kind), cell(event.trigger.value), who, whom, place, at, cell(status)


def times(names: Names) -> Sheet:
    """The times, each wording once."""
    found = Counter((names.text(time.spans), time.value) for time in names.record.times)
    rows = [
        (cell(repeated(text, times)), cell(undated(words.when(value), value.first)), cell(value.timex))
        for (text, value), times in found.items()
    ]
    columns = (Column("words", IN_TABLES["time"], 10), Column("days", "", 11), Column("TIMEX3", "dim", 7))
    return Sheet("Times", columns, rows)


def undated(shown: str, first: str | None) -> str:
    """The days, or that there are none to be known."""
    return shown if first or not shown.startswith(("P", "X")) else "not dated"


def repeated(text: str, times: int) -> str:
    """A wording, and how often it stands in the report where that is more than once."""
    return f"{text} ×{times}" if times > 1 else text


def places(names: Names) -> Sheet:
    """The places, each once, with country and coordinates."""
    found = Counter(place.value for place in names.record.places)
    rows = [
        (
            cell(repeated(value.name, times)),
            cell(value.country or ""),
            cell(value.kind or ""),
            cell(words.coordinates(value) or "not located"),
            cell(f"±{value.precision_km:g} km" if value.precision_km is not None else ""),
        )
        for value, times in found.items()
    ]
    columns = (
        Column("place", IN_TABLES["place"], 9),
        Column("country", "", 7),
        Column("kind", "", 6),
        Column("coordinates", "", 17),
        Column("within", "dim", 6),
    )
    return Sheet("Places", columns, rows)


def hedges(names: Names) -> Sheet:
    """How sure, on which scale, who, of what."""
    rows = [
        (
            cell(names.text(hedge.spans)),
            cell(words.likelihood(hedge.value)),
            cell(words.SCALES[hedge.value.scale]),
            cell(names.parties.get(hedge.value.holder or "", "the report")),
            cell(names.text(hedge.value.scope), longest=80),
        )
        for hedge in names.record.hedges
    ]
    columns = (
        Column("words", IN_TABLES["how sure"], 10),
        Column("range", "", 7),
        Column("scale", "dim", 8),
        Column("who", IN_TABLES["said"], 8),
        Column("of what", "", 16),
    )
    return Sheet("How sure", columns, rows)


def parties(names: Names) -> Sheet:
    """The people, organisations and things of the report."""
    rows = [
        (
            cell(party.name.value),
            cell(party.kind),
            cell("; ".join(role.value for role in party.roles)),
            cell(names.parties.get(party.member_of or "", "")),
            cell(str(len(party.mentions))),
        )
        for party in names.record.parties
    ]
    columns = (
        Column("name", "bold", 10),
        Column("kind", "", 6),
        Column("roles", "", 8),
        Column("member of", "", 9),
        Column("mentions", "dim", 8),
    )
    return Sheet("People and organisations", columns, rows)


def left_open(names: Names, refused: Sequence[Refusal]) -> Sheet:
    """What the finders left open or out on purpose, and why."""
    text = names.record.document.text
    rows = [
        (
            cell(str(text.count("\n", 0, one.span[0]) + 1)),
            cell(text[slice(*one.span)], longest=60),
            cell(one.field),
            cell(one.why),
        )
        for one in refused
    ]
    columns = (
        Column("line", "dim", 4),
        Column("words", "", 8),
        Column("field", "dim", 7),
        Column("why", "", 16),
    )
    return Sheet("Left open", columns, rows)
