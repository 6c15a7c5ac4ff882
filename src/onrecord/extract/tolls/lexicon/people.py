"""What a noun tells of the counted: the kind of people, or that they are none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ....lexicon import REMEMBERED
from ....model import Category, SubjectKind
from .tables import kinds
from .words import words


def singulars(word: str) -> Iterator[str]:
    """The word itself and the singular forms it can be the plural of."""
    yield word
    if word in words().plurals:
        yield words().plurals[word]
    if word.endswith(("s-by", "s-in-law")):
        yield word.replace("s-", "-", 1)
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("ves"):
        yield word[:-3] + "fe"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


@lru_cache(maxsize=REMEMBERED)
def kind_of(word: str) -> SubjectKind | None:
    """The kind of people a noun names, None where it names none that we know of.

    >>> kind_of("nurses"), kind_of("drones"), kind_of("steelworkers")
    ('medic', None, 'civilian')
    """
    for form in singulars(word):
        if form in kinds():
            return kinds()[form]
    readers = words().readers
    if any(form in readers.not_people or form in readers.things for form in singulars(word)):
        return None
    if len(word) > 4 and word.endswith(readers.agent_endings):
        return "civilian"
    return None


@lru_cache(maxsize=REMEMBERED)
def is_thing(word: str) -> bool:
    """Whether a noun is known to name no people."""
    return any(form in words().readers.things for form in singulars(word))


@lru_cache(maxsize=REMEMBERED)
def is_plural(word: str) -> bool:
    """Whether a noun for people is in the plural."""
    if word in {"police", "staff", "crew", "personnel", "infantry"}:
        return True
    return (word not in kinds() and any(form in kinds() for form in singulars(word))) or word.endswith("men")


@lru_cache(maxsize=REMEMBERED)
def counted_noun(word: str) -> Category | None:
    """The category of a noun that counts by itself: "fatalities"."""
    for form in singulars(word):
        if form in words().nouns:
            return words().nouns[form]
    return None


@lru_cache(maxsize=REMEMBERED)
def is_counted_plural(word: str) -> bool:
    """Whether a noun that counts by itself is in the plural: "casualties"."""
    return word not in words().nouns and counted_noun(word) is not None
