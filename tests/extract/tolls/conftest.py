"""The rules alone: what the encoder hears besides is tested in test_tolls_heard*.py and measured by the gate."""

from __future__ import annotations

import pytest

from onrecord.extract.tolls.heard import heard


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the encoder hear no toll, but where a test is of that."""
    if request.path.stem != "test_tolls_long" and not request.path.stem.startswith("test_tolls_heard"):
        monkeypatch.setattr(heard, "find", lambda _: [])
