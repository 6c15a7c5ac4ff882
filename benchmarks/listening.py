"""A reading room that listens at a free port, for benchmarks and tests that need one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from onrecord.web import app


@contextmanager
def listening(archive: Path) -> Iterator[str]:
    """A reading room at a free port, in a thread."""
    config = uvicorn.Config(app(archive), port=0, log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()
