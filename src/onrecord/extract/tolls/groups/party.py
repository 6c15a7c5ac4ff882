"""Parties and persons without a number before a noun: "a family of six", "twin sisters", "his wife"."""

from __future__ import annotations

from functools import cache

from ....model import SubjectKind
from ..lexicon.people import counted_noun, is_plural, is_thing, kind_of, singulars
from ..lexicon.reading import FINITE, NOMINAL, Reading
from ..lexicon.words import words
from ..numbers.counts import exact, unknown
from .group import Group
from .phrase import noun


def party(reading: Reading, at: int) -> Group | None:
    """Reads "a family of six", "a pair of electricians", "twin sisters", "a couple", "a whole platoon"."""
    lexicon = words().amounts
    first = at + (reading.lower[at] in ARTICLES)
    while reading.word(first) in ADJECTIVES:
        first += 1
    word = reading.word(first)
    if (
        word in lexicon.of_size
        and reading.word(first + 1) == "of"
        and (size := reading.numbers.get(first + 2))
    ):
        head, end = noun(reading, size.end)
        kind = kind_of(reading.lower[head]) if head is not None else "civilian"
        return Group(
            at, end if head is not None else size.end, first, exact(size.value), "number", kind, size.value
        )
    if word in lexicon.groups:
        return pair(reading, at, first, lexicon.groups[word])
    if is_unit(reading, at, first):
        kind = "civilian" if word in {"family", "household"} else "soldier"
        return Group(at, first + 1, first, unknown(word), "unknown", kind)
    if word == "twin" and reading.tag(first + 1) == "NNS" and (kind := kind_of(reading.word(first + 1))):
        return Group(at, first + 2, first + 1, exact(2), "number", kind, 2)
    if reading.lower[at] == "both" and reading.tag(at + 1) not in NOMINAL | {"JJ", "DT", "PRP$"}:
        return Group(at, at + 1, None, exact(2), "number", None, 2, definite=True, pronoun=True)
    return None


ARTICLES = frozenset({"a", "an", "the", "one", "another"})
ADJECTIVES = frozenset({"whole", "entire", "young", "married", "elderly", "retired", "local"})


def party_openers() -> frozenset[str]:
    """The words that `party` can begin with."""
    lexicon = words().amounts
    return ARTICLES | ADJECTIVES | lexicon.of_size | lexicon.units | lexicon.groups.keys() | {"twin", "both"}


KIN = ("man", "woman", "child")
"""Kinds of whom two behind one article are two people: "a husband and wife"; "a writer and poet" is one."""


def kin(reading: Reading, at: int) -> Group | None:
    """Reads "a father and son", "his mother and baby sister" as two."""
    first = at + 1
    if reading.lower[at] not in pointing():
        return None
    first += reading.tag(first) == "JJ"
    second = first + 2
    if reading.word(first + 1) not in {"and", "&"} or reading.tag(second) not in NOMINAL:
        return None
    kinds = [kind_of(reading.word(place)) for place in (first, second)]
    plural = any(is_plural(reading.word(place)) for place in (first, second))
    if plural or kinds[0] not in KIN or kinds[1] not in KIN or reading.tag(second + 1) in NOMINAL | {"POS"}:
        return None
    same = kinds[0] if kinds[0] == kinds[1] else "civilian"
    definite = reading.lower[at] == "the"
    return Group(at, second + 1, second, exact(2), "number", same, 2, definite=definite)


@cache
def pointing() -> frozenset[str]:
    """The words before two who are told together."""
    return words().readers.determiners | words().readers.possessives | {"the"}


def is_unit(reading: Reading, at: int, first: int) -> bool:
    """Whether "a whole platoon", "a family" is counted as one; "the company" is not."""
    if reading.word(first) not in words().amounts.units or reading.tag(first + 1) in NOMINAL | {"IN", "POS"}:
        return False
    whole = reading.word(first - 1) in {"whole", "entire"}
    return whole or (first > at and reading.lower[at] in {"a", "an", "one"})


def pair(reading: Reading, at: int, first: int, size: int) -> Group | None:
    """Reads "a pair of electricians", "a couple", but not "a couple of sentries", which is vague."""
    if reading.word(first + 1) == "of":
        if reading.word(first) == "couple" or first == at:
            return None
        head, end = noun(reading, first + 2)
        return (
            Group(at, end, head, exact(size), "number", kind_of(reading.lower[head]), size)
            if head is not None
            else None
        )
    if first == at and reading.word(first) not in {"twins", "triplets"}:
        return None
    if reading.tag(first + 1) in NOMINAL:
        return None
    definite = reading.lower[at] == "the"
    return Group(at, first + 1, first, exact(size), "number", "civilian", size, definite=definite)


def single(reading: Reading, at: int) -> Group | None:
    """One person: "A schoolteacher", "his wife", "the bomber", "himself", "a fourth"."""
    word, readers = reading.lower[at], words().readers
    if reading.tags[at] == "PRP" and word in readers.he and not is_emphatic(reading, at):
        own: SubjectKind = "perpetrator" if word.endswith("self") else "person"
        return Group(at, at + 1, None, exact(1), "one", own, definite=True, single=True, pronoun=True)
    if word not in determining() or at + 1 in reading.numbers:
        return None
    head, end = noun(reading, at + 1)
    if head is not None and (body := nth_body(reading, at, head)):
        return body
    if head is None or (head == at + 1 and head in reading.ordinals):
        return nth(reading, at) if word in {"a", "another"} else None
    kind = kind_of(reading.lower[head]) or struck(reading, head)
    private = reading.lower[head] == "private" and reading.tag(head + 1) in {"NN", "NNS"}  # "a private house"
    if not kind or private or not is_one(reading, head, end):
        return None
    ordinal = next((reading.ordinals[i].value for i in range(at, head) if i in reading.ordinals), None)
    definite = word not in readers.determiners
    end = beyond_age(reading, end)
    return Group(at, end, head, exact(1), "one", kind, definite=definite, single=True, ordinal=ordinal)


def is_emphatic(reading: Reading, at: int) -> bool:
    """Whether "himself" only stresses the noun before it: "the assailant himself"."""
    own = reading.lower[at].endswith("self")
    return own and reading.tag(at - 1) in NOMINAL and not reading.firsts[at]


def struck(reading: Reading, head: int) -> SubjectKind | None:
    """The kind of an unknown noun for a doer, if the encoder hears that something was done to them."""
    word = reading.lower[head]
    doer = len(word) > 4 and word.endswith(DOERS) and reading.tags[head] == "NN" and not is_thing(word)
    unknown = not any(form in words().readers.not_people for form in singulars(word))
    return "person" if doer and unknown and head in reading.struck else None


PARENTS = frozenset({"father", "mother", "parent", "widow", "widower", "grandmother", "grandfather"})
DOERS = ("er", "or", "eer", "ess")
"""Endings of nouns for people, and for many things: "a sweeper", "a container"."""


def beyond_age(reading: Reading, at: int) -> int:
    """Where "-in-law", "of eleven" and "in his 60s" behind a noun for one person end."""
    if reading.lower[at : at + 4] == ["-", "in", "-", "law"]:
        at += 4
    if reading.word(at) == "of" and at + 1 in reading.ages:
        return at + 2
    if reading.word(at) == "of" and reading.word(at - 1) in PARENTS and (size := reading.numbers.get(at + 1)):
        return size.end if reading.tag(size.end) not in NOMINAL else at  # "a father of three"
    decade = at + 2 + (reading.word(at + 2) in {"early", "mid", "late"})
    decade += reading.word(decade) == "-"
    if reading.word(at) == "in" and reading.word(at + 1) in words().readers.possessives:
        return decade + 1 if reading.word(decade).rstrip("'s").rstrip("s").isdigit() else at
    return at


def other(reading: Reading, at: int) -> Group | None:
    """Reads "another" and "the other" without a noun: "and another was wounded", "another on Monday"."""
    two = reading.lower[at] == "the" and reading.word(at + 1) == "other"
    end = at + 1 + two
    if not (two or reading.lower[at] == "another") or reading.word(end) == "of":
        return the_nth(reading, at)
    word, tag = reading.word(end), reading.tag(end)
    place = tag == "IN" and not two and reading.word(at - 1) in {"and", ",", "killed", "killing"}
    state = word in words().states and reading.tag(end + 1) not in NOMINAL  # not "another fatal shooting"
    if tag in FINITE | {"VBN", "MD"} or place or state:
        return Group(at, end, None, exact(1), "number", None, 1, definite=two)
    return None


def the_nth(reading: Reading, at: int) -> Group | None:
    """The last of some: "; the third was flown out", not "the second was a bomb"."""
    number = reading.ordinals.get(at + 1) if reading.lower[at] == "the" else None
    if not number or number.value < 2 or reading.tag(number.end) not in {"VBD", "VBZ"}:
        return None
    return Group(at, number.end, None, exact(1), "number", None, 1, definite=True)


@cache
def determining() -> frozenset[str]:
    """The words before a noun for one person."""
    readers = words().readers
    return frozenset(readers.determiners | readers.possessives | readers.definite)


def nth(reading: Reading, at: int) -> Group | None:
    """One more person: "and wounded a fourth"; "a third of", "a third were" are fractions."""
    number = reading.ordinals.get(at + 1)
    if not number or number.value < 2 or reading.word(number.end) in {"of", "were", "are"}:
        return None
    return Group(at, number.end, None, exact(1), "one", single=True)


def nth_body(reading: Reading, at: int, head: int) -> Group | None:
    """One more of the dead: "A seventh body was dug out"."""
    nth = reading.lower[at] in {"a", "another"} and (
        at + 1 in reading.ordinals or reading.lower[at] == "another"
    )
    if not nth or reading.lower[head] not in {"body", "corpse"} or head > at + 2:
        return None
    return Group(at, head + 1, head, exact(1), "number", "person", 1, noun="killed")


def is_one(reading: Reading, head: int, end: int) -> bool:
    """Whether a noun for people names one person, and is not the possessor of what follows."""
    word, lexicon = reading.lower[head], words().amounts
    many = is_plural(word) or reading.tags[head] == "NNS" or word in lexicon.collective | lexicon.units
    counted = counted_noun(word) is not None and word != "victim"
    return not (many or counted or reading.word(end) == "'s" or kind_of(word) == "family")
