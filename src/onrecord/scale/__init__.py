"""The same pipeline over millions of documents: shards in, Parquet tables out (docs/scale.md).

A shard - a large file, some lines of one, many small files - is what is done or not done: its files have its
name, are renamed into place, and are the same whoever makes them, so that every document is in the tables
once, whatever is killed or done twice.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Literal

from ..config import Settings
from ..errors import ScaleError
from ..extras import installed, lacking
from ..workers import Maker, usual
from .course import Course, Watch, followed
from .shapes import SHARD_SIZE, Manifest, News, Shard, Told, Work

__all__ = ["SHARD_SIZE", "Course", "Engine", "Manifest", "Told", "Watch", "run"]

Engine = Literal["local", "ray"]


def run(
    inputs: Iterable[str],
    out: str,
    settings: Settings | None = None,
    *,
    engine: Engine = "local",
    workers: int | None = None,
    ray_address: str | None = None,
    format: str | None = None,  # noqa: A002 - as the option is called
    published: str | None = None,
    shard_size: int = SHARD_SIZE,
    check: bool = False,
    watch: Watch | None = None,
    maker: Maker = usual,
) -> Manifest:
    """Read inputs into the tables of a folder; called again with the same, it does what is still to be done.

    ScaleError where it cannot begin or go on. With `check` finished shards are looked at byte by byte.
    """
    need(engine)
    from . import manifest, plan, versions  # noqa: PLC0415 - once it is known that they can be loaded
    from .folder import MANIFEST, Folder  # noqa: PLC0415

    chosen, folder, course = settings or Settings(), Folder(out), Course()
    seen = watch or Watch(course)
    folder.make()
    with folder.held():
        now = versions.run(chosen, maker, format=format, published=published, shard_size=shard_size)
        versions.keep(folder, now)
        planned = plan.make(
            inputs, folder, format=format, size=shard_size, tell=seen.looked_at, settings=chosen
        )
        left = planned.left(folder, check=check)
        seen.begins(planned, left)
        folder.place.remove(MANIFEST)
        given = Work(now, out, chosen, maker)
        with closing(begun(planned.each(left), given, engine, workers, ray_address)) as news:
            followed(news, seen)
        return manifest.write(folder, planned, now)


def begun(
    shards: Iterator[Shard], given: Work, engine: Engine, workers: int | None, address: str | None
) -> Generator[News]:
    """The shards under way in an engine."""
    if engine == "ray":
        from . import ray  # noqa: PLC0415 - an extra

        return ray.work(shards, given, workers, address)
    from . import local  # noqa: PLC0415

    return local.work(shards, given, workers or max(1, given.settings.workers))


def need(engine: Engine) -> None:
    """Raise where a package is missing that is not installed with the rest."""
    wanted = [("pyarrow", "scale", "")] + [("ray", "ray", " --engine ray")] * (engine == "ray")
    for package, extra, option in wanted:
        if not installed(package):
            raise ScaleError(lacking(f"`onrecord run{option}`", [package], extra))
