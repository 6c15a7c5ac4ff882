"""To what a time belongs: "seized by rebels [in 2014], was retaken", "the worst attack [since 2015]"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import load
from .numbers import NumberWords

REACH = 7
"""How many tokens behind its verb a time may stand."""
STOPS = frozenset({",", ":", "CC", "WDT", "WP", "WRB", ".", "``", "''"})
"""Tags that end a clause to the left."""
CLAUSE = 12
"""How many tokens before "since" the worst or the first of a kind is looked for."""
OUTER = (["at", "least"], ["as", "early"])
APART = frozenset({"VBD", "VBZ", "VBP", "MD"})
GROUP = ("VB", "MD", "RB")
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})


def verb_before(tags: Sequence[str], at: int, low: int) -> int | None:
    """The token of the verb right before a time in its own clause, None where the clause has none.

    Of "The town, seized by rebels in 2014, was retaken" and "In 2014 rebels seized":

    >>> verb_before("DT NN , VBN IN NNS IN CD , VBD VBN".split(), 7, 0)
    3
    >>> verb_before("IN CD NNS VBD".split(), 1, 0) is None
    True
    """
    for index in range(at - 1, max(low, at - REACH) - 1, -1):
        if tags[index] in STOPS:
            return None
        if tags[index].startswith("VB"):
            return index
    return None


def is_since(words: Sequence[str], at: int) -> bool:
    """Whether a time stands behind "since": "since [2015]", "since at least [Monday]".

    >>> is_since("the worst since 2015".split(), 3), is_since("on Monday".split(), 1)
    (True, False)
    """
    before = list(words[max(0, at - 3) : at])
    return before[-1:] == ["since"] or (before[:1] == ["since"] and before[1:] in OUTER)


def since_clause(words: Sequence[str], tags: Sequence[str], at: int, low: int) -> int | None:
    """Where the "since" of a clause stands that a token ends: "the worst since war broke out in [2011]".

    >>> since_clause("the worst since war began in 2011".split(), "DT JJS IN NN VBD IN CD".split(), 6, 0)
    2
    """
    told = False
    for index in range(at - 1, max(low, at - CLAUSE) - 1, -1):
        if words[index] == "since":
            return index if told else None
        if tags[index] in (",", ":", "."):
            return None
        told = told or tags[index] in APART
    return None


def only_bounds(words: Sequence[str], tags: Sequence[str], at: int, trigger: int, low: int) -> bool:
    """Whether a time behind "since" only tells how long it was not so, or since when something else is.

    Of "the worst attack since 2015" and "who have held it since 2017, ambushed", not "killed since Monday":

    >>> words = "rebels , who have held it since 2017 , ambushed a bus".split()
    >>> tags = "NNS , WP VBP VBN PRP IN CD , VBD DT NN".split()
    >>> only_bounds(words, tags, 7, 9, 0), only_bounds(words, tags, 7, 4, 0)
    (True, False)
    """
    if not is_since(words, at):
        clause = since_clause(words, tags, at, low)
        return clause is not None and not clause < trigger < at and is_utmost(words, tags, clause, low)
    if is_utmost(words, tags, at, low):
        return True
    verb = verb_before(tags, at, low)
    if verb is None or tags[trigger] == "VBG":  # who is held since March is accused of killing before
        return False
    first = verb
    while first > max(low, verb - REACH) and tags[first - 1].startswith(GROUP):
        first -= 1
    if first <= trigger <= verb or HAVE.isdisjoint(words[first : verb + 1]):
        return False
    apart = tags[trigger:first] if trigger < first else tags[at:trigger]
    return tags[trigger].startswith("VB") or not APART.isdisjoint(apart)


def is_utmost(words: Sequence[str], tags: Sequence[str], at: int, low: int) -> bool:
    """Whether a clause tells before a token of the worst or first of a kind: "the deadliest attack in".

    >>> is_utmost("the third attack since".split(), "DT JJ NN IN".split(), 3, 0)
    True
    >>> is_utmost("at least two killed since".split(), "IN JJS CD VBN IN".split(), 4, 0)
    False
    """
    ordinals = load("numbers", NumberWords).ordinals
    for index in range(at - 1, max(low, at - CLAUSE) - 1, -1):
        if tags[index] in (",", ":", "."):
            return False
        superlative = tags[index] in ("JJS", "RBS") and words[index - 1 : index] != ["at"]
        if superlative or words[index] in ordinals:
            return True
    return False
