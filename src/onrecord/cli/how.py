"""Options of every command that reads reports: how they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..config import FormatName
from .asking import day

Format = Annotated[
    FormatName | None,
    typer.Option(
        "--format", help="What the inputs, or the files in them, are; else told from name and content."
    ),
]
Encoding = Annotated[str | None, typer.Option(help="Encoding of text and HTML; else found out.")]
MaxCharacters = Annotated[
    int | None, typer.Option(min=1, help="Longest document that is read.", show_default="5,000,000")
]
AllowPrivate = Annotated[
    bool | None,
    typer.Option("--allow-private", help="Fetch from private and loopback addresses and any port, too."),
]
GazetteerFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A gazetteer made by `onrecord gazetteer build`.")
]
ProfileFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Profiles of sources made by `onrecord profile`.")
]
Published = Annotated[str | None, day("Day of publication (2022-11-26), for documents that do not say.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes; errors only.")]
DoneAsJson = Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")]
