"""Toll sentences from the form they are written in to that of corpora/tolls/forms.jsonl.

python -m evaluation.tolls.gold     writes second.jsonl, third.jsonl, fourth.jsonl and fifth.jsonl anew
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

WRITTEN = Path(__file__).with_name("second.txt")
GOLD = WRITTEN.with_suffix(".jsonl")
THIRD = Path(__file__).with_name("third.txt")
FOURTH = Path(__file__).with_name("fourth.txt")
FIFTH = Path(__file__).with_name("fifth.txt")
LETTERS = {"fifth": "V"}
"""What the numbers of a set begin with, where it is not the first letter of its name."""

TOLL: Json = {
    "category": None,
    "low": None,
    "high": None,
    "best": None,
    "exact": False,
    "bound": None,
    "vague": None,
    "unit": "person",
    "subject_kind": "person",
    "attribution": None,
    "polarity": "asserted",
    "scope": "incident",
    "event": None,
    "part_of": None,
    "derivation": None,
    "supersedes": None,
    "note": None,
}
NUMBERS = ("part_of", "supersedes", "best")
NAMES = {"by": "attribution", "part": "part_of"}


class GoldError(ValueError):
    """A line that cannot be read, or words that are not once in their sentence."""


def rows(path: Path = WRITTEN) -> Iterator[Json]:
    """The sentences of a file with their tolls and distractors, numbered S001, T001, F001 or V001 ..."""
    group = form = ""
    letter = LETTERS.get(path.stem, path.stem[0].upper())
    row: Json | None = None
    count = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("## "):
                group, form = line[3:].split(" | ")
            elif line.startswith("  ") and row is not None:
                add(row, line.strip())
            elif line.strip() and not line.startswith("#"):
                if row is not None:
                    yield row
                count += 1
                row = {"id": f"{letter}{count:03}", "form": form, "group": group, "sentence": line}
                row |= {"tolls": [], "distractors": [], "note": None}
        except ValueError as error:
            raise GoldError(f"{path.name}:{number}: {error}: {line}") from error
    if row is not None:
        yield row


def add(row: Json, line: str) -> None:
    """Add the toll or the distractor of an indented line to its sentence."""
    sentence: str = row["sentence"]
    first, *rest = line.split(" | ")
    if first.startswith("x "):
        row["distractors"].append(spot(sentence, first[2:]) | {"why": rest[0]})
        return
    category, number = first.split(" ")
    quantity, cue, *options = rest
    made = TOLL | {"category": category} | counted(number)
    made |= dict(chosen(sentence, options[0] if options else ""))
    row["tolls"].append(made | {"quantity": spot(sentence, quantity), "cue": spot(sentence, cue)})


def chosen(sentence: str, options: str) -> Iterator[tuple[str, Any]]:
    """The fields of a toll that are not as usual; a note runs to the end."""
    options, _, note = options.partition("note=")
    if note:
        yield "note", note
    for option in filter(None, options.strip("; ").split("; ")):
        name, found, value = option.partition("=")
        name = NAMES.get(name, name) if found else "subject_kind"
        if name not in TOLL:
            raise GoldError(f"no field {name!r}")
        if name == "attribution":
            yield name, spot(sentence, value)
        else:
            yield name, int(value) if name in NUMBERS else value if found else option


def counted(number: str) -> Json:
    """The count of a toll as it is written.

    >>> counted(">=17")
    {'low': 17, 'bound': 'at_least'}
    >>> counted("601..~600")
    {'low': 601, 'high': None, 'best': 600, 'bound': 'approx'}
    """
    plain = number.strip(">=<~+")
    if approximate := re.fullmatch(r"(\d*)\.\.(\d*)~(\d+)", number):
        low, high, best = (int(part) if part else None for part in approximate.groups())
        return {"low": low, "high": high, "best": best, "bound": "approx"}
    if ends := re.fullmatch(r"(\d+)-(\d+)", number):
        return {"low": int(ends[1]), "high": int(ends[2]), "bound": "range"}
    value = int(plain) if plain.isdecimal() else 0
    both = {"low": value, "high": value, "best": value}
    counts: dict[str, Json] = {
        plain: both | {"exact": True, "bound": "exact"},
        "0": both | {"exact": True, "bound": "none", "polarity": "negated"},
        "?": {"bound": "unknown"},
        f">={plain}": {"low": value, "bound": "at_least"},
        f"<={plain}": {"high": value, "bound": "at_most"},
        f"{plain}+": {"low": value, "bound": "vague"},
        f"~{plain}": both | {"bound": "approx"},
    }
    if number not in counts or (value == 0 and number not in ("?", "0")):
        raise GoldError(f"no count {number!r}")
    return counts[number]


def spot(sentence: str, words: str) -> Json:
    """Where words stand in a sentence: they must be there once, or be numbered.

    >>> spot("One man saw one man.", "man@2")
    {'text': 'man', 'start': 16, 'end': 19}
    """
    words, _, which = words.partition("@")
    found = [one.span() for one in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    if len(found) != 1 and not which:
        raise GoldError(f"{words!r} is there {len(found)} times")
    start, end = found[int(which or 1) - 1]
    return {"text": words, "start": start, "end": end}


def lines(path: Path = WRITTEN) -> str:
    """The sentences of a file as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(path))


if __name__ == "__main__":
    for path in (WRITTEN, THIRD, FOURTH, FIFTH):
        path.with_suffix(".jsonl").write_text(lines(path), encoding="utf-8")
