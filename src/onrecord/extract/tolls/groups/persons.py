"""Persons without a noun or a role: "an 11-year-old", a name the encoder heard, a headline's bare "Man"."""

from __future__ import annotations

from ..lexicon.reading import NOMINAL, Reading
from ..lexicon.words import words
from ..numbers.counts import exact
from . import headlines
from .group import Group
from .names import is_years_old, name_end


def person(reading: Reading, at: int) -> Group | None:
    """The person that begins at a token."""
    return aged(reading, at) or heard(reading, at) or headlines.person(reading, at)


def aged(reading: Reading, at: int) -> Group | None:
    """Somebody told by age alone: "an 11-year-old", and "2-year-old" where a sentence begins."""
    readers = words().readers
    pointed = reading.lower[at] in readers.determiners | readers.definite
    first = at + pointed
    if not is_years_old(reading, first) or not (pointed or reading.firsts[at]):
        return None
    if reading.tag(first + 5) in MODIFIED:
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
    if not whole_name(reading, at, end) or reading.tag(end) == "POS":
        return None
    return by_name(at, end)


def by_name(start: int, end: int) -> Group:
    """Somebody by a name that stands at tokens [start, end)."""
    return Group(start, end, end - 1, exact(1), "one", "person", definite=True, single=True, named=True)


def whole_name(reading: Reading, start: int, end: int) -> bool:
    """Whether some tokens are a name of two words or more; among capitals the encoder says where it ends."""
    if end - start < 2:
        return False
    around = [reading.doc[at].text for at in (start - 1, end) if 0 <= at < len(reading.lower)]
    shouted = any(text.isupper() and len(text) > 1 for text in around)
    return shouted or name_end(reading, start) == end
