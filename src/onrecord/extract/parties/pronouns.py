"""Pronouns: who "he", "it" and "they" are, where one candidate alone fits."""

from __future__ import annotations

from typing import NamedTuple

from .entities import Entity, Registry
from .mentions import Mention
from .page import FINITE, Page
from .words import words

BACK = 2  # sentences back in which a pronoun finds its party
OBJECTS = frozenset({"him", "them", "himself", "themselves", "itself", "herself"})
BLOCK = Entity(-1, "unknown", many=False)


class Wants(NamedTuple):
    """What a pronoun can stand for."""

    sort: str
    gender: str | None


def wants(word: str) -> Wants | None:
    """What a lower-cased pronoun can stand for; None where it stands for nobody in particular.

    >>> wants("she"), wants("we")
    (Wants(sort='person', gender='female'), None)
    """
    known = words().pronouns
    if word in known.male:
        return Wants("person", "male")
    if word in known.female:
        return Wants("person", "female")
    if word in known.thing:
        return Wants("body", None)
    if word in known.many:
        return Wants("many", None)
    return Wants("rest", None) if word in known.rest else None


class Resolver:
    """Resolves the pronouns of a page in order; what one was found to be helps the next."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.page: Page = registry.page
        self.open: dict[int, list[tuple[Mention, Wants]]] = {}
        self.speakers: dict[int, set[int]] = {}
        for number, here in registry.here.items():
            here.sort(key=lambda one: one[1].start)
            registry.here[number] = here
        self.before: dict[int, list[Mention]] = {}
        for one in registry.page_mentions:
            if one.form in ("name", "description"):
                self.before.setdefault(one.end, []).append(one)
        self.find_speakers()

    def find_speakers(self) -> None:
        """Note who speaks each quotation, where that is said by name or description."""
        starts = {one.start: one for one in self.registry.page_mentions if one.form != "pronoun"}
        for one in self.page.said:
            if not one.source or one.manner == "indirect":
                continue
            source = starts.get(self.page.range(one.source.spans)[0])
            entity = self.registry.of_mention.get(id(source))
            if entity is None:
                continue
            for token in self.page.tokens(one.content.spans[:1]):
                if self.page.quote[token] >= 0:
                    self.speakers.setdefault(self.page.quote[token], set()).add(entity.number)
                    break

    def resolve(self, mention: Mention) -> Entity | None:
        """The entity of a pronoun, which is one of its mentions from then on."""
        word = self.page.words[mention.start]
        if mention.asked and self.page.tags[mention.start] in {"WP", "WDT"}:
            return self.relative(mention, word)
        wanted = wants(word)
        if wanted is None or self.is_empty(mention, word):
            return None
        found = self.found(mention, wanted, word)
        if found is None:
            self.open.setdefault(mention.sentence, []).append((mention, wanted))
            return None
        if wanted.sort == "rest":
            found = self.others(mention, found)
        self.registry.attach(mention, found)
        found.gender = found.gender or wanted.gender
        if wanted.sort == "person":
            found.kind = "person"
        return found

    def others(self, mention: Mention, named: Entity) -> Entity:
        """The rest of a group, a party of its own by its noun: "dozens of miners fled and others hid"."""
        made = self.registry.new(mention)
        made.kind, made.many, made.described = "group", True, named.described
        return made

    def relative(self, mention: Mention, word: str) -> Entity | None:
        """What a relative pronoun stands for: the mention right before it, for "who" one of people."""
        end = mention.start - (self.page.raw[mention.start - 1] == ",")
        for one in self.before.get(end, ()):
            entity = self.registry.of_mention.get(id(one))
            if entity and (
                word not in words().pronouns.relative or entity.kind in ("person", "group", "unknown")
            ):
                self.registry.attach(mention, entity)
                return entity
        return None

    def is_empty(self, mention: Mention, word: str) -> bool:
        """Whether an "it" stands for nothing: "it is likely that"; "others" for another thing."""
        if word != "it":
            return False
        at = mention.end
        if at < len(self.page.tags) and self.page.tags[at] == "MD":
            at += 1
        if at >= len(self.page.tags) or self.page.words[at] not in {
            "is",
            "was",
            "be",
            "'s",
            "’s",
            "seems",
            "seemed",
            "appears",
            "appeared",
            "has",
            "had",
            "takes",
            "took",
            "would",
        }:
            return False
        while at + 1 < len(self.page.tags) and not self.page.words[at + 1][:1].isalnum():
            at += 1
        return self.page.words[at + 1 : at + 2] != [] and self.page.words[at + 1] in words().pronouns.empty

    def found(self, mention: Mention, wanted: Wants, word: str) -> Entity | None:
        """The only fitting entity of the nearest sentence that has any."""
        if wanted.sort == "body" and not self.acts(mention, word):
            return None
        for number in range(mention.sentence, mention.sentence - BACK - 1, -1):
            fitting = self.fitting(number, mention, wanted)
            if not fitting:
                continue
            return self.chosen(fitting, mention, word)
        return None

    def acts(self, mention: Mention, word: str) -> bool:
        """Whether an "it" does what an organisation or state does: it speaks or is wanted as a party."""
        told = self.page.told
        says = mention.start in told or (
            self.page.words[mention.start - 1] == "that" and mention.start - 1 in told
        )
        return bool(mention.asked & {"source", "actor"}) or word == "its" or (says and mention.subject)

    def fitting(self, number: int, mention: Mention, wanted: Wants) -> list[tuple[Entity, Mention]]:
        """The entities of a sentence that a pronoun may stand for, each with its last mention before it."""
        own = self.speakers.get(mention.quote, set()) if mention.quote >= 0 else set()
        latest: dict[int, tuple[Entity, Mention]] = {}
        subjects: set[int] = set()
        for entity, one in sorted(self.registry.here.get(number, ()), key=lambda pair: pair[1].start):
            if one.start >= mention.start or entity.number in own or not suits(entity, one, wanted):
                continue
            if one.start <= mention.start < one.end and one.form != "pronoun":
                continue
            if one.quote != mention.quote and one.quote >= 0:
                continue
            latest[entity.number] = entity, one
            if one.subject:
                subjects.add(entity.number)
        for one, other in self.open.get(number, ()):
            if other.sort == wanted.sort and other.gender == wanted.gender and one.start < mention.start:
                latest[-1] = BLOCK, one
        return list(latest.values())

    def chosen(self, fitting: list[tuple[Entity, Mention]], mention: Mention, word: str) -> Entity | None:
        """The one candidate, or the one subject among several for a pronoun that is a subject itself."""
        if word in OBJECTS and mention.sentence == fitting[0][1].sentence:
            fitting = [one for one in fitting if not (one[1].subject and self.same_clause(one[1], mention))]
        if word in words().pronouns.thing and (sure := [one for one in fitting if one[0].kind != "unknown"]):
            fitting = sure
        if len(fitting) > 1 and (mention.subject or self.owns_subject(mention)):
            subjects = [one for one in fitting if self.led(one[0], mention)]
            rivals = [one for one in fitting if one not in subjects and one[0].is_named and not one[1].nested]
            fitting = subjects if len(subjects) == 1 and not rivals else fitting
        if len(fitting) != 1 or fitting[0][0] is BLOCK:
            return None
        return fitting[0][0]

    def led(self, entity: Entity, mention: Mention) -> bool:
        """Whether an entity is a subject in the sentence of its latest mention before a pronoun."""
        last = None
        for one in reversed(entity.mentions[-12:]):
            if one.start < mention.start and (last is None or one.sentence == last):
                last = one.sentence
                if one.subject:
                    return True
        return False

    def owns_subject(self, mention: Mention) -> bool:
        """Whether a possessive begins a phrase that is a subject."""
        return self.page.tags[mention.start] == "PRP$" and self.page.is_subject_phrase(mention.start)

    def same_clause(self, subject: Mention, mention: Mention) -> bool:
        """Whether no other clause begins between a subject and a pronoun."""
        verbs = sum(self.page.tags[i] in FINITE for i in range(subject.end, mention.start))
        return verbs <= 1


def suits(entity: Entity, one: Mention, wanted: Wants) -> bool:
    """Whether a pronoun of some sort can stand for an entity."""
    if wanted.gender and entity.gender and entity.gender != wanted.gender:
        return False
    if wanted.sort == "person":
        unsure = (
            entity.kind == "unknown" and entity.is_named and not entity.is_place and not entity.is_definite
        )
        return not entity.many and (entity.kind == "person" or unsure)
    if wanted.sort == "many":
        return entity.many and entity.kind not in ("state",)
    if wanted.sort == "rest":
        return entity.many and entity.kind == "group" and one.form == "description"
    unsure = entity.kind == "unknown" and entity.is_named and not entity.is_place and entity.gender is None
    return not entity.many and (entity.kind in ("organisation", "state") or unsure) and not one.nested
