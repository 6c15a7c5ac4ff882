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


CLAUSE = re.compile(r"[,;]\s(?:(?:but|while|whereas|and|yet)\s)?")
PUT = re.compile(r"\b(?:put|puts|speaks?|spoke|talks?|talked|gave|gives)\b")
BESIDE = re.compile(
    r"(?P<who>[^,;:.\d“”\"]{2,50}?)\s(?:(?:spoke|speaks|talked|talks)\s)?(?:at|of)\s(?:(?:over|about|some|around|only|just|more|than|at|least|up|to)\s)*\Z"
)
"""Who sets another count beside that of a verb before: "put it at 31, [the Red Crescent] at 27"."""
ACCORDING = re.compile(r"\baccording to\b")
BEHIND = re.compile(
    r"(?:\s[a-z]+){0,3},?\saccording to\s(?P<who>[^,;:.“”\"]{2,60}?)(?=[,;:.]|\Z|\s(?:and|to|but|while)\s)"
)
COUNTS = frozenset(
    {"number", "toll", "dead", "wounded", "injured", "killed", "missing", "figure", "those", "deaths"}
)
"""What is counted, and counts nobody."""
DOING = frozenset({"leaving", "killing", "wounding", "injuring", "bringing", "taking", "raising"})
"""What a deed does: "leaving a total of 27"."""


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
    if (behind := giver(sentence, place)) is not None:
        return behind
    first = start.end() if start else 0
    last = max((found.end() for found in CLAUSE.finditer(sentence, 0, place)), default=first)
    for offset in dict.fromkeys((last, first)):
        before = sentence[offset:place]
        for pattern in patterns():
            found = pattern.match(before)
            if found and place - offset - found.end() <= LONGEST and named(found["who"]):
                return offset + found.start("who"), offset + found.end("who")
    return None


def rival(sentence: str, low: int, high: int) -> Span | None:
    """The characters that say who sets another count, at [low, high), beside one of the same sentence.

    >>> text = "The ministry put the toll at 31, the Red Crescent at 27."
    >>> text[slice(*rival(text, text.index("27"), len(text) - 1))]
    'the Red Crescent'
    >>> text = "It was 31 according to the Red Crescent and 27 according to the ministry."
    >>> text[slice(*rival(text, 7, 9))], text[slice(*rival(text, text.index("27"), text.index("27") + 2))]
    ('the Red Crescent', 'the ministry')
    """
    if len(ACCORDING.findall(sentence)) > 1 and (found := BEHIND.match(sentence, high)):
        return found.span("who")
    last = max((found.end() for found in CLAUSE.finditer(sentence, 0, low)), default=0)
    if not last or not PUT.search(sentence, 0, last) or not (found := BESIDE.match(sentence, last, low)):
        return None
    counts = COUNTS.isdisjoint(found["who"].lower().split()) and named(found["who"])
    return found.span("who") if counts and found["who"].split()[0] not in DOING else None


GIVEN = re.compile(
    r"\b(?:put|given|estimated|placed|set|counted|confirmed|reported|announced)(?:\s(?:at|as))?(?:\s[a-z]+){0,2}\s$"
)
"""Before a number: somebody gave it, who is told behind."""
BY_WHOM = re.compile(
    r"[\w,.-]+\sby\s(?!(?:the\s)?(?:\w+day\b|(?:end|early|late|noon|midnight|morning|evening|night)\b))"
    r"(?P<who>(?:(?:the|a|an|its|his|her|our)\s|[A-Z])[^,;:.“”\"()]{2,70})"
)
"""A number and who gave it: "36 by the transport minister"."""


def giver(sentence: str, place: int) -> Span | None:
    """The characters that say who gave the number at a place, where they stand behind it.

    >>> text = "The toll has been put at 36 by the provincial transport minister."
    >>> text[slice(*giver(text, text.index("36")))]
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
