"""Who says a figure, under one name for all reports, and on which side that speaker stands."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ..lexicon import load
from ..model import Attribution, Party, Record
from .shapes import Side
from .words import words

OURS = {"we", "our", "us"}
POSSESSIVE = {"my", "our", "his", "her"}
STATEMENT = 400
"""How many characters of what somebody says are read for whose relative that is."""
SMALL = {"the", "of", "and", "for", "in", "at", "on", "to", "by", "an", "its", "their", "his", "her"}


class Sides(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a speaker's name that tell the side."""

    armed: frozenset[str]
    groups: tuple[str, ...]
    society: frozenset[str]
    members: frozenset[str]
    bodies: tuple[str, ...]
    facility: frozenset[str]
    offices: frozenset[str]
    rulers: frozenset[str]
    institutions: frozenset[str]
    issues: frozenset[str]
    press: frozenset[str]
    kin: frozenset[str]


class Voices(Struct, frozen=True):
    """The part of lexicons/incidents.toml that this file reads."""

    voices: Sides


class State(Struct, frozen=True):
    """A state of lexicons/parties.toml: its names, and the words for what is its own."""

    names: tuple[str, ...]
    of: tuple[str, ...]


class States(Struct, frozen=True):
    """The part of lexicons/parties.toml that this file reads."""

    states: tuple[State, ...]


def voice(record: Record, said: Attribution) -> str | None:
    """The speaker's name in small letters: a person's last name, else the words of the name.

    None where nobody is named and nobody resolved.
    """
    party = next((party for party in record.parties if party.id == said.speaker), None)
    name = party.name.value if party else said.source.value if said.source else None
    if name is None:
        return None
    if party and party.kind == "person":
        named = [word.text for word in words(name) if word.capital]
        return named[-1] if named else name.lower()
    return " ".join(word.text for word in words(name) if word.text not in SMALL) or name.lower()


def is_itself(said: Attribution) -> bool:
    """Whether an attribution's source is the one who writes: "we", "our committee", or nobody."""
    first = said.source.value.lower().split()[:1] if said.source else ["we"]
    return said.speaker is None and not OURS.isdisjoint(first)


def institution(publisher: str | None) -> str | None:
    """What a publisher that is no outlet is called, without what it put out: a ministry, an army, a union.

    >>> institution("Ministry of the Interior, press release"), institution("Police Gazette")
    ('ministry interior', None)
    >>> institution("Suweida National Hospital, Facebook post")
    'suweida national hospital'
    """
    known = load("incidents", Voices).voices
    publisher = (publisher or "").partition(",")[0]  # behind it stands what it put out, and where
    named = [word.text for word in words(publisher)]
    houses = known.institutions | known.facility
    if houses.isdisjoint(named) or not known.press.isdisjoint(set(named) - known.issues):
        return None
    kept = (word for word in named if word not in SMALL | known.issues and word.isalpha())
    return " ".join(kept) or None


def described(record: Record, said: Attribution) -> str:
    """All that a report calls the speaker: the source's words, the party's name, its roles and its group."""
    names = [said.source.value] if said.source else []
    party = party_of(record, said.speaker)
    if party:
        names += [party.name.value, *(role.value for role in party.roles)]
        group = party_of(record, party.member_of)
        names += [group.name.value] if group else []
    return " ".join(names).lower()


def is_relative(said: Attribution) -> bool:
    """Whether somebody who is named speaks of one of the family: "they shot her son"."""
    known = load("incidents", Voices).voices
    told = [word.text for word in words(said.content.value[:STATEMENT])]
    own = any(
        word in known.kin and not POSSESSIVE.isdisjoint(told[max(0, at - 2) : at])
        for at, word in enumerate(told)
    )
    return own and said.source is not None and all(word.capital for word in words(said.source.value))


def party_of(record: Record, name: str | None) -> Party | None:
    """The party of a record with an identifier."""
    return next((party for party in record.parties if party.id == name), None)


def side(description: str | None) -> Side:
    """The side of a speaker by what it is called; the report's own voice counts as official.

    >>> side("a spokesman of the rebels"), side("the health ministry"), side("Russian Defence Ministry")
    ('armed', 'official', 'official')
    >>> side("the Taliban interior ministry"), side("a Taliban commander")
    ('official', 'armed')
    >>> side("Miners' Federation"), side("the Investigative Committee"), side("the strike committee")
    ('society', 'official', 'society')
    """
    if not description:
        return "official"
    found = {word.text for word in words(description)}
    known = load("incidents", Voices).voices
    small = description.lower()
    ruling = "ministry" in found and found & known.rulers  # "the Taliban-run health ministry"
    if not ruling and (found & known.armed or any(group in small for group in known.groups)):
        return "armed"
    if "federation" in found and found & known.members:
        return "society"
    if found & known.society and not any(body in small for body in known.bodies):
        return "society"
    if found & known.facility and not found & known.offices:
        return "facility"
    return "official"


def states_in(description: str | None) -> frozenset[str]:
    """The states that a description names, each by its first name."""
    found = {word.text for word in words(description or "")}
    singular = {word.removesuffix("s") for word in found if word.endswith(("ans", "is"))}  # "two Israelis"
    return frozenset(name for word in found | singular for name in by_word().get(word, ()))


@cache
def by_word() -> dict[str, frozenset[str]]:
    """By single word ("russian"), the states whose own that is."""
    found: dict[str, frozenset[str]] = {}
    for state in load("parties", States).states:
        for word in (*state.names, *state.of):
            found[word] = found.get(word, frozenset()) | {state.names[0]}
    return found
