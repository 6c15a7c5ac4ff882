"""Who is counted: an amount with its noun, a single person, a bare plural - a group of people, or of things."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from ...language import phrases
from ...model import Category, Count, SubjectKind, Unit
from . import amounts
from .amounts import Amount, Sort, exact, span_of, suffixes
from .people import counted_noun, is_plural, is_thing, kind_of
from .reading import MODIFIERS, NOMINAL, Reading
from .words import match, tailed, vague, verbs, words

LONGEST_NOUN = 9
"""How many tokens are read from an amount to its noun: "two 14-year-old secondary school girls"."""


class Group(NamedTuple):
    """A counted group at tokens [start, end); `head` is its noun, `single` one person without a number."""

    start: int
    end: int
    head: int | None
    count: Count
    sort: Sort
    kind: SubjectKind | None = None
    value: float | int | None = None
    definite: bool = False
    derivation: str | None = None
    single: bool = False
    bare: bool = False
    subset: bool = False
    pronoun: bool = False
    ordinal: float | int | None = None
    noun: Category | None = None
    thing: bool = False
    household: bool = False
    each: bool = False

    @property
    def unit(self) -> Unit:
        """Persons, or households where families are counted."""
        return "household" if self.household else "person"


def find(reading: Reading, convention: str) -> list[Group]:
    """The groups of a document in text order, none inside another."""
    found: list[Group] = []
    plural = bare_plurals(reading, convention)
    at = 0
    while at < len(reading.lower):
        group = read(reading, at, convention) or plural.get(at)
        if group:
            found.append(group)
        at = group.end if group else at + 1
    return found


def read(reading: Reading, at: int, convention: str) -> Group | None:
    """The group that begins at a token, if one does."""
    if reading.doc[at].is_space or reading.doc[at].is_punct or is_particle(reading, at):
        return None
    group = party(reading, at) or counted(reading, at, convention) or single(reading, at)
    return group if group and group.end <= sentence_end(reading, at) else None


def sentence_end(reading: Reading, at: int) -> int:
    """Where the sentence of a token ends."""
    return reading.doc[at].sent.end


def is_particle(reading: Reading, at: int) -> bool:
    """Whether a word belongs to the verb before it: "handed over 50"."""
    tails = tailed().get(reading.word(at - 1), ())
    return reading.lower[at] == "over" and any(("over",) in found.tails for found in tails)


def counted(reading: Reading, at: int, convention: str) -> Group | None:
    """An amount with its noun: "At least 17 shoppers", "the other three", "eleven of our neighbours"."""
    amount = amounts.read(reading, at, convention)
    if not amount:
        return None
    head, end = noun_of(reading, amount)
    if (
        amount.sort in {"none", "any"}
        and head is None
        and reading.lower[amount.end - 1] in {"no", "zero", "any"}
    ):
        return None
    group = Group(
        amount.start, end, head, amount.count, amount.sort, value=amount.value,
        definite=amount.definite, derivation=amount.derivation,
    )  # fmt: skip
    return followed(reading, described(reading, group))


def noun_of(reading: Reading, amount: Amount) -> tuple[int | None, int]:
    """The head noun behind an amount, and where the phrase ends; None and the amount's end without one."""
    at = amount.end
    while reading.word(at) in words().amounts.more and reading.tag(at) != "NNS":
        at += 1
    if reading.word(at) == "of" or (reading.word(at) == "," and reading.word(at + 1) == "of"):
        at += 1 + (reading.word(at) == ",")
        if reading.word(at) in {"them", "whom", "us", "those", "these"}:
            return None, at + 1
        if reading.word(at) in words().readers.possessives | words().readers.definite | {"these", "those"}:
            at += 1
        if reading.word(at) in {"a", "an", "all"}:
            return None, amount.end
        if inner := reading.numbers.get(at):
            at = inner.end
        head, end = noun(reading, at)
        return (head, end) if head is not None else (None, amount.end)
    head, end = noun(reading, at)
    return (head, end) if head is not None else (None, at)


def noun(reading: Reading, at: int) -> tuple[int | None, int]:
    """The head and the end of a noun with what stands before it; the head is None where there is none."""
    head: int | None = None
    index = at
    stop = min(at + LONGEST_NOUN, len(reading.lower))
    while index < stop and not reading.doc[index].is_space and inside(reading, index, head):
        if reading.tags[index] in NOMINAL or kind_of(reading.lower[index]):
            head = index
        index += 1
    return head, at if head is None else head + 1


def inside(reading: Reading, at: int, head: int | None) -> bool:
    """Whether a token continues a noun phrase whose last noun so far is at `head`."""
    tag, word = reading.tags[at], reading.lower[at]
    following = reading.tag(at + 1)
    if reading.doc[at].is_sent_start and head is not None:
        return False
    if head == at - 1 and head is not None and is_plural(reading.lower[head]):
        return tag == "POS" or (tag in {"NNS", "NN"} and word.islower() and kind_of(word) is not None)
    if head == at - 1 and head is not None and kind_of(reading.lower[head]):
        return tag in {"NN", "NNS", "POS"} and word == reading.doc[at].text and not is_cue_word(word)
    if kind_of(word) and tag in NOMINAL:
        return True
    if is_cue_word(word) or tag in {"VBN", "VBG", "VBD"}:
        return precedes_noun(reading, at)
    return tag in MODIFIERS and (tag != "HYPH" or following in MODIFIERS | {"RB", "IN", "DT"})


def precedes_noun(reading: Reading, at: int) -> bool:
    """Whether a participle or a state word stands before a noun of people or bodies, or of beasts."""
    word, tag = reading.word(at + 1), reading.tag(at + 1)
    if kind_of(word) or counted_noun(word):
        return tag in NOMINAL
    return (
        tag in {"NN", "NNS", "JJ"}
        and (is_thing(word) or reading.tags[at] in {"JJ", "VBG"})
        and not is_cue_word(word)
    )


def is_cue_word(word: str) -> bool:
    """Whether a word can by itself tell what became of somebody."""
    lexicon = words()
    return word in lexicon.states or word in lexicon.voice.survive or word in verbs() or word in tailed()


def described(reading: Reading, group: Group) -> Group:
    """A group with what its noun tells: kind, unit, whether it is of things or counts by itself."""
    if group.head is None:
        return group
    word = reading.lower[group.head]
    kind = kind_of(word)
    before = {reading.lower[i] for i in range(group.start, group.head)}
    if kind in {"soldier", "person", "civilian"} and before & {"police", "prison"}:
        kind = "police"
    if kind in {"civilian", "person"} and "aid" in before:
        kind = "aid_worker"
    if kind in {"soldier", "militant", "combatant"} and "captured" in before:
        kind = "prisoner"
    return group._replace(
        kind=kind,
        household=kind == "family",
        noun=counted_noun(word) if reading.tags[group.head] != "VBZ" else None,
        thing=kind is None and counted_noun(word) is None and is_thing(word),
    )


def followed(reading: Reading, group: Group) -> Group:
    """A group with what changes its count behind its noun: "or more", ", possibly four", "each"."""
    end = group.end
    if group.head is not None and group.sort == "number" and group.value is not None:
        for name, limit in (("or_more", "at_least"), ("or_so", "approx"), ("or_fewer", "at_most")):
            if size := match(suffixes(name), reading.lower, end):  # type: ignore[arg-type]
                count = amounts.bounded(group.value, limit)  # type: ignore[arg-type]
                return group._replace(end=end + size, count=count)
    if (
        group.value is not None
        and reading.word(end) == ","
        and reading.word(end + 1) in {"possibly", "perhaps", "maybe"}
    ):
        upper = reading.numbers.get(end + 2)
        if upper and upper.value > group.value:
            return group._replace(end=upper.end, count=span_of(group.value, upper.value), sort="range")
    if reading.word(end) in words().voice.each:
        return group._replace(end=end + 1, each=True)
    if reading.word(end) == "aboard":
        return group._replace(end=end + 1)
    if reading.word(end) == "on" and reading.word(end + 1) == "board":
        return group._replace(end=end + 2)
    if match(SUBSET_AFTER(), reading.lower, end):
        return group._replace(subset=True)
    return group._replace(
        subset=reading.word(end - 1) in {"them", "whom", "those"} and reading.word(end - 2) == "of"
    )


def SUBSET_AFTER() -> dict[str, tuple[tuple[str, ...], ...]]:  # noqa: N802
    """ "of them", "of whom" and their kin."""
    from .words import sequences

    return sequences(*words().readers.subset_after)


def party(reading: Reading, at: int) -> Group | None:
    """ "a family of six", "a pair of electricians", "twin sisters", "a couple", "a whole platoon"."""
    lexicon = words().amounts
    first = at + (reading.lower[at] in {"a", "an", "the", "one", "another"})
    while reading.word(first) in {"whole", "entire", "young", "married", "elderly"}:
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
    if first > at and word in lexicon.units and reading.tag(first + 1) not in NOMINAL | {"IN", "POS"}:
        whole = amounts.unknown(word)
        return Group(
            at,
            first + 1,
            first,
            whole,
            "unknown",
            "civilian" if word in {"family", "household"} else "soldier",
        )
    if word == "twin" and reading.tag(first + 1) == "NNS" and (kind := kind_of(reading.word(first + 1))):
        return Group(at, first + 2, first + 1, exact(2), "number", kind, 2)
    if reading.lower[at] == "both" and reading.tag(at + 1) not in NOMINAL | {"JJ", "DT", "PRP$"}:
        return Group(at, at + 1, None, exact(2), "number", None, 2, definite=True, pronoun=True)
    return None


def pair(reading: Reading, at: int, first: int, size: int) -> Group | None:
    """ "a pair of electricians", "a couple", but not "a couple of sentries", which is vague."""
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
    """One person: "A schoolteacher", "his wife", "the bomber", "himself"."""
    word, readers = reading.lower[at], words().readers
    if reading.tags[at] == "PRP" and word in {"he", "she", "him", "her", "himself", "herself"}:
        kind: SubjectKind = "perpetrator" if word.endswith("self") else "person"
        return Group(at, at + 1, None, exact(1), "one", kind, definite=True, single=True, pronoun=True)
    starts = word in readers.determiners or word in readers.possessives or word in readers.definite
    if not starts:
        return None
    head, end = noun(reading, at + 1)
    if head is None or is_plural(reading.lower[head]) or reading.tags[head] == "NNS":
        return None
    if not (kind := kind_of(reading.lower[head])) or reading.lower[head] in words().amounts.units:
        return None
    if reading.word(end) == "'s" or counted_noun(reading.lower[head]) or kind == "family":
        return None
    ordinal = next((reading.ordinals[i].value for i in range(at, head) if i in reading.ordinals), None)
    definite = word not in readers.determiners
    return Group(at, end, head, exact(1), "one", kind, definite=definite, single=True, ordinal=ordinal)


def bare_plurals(reading: Reading, convention: str) -> dict[int, Group]:
    """Plural nouns for people without a number, by their first token: "Children", "mobilised men"."""
    low = vague(convention)["bare plural"]
    count = Count(low=low, high=None, best=None, bound="vague", vague="bare plural")
    found: dict[int, Group] = {}
    for phrase in phrases.find(reading.doc):
        if not bare(reading, phrase):
            continue
        start = first_modifier(reading, phrase)
        word = reading.lower[phrase.head]
        other = word == "others"
        made = replace(count, vague="others") if other else count
        group = Group(start, phrase.head + 1, phrase.head, made, "plural", kind_of(word), bare=True)
        found[start] = described(reading, group)
    return found


def first_modifier(reading: Reading, phrase: phrases.Phrase) -> int:
    """Where the adjectives and nouns begin that lead without a gap to the head of a phrase."""
    start = phrase.head
    while start > phrase.start:
        tag, before = reading.tags[start - 1], reading.word(start - 2)
        if tag == "VBN" and before in words().voice.have | words().voice.be:
            break
        if tag not in MODIFIERS - {"VBG"} or reading.doc[start].is_sent_start:
            break
        start -= 1
    return start


def bare(reading: Reading, phrase: phrases.Phrase) -> bool:
    """Whether a phrase is a plural noun for people with nothing before it that counts or points."""
    word = reading.lower[phrase.head]
    if not is_plural(word) and word != "people":
        return False
    pointing = {"DT", "PDT", "PRP$", "WP$", "CD", "POS"}
    if any(reading.tags[i] in pointing for i in range(phrase.start, phrase.head)):
        return False
    return reading.tags[phrase.head] in {"NNS", "NN", "NNPS"}
