"""The commands, Python and SQL of the pages of the archive, briefs and exports are run; others name what there is."""

from __future__ import annotations

import csv
import json
import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from test_docs_jobs import ROOT, place, run
from test_documented import COMMANDS

from onrecord.archive import Archive

__all__ = ["place"]
BLOCK = re.compile(r"^```(sh|python|sql)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN_ELSEWHERE = ("api.md", "jobs/", "tutorial.md", "python.md", "spacy.md")
NOT_RUN = {
    "cli.md": "a reference: its files, feeds, buckets and addresses are examples; tests/cli runs each command",
    "gazetteer.md": "it needs the dump of GeoNames from the network; tests/gazetteer builds from a small one",
    "install.md": "it installs packages from the network; scripts/try and the release workflow do so",
    "scale.md": "it needs a cluster, object stores and pages of the network; tests/scale runs each on small ones",
    "sources.md": "it asks addresses of the network, which are examples; tests/sources has a server of its own",
    "teams.md": "it needs a PostgreSQL by that name and its superuser; tests/cli/test_cli_postgres.py runs the like",
    "web.md": "it serves until it is ended; tests/web and tests/browser ask it",
}
SECOND = (
    "KHARKIV, Ukraine — Six people were killed and 19 injured when two missiles struck a grain depot in the village of "
    "Verbivka late on Tuesday, the regional prosecutor’s office said.\n\n"
    "In Mykolaiv, a bomb on a bus killed two people and injured five on Monday, the city council said.\n"
)
FEED = (
    '<rss version="2.0"><channel><title>Lisk</title><item><title>A quiet day</title><guid>q1</guid>'
    "<description>Nobody was hurt in Lisk on Tuesday, Mayor Ada Orel said.</description></item></channel></rss>"
)


def told(page: str, kind: str) -> list[str]:
    """The blocks of one kind on a page."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [block for found, block in BLOCK.findall(text) if found == kind]


@pytest.fixture
def desk(place: Path) -> Path:
    """A folder as the pages take it for given: news, a feed, and two reports by the ids that they name."""
    (place / "news").mkdir()
    (place / "feeds").mkdir()
    shared = (place / "samples" / "03-wire-copy.txt").read_text(encoding="utf-8")
    (place / "news" / "copy.txt").write_text(shared, encoding="utf-8")
    (place / "feeds" / "lisk.xml").write_text(FEED, encoding="utf-8")
    first = (place / "samples" / "01-agency.txt").read_text(encoding="utf-8")
    rows = [
        {"id": name, "text": text, "published": "2023-10-18"}
        for name, text in (("3f2eb95a", first), ("90ab12", SECOND))
    ]
    for name in ("more.jsonl", "news.jsonl"):
        (place / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return place


def test_the_commands_and_questions_of_the_archives_page_run(desk):
    first, *others, forget = told("archive.md", "sh")
    printed = run("sh", first, desk)
    assert "3f2eb95a" in printed
    (questions,) = told("archive.md", "sql")
    with closing(sqlite3.connect(f"file:{desk / 'archive.onrecord'}?mode=ro", uri=True)) as opened:
        answers = [opened.execute(one).fetchall() for one in questions.split(";") if one.strip()]
    assert [len(rows) > 0 for rows in answers] == [True, True, True]
    assert len(others) == 2
    for block in others:
        run("sh", block, desk)
    with Archive(desk / "archive.onrecord", readonly=True) as archive:
        kinds = [entry.kind for entry in archive.history()]
    assert kinds == ["correction"] * 3 + ["undo", "merge", "split"]
    run("sh", forget, desk)
    with Archive(desk / "archive.onrecord", readonly=True) as archive:
        assert [entry.kind for entry in archive.history()][-1] == "forgetting"
    assert "3f2eb95a" not in run("sh", "onrecord search depot --json", desk)


def test_the_python_of_the_archives_page_runs(place):
    (block,) = told("archive.md", "python")
    before = "import onrecord, pathlib\nrecord = onrecord.read(pathlib.Path('samples/01-agency.txt').read_text())\n"
    after = "\nwith Archive('archive.onrecord', readonly=True) as archive:\n    print(archive.get(record.document.id).tolls[0].count.by)"
    assert run("python", before + block + after, place) == "person:Ada Orel\n"


def test_the_commands_of_the_exports_page_run(desk):
    export, back = told("export.md", "sh")
    run("sh", "onrecord add more.jsonl", desk)
    run("sh", export, desk)
    made = re.findall(r"(?:--out|>) (\S+)", export)
    assert len(made) == 5
    assert [name for name in made if not (desk / name).stat().st_size] == []
    (edited,) = {line.split()[2] for line in back.splitlines()}
    edit(desk / edited, "subject_kind", "civilian")
    run("sh", back, desk)
    with Archive(desk / "archive.onrecord", readonly=True) as archive:
        (entry,) = archive.history()
    assert (entry.by, entry.new) == ("person:Ada Lind", "civilian")


def test_the_commands_of_the_briefs_page_run(desk):
    (block,) = told("brief.md", "sh")
    run("sh", "onrecord add more.jsonl && onrecord backup news.onrecord", desk)
    run("sh", block, desk)
    for name in ("brief.html", "week-42.html"):
        assert "Verbivka" in (desk / name).read_text(encoding="utf-8")


def edit(path: Path, column: str, value: str) -> None:
    """Change a cell of the first row of a table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    rows[0][head.index(column)] = value
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])


def test_every_page_is_run_or_says_why_not():
    known = {"archive.md", "brief.md", "export.md"}
    pages = {path.relative_to(ROOT / "docs").as_posix(): path for path in (ROOT / "docs").rglob("*.md")}
    with_commands = {
        name
        for name, path in pages.items()
        if re.search(r"^onrecord ", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    left = {name for name in with_commands - known if not name.startswith(RUN_ELSEWHERE)}
    assert left == NOT_RUN.keys()


@pytest.mark.parametrize("page", sorted(NOT_RUN))
def test_commands_that_are_not_run_have_options_that_there_are(page):
    lines = [line for line in "\n".join(told(page, "")).splitlines() if line.startswith("onrecord ")]
    assert [line for line in lines if unknown(line)] == []


def unknown(line: str) -> list[str]:
    """The options of a line that its command has not; the command itself where there is none."""
    words = shlex.split(re.split(r" [|>] |  ", line)[0], comments=True)
    name = next((one for size in (3, 2) if (one := " ".join(words[:size])) in COMMANDS), None)
    if name is None:
        return [] if words[1].startswith("--") else [line]
    options = {opt for one in COMMANDS[name].params for opt in (*one.opts, *one.secondary_opts)}
    return [word for word in words if word.startswith("--") and word.split("=")[0] not in options]
