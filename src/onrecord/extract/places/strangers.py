"""Names whose places all lie elsewhere than the report says: "the village of Solhan in Burkina Faso".

The gazetteer has a Solhan in Turkey alone; the one that is meant is a place it does not have. So it is where
a country or a region owns a part: "Cabo Delgado's Palma district".
"""

from __future__ import annotations

from collections.abc import Iterable

from ...gazetteer.lookup import Place
from .evidence import inside
from .mentions import Mention
from .report import Report

FAMED = 100_000  # people of a town that may stand for a state, or be told of as if in another
HOLDERS = frozenset({"country", "region"})


def find(report: Report, mentions: Iterable[Mention]) -> dict[str, Place]:
    """The names, by their keys, of which no place lies in what is said to hold them, with that place."""
    held: dict[str, Place] = {}
    at_home: set[str] = set()
    for mention in mentions:
        owner, holder = owning(report, mention), report.holder(mention)
        if any(larger and inside(mention, larger) for larger in (owner, holder)):
            at_home.add(mention.key)
        elif place := only(owner) or (is_small(mention) and only(named_in(report, mention, holder))):
            held.setdefault(mention.key, place)
    return {key: place for key, place in held.items() if key not in at_home}


def is_small(mention: Mention) -> bool:
    """Whether a name means towns of no fame; others are meant wherever they act: "Paris in Mali"."""
    return all(
        place.kind == "city" and not place.code and place.population < FAMED for place in mention.places
    )


def owning(report: Report, mention: Mention) -> Mention | None:
    """The name whose own a district or the like is said to be: "[Cabo Delgado]'s Palma district"."""
    after = report.after(mention.end)
    if after is None or after.lower_ not in report.words.region_words or mention.start < 2:
        return None
    return report.ends.get(mention.start - 1) if report.doc[mention.start - 1].tag_ == "POS" else None


def named_in(report: Report, mention: Mention, holder: Mention | None) -> Mention | None:
    """What holds a name by an "in"; behind a comma may stand the next of a list: "Lisk, Poland and Spain"."""
    before = report.before(mention.start)
    elsewhere = before is not None and before.lower_ == "from"  # "troops from Lisk in Mali"
    return None if elsewhere or report.larger(mention) else holder


def only(mention: Mention | None) -> Place | None:
    """The country or region that a name means, where it can mean nothing else."""
    if mention is None or not {place.kind for place in mention.places} <= HOLDERS:
        return None
    return mention.places[0]
