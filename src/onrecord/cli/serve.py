"""`onrecord serve`: the reading room of an archive, for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from ..extras import needing
from .exits import DONE, stop
from .incidents import refresh
from .opened import Named, chosen, exit_on_error, opened

if TYPE_CHECKING:
    import asyncio

    import uvicorn
    from starlette.types import ASGIApp

    from ..config import Settings

PORT = 8765
PATIENCE = 20.0
"""Seconds in which a request has to come as a whole."""
AT_ONCE = 200
"""Connections at a time."""
HEAD = 16_384
"""Bytes of the head of a request."""


def serve(
    archive: Named = None,
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
    with exit_on_error(), needing("the reading room", "web"):
        from .. import web  # noqa: PLC0415
        from ..web import assets  # noqa: PLC0415
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
        documents, place = about.status().counts["documents"], about.path
    if not documents:
        typer.echo(f"{place} is empty so far: add reports with `onrecord add`", err=True)


def run(room: ASGIApp, host: str, port: int, token: str | None) -> None:
    """Listen until it is interrupted."""
    import uvicorn  # noqa: PLC0415

    config = configured(room, host, port)
    try:
        socket = config.bind_socket()
        socket.listen()  # so that whoever reads the address is answered
    except (SystemExit, OSError, TypeError):  # uvicorn has told why; TypeError: a host that is no name
        stop(f"nothing can listen at {host}:{port}: give another --port or --host")
    name, taken = socket.getsockname()[:2]
    shown = f"[{name}]" if ":" in name else name
    asked = f"?{urlencode({'token': token})}" if token else ""
    typer.echo(f"The reading room is open at http://{shown}:{taken}/{asked}")
    uvicorn.Server(config).run(sockets=[socket])


def configured(room: ASGIApp, host: str, port: int) -> uvicorn.Config:
    """How the server listens: no sockets that stay open, no headers believed that a proxy should have set.

    A head over 16 KB is refused (HTTP 400); with over `AT_ONCE` connections more are told to wait (503).
    """
    import uvicorn  # noqa: PLC0415

    return uvicorn.Config(
        room, host=host, port=port, log_level="warning", server_header=False, http=patient(), ws="none",
        proxy_headers=False, limit_concurrency=AT_ONCE, h11_max_incomplete_event_size=HEAD,
    )  # fmt: skip


def patient() -> type[asyncio.Protocol]:
    """The HTTP of uvicorn, ending connections whose request is not there as a whole after `PATIENCE` seconds.

    Without this a visitor who sends a byte a minute keeps a connection for as long as he likes.
    """
    import h11  # noqa: PLC0415 - uvicorn's own
    from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415

    class Patient(H11Protocol):
        """HTTP with an end of patience."""

        due: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            """A connection stands: its request has to come."""
            super().connection_made(transport)
            self.wait()

        def data_received(self, data: bytes) -> None:
            """Some of a request has come; the time runs until all of it has."""
            super().data_received(data)
            if self.conn.their_state in {h11.IDLE, h11.SEND_BODY}:
                self.wait()
            else:
                self.rest()

        def on_response_complete(self) -> None:
            """The next request has its own time."""
            super().on_response_complete()
            self.rest()

        def connection_lost(self, exc: Exception | None) -> None:
            """Nobody is waited for any more."""
            self.rest()
            super().connection_lost(exc)

        def wait(self) -> None:
            """Let the time run, unless it does."""
            if self.due is None:
                self.due = self.loop.call_later(PATIENCE, self.transport.abort)

        def rest(self) -> None:
            """Stop the time."""
            if self.due is not None:
                self.due.cancel()
                self.due = None

    return Patient
