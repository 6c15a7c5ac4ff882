"""`onrecord read` and `onrecord add` of web addresses, as a user meets them; the server is on this machine."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord import cli

PAGE = "<html><head><title>Fire</title></head><body><article><p>Two firemen died on Friday, the mayor said.</p></article>"
FEED = """<rss version="2.0"><channel><title>Lisk Daily</title>
<item><title>Fire</title><link>https://lisk.example/1</link><description>Two firemen died in Sumy, the governor said.</description></item>
</channel></rss>"""


class Files(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture
def site(alone, tmp_path, monkeypatch):
    """The address of a server of some files; the working folder is another."""
    monkeypatch.setenv("ONRECORD_URL_PAUSE", "0")
    (tmp_path / "site").mkdir()
    for name, text in {"a.html": PAGE, "feed.xml": FEED}.items():
        (tmp_path / "site" / name).write_text(text)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(tmp_path / "site")))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


def test_a_page_is_read_where_private_addresses_are_allowed(site):
    result = run("read", f"{site}/a.html", f"{site}/none.html", "--allow-private")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{site}/none.html: is not to be had (HTTP 404, Not Found): check the address",
        "onrecord: 1 read, 1 failed",
    ]
    record = onrecord.from_json(result.stdout.splitlines()[0])
    assert (record.document.url, record.document.title) == (f"{site}/a.html", "Fire")


def test_private_addresses_are_refused_and_the_setting_allows_them(site, monkeypatch):
    result = run("read", f"{site}/a.html")
    assert result.exit_code == 1
    assert result.stderr == (
        f"{site}/a.html: is at 127.0.0.1, a loopback address: "
        "give --allow-private if you mean it and trust the address\n"
    )
    Path("onrecord.toml").write_text("allow_private = true")
    assert run("read", f"{site}/a.html").exit_code == 0
    monkeypatch.setenv("ONRECORD_ALLOW_PRIVATE", "false")
    assert run("read", f"{site}/a.html").exit_code == 1


def test_a_feed_is_added_once_and_a_failure_is_kept_until_it_is_none(site, tmp_path):
    result = run("add", f"{site}/feed.xml", f"{site}/b.html?c=[1]", "--allow-private", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["added"], found["failed"]) == (1, 1)
    assert found["failures"][0]["source"] == f"{site}/b.html?c=[1]"
    assert found["failures"][0]["stage"] == "fetch"
    assert "b.html" in run("status").stdout
    (tmp_path / "site" / "b.html").write_text(PAGE)
    found = json.loads(
        run("add", f"{site}/feed.xml", f"{site}/b.html?c=[1]", "--allow-private", "--json").stdout
    )
    assert (found["added"], found["there"], found["failed"]) == (1, 1, 0)
    assert "b.html" not in run("status").stdout
