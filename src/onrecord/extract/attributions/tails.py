"""What a reporter adds to somebody's words: "said two men were held [but gave no figures]"."""

from __future__ import annotations

from .page import Page
from .reading import Reading
from .words import words

GIVEN = 2  # tokens that say that something is not given: "gave no", "declined to"
LONGEST = 4  # tokens from a verb to what is not given: "gave no further details"
JOINTS = frozenset({"but", "and"})
NONE = frozenset({"no", "few", "little", "scant"})


def without_tail(page: Page, reading: Reading) -> Reading:
    """A reading without what its source didn't tell, in the reporter's words."""
    if reading.cue is None or reading.content[0][0] < reading.cue[1]:
        return reading
    *parts, (start, end) = reading.content
    cut = next((at for at in range(start + 1, end) if is_tail(page, at, reading.region.depth)), None)
    return reading if cut is None else reading._replace(content=(*parts, (start, cut)))


def is_tail(page: Page, at: int, depth: int) -> bool:
    """Whether a remark on what is not told begins at a token: "[, but] gave no", "[, without] naming"."""
    if page.level[at] > depth or page.level[at - 1] > depth:
        return False
    comma = page.words[at] == ","
    joint = at + comma
    if joint + 1 >= len(page.words):
        return False
    word, verb = page.words[joint], joint + 1
    if word in JOINTS:
        verb += page.tags[verb : verb + 1] == ["RB"] and page.words[verb] not in words().classes.negations
        return is_not_given(page, verb) or is_not_told(page, verb)
    silent = page.words[verb : verb + 1]
    return comma and word == "without" and bool(silent) and silent[0] in words().classes.not_telling


def is_not_given(page: Page, verb: int) -> bool:
    """Whether nothing of a kind is given: "gave no figures", "provided few details"."""
    giving = page.words[verb : verb + 2]
    if len(giving) < GIVEN or giving[0] not in words().classes.giving or giving[1] not in NONE:
        return False
    return not words().classes.particulars.isdisjoint(page.words[verb + 2 : verb + 2 + LONGEST])


def is_not_told(page: Page, verb: int) -> bool:
    """Whether somebody doesn't go on: "did not elaborate", "declined to give details", "would not say"."""
    refused = page.words[verb : verb + 2]
    if len(refused) < GIVEN:
        return False
    if refused[0] in words().classes.refusals:
        at = verb + 1 + (refused[1] == "to")
    elif refused[1] in words().classes.negations and refused[0] in {"did", "does", "would"}:
        at = verb + 2 + (page.tags[verb + 2 : verb + 3] == ["RB"])
    else:
        return False
    told = page.words[at : at + 1]
    if told and told[0] in words().classes.giving_plain:
        return not words().classes.particulars.isdisjoint(page.words[at + 1 : at + 2 + LONGEST])
    return bool(told) and told[0] in words().classes.telling
