"""Folders and feeds, looked at again and again: what is new is added, and told (docs/cli.md)."""

from __future__ import annotations

from .folder import Folder
from .rounds import Course, Untold, Watch
from .summary import Summary

__all__ = ["Course", "Folder", "Summary", "Untold", "Watch"]
