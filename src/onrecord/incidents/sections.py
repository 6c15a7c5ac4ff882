"""The parts of a roundup, each about something else: news in brief, a monitor's bulletin, a numbered list."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from ..lexicon import load
from ..model import Span

LABEL = re.compile(r"(?:\(?\d{1,2}[.)]\s+)?(?P<label>[^\W\d_a-z][^.:!?\n]{1,48})[.:]\s+(?=\S)")
LONGEST_LABEL = 5  # words
FEWEST = 3  # labelled lines of a roundup
LINE = re.compile(r"[^\n]+")


class Apart(Struct, frozen=True):
    """Words that begin a sentence, and no label."""

    sentences: frozenset[str]


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
    starts = [start for start, end in lines if labelled(text[start:end])]
    if len(starts) < FEWEST or 2 * len(starts) < len(lines):
        return ((0, len(text)),)
    cuts = sorted({0, *starts, len(text)})
    return tuple(pairwise(cuts))


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
