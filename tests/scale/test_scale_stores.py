"""Object stores as inputs and for the tables: the same bytes as on a disk, killed or not.

A store is invented here: fsspec's of the memory, where one process does all, and one of files, behind an
address, where several do. S3 itself is asked where moto is installed, which answers as S3 does.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from invented_reader import Reader, digests, lines, rows
from msgspec.structs import replace
from waiting import shards_done, started, until

from onrecord import ScaleError, Settings, scale
from onrecord.scale import places, plan, stores, versions
from onrecord.scale.folder import Folder
from onrecord.scale.shapes import Shard, Work
from onrecord.scale.shards import Desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="addresses of files, and rights, as Unix has them")
DRIVER = """
from invented_reader import Reader
from onrecord import scale
if __name__ == "__main__":
    scale.run([IN + "slow.jsonl"], OUT, maker=Reader, workers=2, shard_size=4)
"""


@pytest.fixture(autouse=True)
def drafts(tmp_path, monkeypatch) -> Path:
    """Where what is half-written is put."""
    path = tmp_path / "half-written"
    path.mkdir()
    monkeypatch.setenv("TMPDIR", str(path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return path


@pytest.fixture
def store(tmp_path) -> str:
    """The address of a folder."""
    return f"file://{tmp_path}/store"


def filled(news, folder: Path) -> None:
    """The inputs of `news`, in a store."""
    folder.mkdir(exist_ok=True)
    for name in news[:2]:
        shutil.copytree(name, folder / name) if Path(name).is_dir() else shutil.copy(name, folder)


def test_objects_are_read_as_files_are(news, run, store, tmp_path):
    filled(news, tmp_path / "store")
    (tmp_path / "store/small/x.jsonl.gz").write_bytes(
        gzip.compress(b'{"id": "z", "text": "Ten died."}\n{oops')
    )
    Path("small/x.jsonl.gz").write_bytes((tmp_path / "store/small/x.jsonl.gz").read_bytes())
    run(news[:2], "disk")
    made = run([f"{store}/news.jsonl", f"{store}/small"], "out", workers=2)
    assert (made.complete, made.records, made.failed) == (True, 28, 2)
    for table in ("records", "tolls", "failures"):
        told = [{**row, "read_from": f"{store}/{row['read_from']}"} for row in rows("disk", table)]
        assert rows("out", table) == told
    assert not list(Path("out").glob(".tmp"))


def test_tables_in_a_store_have_the_bytes_of_those_on_a_disk(news, run, store, tmp_path, drafts):
    disk = run(news, "disk")
    assert run(news, f"{store}/deep/out", workers=2) == disk
    assert digests(tmp_path / "store/deep/out") == digests("disk")
    assert [path.name for folder in drafts.iterdir() for path in folder.iterdir()] == [".lock"]


def test_what_is_done_in_a_store_is_not_done_again_unless_its_bytes_have_changed(news, run, store, tmp_path):
    first, out = run(news, f"{store}/out"), tmp_path / "store/out"
    course = scale.Course()
    assert run(news, f"{store}/out", watch=scale.Watch(course)) == first
    assert (course.before, course.done) == (8, 0)
    before = digests(out)
    (out / "shards/part-000003.json").write_text("{")
    (out / "tolls/part-000001.parquet").write_bytes(b"short")
    same = out / "tolls/part-000002.parquet"
    same.write_bytes(same.read_bytes()[:-1] + b"?")
    run(news, f"{store}/out", watch=scale.Watch(course := scale.Course()))
    assert (course.before, course.done) == (6, 2)
    assert run(news, f"{store}/out", check=True, watch=scale.Watch(course)) == first
    assert course.done == 3
    assert digests(out) == before


def test_a_driver_that_is_killed_twice_leaves_the_same_tables_in_a_store(run, store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("store").mkdir()
    lines(Path("store/slow.jsonl"), {f"n{at}": f"{'I' * (at + 1)} men died slowly." for at in range(40)})
    run([f"{store}/slow.jsonl"], "undisturbed")
    code = DRIVER.replace("IN", repr(f"{store}/")).replace("OUT", repr(f"{store}/out"))
    for many in (2, 5):
        driver = started(code)
        until(lambda many=many: shards_done("store/out") >= many)
        driver.kill()
        driver.wait()
        until(lambda: free(f"{store}/out"))
    assert not Path("store/out/manifest.json").exists()
    course = scale.Course()
    assert run([f"{store}/slow.jsonl"], f"{store}/out", watch=scale.Watch(course)).complete
    assert course.before >= 5
    assert digests("store/out") == digests("undisturbed")


def free(out: str) -> bool:
    """Whether the processes of a killed run have gone, each of which leaves the folder of its draft."""
    drafts = Folder(out).drafts
    pids = {int(path.name.rpartition("-")[2]) for path in drafts.iterdir()} if drafts.exists() else set()
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_two_runs_of_a_machine_into_one_folder_of_a_store_are_kept_apart(news, run, store):
    with Folder(f"{store}/out").held(), pytest.raises(ScaleError, match="store/out: another run writes here"):
        run(news, f"{store}/out")


def test_patterns_and_folders_are_those_of_files(tmp_path, monkeypatch):
    names = [
        "a.jsonl",
        "b.txt",
        "c.bin",
        ".d.txt",
        "x/e.txt",
        "x/.y/f.txt",
        "x/y/g.html",
        "z/h.txt",
        "z/i.bin",
    ]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("Two died.")
    monkeypatch.chdir(tmp_path / "in")
    root = f"file://{tmp_path}/in"
    for given in (
        "",
        "x",
        "x/",
        "*.txt",
        "**/*.txt",
        "x/**",
        "?",
        "[xz]",
        "[xz]/*",
        "*",
        "c.bin",
        "none",
        "none/*",
    ):
        here = [given] if given else [os.curdir]
        found = [os.path.relpath(name) for name in plan.expanded(here)]
        there = [name.removeprefix(f"{root}/").rstrip("/") for name in plan.expanded([f"{root}/{given}"])]
        assert (given, sorted(there)) == (given, sorted(set(found)))


def test_an_object_that_is_not_there_is_a_failure_and_one_that_changes_is_not_mixed_in(run, store, tmp_path):
    for name in "ab":
        (tmp_path / "store").mkdir(exist_ok=True)
        (tmp_path / f"store/{name}.txt").write_text("Two died.")

    class Meddler(scale.Watch):
        def __init__(self, change):
            super().__init__(scale.Course())
            self.change = change

        def begins(self, plan, left):
            self.change()

        def refused(self, found):
            told.append(found.why)

    told: list[str] = []
    given = [f"{store}/{name}.txt" for name in "anb"]
    for change in (
        lambda: (tmp_path / "store/b.txt").write_text("Ten died."),
        (tmp_path / "store/b.txt").unlink,
    ):
        assert not run(given, tmp_path / "out", watch=Meddler(change)).complete
        assert told.pop().startswith(f"{store}/b.txt has changed since the run was begun: put it back")
        (tmp_path / "store/b.txt").write_text("Two died.")
    assert run(given, tmp_path / "out").records == 2
    assert [
        (row["read_from"], row["stage"], row["message"]) for row in rows(tmp_path / "out", "failures")
    ] == [(f"{store}/n.txt", "open", "no such object: check the address")]


def test_tables_among_the_inputs_are_none_and_other_files_in_a_folder_are_not_touched(
    news, run, store, tmp_path
):
    filled(news, tmp_path / "store")
    first = run([store], f"{store}/out")
    assert run([store, f"{store}/news.jsonl"], f"{store}/out") == first
    assert first.inputs == 6
    with pytest.raises(ScaleError, match=r"store/small: holds other files \(a\.txt\): give a new --out"):
        run(news, f"{store}/small")


def test_a_store_that_does_not_answer_is_told_and_fails_no_document(news, run, store, tmp_path, monkeypatch):
    def broken(where):
        raise OSError("AWS Error ACCESS_DENIED during\nGetObject")

    filled(news, tmp_path / "store")
    run = versions.run(Settings(), Reader, format=None, published=None, shard_size=4)
    part = plan.whole(f"{store}/small/a.txt")
    monkeypatch.setattr(stores, "opened_at", broken)
    message = r"a\.txt: cannot be read \(AWS Error ACCESS_DENIED during GetObject\): check it, your rights"
    with pytest.raises(ScaleError, match=message):
        plan.whole(f"{store}/small/a.txt")
    with contextlib.closing(Desk(Work(run, "out", Settings(), Reader))) as desk:
        found = desk.do(Shard(0, (part,)))
        assert (found.stop, "ACCESS_DENIED" in found.why) == (False, True)
        found = desk.do(Shard(0, (replace(part, cut=True),)))
        assert (found.stop, "ACCESS_DENIED" in found.why) == (False, True)


def test_what_was_not_sent_as_a_whole_is_told(store, tmp_path, monkeypatch):
    monkeypatch.setattr(places.shutil, "copyfileobj", lambda source, into, size: into.write(source.read(1)))
    (tmp_path / "draft").write_text("many bytes")
    with pytest.raises(OSError, match=r"run\.json was not sent as a whole"):
        places.of(f"{store}/out").put(tmp_path / "draft", "run.json")


def test_half_written_files_are_nowhere_that_somebody_else_can_change(store, drafts):
    path = places.scratch(store)
    assert (path.parent, path.stat().st_mode & 0o777) == (drafts, 0o700)
    assert places.scratch(f"{store}/other") != path
    path.rmdir()
    path.symlink_to(drafts.parent)
    with pytest.raises(ScaleError, match="is somebody else's: set TMPDIR to a folder of your own"):
        places.scratch(store)


def test_a_store_of_fsspec_is_one_too():
    name = "fsspec+memory://news/a.txt"
    place = places.of("fsspec+memory://news")
    draft = place.scratch / "draft"
    draft.write_bytes(b"Two died.\nTen died.")
    place.put(draft, "a.txt")
    assert list(stores.expand("fsspec+memory://news/*.txt")) == [name]
    assert (stores.size(name), stores.size("fsspec+memory://news/b.txt")) == (19, None)
    assert place.names() == {"a.txt"}
    with stores.opened(name) as stream:
        assert (stream.readline(), stream.seek(2), stream.read(5)) == (b"Two died.\n", 2, b"o die")
    place.remove("a.txt")
    place.remove("a.txt")
    assert place.names() == set()
    with pytest.raises(FileNotFoundError):
        stores.opened(name)


@pytest.mark.skipif(
    find_spec("moto") is None,
    reason="MOTO IS NOT INSTALLED: S3 itself is not asked; pip install 'moto[server,s3]'",
)
def test_inputs_and_tables_in_s3(news, run, monkeypatch):
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()))
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
        stores.opened_root.cache_clear()
        disk = run(news[:2], "disk")
        send(Path("news.jsonl"), *Path("small").iterdir())
        made = run(["s3://news/in/news.jsonl", "s3://news/in/small"], "s3://news/out", workers=2)
        assert (made.complete, made.records, made.failed) == (True, disk.records, disk.failed)
        course = scale.Course()
        given = ["s3://news/in/*.jsonl", "s3://news/in/small/*"]
        assert run(given, "s3://news/out", check=True, watch=scale.Watch(course)) == made
        assert course.done == 0
        run(news[:2], "s3://news/same")
        assert taken("news/same") == digests("disk")
        with pytest.raises(ScaleError, match=r"s3://none/out: cannot be written .*NO_SUCH_BUCKET"):
            run(news[:2], "s3://none/out")
    finally:
        server.stop()
        stores.opened_root.cache_clear()


def send(*files: Path) -> None:
    """Send files to a new bucket."""
    import boto3

    client = boto3.client("s3", region_name="us-east-1")
    client.create_bucket(Bucket="news")
    for path in files:
        client.upload_file(str(path), "news", f"in/{path}")


def taken(folder: str) -> dict[str, str]:
    """Every file of a folder in S3, by what is in it."""
    where = stores.at(f"s3://{folder}")
    return {key: Folder(f"s3://{folder}").digest(key) for key in sorted(stores.sizes(where))}
