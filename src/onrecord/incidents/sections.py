"""The parts of a roundup, each about something else: news in brief, a monitor's bulletin, a numbered list."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from ..lexicon import load
from ..model import Span

LABEL = re.compile(r"(?:\(?\d{1,2}[.)]\s+)?(?P<label>[^\W\d_a-z][^.:!?\n]{1,48})[.:]\s+(?=\S)")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DATED = re.compile(
    r"(?:[-–•*]\s+|\(?\d{1,2}[.)]\s+)?(?P<place>[^\W\d_a-z][^.:;!?\n\d]{1,60}),\s+"
    rf"(?:\d{{1,2}}\s+{MONTH}\b[.:,]|{MONTH}\s+\d{{1,2}}[.:])(?=\s)"
)
"""A line that begins with a place and a day: "Samos, 16 April: ..."."""
SMALL = frozenset({"of", "the", "and", "de", "du", "la", "el", "al"})
"""Words of a place's name that have no capital."""
ENTRIES = 2
"""Lines with a place and a day that make a roundup, whatever stands beside them."""
LONGEST_LABEL = 5  # words
FEWEST = 3  # labelled lines of a roundup
LINE = re.compile(r"[^\n]+")


class Apart(Struct, frozen=True):
    """Words that begin a sentence, and those that begin a line with a day, and no label."""

    sentences: frozenset[str]
    notices: frozenset[str]


class Words(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    apart: Apart


def sections(text: str) -> tuple[Span, ...]:
    r"""The parts of a roundup from label to label, the whole of any other text.

    >>> text = "THE WEEK\nLisk, 3 May. A bus fell.\nTarn, 4 May. A train stood.\nVode. Rain. More rain.\n"
    >>> [text[start:end][:4] for start, end in sections(text)]
    ['THE ', 'Lisk', 'Tarn', 'Vode']
    >>> len(sections("One fell.\nThe mill burned. Nobody saw it.\n"))
    1
    """
    lines = [found.span() for found in LINE.finditer(text) if found[0].strip()]
    entries = [
        (number, place) for number, (start, end) in enumerate(lines) if (place := dated(text[start:end]))
    ]
    if len(entries) >= ENTRIES and len({place for _, place in entries}) == len(entries):
        return parted(
            text, [lines[number][0] for number in closed([number for number, _ in entries], len(lines))]
        )
    starts = [start for start, end in lines if labelled(text[start:end])]
    if len(starts) < FEWEST or 2 * len(starts) < len(lines):
        return ((0, len(text)),)
    return parted(text, starts)


def parted(text: str, starts: list[int]) -> tuple[Span, ...]:
    """A text cut where parts of it begin."""
    return tuple(pairwise(sorted({0, *starts, len(text)})))


def closed(dated: list[int], lines: int) -> list[int]:
    """The lines that begin a part: those with a place and a day, and what follows the last of one line each.

    >>> closed([1, 2, 3], 6), closed([1, 3], 6)
    ([1, 2, 3, 4], [1, 3])
    """
    single = all(other == one + 1 for one, other in pairwise(dated))
    return [*dated, dated[-1] + 1] if single and dated[-1] + 1 < lines else dated


def dated(line: str) -> str | None:
    """The place that a line begins with, where a day stands behind it.

    >>> dated("Samos, 16 April: a boat capsized."), dated("Mourners in Samos, 16 April. Photo: Orel")
    ('Samos', None)
    """
    found = DATED.match(line)
    if found is None:
        return None
    first, *rest = found["place"].replace("(", " ").replace(")", " ").replace(",", " ").split()
    listed = load("incidents", Words).apart
    named = all(word[0].isupper() or word in SMALL for word in rest)
    return found["place"] if named and first.lower() not in listed.sentences | listed.notices else None


def labelled(line: str) -> bool:
    """Whether a line begins with a few words that say what it is about, and goes on.

    >>> labelled("2. Brunn Stadium. Two were hurt."), labelled("LIQUOR. Six died.")
    (True, True)
    >>> labelled("He fell. He rose.")
    False
    """
    found = LABEL.match(line)
    label = found["label"].lower().split() if found else []
    return 0 < len(label) <= LONGEST_LABEL and label[0] not in load("incidents", Words).apart.sentences
