"""From words to the best tags: scores by the features, then Viterbi over all sentences at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from . import features
from .model import Ints, load
from .pairs import shipped
from .sums import EDGE, FAR_LEFT, FAR_RIGHT, LEFT, OWN, RIGHT, Sums, Word, added, known

Places = NDArray[np.intp]
BITS = 6  # of a score and the tag it comes from in one number: fewer than 64 tags, scores below 2 ** 25
PRONOUNS = {"WHO": "UNESCO"}
"""Names that are pronouns in small letters, with ones that are not."""


@cache
def sums() -> Sums:
    """The sums of the words met so far, kept for the process."""
    return Sums()


def tags(words: list[list[str]], blanks: list[list[bool]]) -> list[list[str]]:
    """The tags of sentences (words, and whether a blank follows each), none of them empty."""
    if not words:
        return []
    words = [named(some) for some in words]
    names, lengths = load().tags, [len(some) for some in words]
    found = iter([names[tag] for tag in best(emissions(words, blanks), np.array(lengths)).tolist()])
    return [[next(found) for _ in range(length)] for length in lengths]


def named(words: list[str]) -> list[str]:
    """The words of a sentence that does not shout, with other names for those that small words spell."""
    if PRONOUNS.keys().isdisjoint(words) or features.shouts(words):
        return words
    return [PRONOUNS.get(word, word) for word in words]


def emissions(words: list[list[str]], blanks: list[list[bool]]) -> Ints:
    """Scores of every tag for every word of all sentences by the features alone: words x tags."""
    loud = [features.shouts(some) for some in words]
    padded: list[Word] = [EDGE, EDGE]
    for some, caseless in zip(words, loud, strict=True):
        padded += [(word, caseless) for word in some]
        padded += [EDGE, EDGE]
    of_words, rows = sums().of(padded)
    row, at = np.array(rows), np.flatnonzero([word is not EDGE for word in padded])
    made = of_words[row[at], OWN] + of_words[row[at - 1], LEFT] + of_words[row[at + 1], RIGHT]
    made += of_words[row[at - 2], FAR_LEFT]
    made += of_words[row[at + 2], FAR_RIGHT]
    places, rows_of = of_places(words, blanks, loud)
    if len(places):
        order = np.argsort(places, kind="stable")
        places = places[order]
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        made[places[starts]] += added(rows_of[order], starts)
    return np.asarray(made)


def of_places(words: list[list[str]], blanks: list[list[bool]], loud: list[bool]) -> tuple[Places, Places]:
    """The features that belong to places: the place among all words, and the row, of each."""
    written, inner, places, rows = list[str](), list[int](), list[int](), list[int]()
    for some, spaced, caseless in zip(words, blanks, loud, strict=True):
        lowers = [features.normal(word).lower() for word in some]
        for at, lower in enumerate(lowers):
            if not at or not lower[0].isalnum():
                found = known(features.alone(some, lowers, spaced, at, caseless))
                places += [len(inner) + at] * len(found)
                rows += found
        inner += range(len(written) + 1, len(written) + 1 + len(some))
        written += [features.FIRST, *lowers, features.LAST]
    number, at_word = shipped().of(written), np.array(inner)
    told, told_rows = shipped().rows(number[at_word - 1], number[at_word], number[at_word + 1])
    return np.concatenate([told, places]).astype(np.intp), np.concatenate([told_rows, rows]).astype(np.intp)


def best(emitted: Ints, lengths: Ints) -> Ints:
    """The best tags of sentences in a row (words x tags), by Viterbi, all of them step by step together.

    A score and the tag before that it comes from are one number, so that one maximum finds both; of equal
    ones the first tag is the best.
    """
    pairs = load().pairs
    order = np.argsort(-lengths, kind="stable")
    firsts = (np.cumsum(lengths) - lengths)[order]
    coming = (pairs[:-1] << BITS) + np.arange((1 << BITS) - 1, (1 << BITS) - 1 - len(pairs[:-1]), -1)[:, None]
    coming = coming.astype(np.int32)
    total, back = emitted[firsts] + pairs[-1], list[Ints]()
    for at in range(1, int(lengths.max())):
        alive = int((lengths > at).sum())
        ways = (total[:alive] << BITS)[:, :, None] + coming
        most = np.maximum.reduce(ways, 1)
        back.append(most)
        total[:alive] = (most >> BITS) + emitted[firsts[:alive] + at]
    return traced(back, total.argmax(1), firsts, lengths[order])


def traced(back: list[Ints], tag: Ints, firsts: Ints, lengths: Ints) -> Ints:
    """The tags of all sentences from their last ones backwards, the longest sentence first.

    `back` has for each step from a word to the next, sentences x tags: where the best way came from.
    """
    found = np.empty(int(lengths.sum()), np.int32)
    found[firsts + lengths - 1] = tag
    tag = tag.copy()
    for at in range(len(back), 0, -1):
        alive = len(back[at - 1])
        tag[:alive] = (1 << BITS) - 1 - (back[at - 1][np.arange(alive), tag[:alive]] & ((1 << BITS) - 1))
        found[firsts[:alive] + at - 1] = tag[:alive]
    return found
