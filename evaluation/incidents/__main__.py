"""What incidents are measured on: python -m evaluation.incidents WHAT.

seen, unseen, gva     print scenarios as their scorer reads them; `python -m evaluation gate` measures them
fresh, later, newest, latest, sealed, recent, blind
                      the same, of splits that no gate measures: measured once, and read only afterwards
ecbplus               cross-document chains of our events against those of ECB+'s dev file; half a minute
"""

from __future__ import annotations

import argparse
import sys
from typing import get_args

import onrecord

from ..figures import read_all
from ..measures import CORPORA, Scenarios, available, load, scenario_lines
from . import ecbplus, gold


def main() -> None:
    """Print scenarios, one JSON object a line, or the figures on ECB+."""
    made = argparse.ArgumentParser(
        prog="python -m evaluation.incidents",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("what", choices=(*get_args(Scenarios), "ecbplus"))
    made.add_argument("--train", action="store_true", help="of ECB+, the train file instead")
    made.add_argument("--every", action="store_true", help="of ECB+, every rule for chains that was tried")
    options = made.parse_args()
    if options.what in ("gva", "ecbplus") and not available():
        print(f"SKIPPED: no corpora at {CORPORA}; set ONRECORD_CORPORA to measure", file=sys.stderr)
    elif options.what == "ecbplus":
        show("train" if options.train else "dev", every=options.every)
    elif options.what in get_args(gold.Split):
        sys.stdout.buffer.write(scenario_lines(options.what, gold.SCENARIOS))
    else:
        (measure,) = load(f"incidents {options.what}")
        sys.stdout.buffer.write(measure.lines())


def show(split: str, *, every: bool) -> None:
    """Read a split of ECB+ and print its table."""
    rows = ecbplus.rows(split)
    records = [onrecord.from_json(line) for line in read_all([ecbplus.document(row) for row in rows])]
    for line in ecbplus.lines(ecbplus.reading(rows, records), every=every):
        print(line)


if __name__ == "__main__":
    main()
