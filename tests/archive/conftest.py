"""Records to be kept, and archives to keep them in: the same tests over SQLite and PostgreSQL.

Tests marked `one_file` are about what SQLite alone has: files, pages, the lock beside them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onrecord
from benchmarks.invented import records
from onrecord import Record
from onrecord.archive import Archive, opening

TEXT = (
    "LISK, Ukraine 🔥 — At least six people were killed and 19 injured when two missiles struck a depot in Kharkiv "
    "late on Tuesday, the regional prosecutor’s office said.\r\n\r\n"
    "“The second missile came twelve minutes later 👩‍👩‍👧,” said Iryna Halushko, a spokeswoman for the office. "
    "Three people are missing.\r\n\r\n"
    "The British Ministry of Defence said on Wednesday it was highly likely that the depot had been hit by mistake."
)
MOMENT = "2026-01-02T03:04:05+00:00"


@pytest.fixture(scope="session")
def read() -> Record:
    """A report with emoji, CRLF and every kind of field."""
    made = onrecord.read(TEXT, published="2023-10-18", title="Depot hit 🔥", url="https://lisk.example/1")
    assert all(
        getattr(made, field)
        for field in ("parties", "times", "places", "hedges", "attributions", "events", "tolls")
    )
    return made


@pytest.fixture(scope="session")
def invented() -> list[Record]:
    """Thirty invented reports."""
    return list(records(30))


@pytest.fixture(scope="session")
def written() -> Callable[[int], str]:
    """The schema that a version wrote; the first and the newest are the package's."""
    ours = {1: "first.sql", opening.VERSION: "schema.sql"}
    kept = Path(__file__).parent / "schemas"
    return lambda version: (
        opening.text_of(ours[version])
        if version in ours
        else (kept / f"{version}.sql").read_text(encoding="utf-8")
    )


@pytest.fixture
def damaged(kept: Path) -> Path:
    """What the test keeps, with nothing but zeros where its tolls begin."""
    connection = sqlite3.connect(kept)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tolls'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data = bytearray(kept.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    kept.write_bytes(data)
    return kept


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames and not metafunc.definition.get_closest_marker("one_file"):
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """The database that archives are kept in."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def new(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Path | str]:
    """Gives the place of a new archive."""
    if engine == "postgresql":
        return request.getfixturevalue("postgres").archive
    return lambda: tmp_path_factory.mktemp("archive") / "a.onrecord"


@pytest.fixture
def path(new: Callable[[], Path | str]) -> Path | str:
    """The place of an archive that nobody has opened."""
    return new()


@pytest.fixture
def archive(path: Path | str) -> Iterator[Archive]:
    """An archive with nothing in it, in which it is always the same moment."""
    with Archive(path, clock=lambda: MOMENT) as made:
        yield made
