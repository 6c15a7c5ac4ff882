"""From the words for actors and recipients to parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ...doc import Mentions
from ...model import Event, Party, Sourced


def identified(events: Iterable[Event], parties: Sequence[Party]) -> list[Event]:
    """Events whose actors and recipients are party ids; words that are no party's mention are let go."""
    mentions = Mentions(parties)
    return [
        replace(event, actors=named(event.actors, mentions), recipients=named(event.recipients, mentions))
        for event in events
    ]


def named(roles: Iterable[Sourced[str]], mentions: Mentions) -> tuple[Sourced[str], ...]:
    """The parties of some roles, each with the words it was read from."""
    found = ((role, mentions.party_at(role.spans)) for role in roles)
    return tuple(replace(role, value=party) for role, party in found if party)
