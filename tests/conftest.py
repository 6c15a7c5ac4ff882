"""What every test runs with: property tests try the same examples each time, however slow the machine is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from throwaway_postgres import Throwaway, required, throwaway

settings.register_profile(
    "onrecord", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Throwaway]:
    """A server of PostgreSQL, one for all tests that need one."""
    required()
    with throwaway() as server:
        yield server
