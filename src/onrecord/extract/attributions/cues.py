"""Words that may report something: verbs with their auxiliaries ("has claimed"), adjectives, nouns."""

from __future__ import annotations

from typing import NamedTuple

from .page import FINAL, Page, Region
from .words import Entry, Shape, adjectives, certain, entries, forms, nouns, openers, rarely_verbs, words

SKIPPED = frozenset({"RB", "RBR"})
NOT_BEFORE_VERB = frozenset({"DT", "PRP$", "JJ", "TO", "POS"})  # "a say", "his say", "to say"
PLURALS = frozenset({"NNS", "NNPS"})
NOUN = "NN"  # the tag of a cue that is a noun
SUBJECT_ENDS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
OBJECTS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "``"})
FARTHEST_CAUSE = 5  # tokens between "help" and what somebody is helped to do
LONGEST_GROUP = 8  # tokens before the verb: "has not yet been able to" is six


class Form(NamedTuple):
    """A verb of the lexicon at token `at`, with its particle [at, end)."""

    at: int
    end: int
    tag: str
    entry: Entry


class Cue(NamedTuple):
    """A reporting word: its group is tokens [start, end), the word itself at `verb`."""

    start: int
    end: int
    verb: int
    shapes: frozenset[Shape]
    negated: bool
    passive: bool
    tag: str
    trailing: bool = False


def cues(page: Page, region: Region) -> list[Cue]:
    """The reporting words of a region that stand outside deeper quotations, in order."""
    found = []
    index = region.start
    has_verb = any(page.is_finite(i) for i in page.outside(region))
    while index < region.end:
        if page.level[index] > region.depth:
            index = page.over(index, region.depth)
            continue
        cue = cue_at(page, index, region, has_verb) if page.words[index] in openers() else None
        if cue:
            found.append(cue)
        index = max(index + 1, cue.end if cue else 0)
    return found


def cue_at(page: Page, index: int, region: Region, has_verb: bool) -> Cue | None:
    """The reporting verb, adjective or noun at a token."""
    tag = verb_tag(page, index, region)
    if tag is None and not has_verb:
        tag = only_verb(page, index, region)
    if tag is None:
        return adjective(page, index, region) or noun(page, index, region)
    for size in (3, 2, 1):
        entry = entries().get(" ".join(page.words[index : index + size]))
        if entry and goes_on(page, index, index + size, region.end):
            return None
        if entry and index + size <= region.end and not (size > 1 and before_time(page, index + size)):
            return group(page, Form(index, index + size, tag, entry), region, has_verb)
    return None


def goes_on(page: Page, index: int, end: int, high: int) -> bool:
    """Whether a verb only begins or goes on with the deed after it: "rode in and [began] shooting"."""
    return page.words[index] in words().classes.persisting and end < high and page.tags[end] == "VBG"


def only_verb(page: Page, index: int, region: Region) -> str | None:
    """The tag of a form that must be the verb of a sentence without any: "Mayor Slams Plan"."""
    form = forms().get(page.words[index])
    before = page.tags[index - 1] if index > region.start else ""
    if form is None or before not in SUBJECT_ENDS | {"RB", "JJ", "CD"}:
        return None
    if page.words[index] in rarely_verbs() and page.level[region.start] <= region.depth:
        return None  # “...,” the mayor notes
    return form if form != "VBP" or before in PLURALS else None


def adjective(page: Page, index: int, region: Region) -> Cue | None:
    """An adjective of conviction after a copula: "was certain that", "is critical of"."""
    shapes = adjectives().get(" ".join(page.words[index : index + 2]))
    end = index + 2 if shapes else index + 1
    shapes = shapes or adjectives().get(page.words[index])
    if not shapes or end > region.end:
        return None
    copula = index - 1
    while copula > region.start and (
        page.tags[copula] in SKIPPED or page.words[copula] in words().classes.negations
    ):
        copula -= 1
    if copula < region.start or page.words[copula] not in words().classes.copulas:
        return None
    start = group_start(page, copula, region.start)
    negated = any(word in words().classes.negations for word in page.words[start:index])
    return Cue(start, end, index, shapes, negated, False, page.tags[start])


def noun(page: Page, index: int, region: Region) -> Cue | None:
    """A noun of speech with what is said after it: "her claim that", "calls for", "plans to"."""
    if not page.tags[index].startswith("NN"):
        return None
    shapes = nouns().get(" ".join(page.words[index : index + 2]))
    end = index + 2 if shapes else index + 1
    shapes = shapes or nouns().get(page.words[index])
    if not shapes or end >= region.end:
        return None
    follower = page.words[end] if end == index + 1 else ""
    if end == index + 1 and not (follower in {"that", "to"} and follower in shapes):
        return None
    return Cue(index, end, index, shapes, False, False, NOUN)


def before_time(page: Page, at: int) -> bool:
    """Whether a time begins at a token: the preposition of "reported on Friday" is no particle."""
    return page.is_time(at, page.phrase_from.get(at, at))


def verb_tag(page: Page, index: int, region: Region) -> str | None:
    """The tag of a token as a verb, None where it is none; "said" is one however it was tagged."""
    tag, before = page.tags[index], page.tags[index - 1] if index > region.start else ""
    known = certain().get(page.words[index])
    if tag == "VB" and before in SUBJECT_ENDS:
        return None if is_caused(page, index, region) else "VBP"
    if tag in {"VBN", "VBG"} and (page.modifies[index] or before in {"HYPH", "DT", "POS", "PRP$"}):
        return None  # "a promised dam", "well-established"
    if tag.startswith("VB"):
        return tag
    if tag == "NNS" and before == "RB" and forms().get(page.words[index]) == "VBZ":
        return "VBZ"  # "also plans to"
    if known and before and before not in NOT_BEFORE_VERB:
        return known
    return "VBZ" if before in SUBJECT_ENDS and is_misread(page, index, region) else None


def is_misread(page: Page, index: int, region: Region) -> bool:
    """Whether a plural before "that" and a clause must be a verb: no such noun reports ("judges that")."""
    word, clause = page.words[index], index + 2
    if page.tags[index] != "NNS" or forms().get(word) != "VBZ" or word in nouns() or clause >= region.end:
        return False
    return page.words[index + 1] == "that" and page.tags[index + 1] == "IN" and page.begins_clause(clause)


def is_caused(page: Page, index: int, region: Region) -> bool:
    """Whether a base form is what somebody is made to do: "help the town defend itself"."""
    near = page.words[max(region.start, index - FARTHEST_CAUSE) : index]
    return not words().classes.causatives.isdisjoint(near)


def group(page: Page, form: Form, region: Region, has_verb: bool) -> Cue | None:
    """The whole verb group around a reporting verb, None for one that nobody is the subject of."""
    verb, end, tag, entry = form
    classes = words().classes
    start = group_start(page, verb, region.start)
    inside = page.words[start:verb]
    if entry.stance and "to" in inside and (classes.carriers | classes.refusals).isdisjoint(inside):
        return None  # a purpose: "came to defend the town"
    if tag == "VB" and not inside:
        return None  # an imperative: "Read more"
    helped = any(word in classes.auxiliaries for word in inside)
    if tag == "VBN" and not helped and (not has_verb or is_active(page, end, entry, region)):
        tag = "VBD"
    passive = (tag in {"VBN", "VBD"} and any(word in classes.be for word in inside)) or (
        tag == "VBN" and not helped
    )
    negated = entry.negated or any(word in classes.negations | classes.refusals for word in inside)
    first = next((page.tags[i] for i in range(start, verb) if page.tags[i].startswith(("VB", "MD"))), tag)
    return Cue(start, end, verb, entry.shapes, negated, passive, first)


def is_active(page: Page, at: int, entry: Entry, region: Region) -> bool:
    """Whether a participle without auxiliary was a past tense, since an object follows."""
    if "small" in entry.shapes:
        return False
    if at >= region.end or page.words[at] in FINAL:
        return True
    return page.tags[at] in OBJECTS or page.words[at] == "that"


def group_start(page: Page, verb: int, low: int) -> int:
    """Where the verb group of a verb begins: auxiliaries, adverbs, "went on to", "declined to"."""
    classes = words().classes
    start = index = persisting(page, verb, low)
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


def persisting(page: Page, verb: int, low: int) -> int:
    """Where a verb begins that goes on with the "-ing" form after it: "[keep] saying", "[went on] saying"."""
    before = verb - 1 - (verb - 1 > low and page.words[verb - 1] == "on")
    goes_on = page.tags[verb] == "VBG" and before >= low and page.words[before] in words().classes.persisting
    return before if goes_on else verb


def controls(page: Page, index: int) -> bool:
    """Whether a token before "to" carries the verb on: "went on to", "declined to", "was quick to"."""
    if page.tags[index].startswith("VB"):
        return True
    return page.tags[index] in {"RP", "JJ"} and index > 0 and page.tags[index - 1].startswith("VB")
