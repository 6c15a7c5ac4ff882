"""Who was let go is who was taken, not who took them: "Police arrested 56 people. They were released"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Event, Sourced

PRONOUNS = frozenset({"they", "them", "all", "both"})


def settled(text: str, events: Sequence[Event]) -> list[Event]:
    """Events in the order of the text, a pronoun for who was released as those whom its party had taken."""
    taken: dict[str, Sourced[str]] = {}
    found: list[Event] = []
    for event in events:
        if event.type == "RETREAT" and event.mode == "release":
            event = replace(  # noqa: PLW2901 - the event as it is told here
                event, recipients=tuple(turned(text, one, taken) for one in event.recipients)
            )
        elif event.mode in {"arrest", "abduct"} and event.recipients:
            taken |= dict.fromkeys((who.value for who in event.actors), event.recipients[0])
        found.append(event)
    return found


def turned(text: str, one: Sourced[str], taken: dict[str, Sourced[str]]) -> Sourced[str]:
    """A pronoun for a party that has taken others as these, with the pronoun's own place."""
    start, end = one.spans[0][0], one.spans[-1][1]
    other = taken.get(one.value) if text[start:end].lower() in PRONOUNS else None
    return one if other is None else replace(one, value=other.value)
