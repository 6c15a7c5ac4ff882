"""Pronouns: who "he", "it" and "they" are, where one candidate alone fits."""

from __future__ import annotations

from .candidates import BACK, BLOCK, Candidates, Fit, Wants, suits, wants
from .entities import Entity, Registry
from .mentions import Mention
from .page import FINITE, Page
from .voices import Voices
from .words import words

APART = 8  # sentences from one turn to the next pronoun that may be the same speaker's; quotations are long
RECENT = 12  # mentions of a party that are looked at
CLAUSE = 60  # tokens between a subject and an object of one clause
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
EMPTY_VERBS = frozenset(
    {
        "is",
        "was",
        "be",
        "been",
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
    }
)
FOLLOWING = [["that"], ["to"], ["for"], ["how"], ["whether"], ["if"], ["when"]]


class Resolver:
    """Resolves the pronouns of a page in order; what one was found to be helps the next."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.page: Page = registry.page
        self.candidates = Candidates(registry)
        self.voices = Voices(registry)
        self.before: dict[int, list[Mention]] = {}
        for one in registry.page_mentions:
            if one.form in ("name", "description"):
                self.before.setdefault(one.end, []).append(one)

    def resolve(self, mention: Mention) -> Entity | None:
        """The entity of a pronoun, which is one of its mentions from then on."""
        word = self.page.words[mention.start]
        if self.page.tags[mention.start] in {"WP", "WDT"}:
            return self.relative(mention, word) if mention.asked else None
        wanted = wants(word)
        if wanted is None or self.is_empty(mention, word):
            return None
        found = self.found(mention, wanted, word)
        if found is None:
            if wanted.sort != "body" or self.acts(mention, word):
                self.candidates.open.setdefault(mention.sentence, []).append((mention, wanted))
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
            if entity and (word not in words().pronouns.relative or is_people(entity)):
                self.registry.attach(mention, entity)
                return entity
        return None

    def is_empty(self, mention: Mention, word: str) -> bool:
        """Whether an "it" stands for nothing: "it is likely that", "it is hard to"."""
        page, at = self.page, mention.end
        if word != "it":
            return False
        at = past(page, at, {"MD", "RB"})
        if page.words[at : at + 1] == [] or page.words[at] not in EMPTY_VERBS:
            return False
        last = past(page, at + 1, {"RB", "``", "''", ":", ","})
        if words().pronouns.empty & set(page.words[at + 1 : last + 1]):
            return True
        return (
            page.tags[last : last + 1] in (["JJ"], ["VBN"]) and page.words[last + 1 : last + 2] in FOLLOWING
        )

    def found(self, mention: Mention, wanted: Wants, word: str) -> Entity | None:
        """The only fitting entity of the nearest sentence that has any."""
        if word in REFLEXIVES:
            return self.reflected(mention, wanted)
        if (wanted.sort == "body" and not self.acts(mention, word)) or self.opens_ahead(mention):
            return None
        if "source" in mention.asked and (spoke := self.spoke_before(mention, wanted)):
            return spoke
        back = 0 if word == "its" else BACK
        for number in range(mention.sentence, mention.sentence - back - 1, -1):
            fitting = [
                fit
                for fit in self.candidates.fitting(number, mention, wanted)
                if not (self.same_clause(fit.mention, mention) or self.is_fronted(fit.mention, mention))
            ]
            if fitting and self.page.words[mention.start - 1] in words().pronouns.relative:
                fitting.pop()  # "the man whom he met" is another man
            if fitting:
                found = self.chosen(fitting, mention, word)
                return None if found and self.is_outdone(found, number, mention, wanted) else found
        return None

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
        if found and wanted.sort == "body" and found.kind not in ("organisation", "state"):
            return None
        return found

    def is_outdone(self, found: Entity, number: int, mention: Mention, wanted: Wants) -> bool:
        """Whether somebody else was the subject just before the sentence in which a candidate is none."""
        if found.is_subject_of(number) or wanted.sort != "person" or not self.is_aside(found, number):
            return False
        return any(
            fit.entity not in (found, BLOCK) and fit.entity.is_subject_of(earlier)
            for earlier in range(number - 1, mention.sentence - BACK - 1, -1)
            for fit in self.candidates.fitting(earlier, mention, wanted)
        )

    def is_aside(self, found: Entity, number: int) -> bool:
        """Whether a party is named after prepositions alone in a sentence."""
        here = [one for one in found.mentions[-RECENT:] if one.sentence == number]
        return all(one.start > 0 and self.page.tags[one.start - 1] in {"IN", "TO"} for one in here)

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

    def chosen(self, fitting: list[Fit], mention: Mention, word: str) -> Entity | None:
        """The one candidate, or the one subject among several for a pronoun that is a subject itself."""
        if word in words().pronouns.thing and (
            sure := [fit for fit in fitting if fit.entity.kind != "unknown"]
        ):
            fitting = sure
        if len(fitting) > 1 and (mention.subject or self.owns_subject(mention)):
            subjects = [fit for fit in fitting if fit.entity.is_subject_of(fit.mention.sentence)]
            rivals = [fit for fit in fitting if fit not in subjects and is_rival(fit)]
            fitting = subjects if len(subjects) == 1 and not rivals else fitting
        if len(fitting) != 1 or fitting[0].entity is BLOCK or fitting[0].entity.is_place:
            return None
        if word in words().pronouns.many and fitting[0].entity.kind not in (
            "group",
            "organisation",
            "person",
        ):
            return None
        led = fitting[0].entity.is_subject_of(fitting[0].mention.sentence)
        if word == "it" and not led:
            return None  # "it" goes on with who acted or spoke last
        return fitting[0].entity

    def owns_subject(self, mention: Mention) -> bool:
        """Whether a possessive begins a phrase that is a subject."""
        return self.page.tags[mention.start] == "PRP$" and self.page.is_subject_phrase(mention.start)

    def is_fronted(self, one: Mention, mention: Mention) -> bool:
        """Whether a mention only stands in a phrase before the subject: "Under the care of Orel, he"."""
        page = self.page
        if not mention.subject or one.sentence != mention.sentence or mention.start - one.end > CLAUSE:
            return False
        first = page.sentences[one.sentence][0]
        first = next((i for i in range(first, one.start) if page.words[i].isalpha()), one.start)
        opens = page.tags[first] in {"IN", "VBN", "VBG"} and page.words[first] != "according"
        return opens and not any(page.tags[i] in FINITE for i in range(first, mention.start))

    def same_clause(self, one: Mention, mention: Mention) -> bool:
        """Whether a mention is the subject of the clause in which a pronoun is an object."""
        if mention.subject or self.page.tags[mention.start] != "PRP":
            return False
        if not one.subject or one.sentence != mention.sentence or mention.start - one.end > CLAUSE:
            return False
        return sum(self.page.tags[i] in FINITE for i in range(one.end, mention.start)) <= 1


def past(page: Page, at: int, tags: set[str]) -> int:
    """The first token from one on that has none of some tags."""
    while at < len(page.tags) and page.tags[at] in tags:
        at += 1
    return at


def is_rival(fit: Fit) -> bool:
    """Whether a candidate that is no subject may still be meant: a name, or whoever was meant before."""
    return fit.entity is BLOCK or (fit.entity.is_named and not fit.mention.nested)


def is_people(entity: Entity) -> bool:
    """Whether "who" can stand for an entity."""
    return entity.kind in ("person", "group") or (entity.kind == "unknown" and not entity.is_place)
