"""From the words for actors and recipients to parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ...doc import Mentions
from ...model import Event, Party, Sourced

ARTICLES = (4, 2, 3)
"""Characters of "the", "a" and "an" with the space after them."""


class Named:
    """The parties of a report by the characters of their mentions."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.mentions = Mentions(parties)
        self.exact = {(start, end): party for start, end, party in self.mentions.all}

    def party_of(self, role: Sourced[str]) -> str | None:
        """The party that some words stand for; a single word, such as "it", only as a mention of its own.

        What stands before it in its mention may be an article.
        """
        exact = next((self.exact[span] for span in role.spans if span in self.exact), None)
        if exact:
            return exact
        if " " in role.value:
            return self.mentions.party_at(role.spans)
        behind = ((start - size, end) for start, end in role.spans for size in ARTICLES)
        return next((self.exact[span] for span in behind if span in self.exact), None)


def identified(events: Iterable[Event], parties: Sequence[Party]) -> list[Event]:
    """Events whose actors and recipients are party ids; words that are no party's mention are let go."""
    mentions = Named(parties)
    return [
        replace(
            event,
            actors=named(without_deeds(event), mentions),
            recipients=named(event.recipients, mentions),
        )
        for event in events
    ]


def without_deeds(event: Event) -> list[Sourced[str]]:
    """The actors of an event but for its own words: "Monday's shelling killed four"."""
    told = (*event.trigger.spans, *event.mentions)
    return [
        role
        for role in event.actors
        if not any(start <= low and high <= end for start, end in role.spans for low, high in told)
    ]


def named(roles: Iterable[Sourced[str]], mentions: Named) -> tuple[Sourced[str], ...]:
    """The parties of some roles, each once, with all words it was read from."""
    found: dict[str, Sourced[str]] = {}
    for role in roles:
        if party := mentions.party_of(role):
            known = found.get(party, role)
            found[party] = replace(known, value=party, spans=tuple(sorted({*known.spans, *role.spans})))
    return tuple(found.values())
