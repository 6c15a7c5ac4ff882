"""Whether a record has what an item of the table expects, and what it has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Attribution, Record

from .table import Item, Reading, Said

WORD = re.compile(r"\w+")
ARTICLES = frozenset({"the", "a", "an"})
Pairs = dict[int, int]
"""Which attribution was made for which expected one, by place."""


def made_from(record: Record) -> Reading:
    """The attributions of a record in the terms of the table."""
    places = {one.id: place for place, one in enumerate(record.attributions, 1)}
    names = {party.id: party.name.value for party in record.parties}
    return tuple(said_of(one, record.document.text, places, names) for one in record.attributions)


def said_of(one: Attribution, text: str, places: dict[str, int], names: dict[str, str]) -> Said:
    """One attribution in the terms of the table."""
    return Said(
        content=tuple(text[start:end] for start, end in one.content.spans),
        source=one.source.value if one.source else None,
        cue=one.cue.value if one.cue else None,
        manner=one.manner,
        negated=one.negated,
        addressee=one.addressee.value if one.addressee else None,
        inferred=one.speaker_inferred,
        speaker=names[one.speaker] if one.speaker else None,
        inside=places[one.said_in] if one.said_in else None,
    )


def misses(item: Item, made: Reading) -> list[str]:
    """What is otherwise than in the reading that is nearest; nothing where the item is right."""
    return min((list(differences(reading, made)) for reading in item.readings), key=len)


def differences(wanted: Reading, made: Reading) -> Iterator[str]:
    """What is missing, other, or too much."""
    pairs = paired(wanted, made)
    for place, one in enumerate(wanted):
        if place in pairs:
            yield from between(one, made[pairs[place]])
            yield from outside(one, made[pairs[place]], pairs)
        else:
            yield f"missing: {shown(one)}"
    chains = any(one.inside for one in wanted)
    for place, one in enumerate(made):
        if place not in pairs.values() and (chains or not one.inside):
            yield f"too much: {shown(one)}"


def paired(wanted: Reading, made: Reading) -> Pairs:
    """Each expected attribution with the one of the same content; then those that share most words."""
    shares = sorted(
        (-likeness(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(made)
    )
    pairs: Pairs = {}
    for share, i, j in shares:
        if share < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def likeness(one: Said, other: Said) -> float:
    """The share of words that two contents have in common, of those that either has.

    >>> likeness(Said(content=("that it held",)), Said(content=("“It held.”",)))
    1.0
    """
    first, second = said_words(one), said_words(other)
    return float(first == second) or 0.9 * len({*first} & {*second}) / max(1, len({*first, *second}))


def between(wanted: Said, made: Said) -> Iterator[str]:
    """Where an attribution is other than expected, the place inside another aside."""
    same = {
        "content": said_words(wanted) == said_words(made),
        "source": named(wanted.source) == named(made.source),
        "cue": wanted.cue is None or bool({*words(wanted.cue)} & {*words(made.cue)}),
        "manner": wanted.manner == made.manner,
        "negated": wanted.negated == made.negated,
        "addressee": wanted.addressee is None or named(wanted.addressee) == named(made.addressee),
        "inferred": wanted.inferred is None or wanted.inferred == made.inferred,
        "speaker": wanted.speaker is None or {*named(wanted.speaker)} <= {*words(made.speaker)},
    }
    for field, right in same.items():
        if not right:
            yield f"{field}: {getattr(wanted, field)!r}, made {getattr(made, field)!r}"


def outside(wanted: Said, made: Said, pairs: Pairs) -> Iterator[str]:
    """Where an attribution stands in another one than expected."""
    if wanted.inside is not None and pairs.get(wanted.inside - 1, -1) + 1 != (made.inside or 0):
        yield f"inside: {wanted.inside} of the expected, made {made.inside} of those made"


def said_words(said: Said) -> list[str]:
    """The words of a content, a leading "that" aside."""
    found = words(" ".join(said.content))
    return found[1:] if found[:1] == ["that"] else found


def named(text: str | None) -> list[str]:
    """The words of a name, a leading article aside.

    >>> named("The mayor’s aide")
    ['mayor', 's', 'aide']
    """
    found = words(text)
    return found[1:] if found and found[0] in ARTICLES else found


def words(text: str | None) -> list[str]:
    """The words of a text in small letters, without marks."""
    return WORD.findall((text or "").casefold())


def shown(said: Said) -> str:
    """An attribution in a line."""
    return f"{said.manner} {' … '.join(said.content)!r}, source {said.source!r}, cue {said.cue!r}"
