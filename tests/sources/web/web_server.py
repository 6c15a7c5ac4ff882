"""A server on this machine that answers as a test tells it to, and notes what it was asked."""

from __future__ import annotations

import contextlib
import datetime
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>Bridge falls | Marn Herald</title>
<meta property="article:published_time" content="2022-11-26T08:00:00+02:00">
<link rel="canonical" href="https://marn.example/a/1"></head>
<body><article><h1>Bridge falls</h1><p>Four people were hurt when a bridge fell on 3 May 2020, the mayor said.</p>
<p>"We will rebuild it," Ana Orel told reporters. It was the second such fall in a year.</p></article></body></html>"""

Route = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Answers by its `routes`; what has none is not there. `asked` has each request's path and head, `posted` what was sent."""

    daemon_threads = True
    block_on_close = False
    scheme = "http"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[bytes] = []
        self.over = threading.Event()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def page(self, path: str, body: bytes = PAGE, kind: str = "text/html", **head: str) -> str:
        """Put something at a path; its address."""
        named = {name.replace("_", "-"): value for name, value in head.items()}
        self.routes[path] = (200, {"content-type": kind, **named}, body)
        return self.url(path)

    def moved(self, path: str, target: str, status: int = 302) -> str:
        """Send whoever asks for a path on."""
        self.routes[path] = (status, {"location": target}, b"")
        return self.url(path)

    def handle_error(self, request: object, client_address: object) -> None:
        """Who went away is not told."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        route = self.server.routes.get(self.path, (404, {}, b"Not here."))
        if callable(route):
            route(self)
            return
        status, head, body = route
        self.send_response(status)
        for name, value in {"content-length": str(len(body)), **head}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.server.posted.append(self.rfile.read(int(self.headers["content-length"])))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server that answers, ended at the end."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def with_tls(
    server: Server, folder: Path, names: tuple[str, ...] = ("127.0.0.1",), *, ended: bool = False
) -> Path:
    """Let a server speak TLS by a certificate of its own; the file of the certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "marn.example")])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    hosts = [x509.IPAddress(ip_address(one)) if one[0].isdigit() else x509.DNSName(one) for one in names]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - 3 * day)
        .not_valid_after(now - day if ended else now + day)
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path, secret = folder / "server.pem", folder / "server.key"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, secret)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.scheme = "https"
    return path
