"""What chances are worth."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.encoder import calibration


def test_certainty_is_no_error() -> None:
    assert np.isfinite(calibration.odds(np.array([0.0, 1.0]))).all()


def test_a_line_may_take_chances_down() -> None:
    worth = calibration.worth(np.array([0.5, 0.9, 0.99]), (0.5, -0.5))
    assert (worth < [0.5, 0.9, 0.99]).all()
    assert (np.diff(worth) > 0).all()
    assert worth[1] == pytest.approx(1 / (1 + np.exp(0.5 - 0.5 * np.log(9))))
