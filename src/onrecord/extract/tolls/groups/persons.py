"""Persons without a noun or a role: "an 11-year-old", a name the encoder heard, a headline's bare "Man"."""

from __future__ import annotations

from ..lexicon.people import is_plural
from ..lexicon.reading import NOMINAL, Reading
from ..lexicon.tables import kinds, verbs
from ..lexicon.words import words
from ..numbers.counts import exact
from .group import Group
from .names import name_end

HIT = frozenset({"VBN", "VBD"})
AFTER = frozenset({"IN", "TO", "CC", ",", ":", ".", "RB", "RP", "", "VBN", "JJ"})
"""Tags behind a headline's participle that leave it no object."""


def person(reading: Reading, at: int) -> Group | None:
    """The person that begins at a token."""
    return aged(reading, at) or heard(reading, at) or headline(reading, at)


def aged(reading: Reading, at: int) -> Group | None:
    """Somebody told by age alone: "an 11-year-old", and "2-year-old" where a sentence begins."""
    readers = words().readers
    pointed = reading.lower[at] in readers.determiners | readers.definite
    first = at + pointed
    if first not in reading.ages or not (pointed or reading.firsts[at]):
        return None
    if (
        reading.lower[first + 1 : first + 5] != ["-", "year", "-", "old"]
        or reading.tag(first + 5) in MODIFIED
    ):
        return None
    definite = pointed and reading.lower[at] not in readers.determiners
    return Group(
        at,
        first + 5,
        first + 4,
        exact(1),
        "one",
        "person",
        definite=definite,
        single=True,
        headline=not pointed,
    )


MODIFIED = NOMINAL | {"JJ", "HYPH", "CD", "POS"}


def heard(reading: Reading, at: int) -> Group | None:
    """Somebody by a name of two words or more, where the encoder heard a person."""
    end = reading.persons.get(at, at)
    if end - at < 2 or name_end(reading, at) != end or reading.tag(end) == "POS":
        return None
    return Group(at, end, end - 1, exact(1), "one", "person", definite=True, single=True, named=True)


def headline(reading: Reading, at: int) -> Group | None:
    """A headline's noun for one person right before what befell them: "Man killed in Lisk"."""
    word = reading.lower[at]
    if not reading.firsts[at] or word not in kinds() or is_plural(word) or reading.tags[at] not in NOMINAL:
        return None
    hit = any({"past", "participle"} & sense.forms for sense in verbs().get(reading.word(at + 1), ()))
    if not hit or reading.tag(at + 2) not in AFTER:
        return None
    if reading.tag(at + 1) not in HIT and (reading.tag(at + 1) != "NN" or reading.tag(at + 2) != "IN"):
        return None
    return Group(at, at + 1, at, exact(1), "one", kinds()[word], single=True, headline=True)
