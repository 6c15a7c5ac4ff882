"""Figures -> plots (SVG), by matplotlib of the extra [benchmarks]; without it that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Found = Mapping[str, Any]
"""What each benchmark printed, None where it failed."""


def drawn(found: Found, folder: Path) -> Iterator[str]:
    """Draw what there is to be drawn; the names of the files, or why there are none."""
    if find_spec("matplotlib") is None:
        yield "no plots: matplotlib is missing: pip install -e '.[benchmarks]'"
        return
    import matplotlib as mpl  # noqa: PLC0415 - an extra

    mpl.use("svg")
    draws: dict[str, Callable[[Any], Any]] = {"growth": growth, "memory": memory, "peers": peers}
    for name, draw in draws.items():
        if found.get(name):
            yield str(saved(draw(found[name]), folder / f"{name}.svg"))


def saved(figure: Any, path: Path) -> Path:  # noqa: ANN401 - matplotlib's, which may not be here
    """Write a figure."""
    figure.savefig(path, format="svg", metadata={"Date": None})
    return path


def blank(panels: int = 1) -> tuple[Any, Any]:
    """A figure with so many panels beside each other."""
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(5 * panels, 3.6), layout="constrained")
    return figure, figure.subplots(1, panels)


def growth(points: list[dict[str, Any]]) -> Any:  # noqa: ANN401
    """Seconds and memory by the number of reports, a line for each command, on logarithmic scales."""
    figure, panels = blank(2)
    for panel, key, label in zip(panels, ("seconds", "peak_mib"), ("seconds", "MiB"), strict=True):
        for command in dict.fromkeys(point["command"] for point in points):
            some = [point for point in points if point["command"] == command]
            panel.plot([p["reports"] for p in some], [p[key] for p in some], marker="o", label=command)
        panel.set(xscale="log", yscale="log", xlabel="reports", ylabel=label)
        panel.legend()
    return figure


def memory(found: dict[str, Any]) -> Any:  # noqa: ANN401
    """Memory by tenths of the documents that one process read."""
    figure, panel = blank()
    tenths = found["tenths_mib"]
    panel.plot([found["documents"] * (at + 1) / len(tenths) for at in range(len(tenths))], tenths, marker="o")
    panel.set(xlabel="documents", ylabel="MiB resident", ylim=(0, None))
    return figure


def peers(found: dict[str, Any]) -> Any:  # noqa: ANN401
    """Words a second of each way, on a logarithmic scale."""
    figure, panel = blank()
    some = [peer for peer in found["peers"] if peer["unit"] == "words"][::-1]
    panel.barh([peer["name"] for peer in some], [peer["a_second"] for peer in some])
    panel.set(xscale="log", xlabel="words a second, one core")
    return figure
