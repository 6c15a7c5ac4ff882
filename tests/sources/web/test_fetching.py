"""Web addresses as inputs, against a server on this machine; nothing here needs another."""

from __future__ import annotations

import gzip
import io
import re
import socket
import threading
import time
import zipfile
import zlib
from email.utils import formatdate
from types import SimpleNamespace

import msgspec
import pytest
from web_server import PAGE, Server, running, with_tls

from onrecord import sources
from onrecord.config import Settings
from onrecord.model import Document, Failure
from onrecord.sources.web import connecting
from onrecord.sources.web.clock import Clock
from onrecord.sources.web.manners import Manners

SETUP = Settings(allow_private=True, url_pause=0.0, url_seconds=5.0)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Marn Herald</title>
<item><title>Fire</title><link>https://marn.example/fire</link><description>Two firemen died.</description></item>
<item><title>Flood</title><link>https://marn.example/flood</link><description>Nine homes were flooded.</description></item>
</channel></rss>"""


@pytest.fixture
def server():
    with running(Server()) as one:
        yield one


@pytest.fixture
def secure(tmp_path):
    server = Server()
    server.file = with_tls(server, tmp_path)
    with running(server) as one:
        yield one
    connecting.trusting.cache_clear()


@pytest.fixture(autouse=True)
def fresh():
    connecting.trusting.cache_clear()


def outcomes(*names, setup=SETUP, **changes):
    chosen = msgspec.structs.replace(setup, **{k: v for k, v in changes.items() if k != "format"})
    return list(sources.read(names, chosen, format=changes.get("format")))


def one(name, **changes):
    (outcome,) = outcomes(name, **changes)
    return outcome.result


def message(name, **changes):
    result = one(name, **changes)
    assert isinstance(result, Failure), result
    assert result.stage == "fetch"
    assert result.source == name
    return result.message


# What becomes of what is there


def test_a_page_has_the_address_it_was_found_at_and_the_day_it_says(server):
    server.moved("/old", "/new?a=1")
    server.page("/new?a=1")
    outcome = outcomes(server.url("/old#top"))[0]
    made = outcome.result
    assert (made.url, made.published, made.title) == (
        server.url("/new?a=1"), "2022-11-26", "Bridge falls",
    )  # fmt: skip
    assert (outcome.source, outcome.origin) == (server.url("/old#top"), server.url("/old#top"))
    assert outcome.size == len(PAGE)


def test_who_asks_says_so_and_no_more(server):
    url = server.page("/a", set_cookie="id=7")
    outcomes(url, server.page("/b"))
    assert server.paths() == ["/robots.txt", "/a", "/b"]
    _, head = server.asked[2]
    assert re.fullmatch(r"onrecord/\S+ \(\+https://\S+\)", head.pop("user-agent"))
    assert head == {
        "host": f"127.0.0.1:{server.server_address[1]}",
        "accept": "*/*",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }


def test_proxies_of_the_environment_are_left_alone(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(one(server.page("/a")), Document)


def test_the_entries_of_a_feed_keep_their_addresses(server):
    for path, kind in (
        ("/feed", "application/rss+xml; charset=utf-8"),
        ("/b.php", "text/html"),
        ("/c.xml", "text/xml"),
    ):
        url = server.page(path, FEED, kind)
        made = outcomes(url)
        assert [outcome.source for outcome in made] == [f"{url}, entry 1", f"{url}, entry 2"]
        assert [outcome.result.url for outcome in made] == [
            "https://marn.example/fire", "https://marn.example/flood",
        ]  # fmt: skip


def test_the_encoding_that_the_server_says(server):
    text = "Ten men died in Plzeň, said Mayor Škoda."
    url = server.page("/a", text.encode("iso8859-2"), "text/plain; charset=ISO-8859-2")
    assert one(url).text == text
    page = PAGE.replace(b"Ana Orel", "Ана Орел".encode("koi8-u"))
    assert "Ана Орел" in one(server.page("/b", page, "text/html;charset=koi8-u")).text
    assert "Plzeň" in one(url, encoding="iso8859-2").text


@pytest.mark.parametrize(
    ("path", "kind", "body", "texts"),
    [
        ("/a.txt", "text/plain", b"<p>Ten died.", ["<p>Ten died."]),
        ("/a", "text/plain", b"<p>Ten died.", ["<p>Ten died."]),
        ("/a.jsonl", "text/plain", b'{"text": "Ten died."}\n{"text": "Two."}', ["Ten died.", "Two."]),
        ("/a", "application/json", b'{"text": "Ten died."}\n{"text": "Two."}', ["Ten died.", "Two."]),
        ("/a", "application/x-ndjson", b'{"text": "Ten died."}', ["Ten died."]),
        ("/a?format=csv", "text/csv; header=present", b"text,day\nTen died.,x\n", ["Ten died."]),
        ("/a.csv", "application/octet-stream", b"text,day\nTen died.,x\n", ["Ten died."]),
        ("/a.csv.gz", "application/gzip", gzip.compress(b"text,day\nTen died.,x\n", mtime=0), ["Ten died."]),
        ("/", "", b"Ten died.", ["Ten died."]),
        ("/a.pdf", "text/plain", b"Ten died.", None),
    ],
)
def test_what_a_server_says_of_a_file(server, path, kind, body, texts):
    made = [outcome.result for outcome in outcomes(server.page(path, body, kind))]
    if texts is None:
        assert made[0].message.startswith("is called a PDF file but does not begin as one does")
    else:
        assert [result.text for result in made] == texts


def test_a_format_that_was_given_prevails(server):
    assert one(server.page("/a", b"<p>Ten died.", "text/html"), format="text").text == "<p>Ten died."


def test_an_archive_and_a_pdf_are_read_like_files(server):
    from reportlab.pdfgen.canvas import Canvas

    sheet = io.BytesIO()
    canvas = Canvas(sheet)
    canvas.drawString(80, 700, "Ten miners died in the shaft.")
    canvas.save()
    url = server.page("/minutes", sheet.getvalue(), "application/pdf")
    assert (one(url).text, one(url).url) == ("Ten miners died in the shaft.", url)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Ten died.")
        archive.writestr("b.html", PAGE)
    url = server.page("/news.zip", packed.getvalue(), "application/zip")
    assert [(outcome.source, outcome.result.url) for outcome in outcomes(url)] == [
        (f"{url}/a.txt", None), (f"{url}/b.html", "https://marn.example/a/1"),
    ]  # fmt: skip


def test_a_crawl_is_read_like_a_file(server):
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://marn.example/x\r\nContent-Type: text/html\r\n"
    crawl = gzip.compress(head + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"\r\n\r\n")
    url = server.page("/news.warc.gz", crawl, "application/octet-stream")
    assert one(url).url == "https://marn.example/x"
    # Apache says of such a file that it is packed for the way
    url = server.page("/more.warc.gz", crawl, "application/warc", content_encoding="gzip")
    assert one(url).url == "https://marn.example/x"


@pytest.mark.parametrize(
    ("said", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("x-gzip", bytes)]
)
def test_what_is_packed_for_the_way_is_unpacked(server, said, pack):
    assert one(server.page("/a", pack(PAGE), content_encoding=said)).title == "Bridge falls"


def test_chunks_are_put_together(server):
    def chunked(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("content-type", "text/plain")
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"4\r\nTen \r\n5\r\ndied.\r\n0\r\n\r\n")

    server.routes["/a"] = chunked
    assert one(server.url("/a")).text == "Ten died."


# What is refused, and what is told


def test_private_addresses_are_refused_unless_allowed(server):
    url = server.page("/a")
    assert message(url, allow_private=False) == (
        "is at 127.0.0.1, a loopback address: give --allow-private if you mean it and trust the address"
    )
    assert message(server.url("/a", "localhost"), allow_private=False).startswith("is at ")
    assert server.asked == []
    assert isinstance(one(url), Document)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "①②⑦.⓪.⓪.①"])
def test_loopback_in_other_numbers(server, host):
    assert isinstance(one(server.url("/a", host), allow_private=False), Failure)
    assert server.asked == []


def test_ports_of_other_services_are_refused():
    assert "is at port 25, where no pages are served: give --allow-private" in message(
        "http://192.0.2.1:25/", allow_private=False
    )


def fake_dns(monkeypatch, places):
    """Let names be at these addresses, a list for each look-up; what was looked up."""
    looked = []

    def getaddrinfo(host, port, **_):
        looked.append(host)
        found = places[host]
        chosen = found[min(looked.count(host), len(found)) - 1]
        if isinstance(chosen, Exception):
            raise chosen
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in chosen
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return looked


def test_a_name_that_is_at_a_private_address_among_others(server, monkeypatch):
    fake_dns(monkeypatch, {"marn.example": [["8.8.8.8", "::ffff:10.0.0.1"]]})
    assert "is at ::ffff:10.0.0.1, an IPv4 address inside an IPv6 one" in message(
        "http://marn.example/", allow_private=False
    )


def test_a_name_that_moves_between_check_and_connection_is_not_asked_again(server, monkeypatch):
    """The address that is connected to is the one that was checked, whatever the DNS says a moment later."""
    server.page("/a")
    port = server.server_address[1]
    looked = fake_dns(monkeypatch, {"marn.example": [["8.8.8.8"], ["127.0.0.1"]]})
    places = []

    def connect(family, place, seconds):
        places.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(connecting, "reached", connect)
    said = message(f"http://marn.example:{port}/a", allow_private=False)
    assert said == "cannot be reached (Connection refused): check the address, or try again later"
    assert (looked, places) == (["marn.example"], [("8.8.8.8", port)])
    monkeypatch.undo()
    assert server.asked == []


def test_a_name_that_moves_between_two_requests_is_checked_again(server, monkeypatch):
    """robots.txt comes from a public address, the page would come from this machine."""
    server.page("/a")
    port = server.server_address[1]
    usual = connecting.reached
    looked = fake_dns(monkeypatch, {"marn.example": [["8.8.8.8"], ["127.0.0.1"]]})
    monkeypatch.setattr(
        connecting, "reached", lambda family, _, seconds: usual(family, ("127.0.0.1", port), seconds)
    )
    assert "is at 127.0.0.1, a loopback" in message(f"http://marn.example:{port}/a", allow_private=False)
    assert looked == ["marn.example", "marn.example"]
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://169.254.169.254/latest", "is sent on to http://169.254.169.254/latest, which is at 169.254.169.254, a link-local"),
        ("http://[::1]/", "which is at ::1, a loopback address"),
        ("http://[64:ff9b::a00:1]/", "an IPv4 address inside an IPv6 one (NAT64)"),
        ("http://3232235777/", "is sent on to 'http://3232235777/', which has a number for a host"),
        ("file:///etc/passwd", "is sent on to 'file:///etc/passwd', which is no http or https address (file)"),
        ("gopher://a.example/", "which is no http or https address (gopher)"),
        ("http://ada:secret@a.example/", "is sent on to 'http://...@a.example/', which has a name or a password"),
        ("http://[::1", "which is no web address"),
        ("//inside.example/", "is sent on to http://inside.example/, which is at 10.0.0.7, a private address"),
    ],
)  # fmt: skip
def test_redirects_to_private_places_are_not_followed(server, monkeypatch, target, told):
    server.moved("/a", target)
    port = server.server_address[1]
    usual = connecting.reached
    fake_dns(
        monkeypatch,
        {"marn.example": [["8.8.8.8"]], "inside.example": [["10.0.0.7"]],
         "169.254.169.254": [["169.254.169.254"]], "::1": [["::1"]], "64:ff9b::a00:1": [["64:ff9b::a00:1"]]},
    )  # fmt: skip
    monkeypatch.setattr(
        connecting, "reached", lambda family, _, seconds: usual(family, ("127.0.0.1", port), seconds)
    )
    said = message(f"http://marn.example:{port}/a", allow_private=False)
    assert told in said
    assert "secret" not in said
    assert server.paths() == ["/robots.txt", "/a"]


def test_redirects_have_an_end(server):
    server.moved("/a", "/b", 301)
    server.moved("/b", "a", 308)
    assert message(server.url("/a")) == (
        f"is sent on over 5 times, at last to {server.url('/a')}: give the page's own address"
    )
    assert len(server.asked) == 7


def test_a_redirect_as_it_was_sent(server):
    server.moved("/a", "/münchen 1".encode().decode("latin-1"))
    server.page("/m%C3%BCnchen%201")
    assert one(server.url("/a")).url == server.url("/m%C3%BCnchen%201")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (404, "is not to be had (HTTP 404, Not Found): check the address"),
        (403, "is not to be had (HTTP 403, Forbidden): save the page in a browser and give the file"),
        (500, "is not to be had (HTTP 500, Internal Server Error): try again later"),
        (204, "is not to be had (HTTP 204, No Content): check the address in a browser"),
        (302, "is not to be had (HTTP 302, Found): check the address in a browser"),
        (799, "is not to be had (HTTP 799, no known answer): try again later"),
    ],
)
def test_what_is_not_to_be_had(server, status, told):
    server.routes["/a"] = (status, {}, b"")
    assert message(server.url("/a")) == told


def test_the_rest_of_the_batch_is_done(server, tmp_path):
    (tmp_path / "a.txt").write_text("Two died.")
    names = [
        server.url("/none"),
        server.page("/a"),
        str(tmp_path / "a.txt"),
        "https://ada:pw@a.example/",
        "ftp://a.example/x",
    ]
    made = outcomes(*names)
    assert [isinstance(outcome.result, Document) for outcome in made] == [False, True, True, False, False]
    assert made[3].source == made[3].origin == made[3].result.source == "https://...@a.example/"
    assert made[4].result.message.startswith("is neither a file nor an http or https address")


def test_a_name_that_is_not_known(monkeypatch):
    fake_dns(monkeypatch, {"marn.example": [socket.gaierror(-2, "Name or service not known")]})
    assert message("http://marn.example/") == (
        "has a host that the DNS does not know (marn.example: Name or service not known): "
        "check its name, and that you are online"
    )


def test_a_dns_that_is_silent(monkeypatch):
    silent = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: silent.wait(10) and [])
    assert message("http://marn.example/", url_seconds=0.2).startswith("gets no answer from the DNS: ")
    silent.set()


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert message(f"http://127.0.0.1:{port}/").startswith("cannot be reached (Connection refused): ")


def test_something_else_listens(server):
    def other(handler):
        handler.wfile.write(b"220 mail.example ESMTP\r\n")

    server.routes["/robots.txt"] = other
    assert message(server.url("/a")).startswith("gives no HTTP answer (BadStatusLine): ")


# Limits


def sent(handler, pieces, pause=0.0, **head):
    handler.send_response(200)
    for name, value in {"content-type": "text/plain", **head}.items():
        handler.send_header(name, value)
    handler.end_headers()
    for piece in pieces:
        handler.wfile.write(piece)
        handler.wfile.flush()
        if pause and handler.server.over.wait(pause):
            return


def forever(piece):
    while True:
        yield piece


def test_a_body_that_drips_is_ended_in_all(server):
    server.routes["/a"] = lambda handler: sent(handler, forever(b"a"), pause=0.05)
    began = time.monotonic()
    assert message(server.url("/a"), url_seconds=0.4) == (
        "takes over 0.4 seconds: try again later, or raise url_seconds"
    )
    assert time.monotonic() - began < 10


def test_a_head_that_drips_is_ended_in_all(server):
    def dripping(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nx: ")
        while not handler.server.over.wait(0.05):
            handler.wfile.write(b"y")
            handler.wfile.flush()

    server.routes["/a"] = dripping
    began = time.monotonic()
    assert message(server.url("/a"), url_seconds=0.4).startswith("takes over 0.4 seconds")
    assert time.monotonic() - began < 10


def test_a_server_that_is_silent(server, monkeypatch):
    monkeypatch.setattr(connecting, "STILL", 0.2)
    server.routes["/a"] = lambda handler: handler.server.over.wait(5)
    assert message(server.url("/a")) == "sends nothing for 0.2 seconds: try again later"


def test_an_endless_body_is_ended(server):
    server.routes["/a"] = lambda handler: sent(handler, forever(b"a" * 65536))
    assert message(server.url("/a"), url_megabytes=1) == (
        "has over 1 megabytes: fetch it yourself, or raise url_megabytes"
    )


def test_a_length_that_is_too_large_is_not_waited_for(server):
    server.routes["/a"] = lambda handler: sent(handler, [b"a"], pause=20, **{"content-length": "99999999999"})
    began = time.monotonic()
    assert message(server.url("/a")).startswith("has over 64 megabytes")
    assert time.monotonic() - began < 10


def test_a_body_that_is_cut_off(server):
    server.routes["/a"] = lambda handler: sent(handler, [b"Ten died."], **{"content-length": "99"})
    assert message(server.url("/a")) == "ends in the middle: fetch it again"

    def chunked(handler):
        handler.protocol_version = "HTTP/1.1"
        sent(handler, [b"99\r\nTen died."], **{"transfer-encoding": "chunked"})

    server.routes["/b"] = chunked
    assert message(server.url("/b")) == "ends in the middle: fetch it again"


def test_a_bomb(server):
    packed = gzip.compress(gzip.compress(b"a" * (300 << 20), 9), 9)
    url = server.page("/a", packed, "text/plain", content_encoding="gzip, gzip")
    assert "unpacks to over 200 times its size" in message(url, max_characters=200_000_000)


def test_packings_that_are_not_read(server):
    assert message(server.page("/a", b"x", content_encoding="br")).startswith(
        "is packed with br, which is not read: fetch"
    )
    assert message(server.page("/b", PAGE, content_encoding="gzip," * 9)).startswith(
        "is packed over 4 times: fetch"
    )


def test_pictures_are_not_waited_for(server):
    server.routes["/a"] = lambda handler: sent(handler, [b"a"], pause=5, **{"content-type": "image/png"})
    assert message(server.url("/a")) == "is no report but image/png: give the address of the report's page"


@pytest.mark.parametrize("when", ["write", "seek"])
def test_no_room(server, monkeypatch, when):
    def full(*_):
        raise OSError(28, "No space left on device")

    from onrecord.sources.web import answers

    monkeypatch.setattr(answers.tempfile.SpooledTemporaryFile, when, full)
    assert re.fullmatch(
        r"finds no room in \S+ \(No space left on device\): make some", message(server.page("/a"))
    )


def test_a_large_file_is_read_from_disk(server, monkeypatch):
    monkeypatch.setattr("onrecord.sources.web.answers.HELD", 1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Ten died. " * 1000)
    assert one(server.page("/a.zip", packed.getvalue(), "application/zip")).text.startswith("Ten died.")


# TLS


def test_a_certificate_that_nobody_knows(secure):
    said = message(secure.page("/a"))
    assert said.startswith(
        "has a certificate that cannot be trusted (self-signed certificate): check the address"
    )
    assert secure.asked == []


def test_a_certificate_that_is_trusted(secure, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.file))
    assert one(secure.page("/a")).title == "Bridge falls"


def test_a_certificate_of_another_host(secure, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.file))
    fake_dns(monkeypatch, {"other.example": [["127.0.0.1"]]})
    assert "has a certificate that cannot be trusted (Hostname mismatch" in message(
        secure.url("/a", "other.example")
    )


def test_a_certificate_that_has_ended(tmp_path, monkeypatch):
    server = Server()
    monkeypatch.setenv("SSL_CERT_FILE", str(with_tls(server, tmp_path, ended=True)))
    with running(server):
        assert "cannot be trusted (certificate has expired)" in message(server.url("/a"))


def test_no_way_from_https_to_http(secure, server, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.file))
    url = server.page("/a")
    secure.moved("/a", url)
    assert (
        message(secure.url("/a"))
        == f"is sent on from https to {url}: give that address, if you trust the way there"
    )


def test_a_server_without_tls(server):
    assert message(server.url("/a").replace("http", "https")).startswith("cannot be reached by TLS (")


# Manners


def test_what_robots_txt_asks(server):
    server.page(
        "/robots.txt", b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /drafts", "text/plain"
    )
    server.moved("/a", "/drafts/1")
    first, second, third = outcomes(server.page("/b"), server.page("/drafts/1"), server.url("/a"))
    assert first.result.title == "Bridge falls"
    told = (
        f"is not to be read by programs (robots.txt of 127.0.0.1:{server.server_address[1]}, Disallow: /drafts): "
        "ask the publisher, or save the page in a browser and give the file"
    )
    assert second.result.message == told
    assert third.result.message == f"is sent on to {server.url('/drafts/1')}, which {told}"
    assert server.paths() == ["/robots.txt", "/b", "/a"]


def test_robots_txt_of_another_host_is_asked_before_one_is_sent_there(server):
    with running(Server()) as other:
        other.page("/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
        server.moved("/a", other.page("/b"))
        assert "which is not to be read by programs" in message(server.url("/a"))
        assert other.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("route", "told"),
    [
        ((404, {}, b""), None),
        ((403, {}, b""), None),
        ((500, {}, b""), "has a robots.txt that cannot be had (HTTP 500), and so may not be read: try again later"),
        ((429, {}, b""), "has a robots.txt that cannot be had (HTTP 429)"),
        ((301, {"location": "file:///a"}, b""), "has a robots.txt that is sent on to 'file:///a', which is no http"),
        ((200, {"content-encoding": "gzip"}, gzip.compress(b"User-agent: *\nDisallow: /a", mtime=0)), "is not to be read"),
        ((200, {}, b"# " + b"x" * (600 << 10) + b"\nUser-agent: *\nDisallow: /a"), None),
        ((200, {"content-type": "image/png"}, b"\x89PNG"), None),
    ],
)  # fmt: skip
def test_a_robots_txt_that_is_none(server, route, told):
    server.routes["/robots.txt"] = route
    url = server.page("/a")
    if told is None:
        assert isinstance(one(url), Document)
    else:
        assert message(url).startswith(told)
        assert "/a" not in server.paths()


def test_a_site_whose_robots_txt_failed_is_left_alone(server):
    server.routes["/robots.txt"] = (503, {}, b"")
    assert {type(outcome.result) for outcome in outcomes(server.page("/a"), server.page("/b"))} == {Failure}
    assert server.paths() == ["/robots.txt"]


@pytest.fixture
def slept(monkeypatch):
    """A clock of manners that sleeping alone moves; how long was slept each time."""
    naps = []
    clock = SimpleNamespace(sleep=naps.append, monotonic=lambda: 1000.0 + sum(naps))
    monkeypatch.setattr("onrecord.sources.web.manners.time", clock)
    return naps


def test_there_is_a_pause_between_requests_to_one_host(server, slept):
    outcomes(server.page("/a"), server.page("/b"), url_pause=7.0)
    assert [round(nap) for nap in slept] == [7, 7]


def test_the_pause_that_a_site_asks_for(server, slept):
    server.page("/robots.txt", b"User-agent: *\nCrawl-delay: 20", "text/plain")
    outcomes(server.page("/a"), server.page("/b"), url_pause=1.0)
    assert [round(nap) for nap in slept] == [1, 20]
    slept.clear()
    outcomes(server.page("/a"), server.page("/b"), url_pause=1.0, url_wait=3.0)
    assert [round(nap) for nap in slept] == [1, 3]


def busy(server, path, *, times, wait, status=429):
    """Let a path ask to wait so many times."""
    left = [times]

    def route(handler):
        left[0] -= 1
        server.page(path + "-", b"Ten died.", "text/plain")
        code, head, body = (status, {"retry-after": wait}, b"") if left[0] >= 0 else server.routes[path + "-"]
        handler.send_response(code)
        for name, value in head.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    server.routes[path] = route
    return server.url(path)


def test_a_server_that_asks_to_wait_is_asked_again(server, slept):
    assert one(busy(server, "/a", times=2, wait="9")).text == "Ten died."
    assert [round(nap) for nap in slept] == [9, 9]
    slept.clear()
    assert one(busy(server, "/b", times=1, wait=formatdate(time.time() + 20, usegmt=True), status=503)).text
    assert len(slept) == 1
    assert 5 < slept[0] <= 20


def test_a_server_that_asks_for_too_much(server, slept):
    url = busy(server, "/a", times=9, wait="3600")
    first, second = outcomes(url, server.page("/b"))
    for outcome in (first, second):
        assert outcome.result.message == (
            "asks to be left alone for 3,600 seconds: try again then, or raise url_wait"
        )
    assert (slept, server.paths()) == ([], ["/robots.txt", "/a"])


def test_a_server_that_asks_again_and_again(server, slept):
    assert message(busy(server, "/a", times=9, wait="1")) == (
        "is not to be had (HTTP 429, Too Many Requests): try again later, or raise url_pause"
    )
    assert server.paths() == ["/robots.txt", "/a", "/a", "/a"]


def test_waiting_takes_none_of_the_time(slept):
    manners, clock = Manners(pause=1.0, longest=30.0), Clock(5.0)
    manners.later("a.example", 9.0)
    manners.wait("a.example", clock)
    assert slept == [9.0]
    assert clock.left() > 9.0
