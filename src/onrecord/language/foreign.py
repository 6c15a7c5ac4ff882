"""Paragraphs that aren't English, which no finder reads: told by their script, else by their small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

import msgspec

from ..lexicon import REMEMBERED, load
from ..model import Span, Unread

LINE = re.compile(r"[^\n]+")
WORD = re.compile(r"(?<![@.\w])[^\W\d_]+(?![@\w])")  # none of an address: "com" is a word of Portuguese
LATIN = "LATIN"
FEWEST = 3  # small words of another language from which a paragraph is in it
FEWEST_TELLING = 2  # of them, different ones that don't stand in names
CERTAIN = 2  # times as many of them as of English ones
LONGEST = 2_000  # characters of a paragraph that are looked at


class LanguageWords(msgspec.Struct, frozen=True):
    """The shape of lexicons/languages.toml."""

    english: frozenset[str]
    particles: frozenset[str]
    others: dict[str, frozenset[str]]


def find(text: str) -> tuple[Unread, ...]:
    r"""What of a text isn't English, the paragraphs of one language together.

    >>> [(one.reason, one.spans) for one in find("The mill burnt.\nМлин згорів.")]
    [('Cyrillic script: only English is read', ((16, 28),))]
    >>> find("Ostra (Ukrainian: Острів) lies on the Lisk.")
    ()
    """
    found: dict[str, list[Span]] = {}
    for line in LINE.finditer(text):
        reason = script(line.group()) or language(line.group())
        if reason:
            found.setdefault(reason, []).append(line.span())
    return tuple(Unread(f"{reason}: only English is read", tuple(spans)) for reason, spans in found.items())


def masked(text: str, unread: tuple[Unread, ...]) -> str:
    """A text with blanks for what isn't read, so that every character stays where it is."""
    pieces, at = [], 0
    for start, end in sorted(span for one in unread for span in one.spans):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def script(line: str) -> str | None:
    """The script of most letters of a line, None for Latin and for a line without letters.

    >>> script("Місто Lisk обстріляли"), script("Lisk"), script("14.")
    ('Cyrillic script', None, None)
    """
    if line.isascii():
        return None
    scripts = Counter(
        LATIN if letter.isascii() else of_letter(letter) for letter in line[:LONGEST] if letter.isalpha()
    )
    name = max(scripts, key=lambda one: scripts[one], default=LATIN)
    return None if name == LATIN else f"{name.title()} script"


@lru_cache(maxsize=REMEMBERED)
def of_letter(letter: str) -> str:
    """The script of a letter, as its Unicode name begins.

    >>> of_letter("ї"), of_letter("漢"), of_letter("é")
    ('CYRILLIC', 'CJK', 'LATIN')
    """
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


@cache
def small_words() -> frozenset[str]:
    """The small words of all other languages."""
    return frozenset().union(*load("languages", LanguageWords).others.values())


def language(line: str) -> str | None:
    """The language of a line in Latin letters by its small words, None for English and where too few tell.

    >>> language("Der Bürgermeister sagte, dass das Dorf nicht mehr von den Truppen gehalten wird.")
    'German'
    >>> language("Die Zeit and Le Monde wrote of the end of the war.") is None
    True
    """
    words = [word.lower() for word in WORD.findall(line[:LONGEST])]
    lexicon = load("languages", LanguageWords)
    english = sum(word in lexicon.english for word in words)
    fewest = max(FEWEST, CERTAIN * english + 1)
    if sum(word in small_words() for word in words) < fewest:
        return None
    counted = {name: sum(word in small for word in words) for name, small in lexicon.others.items()}
    name = max(counted, key=lambda one: counted[one])
    telling = (lexicon.others[name] - lexicon.particles).intersection(words)
    known = counted[name] >= fewest and len(telling) >= FEWEST_TELLING
    return name if known else None
