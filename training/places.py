"""Fits the weights of lexicons/places.toml on the train files of four corpora of toponyms; some minutes.

    python -m training.places ../shared/corpora/geo

Recognition is a logistic regression over named features, whether a name of the gazetteer is a gold toponym;
ranking a conditional logit over the places of a name, whether one is near the gold point. Both are fitted
by full-batch gradient steps from zero, so that the same data give the same weights. The ranking is fitted
twice, alone and with a profile of each source, made of what is read in the same texts. GeoWebNews's
associative names (metonyms, "Russian") are left out; gold without coordinates counts as no place: it is
streets and buildings, mostly.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc

from onrecord import pipeline
from onrecord.doc import characters, labels
from onrecord.extract.places import evidence, host, mentions, wholes
from onrecord.extract.places.archive import Archive
from onrecord.extract.places.mentions import Mention
from onrecord.extract.places.ranking import Features, Names
from onrecord.extract.places.report import Report
from onrecord.extract.places.words import words
from onrecord.gazetteer import lookup
from onrecord.gazetteer.lookup import Place
from onrecord.model import Document
from training import logistic
from training.logistic import Table

FILES = ("lgl", "tr-news", "geowebnews", "geovirus")
NEAR_KM = 161.0  # the scorer's radius (Gritta et al. 2018)
PENALTY = 1.0  # of squared weights
STEPS, RATE = 400, 0.3  # of AdaGrad

Row = dict[str, Any]
Group = tuple[list[Features], list[bool]]


def main() -> None:
    """Print the four tables of weights."""
    corpora = [read(Path(sys.argv[1]) / f"{name}-train.jsonl") for name in FILES]
    rows = [row for corpus in corpora for row in corpus]
    examples = [[example(row) for row in corpus] for corpus in corpora]
    reports = [report for corpus in examples for report in corpus]
    told = [
        (made, found) for report in reports for made, found in zip(report.told, report.places, strict=True)
    ]
    asked = [(made, found) for made, found in told if found is not None]
    weights = recognition(asked)
    write("recognition", weights)
    write("report", recognition([pair for report in reports for pair in report.seconds(weights)]))
    write(
        "ranking",
        conditional([[group for report in corpus for group in report.groups] for corpus in examples]),
    )
    known = gathered(rows)
    write(
        "ranking_of_source",
        conditional(
            [[group for row in corpus for group in example(row, known).groups] for corpus in corpora]
        ),
    )


def gathered(rows: list[Row]) -> Archive:
    """What the sources of some rows are about, by what is read in their texts."""
    reader, found = pipeline.Reader(), Archive()
    for row in rows:
        found.add(reader.read(document(row)))
    return found


def document(row: Row) -> Document:
    """The document of a row."""
    return pipeline.document(row["text"], id=row["id"], url=row.get("url"))


def read(path: Path) -> list[Row]:
    """The rows of a corpus file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


class Example(NamedTuple):
    """A report: its names, what speaks for each, whether gold has a place there, and what is to be ranked."""

    named: list[Mention]
    told: list[Features]
    places: list[bool | None]
    groups: list[Group]

    def seconds(self, weights: dict[str, float]) -> Iterator[tuple[Features, bool]]:
        """What the second look at each name knows, with whether it is a place."""
        alone = [sum(weights.get(name, 0.0) for name in made) for made in self.told]
        for made, found in zip(evidence.of_report(self.named, alone), self.places, strict=True):
            if found is not None:
                yield made, found


def example(row: Row, known: Archive | None = None) -> Example:
    """The example of a corpus row; where sources are known, it ranks the names of those alone."""
    doc = pipeline.prepare(document(row))
    heard = labels(doc).spans.get("toponyms", ())
    named = wholes.find(doc, list(mentions.find(doc, lookup.load(), words())), heard, lookup.load(), words())
    report = Report(doc, named, words())
    gold = {(top["start"], top["end"]): top for top in row["toponyms"]}
    found = [label(span(doc, mention), gold) for mention in named]
    meant = {mention: gold[span(doc, mention)] for mention, place in zip(named, found, strict=True) if place}
    others = known.view(document(row)) if known else None
    names = Names(report, list(meant), host(document(row)), others)
    weights = words().ranking_of_source if others else words().ranking
    if weights and meant:
        names.settle(weights)
    told = [dict.fromkeys(evidence.features(report, mention), 1.0) for mention in named]
    return Example(named, told, found, [] if known and not others else list(groups(names, meant)))


def groups(names: Names, meant: dict[Mention, Row]) -> Iterator[Group]:
    """The places of each name, and which of them are near the gold point of its first mention."""
    first = {mention.key: top for mention, top in reversed(meant.items())}
    for key, top in first.items():
        right = [near(place, top) for place in names.places[key]]
        if any(right) and not all(right):
            yield names.features(key), right


def span(doc: Doc, mention: Mention) -> tuple[int, int]:
    """The characters of a mention."""
    return characters(doc, mention.start, mention.end)


def label(at: tuple[int, int], gold: dict[tuple[int, int], Row]) -> bool | None:
    """Whether gold has a place at a span; None where that cannot be said."""
    top = gold.get(at)
    if top is not None:
        return None if top.get("kind") == "associative" else top.get("lat") is not None
    over = [top for span, top in gold.items() if span[0] < at[1] and at[0] < span[1]]
    return None if any(top.get("kind") == "associative" for top in over) else False


def near(place: Place, top: Row) -> bool:
    """Whether a place is within the scorer's radius of the gold point."""
    north = place.latitude - top["lat"]
    east = (place.longitude - top["lon"]) * math.cos(math.radians(place.latitude))
    return math.hypot(north, east) * 111.2 <= NEAR_KM


def recognition(examples: list[tuple[Features, bool]]) -> dict[str, float]:
    """The weights of a logistic regression."""
    names = sorted({name for made, _ in examples for name in made})
    x = table([made for made, _ in examples], names)
    gold = np.array([found for _, found in examples], dtype=float)
    w = logistic.fit(x, gold, np.full(len(names), PENALTY))
    made = x @ w > 0
    right = float((made * gold).sum())
    print(f"precision {right / made.sum():.3f} recall {right / gold.sum():.3f}", file=sys.stderr)
    return dict(zip(names, w.tolist(), strict=True))


def conditional(corpora: list[list[Group]]) -> dict[str, float]:
    """The weights of a conditional logit, by AdaGrad: the chance of the right places of each name.

    A corpus counts by the root of its size: half of all names are those of local papers.
    """
    mean = sum(len(groups) for groups in corpora) / len(corpora)
    counted = [(group, (mean / len(groups)) ** 0.5) for groups in corpora for group in groups]
    names = sorted({name for (made, _), _ in counted for features in made for name in features})
    tables = [(table(made, names), np.array(right, dtype=float), count) for (made, right), count in counted]
    w, seen, hits = np.zeros(len(names)), np.zeros(len(names)), 0
    for _ in range(STEPS):
        slope, hits = PENALTY * w, 0
        for x, right, count in tables:
            p = np.exp(x @ w - (x @ w).max())
            p /= p.sum()
            wanted = right * p / (right * p).sum()
            slope = slope + count * (x.T @ (p - wanted))
            hits += bool(right[p.argmax()])
        seen += slope**2
        w -= RATE * slope / (np.sqrt(seen) + 1e-9)
    print(f"first place right: {hits / len(tables):.3f} of {len(tables)} names", file=sys.stderr)
    return dict(zip(names, w.tolist(), strict=True))


def table(rows: list[Features], names: list[str]) -> Table:
    """Features as an array, one row each."""
    at = {name: i for i, name in enumerate(names)}
    made = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            made[i, at[name]] = value
    return made


def write(title: str, weights: dict[str, float]) -> None:
    """Print a table of TOML."""
    print(f"\n[{title}]")
    for name, weight in weights.items():
        print(f"{json.dumps(name, ensure_ascii=False)} = {weight:.2f}")


if __name__ == "__main__":
    main()
