"""An incident in words, for pages: what it comes to, contradictions with their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..archive.shapes import Whole
from ..incidents.shapes import Claim, Contradiction, Incident, Merged
from ..model import Where
from .plot import Plot, plot
from .terminal import incidents as told
from .terminal import words

STATUS = {**told.STATUS, "current": "stands"}


class Side(NamedTuple):
    """A claim that another one contradicts, in words and with the words around its figure."""

    claim: Claim
    words: str
    around: tuple[str, ...]


def heading(about: Incident) -> str:
    """What and where, in a line."""
    what = (told.what(about) or "incident").capitalize()
    return f"{what} in {about.where.read.value.name}" if about.where else what


def place(value: Where) -> str:
    """A place with the country it lies in."""
    return ", ".join(dict.fromkeys(filter(None, (value.name, value.admin1, value.country))))


def comes_to(one: Merged) -> str:
    """What all claims about one thing allow together, in words."""
    if one.range_affirmed is None:
        return "no figure stands"
    if one.joint is None:
        return "the sources contradict each other: no figure fits all of them"
    return f"a figure that fits all: {told.shown(one.joint)}"


def only_words(one: Merged, by_id: Mapping[str, Claim], found: Whole) -> str:
    """The words of what one claim alone counts: they tell it from others of its kind."""
    return around(by_id[one.newest], found)[1] if len(one.claims) == 1 else ""


def drawn(one: Merged, by_id: Mapping[str, Claim]) -> Plot | None:
    """The drawing of what was counted, where more than one claim can be drawn."""
    title = f"{one.category}{told.whom(one.subject_kind, one.unit)} by source, over time"
    made = plot([by_id[name] for name in one.claims], title)
    return made if made and len(made.bars) > 1 else None


def contradicted(found: Whole, by_id: Mapping[str, Claim]) -> list[tuple[str, list[Side]]]:
    """The contradictions in words, each with its claims; those of the same claims are one."""
    return [
        (" ".join(map(sentence, some)), sides(some[0], by_id, found))
        for some in together(found.incident.contradictions)
    ]


def together(contradictions: Iterable[Contradiction]) -> list[list[Contradiction]]:
    """Contradictions, those of the same claims in one list."""
    same: dict[tuple[str, ...], list[Contradiction]] = {}
    for one in contradictions:
        same.setdefault(tuple(sorted(one.claims)), []).append(one)
    return list(same.values())


def sentence(one: Contradiction) -> str:
    """What kind of contradiction it is, as a sentence."""
    return {
        "number": "The sources give numbers that do not go together.",
        "denial": "Some affirm what others deny.",
        "identity": "The sources differ about who the people were.",
    }[one.kind]


def sides(one: Contradiction, by_id: Mapping[str, Claim], found: Whole) -> list[Side]:
    """Each claim of a contradiction: itself, in words, and with the words around its figure."""
    some = [by_id[name] for name in one.claims]
    return [Side(claim, side(claim), around(claim, found)) for claim in some]


def around(claim: Claim, found: Whole) -> tuple[str, ...]:
    """The words before a claim's figure, the figure, and the words behind."""
    return told.around(claim, found.texts.get(claim.document, ""))


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by when they were published, those without a date last."""
    return sorted(claims, key=lambda claim: (claim.published is None, claim.published or ""))


def side(claim: Claim) -> str:
    """A claim in a contradiction: “the ministry: none killed”."""
    who = claim.source.value if claim.source else told.outlet(claim)
    return f"{who}: {counted(claim)} {claim.category}{told.whom(claim.subject_kind, claim.unit)}"


def counted(claim: Claim) -> str:
    """How many a claim counts, none as a word."""
    return "none" if claim.count.value.bound == "none" else words.count(claim.count.value)
