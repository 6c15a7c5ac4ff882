"""Addresses that are asked again and again: only what has changed comes; and what is sent to one."""

from __future__ import annotations

import json

import pytest
from web_server import Server, running

from onrecord import sources
from onrecord.config import Settings
from onrecord.errors import SourceError
from onrecord.model import Document, Failure
from onrecord.sources.web import posting
from onrecord.sources.web.fetching import Web

SETUP = Settings(allow_private=True, url_pause=0.0, url_seconds=5.0)
FEED = """<rss version="2.0"><channel><title>Marn Herald</title>
<item><title>Fire</title><link>https://marn.example/fire</link><description>%s firemen died.</description></item>
</channel></rss>"""


@pytest.fixture
def server():
    with running(Server()) as one:
        yield one


def feed(server, words: str, **state: str) -> str:
    """A feed that is given only where its state is another than the one that is asked about."""

    def answer(handler) -> None:
        asked = {name.lower(): value for name, value in handler.headers.items()}
        same = [
            asked.get(ours) == state[theirs]
            for ours, theirs in (("if-none-match", "etag"), ("if-modified-since", "last_modified"))
            if theirs in state and ours in asked
        ]
        body = b"" if same and all(same) else (FEED % words).encode()
        handler.send_response(200 if body else 304)
        for name, value in {
            "content-type": "application/rss+xml",
            "content-length": str(len(body)),
            **state,
        }.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    server.routes["/feed"] = answer
    return server.url("/feed")


def texts(url: str, web: Web) -> list[str]:
    found = list(sources.read([url], SETUP, web=web))
    assert all(isinstance(one.result, Document) for one in found), found
    return [one.result.text for one in found]


STATES = [
    {"etag": '"a1"'},
    {"last_modified": "Sun, 06 Nov 1994 08:49:37 GMT"},
    {"etag": 'W/"a1"', "last_modified": "Sun, 06 Nov 1994 08:49:37 GMT"},
]


@pytest.mark.parametrize("state", STATES)
def test_a_feed_that_is_what_it_was_gives_nothing(server, state):
    url, web = feed(server, "Two", **state), Web(SETUP, again=True)
    assert texts(url, web) == ["Two firemen died."]
    assert texts(url, web) == []
    assert texts(url, web) == []
    feed(server, "Three", **{name: f"{value[:-1]}x{value[-1]}" for name, value in state.items()})
    assert texts(url, web) == ["Three firemen died."]


def test_a_feed_that_tells_no_state_is_read_each_time(server):
    url, web = feed(server, "Two"), Web(SETUP, again=True)
    assert texts(url, web) == texts(url, web) == ["Two firemen died."]
    assert not any("if-none-match" in head or "if-modified-since" in head for _, head in server.asked)


def test_who_asks_once_asks_for_all(server):
    url, web = feed(server, "Two", etag='"a1"'), Web(SETUP)
    assert texts(url, web) == texts(url, web) == ["Two firemen died."]


def test_robots_txt_is_asked_for_once(server):
    url, web = feed(server, "Two", etag='"a1"'), Web(SETUP, again=True)
    for _ in range(3):
        texts(url, web)
    assert server.paths() == ["/robots.txt", "/feed", "/feed", "/feed"]


def test_a_state_goes_to_the_address_that_told_it_alone(server):
    feed(server, "Two", etag='"a1"')
    web, start = Web(SETUP, again=True), server.moved("/start", "/feed")
    assert texts(start, web) == ["Two firemen died."]
    assert texts(start, web) == []
    heads = [head for path, head in server.asked if path == "/start"]
    assert not any("if-none-match" in head for head in heads)


def test_a_state_that_is_no_plain_line_is_not_sent_back(server):
    url, web = feed(server, "Two", etag='"a\xe9"'), Web(SETUP, again=True)
    texts(url, web)
    assert web.states[url] == {}


def test_a_304_that_nobody_asked_for_is_a_failure(server):
    server.routes["/feed"] = (304, {}, b"")
    (found,) = sources.read([server.url("/feed")], SETUP, web=Web(SETUP, again=True))
    assert isinstance(found.result, Failure)
    assert "HTTP 304" in found.result.message


def test_what_is_posted_arrives(server):
    url = server.page("/hook", b"thanks")
    posting.post(url, b'{"a": 1}', SETUP)
    ((path, head),) = server.asked
    assert (path, head["content-type"], head["content-length"]) == ("/hook", "application/json", "8")
    assert json.loads(server.posted[0]) == {"a": 1}


def test_what_a_server_does_not_take_is_told(server):
    server.routes["/hook"] = (500, {}, b"")
    with pytest.raises(SourceError, match=r"did not take it \(HTTP 500\)"):
        posting.post(server.url("/hook"), b"{}", SETUP)


def test_what_is_posted_is_sent_on_nowhere(server):
    with pytest.raises(SourceError, match="HTTP 307"):
        posting.post(server.moved("/hook", "/other", 307), b"{}", SETUP)
    assert server.paths() == ["/hook"]


def test_nothing_is_posted_into_private_networks_unless_allowed(server):
    with pytest.raises(SourceError, match="allow-private"):
        posting.post(server.url("/hook"), b"{}", Settings())
    assert server.asked == []
