"""A PostgreSQL that lives as long as the test run: a folder, a Unix socket, no port, nothing kept.

Without one, or without psycopg, the tests of it are skipped, and say so; `scripts/test` installs Debian's, and
sets POSTGRES_TESTS=required, with which they fail instead; POSTGRES_TESTS=skip leaves them out. POSTGRES_BIN is
the folder of another one's initdb and pg_ctl.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

from onrecord.archive import Archive

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40 -c shared_buffers=32MB"
TEMPLATE = "onrecord_template"


def binaries() -> Path | None:
    """Where initdb and pg_ctl are: as told, the newest PostgreSQL of Debian, or what the search path has."""
    if told := os.environ.get("POSTGRES_BIN"):
        return Path(told)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


BINARIES = binaries()
MISSING = [
    words
    for words, there in (
        ("PostgreSQL (Debian: apt-get install postgresql)", BINARIES),
        ("psycopg (pip install 'onrecord[postgres]')", find_spec("psycopg")),
    )
    if not there
]


def required() -> None:
    """Skip the test that is running, loudly, where there is no PostgreSQL, or none is wanted."""
    wish = os.environ.get("POSTGRES_TESTS")
    if wish == "skip":
        pytest.skip("POSTGRES_TESTS=skip")
    if not MISSING:
        return
    words = f"not found: {' and '.join(MISSING)}"
    if wish == "required":
        pytest.fail(words)
    pytest.skip(words)


class Throwaway:
    """A server with a template; each test has a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.names = folder, count(1)
        archive = Archive(self.address(self.create(TEMPLATE, "template0")))
        archive.close()

    def address(self, name: str) -> str:
        """The address of a database, with a password, which nothing may show."""
        return f"postgresql://postgres:unseen@/{name}?host={self.folder}"

    def create(self, name: str, template: str) -> str:
        """Make a database."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    def archive(self) -> str:
        """The address of a new archive with nothing in it."""
        return self.address(self.create(f"a{next(self.names)}", TEMPLATE))

    def files(self, address: str) -> list[Path]:
        """The files that a database is in, but for the server's log of changes."""
        import psycopg

        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            (number,) = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        return [one for one in (self.folder / "data" / "base" / str(number)).iterdir() if one.is_file()]

    def empty(self) -> str:
        """The address of a new database with nothing in it, and no archive."""
        return self.address(self.create(f"e{next(self.names)}", "template0"))


@contextmanager
def throwaway() -> Iterator[Throwaway]:
    """A server that is gone behind the block."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(mkdtemp(prefix="onrecord-pg-", dir=base))
    who = {}
    if os.geteuid() == 0:  # which initdb refuses to be
        who = {"user": "postgres", "group": "postgres", "extra_groups": [], "cwd": "/"}
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"

    def run(name: str, *arguments: str) -> None:
        subprocess.run(
            [str(BINARIES / name), "-D", str(data), *arguments],
            check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=120, **who,
        )  # fmt: skip

    try:
        run(
            "initdb",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        )
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -h '' {QUICK}", "start")
        try:
            yield Throwaway(folder)
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
