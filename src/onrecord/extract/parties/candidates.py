"""Candidates: which parties a pronoun may stand for, sentence by sentence backwards."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import islice
from typing import NamedTuple

from .clauses import is_predicate
from .entities import Entity, Registry
from .mentions import Mention
from .page import Page
from .words import persons, words

BACK = 2  # sentences back in which a pronoun finds its party
WINDOW = 40  # mentions of a sentence that are looked at before a pronoun; real sentences have fewer
AGENTS = ("er", "or", "ist", "ian", "ant", "eer")
BLOCK = Entity(-1, "unknown", many=False)
"""Stands for whoever an unresolved pronoun meant."""


class Wants(NamedTuple):
    """What a pronoun can stand for."""

    sort: str
    gender: str | None


class Fit(NamedTuple):
    """A candidate with its last mention before the pronoun."""

    entity: Entity
    mention: Mention


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


class Candidates:
    """The mentions of a page by sentence, and who speaks each quotation."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.page: Page = registry.page
        self.open: dict[int, list[tuple[Mention, Wants]]] = {}
        self.speakers: dict[int, set[int]] = {}
        self.turns: list[tuple[int, int]] = []
        self.find_speakers()

    def find_speakers(self) -> None:
        """Note who speaks each quotation, where that is said by name or description."""
        starts = {one.start: one for one in self.registry.page_mentions if one.form != "pronoun"}
        entity: Entity | None = None
        for one in self.page.said:
            if one.source:
                source = starts.get(self.page.range(one.source.spans)[0])
                entity = self.registry.of_mention.get(id(source))
            if entity is None or one.manner == "indirect":
                continue
            insort(self.turns, (self.page.range(one.content.spans)[1], entity.number))
            quoted = (self.page.quote[token] for token in self.page.tokens(one.content.spans[:1]))
            number = next((number for number in quoted if number >= 0), None)
            if number is not None:
                self.speakers.setdefault(number, set()).add(entity.number)

    def own_voice(self, mention: Mention) -> set[int]:
        """Who speaks where a pronoun stands, and so says "I"; the last speaker where nobody is named."""
        if mention.quote < 0:
            return set()
        known = self.speakers.get(mention.quote)
        at = bisect_left(self.turns, mention.start, key=lambda turn: turn[0])
        return known or ({self.turns[at - 1][1]} if at else set())

    def before(self, number: int, mention: Mention) -> list[Fit]:
        """The last mentions of a sentence before a pronoun, in order."""
        here = self.registry.here.get(number, [])
        at = bisect_left(here, mention.start, key=lambda pair: pair[1].start)
        return [Fit(*pair) for pair in here[max(0, at - WINDOW) : at]]

    def fitting(self, number: int, mention: Mention, wanted: Wants) -> list[Fit]:
        """The entities of a sentence that a pronoun may stand for, each with its last mention before it."""
        own = self.own_voice(mention)
        latest: dict[int, Fit] = {}
        for fit in self.before(number, mention):
            one = fit.mention
            around = one.end > mention.start and one.form != "pronoun"
            elsewhere = one.quote != mention.quote and one.quote >= 0
            if around or elsewhere or fit.entity.number in own or not suits(self.page, fit, wanted):
                continue
            gender = fit.entity.gender_at(mention.sentence)
            if is_predicate(self.page, one) or (wanted.gender and gender and gender != wanted.gender):
                continue
            latest[fit.entity.number] = fit
        if blocked := self.blocked(number, mention, wanted):
            latest[-1] = Fit(BLOCK, blocked)
        return list(latest.values())

    def blocked(self, number: int, mention: Mention, wanted: Wants) -> Mention | None:
        """An unresolved pronoun of the same sort in a sentence: whoever it meant may be meant again."""
        for one, other in islice(reversed(self.open.get(number, [])), WINDOW):
            heard = one.quote >= 0 > mention.quote  # “I saw him,” he said: another
            if other == wanted and one.start < mention.start and not (heard or self.is_ahead(one, mention)):
                return one
        return None

    def is_ahead(self, one: Mention, mention: Mention) -> bool:
        """Whether a pronoun points ahead, in a clause before the main one: "After he left, Orel"."""
        page, first = self.page, self.page.sentences[one.sentence][0]
        if page.tags[first] not in {"IN", "WRB", "VBG"} or mention.start - first > WINDOW:
            return False
        comma = next((i for i in range(first, mention.start) if page.raw[i] == ","), None)
        return comma is not None and one.start < comma


def suits(page: Page, fit: Fit, wanted: Wants) -> bool:
    """Whether a pronoun of some sort can stand for a candidate."""
    entity, one = fit
    other = wanted.gender and entity.gender and entity.gender != wanted.gender
    if other or page.words[one.start] in words().joins.negative:  # "no group" is nobody
        return False
    if wanted.sort == "person":
        return not entity.many and (entity.kind == "person" or may_be_person(page, entity, one))
    if wanted.sort == "many":
        return (entity.many and entity.kind != "state") or is_institution(page, entity)
    if wanted.sort == "rest":
        return entity.many and entity.kind == "group" and one.form == "description"
    if entity.many or one.nested:
        return False
    return entity.kind in ("organisation", "state") or (is_unsure(entity) and entity.spoke)


def is_institution(page: Page, entity: Entity) -> bool:
    """Whether a party is an institution that is also "they": the police, the authorities."""
    return entity.described is not None and page.words[entity.described.head] in words().groups.institutions


def is_unsure(entity: Entity) -> bool:
    """Whether a name may be anybody's: of no known kind, no place."""
    return entity.kind == "unknown" and entity.is_named and not entity.is_place and entity.gender is None


def is_agent(word: str) -> bool:
    """Whether a noun of no list ends as nouns for those who do something.

    >>> is_agent("glazier"), is_agent("river")
    (True, False)
    """
    return word.endswith(AGENTS) and word not in words().people.no_agents and word not in persons()


def may_be_person(page: Page, entity: Entity, one: Mention) -> bool:
    """Whether a party of unknown kind may be a person: it acts, and nothing is in it or comes from it."""
    if is_unsure(entity) or (entity.is_place and entity.kind == "unknown"):
        return entity.acted and not entity.located and not entity.is_definite
    word = page.words[one.head]
    return entity.kind == "unknown" and not entity.is_named and is_agent(word)
