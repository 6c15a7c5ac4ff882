"""Scores of pieces to tags: what can follow what, and all layers at once as each alone."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder import viterbi
from onrecord.encoder.arrays import Array, Bools, Ints

WORDS = np.zeros(99, np.bool_)  # no piece goes on inside a word
NO_STEPS = np.zeros((5, 5))


def tagged(scores: Array, inner: Bools, steps: Array) -> Ints:
    return viterbi.best([scores], inner, [steps])[0]


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), max_size=20))
def test_nothing_goes_on_that_did_not_begin(scores: list[list[float]]) -> None:
    found = tagged(np.array(scores).reshape(-1, 5), WORDS[: len(scores)], NO_STEPS)
    for before, tag in zip([0, *found], found, strict=False):
        assert tag % 2 or tag == 0 or before in (tag, tag - 1)


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), min_size=1, max_size=20), st.randoms())
def test_no_span_begins_or_ends_inside_a_word(scores: list[list[float]], random: Random) -> None:
    inner = np.array([False] + [random.random() < 0.5 for _ in scores[1:]])
    found = tagged(np.array(scores), inner, NO_STEPS)
    for before, tag, goes_on in zip(found, found[1:], inner[1:], strict=False):
        assert not goes_on or tag == before + before % 2


def test_steps_keep_a_span_together() -> None:
    scores = np.array([[0, 1, 0], [0, 1, 0.9]])  # "up to", "180 days"
    assert tagged(scores, WORDS[:2], NO_STEPS[:3, :3]).tolist() == [1, 1]
    assert tagged(scores, WORDS[:2], np.array([[0, 0, 0], [0, -1, 1], [0, -1, 1]])).tolist() == [1, 2]


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_layers_together_are_tagged_as_each_alone(seed: int, size: int) -> None:
    chance = np.random.default_rng(seed)
    inner = np.array([False, *(chance.random(size - 1) < 0.3)])
    scores = [chance.normal(size=(size, tags)) for tags in (3, 7, 5)]
    steps = [chance.normal(size=(one.shape[1],) * 2) for one in scores]
    together = viterbi.best(scores, inner, steps)
    alone = [tagged(one, inner, step) for one, step in zip(scores, steps, strict=True)]
    assert [one.tolist() for one in together] == [one.tolist() for one in alone]


@given(st.integers(0, 2**32 - 1))
def test_no_other_path_is_better(seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores, steps = chance.normal(size=(4, 3)), chance.normal(size=(3, 3))

    def worth(path: list[int]) -> float:
        can = path[0] != 2 and all(to != 2 or here in (1, 2) for here, to in pairwise(path))
        moves = sum(steps[here, to] for here, to in pairwise(path))
        return float(scores[range(4), path].sum() + moves) if can else -np.inf

    every = [list(np.unravel_index(number, (3,) * 4)) for number in range(3**4)]
    assert tagged(scores, WORDS[:4], steps).tolist() == max(every, key=worth)
