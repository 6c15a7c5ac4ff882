"""Edited exports read back: what a person changed becomes corrections in the archive's journal."""

from __future__ import annotations

from .placing import Edited, Left, Placed, place
from .reading import FORMATS, read

__all__ = ["FORMATS", "Edited", "Left", "Placed", "place", "read"]
