"""A run: every document once, the same bytes whoever makes them, and what is told where it cannot go on."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
from pathlib import Path

import pytest
from invented_reader import Other, Reader, digests, lines, rows

from onrecord import ScaleError, Settings, WorkerError, extras, scale, sources
from onrecord.archive.lock import take
from onrecord.scale import inputs, plan, versions
from onrecord.scale.folder import Folder
from onrecord.scale.pages import Pages
from onrecord.scale.shapes import Shard, Work
from onrecord.scale.shards import Desk

UNIX = pytest.mark.skipif(os.name == "nt", reason="SIGKILL as Unix has it")
IDS = [f"n{at}" for at in range(22)]


def test_every_document_is_in_the_tables_once_with_the_file_and_line_it_stands_in(news, run):
    made = run(news, "out")
    assert (made.documents, made.records, made.failed, made.shards, made.inputs) == (29, 27, 2, 8, 7)
    assert made.complete
    records = rows("out", "records")
    assert [row["document"] for row in records[:22]] == IDS
    assert [row["read_from"] for row in records] == [
        *(f"news.jsonl:{at + 1}" for at in range(22)),
        *(f"small/{name}.txt" for name in "abcde"),
    ]
    assert [(row["read_from"], row["stage"], row["document"]) for row in rows("out", "failures")] == [
        ("news.jsonl:23", "jsonl", None),
        ("none.txt", "open", None),
    ]
    assert [row["low"] for row in rows("out", "tolls")[:22]] == [at + 1.0 for at in range(22)]
    assert {row["according_to"] for row in rows("out", "tolls")} == {"the mayor"}
    assert {table: made.tables[table].rows for table in ("records", "tolls", "events", "failures")} == {
        "records": 27, "tolls": 27, "events": 0, "failures": 2,
    }  # fmt: skip


def test_any_number_of_processes_and_any_way_there_make_the_same_bytes(news, run):
    run(news, "one")
    run(news, "three", workers=3)
    assert digests("one") == digests("three")
    for path in ("shards/part-000003.json", "tolls/part-000001.parquet", "manifest.json"):
        (Path("three") / path).unlink()
    (Path("three/.tmp/part-000001-elsewhere")).mkdir(parents=True)
    assert run(news, "three").complete
    assert digests("one") == digests("three")


def test_what_is_done_is_not_done_again_unless_its_bytes_have_changed(news, run):
    course = scale.Course()
    first = run(news, "out")
    times = {path: path.stat().st_mtime_ns for path in Path("out/tolls").iterdir()}
    assert run(news, "out", watch=scale.Watch(course)) == first
    assert {path: path.stat().st_mtime_ns for path in Path("out/tolls").iterdir()} == times
    assert (course.before, course.done, course.documents) == (8, 0, 0)
    path = Path("out/tolls/part-000001.parquet")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"?")
    run(news, "out", watch=scale.Watch(course := scale.Course()))
    assert course.done == 0
    assert run(news, "out", check=True, watch=scale.Watch(course)) == first
    assert (course.before, course.done) == (7, 1)
    assert path.read_bytes() == whole


@UNIX
def test_a_document_that_ends_its_process_one_that_is_endless_and_a_fault_cost_themselves_alone(
    tmp_path, run
):
    texts = {"a": "Two died.", "b": "poison", "c": "endless", "d": "fault", "e": "Two died."}
    source = lines(tmp_path / "bad.jsonl", texts)
    made = run([source], tmp_path / "out", settings=Settings(document_seconds=0.5))
    assert (made.records, made.failed) == (2, 3)
    assert [
        (row["document"], row["stage"], row["message"]) for row in rows(tmp_path / "out", "failures")
    ] == [
        ("b", "read", "ended the process that read it (SIGKILL, perhaps for want of memory)"),
        ("c", "read", "took over 0.5 seconds to read: split it, or raise document_seconds"),
        ("d", "tolls", "ValueError: a fault"),
    ]


def test_a_fault_of_a_format_costs_its_file_alone(news, run, monkeypatch):
    from onrecord.config import Settings
    from onrecord.scale import inputs

    def broken(names, settings, **how):
        for name in names:
            if name == "b.txt":
                raise KeyError("a fault")
            yield inputs.Outcome(name, inputs.Failure(name, "x", "x"))

    monkeypatch.setattr("onrecord.sources.read", broken)
    found = list(inputs.of_files(["a.txt", "b.txt", "c.txt"], Settings(), {}))
    assert [one.source for one in found] == ["a.txt", "b.txt", "c.txt"]
    assert re.fullmatch(
        r"KeyError in scale/inputs\.py, line \d+: a fault of onrecord, please report it",
        found[1].result.message,
    )


def test_changed_inputs_are_told_and_nothing_is_mixed(news, run):
    run(news, "out")
    before = digests("out")
    said = Path("news.jsonl").read_text()
    for change, message in (
        (said.replace("II men", "IV men"), "news.jsonl has changed since its run was begun: put it back"),
        (said + '{"text": "More."}\n', "news.jsonl has changed since its run was begun: put it back"),
    ):
        Path("news.jsonl").write_text(change)
        with pytest.raises(ScaleError, match=message):
            run(news, "out")
    Path("news.jsonl").write_text(said)
    with pytest.raises(ScaleError, match=r"begun with none\.txt: give the same inputs in the same order"):
        run(news[:2], "out")
    Path("small/bb.txt").write_text("Three died.")
    with pytest.raises(ScaleError, match=r"begun with small/c\.txt, now small/bb\.txt is in its place"):
        run(news, "out")
    Path("small/bb.txt").unlink()
    with pytest.raises(ScaleError, match=r"begun without more\.txt: give the same inputs"):
        run([*news, "more.txt"], "out")
    assert run(news, "out").complete
    assert digests("out") == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"shard_size": 5},
            "begun with shard_size = 4, now it is 5: make it what it was, or give another --out",
        ),
        ({"published": "2022-11-26"}, "begun with published = null, now it is 2022-11-26"),
        ({"settings": Settings(max_characters=9)}, "begun with max_characters = 5000000, now it is 9"),
        ({"maker": Other}, "begun with lexicons = invented|begun with model = invented, now it is other"),
    ],
)
def test_other_settings_and_versions_are_told(news, options, message):
    usual = {"shard_size": 4, "maker": Reader}
    scale.run(news, "out", **usual)
    with pytest.raises(ScaleError, match=message):
        scale.run(news, "out", **{**usual, **options})
    scale.run(news, "out", settings=Settings(workers=2, threads=2), **usual)


def test_an_input_that_changes_under_way_is_not_mixed_in(news, run):
    class Meddler(scale.Watch):
        def begins(self, plan, left):
            Path("small/b.txt").write_text("Changed.")

        def refused(self, found):
            told.append(found.why)

    told = []
    made = run(news, "out", watch=Meddler(scale.Course()))
    assert (made.complete, made.lacking, made.records) == (False, (6,), 23)
    assert told == [
        "small/b.txt has changed since the run was begun: put it back as it was, or give another --out"
    ]
    Path("small/b.txt").write_text("bb died, the mayor said.")
    run(news, "other")
    assert run(news, "out").complete
    assert digests("out") == digests("other")


def test_a_broken_line_costs_itself_alone_wherever_a_file_is_cut(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for at, line in ((4, b"BZh91 broken"), (3, b"\xff\xfe{"), (8, b"%PDF-"), (0, b"")):
        lines_of = [b'{"id": "n%d", "text": "Ten died."}' % number for number in range(10)]
        lines_of[at] = line or b"\xef\xbb\xbf" + lines_of[at]
        Path(f"{at}.jsonl").write_bytes(b"\n".join(lines_of))
        run([f"{at}.jsonl"], f"out{at}")
        assert [row["document"] for row in rows(f"out{at}", "records")] == [
            f"n{number}" for number in range(10) if number != at or not line
        ]
        assert [row["read_from"] for row in rows(f"out{at}", "failures")] == [f"{at}.jsonl:{at + 1}"] * bool(
            line
        )


def test_a_folder_of_tables_inside_the_inputs_is_none_of_them_and_names_of_one_file_are_one_input(news, run):
    first = run(["."], "out")
    assert run([".", "./news.jsonl", "small/../news.jsonl", os.path.abspath("news.jsonl")], "out") == first
    assert first.inputs == 6


@UNIX
def test_files_whose_names_are_no_utf8_are_read_under_names_that_show_their_bytes(news, run):
    Path(os.fsdecode(b"small/caf\xe9.txt")).write_text("Ten died.")
    lines(Path(os.fsdecode(b"l\xe9.jsonl")), {f"l{at}": "Nine died." for at in range(6)})
    given = ["small", os.fsdecode(b"l\xe9.jsonl"), os.fsdecode(b"gone\xff.txt")]
    made = run(given, "out")
    assert (made.complete, made.records, made.failed) == (True, 12, 1)
    named = [row["read_from"] for row in rows("out", "records")]
    assert named[2:] == [
        *(f"small/{name}.txt" for name in ("c", "caf\\xe9", "d", "e")),
        *(f"l\\xe9.jsonl:{at}" for at in range(1, 7)),
    ]
    assert [row["read_from"] for row in rows("out", "failures")] == ["gone\\xff.txt"]
    assert run(given, "out", check=True) == made


@UNIX
def test_what_cannot_be_read_again_is_refused(news, run):
    os.mkfifo("small/f.txt")
    with pytest.raises(ScaleError, match=r"small/f\.txt: a pipe or device"):
        run(news, "out")


def test_files_and_folders_that_may_not_be_read_are_failures(news, run, monkeypatch):
    def refused(kind):
        def opened(path, *rest, **more):
            if str(path) in ("news.jsonl", "small"):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return kind(path, *rest, **more)

        return opened

    for place, name in ((io, "open"), (os, "scandir")):
        monkeypatch.setattr(place, name, refused(getattr(place, name)))
    monkeypatch.setattr(os, "access", lambda name, mode: name != "news.jsonl")
    planned = [counted.part for counted in plan.parts(news, Pages(Folder("out"), Settings()), None, 4)]
    assert [(part.name, part.mark) for part in planned] == [
        (name, plan.MISSING) for name in ("news.jsonl", "small", "none.txt")
    ]
    messages = [one.result.message for one in sources.read(part.name for part in planned)]
    assert messages == ["may not be read by you: ask for the right to read it (chmod +r)"] * 2 + [
        "no such file: check the name"
    ]


def test_an_input_that_is_gone_under_way_is_told_and_the_rest_is_done(news, run):
    class Meddler(scale.Watch):
        def begins(self, plan, left):
            Path("news.jsonl").rename("gone")

        def refused(self, found):
            told.add(found.why.partition(" since")[0])

    told = set()
    made = run(news, "out", watch=Meddler(scale.Course()))
    assert (made.complete, made.records, told) == (False, 4, {"news.jsonl has changed"})


def test_a_disk_that_is_full_is_told_by_its_folder_and_nothing_half_written_stays(news, run, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "many words")

    monkeypatch.setattr("onrecord.durable.sync", full)
    with pytest.raises(ScaleError, match=r"out: cannot be written \(No space left on device\): make room"):
        run(news, "out")
    assert not Path("out/.tmp").exists()
    given = Work(
        versions.run(Settings(), Reader, format=None, published=None, shard_size=4), "out", Settings(), Reader
    )
    desk = Desk(given)
    monkeypatch.setattr("onrecord.scale.tables.Tables.write", full)
    found = desk.do(Shard(0, (plan.whole("small/a.txt"),)))
    desk.close()
    assert (found.stop, found.why) == (
        True, "out: cannot be written (No space left on device): make room, or give another --out"
    )  # fmt: skip
    assert list(Path("out/.tmp").iterdir()) == []


def test_a_parser_that_this_machine_cannot_start_ends_the_run_and_fails_no_document(news, run, monkeypatch):
    def none(*_, **__):
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    Path("a.html").write_text("<html><p>Ten died.</p></html>")
    monkeypatch.setattr("onrecord.sources.children.process.subprocess.Popen", none)
    with pytest.raises(
        WorkerError, match=r"the HTML parser cannot be started \(Resource temporarily unavailable\)"
    ):
        list(inputs.of_files(["a.html"], Settings(), {}))


def test_a_pattern_that_no_file_matches_is_a_failure(news, run):
    made = run(["none/*.txt", "small"], "out")
    assert (made.records, made.failed) == (5, 1)
    assert rows("out", "failures")[0]["message"] == "no file matches the pattern: check it"


def test_folders_that_are_none_or_in_use(news, run, tmp_path):
    with pytest.raises(ScaleError, match=r"holds other files \(a\.txt\): give a new --out"):
        run(news, "small")
    Path("file").write_text("")
    with pytest.raises(ScaleError, match="file: cannot be written"):
        run(news, "file")
    run(news, "out")
    handle = os.open("out/.lock", os.O_RDWR)
    take(handle)
    with pytest.raises(ScaleError, match="another run writes here: wait for it to end"):
        run(news, "out")
    os.close(handle)
    Path("out/run.json").write_text("{}")
    with pytest.raises(ScaleError, match=r"run\.json: is damaged or of another onrecord"):
        run(news, "out")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (["-"], "standard input cannot be read again after a kill: save it to a file"),
        (["odd://news/a.jsonl"], "odd://news: cannot be reached .*: check the address, or copy the files"),
        (["s3://me:mine@news/a"], r"s3://\.\.\.@news/a: has a name or a key in it"),
    ],
)
def test_inputs_that_cannot_be_planned(tmp_path, run, inputs, message):
    with pytest.raises(ScaleError, match=message):
        run(inputs, tmp_path / "out")


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("odd://bucket/tables", "odd://bucket: cannot be reached .*: check the address"),
        ("fsspec+memory://", "is all of a store: give a folder in it"),
    ],
)
def test_stores_that_are_none_are_told_and_no_folder_is_made_here(news, run, out, message):
    with pytest.raises(ScaleError, match=message):
        run(news, out)
    assert not os.path.lexists(out.partition("/")[0])


@pytest.mark.parametrize(("engine", "package"), [("local", "pyarrow"), ("ray", "ray")])
def test_a_package_that_is_missing_is_named_with_what_installs_it(
    tmp_path, run, monkeypatch, engine, package
):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == package else name)
    with pytest.raises(ScaleError, match=rf"needs {package}: install it by: pip install 'onrecord\["):
        run(["a.txt"], tmp_path / "out", engine=engine)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_has_moved_goes_on(news, run):
    first = run(news, "out")
    shutil.move("out", "moved")
    assert run(news, "moved") == first
