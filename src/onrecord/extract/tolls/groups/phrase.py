"""Noun phrases behind an amount or a determiner: "two 14-year-old secondary school girls"."""

from __future__ import annotations

from ....model import SubjectKind
from ..lexicon.people import counted_noun, is_plural, is_thing, kind_of
from ..lexicon.reading import MODIFIERS, NOMINAL, Reading
from ..lexicon.tables import tailed, verbs
from ..lexicon.words import words
from .group import Group


def noun(reading: Reading, at: int) -> tuple[int | None, int]:
    """The head and the end of a noun with what stands before it; the head is None where there is none."""
    head: int | None = None
    if reading.word(at) == "last" and reading.word(at + 1) in words().readers.times:
        return None, at  # "fell from 9 to 4 last year"
    if reading.word(at) in QUOTES:
        return quoted(reading, at)
    index = at
    stop = min(at + LONGEST_NOUN, len(reading.lower))
    while index < stop and not reading.spaces[index] and inside(reading, index, head):
        if reading.tags[index] in NOMINAL or kind_of(reading.lower[index]):
            head = index
        index += 1
    return head, at if head is None else head + 1


def quoted(reading: Reading, at: int) -> tuple[int | None, int]:
    """The head and the end of a noun in quotation marks of its own: 12 "terrorists"."""
    head, end = noun(reading, at + 1) if reading.word(at + 1) not in QUOTES else (None, at)
    alone = head is not None and kind_of(reading.lower[head]) is not None and reading.word(end) in QUOTES
    return (head, end + 1) if alone else (None, at)


def inside(reading: Reading, at: int, head: int | None) -> bool:
    """Whether a token continues a noun phrase whose last noun so far is at `head`."""
    if head is not None and reading.firsts[at]:
        return False
    if head is not None and head == at - 1 and (goes_on := behind(reading, at, head)) is not None:
        return goes_on
    tag, word = reading.tags[at], reading.lower[at]
    prisoner = tag in {"VBN", "VBD"} and reading.word(at + 1) in words().readers.predicates
    sustained = tag == "VBD" and word in words().classes["wage"]  # "while 19 sustained injuries"
    if sustained or prisoner or word in AFTER | BE | words().voice.lasting:
        return False  # "275 lay in hospital", "Four were children"
    if (kind_of(word) and tag in NOMINAL) or (tag == "NNS" and head != at - 1 and is_plural_noun(word)):
        return True
    if is_cue_word(word) or tag in {"VBN", "VBG", "VBD"}:
        finite = head == at - 1 and reading.tags[at - 1] == "NNS" and tag != "VBG"
        return not finite and precedes_noun(reading, at)  # "Two of the attacks killed soldiers"
    very = head is None and word in words().amounts.very and reading.tag(at + 1) in {"JJ", "VBN"}
    joined = head is None and reading.tag(at + 1) == "HYPH" and tag in {"IN", "RP", "RB"}  # "off-duty"
    return (
        very
        or joined
        or (tag in MODIFIERS and (tag != "HYPH" or reading.tag(at + 1) in MODIFIERS | {"RB", "IN", "DT"}))
    )


def behind(reading: Reading, at: int, head: int) -> bool | None:
    """Whether a token just behind a noun belongs to its phrase; None where the noun does not decide."""
    tag, word, noun = reading.tags[at], reading.lower[at], reading.lower[head]
    if reading.tags[head] == "NNS" and tag in {"JJ", "CD", "JJR"}:
        return False
    if is_plural(noun):
        if word in words().readers.predicates:
            return False  # "took five sailors prisoner"
        return tag == "POS" or (tag in {"NNS", "NN"} and word.islower() and kind_of(word) is not None)
    if kind_of(noun):
        return tag in {"NN", "NNS", "POS"} and word == reading.doc[at].text and not is_cue_word(word)
    return None


def is_plural_noun(word: str) -> bool:
    """Whether a word can only be a noun or a third person: "buses", "ships", "strikes"."""
    senses = [form for found in tailed().get(word, ()) for form in found.forms]
    senses += [form for sense in verbs().get(word, ()) for form in sense.forms]
    return bool(senses) and set(senses) == {"third"}


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


QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})
AFTER = frozenset({"outright", "instantly"})
BE = frozenset({"was", "were", "is", "are"})
LONGEST_NOUN = 9
"""How many tokens are read from an amount to its noun: "two 14-year-old secondary school girls"."""


def described(reading: Reading, group: Group) -> Group:
    """A group with what its noun tells: kind, unit, whether it is of things or counts by itself."""
    if group.head is None:
        return group
    word = reading.lower[group.head]
    kind = kind_of(word)
    before = {reading.lower[i] for i in range(group.start, group.head)}
    kind = compounded(kind, before, word)
    return group._replace(
        kind=kind,
        household=kind == "family",
        noun=counted_noun(word) if reading.tags[group.head] != "VBZ" else None,
        thing=kind is None and counted_noun(word) is None and is_thing(word),
    )


FORCES = frozenset({"military", "army", "security", "peacekeeping", "defence", "defense", "uniformed"})
"""What makes personnel soldiers, of a mission for aid, too."""


def compounded(kind: SubjectKind | None, before: set[str], noun: str) -> SubjectKind | None:
    """The kind that the words before a noun make of its own: "police recruits", "health workers"."""
    readers = words().readers
    if kind in {"soldier", "militant", "combatant"} and "captured" in before:
        return "prisoner"
    if kind in {"soldier", "person", "civilian"} and before & {"police", "prison"}:
        return "police"
    if kind in {"man", "person"} and before & readers.drafted:
        return "soldier"
    unarmed = noun == "personnel" and before.isdisjoint(FORCES)
    if (unarmed or kind in {"civilian", "person", "aid_worker"}) and noun in readers.workers:
        return next((name for name, fields in readers.fields.items() if before & fields), kind)
    return kind
