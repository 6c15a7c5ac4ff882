"""The first paint and the scrolling of a long report in a browser, beside those of a short one.

python -m benchmarks.paint [--sentences 1000] [--rounds 5] [--json]

A Chromium must be installed; scripts/test installs one, and playwright with the rest for development.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from benchmarks.listening import listening
from onrecord.archive import Archive
from onrecord.model import Attribution, Count, Document, MadeWith, Record, Sourced, Spans, Toll, When, Where

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

MADE = MadeWith(onrecord="0", model=None, lexicons="x", gazetteer="x")
SENTENCE = (
    "At least {:>3} people were killed on Tuesday in the village of Lisk, the mayor of the town said, "
    "and then a good many words follow that are about nothing in particular, as words in reports so often "
    "are when there is room to be filled between one figure and another one; again and again it goes on "
    "🔥 so. "
)
FIELDS = 4
"""The fields of a sentence: a toll, a statement, a place and a time."""
SHORT = 10
"""Sentences of the short report."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser of this machine, None where there is none."""
WINDOW: ViewportSize = {"width": 1280, "height": 900}
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SCROLLED = """async () => {
  const gaps = []; let last = performance.now();
  for (let step = 0; step < 40; step += 1) {
    scrollBy(0, 700); await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now(); gaps.push(now - last); last = now;
  }
  return gaps.sort((one, other) => one - other)[37];
}"""


class Painted(msgspec.Struct, frozen=True):
    """Milliseconds to the first paint (median), and that 95 of 100 frames took at most while scrolling."""

    report: str
    sentences: int
    paint: float
    frame: float


def spans(text: str, words: str, begin: int) -> Spans:
    """Where some words of a sentence stand."""
    start = text.index(words) + begin
    return ((start, start + len(words)),)


def report(name: str, sentences: int) -> Record:
    """An invented report of one paragraph: a statement, a toll, a place and a time in every sentence."""
    tolls: list[Toll] = []
    said: list[Attribution] = []
    places: list[Sourced[Where]] = []
    times: list[Sourced[When]] = []
    pieces: list[str] = []
    begin = 0
    day = When(timex="2022-11-26", type="DATE", first="2022-11-26", last="2022-11-26")
    where = Where(name="Lisk", latitude=49.0, longitude=36.0)
    for number in range(sentences):
        text = SENTENCE.format(number % 97)
        tolls.append(toll(number, text, begin))
        said.append(statement(number, text, begin))
        places.append(Sourced(where, spans(text, "Lisk", begin), "places 0.1", 0.9))
        times.append(Sourced(day, spans(text, "Tuesday", begin), "times 0.1", 0.8))
        pieces.append(text)
        begin += len(text)
    return Record(
        document=Document(id=name, text="".join(pieces), published="2022-11-26", title=f"A {name} one"),
        tolls=tuple(tolls),
        attributions=tuple(said),
        places=tuple(places),
        times=tuple(times),
        made_with=MADE,
    )


def toll(number: int, text: str, begin: int) -> Toll:
    """The toll of a sentence."""
    count = Count(low=number % 97, high=None, best=None, bound="at_least")
    return Toll(
        id=f"t{number}",
        said_in=f"a{number}",
        category="killed",
        count=Sourced(count, spans(text, text[:12], begin), "tolls 0.1"),
        cue=Sourced("killed", spans(text, "killed", begin), "tolls 0.1"),
    )


def statement(number: int, text: str, begin: int) -> Attribution:
    """The statement of a sentence."""
    content, by = text[: text.index(", the mayor")], "attributions 0.1"
    mayor = "the mayor of the town"
    return Attribution(
        id=f"a{number}",
        manner="indirect",
        content=Sourced(content, spans(text, content, begin), by, number % 100 / 100),
        source=Sourced(mayor, spans(text, mayor, begin), by),
        cue=Sourced("said", spans(text, "said", begin), by),
    )


def measured(browser: Browser, address: str, record: Record, rounds: int) -> Painted:
    """How long a report takes to be seen, and to move."""
    paints: list[float] = []
    frames: list[float] = []
    for _ in range(rounds):
        context = browser.new_context(viewport=WINDOW)
        page = context.new_page()
        page.goto(f"{address}/reports/{record.document.id}")
        page.wait_for_timeout(300)
        paints.append(page.evaluate(PAINTED))
        frames.append(page.evaluate(SCROLLED))
        context.close()
    sentences = len(record.tolls)
    return Painted(record.document.id, sentences, statistics.median(paints), statistics.median(frames))


def found(sentences: int, rounds: int) -> list[Painted]:
    """A short report and a long one, in one archive and one browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a browser is not always there

    if CHROMIUM is None:
        raise SystemExit("no Chromium found: install Debian's `chromium`, or run scripts/test, which does")
    records = [report("short", SHORT), report("long", sentences)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.onrecord"
        with Archive(path) as archive:
            for record in records:
                archive.add(record)
            archive.refresh()
        with listening(path) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            measured(browser, address, records[0], 1)  # the first page warms what all share
            return [measured(browser, address, record, rounds) for record in records]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    short, long = found(chosen.sentences, chosen.rounds)
    if chosen.json:
        sys.stdout.buffer.write(msgspec.json.encode([short, long]) + b"\n")
        return
    print("| report | sentences | fields | first paint, ms | a frame of scrolling, ms |")
    print("| --- | --- | --- | --- | --- |")
    for one in (short, long):
        fields = one.sentences * FIELDS
        print(f"| {one.report} | {one.sentences:,} | {fields:,} | {one.paint:.0f} | {one.frame:.0f} |")
    print(f"paint {long.paint / short.paint:.1f} times, frame {long.frame / short.frame:.1f} times")


if __name__ == "__main__":
    main()
