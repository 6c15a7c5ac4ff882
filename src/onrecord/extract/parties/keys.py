"""Keys: the words of a name under which its party is found again."""

from __future__ import annotations

from functools import cache

from .words import demonyms, states

Key = tuple[str, ...]
SMALL = frozenset({"of", "for", "the", "and", "&", "on", "in", "-"})


def initials(key: Key) -> str:
    """The first letters of a name's words.

    >>> initials(("organisation", "for", "the", "relief", "of", "miners"))
    'orm'
    """
    return "".join(word[0] for word in key if word not in SMALL)


def core_of(key: Key) -> frozenset[str]:
    """The words of an organisation's name without small ones and the state it is of.

    >>> sorted(core_of(("ruritanian", "ministry", "of", "health"))), sorted(core_of(("british", "navy")))
    (['health', 'ministry', 'ruritanian'], ['navy'])
    """
    return frozenset(key) - left_out()


@cache
def left_out() -> frozenset[str]:
    """The words that tell nothing of which organisation is meant."""
    return SMALL | demonyms().keys() | states().keys()


def states_of(key: Key) -> frozenset[str]:
    """The states that a name names.

    >>> sorted(states_of(("russian", "defence", "ministry")))
    ['russia']
    """
    known = (states().get(word) or demonyms().get(word) for word in key)
    return frozenset(state for state in known if state)
