"""Who sends half a request, or a head without end, does not stay; everybody else is answered meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from onrecord.archive import Archive
from onrecord.cli import serve
from onrecord.web import app


@contextmanager
def open_room(path) -> Iterator[int]:
    """The port of a reading room that listens as `onrecord serve` does."""
    config = serve.configured(app(path), "127.0.0.1", 0)
    listening = config.bind_socket()
    listening.listen()
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def port(tmp_path, monkeypatch) -> Iterator[int]:
    monkeypatch.setattr(serve, "PATIENCE", 0.5)
    path = tmp_path / "a.onrecord"
    Archive(path).close()
    with open_room(path) as number:
        yield number


def opened(port: int) -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", port))
    wire.settimeout(10)
    return wire


def told(wire: socket.socket) -> bytes:
    """All that a server says before it ends the connection."""
    pieces = []
    try:
        while piece := wire.recv(65_536):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


GET = b"GET /about HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
HALF = {
    "nothing": b"",
    "half a head": GET,
    "half a body": b"POST /review/a HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Length: 100\r\n\r\nact=",
}


@pytest.mark.parametrize("sent", HALF.values(), ids=HALF)
def test_half_a_request_is_not_waited_for(port, sent):
    with opened(port) as slow:
        slow.sendall(sent)
        assert b"200 OK" not in told(slow)


def drip(wire: socket.socket) -> None:
    for _ in range(200):
        wire.sendall(b"X-A: b\r\n")
        time.sleep(0.05)


def test_a_byte_now_and_then_does_not_keep_a_connection(port):
    with opened(port) as slow:
        slow.sendall(GET)
        with pytest.raises(ConnectionError):
            drip(slow)


def test_others_are_answered_while_many_are_slow(port):
    slow = [opened(port) for _ in range(50)]
    for one in slow:
        one.sendall(GET)
    with opened(port) as honest:
        honest.sendall(GET + b"\r\n")
        assert b"200 OK" in told(honest)
    for one in slow:
        one.close()


def whole(wire: socket.socket) -> bytes:
    """One answer of a connection that stays open."""
    got = b""
    while b"</html>" not in got:
        some = wire.recv(65_536)
        assert some, "closed before the answer's end"
        got += some
    return got


def test_two_requests_on_one_connection_have_their_time_each(port):
    with opened(port) as honest:
        for _ in range(2):
            honest.sendall(GET.replace(b"close", b"keep-alive") + b"\r\n")
            assert b" 200 OK" in whole(honest).partition(b"\r\n")[0]
            time.sleep(0.7)


def test_a_head_without_end_is_refused(port):
    with opened(port) as wire:
        wire.sendall(GET + b"X-A: " + b"a" * 100_000)
        assert b"400" in told(wire).partition(b"\r\n")[0]


@pytest.mark.parametrize("host", [b"evil.example", b"127.0.0.1.evil.example", b"", b"169.254.169.254"])
def test_a_name_that_was_made_to_point_here_is_refused(port, host):
    """DNS rebinding: the browser asks 127.0.0.1 by a stranger's name, whatever a proxy is said to have heard."""
    with opened(port) as wire:
        wire.sendall(
            b"GET / HTTP/1.1\r\nHost: "
            + host
            + b"\r\nX-Forwarded-Host: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )
        assert b" 421 " in told(wire).partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "way",
    [
        b"/static/x/../../../../etc/passwd",
        b"/static/x/%2e%2e/%2e%2e/guard.py",
        b"/static/x//etc/passwd",
        b"//evil.example/",
        b"http://evil.example/",
    ],
)
def test_ways_out_of_the_room_lead_nowhere(port, way):
    with opened(port) as wire:
        wire.sendall(b"GET " + way + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        answer = told(wire)
    assert answer.partition(b"\r\n")[0].split()[1] in {b"404", b"400"}
    assert b"root:" not in answer


def test_no_other_protocol_is_spoken(port):
    with opened(port) as wire:
        wire.sendall(
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        assert b"101" not in wire.recv(200)
