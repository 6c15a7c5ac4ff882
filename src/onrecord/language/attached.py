"""To which verb a time belongs that stands behind it: "seized by rebels [in 2014], was retaken"."""

from __future__ import annotations

from collections.abc import Sequence

REACH = 7
"""How many tokens behind its verb a time may stand."""
STOPS = frozenset({",", ":", "CC", "WDT", "WP", "WRB", ".", "``", "''"})
"""Tags that end a clause to the left."""


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
