"""The reading room for programs: the same archive as JSON, under the same guard (docs/api.md)."""

from __future__ import annotations

from .routes import routes

__all__ = ["routes"]
