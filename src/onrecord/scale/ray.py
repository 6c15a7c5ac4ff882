"""Shards in actors of a Ray cluster, on this machine or many; Ray starts lost ones again.

Ray Core, not Ray Data, whose pool of two hung on two CPUs, and whose checkpoint lost all at a killed driver.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from .. import signals
from ..errors import ScaleError
from . import stores
from .local import where
from .shapes import TRIES, Finished, News, Refused, Shard, Work
from .shards import Desk

CPUS = 0.5
"""What an actor asks of a machine: with 1, more actors than CPUs would wait for ever."""
PATIENCE = 5.0
"""Seconds after which the driver looks around."""


class Station(Desk):
    """An actor: holds a process that reads, and does the shards that it is given."""

    def __init__(self, work: Work, folder: str) -> None:
        super().__init__(work)
        self.at = folder

    def ready(self) -> str | None:
        """None once it can begin; else what is missing on its machine."""
        for path in [self.at] + [self.work.out] * (not stores.is_store(self.work.out)):
            if not Path(path).is_dir():
                return f"{socket.gethostname()} has no folder {path}: give all machines the same shared disk"
        os.chdir(self.at)
        return None

    def shard(self, shard: Shard) -> Finished | Refused:
        """Do a shard; an actor that was started again has to go to its folder first."""
        missing = self.ready()
        return Refused(shard.number, missing, stop=True) if missing else self.do(shard)


def work(shards: Iterator[Shard], given: Work, workers: int | None, address: str | None) -> Generator[News]:
    """Do shards in so many actors, else in one a CPU, and say what comes of them as it comes."""
    ray = started(address)
    try:
        cpus = float(ray.cluster_resources().get("CPU", 1))
        many = min(workers or max(int(cpus), 1), max(int(cpus / CPUS), 1))
        made = ray.remote(num_cpus=CPUS, max_restarts=-1, max_task_retries=TRIES - 1)(Station)
        if not stores.is_store(given.out):
            given = given._replace(out=str(Path(given.out).absolute()))
        yield from Stage(ray, [made.remote(given, str(Path.cwd())) for _ in range(many)], shards).news()
    finally:
        ray.shutdown()


def started(address: str | None) -> Any:  # noqa: ANN401 - Ray has no types
    """Ray, connected; it phones nobody and shows no dashboard."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    refuse_silence(address)
    import ray  # noqa: PLC0415 - takes a second, and is an extra

    kept = signals.kept(signal.SIGTERM)
    options: dict[str, Any] = (
        {"address": address} if address else {"address": "local", "include_dashboard": False}
    )
    try:
        ray.init(log_to_driver=False, logging_level="ERROR", **options)
    except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
        raise ScaleError(
            f"Ray cannot be reached at {address or 'this machine'} ({error}): see whether it runs, "
            "and whether it asks for a token (RAY_AUTH_MODE, RAY_AUTH_TOKEN)"
        ) from error
    signals.put_back(kept)  # Ray has put its own in its place
    return ray


def refuse_silence(address: str | None) -> None:
    """Raise where nobody listens at an address: Ray itself would ask there for ten minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if not port.isdigit():
        return  # none, or "auto"
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except OSError as error:
        raise ScaleError(
            f"no Ray cluster answers at {address} ({error.strerror or error}): check --ray-address, "
            "which `ray status` on the head node tells"
        ) from error


class Stage:
    """The actors of a run, and what each of them is at: a shard, or getting ready."""

    def __init__(self, ray: Any, actors: list[Any], shards: Iterator[Shard]) -> None:  # noqa: ANN401
        self.ray, self.shards = ray, shards
        self.idle: list[Any] = []
        self.at: dict[Any, tuple[Any, Shard | None]] = {
            actor.ready.remote(): (actor, None) for actor in actors
        }

    def news(self) -> Iterator[News]:
        """What comes of the shards, until all are done or left."""
        while self.hand_out():
            done, _ = self.ray.wait(list(self.at), timeout=PATIENCE)
            for answer in done:
                actor, shard = self.at.pop(answer)
                found = self.ended(answer, actor, shard)
                if found is not None:
                    yield found

    def hand_out(self) -> bool:
        """Give shards to those who have none; whether anything is still to come."""
        while self.idle:
            shard = next(self.shards, None)
            if shard is None:
                break
            actor = self.idle.pop()
            self.at[actor.shard.remote(shard)] = (actor, shard)
        return any(shard is not None for _, shard in self.at.values()) or (not self.idle and bool(self.at))

    def ended(self, answer: Any, actor: Any, shard: Shard | None) -> News | None:  # noqa: ANN401
        """What an actor has answered; nothing where it has got ready."""
        try:
            found: Finished | Refused | str | None = self.ray.get(answer)
        except self.ray.exceptions.RayError as error:
            return self.lost(error, actor, shard)
        if isinstance(found, str):
            raise ScaleError(found)
        self.idle.append(actor)
        return found

    def lost(self, error: Exception, actor: Any, shard: Shard | None) -> Refused | None:  # noqa: ANN401
        """A shard that could not be done, or an actor that cannot begin."""
        why = str(error).strip().splitlines()[-1]
        if shard is not None:
            self.at[actor.ready.remote()] = (actor, None)
            return Refused(shard.number, f"the actors that were at {where(shard)} were lost ({why})")
        if not self.at and not self.idle:
            raise ScaleError(f"no actor of Ray could begin ({why}): is onrecord installed on all machines?")
        return None
