"""Words that somebody else relays: "Interfax quoted [Lavrov] as saying [...]" gives them to Lavrov."""

from __future__ import annotations

from collections.abc import Sequence

from .nominals import Nominal, nominal
from .page import Page
from .reading import Range, Reading
from .subjects import subject
from .words import entries

QUOTING = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing"})
BE = frozenset({"was", "were", "is", "are", "been", "being"})
FARTHEST = 25  # tokens between "quoted" and "as saying": "a source in the ministry", "by the state agency"


def relayed(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those of relayed words with who said them; what takes that one for words is left out."""
    made: list[Reading] = []
    told: set[tuple[Range, ...]] = set()
    for one in readings:
        joint = saying(page, one)
        other = one if joint is None else recast(page, one, joint)
        if other is not None and (joint is None or other.content not in told):
            made.append(other)
            told.add(other.content)
    return made


def saying(page: Page, one: Reading) -> int | None:
    """The token of the "as" of "as saying" behind a cue of quoting, None where there is none."""
    if one.cue is None or QUOTING.isdisjoint(page.words[slice(*one.cue)]):
        return None
    stop = min(one.region.end - 1, one.cue[0] + FARTHEST)
    return next((at for at in range(one.cue[0], stop) if is_joint(page, at)), None)


def is_joint(page: Page, at: int) -> bool:
    """Whether "as saying" stands at a token."""
    return page.words[at] == "as" and page.tags[at + 1] == "VBG" and page.words[at + 1] in entries()


def recast(page: Page, one: Reading, joint: int) -> Reading | None:
    """Relayed words with who said them as their source, None where the content is only that one."""
    assert one.cue is not None  # noqa: S101 - `saying` has found it
    verb = next(at for at in range(*one.cue) if page.words[at] in QUOTING)
    who = said_by(page, one, verb, joint)
    content = words_of(page, one, verb, joint)
    if who is None or not content:
        return None
    return one._replace(source=who, cue=(joint, joint + 2), content=content, addressee=None)


def said_by(page: Page, one: Reading, verb: int, joint: int) -> Nominal | None:
    """Who said what is relayed: the object of "quoted", the subject of "was quoted"."""
    if page.words[verb - 1] not in BE and page.words[verb + 1] == "by":
        return nominal(page, verb, one.region.start)  # "witnesses cited by the agency as saying"
    if page.words[verb - 1] not in BE:
        return Nominal(verb + 1, joint) if joint > verb + 1 else None
    return subject(page, verb - 1, one.region.start)


def words_of(page: Page, one: Reading, verb: int, joint: int) -> tuple[Range, ...]:
    """What was said: before "quoted" (“...,” RIA quoted Orel as saying), else behind "as saying"."""
    ahead = tuple(part for part in one.content if part[1] <= verb and page.words[part[1] - 1] in CLOSED)
    if ahead:
        return ahead
    start = joint + 2
    parts = [(max(first, start), stop) for first, stop in one.content if stop > start]
    end = parts[-1][1] if parts else ending(page, one, start)
    return ((start, end),) if end > start and (parts or page.has_verb(start, end)) else ()


CLOSED = frozenset({"”", '"', "’", "''", ","})


def ending(page: Page, one: Reading, start: int) -> int:
    """Where a clause ends that goes on to the end of its sentence."""
    end = one.region.end
    while end > start and not page.words[end - 1][:1].isalnum():
        end -= 1
    return end
