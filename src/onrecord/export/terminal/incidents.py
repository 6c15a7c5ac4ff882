"""Incidents in a terminal: a list of them, and one as a whole with the words of every claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from ...archive.shapes import Listed
from ...incidents.shapes import Account, Claim, Contradiction, Incident, Merged, Range
from . import words
from .safe import cell, line
from .tables import Column, Sheet, made

READABLE = 100
SHORT = 12  # characters of an id: of 100,000 digests no two begin alike
AROUND = 60  # characters shown on either side of a figure
MARKS = {"number": "≠ number", "denial": "✗ denied", "identity": "? who"}
STATUS = {
    "current": "",
    "superseded": "overtaken",
    "duplicate": "copy or repeated",
    "withdrawn": "taken back",
    "partial": "a part of the whole",
    "stale": "old when told",
}
ACCIDENTS = {
    "rail": "rail accident",
    "vessel": "ship accident",
    "aircraft": "air accident",
    "road": "road accident",
    "mining": "mine accident",
}
"""Hazards whose name alone does not say what happened (lexicons/hazards.toml)."""


def show_list(incidents: Sequence[Listed], console: Console) -> None:
    """Print incidents, a row each."""
    columns = (
        Column("when", "", 11),
        Column("where", "", 9, 24),
        Column("what", "", 7),
        Column("killed", "", 6),
        Column("injured", "", 7),
        Column("reports", "", 7),
        Column("contradictions", "", 8),
        Column("id", "dim", 8, 28),
    )
    for table in made(Sheet("Incidents", columns, [row(found) for found in incidents])):
        console.print(table)


def row(found: Listed) -> tuple[Text, ...]:
    """An incident's cells."""
    when = words.days(found.first, found.last) if found.first and found.last else ""
    return (
        cell(when),
        cell(found.where_name or ""),
        cell(what(found)),
        cell(shown(Range(found.killed_low, found.killed_high, found.killed_open))),
        cell(shown(Range(found.injured_low, found.injured_high, found.injured_open))),
        cell(reports(found.reports, found.sources)),
        cell(", ".join(MARKS[kind] for kind in found.contradictions)),
        cell(short(found.id)),
    )


def what(found: Listed | Incident) -> str:
    """What happened in a word or two: the mishap, else the type of event."""
    name = found.hazard or (found.type or "").lower()
    return ACCIDENTS.get(name, name.replace("_", " "))


def short(name: str) -> str:
    """An incident's id with the digest in it cut short."""
    document, _, part = name.rpartition("#")
    return f"{document[:SHORT]}#{part}"


def reports(total: int, sources: int) -> str:
    """How many reports tell of an incident, and how many of them are no copies."""
    return f"{total}" if sources == total else f"{total} ({sources} own)"


def shown(found: Range | None) -> str:
    """A range as it is read: 10–14, 7, 10 or more.

    >>> shown(Range(10, 14)), shown(Range(7, 7)), shown(Range(10, 10, open_above=True)), shown(None)
    ('10–14', '7', '10+', '')
    """
    if found is None or found.low is None:
        return ""
    ends = f"{found.low:,}" if found.high in (None, found.low) else f"{found.low:,}–{found.high:,}"
    return f"{ends}+" if found.open_above else ends


def show(found: Incident, texts: Mapping[str, str], console: Console) -> None:
    """Print one incident: what was counted with its claims in time, and where these contradict each other."""
    width = min(console.width, READABLE)
    console.print(Rule(heading(found), style="dim", align="left"), width=width)
    console.print(Padding(about(found), (0, 2)), width=width)
    by_id = {claim.id: claim for claim in found.claims}
    for one in found.merged:
        console.print(Padding(summary(one), (1, 2, 0, 2)), width=width)
        for name in one.claims:
            told = claimed(by_id[name], texts.get(by_id[name].document, ""))
            console.print(Padding(told, (0, 4)), width=width)
    again = sum(claim.status == "duplicate" for claim in found.claims)
    if again:
        rest = f"{again} more figure{'s' * (again != 1)} in copies, or told twice by one report"
        console.print(Padding(Text(rest, "dim"), (1, 2, 0, 2)), width=width)
    for number, said in enumerate(contradicted(found)):
        console.print(Padding(said, (int(not number), 2, 0, 2)), width=width)


def outlet(one: Claim | Account) -> str:
    """Who published a report, else its id, cut short."""
    return one.outlet or one.document[:SHORT]


def heading(found: Incident) -> Text:
    """What, when and where, as far as it is known."""
    told = [what(found), found.where.read.value.name if found.where else ""]
    told.append(words.when(found.when.read.value) if found.when else "")
    return Text(line(", ".join(filter(None, told)) or found.id, READABLE - 10), "bold")


def about(found: Incident) -> Text:
    """Who reports it, copies behind their originals."""
    copies = {name: group[0] for group in found.copies for name in group[1:]}
    told = [f"{outlet(one)}{' (copy)' if one.document in copies else ''}" for one in found.accounts]
    number = reports(len(found.accounts), found.sources)
    return Text(line(f"{number} reports: {', '.join(told)} · {short(found.id)}"), "dim")


def summary(one: Merged) -> Text:
    """What all claims about one thing counted come to: what is affirmed, and all that was said."""
    affirmed, every = shown(one.range_affirmed), shown(one.range_all)
    told = [f"all that was said: {every}"] * (every not in (affirmed, ""))
    told += ["they contradict each other"] * (one.joint is None and bool(affirmed))
    head = f"{one.category}{whom(one.subject_kind, one.unit)} "
    return Text.assemble((head, "bold"), (affirmed or "–", "bold"), (f"  {'; '.join(told)}", "dim"))


def claimed(claim: Claim, text: str) -> Text:
    """A claim on two lines: when, by whom, how many, according to whom; then its words, the figure marked."""
    told = words.day(claim.published) if claim.published else "no date"
    source = line(claim.source.value, 60) if claim.source else "the report"
    status = f"  {STATUS[claim.status]}" if STATUS[claim.status] else ""
    head = f"{told} · {line(outlet(claim), 30)}: "
    before, figure, after = around(claim, text)
    return Text.assemble(
        (head, "dim"),
        (line(words.count(claim.count.value)), "" if not status else "dim strike"),
        f" according to {source}",
        (status, "yellow"),
        "\n",
        (f"  {before}", "dim italic"),
        (figure, "italic"),
        (after, "dim italic"),
    )


def whom(subject_kind: str, unit: str) -> str:
    """Of whom a count is, where it is not just of people."""
    kinds = [subject_kind.replace("_", " ")] * (subject_kind != "person") + [unit] * (unit != "person")
    return f" ({', '.join(kinds)})" if kinds else ""


def around(claim: Claim, text: str) -> tuple[str, str, str]:
    """A claim's figure with the words before and behind it."""
    start, end = claim.count.spans[0][0], claim.count.spans[-1][1]
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[low:start], text[end:high]
    before = before[before.find(" ") :] if low and " " in before else before  # no half of a word
    after = after[: after.rfind(" ") + 1] if high < len(text) and " " in after else after
    return (
        ("…" if low else "") + spaced(before),
        line(text[start:end]),
        spaced(after) + ("…" if high < len(text) else ""),
    )


def spaced(text: str) -> str:
    """A piece of text on one line, with the blanks at its ends."""
    return line(f"x{text}x")[1:-1]


def contradicted(found: Incident) -> Iterator[Text]:
    """Each contradiction in words: “police: 10; the union: at least 20”."""
    by_id = {claim.id: claim for claim in found.claims}
    for one in found.contradictions:
        sides = "; ".join(side(by_id[name]) for name in one.claims)
        yield Text.assemble((f"{title(one)}: ", "bold red"), line(sides))


def title(one: Contradiction) -> str:
    """What a contradiction is about."""
    return {"number": "Other numbers", "denial": "Denied", "identity": "Other people"}[one.kind]


def side(claim: Claim) -> str:
    """A claim in a contradiction: who, how many, what they were."""
    who = claim.source.value if claim.source else outlet(claim)
    return f"{who}: {words.count(claim.count.value)} {claim.category}{whom(claim.subject_kind, claim.unit)}"
