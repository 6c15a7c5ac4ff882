"""Words that say that it did not come to a deed: "was almost killed", "came close to drowning"."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 6
"""How many words before a verb are read."""
CARRYING = frozenset({"been", "being", "be", "got", "get", "getting"})
NEARLY = frozenset({"almost", "nearly"})
COMING = frozenset({"came", "come", "comes", "coming"})


def nearly(before: Sequence[str]) -> bool:
    """Whether the words before a verb, in small letters, say that it nearly came to it.

    >>> nearly(["had", "almost", "been"]), nearly(["came", "close", "to"]), nearly(["are", "close", "to"])
    (True, True, False)
    """
    words = list(before[-LONGEST:])
    while words and words[-1] in CARRYING:
        words.pop()
    if words[-1:] and words[-1] in NEARLY:
        return True
    return words[-2:] == ["close", "to"] and not COMING.isdisjoint(words[:-2])
