"""Print the scenarios as the scorer reads them: python -m evaluation.incidents [seen|unseen] > gold.jsonl."""

from __future__ import annotations

import argparse
import json

from .gold import row, scenarios


def main() -> None:
    """Print one JSON object a line."""
    options = argparse.ArgumentParser(prog="python -m evaluation.incidents", description=__doc__)
    options.add_argument("split", nargs="?", choices=("seen", "unseen"), help="only these; else all")
    for scenario in scenarios(options.parse_args().split):
        print(json.dumps(row(scenario), ensure_ascii=False))


if __name__ == "__main__":
    main()
