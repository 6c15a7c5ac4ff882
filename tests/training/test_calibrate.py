"""The line that is fitted, and the error that is said."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.encoder import calibration
from training import calibrate


def test_the_line_that_made_the_data_is_found() -> None:
    chance = np.random.default_rng(7)
    given = chance.uniform(0.05, 0.999, 40_000)
    right = chance.random(40_000) < calibration.worth(given, (0.5, -0.7))
    slope, offset = calibrate.platt(np.stack([given, right], 1))
    assert slope == pytest.approx(0.5, abs=0.05)
    assert offset == pytest.approx(-0.7, abs=0.05)


def test_chances_that_part_right_from_wrong_end_somewhere() -> None:
    slope, offset = calibrate.platt(np.array([[0.2, 0.0], [0.3, 0.0], [0.8, 1.0], [0.9, 1.0]]))
    assert np.isfinite([slope, offset]).all()


def test_error() -> None:
    good = np.array([[0.5, 0.0], [0.5, 1.0]] * 50)
    assert calibrate.error(good) == pytest.approx(0, abs=0.01)
    assert calibrate.error(np.array([[0.9, 0.0]] * 40)) == pytest.approx(0.9)
