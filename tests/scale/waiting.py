"""Waiting for what other processes do, and starting one that may be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which what was waited for does not come any more."""


def until(found, seconds=PATIENCE):
    """What is found, once there is something."""
    end = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.01)
    return value


def started(code: str) -> subprocess.Popen[bytes]:
    """A Python of its own that runs some code, with the modules of these tests."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen([sys.executable, "-c", code], env=environment)


def shards_done(out: str) -> int:
    """How many shards of a folder are done."""
    return len(list(Path(out, "shards").glob("*.json")))
