"""A headline's nouns for single persons, without an article: "Man killed in Lisk", "Bandits kill driver"."""

from __future__ import annotations

from ..lexicon.people import is_plural
from ..lexicon.reading import NOMINAL, Reading
from ..lexicon.tables import kinds, verbs
from ..numbers.counts import exact
from .group import Group

HIT = frozenset({"VBN", "VBD"})
"""Tags of a headline's participle."""
TERSE = 16
"""How many tokens a headline has."""
BEFORE = 4
"""How many tokens a headline's noun for a person has: "Roman Catholic parish priest"."""
BACK = 6
"""How many tokens "bus driver, passenger" has behind its verb."""
POINTING = frozenset({"DT", "PRP$", "PRP", "WP", "WDT", "MD", "."})
"""Tags of what headlines leave out."""
AFTER = frozenset({"IN", "TO", "CC", ",", ":", ".", "RB", "RP", "", "VBN", "JJ"})
"""Tags behind a headline's participle that leave it no object."""


def person(reading: Reading, at: int) -> Group | None:
    """The person that begins at a token."""
    return hit(reading, at) or struck(reading, at)


def hit(reading: Reading, at: int) -> Group | None:
    """A headline's noun for one person right before what befell them: "Bus driver killed in Lisk"."""
    if not reading.firsts[at]:
        return None
    for head in range(at, at + BEFORE):
        if reading.tag(head) not in NOMINAL | {"JJ", "JJS"}:
            return None
        word = reading.word(head)
        if is_one(word) and befell(reading, head + 1):
            return Group(at, head + 1, head, exact(1), "one", kinds()[word], single=True, headline=True)
    return None


def befell(reading: Reading, at: int) -> bool:
    """Whether a headline's verb at a token tells what befell somebody: "killed in", "shot dead", "dies"."""
    senses = verbs().get(reading.word(at), ())
    if reading.tag(at + 1) not in AFTER:
        return False
    if any("third" in sense.forms and sense.frame == "subject" for sense in senses):
        return reading.tag(at) in {"VBZ", "NNS"}
    if not any({"past", "participle"} & sense.forms for sense in senses):
        return False
    noun = reading.tag(at) == "NN" and (reading.tag(at + 1) == "IN" or is_deadly(reading, at + 1))
    return reading.tag(at) in HIT or noun


def is_deadly(reading: Reading, at: int) -> bool:
    """Whether what befell somebody is told to be deadly: "shot [dead]", "beaten [to death]"."""
    return reading.word(at) == "dead" or reading.lower[at : at + 2] == ["to", "death"]


def struck(reading: Reading, at: int) -> Group | None:
    """A headline's noun for one person behind the verb of what befell them: "Bandits kill driver"."""
    if not is_behind_verb(reading, at) or not is_terse(reading, at):
        return None
    end = at
    while reading.tag(end) in {"NN", "JJ"} and end < at + BACK:
        end += 1
    head = end - 1
    word = reading.word(head)
    if end == at or reading.tags[head] != "NN" or not is_one(word):
        return None
    if reading.tag(end) in NOMINAL | {"POS", "HYPH", "CD"}:
        return None
    return Group(at, end, head, exact(1), "one", kinds()[word], single=True)


def is_one(word: str) -> bool:
    """Whether a word is a noun for one person."""
    return word in kinds() and not is_plural(word)


def is_behind_verb(reading: Reading, at: int) -> bool:
    """Whether a verb of harm stands before a token, only nouns, commas and "and" between."""
    first = max(reading.sentences[at][0] + 1, at - BACK)
    for place in range(at - 1, first - 1, -1):
        forms = {form for sense in verbs().get(reading.lower[place], ()) for form in sense.forms}
        if forms & {"base", "third"} and reading.tag(place + 1) in {"NN", "JJ"}:
            return True
        if reading.tags[place] not in {"NN", "JJ", "CC", ","}:
            return False
    return False


def is_terse(reading: Reading, at: int) -> bool:
    """Whether a sentence is a headline: short, without an article, a pronoun, a full stop."""
    start, stop = reading.sentences[at]
    return stop - start <= TERSE and POINTING.isdisjoint(reading.tags[start:stop])
