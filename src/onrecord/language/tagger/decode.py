"""From words to the best tags: scores by the features, then Viterbi over all sentences at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from . import features
from .model import Ints, load

CACHED = 65536  # distinct words whose scores are kept, about 40 MB at most
LOW = -(1 << 29)


def scores_of(names: Iterable[str]) -> Ints:
    """The summed weights of some features, one for each tag."""
    weights = load()
    rows = [row for name in names if (row := weights.rows.get(name)) is not None]
    total: Ints = weights.single[rows].sum(0, dtype=np.int32)
    return total


@lru_cache(CACHED)
def own(word: str, caseless: bool) -> Ints:
    """What a word says of its own tag."""
    return scores_of(features.own(word, caseless))


@lru_cache(CACHED)
def beside(word: str, caseless: bool, side: str) -> Ints:
    """What a word says of its neighbour's tag; an empty word is the edge of the sentence."""
    if not word:
        return scores_of([side + ("^" if side == "<" else "$")])
    return scores_of((features.before if side == "<" else features.after)(word, caseless))


@lru_cache(CACHED)
def beyond(word: str, side: str) -> Ints:
    """What a word says of the tag two words away."""
    if not word:
        return scores_of([side * 2 + ("^" if side == "<" else "$")])
    return scores_of(features.beyond(word, side))


def emissions(words: list[str], blanks: list[bool]) -> Ints:
    """Scores of every tag for every word of a sentence by the features alone: words x tags."""
    caseless = features.shouts(words)
    around = ["", "", *words, "", ""]
    made: Ints = np.array([own(word, caseless) for word in words])
    made += np.array([beside(word, caseless, "<") for word in around[1:-3]])
    made += np.array([beside(word, caseless, ">") for word in around[3:-1]])
    made += np.array([beyond(word, "<") for word in around[:-4]])
    made += np.array([beyond(word, ">") for word in around[4:]])
    add_placed(made, words, blanks, caseless)
    return made


def add_placed(made: Ints, words: list[str], blanks: list[bool], caseless: bool) -> None:
    """Add what the features of places say to the scores of a sentence."""
    weights = load()
    lowers = [features.normal(word).lower() for word in words]
    rows, places = [], []
    for at in range(len(words)):
        for name in features.placed(words, lowers, blanks, at, caseless):
            if (row := weights.rows.get(name)) is not None:
                rows.append(row)
                places.append(at)
    np.add.at(made, places, weights.single[rows])


def best(sentences: list[Ints]) -> list[Ints]:
    """The best tags of sentences (each words x tags), by Viterbi, all of them step by step together."""
    pairs = load().pairs
    order = sorted(range(len(sentences)), key=lambda index: -len(sentences[index]))
    longest = len(sentences[order[0]]) if order else 0
    lengths = np.array([len(sentences[index]) for index in order])
    back: list[Ints] = []
    total = np.array([sentences[index][0] for index in order], np.int32) + pairs[-1]
    for at in range(1, longest):
        alive = int((lengths > at).sum())
        ways = total[:alive, :, None] + pairs[:-1]
        back.append(ways.argmax(1).astype(np.int32))
        total[:alive] = ways.max(1) + np.array([sentences[index][at] for index in order[:alive]], np.int32)
    found: list[Ints] = [np.empty(0, np.int32)] * len(sentences)
    ends = total.argmax(1)
    for place, index in enumerate(order):
        found[index] = traced(back, place, int(ends[place]), int(lengths[place]))
    return found


def traced(back: list[Ints], place: int, tag: int, length: int) -> Ints:
    """The tags of one sentence from its last one backwards."""
    tags = np.empty(length, np.int32)
    tags[-1] = tag
    for at in range(length - 2, -1, -1):
        tag = int(back[at][place, tag])
        tags[at] = tag
    return tags


def tags(words: list[list[str]], blanks: list[list[bool]]) -> list[list[str]]:
    """The tags of sentences."""
    names = load().tags
    made = [emissions(some, gaps) for some, gaps in zip(words, blanks, strict=True)]
    return [[names[index] for index in sentence] for sentence in best(made)] if made else []
