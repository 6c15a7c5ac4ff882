"""The folders of these tests are on the path: what damages files of all formats takes them from there."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parent / name) for name in ("formats", "containers", "web")]
