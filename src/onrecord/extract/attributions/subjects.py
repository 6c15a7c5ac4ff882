"""Who reports: the subject of a reporting verb, beside it or shared with a verb before."""

from __future__ import annotations

from .cues import Cue
from .nominals import Nominal, following, nominal, shortened
from .page import NAMES, Page, Region
from .reading import Reading
from .words import words

FARTHEST_SUBJECT = 80  # tokens back to a subject that a verb shares
LINKS = frozenset(
    {"by", "after", "before", "while", "without", "in", ",", "when", "and", "but", "then", "or"}
)
OPENING = frozenset({"amid", "amidst", "despite", "following", "after"})
"""Prepositions that open a sentence and may be tagged as names: "Amid reports that"."""
LONGEST = 60  # tokens that a source with all its modifiers may span
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})


def who(page: Page, cue: Cue, region: Region, earlier: list[Reading]) -> Nominal | None:
    """The source of an active cue: its subject, or that of the clause it hangs on."""
    before = cue.start - 1
    if before < region.start:
        return opening_subject(page, cue, region)
    hangs = cue.tag == "VBG" or page.words[cue.start] == "to" or page.tags[before] == "CC"
    if not hangs:
        found = subject(page, cue.start, region.start)
        if found and found.end - found.start == 1 and page.words[found.start] in OPENING:
            return None
        return found or (shared(page, cue, region, earlier) if page.words[before] == "," else None)
    linked = page.words[before] in LINKS or not page.words[before][:1].isalnum()
    if page.tags[before] != "CC" and not linked and cue.tag == "VBG":
        return nominal(page, cue.start, region.start)
    return shared(page, cue, region, earlier)


def opening_subject(page: Page, cue: Cue, region: Region) -> Nominal | None:
    """The subject after an opening participle: "Citing the cost, the council dropped it"."""
    if cue.tag != "VBG":
        return None
    comma = next(
        (i for i in range(cue.end, region.end - 1) if page.words[i] == "," and page.level[i] <= region.depth),
        None,
    )
    found = following(page, comma + 1, region.end) if comma else None
    return found if found and found.end < region.end and page.is_finite(found.end) else None


def shared(page: Page, cue: Cue, region: Region, earlier: list[Reading]) -> Nominal | None:
    """The subject of the clause before: "Orel wept and said", "“...,” Orel said, adding"."""
    for reading in reversed(earlier):
        inside = any(start <= cue.start < end for start, end in reading.content)
        if reading.source and not inside and page.tags[reading.source.end - 1] not in {"PRP$", "POS"}:
            return reading.source
    first: Nominal | None = None
    for index in range(cue.start - 1, max(region.start, cue.start - FARTHEST_SUBJECT), -1):
        if not page.tags[index].startswith(("VB", "MD")) or page.level[index] > region.depth:
            continue
        if page.tags[index - 1] in {"WP", "WDT", "MD"} or page.tags[index - 1].startswith("VB"):
            continue
        found = subject(page, index, region.start)
        if found is None or is_embedded(page, found, region):
            continue
        if page.is_finite(index):
            return found
        first = found if page.tags[index] == "VBN" else first
    return first


def is_embedded(page: Page, found: Nominal, region: Region) -> bool:
    """Whether a subject opens a clause that hangs on another: "that he", "because he"."""
    return found.start > region.start and page.words[found.start - 1] in words().classes.subordinators


def subject(page: Page, at: int, low: int) -> Nominal | None:
    """The subject of the verb group that begins at a token, nothing before `low` looked at."""
    low = max(low, at - LONGEST)
    end = at
    while end > low and page.tags[end - 1] in {"RB", "RBR"}:
        end -= 1
    end = before_adjunct(page, end, low)
    if end > low and (page.words[end - 1] == "," or page.is_dash(end - 1)):
        return around_parenthesis(page, end - 1, low)
    if end > low and page.words[end - 1] in words().classes.relatives and page.tags[end - 1] in {"WP", "WDT"}:
        return antecedent(page, end - 1, low)
    found = nominal(page, end, low)
    if found is None and end > low and page.tags[end - 1] in {"VBN", "VBD"}:
        return nominal(page, end - 1, low)  # a reduced clause: "a survey published showed"
    return found or stretch(page, end, low)


def before_adjunct(page: Page, end: int, low: int) -> int:
    """An end without a time or a reflexive before it: "The mayor [on Friday] said", "Orel [herself] said"."""
    if end > low and page.words[end - 1] in words().classes.reflexives and end - 1 > low:
        return end - 1
    start = page.phrase_to.get(end)
    if start is None or start <= low or not page.is_time(start, end):
        return end
    return start - (page.tags[start - 1] == "IN" and start - 1 > low)


def stretch(page: Page, end: int, low: int) -> Nominal | None:
    """The words since the last boundary, where the tags of a subject make no phrase: "Vann/RB said"."""
    start = end
    while start > low and not is_boundary(page, start - 1, end):
        start -= 1
    if start == end or not any(page.tags[i] in NAMING or page.is_capital(i) for i in range(start, end)):
        return None
    return shortened(page, start, end) if page.tags[start] == "IN" else Nominal(start, end)


def is_boundary(page: Page, index: int, end: int) -> bool:
    """Whether no subject reaches back over a token: punctuation, a conjunction, a finite verb."""
    tag, word = page.tags[index], page.words[index]
    return (
        tag in {"CC", "WP", "WDT", "WRB", "``", "''", "MD", "VBZ", "VBP", "VBD", "TO", "EX"}
        or word in words().classes.subordinators
        or page.level[index] != page.level[end - 1]
        or not (word[:1].isalnum() or tag in {"POS", "HYPH", "$", "NNP"})
    )


def antecedent(page: Page, pronoun: int, low: int) -> Nominal | None:
    """What a relative pronoun stands for: the phrase before it, or before "all of" it."""
    end = pronoun
    if end - 2 > low and page.words[end - 1] == "of" and page.words[end - 3] == ",":
        end -= 2  # "four men, all of whom"
    if end > low and page.words[end - 1] == ",":
        end -= 1
    return nominal(page, end, low, alone=False) if end > low else None


def around_parenthesis(page: Page, close: int, low: int) -> Nominal | None:
    """A subject with something between commas after it: "Ada Orel, the mayor, said"."""
    best: Nominal | None = None
    for opener in range(close - 1, low, -1):
        mark = page.words[opener]
        if not (mark == "," or page.is_dash(opener)) or page.level[opener] != page.level[close]:
            continue
        if page.is_time(page.phrase_to.get(opener, opener), opener):
            break  # "In a statement on Tuesday, its speaker, Ada Orel, said"
        found = nominal(page, opener, low)
        if found is None:
            continue
        if not is_apart(page, opener + 1, close):
            break
        kept = close if is_apposition(page, opener + 1, close) else opener
        if best is None or page.tags[found.end - 1] in NAMES:
            best = Nominal(found.start, kept)
    return best


def is_apart(page: Page, start: int, end: int) -> bool:
    """Whether some tokens can stand between commas after a name: no clause of their own."""
    if start >= end:
        return False
    if page.tags[start] in {"WP", "WDT", "WP$", "WRB"} or page.words[start] in words().classes.subordinators:
        return True
    inside = [i for i in range(start + 1, end) if page.is_finite(i)]  # at `start` it is a participle
    return all(any(page.tags[j] in {"WP", "WDT"} for j in range(start, i)) for i in inside)


def is_apposition(page: Page, start: int, end: int) -> bool:
    """Whether the words after a comma are one more description: "the mayor", "head of the council", "54"."""
    stop = page.phrase_from.get(start)
    return stop is not None and page.tags[start] not in {"PRP", "WP", "EX"} and not page.is_time(start, stop)
