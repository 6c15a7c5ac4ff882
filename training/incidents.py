"""Fits the weights of lexicons/incidents.toml, [match]; nine minutes on two cores, most of them reading.

    python -m training.incidents ../shared/corpora/tolls

A logistic regression over pairs of happenings: are they one incident? Of ECB+ (train) the pairs of main
happenings, whose other subtopics tempt, without dates; of the Gun Violence Archive (train) those of reports
within a month, with dates, all of shootings in one country; of our own scenarios (evaluation/incidents, all
but the split that nobody has read) those of one scenario. No weight has a sign against the sense of its
feature: what a corpus lacks by chance (no report of the archive is of another country) does not teach the
contrary. Newton's steps from zero: the same data give the same weights. Printed beside them: precision,
recall and F1 of each, of the scenarios by cross-validation.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import onrecord
from evaluation.gva import reports
from evaluation.incidents import gold
from onrecord.incidents import happenings, match
from onrecord.incidents.match import Features, Seen
from onrecord.incidents.shapes import Stated
from training import logistic
from training.logistic import Table

AGAINST = ("days apart", "far", "lag", "other country", "other site and day")
FOR = (
    "alike names", "alike head", "alike people", "alike places", "alike mishap", "within head",
    "within people", "unlisted", "site", "same day", "undated", "same killed", "grown killed", "shared toll",
)  # fmt: skip
EITHER = ("told",)
NAMES = (*AGAINST, *FOR, *EITHER)
SIGNS = np.array([-1.0] * len(AGAINST) + [1.0] * len(FOR) + [0.0] * (len(EITHER) + 1))
PENALTY = 3.0  # of squared weights
SCENARIOS, ECBPLUS, ARCHIVE = 10.0, 0.3, 0.3
"""What a pair of each counts: the scenarios have 300 pairs of one incident, the others 3,200 and 2,000."""
LEAN = 0.6
"""Added to the bias: the clusters undo some of what pairs say, so that more may be proposed."""
LEARNT: tuple[gold.Split, ...] = ("seen", "unseen", "fresh")
HARD, SOME = 20_000, 20_000  # of the archive's pairs of two incidents: the most alike, and of the others
FOLDS = 10

Json = dict[str, Any]
Labelled = tuple[Seen, str]


class Examples(NamedTuple):
    """Pairs as rows of features with a 1 behind them, whether each is one incident, what each counts."""

    table: Table
    same: Table
    weights: Table


def main() -> None:
    """Print the weights, and how they do."""
    folder = Path(sys.argv[1])
    with ProcessPoolExecutor(2) as pool:
        ecbplus = examples(pairs(list(of_ecbplus(pool, folder / "ecbplus-train.jsonl"))), ECBPLUS)
        archive = hard(pairs(list(of_archive(pool, folder / "gva-train.jsonl"))))
        scenarios = [(name, examples(found, SCENARIOS)) for name, found in of_scenarios(pool)]
    own = joined([found for _, found in scenarios])
    weights = fitted(joined([own, ecbplus, archive]))
    print(f"bias = {weights[-1] + LEAN:.2f}\n\n[match.fitted]")
    for name, weight in zip(NAMES, weights, strict=False):
        print(f'"{name}" = {weight:.2f}')
    tried = [crossed(scenarios, [ecbplus, archive], fold) for fold in range(FOLDS)]
    print(f"# scenarios, {FOLDS} folds: {figures(np.concatenate(tried))}")
    for name, found in (("ECB+ train", ecbplus), ("GVA train, hard pairs", archive)):
        print(f"# {name}: {figures(np.stack([found.table @ weights, found.same], 1))}")


@cache
def reader() -> onrecord.Reader:
    """The reader of a process."""
    return onrecord.Reader()


def told_by(document: onrecord.Document) -> tuple[Seen, ...]:
    """The happenings of a document, the main one first."""
    found = happenings.of(reader().read(document))
    return tuple(match.seen(one, document.text) for one in found)


def of_ecbplus(pool: ProcessPoolExecutor, path: Path) -> Iterator[Labelled]:
    """The main happening of each text with its subtopic."""
    rows: list[Json] = [json.loads(line) for line in path.read_bytes().splitlines()]
    documents = [onrecord.document(row["text"], id=row["id"]) for row in rows]
    for row, found in zip(rows, pool.map(told_by, documents, chunksize=8), strict=True):
        yield from ((one, row["subtopic"]) for one in found[:1])


def of_archive(pool: ProcessPoolExecutor, path: Path) -> Iterator[Labelled]:
    """The main happening of each report with the archive's number of its incident."""
    rows = list(reports.usable(path))
    told = pool.map(told_by, map(reports.document, rows), chunksize=8)
    for row, found in zip(rows, told, strict=True):
        yield from ((one, reports.incident(row)) for one in found[:1])


def of_scenarios(pool: ProcessPoolExecutor) -> Iterator[tuple[str, list[tuple[Features, bool]]]]:
    """By scenario, its pairs of happenings."""
    for scenario in (gold.row(one) for split in LEARNT for one in gold.scenarios(split)):
        told = [
            onrecord.document(report["text"], id=report["id"], published=report["published"])
            for report in scenario["reports"]
        ]
        named = [
            (one, event)
            for report, found in zip(scenario["reports"], pool.map(told_by, told), strict=True)
            for one, event in labelled(scenario["gold"], report["id"], found)
        ]
        yield (
            scenario["id"],
            [
                (match.features(one, other), event == second)
                for (one, event), (other, second) in combinations(named, 2)
                if one.happening.document != other.happening.document
            ],
        )


def labelled(known: Json, report: str, found: tuple[Seen, ...]) -> Iterator[Labelled]:
    """The happenings of a report whose event its gold claims tell; the main one else tells what is left."""
    claims = [claim for claim in known["claims"] if claim["report"] == report]
    events: dict[int, str] = {}
    for number, one in enumerate(found):
        told = Counter(claim["event"] for claim in claims if any(overlap(claim, one)))
        if told:
            events[number] = told.most_common(1)[0][0]
    left = [
        event["id"]
        for event in known["events"]
        if report in event["reports"] and event["id"] not in events.values()
    ]
    if found and 0 not in events and left:
        events[0] = left[0]
    yield from ((found[number], event) for number, event in events.items())


def overlap(claim: Json, one: Seen) -> Iterator[bool]:
    """For each figure that a happening states, whether it stands in a claim's words."""
    for stated in one.happening.stated:
        yield covers(claim, stated)


def covers(claim: Json, stated: Stated) -> bool:
    """Whether a figure stands in a claim's words."""
    quantity = claim["quantity"]
    return any(start < quantity["end"] and quantity["start"] < end for start, end in stated.count.spans)


def pairs(told: list[Labelled]) -> Iterator[tuple[Features, bool]]:
    """The pairs that are worth comparing."""
    by_word: dict[str, list[int]] = {}
    for number, (one, event) in enumerate(told):
        for at in sorted({at for word in one.portrait.keys for at in by_word.get(word, ())}):
            other, second = told[at]
            if match.candidates(one, other):
                yield match.features(one, other), event == second
        for word in one.portrait.keys:
            by_word.setdefault(word, []).append(number)


def examples(found: Iterable[tuple[Features, bool]], weight: float) -> Examples:
    """Pairs as numbers."""
    told = list(found)
    table = np.array([[made.get(name, 0.0) for name in NAMES] + [1.0] for made, _ in told])
    return Examples(
        table.reshape(len(told), len(NAMES) + 1),
        np.array([same for _, same in told], np.float64),
        np.full(len(told), weight),
    )


def hard(found: Iterable[tuple[Features, bool]]) -> Examples:
    """The archive's pairs: of those of two incidents the most alike, and some that stand for the others."""
    told = list(found)
    one = [pair for pair in told if pair[1]]
    two = sorted((pair for pair in told if not pair[1]), key=lambda pair: -likeness(pair[0]))
    rest = two[HARD:]
    some = rest[:: len(rest) // SOME + 1]
    return joined(
        [examples([*one, *two[:HARD]], ARCHIVE), examples(some, ARCHIVE * len(rest) / max(1, len(some)))]
    )


def likeness(made: Features) -> float:
    """How alike the words of a pair are."""
    return made["alike head"] + made["alike names"]


def joined(parts: list[Examples]) -> Examples:
    """Examples of several corpora together."""
    return Examples(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def fitted(given: Examples) -> Table:
    """The weights of the named features, and the bias as the last."""
    penalty = logistic.penalties(len(NAMES), PENALTY)
    return logistic.fit(given.table, given.same, penalty, given.weights, SIGNS)


def crossed(scenarios: list[tuple[str, Examples]], others: list[Examples], fold: int) -> Table:
    """The odds and the truth of the pairs of a fold's scenarios, by weights that were fitted without them."""
    rest = [found for name, found in scenarios if int(name[1:]) % FOLDS != fold]
    out = joined([found for name, found in scenarios if int(name[1:]) % FOLDS == fold])
    return np.stack([out.table @ fitted(joined([*rest, *others])), out.same], 1)


def figures(told: Table) -> str:
    """Precision, recall and F1 of odds above zero."""
    taken, same = told[:, 0] > 0, told[:, 1] > 0
    right = int((taken & same).sum())
    precision, recall = right / max(1, int(taken.sum())), right / max(1, int(same.sum()))
    f1 = 2 * right / max(1, int(taken.sum() + same.sum()))
    return f"p {100 * precision:.1f} r {100 * recall:.1f} f1 {100 * f1:.1f}"


if __name__ == "__main__":
    main()
