"""The first records that several threads read at once: a reading room that two people open together."""

from __future__ import annotations

import os
import subprocess
import sys

from onrecord import read, to_json

FIRST = """
import sys, threading
from onrecord.model import from_json

sys.setswitchinterval(1e-6)
line, ready, found = sys.stdin.buffer.read(), threading.Barrier(8), []

def first():
    ready.wait()
    found.append(from_json(line))

threads = [threading.Thread(target=first) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(len(found) != 8 or len({one.document.id for one in found}) != 1)
"""
TIMES = 6
"""How often it is tried: with msgspec 0.22, whose types were made up by all threads at once, most ended in a crash."""


def test_the_first_records_may_be_read_by_threads_at_once():
    line = to_json(read("Two miners died in Lisk, the mayor said. Eight were hurt.", published="2026-11-26"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ended = [
        subprocess.run([sys.executable, "-c", FIRST], input=line, env=environment, check=False).returncode
        for _ in range(TIMES)
    ]
    assert ended == [0] * TIMES
