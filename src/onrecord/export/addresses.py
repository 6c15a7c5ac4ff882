"""Addresses that strangers wrote, and which of them may be a link."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: str | None) -> str | None:
    """An address that may be a link: of the web, and nothing that a browser would run.

    >>> web_address("https://lisk.example/1"), web_address("javascript:alert(1)")
    ('https://lisk.example/1', None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
