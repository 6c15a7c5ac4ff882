"""What is killed between a file and a server: a copy into PostgreSQL; tests give it empty databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.kills.archives import NAME, Copy, content, wrong
from benchmarks.kills.trial import command
from onrecord.archive import Archive, copying
from onrecord.archive.copying.tables import tables


class CopyToServer(Copy):
    """`onrecord copy` into a database: an archive with nothing in it, or with everything."""

    name = "copy into PostgreSQL"

    def __init__(self, documents: int, folder: Path, database: Callable[[], str]) -> None:
        super().__init__(documents, folder)
        self.database = database

    def prepare(self, folder: Path, at: int) -> None:
        """A copy of the archive, and an archive with nothing in it."""
        super().prepare(folder, at)
        self.address = self.database()

    def do(self, folder: Path, at: int) -> int:
        """Copy the archive."""
        if self.there(folder):
            return 0  # the kill came after its end
        return command(["copy", self.address, "--archive", str(folder / NAME)])

    def there(self, folder: Path) -> int:
        """How many rows the copy has."""
        with Archive(self.address, readonly=True) as archive:
            some = (f"SELECT count(*) FROM {table.name}" for table in tables())  # noqa: S608 - names of ours
            return sum(int(archive.connection.execute(sql).fetchone()[0]) for sql in some)

    def begun(self, folder: Path) -> bool:
        """Nobody sees what a transaction has written before its end."""
        return bool(self.there(folder))

    def faults(self, folder: Path) -> Iterator[str]:
        """What is wrong with the archive, or with the copy, unless it is empty."""
        yield from wrong(folder / NAME, self.documents)
        with Archive(self.address, readonly=True) as archive:
            found = archive.verify()
        yield from (f"{one.place}: {one.problem}" for one in found.faults)
        if self.there(folder) and found.documents != self.documents:
            yield f"half a copy: {found.documents} documents of {self.documents}"

    def content(self, folder: Path) -> object:
        """All of the copy, as a file has it."""
        back = folder / "back.onrecord"
        copying.copy(self.address, back)
        return content(back)
