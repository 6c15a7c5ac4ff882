"""Attributions from tags and links, with vectors made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.encoder.decode import Links, Reading
from training import assemble, layers, measure
from training.corpora import Example
from training.windows import NOWHERE, Page

TEXT = "“ Go ” Ida said “ now ” ."
WORDS = TEXT.split()
TAGS = [5, 6, 6, 1, 3, 5, 6, 6, 0]  # content, source, cue, content
TASKS = layers.load()


def page() -> Page:
    starts = np.cumsum([0, *(len(word) + 1 for word in WORDS[:-1])])
    places = np.array([(at, at + len(word)) for at, word in zip(starts, WORDS, strict=True)], np.int32)
    links = {
        "source": np.array([(0, 3)], np.int32),
        "cue": np.array([(0, 4)], np.int32),
        "piece": np.array([(0, NOWHERE), (3, NOWHERE), (4, NOWHERE), (5, 0)], np.int32),
    }
    numbers = np.zeros(len(WORDS), np.int32)
    targets = {"attribution": np.array(TAGS)}
    inner, mentions = np.zeros(len(WORDS), np.bool_), np.zeros((0, 3), np.int32)
    return Page(Example("a", TEXT), numbers, numbers, places, inner, targets, links, mentions)


def reading(links: list[tuple[str, int, int]]) -> Reading:
    """What a graph would say that is sure of the tags and of these links; every other leads to none."""
    ends = TASKS.layout.vectors
    labels = np.zeros((len(WORDS), TASKS.layout.slices["relations"].stop), np.float32)
    labels[:, TASKS.layout.slices["attribution"]] = 9 * np.eye(7)[TAGS]
    vectors = np.zeros((len(WORDS) + 2, max(place.stop for place in ends.values())), np.float32)
    for kind in TASKS.links:
        vectors[:, ends[f"{kind} from"].start] = 1
        vectors[0, ends[f"{kind} to"].start] = 1
    for number, (kind, begin, to) in enumerate(links, 1):
        vectors[begin + 1, ends[f"{kind} from"].start + number] = 9
        vectors[to + 1, ends[f"{kind} to"].start + number] = 9
    rows = np.arange(len(vectors), dtype=np.int32)
    return Reading(labels, np.zeros(len(WORDS), np.int32), [(0, len(WORDS))], [Links(rows, vectors)])


Said = list[tuple[list[str], list[str], list[str]]]


def said(links: list[tuple[str, int, int]]) -> Said:
    def texts(sourced: dict[str, list[tuple[int, int]]] | None) -> list[str]:
        return [TEXT[start:end] for start, end in sourced["spans"]] if sourced else []

    record = assemble.record(page(), reading(links), TASKS)
    return [
        (texts(one["content"]), texts(one["source"]), texts(one["cue"])) for one in record["attributions"]
    ]


def test_labels_that_a_corpus_lacks_are_not_counted_as_found() -> None:
    whole, lacking = page(), replace(page(), example=Example("a", TEXT, lacks=frozenset({"cue"})))
    found = [measure.said(one, reading([]), TASKS, "attribution").tolist() for one in (whole, lacking)]
    assert found == [TAGS, [0 if tag == 3 else tag for tag in TAGS]]


def test_pieces_of_a_content_are_one_attribution() -> None:
    links = [("source", 0, 3), ("cue", 0, 4), ("piece", 5, 0)]
    assert said(links) == [(["“ Go ”", "“ now ”"], ["Ida"], ["said"])]


def test_without_links_each_content_stands_alone() -> None:
    assert said([]) == [(["“ Go ”"], [], []), (["“ now ”"], [], [])]


def test_links_are_counted() -> None:
    figures = measure.page_counts(page(), reading([("source", 0, 3), ("piece", 5, 0)]), TASKS)
    assert figures["source"]["share right"] == figures["source"]["share of"] == 1
    assert figures["cue"]["share right"] == 0
    assert figures["piece"] == {"share of": 1, "share right": 1}
    assert figures["attribution"]["exact right"] == 4
