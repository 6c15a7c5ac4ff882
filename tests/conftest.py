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


LONGEST = (
    "test_watch_rounds", "test_copying", "test_browser_pages", "test_scale_run", "test_docs_jobs", "test_kills",
    "test_cli_disks", "test_hostile", "test_docs_pages", "test_browser_room", "test_export_sheets_back",
    "test_cli_limits", "test_browser_report", "test_scale_stores", "test_scale_kills",
)  # fmt: skip
"""Files that take half a minute and more: begun first, so that none is waited for at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, all others in their order."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Throwaway]:
    """A server of PostgreSQL, one for all tests that need one."""
    required()
    with throwaway() as server:
        yield server
