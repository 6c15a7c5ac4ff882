"""Persons named with their role or age: "Journalist Marta Kolvig", "Ana Orel, 34,", "Idris Vane, a cook,"."""

from __future__ import annotations

from ....model import SubjectKind
from ..lexicon.matching import end as matched
from ..lexicon.people import is_plural, kind_of
from ..lexicon.reading import Reading
from ..lexicon.tables import patterns
from ..numbers.counts import exact
from .group import Group
from .phrase import noun

LONGEST = 4
"""How many words a name has at most."""
APPOSED = 9
"""How many tokens "a father of four" may have."""


def named(reading: Reading, at: int) -> Group | None:
    """The person whose role and name, or name and age or role, begin at a token."""
    role = kind_of(reading.lower[at])
    if role and not is_plural(reading.lower[at]) and is_bare(reading, at):
        end = name_end(reading, at + 1)
        if end - at > 2 and not reading.tags[at - 1].startswith("NNP") and reading.tag(end) != "POS":
            head = end - 1 if reading.lower[at].endswith(".") else at  # "Sgt. Reyes" is Reyes
            return Group(at, end, head, exact(1), "one", role, definite=True, single=True, named=True)
    if reading.tags[at] != "NNP" or (at and reading.tags[at - 1] == "NNP"):
        return None
    end = name_end(reading, at)
    if end - at < 2 or reading.word(end) != ",":
        return None
    if found := apposed(reading, end + 1):
        stop, head, kind = found
        aged = head < end  # a role counts in every category, a name with an age only the killed
        return Group(at, stop, head, exact(1), "one", kind, definite=True, single=True, named=aged)
    return None


BEFORE = frozenset({"a", "an", "the", "one", "another", "-", "of"})


def is_bare(reading: Reading, at: int) -> bool:
    """Whether a role has no article and is nobody's, but of whom a harm is told: "killing of journalist"."""
    if reading.word(at - 1) not in BEFORE:
        return True
    return any(
        matched(reading, steps, at - 2) == at for steps, _ in patterns("of").get(reading.word(at - 2), ())
    )


def name_end(reading: Reading, at: int) -> int:
    """Where the capitalised words of a name that begins at a token end."""
    end = at
    while end < min(at + LONGEST, len(reading.lower)) and is_name(reading, end):
        if end > at and reading.firsts[end]:
            break
        end += 1
    return end


def is_name(reading: Reading, at: int) -> bool:
    """Whether a token is a capitalised word that is tagged as a name."""
    text = reading.doc[at].text
    return (
        reading.tags[at] in {"NNP", "NNPS"}
        and text[:1].isupper()
        and text.replace(".", "").replace("-", "").isalpha()
    )


def apposed(reading: Reading, at: int) -> tuple[int, int, SubjectKind | None] | None:
    """The end, head and kind of "34", "a father of four", "editor of a weekly" between commas."""
    if at in reading.ages and reading.word(at + 1) == ",":
        return at + 1, at - 2, "person"
    at += reading.word(at) == "also"
    first = at + (reading.word(at) in ARTICLES)
    first += len(YEARS_OLD) + 1 if is_years_old(reading, first) else 0
    head, end = noun(reading, first)
    if head is None or not kind_of(reading.lower[head]) or is_plural(reading.lower[head]):
        return None
    if first == at and reading.word(end) != "of":
        return None  # "Ana Orel, teacher Idris Vane and"
    while end < first + APPOSED and reading.word(end) not in {",", ".", ";", ""}:
        end += 1
    closed = {","} if first == at else CLOSED  # "killed Idris Vane, a cook."
    return (end, head, kind_of(reading.lower[head])) if reading.word(end) in closed else None


CLOSED = frozenset({",", ".", ";"})
ARTICLES = frozenset({"a", "an", "the"})
YEARS_OLD = ["-", "year", "-", "old"]


def is_years_old(reading: Reading, at: int) -> bool:
    """Whether "34-year-old" begins at a token."""
    return at in reading.ages and reading.lower[at + 1 : at + 1 + len(YEARS_OLD)] == YEARS_OLD
