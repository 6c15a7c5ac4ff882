"""Mentions: every name, description and pronoun of a page that may stand for a party."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...model import PartyKind
from . import heard, names
from .names import Name
from .page import Page
from .words import persons, singular, titles, words

Form = Literal["name", "description", "pronoun", "list"]
PLURALS = frozenset({"NNS", "NNPS"})
NOMINATIVE = frozenset({"he", "she", "they"})
MODIFIERS = frozenset({"DT", "PRP$", "JJ", "JJS", "CD", "VBN", "RB", "HYPH"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Mention:
    """Tokens [start, end) that may stand for a party."""

    def __init__(self, page: Page, start: int, end: int, head: int, form: Form) -> None:
        self.start, self.end, self.head, self.form = start, end, head, form
        self.name: Name | None = None
        self.kind: PartyKind = "unknown"
        self.gender: str | None = None
        self.many = False
        self.sentence = page.sentence[start]
        self.quote = page.quote[start]
        self.subject = False
        self.nested = False
        self.role: tuple[int, int] | None = None
        self.asked: set[str] = set()
        self.parts: list[Mention] = []


class Mentions:
    """All mentions of a page, in order of their starts; those at a token are found at once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.names = heard.with_names(page, names.find(page))
        self.all: list[Mention] = sorted(self.built(), key=lambda one: (one.start, -one.end))
        self.by_start: dict[int, Mention] = {}
        for one in self.all:
            self.by_start.setdefault(one.start, one)
        self.to = {one.end: one for one in reversed(self.all) if not one.nested}
        self.named_to = {one.end: one for one in reversed(self.all) if one.form == "name" and not one.nested}

    def settle(self) -> None:
        """Put the mentions in order, and tell which of them are subjects."""
        self.all.sort(key=lambda one: (one.start, -one.end))
        for one in self.all:
            speaks = "source" in one.asked or self.page.words[one.start] in NOMINATIVE
            one.subject = speaks or (not one.nested and self.page.is_subject(one.start, one.end))

    def built(self) -> Iterator[Mention]:
        """The mentions of every noun phrase, and the names outside of any."""
        page, waiting, covered = self.page, 0, 0
        counted = -1
        for number, phrase in enumerate(page.phrases):
            while waiting < len(self.names) and self.names[waiting].start < phrase.start:
                if self.names[waiting].start >= covered:
                    yield self.named(self.names[waiting], self.names[waiting].start)
                    covered = self.names[waiting].end
                waiting += 1
            start = max(phrase.start, covered)
            if start >= phrase.end:
                continue
            inside = []
            while waiting < len(self.names) and self.names[waiting].start < phrase.end:
                if self.names[waiting].start >= start:
                    inside.append(self.names[waiting])
                waiting += 1
            later = self.partitive(number)
            for made in self.pieces(start, phrase.end, inside, later):
                made.nested = made.nested or (number == counted and made.form == "description")
                yield made
            if later is not None:
                counted = number + 1
            covered = max(phrase.end, *(name.end for name in inside)) if inside else phrase.end
        for name in self.names[waiting:]:
            if name.start >= covered:
                yield self.named(name, name.start)

    def partitive(self, number: int) -> int | None:
        """The head of what a quantity counts: of "men" in "hundreds of men"."""
        page, phrase = self.page, self.page.phrases[number]
        if page.words[phrase.end - 1] not in words().joins.quantities | {"one"} or number + 1 >= len(
            page.phrases
        ):
            return None
        following = page.phrases[number + 1]
        tied = page.words[phrase.end : following.start] in (["of"], ["of", "the"])
        return following.head if tied else None

    def pieces(self, start: int, end: int, inside: list[Name], counted: int | None) -> Iterator[Mention]:
        """The mentions of one noun phrase: its owners, the names in it, and itself."""
        page = self.page
        alone = end == start + 1 and page.raw[start] != "US"
        if page.tags[start] in {"PRP", "WP"} or (alone and page.words[start] in words().pronouns.rest):
            yield self.pronoun(start)
            return
        number = page.tags[start] == "CD" == page.tags[end - 1]
        if counted is None and (number or (alone and page.words[start] in words().pronouns.nobody)):
            return
        if page.tags[start] == "PRP$":
            yield self.pronoun(start)
        at = start
        for index in range(start, end):
            if page.tags[index] == "POS" and index > at:
                yield from self.segment(at, index, [n for n in inside if at <= n.start < index], at)
                at = index + 1
        last = [name for name in inside if name.start >= at]
        if at < end:
            yield from self.segment(at, end, last, start, counted)

    def segment(
        self, at: int, end: int, inside: list[Name], whole: int, counted: int | None = None
    ) -> Iterator[Mention]:
        """The mentions of a noun phrase without owners; `whole` is where the phrase begins with them."""
        tail = inside[-1] if inside and inside[-1].end >= end else None
        for name in inside:
            if (name is not tail or self.goes_on(end)) and not name.is_role:
                nested = self.named(name, name.start)
                nested.nested = True
                yield nested
        if tail is not None and self.goes_on(end):
            return
        if tail is None or tail.is_role:
            yield self.described(whole, tail.end if tail else end, counted)
            return
        first = at
        while first < tail.start and self.page.tags[first] in MODIFIERS:
            first += 1
        role = whole if whole < at else at + (self.page.tags[at] == "DT")
        is_body = tail.kind in ("state", "organisation") or tail.is_place  # "the alliance's member Ruritania"
        if first == tail.start and (tail.core == tail.start or is_body):
            yield self.named(tail, whole)
        elif not is_body and (first == tail.start or self.page.words[tail.start - 1] in persons()):
            yield self.named(tail, whole, (role, tail.core))
        else:
            yield self.described(whole, tail.start, counted)
            yield self.named(tail, tail.start)

    def goes_on(self, at: int) -> bool:
        """Whether a hyphen right after a phrase makes its end part of another word: "Lisk-built drones"."""
        page = self.page
        return at + 1 < len(page.raw) and page.raw[at] == "-" and not page.doc[at - 1].whitespace_

    def named(self, name: Name, start: int, role: tuple[int, int] | None = None) -> Mention:
        """A mention by name."""
        if name.is_role:
            return self.described(start, name.end)
        made = Mention(self.page, start, name.end, name.end - 1, "name")
        made.name, made.kind, made.gender = name, name.kind, name.gender
        made.many = name.kind == "group"
        made.role = role
        if role:
            made.kind = "person"
            made.gender = gender(self.page.words[role[1] - 1]) or made.gender
        elif name.core > name.start:
            made.role = name.start, name.core
        return made

    def described(self, start: int, end: int, counted: int | None = None) -> Mention:
        """A mention by description."""
        page = self.page
        head = end - 1
        if head > start and page.words[head].endswith("ing") and singular(page.words[head - 1]) in persons():
            head, end = head - 1, end - 1  # "the president meeting with": the tagger's noun is a verb
        if self.is_verb(start, head):
            head, end = head - 1, end - 1
        if counted is not None:
            end, head = counted + 1, counted
        made = Mention(page, start, end, head, "description")
        word = page.words[head]
        made.many = (
            page.tags[head] in PLURALS
            or word in words().people.plurals
            or word in words().groups.nouns - words().groups.institutions
        )
        if counted is not None:
            made.many = page.words[start] != "one"
        made.kind, made.gender = kind_of(word, made.many), gender(word)
        if word in words().people.needs_of and page.words[head + 1 : head + 2] != ["of"]:
            made.kind = "unknown"
        if word in words().groups.sides and page.words[start:head] == ["the"]:
            made.kind = "organisation"
        if " ".join(page.words[head - 1 : head + 1]) in words().organisations.pairs:
            made.kind, made.many = "organisation", False
        return made

    def is_verb(self, start: int, at: int) -> bool:
        """Whether the noun that ends "his daughter wept" is a verb: its clause has none else."""
        page = self.page
        kin = at > start and page.words[at - 1] in words().people.kin and page.tags[start] == "PRP$"
        if not kin or page.tags[at] != "NN" or page.raw[at + 1 : at + 2] not in ([","], ["."], [";"]):
            return False
        return (
            page.words[start - 1] in {"and", "but", "while", "as"}
            or page.sentence[start - 1] != page.sentence[start]
        )

    def pronoun(self, at: int) -> Mention:
        """A pronoun."""
        return Mention(self.page, at, at + 1, at, "pronoun")


def kind_of(word: str, many: bool) -> PartyKind:
    """The kind of party that a lower-cased head noun tells."""
    known, one = words(), singular(word)
    if word in known.groups.institutions:
        return "organisation"
    if word in known.groups.nouns or (many and one in persons()):
        return "group"
    if one in persons() or one in titles():
        return "person"
    if one in known.organisations.heads or one in known.organisations.any:
        return "group" if many else "organisation"
    return "thing" if word in known.things.documents else "unknown"


def gender(word: str) -> str | None:
    """The gender that a noun tells, if it does."""
    people = words().people
    return "male" if word in people.male else "female" if word in people.female else None
