"""A reading room that listens, and the windows in front of it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.listening import listening

AXE = Path(__file__).parent / "vendor" / "axe.js"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

__all__ = ["AXE", "DESK", "PHONE", "listening"]
