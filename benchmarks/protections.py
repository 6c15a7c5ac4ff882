"""Each protection taken out, one at a time, in a copy of the sources: the test that it has must fail then.

python -m benchmarks.protections [--only WORDS]

A protection that can go without a test that fails is one that could be lost without a word.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ARCHIVE, CLI = "archive/", "cli/"
COPIED = ("src", "tests", "benchmarks", "docs", "samples", "evaluation", "pyproject.toml")
KILLS = "tests/archive/test_kills.py"
POWER = "tests/archive/test_power.py"
TOGETHER = "tests/archive/test_together.py"
STRANGE = "tests/archive/test_strange_files.py"
FORGETTING = "tests/archive/test_forgetting.py"
VERIFYING = "tests/archive/test_verifying.py"
COPYING = "tests/archive/test_copying.py"
OPENING = "tests/archive/test_opening.py"
KEEPING = "tests/cli/test_cli_keeping.py"
DISKS = "tests/cli/test_cli_disks.py"
QUIET = "tests/test_quiet_messages.py"


class Protection(NamedTuple):
    """What it is, the file, what stands there, what stands there without it, and the test that must fail."""

    name: str
    file: str
    there: str
    without: str
    test: str


PROTECTIONS = (
    Protection("a document is one transaction", ARCHIVE + "store.py",
               'self.connection.execute("BEGIN IMMEDIATE")\n            try:\n                yield',
               "try:\n                yield", "tests/archive/test_store.py tests/archive/test_reviews.py " + KILLS),
    Protection("what fails is taken back", ARCHIVE + "store.py",
               'self.connection.execute("ROLLBACK")\n                raise', 'self.connection.execute("COMMIT")\n                raise',
               "tests/archive/test_corrections.py tests/archive/test_store.py tests/archive/test_reviews.py"),
    Protection("writers take turns", ARCHIVE + "store.py", "with self.lock.held(), told(self.path):\n            if durable",
               "with told(self.path):\n            if durable", TOGETHER),
    Protection("changes by others are seen", ARCHIVE + "meanwhile.py",
               "        if value_of(at.then, part, item, field) != value_of(at.now, part, name, field):",
               "        if False:", "tests/archive/test_meanwhile.py"),
    Protection("corrections wait for the disk", ARCHIVE + "store.py", "'FULL' if durable", "'NORMAL' if durable",
               f"{OPENING} {POWER}"),
    Protection("an upgrade is a transaction a step", ARCHIVE + "opening.py",
               'connection.execute("BEGIN IMMEDIATE")\n        try:\n            run(connection, text_of(f"migrations',
               'connection.execute("SELECT 1")\n        try:\n            run(connection, text_of(f"migrations', OPENING),
    Protection("a copy before an upgrade", ARCHIVE + "opening.py", "        back_up(path, connection, found)", "        pass", OPENING),
    Protection("a new archive comes whole", ARCHIVE + "opening.py", "    new = path.with_name(path.name + \".new\")",
               "    new = path", KILLS),
    Protection("a file is synced before it has its name", "durable.py", "    sync(draft)\n", "", "tests/test_durable.py"),
    Protection("its name is synced", "durable.py", "    sync(final.parent)\n", "", "tests/test_durable.py"),
    Protection("what a gazetteer's build notes is synced", "durable.py", "        os.fsync(file.fileno())\n", "",
               "tests/test_durable.py"),
    Protection("a build of a gazetteer goes on where it was noted", "gazetteer/state.py", "            found.cut(folder)\n", "",
               f"tests/gazetteer {KILLS}"),
    Protection("a shard is there with its meta file alone", "scale/folder.py",
               "            if not path.is_file() or path.stat().st_size != said.size:\n                return None\n", "",
               "tests/scale/test_scale_run.py"),
    Protection("the same correction is given once", ARCHIVE + "store.py",
               "corrections.entered_before(at.entries, entry) or journal", "journal", f"{KEEPING} {KILLS}"),
    Protection("strangers' archives are compared", ARCHIVE + "opening.py",
               "        refuse_other(path, connection, found, VERSION)\n", "", STRANGE),
    Protection("comments in quotes are none", ARCHIVE + "shape.py", 'rf"(?P<quoted>{QUOTED})|', 'r"(?P<quoted>\\Z)|', STRANGE),
    Protection("tables of indexes are compared", ARCHIVE + "shape.py", '        return one._replace(sql=LOOSE.sub("", sql).lower())',
               '        return one._replace(sql="")', STRANGE),
    Protection("trusted_schema = OFF", ARCHIVE + "opening.py", '"trusted_schema = OFF"', '"trusted_schema = ON"', STRANGE),
    Protection("cell_size_check = ON", ARCHIVE + "opening.py", '"cell_size_check = ON"', '"cell_size_check = OFF"', STRANGE),
    Protection("the journal is only added to", ARCHIVE + "schema.sql",
               "CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN\n  SELECT RAISE (ABORT, 'the journal is only ever added to');",
               "CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN\n  SELECT 1;", OPENING),
    Protection("an entry is emptied only as its forgetting says", ARCHIVE + "schema.sql", "  AND NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.by = OLD.by",
               "  AND NEW.number = OLD.number", FORGETTING),
    Protection("what is left of an emptied entry is known", ARCHIVE + "journal.py",
               "entry == bare(entry) and empty.get(entry.number) == left_of(entry)", "entry.number in empty", FORGETTING),
    Protection("indexes of words lose forgotten ones", ARCHIVE + "forgetting.py", "VALUES ('optimize')", "VALUES ('integrity-check')",
               FORGETTING),
    Protection("the file is written anew", ARCHIVE + "forgetting.py", '    connection.execute("VACUUM")\n', "", FORGETTING),
    Protection("the log is cut to nothing", ARCHIVE + "forgetting.py", "wal_checkpoint (TRUNCATE)", "wal_checkpoint (PASSIVE)", FORGETTING),
    Protection("a reader in the way is told", ARCHIVE + "forgetting.py", "    if busy:\n", "    if False:\n", FORGETTING),
    Protection("entries that quote are emptied", ARCHIVE + "forgetting.py", "    connection.executemany(EMPTY, ((one.number,) for one in emptied))\n", "", FORGETTING),
    Protection("merges that quote are emptied", ARCHIVE + "forgetting.py", "(about or named or entry.undoes in found)", "about", FORGETTING),
    Protection("failures of a forgotten report go", ARCHIVE + "forgetting.py",
               '    connection.execute("DELETE FROM failures WHERE document = ?", (document,))\n    connection.executemany("DELETE FROM failures WHERE source = ?", sources)\n',
               "", FORGETTING),
    Protection("what was put together stays so", ARCHIVE + "forgetting.py", "    linking.hand_on(connection, number)\n", "", FORGETTING),
    Protection("an incident of a forgotten report alone goes", ARCHIVE + "linking.py", "incidents = given | {", "incidents = {", FORGETTING),
    Protection("samples of ANALYZE go", ARCHIVE + "forgetting.py", "    if sampled:\n", "    if False:\n", FORGETTING),
    Protection("a forgotten report is not added again", ARCHIVE + "forgetting.py", "    if found is None:\n        return\n    entry",
               "    return\n    entry", f"{FORGETTING} {KEEPING}"),
    Protection("corrections of before do not come back", ARCHIVE + "journal.py", 'WHERE document = ? AND {COUNTS} ORDER', 'WHERE document = ? AND ? != 1 ORDER', FORGETTING),
    Protection("a backup writes over nothing", ARCHIVE + "copying.py", "    refuse_there(dest)\n    opening.check", "    opening.check", COPYING),
    Protection("nor over what comes meanwhile", ARCHIVE + "copying.py", "        os.link(draft, dest)\n", "        draft.replace(dest)\n", COPYING),
    Protection("a backup is of one moment", ARCHIVE + "copying.py", "            source.backup(target)\n",
               "            shutil_copy(source, draft)\n", COPYING),
    Protection("a backup is on the disk before it has its name", ARCHIVE + "copying.py", "        durable.sync(draft)\n", "", COPYING),
    Protection("a damaged archive is not copied", ARCHIVE + "copying.py", '    if found != "ok":\n', "    if False:\n", COPYING),
    *(
        Protection(f"verify looks at {what}", ARCHIVE + "verifying.py", f"        lambda: {look},\n", "", VERIFYING)
        for what, look in (
            ("the file", "damaged(connection)"), ("the journal", "chained(connection, count)"),
            ("reports", "reports(connection, count, step)"), ("points", "located(connection)"),
            ("what is derived", "linked.faults(connection)"),
        )
    ),
    Protection("verify looks at digests", ARCHIVE + "verifying.py", "if rows.digest(kept.text) != kept.sha256:", "if False:", VERIFYING),
    Protection("verify looks at spans", ARCHIVE + "verifying.py", "    yield from outside(connection, kept, count)\n", "", VERIFYING),
    Protection("verify looks at words", ARCHIVE + "verifying.py", "    yield from quoted(kept, record, entries)\n", "", VERIFYING),
    Protection("verify looks at tables", ARCHIVE + "verifying.py", "        if wrong:\n", "        if False:\n", VERIFYING),
    Protection("verify looks at indexes of words", ARCHIVE + "verifying.py", "    for index in INDEXES:\n", "    for index in ():\n", VERIFYING),
    Protection("SIGTERM ends as Ctrl-C does", CLI + "ending.py", "signal.signal(signal.SIGTERM, terminate) if main else None", "None", KEEPING),
    Protection("how to go on is said", CLI + "ending.py", '        typer.echo(f"onrecord: interrupted: {words}", err=True)\n', "", KEEPING),
    Protection("a full disk is told as one", ARCHIVE + "faults.py", '    "SQLITE_IOERR_SHM":', '    "SQLITE_NOT_SHM":', DISKS),
    Protection("a disk that takes nothing is told", "durable.py", "    with suppress(OSError):\n        draft.unlink(missing_ok=True)",
               "    draft.unlink(missing_ok=True)", f"{DISKS} tests/test_durable.py"),
    Protection("faults are told without words", "errors.py", 'return f"{kind}{where}: {error}" if words else f"{kind}{where}"',
               'return f"{kind}{where}: {error}"', QUIET),
    Protection("crashes show no values", CLI + "__init__.py", "pretty_exceptions_enable=False", "pretty_exceptions_enable=True", QUIET),
)  # fmt: skip


def taken_out(one: Protection, into: Path) -> None:
    """Take a protection out of a copy."""
    path = into / "src" / "onrecord" / one.file
    text = path.read_text(encoding="utf-8")
    if text.count(one.there) != 1:
        raise SystemExit(f"{one.name}: what is to be taken out stands in {one.file} {text.count(one.there)} times")
    path.write_text(text.replace(one.there, one.without), encoding="utf-8")


def fails(one: Protection, folder: Path) -> bool:
    """Whether a test fails once the protection is out; the copy is as it was afterwards."""
    path = folder / "src" / "onrecord" / one.file
    kept = path.read_bytes()
    taken_out(one, folder)
    code = {**os.environ, "PYTHONPATH": os.pathsep.join(("src", ".", *filter(None, sys.path)))}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *one.test.split()]
    try:
        ended = subprocess.run(command, cwd=folder, env=code, capture_output=True, check=False)  # noqa: S603
        return ended.returncode == 1
    finally:
        path.write_bytes(kept)


def unseen(folder: Path, words: str) -> Iterator[str]:
    """The protections that can go without a test that fails."""
    for one in PROTECTIONS:
        if words in one.name:
            seen = fails(one, folder)
            print(f"{'fails' if seen else 'NO TEST FAILS'} without: {one.name} ({one.test})", flush=True)
            if not seen:
                yield one.name


def main() -> None:
    """Try all of them; exit code 1 where one can go."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="those that have these words in their name")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder) / name)
        lacking = list(unseen(Path(folder), chosen.only))
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main()
