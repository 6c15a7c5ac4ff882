"""Web addresses as inputs of a run: fetched once, kept, and read as `onrecord add` reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from invented_reader import digests, rows
from web_server import PAGE, Server, running

from onrecord import Document, ScaleError, Settings, scale, sources
from onrecord.scale.folder import Folder
from onrecord.scale.pages import Pages

HERE = Settings(allow_private=True, url_pause=0.0)
LINES = b'{"id": "l1", "text": "Ten died."}\n{"id": "l2", "text": "Nine died."}\n{oops\n'


@pytest.fixture
def server():
    with running(Server()) as made:
        yield made


@pytest.fixture
def addresses(server, tmp_path, monkeypatch) -> list[str]:
    """A page, lines, one that is sent on to the page, one that is not there, a file of this machine."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Eleven died, the mayor said.")
    return [
        server.page("/a/1"),
        server.page("/lines", LINES, "application/x-ndjson"),
        server.moved("/old", "/a/1"),
        server.url("/gone"),
        "a.txt",
    ]


@pytest.mark.parametrize("out", ["out", "file://{}/out"])
def test_what_is_at_addresses_is_read_as_add_reads_it(addresses, run, tmp_path, out):
    made = run(addresses, out.format(tmp_path), settings=HERE)
    assert (made.complete, made.inputs, made.records, made.failed) == (True, 5, 5, 2)
    found = list(sources.read(addresses, HERE))
    assert [(row["read_from"], row["document"], row["url"]) for row in rows("out", "records")] == [
        (one.source, one.result.id, one.result.url) for one in found if isinstance(one.result, Document)
    ]
    assert [(row["read_from"], row["stage"], row["message"]) for row in rows("out", "failures")] == [
        (one.source, one.result.stage, one.result.message)
        for one in found
        if not isinstance(one.result, Document)
    ]
    assert rows("out", "failures")[1]["stage"] == "fetch"


def test_a_page_is_asked_for_once_and_what_was_there_stays(server, addresses, run):
    first = run(addresses, "out", settings=HERE, workers=2)
    before, asked = digests("out"), len(server.asked)
    server.page("/a/1", PAGE.replace(b"Four", b"Five"))
    server.page("/gone")
    for path in ("shards/part-000000.json", "manifest.json"):
        (Path("out") / path).unlink()
    assert run(addresses, "out", settings=HERE) == first
    assert digests("out") == before
    assert len(server.asked) == asked
    run(addresses, "new", settings=HERE)
    assert digests("new") != before


def test_those_that_were_fetched_before_a_kill_are_not_fetched_again(server, addresses, run, monkeypatch):
    keep = Pages.keep

    def killed(pages, name, shown):
        if name.endswith("/old"):
            raise KeyboardInterrupt
        keep(pages, name, shown)

    monkeypatch.setattr(Pages, "keep", killed)
    with pytest.raises(KeyboardInterrupt):
        run(addresses, "out", settings=HERE)
    assert len(list(Path("out/pages").iterdir())) == 2
    monkeypatch.setattr(Pages, "keep", keep)
    assert run(addresses, "out", settings=HERE).records == 5
    assert server.paths().count("/lines") == 1


def test_manners_and_limits_are_those_of_add(server, addresses, run):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /a/", "text/plain")
    run(addresses[:1], "out", settings=HERE)
    assert "robots.txt" in rows("out", "failures")[0]["message"]
    assert server.paths() == ["/robots.txt"]
    run(addresses[1:2], "inside", settings=Settings())
    assert "--allow-private" in rows("inside", "failures")[0]["message"]
    assert server.paths() == ["/robots.txt"]


def test_an_address_that_is_given_twice_is_one_input_and_a_password_is_nowhere(addresses, run):
    secret = addresses[0].replace("http://", "http://ada:secret@")
    made = run([addresses[0], secret, addresses[0]], "out", settings=HERE)
    assert (made.inputs, made.records, made.failed) == (2, 1, 1)
    assert not [path for path in Path("out").rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


def test_other_addresses_are_another_run(addresses, run):
    run(addresses, "out", settings=HERE)
    with pytest.raises(ScaleError, match=r"begun with .*/lines, now .*/old is in its place"):
        run([addresses[0], *addresses[2:]], "out", settings=HERE)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"{oops"), None])
def test_a_kept_page_that_is_gone_or_damaged_is_told_and_its_shard_not_kept(addresses, run, damage):
    def flip(path):
        path.write_bytes(path.read_bytes()[:-1] + b"?")

    class Meddler(scale.Watch):
        def begins(self, plan, left):
            for path in Path("out/pages").iterdir():
                (damage or flip)(path)

        def refused(self, found):
            told.append(found.why)

    told = []
    made = run(addresses[:1], "out", settings=HERE, watch=Meddler(scale.Course()))
    assert (made.complete, made.records) == (False, 0)
    assert told == [f"{addresses[0]}: the page that was kept of it is gone or damaged: give another --out"]


def test_a_folder_without_pages_fetches_nothing_when_it_is_read(addresses, tmp_path):
    shutil.rmtree("out", ignore_errors=True)
    with pytest.raises(ScaleError, match="gone or damaged"):
        Pages(Folder("out"), HERE).fetch(addresses[0])
