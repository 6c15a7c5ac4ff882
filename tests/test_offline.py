"""Nothing opens the network but what was asked for: one file that fetches, one command that serves."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord import sources

SRC = Path(__file__).parents[1] / "src" / "onrecord"
OPENING = {
    "socket", "ssl", "http.client", "http.server", "urllib.request", "urllib.robotparser", "urllib3", "requests", "httpx",
    "httpx2", "aiohttp", "asyncio", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "socketserver", "uvicorn",
}  # fmt: skip
"""Modules that can open the network."""
MAY = {
    "sources/web/connecting.py": {"socket", "ssl", "http.client"},
    "cli/serve.py": {"uvicorn"},
    "streams.py": {"asyncio"},  # a thread beside an event loop that others run
    "scale/ray.py": {"socket"},  # whether the cluster that was named is there
    "scale/shards.py": {"socket"},  # this machine's name
    "scale/folder.py": {"socket"},
}


def imported(path: Path) -> set[str]:
    """The modules of others that a file imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and node not in typing:
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node not in typing and not node.level:
            names |= {node.module or ""} | {f"{node.module}.{name.name}" for name in node.names}
    return names


def opens(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in OPENING)


def test_one_file_fetches_and_one_serves():
    found = {
        str(path.relative_to(SRC)).replace("\\", "/"): used
        for path in sorted(SRC.rglob("*.py"))
        if (used := {name for name in imported(path) if opens(name)})
    }
    assert {
        path: {one for one in OPENING if any(n == one or n.startswith(f"{one}.") for n in used)}
        for path, used in found.items()
    } == MAY


@pytest.fixture
def offline(monkeypatch):
    """No name is looked up, no connection is made."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was opened")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("offline")
def test_files_are_read_without_the_network(tmp_path):
    page = "<html><head><title>Fire</title><link rel=stylesheet href='http://a.example/a.css'></head><body><article><p>Two firemen died on Friday, the mayor said.</p><img src='http://a.example/a.png'></article></body></html>"
    feed = """<!DOCTYPE rss SYSTEM "http://a.example/rss.dtd"><rss><channel><item><link>http://a.example/b</link><description>One died.</description></item></channel></rss>"""
    for name, text in {"a.html": page, "b.xml": feed, "c.txt": "See https://a.example/c: ten died."}.items():
        (tmp_path / name).write_text(text)
    found = list(sources.read([str(tmp_path / "[abc].*")]))
    assert len(found) == 3
    assert onrecord.read("Ten miners died in Oslo, https://a.example/ said.", url="https://a.example/").tolls


@pytest.mark.usefixtures("offline")
def test_addresses_that_are_refused_by_their_form_open_nothing():
    names = ["http://2130706433/", "http://ada:pw@a.example/", "http://a.example:25/", "ftp://a.example/a"]
    assert len([outcome.result.message for outcome in sources.read(names)]) == 4


@pytest.mark.usefixtures("offline")
def test_commands_open_no_network(tmp_path, monkeypatch):
    from onrecord.cli import app

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_WORKERS", "0")
    page = "<html><head><meta http-equiv=refresh content='0;url=http://a.example/'><title>Fire</title></head><body><article><p>Two firemen died in Oslo on Friday, the mayor said, see https://a.example/.</p></article></body></html>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.txt").write_text("Ten men died in Oslo on Friday, the mayor said.")
    for command in (
        ["read", "a.html", "b.txt"],
        ["add", "a.html", "b.txt"],
        ["incidents"],
        ["incidents", "a.html", "b.txt"],
        ["search", "died"],
        ["status"],
        ["brief", "--since", "2022-01-01"],
    ):
        answer = CliRunner().invoke(app, command)
        assert answer.exit_code == 0, (command, answer.output)


UNSHARED = ["unshare", "--map-root-user", "--net"]


@pytest.mark.skipif(
    subprocess.run([*UNSHARED, "true"], capture_output=True, check=False).returncode != 0
    if shutil.which("unshare")
    else True,
    reason="where a process can be given a network of its own, with nothing in it",
)
def test_processes_read_where_there_is_no_network(tmp_path):
    """With the processes that read and those that parse, which the test above does not look into."""
    (tmp_path / "a.html").write_text(
        "<html><body><article><p>Two firemen died in Oslo, the mayor said.</p></article></body></html>"
    )
    for command in (["read", "a.html"], ["add", "a.html"], ["incidents"]):
        answer = subprocess.run(
            [*UNSHARED, sys.executable, "-m", "onrecord.cli", *command],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        assert answer.returncode == 0, answer.stderr


@pytest.mark.usefixtures("offline")
def test_the_protection_of_these_tests_holds():
    with pytest.raises(AssertionError, match="the network was opened"):
        socket.create_connection(("127.0.0.1", 9))
