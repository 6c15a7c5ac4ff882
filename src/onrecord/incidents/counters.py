"""Who counted a figure that nobody is quoted with: "a villager had counted 14 coffins"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from ..lexicon import load
from ..model import Span

LONGEST = 80  # characters between the counting word and the number
BEGINS = re.compile(r"^[\W_]*(?:[A-Z][\w'’ -]{2,40}\((?:[\w /]{2,30})\)\s*[-–—]+\s*)?")
"""What may stand before the first word of a sentence: quotation marks, a dateline with its agency."""


class Counters(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for counting, for a count that is somebody's, and for what such a count does."""

    verbs: tuple[str, ...]
    figures: tuple[str, ...]
    shows: tuple[str, ...]
    never: frozenset[str]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    counters: Counters


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A counter before a counting word, and one before its figure."""
    known = load("incidents", Words).counters
    who = r"(?P<who>[^,;:.“”\"]{2,70}?)"
    aside = r"(?:,[^,;:.“”\"]{2,90},)?"
    counts = "|".join(known.verbs)
    figures, shows = "|".join(known.figures), "|".join(known.shows)
    return (
        re.compile(rf"{who}{aside}\s(?:(?:has|have|had|now|also|later|on \w+)\s)*(?:{counts})\b"),
        re.compile(
            rf"{who}['’]s?\s(?:own\s|latest\s|official\s)*(?:{figures})\b[^,;:.]{{0,40}}?\s(?:{shows})\b"
        ),
    )


def counter(sentence: str, place: int) -> Span | None:
    """The characters of a sentence that say who counted the number at a place in it, None where nothing does.

    >>> text = "A villager in Sokoura, reached by telephone, had counted 14 coffins."
    >>> text[slice(*counter(text, text.index("14")))]
    'A villager in Sokoura'
    >>> text = "The army's own figure is five dead."
    >>> text[slice(*counter(text, text.index("five")))]
    'The army'
    """
    start = BEGINS.match(sentence)
    offset = start.end() if start else 0
    before = sentence[offset:place]
    if (behind := told_by(sentence, place)) is not None:
        return behind
    for pattern in patterns():
        found = pattern.match(before)
        if found and place - offset - found.end() <= LONGEST and named(found["who"]):
            return offset + found.start("who"), offset + found.end("who")
    return None


GIVEN = re.compile(
    r"\b(?:put|given|estimated|placed|set|counted|confirmed|reported|announced)(?:\s(?:at|as))?(?:\s[a-z]+){0,2}\s$"
)
"""Before a number: somebody gave it, who is told behind."""
BY_WHOM = re.compile(
    r"[\w,.-]+(?:\s[a-z]+){0,2}\sby\s(?P<who>(?:(?:the|a|an|its|his|her|our)\s|[A-Z])[^,;:.“”\"()]{2,70})"
)
"""A number and who gave it: "36 by the transport minister"."""


def told_by(sentence: str, place: int) -> Span | None:
    """The characters that say who gave the number at a place, where they stand behind it.

    >>> text = "The toll has been put at 36 by the provincial transport minister."
    >>> text[slice(*told_by(text, text.index("36")))]
    'the provincial transport minister'
    """
    if GIVEN.search(sentence[max(0, place - LONGEST) : place]) is None:
        return None
    found = BY_WHOM.match(sentence, place)
    return found.span("who") if found and named(found["who"]) else None


def named(who: str) -> bool:
    """Whether words may name who counted: a noun phrase from end to end, which counts nobody."""
    words = who.split()
    never = load("incidents", Words).counters.never
    return words[0].lower() not in never and words[-1].lower() not in never and not words[0][0].isdigit()
