"""One document as the event rules read it: words, tags, noun phrases, and what each phrase can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc

from ... import doc as read
from ...encoder.incidents import Told
from ...language import casing, phrases, written
from ...language.phrases import Phrase
from ...model import Span
from . import repairs
from .shared import with_adjectives
from .tags import NAMES, NOUNS
from .words import classes_of, is_demonym, singulars, words

SHOOTING = frozenset({"demonyms", "armed", "weapon"})
REACH = 60  # tokens that a rule looks to either side: longer than nearly every clause
POLITICAL = 80  # one political or armed word in so many makes names in a report those of public life
SPEAKING = ("i", "me", "we", "us", "you", "my", "our", "your", "what", "there", "myself", "ourselves")
PRONOUN_KINDS = dict.fromkeys(SPEAKING, "speaking") | dict.fromkeys(
    ("it", "its", "itself", "this", "that"), "neuter"
)
SHARES = frozenset(
    {"percent", "cent", "majority", "third", "quarter", "half", "number", "total", "section"}
    | {"ranks", "remnants"}
)
"""Heads that take a share of those after "of": "a quarter of the prisoners"."""
MEMBERS = frozenset({"member", "members"})
EXPLOSIVE = frozenset({"explosive", "explosives", "dynamite", "bomb", "bombs", "tnt", "gunpowder"})
LADEN = frozenset({"filled", "laden", "loaded", "packed", "rigged", "stuffed"})
COUNTING = frozenset({"armed", "political"})


SURE = 0.6  # of chance, from which words heard as a person's name are one, whatever their tags
MINES = frozenset({"mine", "mines"})


def is_pit(page: Page, at: int) -> bool:
    """Whether "mine" is one where miners work, and no weapon."""
    if page.words[at] not in MINES:
        return False
    low, high = page.sentence(at)
    around = page.words[max(low, at - REACH) : min(high, at + REACH)]
    return not words().classes["mining"].isdisjoint(around)


class Page:
    """The words of a Doc and what every rule asks of them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text, self.ordered = written.of(doc).text, written.of(doc).ordered
        self.shouted = self.text.isupper() or casing.mostly_small(self.text)
        """Names are not told from things by their capitals."""
        sentences = written.marked(doc).sentences
        self.starts, self.ends = [start for start, _ in sentences], [end for _, end in sentences]
        self.told = Told(read.labels(doc).accounts, [self.ordered.starts[at] for at in self.starts])
        self.places = self.covered(place.spans for place in read.places(doc))
        self.times = self.covered(time.spans for time in read.times(doc))
        people = (one for one in read.labels(doc).spans.get("entities", ()) if one.label == "PER")
        self.persons = self.covered([(one.start, one.end)] for one in people if one.score >= SURE)
        tagged = phrases.words_of(doc)
        mended = repairs.repaired(tagged, self.places)
        found = read.phrases(doc) if mended.tags == tagged.tags else phrases.in_words(mended)
        self.words = [word.replace("’", "'") for word in tagged.lowers]
        self.tags = mended.tags
        self.known = [classes_of(word) if tag in NOUNS else frozenset() for word, tag in self.tokens()]
        parted = repairs.parted(mended, list(found), self.places | self.times)
        adjoined = with_adjectives(parted, self.tags, self.is_side)
        self.phrases = [repairs.untimed(one, self.tags, self.times, self.may_act) for one in adjoined]
        self.phrase_of = [-1] * len(doc)
        for number, phrase in enumerate(self.phrases):
            for at in range(phrase.start, phrase.end):
                self.phrase_of[at] = number
        states = sum(place.value.kind == "country" for place in read.places(doc))
        told = states + sum(bool(found & COUNTING) for found in self.known)
        self.public = told * POLITICAL >= len(doc)

    @cached_property
    def stops_work(self) -> bool:
        """Whether somewhere people stop work: "on strike", "the strikers"."""
        return "strikers" in self.words or ("on", "strike") in pairwise(self.words)

    def tokens(self) -> Iterable[tuple[str, str]]:
        """Words with their tags."""
        return zip(self.words, self.tags, strict=True)

    def covered(self, found: Iterable[Iterable[Span]]) -> frozenset[int]:
        """The tokens that some spans touch."""
        return frozenset(self.ordered.over(span for spans in found for span in spans))

    def sentence(self, at: int) -> tuple[int, int]:
        """The first token of the sentence that holds a token, and the one after its last."""
        number = self.number(at)
        return self.starts[number], self.ends[number]

    def number(self, at: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self.starts, at) - 1

    def word(self, at: int) -> str:
        """The lower-cased word at a place, empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The tag at a place, empty outside the text."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def phrase_at(self, at: int) -> Phrase | None:
        """The noun phrase that holds a token."""
        if not 0 <= at < len(self.phrase_of) or self.phrase_of[at] < 0:
            return None
        return self.phrases[self.phrase_of[at]]

    def heads(self, found: Iterable[Phrase]) -> set[str]:
        """The heads of some phrases with the singular forms they can be the plural of."""
        return {form for one in found for form in singulars(self.words[one.head])}

    def kinds(self, phrase: Phrase) -> frozenset[str]:
        """The classes of a phrase: by its head, its titles, its name."""
        head, tag = phrase.head, self.tags[phrase.head]
        if (
            tag in phrases.PRONOUNS
            and self.words[head] == "her"
            and self.tag(head + 1) in {"NN", "NNS", "VBZ"}
        ):
            return frozenset({"unknown"})  # "her returns", where the tagger reads a verb
        if tag in phrases.PRONOUNS:
            return frozenset({PRONOUN_KINDS.get(self.words[head], "pronoun")})
        if (whole := self.numbered(phrase)) is not None:
            return self.kinds(whole)
        pair = f"{self.word(head - 1)} {self.words[head]}" if head > phrase.start else ""
        part = self.of_part(phrase)
        if part == {"apart"} and not self.is_armament(phrase):
            return frozenset(part)
        found = part | self.known[head] | classes_of(pair)
        if "offices" in found and not self.doc[head].text[:1].isupper():
            found.discard("political")  # "the old house begged for paint"
        if tag == "CD" and not self.is_money(phrase):
            found.add("people")
        if "demonyms" in self.known[head] and tag in NOUNS:
            found.add("people")  # "a Malian"
        if self.is_armament(phrase):
            return frozenset({"weapon"})
        if head in self.places:
            found.add("place")
        if any(self.words[at] in words().classes["mishap"] for at in range(phrase.start, head)):
            found.add("apart")
        found |= self.by_name(phrase, known=bool(found))
        bare = self.tags[phrase.start] in {"NN", "JJ"} and tag == "NN"
        return frozenset(found or {"name" if self.shouted and bare else "unknown"})

    def by_name(self, phrase: Phrase, *, known: bool) -> set[str]:
        """The classes that a phrase has by its name, or as that of a people where no others are `known`."""
        sided = self.is_side(phrase.head)
        if self.tags[phrase.head] in NAMES or phrase.head in self.persons or self.is_titled(phrase):
            if self.is_titled(phrase) or sided:
                return {"name", "political", "people"}
            return {"name", "people"} if self.is_called(phrase) else {"name"}
        return {"political", "people"} if sided and not known else set()

    def is_armament(self, phrase: Phrase) -> bool:
        """Whether a phrase is of what shoots or bursts: "Malian fire", "a truck packed with explosives"."""
        head = phrase.head
        if self.words[head] == "fire" and head > phrase.start and classes_of(self.words[head - 1]) & SHOOTING:
            return True
        cargo = self.laden(phrase)
        return cargo is not None and self.words[cargo.head] in EXPLOSIVE  # of guns, it is only a cargo

    def is_titled(self, phrase: Phrase) -> bool:
        """Whether a phrase has a title before a name: "Prime Minister Ji-woo Han"."""
        titles = words().classes["titles"]
        return any(self.words[at] in titles for at in range(phrase.start, phrase.head)) and any(
            self.tags[at] in NAMES and self.words[at] not in titles for at in range(phrase.start, phrase.end)
        )

    def laden(self, phrase: Phrase) -> Phrase | None:
        """What something is full of: "a truck packed with [explosives]"."""
        full = self.word(phrase.end) in LADEN and self.word(phrase.end + 1) == "with"
        return self.phrase_at(phrase.end + 2) if full else None

    def is_called(self, phrase: Phrase) -> bool:
        """Whether a phrase has a noun for a person before a name: "student leader Mario Pinto"."""
        return any(
            "people" in self.known[at] and self.tags[at] not in NAMES and self.tags[at + 1] in NAMES
            for at in range(phrase.start, phrase.head)
        )

    def numbered(self, phrase: Phrase) -> Phrase | None:
        """Of what a number counts some: "one of [its trucks]"."""
        some = self.tags[phrase.head] == "CD" and self.word(phrase.end) == "of"
        whole = self.phrase_at(phrase.end + 1) if some else None
        return whole if whole is not None and self.tags[whole.head] in {"NNS", "NNPS"} else None

    def of_part(self, phrase: Phrase) -> set[str]:
        """The classes of what is part of a whole: "armies of ants", "a rebel column", "a column of tanks"."""
        whole = self.phrase_at(phrase.end + 1)
        if self.words[phrase.head] in SHARES and self.word(phrase.end) == "of" and whole:
            return set(self.kinds(whole))
        if self.words[phrase.head] in MEMBERS:
            body = self.known[whole.head] if self.word(phrase.end) == "of" and whole else frozenset[str]()
            named = frozenset[str]().union(*(self.known[at] for at in range(phrase.start, phrase.head)))
            return set(body & COUNTING) | ({"armed"} & named)  # "members of the cartel", "gang members"
        if "parts" not in self.known[phrase.head]:
            return set()
        if self.word(phrase.end) == "of" and whole and self.tags[whole.head] in {"NN", "NNS"}:
            return set(self.known[whole.head] or {"apart"})
        before = range(phrase.start, phrase.head) if "apart" not in self.known[phrase.head] else ()
        armed = any("armed" in self.known[at] or self.is_side(at) for at in before)
        return {"armed", "political"} if armed or self.tags[phrase.head] in NAMES else set()

    def may_act(self, at: int) -> bool:
        """Whether a word names a side or an armed body: "rebel", "militia"."""
        return self.is_side(at) or "armed" in self.known[at]

    def is_side(self, at: int) -> bool:
        """Whether a word names a nation or a side as an adjective: "Finnish", "rebel"; not "jellyfish"."""
        return is_demonym(self.words[at], ending=self.doc[at].text[:1].isupper())

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase is a time: "Friday", "last week", "2014"."""
        if phrase.head in self.times or self.known[phrase.head] & {"times"} or self.is_year(phrase):
            return True
        inside = self.words[phrase.start : phrase.end]
        return self.tags[phrase.head] == "CD" and any(word in words().classes["months"] for word in inside)

    def is_money(self, phrase: Phrase) -> bool:
        """Whether a number is of money or a share: "$1.1 billion", "6 percent"."""
        inside = self.tags[phrase.start : phrase.end]
        return "$" in inside or self.word(phrase.end) in {"%", "percent", "per", "million", "billion"}

    def is_year(self, phrase: Phrase) -> bool:
        """Whether a phrase is four figures of a year."""
        word = self.words[phrase.head]
        return (
            phrase.end == phrase.start + 1 and len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
        )

    def span(self, start: int, end: int) -> Span:
        """The characters of some tokens."""
        return read.characters(self.doc, start, end)
