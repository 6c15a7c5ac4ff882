"""Whose people a count is of, in a fight between states: "nine Cambodian soldiers", "one of its men"."""

from __future__ import annotations

import re

from ..model import Record, Toll
from .voices import states_in

OWN = re.compile(r"\b(?:its|our|ours|their)\b(?:\s+own)?", re.IGNORECASE)
SIDE = re.compile(r"\bon\s+the\s+(?P<side>[A-Z]\w+)\s+side\b")


def nation(record: Record, toll: Toll, sentence: str, description: str) -> str | None:
    """The state whose people are counted, None where nothing says.

    By the words for the people, else by the side that is named in the sentence, else, of a speaker's own
    people, by what the speaker is called.
    """
    text = record.document.text
    counted = " ".join(text[start:end] for start, end in toll.count.spans)
    said = f"{toll.subject.value if toll.subject else ''} {counted}"
    side = SIDE.search(sentence)
    own = description if OWN.search(counted) and "other side" not in sentence else ""
    for words in (said, side["side"] if side else "", own):
        found = states_in(words)
        if len(found) == 1:
            return next(iter(found))
    return None
