"""How often the killed and the injured of a report are exactly the final ones: python -m evaluation.gva.

Read are the usable reports of tolls/gva-dev, headline first. Gold is what was known in the end, also to later
reports: a share of it stands in no words of the report.
"""

from __future__ import annotations

import onrecord

from ..figures import read_all
from ..measures import CORPORA
from .assembly import figures
from .reports import document, usable

GOLD = CORPORA / "tolls" / "gva-dev.jsonl"
PARTS = ("killed", "injured")


def main() -> None:
    """Print the share of reports whose figures are exact."""
    if not GOLD.is_file():
        print(f"SKIPPED: no {GOLD}; set ONRECORD_CORPORA to measure")
        return
    gold = list(usable(GOLD))
    records = [onrecord.from_json(line) for line in read_all([document(row) for row in gold])]
    made = [figures(record) for record in records]
    for part, name in enumerate(PARTS):
        right = sum(figure[part] == row["gold"][name] for figure, row in zip(made, gold, strict=True))
        print(f"{name:8} exact {100 * right / len(gold):5.1f}  right {right} of {len(gold)}")


if __name__ == "__main__":
    main()
