"""What the encoder hears of incidents beside the rules: a mode, and a word for what no gate took."""

from __future__ import annotations

from collections.abc import Sequence

from ...encoder import incidents
from .page import Page
from .same import REAL, Happening

LEAST = 0.35  # of chance, from which a report tells of a type of incident: more than one sentence does
BOMBED = 0.5  # of chance, from which an assault without a mode is with explosives
OPEN = (None, "targeted", "destroy")


def unheard(page: Page, made: Sequence[Happening], spare: Sequence[Happening]) -> list[Happening]:
    """For each type of incident that is heard and has no happening: the likeliest spare one."""
    hear(page, [*made, *spare])
    known = {kind(page, one) for one in made if one.status in REAL}
    found: list[Happening] = []
    for name, chance in page.told.kinds().items():
        fitting = [one for one in spare if kind(page, one) == name and one.status in REAL]
        if chance >= LEAST and name not in known and fitting:
            found.append(max(fitting, key=lambda one: heard(page, one).get(name, 0.0)))
    return found


def hear(page: Page, made: Sequence[Happening]) -> None:
    """Give assaults without a mode that of a bombing where their sentences tell of one alone; no clash."""
    for one in made:
        if one.trigger.group.frame == "mutual":
            continue
        chances = heard(page, one)
        least = max(BOMBED, 2 * chances.get("ATTACK", 0.0))
        burnt = kind(page, one) == "ARSON"
        if one.type == "ASSAULT" and one.mode in OPEN and not burnt and chances.get("BOMBING", 0.0) >= least:
            one.mode = "explosives"


def heard(page: Page, one: Happening) -> dict[str, float]:
    """The chances of the types that the sentence of a happening tells of."""
    return page.told.of(page.ordered.starts[one.trigger.head])


def kind(page: Page, one: Happening) -> str:
    """The type of incident of a happening, empty where there is none."""
    return incidents.of(one.type, one.mode, [page.words[at] for at in one.trigger.tokens])
