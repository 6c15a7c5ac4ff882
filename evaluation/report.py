"""The figures as a page: `figures.md`, written whenever floors are pinned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import floors
from .figures import OWN, Figures
from .measures import HOUSE, Measure

FILE = HOUSE / "figures.md"

HEAD = """# Figures

Written by `python -m evaluation pin`. Each measure is a scorer on a gold file, of the corpora or of ours;
the scorer says what a figure counts. Most of these files were looked at while the rules were written:
[docs/extract](../docs/extract) says which, and what the rules find in sentences that they had not seen. The
seconds are those of two processes on the development machine (two cores).

| measure | scorer and gold | words | seconds | figures |
| --- | --- | --- | --- | --- |
"""


def save(wanted: list[Measure], made: Mapping[str, Figures]) -> None:
    """Write the page, once every measure was measured."""
    FILE.write_text(HEAD + "".join(f"{row}\n" for row in rows(wanted, made)), encoding="utf-8")


def rows(wanted: list[Measure], made: Mapping[str, Figures]) -> Iterator[str]:
    """A row for each measure."""
    for measure in wanted:
        figures = made[measure.name]
        reading = figures["reading"]
        own = OWN.get(measure.scorer)
        command = " ".join(
            (f"python -m evaluation.{measure.scorer}" if own else f"{measure.scorer}.py", *measure.flags)
        )
        shown = (
            f"{path.replace('/', ' ')} {floors.value(figures, path):.1f}"
            for path in (*measure.floors, *measure.ceilings)
        )
        yield (
            f"| {measure.name} | `{command}` {measure.gold} | {reading['words']:,} | {reading['seconds']} "
            f"| {', '.join(shown)} |"
        )
