"""The reading room: reports with their evidence, incidents as a whole, corrections by hand (docs/web.md)."""

from __future__ import annotations

from .application import app

__all__ = ["app"]
