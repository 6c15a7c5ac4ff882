"""`onrecord correct` and `onrecord history`: what people put right, and what they did so far."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from .ending import orderly
from .exits import DONE, writable_output
from .opened import AsJson, File, chosen, incident_id, opened, print_json, visible

if TYPE_CHECKING:
    from ..archive import Entry

Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why.")]


def correct(  # noqa: PLR0917 - an argument of the command each
    document: Annotated[
        str | None, typer.Argument(help="The report's id, or its beginning.", show_default=False)
    ] = None,
    part: Annotated[
        str | None, typer.Argument(help="The field of the record: tolls, events ... or document.")
    ] = None,
    item: Annotated[
        str | None,
        typer.Argument(help="The item's id there (t1), its index where it has none, - for document."),
    ] = None,
    field: Annotated[
        str | None, typer.Argument(help="The field of the item: count, category, speaker ...")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(help="The new value: words, a number, null, or JSON.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who corrects.")] = "",
    reason: Reason = "",
    seen: Annotated[
        int | None,
        typer.Option(metavar="VERSION", help="The record's version that was looked at; another is refused."),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option(metavar="INCIDENT", help="An incident that is one with others: give two or more."),
    ] = None,
    split: Annotated[
        str | None, typer.Option(metavar="INCIDENT", help="The incident that some reports are no part of.")
    ] = None,
    out: Annotated[
        list[str] | None,
        typer.Option(metavar="DOCUMENT", help="With --split: a report that tells of another incident."),
    ] = None,
    undo: Annotated[
        int | None, typer.Option(metavar="ENTRY", help="Take an entry of the journal back instead.")
    ] = None,
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Correct a field of a record, or which reports are one incident, by name and with a reason.

    The journal keeps it, nothing is overwritten. The correction stays when the report is read
    again. Exit code 0: done; 1: it could not be (the record has changed since, the value does not fit); 2:
    wrong usage.
    """
    field_of = (document, part, item, field, value)
    ways = [None not in field_of, undo is not None, bool(merge), bool(split and out)]
    started = [any(one is not None for one in field_of), undo is not None, bool(merge), bool(split or out)]
    if sum(ways) != 1 or started != ways:
        raise typer.BadParameter(
            "give DOCUMENT PART ITEM FIELD VALUE, or --merge twice or more, or --split with --out, or --undo"
        )
    if merge and len(merge) == 1:
        raise typer.BadParameter("--merge one incident with which? Give --merge twice or more")
    signed(by, reason)
    again = "`onrecord history` tells whether it is in the journal; else give the same command again"
    with orderly(again), opened(chosen(archive)) as into, writable_output():
        if undo is not None:
            entry = into.undo(undo, by=by, reason=reason, seen=seen)
        elif merge:
            entry = into.merge([incident_id(into, one) for one in merge], by=by, reason=reason)
        elif split:
            documents = [into.full_id(one) for one in out or ()]
            entry = into.split(incident_id(into, split), documents, by=by, reason=reason)
        else:
            entry = into.correct(
                into.full_id(str(document)), str(part), str(item), str(field), parsed(str(value)),
                by=by, reason=reason, seen=seen,
            )  # fmt: skip
        into.refresh()
        if as_json or not sys.stdout.isatty():
            print_json(entry)
        else:
            typer.echo(visible(told(entry)))
    raise typer.Exit(DONE)


def history(
    document: Annotated[
        str | None, typer.Argument(help="The report's id, or its beginning; else all that people did.")
    ] = None,
    archive: File = None,
    as_json: AsJson = False,
) -> None:
    """Tell what people did to a record, or to all records and incidents, the oldest first.

    As JSON a line an entry: the whole journal can be carried elsewhere. Exit code 0: done.
    """
    with opened(chosen(archive), readonly=True) as about, writable_output():
        name = None if document is None else about.full_id(document, forgotten=True)
        entries = about.history(name)
        for entry in entries:
            if as_json or not sys.stdout.isatty():
                print_json(entry)
            else:
                typer.echo(visible(told(entry)))
        if sys.stdout.isatty() and not as_json:
            version = (
                ""
                if name is None or about.gone(name)
                else f", the record is at version {about.stored(name).version}"
            )
            typer.echo(f"{len(entries):,} entries{version}")
    raise typer.Exit(DONE)


def signed(by: str, reason: str) -> None:
    """Tell a correction that is nobody's, or has no reason."""
    if not by.strip() or not reason.strip():
        raise typer.BadParameter(
            "a correction is somebody's and has a reason: give --by NAME and --reason WORDS"
        )


def parsed(text: str) -> object:
    """A value as given: JSON where it is that, else the words themselves.

    >>> parsed("7"), parsed("null"), parsed("the mayor"), parsed('{"low": 3}')
    (7, None, 'the mayor', {'low': 3})
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return text


def told(entry: Entry) -> str:
    """An entry of the journal in words."""
    who = entry.by.removeprefix("person:")
    target = entry.target
    if entry.undoes is not None:
        what = f"takes entry {entry.undoes} back"
    elif entry.kind == "forgetting" and target is not None:
        what = f"forgets {target.document[:12]}"
    elif target is not None:
        old, new = (msgspec.json.encode(value).decode() for value in (entry.old, entry.new))
        words = f" (“{target.words}”)" if target.words else ""
        change = f"{target.field}{words}: {old} -> {new}"
        change = change if entry.kind == "correction" else f"{entry.kind}{words}"
        what = f"{target.document[:12]} {target.part} {target.item} {change}"
    else:
        what = f"{entry.kind} {', '.join(entry.incidents)}: {', '.join(one[:12] for one in entry.members)}"
    return f"{entry.number}  {entry.at}  {who}: {what}; {entry.reason}"
