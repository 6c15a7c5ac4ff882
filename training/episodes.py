"""Fits the weights of lexicons/episodes.toml on MUC-4; four minutes on two cores.

    python -m training.episodes ../shared/corpora/events

`new`, whether an event is another incident than those of its type before it, is fitted on muc4-train. What
leans on the encoder's chances can't be: it has learnt the fills of those reports by heart. `told` (an analyst
would code an incident of the type for this report) and `party` (and name that party in that part) are fitted
on muc4-dev; how good they are is said by five-fold cross-validation over its reports.
"""

from __future__ import annotations

import json
import re
import string
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.figures import scorer
from onrecord.extract import links
from onrecord.extract.links.episodes import Report
from onrecord.model import Event, Span
from onrecord.pipeline import STEPS, document, tokenised
from training.logistic import Example, Table, chances, fitted

FOLDS = 5
PENALTIES = {"new": 3.0, "told": 1.0, "party": 3.0}
SLOTS = {
    "perpetrator": ("perp_ind_id",),
    "organisation": ("perp_org_id",),
    "target": ("phys_tgt_id",),
    "victim": ("hum_tgt_name",),
    "described": ("hum_tgt_desc", "hum_tgt_name"),
}
CLEAR = 0.6  # of agreement, from which an event is of a template
SETTING = 0.6  # what a day or a place in common counts beside a filler
Template = dict[str, Any]


class Row(NamedTuple):
    """A report's examples of each model."""

    new: list[Example]
    told: list[Example]
    party: list[Example]


def main() -> None:
    """Print the weights, and how good they are."""
    folder = Path(sys.argv[1])
    with ProcessPoolExecutor(2) as pool:
        train, dev = (
            list(pool.map(read, rows(folder / f"muc4-{name}.jsonl"), chunksize=8))
            for name in ("train", "dev")
        )
    show("new", [row.new for row in train], [example for row in dev for example in row.new])
    show("told", [row.told for row in dev])
    show("party", [row.party for row in dev])


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a corpus file, with the dates that the scorers' documents have."""
    dated = {one["id"]: one for one in map(json.loads, filter(None, scorer("docs", path).split("\n")))}
    found = [json.loads(line) for line in path.read_bytes().splitlines()]
    return [row | {"published": dated[row["id"]].get("published")} for row in found]


def show(name: str, reports: list[list[Example]], other: list[Example] | None = None) -> None:
    """Print a model's weights, its F1 by cross-validation at several bounds, and on other examples."""
    examples = [example for report in reports for example in report]
    names = sorted({feature for made, _ in examples for feature in made})
    folds = np.array([number % FOLDS for number, report in enumerate(reports) for _ in report])
    held: Table = np.zeros(len(examples))
    for fold in range(FOLDS):
        known = [example for example, at in zip(examples, folds, strict=True) if at != fold]
        asked = [example for example, at in zip(examples, folds, strict=True) if at == fold]
        held[folds == fold] = chances(names, asked, fitted(names, known, PENALTIES[name]))
    weights = fitted(names, examples, PENALTIES[name])
    right = sum(right for _, right in examples)
    print(f"# {name}: {len(examples)} examples, {right} so; {FOLDS}-fold cross-validation: least: P R F1")
    print(f"#   {curve(held, examples)}")
    if other:
        print(f"#   elsewhere: {curve(chances(names, other, weights), other)}")
    print(f"[{name}]\nbias = {weights[-1]:.2f}\n\n[{name}.weights]")
    for feature, weight in zip(names, weights, strict=False):
        print(f'"{feature}" = {weight:.2f}')
    print()


def curve(held: Table, examples: list[Example]) -> str:
    """Precision, recall and F1 at several bounds."""
    gold = np.array([right for _, right in examples])
    told = []
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        right, made = (gold & (held >= least)).sum(), (held >= least).sum()
        figures = right / max(made, 1), right / gold.sum(), 2 * right / (made + gold.sum())
        told.append(f"{least}: {' '.join(f'{one:.2f}' for one in figures)}")
    return ", ".join(told)


def read(row: dict[str, Any]) -> Row:
    """The examples of a report."""
    doc = tokenised(document(row["text"], id=row["id"], published=row["published"]))
    for _, step in STEPS[:-1]:
        step(doc)
    _, _, events = links.told(doc)
    report = Report(doc, events)
    made = Row([], [], [])
    for kind, found in report.by_kind.items():
        templates = [one for one in row["templates"] if kind in values(one, "inc_type")]
        made.told.append((report.told(kind), bool(templates)))
        if not templates:
            continue
        made.new.extend(new(report, kind, templates))
        for event in found:
            made.party.extend(parts(report, event, kind, templates))
    return made


def new(report: Report, kind: str, templates: list[Template]) -> Iterator[Example]:
    """Of each event but the first: whether it is of a template that none before it was of."""
    taken: set[int] = set()
    for number, event in enumerate(report.by_kind[kind]):
        agreed = [agreement(report, event, template) for template in templates]
        best = int(np.argmax(agreed))
        clear = agreed[best] >= CLEAR
        if number:
            yield report.new(kind, number), clear and bool(taken) and best not in taken
        if clear:
            taken.add(best)


def agreement(report: Report, event: Event, template: Template) -> float:
    """How much an event has of a template: fillers, and a day or place in common."""
    found = 0.0
    for side in ("actors", "recipients"):
        for one in getattr(event, side):
            spans = places(template, SLOTS[report.hearing.role(one.value, side)])
            found += any(a < d and c < b for a, b in one.spans for c, d in spans)
    for one in event.instruments:
        spans = places(template, ("inc_instr_id",))
        found += any(a < d and c < b for a, b in one.spans for c, d in spans)
    return found + SETTING * (same_day(event, template) + same_place(event, template))


def parts(report: Report, event: Event, kind: str, templates: list[Template]) -> Iterator[Example]:
    """Of each party of an event: whether a template of the type has it in that part by that name."""
    for side in ("actors", "recipients"):
        for one in getattr(event, side):
            slots = SLOTS[report.hearing.role(one.value, side)]
            named = {
                plain(value) for template in templates for slot in slots for value in values(template, slot)
            }
            yield report.part(event, one, kind, side), plain(report.hearing.called(one.value)) in named


def values(template: Template, slot: str) -> set[str]:
    """What the alternatives of a slot's fills say."""
    return {said["v"] for fill in template.get(slot) or [] for said in fill["alts"]}


def places(template: Template, slots: tuple[str, ...]) -> list[Span]:
    """Where the alternatives of some slots' fills stand."""
    fills = [fill for slot in slots for fill in template.get(slot) or []]
    return [(start, end) for fill in fills for said in fill["alts"] for start, end in said.get("spans") or ()]


def plain(words: str) -> str:
    """Lower case without punctuation and articles, as scorers/events.py compares names.

    >>> plain("The U.S. Embassy")
    'us embassy'
    """
    letters = "".join(letter for letter in words.lower() if letter not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", letters).split())


def same_day(event: Event, template: Template) -> bool:
    """Whether an event and a template have a day in common."""
    if event.when is None or not (event.when.value.first and event.when.value.last):
        return False
    first, last = (date.fromisoformat(day) for day in (event.when.value.first, event.when.value.last))
    for fill in template.get("inc_date") or []:
        for said in fill["alts"]:
            high = day(said.get("hi"))
            low = day(said.get("lo")) or (high - timedelta(days=30) if high else None)
            if low and high and max(low, first) <= min(high, last):
                return True
    return False


def day(written: str | None) -> date | None:
    """The day that a date names, None for what names none."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def same_place(event: Event, template: Template) -> bool:
    """Whether the words of an event's place hold those of a template's, or are held."""
    if event.where is None:
        return False
    own = set(plain(event.where.value.name).split())
    for fill in template.get("inc_loc") or []:
        for said in fill["alts"]:
            for path in said.get("between") or [said["path"]]:
                for part in path[1:] or path:
                    words = set(plain(part["name"]).split())
                    if own and (own <= words or words <= own):
                        return True
    return False


if __name__ == "__main__":
    main()
