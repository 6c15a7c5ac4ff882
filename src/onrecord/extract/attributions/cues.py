"""Verbs that may report something, with their auxiliaries: "said", "has claimed", "was told", "declined to say"."""

from __future__ import annotations

from typing import NamedTuple

from .page import Page, Region
from .words import Entry, Shape, entries, words

SKIPPED = frozenset({"RB", "RBR"})
LONGEST_GROUP = 8  # tokens before the verb: "has not yet been able to" is six


class Cue(NamedTuple):
    """A reporting verb: its group is tokens [start, end), the verb itself at `verb`."""

    start: int
    end: int
    verb: int
    shapes: frozenset[Shape]
    negated: bool
    passive: bool
    tag: str


def cues(page: Page, region: Region) -> list[Cue]:
    """The reporting verbs of a region that stand outside deeper quotations, in order."""
    found = []
    index = region.start
    while index < region.end:
        if page.level[index] > region.depth:
            index = page.over(index, region.depth)
            continue
        cue = cue_at(page, index, region)
        if cue:
            found.append(cue)
        index = max(index + 1, cue.end if cue else 0)
    return found


def cue_at(page: Page, index: int, region: Region) -> Cue | None:
    """The reporting verb at a token."""
    if not page.tags[index].startswith("VB"):
        return None
    for size in (3, 2, 1):
        key = " ".join(page.words[index : index + size])
        entry = entries().get(key)
        if entry and index + size <= region.end:
            return group(page, index, index + size, entry, region)
    return None


def group(page: Page, verb: int, end: int, entry: Entry, region: Region) -> Cue | None:
    """The whole verb group around a reporting verb, None for one that nobody is the subject of."""
    classes = words().classes
    start = group_start(page, verb, region.start)
    inside = page.words[start:verb]
    if page.tags[verb] == "VB" and not inside:
        return None  # an imperative: "Read more"
    participle = page.tags[verb] in {"VBN", "VBD"}
    passive = participle and any(word in classes.be for word in inside)
    passive = passive or (
        page.tags[verb] == "VBN" and not any(page.words[i] in classes.auxiliaries for i in range(start, verb))
    )
    negated = entry.negated or any(word in classes.negations | classes.refusals for word in inside)
    tag = next(
        (page.tags[i] for i in range(start, verb + 1) if page.tags[i].startswith(("VB", "MD"))),
        page.tags[verb],
    )
    return Cue(start, end, verb, entry.shapes, negated, passive, tag)


def group_start(page: Page, verb: int, low: int) -> int:
    """Where the verb group of a verb begins: auxiliaries, adverbs, "went on to", "declined to"."""
    classes = words().classes
    start = index = verb
    while index > low and verb - index < LONGEST_GROUP:
        before = index - 1
        if page.tags[before] == "MD" or (
            page.words[before] in classes.auxiliaries and page.tags[before] != "POS"
        ):
            start = index = before
        elif page.tags[before] in SKIPPED or page.words[before] in classes.negations:
            index = before
        elif page.words[index] == "to" and (controls(page, before)):
            start = index = before
        else:
            break
    while start > low and (page.tags[start - 1] in SKIPPED and page.words[start - 1] not in {",", "then"}):
        start -= 1
    return start


def controls(page: Page, index: int) -> bool:
    """Whether a token before "to" carries the verb on: "went on to", "declined to", "was quick to"."""
    if page.tags[index].startswith("VB"):
        return True
    return page.tags[index] in {"RP", "JJ"} and index > 0 and page.tags[index - 1].startswith("VB")
