"""A bar on standard error over the bytes of many inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress(
    messages: Console, size: int | None, said: Callable[[], str], *, shown: bool
) -> Iterator[Callable[[int], None]]:
    """A step of so many bytes, with what is said of them; nothing where standard error is no terminal."""
    if not shown or not messages.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(elapsed_when_finished=True))
    with Progress(*columns, console=messages, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=size)

        def step(size: int) -> None:
            bar.update(task, advance=size, description=said())

        yield step
