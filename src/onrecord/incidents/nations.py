"""Whose people a count is of, in a fight between states: "nine Cambodian soldiers", "one of its men"."""

from __future__ import annotations

import re

from ..model import Record, Toll
from .voices import states_in

OWN = re.compile(r"\b(?:its|our|ours|their)\b(?:\s+own)?", re.IGNORECASE)
OWN_COUNT = re.compile(r"\b(?:its|our|their) own (?:figure|toll|count|losses|dead|casualties)\b")
FOES = re.compile(r"\b(?:enem|occup|hostile|terroris)", re.IGNORECASE)
SLAIN = re.compile(
    r"\b(?:killed|eliminated|liquidated|destroyed|neutrali[sz]ed)\s(?:[a-z]+\s){0,3}\d", re.ASCII
)
"""Whom an army says that it killed, who are no men of its own."""
ARMY = frozenset({"army", "forces", "military", "defence", "defense", "navy"})
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
    own = description if is_own(toll, sentence, counted, description) else ""
    for words in (said, side["side"] if side else "", own):
        found = states_in(words)
        if len(found) == 1:
            return next(iter(found))
    return None


def is_own(toll: Toll, sentence: str, counted: str, description: str) -> bool:
    """Whether a speaker counts its own people: "one of its men", "its own figure", an army its soldiers."""
    if OWN_COUNT.search(sentence):
        return True
    soldiers = toll.subject_kind == "soldier" and not ARMY.isdisjoint(description.split())
    others = states_in(sentence) - states_in(description)
    if soldiers and toll.said_in is None and not (others or FOES.search(sentence) or SLAIN.search(sentence)):
        return True  # what an army itself puts out
    return OWN.search(counted) is not None and "other side" not in sentence
