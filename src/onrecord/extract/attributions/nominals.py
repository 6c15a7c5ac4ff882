"""Noun phrases with their modifiers: the one that ends before a token, the one that begins at it."""

from __future__ import annotations

from typing import NamedTuple

from .page import NAMES, Page
from .words import words

NOMINAL = frozenset(
    {"DT", "JJ", "JJR", "JJS", "CD", "PRP", "NN", "NNS", "NNP", "NNPS", "WP", "FW", "PRP$", "VBN"}
)
PARTICIPLES = frozenset({"VBG", "VBN"})
LONGEST_PHRASE = 12  # tokens of a base noun phrase that are looked back over
ALONE = frozenset({"DT", "JJ", "JJS", "CD", "PDT", "JJR", "PRP", "NN", "NNS", "NNP"})
OPEN, SHUT = frozenset({"(", "[", "-LRB-"}), frozenset({")", "]", "-RRB-"})


class Nominal(NamedTuple):
    """A noun phrase with its modifiers, tokens [start, end)."""

    start: int
    end: int


def nominal(page: Page, end: int, low: int, alone: bool = True) -> Nominal | None:
    """The noun phrase that ends before a token, with the modifiers that stand before that token too.

    One that must stand `alone` is none where it hangs on a preposition.
    """
    start = last_phrase(page, end, low)
    if start is None:
        return None
    while start > low:
        earlier = extended(page, start, low)
        if earlier is None:
            break
        start = earlier
    rough = roughly(page, start, low)
    if rough < start:
        return Nominal(rough, end)
    if (
        alone
        and start > low
        and page.tags[start - 1] in {"IN", "TO"}
        and page.words[start - 1] not in words().classes.subordinators
    ):
        return shortened(page, start, end)
    return Nominal(start, end)


def roughly(page: Page, start: int, low: int) -> int:
    """Where the words begin that make a number rough: "[at least] half", "[about] 40 residents"."""
    while start > low and is_counted(page, start) and page.words[start - 1] in words().classes.approximators:
        start -= 1
    return start


def is_counted(page: Page, at: int) -> bool:
    """Whether a number or a fraction stands at a token, or "least" before one."""
    return page.tags[at] in {"CD", "JJS"} or page.words[at] in words().classes.fractions


def shortened(page: Page, start: int, end: int) -> Nominal | None:
    """The last phrase of two side by side ("At the meeting the mayor"); the name of "women Orel"."""
    name = end
    while name > start and page.tags[name - 1] in NAMES:
        name -= 1
    if start < name < end and page.tags[name - 1] in {"NN", "NNS"}:
        return Nominal(name, end)
    stop = page.phrase_from.get(start)
    if stop is None or stop >= end:
        return None
    following = next((i for i in range(stop, end) if i in page.phrase_from), None)
    return Nominal(following, end) if following == stop else None


def last_phrase(page: Page, end: int, low: int) -> int | None:
    """Where the phrase begins that ends before a token."""
    if end <= low:
        return None
    if page.words[end - 1] in SHUT:
        opener = next((i for i in range(end - 1, max(low, end - 12), -1) if page.words[i] in OPEN), None)
        return last_phrase(page, opener, low) if opener is not None else None
    while end - 2 > low and page.tags[end - 2] == "HYPH":
        end -= 2  # "the 46-year-old"
    start = page.phrase_to.get(end)
    if start is not None and start >= low:
        return None if page.tags[start] == "EX" else with_gerund(page, start, low)
    found = around(page, end - 1, low)
    if found is None and page.tags[end - 1] in ALONE:
        return end - 1
    return relative_start(page, end, low) if found is None else found


def with_gerund(page: Page, start: int, low: int) -> int:
    """The start of a phrase with a gerund before it that a comma sets off: ", polling documents show"."""
    return start - (start - 2 > low and page.tags[start - 1] == "VBG" and page.words[start - 2] == ",")


def around(page: Page, index: int, low: int) -> int | None:
    """Where the base phrase begins that a token stands in."""
    starts = range(index, max(low, index - LONGEST_PHRASE) - 1, -1)
    return next((start for start in starts if page.phrase_from.get(start, 0) > index), None)


def relative_start(page: Page, end: int, low: int) -> int | None:
    """Where a phrase begins whose relative clause ends before a token: "those who fled said"."""
    for index in range(end - 1, max(low, end - 20), -1):
        if page.words[index] in {",", ";", ":"} or page.level[index] != page.level[end - 1]:
            return None
        if page.tags[index] in {"WP", "WDT"} and page.words[index] in words().classes.relatives:
            found = nominal(page, index, low, alone=False)
            return found.start if found else None
    return None


def extended(page: Page, start: int, low: int) -> int | None:
    """Where a phrase begins that the one from `start` belongs to, None where it stands on its own."""
    before = start - 1
    tag, word = page.tags[before], page.words[before]
    if tag in {"IN", "TO"} and word in words().classes.ties:
        return tied(page, before, low)
    if tag == "CC" or word == "&":
        return listed(page, before, low)
    if tag in PARTICIPLES or page.is_finite(before):
        return after_verb(page, before, low)
    return None


def tied(page: Page, preposition: int, low: int) -> int | None:
    """The phrase before a preposition: "the head of"; or before a participle with one: "men sent to"."""
    start = page.phrase_to.get(preposition)
    if (
        start is None
        and preposition > low
        and page.tags[preposition - 1] in {"DT", "JJ", "CD", "NN", "NNS", "JJS"}
    ):
        start = preposition - 1
    if start is not None and start >= low:
        return start
    verb = preposition - 1
    return after_verb(page, verb, low) if verb > low and page.tags[verb].startswith("VB") else None


def after_verb(page: Page, verb: int, low: int) -> int | None:
    """The phrase that a participle or a relative clause describes: "families fleeing the town"."""
    if page.tags[verb] in PARTICIPLES and verb in page.phrase_to and page.phrase_to[verb] >= low:
        return page.phrase_to[verb]
    index = verb
    while index > low and (page.tags[index - 1] in {"RB", "MD"} or page.tags[index - 1].startswith("VB")):
        index -= 1
    if sum(page.is_finite(at) for at in range(index, verb + 1)) > 1:
        return None  # "those who spoke was": the second verb is the main one
    if (
        index > low
        and page.tags[index - 1] in {"WP", "WDT"}
        and page.words[index - 1] in words().classes.relatives
    ):
        found = page.phrase_to.get(index - 1)
        if found is None and page.tags[index - 2] in NOMINAL and index - 2 >= low:
            found = index - 2
        return found if found is not None and found >= low else None
    return None


def listed(page: Page, conjunction: int, low: int) -> int | None:
    """Where a list of phrases begins: "Orel and Vann", "Orel, Vann, and the mayor"."""
    end = conjunction - (page.words[conjunction - 1] == ",")
    start = page.phrase_to.get(end)
    parted = end < conjunction and page.words[conjunction] in words().classes.contrasts
    if start is None or start < low or parted or page.is_time(start, end):
        return None
    while start - 1 > low and page.words[start - 1] == "," and page.phrase_to.get(start - 1, -1) >= low:
        earlier = page.phrase_to[start - 1]
        if page.is_time(earlier, start - 1) or (earlier > low and page.tags[earlier - 1] in {"IN", "TO"}):
            break
        start = earlier
    return start


def following(page: Page, at: int, high: int) -> Nominal | None:
    """The noun phrase that begins at a token, with its modifiers: "Olha Reva, head of the ward"."""
    end = page.phrase_from.get(at)
    if end is None and at < high and page.tags[at] in {"DT", "CD", "JJ", "PRP"}:
        stops = (page.phrase_from.get(i) for i in range(at + 1, min(at + 4, high)))
        end = next((stop for stop in stops if stop is not None), at + 1)
    if end is None or end > high or page.tags[at] in {"EX"}:
        return None
    while end + 1 < high and page.tags[end] == "HYPH":
        end += 2  # "the 46-year-old"
    while end < high:
        later = continued(page, end, high)
        if later is None:
            break
        end = later
    return Nominal(at, end)


def continued(page: Page, at: int, high: int) -> int | None:
    """Where a phrase ends that goes on at a token: "of the ward", "and Vann", ", the mayor"."""
    word, tag = page.words[at], page.tags[at]
    if word in SHUT or at + 1 >= high:
        return None
    if word in OPEN:
        return next((i + 1 for i in range(at, min(high, at + 12)) if page.words[i] in SHUT), None)
    stop = page.phrase_from.get(at + 1)
    if stop is None or stop > high or page.is_time(at + 1, stop):
        return None
    if tag in {"IN", "TO"}:
        return stop if word in words().classes.ties else None
    if tag == "CC" or word == ",":
        return None if starts_clause(page, stop, high) or page.tags[at + 1] in {"PRP", "EX"} else stop
    return None


def starts_clause(page: Page, end: int, high: int) -> bool:
    """Whether a verb comes right after a phrase, so that it is a subject itself."""
    return end < high and (
        page.is_finite(end)
        or (page.tags[end] in {"RB", "VBZ"} and end + 1 < high and page.is_finite(end + 1))
    )
