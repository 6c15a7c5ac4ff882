"""How far a build has come, written down so that the same command goes on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal

import msgspec

from .. import durable

Stage = Literal["new", "places", "names", "merge"]
FILE, BASE = "state.json", "base.json"


class State(msgspec.Struct):
    """The stage, how far its file is read, and how long the files were then; of which inputs."""

    inputs: list[tuple[str, int, int]]
    stage: Stage = "new"
    at: int = 0
    line: int = 0
    places: int = 0
    parts: int = 0
    sizes: dict[str, int] = {}

    @classmethod
    def opened(cls, folder: Path, inputs: list[Path]) -> State:
        """The state in a folder; a new one where there is none, or one of other inputs."""
        wanted = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in inputs]
        try:
            found = msgspec.json.decode((folder / FILE).read_bytes(), type=cls)
        except (FileNotFoundError, msgspec.DecodeError):
            found = None
        if found is not None and found.inputs == wanted and found.whole(folder):
            found.cut(folder)
            return found
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return cls(wanted)

    def whole(self, folder: Path) -> bool:
        """Whether all that it tells of is there; of a folder that was being removed some may be gone."""
        return all((folder / name).exists() for name in (BASE, *self.sizes))

    @staticmethod
    def end(folder: Path) -> None:
        """Remove the folder, but first what says how far it has come: nobody goes on with half of it."""
        (folder / FILE).unlink()
        durable.sync(folder)
        shutil.rmtree(folder)

    def cut(self, folder: Path) -> None:
        """Take away what was written after the last note."""
        for path in folder.iterdir():
            if path.name not in {FILE, BASE}:
                if path.name in self.sizes:
                    with path.open("r+b") as file:
                        file.truncate(self.sizes[path.name])
                else:
                    path.unlink()

    def write(self, folder: Path) -> None:
        """Write it down, whole, once what it tells of is on the disk."""
        durable.settle(folder / name for name in self.sizes)
        new = folder / "state.new"
        new.write_bytes(msgspec.json.encode(self))
        durable.place(new, folder / FILE)
