"""How a child process and its parent talk: each message is eight bytes of length, and the bytes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import BinaryIO

WIDTH = 8


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message."""
    stream.write(len(data).to_bytes(WIDTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, None where the other side has gone."""
    head = stream.read(WIDTH)
    if len(head) < WIDTH:
        return None
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def serve(load: Callable[[], None], answer: Callable[[bytes], bytes]) -> None:
    """The child's life: load all, say so, then answer until the parent closes the pipe.

    What goes wrong ends the process; its parent reads the reason from standard error.
    """
    limit_memory(int(sys.argv[1]))
    load()  # before the clock of the first page runs
    logging.disable(logging.CRITICAL)  # standard error is for the reason of an end
    send(sys.stdout.buffer, b"")
    while (data := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, answer(data))


def limit_memory(megabytes: int) -> None:
    """Keep this process from taking more memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    size = megabytes << 20
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ValueError, OSError):
        return  # macOS refuses; the limit of time still holds
