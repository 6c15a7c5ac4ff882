"""Who hedges, and by which scale: the scale of an office that is known to use one, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ...model import Party
from .words import Holder, words

WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?", re.UNICODE)
NEAR = 600  # characters, three sentences, before a bare "Ministry of Defence" where its country is looked for
AFTER = 150  # the same after it
FEW = 20  # mentions of a party that are read for its country; long reports have thousands
ADJACENT = 3  # words between a country and the body that is said to be its own


def plain(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes; the possessive stays."""
    return [word.lower().replace("’", "'").rstrip(".") for word in WORD.findall(text)]


@cache
def split(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Names as words."""
    return tuple(tuple(plain(name)) for name in names)


def holds(said: Sequence[str], names: Iterable[str]) -> bool:
    """Whether some words hold one of the names, next to each other."""
    return any(at(said, name) is not None for name in split(tuple(names)))


def at(said: Sequence[str], name: tuple[str, ...]) -> int | None:
    """Where a name stands in some words; a possessive counts as the name."""
    bare = [word.removesuffix("'s") for word in said]
    size = len(name)
    return next(
        (
            i
            for i in range(len(said) - size + 1)
            if tuple(bare[i : i + size]) == name or tuple(said[i : i + size]) == name
        ),
        None,
    )


def scale_of(texts: Iterable[str], text: str, places: Sequence[int]) -> str:
    """The scale of the one named by some texts; `places` are where in the report they stand.

    >>> [scale_of([f"the {of} defence ministry"], "", ()) for of in ("British", "Ruritanian")]
    ['phia', 'none']
    """
    context = words().context
    said = [one for one in map(plain, texts) if one]
    if any(set(one) & context.former for one in said):
        return "none"
    for holder in words().holders:
        if any(holds(one, holder.names) for one in said) or any(is_own(one, holder) for one in said):
            return holder.scale
    if any(set(one) & context.foreign for one in said):
        return "none"
    for holder in words().holders:
        if any(holds(one, holder.bare) for one in said) and is_home(text, places, holder):
            return holder.scale
    return "none"


def is_own(said: Sequence[str], holder: Holder) -> bool:
    """Whether some words name a body and its country together: "US intelligence officials"."""
    return holds(said, holder.country) and holds(said, holder.bodies)


def is_home(text: str, places: Sequence[int], holder: Holder) -> bool:
    """Whether the report gives evidence that a bare body belongs to the holder's country.

    A body with its country near it decides ("British military intelligence", "Russia's defence ministry"),
    the nearest one first; else a word of the country near it, where no other country is near too.
    """
    for place in places:
        said = plain(text[max(0, place - NEAR) : place + AFTER])
        owners = [owner for owner in named_bodies(said, holder) if owner]
        if owners:
            return owners[-1] == "own"
        if holds(said, holder.country):
            return True
    return False


def named_bodies(said: Sequence[str], holder: Holder) -> list[str]:
    """For each body that is named with a country, whether it is the holder's own, in order."""
    home, foreign = split(tuple(holder.country)), words().context.foreign
    bodies = {name[0] for name in split(tuple(holder.bodies))}
    found = []
    for index, word in enumerate(said):
        if word not in bodies:
            continue
        before = said[max(0, index - ADJACENT) : index]
        if set(before) & foreign:
            found.append("foreign")
        elif any(at(before, name) is not None for name in home):
            found.append("own")
    return found


def texts_of(party: Party, text: str) -> list[str]:
    """The words a party goes by: its name, its roles and its mentions, each once."""
    mentions = {text[start:end] for start, end in party.mentions[:FEW]}
    return [party.name.value, *(role.value for role in party.roles), *sorted(mentions)]
