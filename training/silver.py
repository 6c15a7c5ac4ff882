"""Silver names for EWT's training text, which has none: `python -m training.silver GRAPH.onnx`.

A graph labels the text, led by the treebank's own word classes: a proper noun is rarely no name, a verb
never one. Where it isn't sure nothing is learnt. The names go to `$ONRECORD_RUN/silver.json`, by document;
training reads them from there when it goes on (`corpora/treebank.py`). `--dev` measures them on the dev file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np

from onrecord.encoder import decode, graph, labels, viterbi
from onrecord.encoder.arrays import Array, Ints
from onrecord.encoder.labels import Labelled
from training.corpora import treebank
from training.corpora.example import UNKNOWN, Example, Span, run

LAYER = "entities"
PROPER = frozenset({"NNP", "NNPS"})
OPEN = frozenset({"NN", "NNS", "JJ", "FW", "ADD", "GW", "AFX"})  # word classes of which some are names
INSIDE = frozenset({"IN", "DT", "CC", "HYPH", "POS", "CD", ".", ",", "NN", "NNS", "JJ"})
LEAD = 2.0  # what a proper noun takes from the score of no name
NEVER = 4.0  # what other word classes take from the scores of names
SURE = 0.75  # of chance; less likely names, and proper nouns less likely none, are left open


def main() -> None:
    """Label, and write or measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("graph", type=Path)
    options.add_argument("--dev", action="store_true", help="measure on the dev file instead")
    chosen = options.parse_args()
    encoder = graph.load(chosen.graph)
    if chosen.dev:
        measure(encoder)
        return
    made = {one.id: names(one, labels.read(one.text, encoder)) for one in treebank.read("ewt-train")}
    (run() / treebank.SILVER).write_bytes(msgspec.json.encode(made))
    print(f"{sum(span.label != UNKNOWN for spans in made.values() for span in spans)} names")


def measure(encoder: graph.Graph) -> None:
    """Precision and recall of persons, organisations and places on the dev file, sure ones alone and all."""
    for sure in (0.0, SURE):
        right = found = gold = 0
        for one in treebank.read("ewt-dev", names=True):
            known = {span[:3] for span in one.spans[LAYER] if span.label != "MISC"}
            spans = names(one, labels.read(one.text, encoder), sure)
            made = {span[:3] for span in spans if span.label not in ("MISC", UNKNOWN)}
            right, found, gold = right + len(known & made), found + len(made), gold + len(known)
        precision, recall = right / max(1, found), right / max(1, gold)
        print(f"sure {sure}: P {precision:.3f} R {recall:.3f} F1 {2 * right / max(1, found + gold):.3f}")


def names(one: Example, read: Labelled, sure: float = SURE) -> list[Span]:
    """The names of a document that was read; those that aren't sure with the label that leaves them open."""
    if not len(read.pieces.ids):
        return []
    classes = word_classes(one, read.pieces.places)
    led = read.reading.labels.copy()
    led[:, read.layout.slices[LAYER]] += lead(classes, read.layout.layers[LAYER].labels)
    read = Labelled(read.pieces, decode.Reading(led, *rest(read)), read.layout)
    tagged = decode.layer_tags(read.reading, read.layout, [LAYER], read.pieces.inner)[LAYER]
    return sorted([*found(read, tagged, sure), *doubted(read, tagged, classes, sure)])


def rest(read: Labelled) -> tuple[Ints, list[tuple[int, int]], list[Array]]:
    """What of a reading stays as it is."""
    return read.reading.owners, read.reading.parts, read.reading.vectors


def word_classes(one: Example, places: Ints) -> list[str]:
    """The word class of the word that each piece stands in."""
    starts = np.array([span.start for span in one.spans["pos"]])
    at = np.searchsorted(starts, places[:, 0], side="right") - 1
    return [one.spans["pos"][max(0, number)].label for number in at]


def lead(classes: list[str], names: list[str]) -> Array:
    """What word classes add to the scores of tags (N x tags)."""
    made = np.zeros((len(classes), 1 + 2 * len(names)))
    for row, word in zip(made, classes, strict=True):
        if word in PROPER:
            row[0] = -LEAD
        elif word not in OPEN:
            row[1::2] = -NEVER
            row[2::2] = 0.0 if word in INSIDE else -NEVER
    return made


def found(read: Labelled, tagged: Ints, sure: float) -> list[Span]:
    """The names with their labels, or left open."""
    likely = read.likely(LAYER, tagged)
    made = []
    for begin, end, label in viterbi.spans(tagged):
        start, stop = read.characters((begin, end))
        name = read.layout.layers[LAYER].labels[label] if likely[begin:end].min() >= sure else UNKNOWN
        made.append(Span(start, stop, name))
    return made


def doubted(read: Labelled, tagged: Ints, classes: list[str], sure: float) -> list[Span]:
    """The proper nouns that may yet be names, left open."""
    chance = read.chances(LAYER)[:, 0]
    return [
        Span(*read.characters((at, at + 1)), UNKNOWN)
        for at, word in enumerate(classes)
        if word in PROPER and not tagged[at] and chance[at] < sure
    ]


if __name__ == "__main__":
    main()
