"""Pronouns: who "he", "it" and "they" are, where one candidate alone fits."""

from __future__ import annotations

from . import clauses
from .candidates import BACK, Candidates, Fit, Wants, suits, wants
from .choice import Choice
from .empty import is_empty
from .entities import Entity, Registry
from .mentions import Mention
from .page import Page
from .voices import Voices
from .words import capitals, words

APART = 8  # sentences from one turn to the next pronoun that may be the same speaker's; quotations are long
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
BODIES = ("organisation", "state")


class Resolver:
    """Resolves the pronouns of a page in order; what one was found to be helps the next."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.page: Page = registry.page
        self.candidates = Candidates(registry)
        self.voices = Voices(registry)
        self.choice = Choice(registry, self.candidates, self.voices)
        self.before: dict[int, list[Mention]] = {}
        for one in registry.page_mentions:
            if one.form in ("name", "description"):
                self.before.setdefault(one.end, []).append(one)

    def resolve(self, mention: Mention) -> Entity | None:
        """The entity of a pronoun, which is one of its mentions from then on; a refusal keeps its reason."""
        word = self.page.words[mention.start]
        if self.page.tags[mention.start] in {"WP", "WDT"}:
            return self.relative(mention, word) if mention.asked else None
        wanted = wants(word)
        if wanted is None or is_empty(self.page, mention.start):
            return None
        found = self.found(mention, wanted, word)
        if isinstance(found, str):
            if wanted.sort != "body" or self.acts(mention, word):
                self.candidates.open.setdefault(mention.sentence, []).append((mention, wanted))
                self.registry.refused.append((mention, found))
            return None
        if wanted.sort == "rest":
            found = self.others(mention, found)
        self.registry.attach(mention, found)
        self.learn(mention, found, wanted)
        return found

    def learn(self, mention: Mention, found: Entity, wanted: Wants) -> None:
        """What a pronoun tells of its party.

        Of its gender a subject tells for good, another in the report's own voice for the sentences after it,
        and another inside what is said for its own sentence.
        """
        if wanted.sort == "person":
            found.kind = "person"
        if (
            wanted.sort == "body"
            and found.kind == "unknown"
            and mention.subject
            and not self.is_capital(found)
        ):
            found.kind = "organisation"
        if mention.subject:
            found.gender = found.gender or wanted.gender
        told = found.heard if self.voices.inside[mention.start] >= 0 else found.supposed
        told[mention.sentence] = found.gender or wanted.gender

    def is_capital(self, entity: Entity) -> bool:
        """Whether a party is called by a capital, and so is a state."""
        return any(self.page.words[one.start] in capitals() for one in entity.names)

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
            if entity and (word not in words().pronouns.relative or is_people(entity)):
                self.registry.attach(mention, entity)
                return entity
        return None

    def found(self, mention: Mention, wanted: Wants, word: str) -> Entity | str:
        """Whom a pronoun stands for, or why nobody is sure."""
        if word in REFLEXIVES:
            return self.reflected(mention, wanted) or "its clause has no fitting subject"
        if wanted.sort == "body" and not self.acts(mention, word):
            return "it neither speaks nor acts"
        if self.opens_ahead(mention):
            return "it stands before its name"
        sure = self.owner(mention) if word == "it" else None
        if "source" in mention.asked and sure is None:
            sure = self.spoke_before(mention, wanted)
        return sure or self.nearest(mention, wanted, word)

    def nearest(self, mention: Mention, wanted: Wants, word: str) -> Entity | str:
        """The only fitting entity of the nearest sentence that has any, or why there is none."""
        back = 0 if word == "its" else BACK
        for number in range(mention.sentence, mention.sentence - back - 1, -1):
            fitting = self.fitting(number, mention, wanted)
            if fitting and self.page.words[mention.start - 1] in words().pronouns.relative:
                fitting.pop()  # "the man whom he met" is another man
            if fitting:
                found = self.choice.chosen(fitting, mention, word)
                if isinstance(found, Entity) and (
                    rival := self.choice.outdone(found, number, mention, wanted)
                ):
                    return self.choice.several([found, rival])
                return found
        return "nobody fits in the sentences before"

    def fitting(self, number: int, mention: Mention, wanted: Wants) -> list[Fit]:
        """The candidates of a sentence that may be meant where they stand."""
        others = (self.voices.asker(mention), self.voices.quoting(mention))
        return [
            fit
            for fit in self.candidates.fitting(number, mention, wanted)
            if all(fit.entity is not other for other in others)
            and not clauses.is_apart(self.page, fit.mention, mention)
        ]

    def spoke_before(self, mention: Mention, wanted: Wants) -> Entity | None:
        """Whoever spoke last, if a pronoun that speaks fits: "Orel said that Vann had left. He added"."""
        turn = self.voices.previous(mention)
        if turn is None:
            return None
        numbers = range(turn.source.sentence, mention.sentence + 1)
        if len(numbers) > APART:
            return None
        fitting = [fit for number in numbers for fit in self.candidates.fitting(number, mention, wanted)]
        found = self.voices.speaker_before(mention, fitting)
        if found and wanted.sort == "body" and found.kind not in BODIES:
            return None
        return found

    def owner(self, mention: Mention) -> Entity | None:
        """The one body whose person speaks of "it": "the Council’s lawyer said it would sue"."""
        turn = self.voices.of_statement.get(self.voices.inside[mention.start])
        if turn is None or turn.source.kind != "person" or not mention.subject:
            return None
        owners = [
            fit.entity
            for fit in self.candidates.before(turn.source.sentence, mention)
            if turn.source.start <= fit.mention.start < turn.source.end
            and (clauses.is_owner(self.page, fit.mention) or self.page.words[fit.mention.start - 1] == "for")
            and fit.entity.kind == "organisation"
        ]
        return owners[0] if len(owners) == 1 else None

    def opens_ahead(self, mention: Mention) -> bool:
        """Whether a possessive stands in a participle's clause at the start: "Citing his age, Orel"."""
        first = self.page.sentences[mention.sentence][0]
        return self.page.tags[first] == "VBG" and mention.start - first <= 3

    def reflected(self, mention: Mention, wanted: Wants) -> Entity | None:
        """Whom "himself" stands for: the last that does something before it in its sentence."""
        doing = [
            fit
            for fit in self.candidates.before(mention.sentence, mention)
            if fit.mention.subject or self.page.tags[fit.mention.end] in {"VB", "TO"}
        ]
        return doing[-1].entity if doing and suits(self.page, doing[-1], wanted) else None

    def acts(self, mention: Mention, word: str) -> bool:
        """Whether an "it" does what an organisation or state does: it speaks, acts, or owns ("its")."""
        at, told = mention.start, self.page.told
        says = at in told or (self.page.words[at - 1] == "that" and at - 1 in told)
        return bool(mention.asked & {"source", "actor"}) or word == "its" or (says and mention.subject)


def is_people(entity: Entity) -> bool:
    """Whether "who" can stand for an entity."""
    return entity.kind in ("person", "group") or (entity.kind == "unknown" and not entity.is_place)
