"""When something was published, in the ways that feeds, mail and tables write it -> ISO 8601."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from ..model import iso_moment


def moment(said: str) -> str | None:
    """A day or moment as ISO 8601, None where it is in no known way.

    >>> moment("Sat, 26 Nov 2022 08:30:00 +0200"), moment("2022-11-26"), moment("soon")
    ('2022-11-26T08:30:00+02:00', '2022-11-26', None)
    """
    try:
        found = parsedate_to_datetime(said) if "," in said or said[:1].isalpha() else iso_moment(said)
    except (ValueError, OverflowError):
        return None
    return found.isoformat()
