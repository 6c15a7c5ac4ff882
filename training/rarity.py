"""Counts in how many texts a word stands, for lexicons/rarity.csv; half a minute.

    python -m training.rarity ../shared/corpora > src/onrecord/lexicons/rarity.csv

Read are the train files of the corpora, each text once; texts under 300 characters, and reports of the Gun
Violence Archive, which must not train what ships, are left out. Words of one row are about as rare: a count
is rounded to steps of a tenth, so that the file stays small.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.incidents.words import words

LEFT_OUT = ("gva-train.jsonl", "uds-ih2-train.jsonl")
SHORTEST = 300  # characters
LEAST = 5  # texts that a word must stand in
STEP = math.log(1.1)

HEADER = """\
# In how many of {texts} news texts a word stands, by steps of a tenth; one not here, in fewer than {least}.
# Source: our own count (training/rarity.py) over train files of the corpora in training/README.md.
# Licence: Apache-2.0, as the rest of onrecord.
texts,words
"""


def main() -> None:
    """Print the file."""
    counted: Counter[str] = Counter()
    texts = set(gathered(Path(sys.argv[1])))
    for text in texts:
        counted.update({word.text for word in words(text)})
    steps: dict[int, list[str]] = {}
    for word, count in counted.items():
        if count >= LEAST:
            steps.setdefault(round(math.log(count) / STEP), []).append(word)
    print(HEADER.format(texts=len(texts), least=LEAST), end="")
    for step, these in sorted(steps.items()):
        print(f"{round(math.exp(step * STEP))},{' '.join(sorted(these))}")


def gathered(corpora: Path) -> Iterator[str]:
    """The texts of the train files."""
    files = {*corpora.rglob("*-train.jsonl"), *corpora.glob("attribution/*.jsonl")}
    for path in sorted(file for file in files if "-dev" not in file.name and file.name not in LEFT_OUT):
        for line in path.read_bytes().splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and len(text) >= SHORTEST:
                yield text


if __name__ == "__main__":
    main()
