"""What reports tell together: happenings (one report's share of an incident) and incidents.

The fields of an Incident are normative (docs/incidents.md). Nothing here says who is right: a claim keeps
who made it, in which words, and what other claims made of it.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from ..model import (
    Category,
    Count,
    Likelihood,
    Polarity,
    Scope,
    Sourced,
    Spans,
    SubjectKind,
    Unit,
    When,
    Where,
)

T = TypeVar("T")

ClaimStatus = Literal["current", "superseded", "duplicate", "withdrawn", "partial", "stale"]
Side = Literal["official", "armed", "society", "facility"]
ContradictionKind = Literal["number", "denial", "identity"]


class Cited(Struct, Generic[T], frozen=True):
    """A sourced value and the report that it stands in."""

    document: str
    read: Sourced[T]


class Stated(Struct, frozen=True, kw_only=True):
    """One figure as a report states it, with all that its weight hangs on.

    `toll` is the toll's id in its record; `source` who says it, in the report's words, None in the report's
    own voice; `speaker` that source under one name for all reports, `side` and `states` where it stands;
    `nation` is the state whose people are counted, where that is told.
    `part`: of another figure of the report; `overtaken`: named as an old figure ("from six to nine");
    `revised`: told where something is taken back; `withdrawn`: itself taken back by who told it;
    `partial`: of what one place received or has alone; `remaining`: of who is left of those that were
    counted before; `headline`: in the title line; `individual`: one person who is named or known, not
    counted; `added`: of more people than were counted before ("two more"); `later`: of dead who came to it
    after those, also of other reports ("a fifth person"); `pending`: of nobody so far, which is news and no
    denial; `against`: set against what others count; `wider`: a running total of a country, year or season;
    `clock` is the minute of the day of the ticker's entry that it stands in.
    """

    toll: str
    category: Category
    count: Sourced[Count]
    subject_kind: SubjectKind = "person"
    unit: Unit = "person"
    scope: Scope = "incident"
    polarity: Polarity = "asserted"
    source: Sourced[str] | None = None
    speaker: str | None = None
    side: Side = "official"
    states: tuple[str, ...] = ()
    nation: str | None = None
    hedge: Sourced[Likelihood] | None = None
    part: bool = False
    overtaken: bool = False
    revised: bool = False
    withdrawn: bool = False
    partial: bool = False
    remaining: bool = False
    headline: bool = False
    individual: bool = False
    added: bool = False
    later: bool = False
    pending: bool = False
    against: bool = False
    wider: bool = False
    clock: int | None = None


class Happening(Struct, frozen=True, kw_only=True):
    """What one report tells of one incident, and what tells that incident from others.

    `first` and `last` are ISO days between which it happened, `told` the ISO date or date-time of
    publication; `told_in` the sentences that tell it, `people` and `places` the names in them, `countries`
    those that are named (ISO 3166-1), `divisions` the first-order divisions of all places ("UA 08").
    `deed`: its day is that of a violent deed, and not of what came after. `hazard`: the mishap that it
    tells (lexicons/hazards.toml). `denied`: somebody in it says that it did not happen. `bare`: the report
    has no event and no toll, and is told apart by its words alone.
    """

    document: str
    number: int
    type: str | None = None
    hazard: str | None = None
    events: tuple[str, ...] = ()
    when: Sourced[When] | None = None
    where: tuple[Sourced[Where], ...] = ()
    first: str | None = None
    last: str | None = None
    deed: bool = False
    told: str | None = None
    outlet: str | None = None
    told_in: Spans = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    background: bool = False
    denied: bool = False
    bare: bool = False

    @property
    def id(self) -> str:
        """The happening's name: its document and its number there."""
        return f"{self.document}#{self.number}"


ACCIDENTS = {
    "rail": "rail accident",
    "vessel": "ship accident",
    "aircraft": "air accident",
    "road": "road accident",
    "mining": "mine accident",
}
"""Hazards whose name alone does not say what happened (lexicons/hazards.toml)."""


def in_a_word(kind: str | None, hazard: str | None) -> str:
    """What happened in a word: the mishap, else the type of event, else nothing."""
    name = hazard or (kind or "").lower()
    return ACCIDENTS.get(name, name.replace("_", " "))


class Account(Struct, frozen=True, kw_only=True):
    """A report's share in an incident."""

    document: str
    events: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One stated figure: whose, in which report, and what other claims made of it."""

    id: str
    document: str
    toll: str
    category: Category
    subject_kind: SubjectKind
    unit: Unit
    source: Sourced[str] | None
    count: Sourced[Count]
    polarity: Polarity
    scope: Scope
    hedge: Sourced[Likelihood] | None
    outlet: str | None
    published: str | None
    status: ClaimStatus


class Range(Struct, frozen=True):
    """From the lowest to the highest figure that is named; `open_above` where one is a lower bound."""

    low: float | int | None
    high: float | int | None
    open_above: bool = False


class Merged(Struct, frozen=True, kw_only=True):
    """All claims about one thing counted, side by side.

    `range_affirmed` holds the claims that stand, `range_all` every one; `joint` is what all that stand
    allow together, None where they contradict each other; `newest` is the claim told last.
    """

    category: Category
    subject_kind: SubjectKind
    unit: Unit
    claims: tuple[str, ...]
    range_affirmed: Range | None
    range_all: Range | None
    joint: Range | None
    newest: str


class Contradiction(Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold."""

    kind: ContradictionKind
    claims: tuple[str, ...]


class Incident(Struct, frozen=True, kw_only=True):
    """One happening in the world, as all its reports tell it.

    `type` is PLOVER's, `hazard` a mishap's, which PLOVER has no type for ("rail", "flood"); `copies` are
    groups of reports that are one wire text; `sources` is the number of reports that are not copies.
    """

    id: str
    type: str | None
    hazard: str | None = None
    when: Cited[When] | None
    where: Cited[Where] | None
    accounts: tuple[Account, ...]
    sources: int
    copies: tuple[tuple[str, ...], ...] = ()
    claims: tuple[Claim, ...] = ()
    merged: tuple[Merged, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def what(self) -> str:
        """What happened in a word."""
        return in_a_word(self.type, self.hazard)
