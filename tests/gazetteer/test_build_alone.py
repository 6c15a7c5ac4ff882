"""The builder is a package of its own while onrecord is packaged: hatch_build.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import onrecord

ALONE = "import sys; sys.path.insert(0, sys.argv[1]); from gazetteer import build; print('onrecord' in sys.modules)"


def test_the_builder_needs_nothing_of_onrecord() -> None:
    room = Path(onrecord.__file__).parent
    said = subprocess.run([sys.executable, "-c", ALONE, room], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
