"""`onrecord export`: records and incidents in the formats of other tools."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .. import durable
from ..errors import ExportError
from .asking import KilledAtLeast, OfType, Speaker, day, near, point
from .exits import DONE, SOME_FAILED, writable_output
from .how import Quiet
from .opened import File, chosen, exit_on_error, opened, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..archive import Archive, Asked, Query
    from ..config import Settings
    from ..export.chosen import Case, Chosen, Read
    from ..export.formats import Format

PAGE = 500
"""Reports or incidents that are looked up at a time."""


def export(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]", help="Reports or records, as `add` takes them; else the archive."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="Such as csv, xlsx, acled: docs/export.md.")
    ] = "",
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="tolls, events, incidents ...; else what the format is for."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file (brat: folder) that is written, over an older one."),
    ] = None,
    archive: File = None,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that stand in the text or title.")
    ] = None,
    speaker: Speaker = None,
    said: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of what is said.")] = None,
    event: OfType = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="A place of this name.")] = None,
    near: Annotated[str | None, near("A place within so many kilometres.")] = None,
    since: Annotated[str | None, day("Published (incidents: happened) then or later.")] = None,
    until: Annotated[str | None, day("Published (incidents: happened) then or earlier.")] = None,
    killed_at_least: KilledAtLeast = None,
    contradicted: Annotated[
        bool, typer.Option("--contradicted", help="Incidents whose sources contradict each other.")
    ] = False,
    published: Annotated[str | None, day("Day of publication, for FILEs that do not say.")] = None,
    quiet: Quiet = False,
) -> None:
    """Write records or incidents for other tools: tables, maps, data sets of events, annotations.

    With FILE those reports only; without, the archive's. What a format has no place for is told. Exit
    code 0: done; 1: some inputs failed, or the file cannot be written; 2: wrong usage.
    """
    from ..archive import Asked, Query  # noqa: PLC0415
    from ..export.chosen import OF_INCIDENTS, Chosen  # noqa: PLC0415

    form, kind = known(format_, kind)
    to_file(form, out)
    query = Query(
        words=words, speaker=speaker, said=said, event=event, place=place, near=point(near), since=since,
        until=until, killed_at_least=killed_at_least,
    )  # fmt: skip
    asked = Asked(
        since=since, until=until, place=place, near=point(near), type=event, killed_at_least=killed_at_least,
        contradicted=contradicted,
    )  # fmt: skip
    together = kind in OF_INCIDENTS and kind != "accounts"
    if together and (words or speaker or said):
        raise typer.BadParameter("--words, --speaker and --said are about reports: give --kind of reports")
    if contradicted and not together:
        raise typer.BadParameter("--contradicted is about incidents: give --kind incidents or claims")
    settings = chosen(archive)
    failed: list[str] = []
    lost: Counter[str] = Counter()
    with exit_on_error(), counted(shown=not quiet) as step:
        if inputs:
            if query != Query() or asked != Asked():
                raise typer.BadParameter("FILEs are exported whole: add them to an archive to choose")
            about = of_files(Chosen(kind, lost), settings, inputs, published, failed, step)
            written = put(form, about, out)
        else:
            refresh(settings, together=together)
            with opened(settings, readonly=True) as among:
                about = of_archive(Chosen(kind, lost), among, query, asked, step)
                written = put(form, about, out)
    if not quiet:
        tell(form, kind, written, out, lost)
    raise typer.Exit(SOME_FAILED if failed else DONE)


def known(name: str, kind: str | None) -> tuple[Format, str]:
    """The format of a name and a kind that it can hold."""
    from ..export.formats import FORMATS  # noqa: PLC0415

    if name not in FORMATS:
        raise typer.BadParameter(f"--format {name!r} is none of {', '.join(FORMATS)}")
    form = FORMATS[name]
    if kind is None:
        return form, form.kinds[0]
    if kind not in form.kinds:
        raise typer.BadParameter(f"{name} holds no {kind!r}: give --kind {' or '.join(form.kinds)}")
    return form, kind


def to_file(form: Format, out: Path | None) -> None:
    """Ask for a file where the format is none to print."""
    if form.folder and (out is None or str(out) == "-"):
        raise typer.BadParameter(f"{form.name} is a folder of files: give --out FOLDER")
    if form.binary and (out is None or str(out) == "-") and sys.stdout.isatty():
        raise typer.BadParameter(f"{form.name} is not for a terminal: give --out FILE{form.suffix}")


def of_files(  # noqa: PLR0917 - how files are read
    about: Chosen,
    settings: Settings,
    inputs: list[str],
    published: str | None,
    failed: list[str],
    step: Callable[[], None],
) -> Chosen:
    """What is exported of some files."""
    from ..incidents import link  # noqa: PLC0415

    reads = read(settings, inputs, published, failed, step)
    if about.kind == "accounts":
        return about._replace(cases=alone(reads))
    if about.kind in ("incidents", "claims"):
        from ..export.chosen import Case  # noqa: PLC0415

        records = {one.record.document.id: one.record for one in reads}
        found = link(records.values())
        cases = (Case(one, {a.document: records[a.document] for a in one.accounts}) for one in found)
        return about._replace(cases=cases)
    return about._replace(reads=reads)


def read(
    settings: Settings, inputs: list[str], published: str | None, failed: list[str], step: Callable[[], None]
) -> Iterator[Read]:
    """The records of some files, read or ready; what cannot be read is told, its source added to `failed`."""
    from .. import sources  # noqa: PLC0415
    from ..export.chosen import Read  # noqa: PLC0415
    from ..model import Document, Failure  # noqa: PLC0415
    from ..pipeline import Reader  # noqa: PLC0415

    reader = Reader(settings)
    names = list(sources.expand(inputs, folders=True))
    for outcome in sources.read(names, settings, published=published, records=True):
        result = outcome.result
        made = reader.attempt(result) if isinstance(result, Document) else result
        step()
        if isinstance(made, Failure):
            failed.append(outcome.source)
            typer.echo(f"onrecord: {visible(f'{outcome.source}: {made.message}')}", err=True)
        else:
            yield Read(made, outcome.source)


def alone(reads: Iterator[Read]) -> Iterator[Case]:
    """The incidents of each report by itself."""
    from ..export.chosen import Case  # noqa: PLC0415
    from ..incidents import link  # noqa: PLC0415

    for one in reads:
        for found in link([one.record]):
            yield Case(found, {one.record.document.id: one.record})


def of_archive(about: Chosen, among: Archive, query: Query, asked: Asked, step: Callable[[], None]) -> Chosen:
    """What is exported of an archive: the reports, or the incidents, that are asked for."""
    from ..export.chosen import Case, Read  # noqa: PLC0415

    def reads() -> Iterator[Read]:
        for name in reports(among, query):
            stored = among.stored(name)
            step()
            yield Read(stored.record, stored.source)

    def cases() -> Iterator[Case]:
        for name in incidents(among, asked):
            found = among.incident(name).incident
            step()
            yield Case(found, {one.document: among.get(one.document) for one in found.accounts})

    if about.kind == "accounts":
        return about._replace(cases=alone(reads()))
    if about.kind in ("incidents", "claims"):
        return about._replace(cases=cases())
    return about._replace(reads=reads())


def reports(among: Archive, query: Query) -> Iterator[str]:
    """The ids of the reports that are asked for; all of them in the order in which they were added."""
    from ..archive import Query  # noqa: PLC0415

    if query == Query():
        after = 0
        while some := among.after(after):
            yield from (name for _, name in some)
            after = some[-1][0]
        return
    offset = 0
    while hits := among.search(query, limit=PAGE, offset=offset).hits:
        yield from (hit.document for hit in hits)
        offset += len(hits)


def incidents(among: Archive, asked: Asked) -> Iterator[str]:
    """The ids of the incidents that are asked for, the latest first."""
    offset = 0
    while some := among.incidents(asked, limit=PAGE, offset=offset).incidents:
        yield from (one.id for one in some)
        offset += len(some)


def refresh(settings: Settings, *, together: bool) -> None:
    """Put incidents together again that an addition has left when it was killed."""
    from .incidents import refresh as put_together  # noqa: PLC0415

    if together:
        put_together(settings)


@contextmanager
def counted(*, shown: bool) -> Iterator[Callable[[], None]]:
    """Where reports or incidents that were written are counted, on a terminal."""
    from rich.console import Console  # noqa: PLC0415

    from .progress import progress  # noqa: PLC0415

    done = 0
    with progress(Console(stderr=True), None, lambda: f"{done:,} looked at", shown=shown) as step:

        def count() -> None:
            nonlocal done
            done += 1
            step(1)

        yield count


def put(form: Format, about: Chosen, out: Path | None) -> int:
    """Write a format to a file, whole or not at all, to a folder, or to standard output; how many items."""
    from ..export import formats  # noqa: PLC0415

    if out is None or str(out) == "-":
        with writable_output():
            return formats.write(form, about, sys.stdout.buffer)
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if form.folder:
            return formats.write_folder(form, about, out)
        with part.open("wb") as stream:
            written = formats.write(form, about, stream)
        durable.place(part, out)
    except OSError as error:
        stop(f"{out}: cannot be written ({error.strerror or error})")
    finally:
        durable.drop(part)
    return written


def tell(form: Format, kind: str, written: int, out: Path | None, lost: Counter[str]) -> None:
    """Say what was written, and what the format had no place for."""
    what = {"brat": "reports", "conll": "reports", "docbin": "reports", "stix": "reports", "ftm": "entities",
            "webannotation": "annotations", "xlsx": "rows"}.get(form.name, kind)  # fmt: skip
    typer.echo(f"onrecord: {out or 'standard output'}: {written:,} {what}", err=True)
    for words, number in sorted(lost.items()):
        if number:
            typer.echo(f"onrecord: {number:,} {words}", err=True)


def stop(words: str) -> NoReturn:
    """Say why there is no file, and end."""
    raise ExportError(words)
