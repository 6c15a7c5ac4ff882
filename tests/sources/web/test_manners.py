"""How long a server asks to wait, in whatever words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from onrecord.sources.web.manners import retry_after


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("\xa0" * 9 + "5", 5.0),
        ("9" * 400, 999_999_999.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        ("Sun, 06 Nov 1994 08:49:37", 0.0),
        (None, None),
        ("", None),
        ("-1", None),
        ("soon", None),
        ("Sun, 06 Nov 1994 08:49:37 +99999999999999", None),
        ("2022 Nov 08:30:00 99999999999+99:99", None),
    ],
)
def test_how_long_is_to_be_waited(said, seconds):
    assert retry_after(said) == seconds


def test_until_a_moment():
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3500 < retry_after(later) <= 3600
