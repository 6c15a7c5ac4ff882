"""F1 of sentences in which the police kill, arrest or use force: python -m evaluation.police [CROSSVAL].

Without a file the finders read the articles, and their events are taken (`assembly.py`). Else read is what
`python -m training.crossval police` made: each sentence with its labels and the chance of each label, by an
encoder that has not seen the article. The bound of a fold is the one that is best on the others. With
`--both` a label that the finders give is sure, and the encoder may add others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import onrecord
from training.corpora import police
from training.corpora.example import fold

from ..figures import read_all
from ..measures import CORPORA
from .assembly import Acts

GOLD = CORPORA / "events" / "india-police-train.jsonl"
FOLDS = 5
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
BOUNDS = [step / 20 for step in range(2, 19)]
Place = tuple[str, int]
"""An article, and the character at which a sentence begins."""
NONE: Mapping[Place, set[str]] = {}


class Judged(NamedTuple):
    """A sentence for one label: the fold of its article, whether it has the label, how likely that is."""

    fold: int
    given: bool
    chance: float


def main() -> None:
    """Print precision, recall and F1 of each label."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("made", type=Path, nargs="?")
    options.add_argument(
        "--both", action="store_true", help="what the finders find beside the encoder's chances"
    )
    chosen = options.parse_args()
    if chosen.made:
        articles = [json.loads(line) for line in chosen.made.read_bytes().splitlines()]
        sure = {place: labels for place, labels, _ in given()} if chosen.both else {}
        figures = {label: counted(list(judged(articles, label, sure))) for label in LABELS}
    elif GOLD.is_file():
        figures = found()
    else:
        print(f"SKIPPED: no {GOLD}; set ONRECORD_CORPORA to measure")
        return
    for label, (right, made, gold) in figures.items():
        shares = (
            f"{100 * a / max(b, 1):5.1f}" for a, b in ((right, made), (right, gold), (2 * right, made + gold))
        )
        print(f"{label:11} p, r, f1 {'  '.join(shares)}  of {gold} sentences")


def found() -> dict[str, tuple[int, int, int]]:
    """Of each label the finders can give: right, given, and wanted sentences."""
    tally = {label: [0, 0, 0] for label in ("KILL", "ARREST", "FORCE")}
    for _, made, wanted in given():
        for label, counts in tally.items():
            pair = label in made, label in wanted
            for at, one in enumerate((all(pair), *pair)):
                counts[at] += one
    return {label: (right, made, wanted) for label, (right, made, wanted) in tally.items()}


def given() -> Iterator[tuple[Place, set[str], list[str]]]:
    """Every sentence: where it stands, the labels by the finders' events, those of the corpus."""
    gold = [json.loads(line) for line in GOLD.read_bytes().splitlines()]
    documents = [onrecord.document(row["doc_text"], id=str(row["doc_id"])) for row in gold]
    for row, line in zip(gold, read_all(documents), strict=True):
        acts = Acts(onrecord.from_json(line))
        for start, end, wanted in police.sentences(row):
            yield (str(row["doc_id"]), start), acts.of(start, end), wanted


def judged(
    articles: Iterable[dict[str, Any]], label: str, sure: Mapping[Place, set[str]] = NONE
) -> Iterable[Judged]:
    """The sentences of all articles for a label, those that are `sure` with a chance of one."""
    for article in articles:
        name = article["document"]["id"]
        for one in article["sentences"]:
            chance = 1.0 if label in sure.get((name, one["start"]), ()) else one["chances"][label]
            yield Judged(fold(name, FOLDS), label in one["labels"], chance)


def counted(sentences: list[Judged]) -> tuple[int, int, int]:
    """How many sentences are right, were given a label and have it, each fold by the others' bound."""
    right = made = 0
    for number in range(FOLDS):
        bound = best([one for one in sentences if one.fold != number])
        chosen = [one for one in sentences if one.fold == number and one.chance >= bound]
        right, made = right + sum(one.given for one in chosen), made + len(chosen)
    return right, made, sum(one.given for one in sentences)


def best(sentences: list[Judged]) -> float:
    """The bound of chance with the best F1, the lowest of equals.

    >>> best([Judged(0, True, 0.4), Judged(0, False, 0.2), Judged(0, True, 0.9)])
    0.25
    """
    gold = sum(one.given for one in sentences)

    def worth(bound: float) -> float:
        chosen = [one.given for one in sentences if one.chance >= bound]
        return 2 * sum(chosen) / max(len(chosen) + gold, 1)

    return max(BOUNDS, key=worth)


if __name__ == "__main__":
    main()
