"""`onrecord serve`: the reading room of an archive, for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from urllib.parse import urlencode

import typer

from .exits import DONE, SOME_FAILED
from .incidents import refresh
from .opened import chosen, opened

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from ..config import Settings

PORT = 8765


def serve(
    archive: Annotated[
        Path | None,
        typer.Argument(help="The archive; else the setting, else archive.onrecord in this folder."),
    ] = None,
    host: Annotated[str, typer.Option(help="The address that is listened at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            help="What visitors have to know, in ?token=...; an address that others reach needs one."
        ),
    ] = None,
) -> None:
    """Show the archive in a browser: reports with their evidence, incidents, corrections.

    The address is printed, nothing is opened. Ctrl-C ends it. Exit code 0: ended; 1: the archive cannot be
    shown, or nothing can listen there; 2: wrong usage.
    """
    settings = chosen(archive)
    room = built(settings, host, token)
    ready(settings)
    run(room, host, port, token)
    raise typer.Exit(DONE)


def built(settings: Settings, host: str, token: str | None) -> ASGIApp:
    """The reading room; what is missing for it is told."""
    try:
        from .. import web  # noqa: PLC0415
        from ..web import assets  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("onrecord"):
            raise
        stop(f"the reading room needs {error.name}: install it by: pip install 'onrecord[web]'")
    if lacking := assets.missing():
        stop(f"this installation lacks {', '.join(lacking)}: run frontend/fetch.py, or reinstall onrecord")
    try:
        return web.app(settings.archive, host=host, token=token, settings=settings)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def ready(settings: Settings) -> None:
    """Look into the archive once: upgraded, and its incidents put together."""
    refresh(settings)
    with opened(settings, readonly=True) as about:
        documents = about.status().counts["documents"]
    if not documents:
        typer.echo(f"{settings.archive} is empty so far: add reports with `onrecord add`", err=True)


def run(room: ASGIApp, host: str, port: int, token: str | None) -> None:
    """Listen until it is interrupted."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(room, host=host, port=port, log_level="warning", server_header=False)
    try:
        socket = config.bind_socket()
        socket.listen()  # so that whoever reads the address is answered
    except (SystemExit, OSError):  # uvicorn has told why
        stop(f"nothing can listen at {host}:{port}: give another --port or --host")
    name, taken = socket.getsockname()[:2]
    shown = f"[{name}]" if ":" in name else name
    asked = f"?{urlencode({'token': token})}" if token else ""
    typer.echo(f"The reading room is open at http://{shown}:{taken}/{asked}")
    uvicorn.Server(config).run(sockets=[socket])


def stop(words: str) -> NoReturn:
    """Say why there is no reading room, and end."""
    typer.echo(f"onrecord: {words}", err=True)
    raise typer.Exit(SOME_FAILED)
