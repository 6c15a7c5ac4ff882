"""`onrecord run`: millions of documents into Parquet tables, in shards that are done or not done."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from .add import check as check_files
from .exits import DONE, SOME_FAILED, settings_or_exit, writable_output
from .how import (
    AllowPrivate,
    DoneAsJson,
    Encoding,
    Format,
    GazetteerFile,
    MaxCharacters,
    ProfileFile,
    Published,
    Quiet,
)
from .opened import print_json


def run(  # noqa: PLR0917 - an option of the command each
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, patterns such as 'news/**/*.jsonl', s3://... and https://... addresses.",
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            metavar="DIR",
            help="The folder of the tables, s3://... too; one that a run has begun is gone on with.",
        ),
    ],
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="Processes of this machine, or actors of a Ray cluster.")
    ] = "local",
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=4096, help="How many read at once.", show_default="1; ray: all CPUs"),
    ] = None,
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster; else one is started here.")
    ] = None,
    shard_size: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Documents of a shard.", show_default="1,000")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Look at every byte of finished shards, not at sizes alone.")
    ] = False,
    document_seconds: Annotated[
        float | None, typer.Option(help="How long one document may be read.", show_default="600")
    ] = None,
    published: Published = None,
    format: Format = None,  # noqa: A002 - as the option is called
    encoding: Encoding = None,
    max_characters: MaxCharacters = None,
    allow_private: AllowPrivate = None,
    gazetteer: GazetteerFile = None,
    profile: ProfileFile = None,
    as_json: DoneAsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read millions of documents into Parquet tables; killed or interrupted, the same command goes on.

    Exit code 0: all done; 1: some documents failed, the table `failures` has them, or the run cannot go on;
    2: wrong usage.
    """
    settings = settings_or_exit(
        {
            "encoding": encoding,
            "max_characters": max_characters,
            "allow_private": allow_private,
            "gazetteer": gazetteer,
            "profile": profile,
            "document_seconds": document_seconds,
        }
    )
    if ray_address and engine != "ray":
        raise typer.BadParameter("--ray-address needs --engine ray")
    if "-" in inputs:
        raise typer.BadParameter("standard input cannot be read again after a kill: save it to a file")
    check_files(settings)
    from .. import scale  # noqa: PLC0415
    from .window import Window  # noqa: PLC0415

    with Window(out, quiet=quiet) as window:
        made = scale.run(
            inputs, out, settings, engine=engine, workers=workers, ray_address=ray_address,
            format=format, published=published, shard_size=shard_size or scale.SHARD_SIZE, check=check,
            watch=window,
        )  # fmt: skip
    window.sum_up(made)
    if as_json:
        with writable_output():
            print_json(made)
    raise typer.Exit(DONE if made.complete and not made.failed else SOME_FAILED)
