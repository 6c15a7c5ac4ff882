"""Whether a sentence brings up a mishap of its own, beside a deed that is told before."""

from __future__ import annotations

from collections.abc import Container, Sequence

BY_ITSELF = frozenset({"lightning", "floods", "flooding", "rain", "rains", "landslides", "mudslides"})
"""Mishaps that have no article."""
FOLLOWING = frozenset({"fire", "blaze", "stampede", "crush", "collapse", "collapsed", "roof", "gas"})
"""Mishaps that a deed may bring about: "Rebels shelled Lisk. Nine people died in a fire"."""
LEADING = frozenset({"in", "by", "from", "during", "when", "as", "after"})
NAMED = 3
"""Tokens from the article of a mishap to its noun: "a head-on bus [crash]"."""


def brings_up(words: Sequence[str], listed: Container[str]) -> bool:
    """Whether lower-cased words tell of one of the listed mishaps as new: no "the crash", no "a fire".

    >>> listed = {"accident"}
    >>> brings_up("nine died in a road accident".split(), listed)
    True
    >>> brings_up("nine died in the accident".split(), listed), brings_up("by lightning".split(), listed)
    (False, True)
    """
    for at in range(1, len(words)):
        if words[at] in BY_ITSELF and words[at - 1] in LEADING:
            return True
        if words[at] in listed and words[at] not in FOLLOWING:
            article = next(
                (i for i in range(at - 1, max(at - 1 - NAMED, 0), -1) if words[i] in {"a", "an"}), 0
            )
            if article and words[article - 1] in LEADING:
                return True
    return False
