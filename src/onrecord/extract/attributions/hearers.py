"""Who is told: "said [to her daughter]: “Run.”", "urged [residents] to go", "said in a call with [Orel]"."""

from __future__ import annotations

from functools import cache

from ...language.inflect import verb
from .nominals import Nominal, following
from .page import Page, Region
from .reading import Reading
from .voices import is_voice, voices, without_time
from .words import entries, words

FARTHEST = 8  # tokens from a verb to the medium of its words: "wrote on Monday in an open letter"
LONGEST_MEDIUM = 4  # tokens from "in" to the medium's noun: "in a long telephone call"
OPENING = frozenset({"in", "during", "on"})
ADDRESSING = frozenset({"to", "with"})


def with_hearer(page: Page, reading: Reading) -> Reading:
    """A reading with who is told: after its cue and a "to", as who shall do something, or by its medium."""
    if reading.addressee or not reading.cue:
        return reading
    if (found := ordered(page, reading)) is not None:
        return reading._replace(addressee=found)
    start, end = reading.cue
    end -= end - start > 1 and page.words[end - 1] == "to"
    found = after_to(page, end, reading.region.end) if is_saying(page, end - 1) else None
    found = found or by_medium(page, reading)
    if found is None or any(start < found.end and found.start < end for start, end in reading.content):
        return reading
    return reading._replace(addressee=found)


def is_saying(page: Page, verb: int) -> bool:
    """Whether a verb gives words, to anybody: "said", "complained"; not "pointed"."""
    entry = entries().get(page.words[verb])
    return entry is not None and "quote" in entry.shapes


def after_to(page: Page, at: int, high: int) -> Nominal | None:
    """Somebody after a "to" at a token."""
    return somebody(page, at + 1, high) if at + 1 < high and page.words[at] == "to" else None


def somebody(page: Page, at: int, high: int) -> Nominal | None:
    """Somebody who is named from a token on."""
    if at >= high:
        return None
    found = following(page, at, high)
    if page.words[at] in voices():
        found = found or Nominal(at, at + 1)  # "police", whatever its tag
        return Nominal(found.start, without_time(page, *found))
    if found is None or not is_anybody(page, base(page, found)):
        return None
    return Nominal(found.start, without_time(page, *found))


def is_anybody(page: Page, found: Nominal) -> bool:
    """Whether a base phrase is somebody, or "both sides"; a time at its end is no part of it."""
    end = without_time(page, *found)
    return is_voice(page, found.start, end) or page.words[end - 1] in words().classes.sides


@cache
def directing() -> frozenset[str]:
    """The forms of verbs by which somebody is told to do something: "urged", "ordering"."""
    return frozenset(form for lemma in words().classes.directing for form in verb(lemma))


def ordered(page: Page, reading: Reading) -> Nominal | None:
    """Who is told to do something: "urged [residents] to leave", "[Residents] were urged to leave"."""
    assert reading.cue is not None  # noqa: S101 - asked of readings with a cue
    start, end = reading.cue
    if directing().isdisjoint(page.words[start:end]):
        return None
    first, last = reading.content[0], reading.content[-1]
    if first[1] <= start:  # a passive, whose subject is told
        passive = not words().classes.be.isdisjoint(page.words[start:end])
        found = following(page, first[0], first[1]) if passive and is_task(page, last[0]) else None
        return found if found and found.end == first[1] and is_voice(page, *base(page, found)) else None
    found = somebody(page, end, reading.region.end)
    return found if found and first[0] >= end and is_task(page, after_time(page, found.end)) else None


def after_time(page: Page, at: int) -> int:
    """Where a time ends that begins at a token, an "on" before it or not: "urged staff [on Monday] to"."""
    time = at + (page.tags[at : at + 1] == ["IN"])
    stop = page.phrase_from.get(time)
    return stop if stop is not None and page.is_time(time, stop) else at


def base(page: Page, found: Nominal) -> Nominal:
    """A phrase without its modifiers."""
    return Nominal(found.start, min(page.phrase_from.get(found.start, found.end), found.end))


def is_task(page: Page, at: int) -> bool:
    """Whether what somebody shall do or not do begins at a token: "to leave", "not to go", "against it"."""
    at += page.words[at : at + 1] == ["not"]
    infinitive = page.words[at : at + 1] == ["to"] and page.tags[at + 1 : at + 2] in (["VB"], ["RB"])
    return infinitive or (
        page.words[at : at + 1] == ["against"] and page.tags[at + 1 : at + 2] in (["VBG"], ["NN"])
    )


def by_medium(page: Page, reading: Reading) -> Nominal | None:
    """Who is behind a medium: "said in a call with [Orel]", "In a letter to [Vann], she said"."""
    assert reading.cue is not None  # noqa: S101 - asked of readings with a cue
    start, end = reading.cue
    said = next((at for at in range(start, end) if is_saying(page, at)), None)
    if said is None:
        return None
    high = reading.region.end
    for at in range(said + 1, min(said + FARTHEST, high)):
        if page.words[at] == "," or page.is_finite(at):
            break
        if found := at_other_end(page, at, high):
            return found
    return fronted(page, reading.region, start)


def fronted(page: Page, region: Region, cue: int) -> Nominal | None:
    """The same before a comma that opens a sentence, up to its first cue."""
    found = at_other_end(page, region.start, cue)
    end = next((at for at in range(*found) if page.words[at] == ","), found.end) if found else cue
    return Nominal(found.start, end) if found and page.words[end] == "," else None


def at_other_end(page: Page, at: int, high: int) -> Nominal | None:
    """Who is named behind the medium that begins at a token: "in an interview with [the agency]"."""
    if page.words[at] not in OPENING:
        return None
    for noun in range(at + 1, min(at + 1 + LONGEST_MEDIUM, high - 2)):
        if page.words[noun] in words().classes.meetings and page.words[noun + 1] in ADDRESSING:
            return somebody(page, noun + 2, high)
    return None
