"""When a report was told, as a moment that others can be compared with."""

from __future__ import annotations

from datetime import UTC, datetime

from ..model import iso_moment


def moment(told: str) -> datetime:
    """The moment of an ISO date or date-time, of a day its midnight, UTC where no zone is given."""
    found = iso_moment(told)
    made = found if isinstance(found, datetime) else datetime(found.year, found.month, found.day)
    return made if made.tzinfo else made.replace(tzinfo=UTC)
