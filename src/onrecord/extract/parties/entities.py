"""Parties in the making: mentions by name and by description, linked as they come."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator

from ...model import PartyKind, Refusal
from .keys import Key, core_of, initials, states_of
from .mentions import Mention
from .names import LONGEST_PERSON
from .page import Page
from .words import demonyms, first_names, persons, singular, states, words

NEAR = 2  # sentences back over which a possessive or an object tells a gender: it may be wrong
KEPT = 8  # entities kept under one word: the latest ones; more would make long texts slow
ROLES = 20  # roles kept of one party, far more than a report gives anybody
UNTELLING = frozenset({"DT", "CD", "PDT", "POS", "HYPH"})  # tags of what narrows nothing down
RECENT = 15  # sentences back in which "the miners" may find its miners


class Entity:
    """A party in the making."""

    def __init__(self, number: int, kind: PartyKind, many: bool) -> None:
        self.number, self.kind, self.many = number, kind, many
        self.gender: str | None = None
        self.supposed: dict[int, str | None] = {}
        self.heard: dict[int, str | None] = {}
        self.is_place = False
        self.is_definite = False
        self.states: frozenset[str] = frozenset()
        self.names: list[Mention] = []
        self.mentions: list[Mention] = []
        self.roles: list[tuple[int, int]] = []
        self.role_words: list[tuple[frozenset[str], str]] = []
        self.described: Mention | None = None
        self.last = -1
        self.acted = self.located = self.spoke = False
        self.subject_of = -1

    def gender_at(self, sentence: int) -> str | None:
        """The gender of the party, or what its pronouns in a sentence and just before take it for."""
        near = (self.supposed.get(number) for number in range(sentence, sentence - NEAR - 1, -1))
        return self.gender or self.heard.get(sentence) or next((gender for gender in near if gender), None)

    def is_subject_of(self, sentence: int) -> bool:
        """Whether the latest clause the party is subject of stands in a sentence."""
        return self.subject_of == sentence

    @property
    def is_named(self) -> bool:
        """Whether the party has a name."""
        return bool(self.names)

    @property
    def asked(self) -> set[str]:
        """The roles in which other fields want the party."""
        return {role for one in self.mentions for role in one.asked}


class Index:
    """Entities under words, the latest few under each."""

    def __init__(self) -> None:
        self.under: dict[object, list[Entity]] = defaultdict(list)

    def add(self, key: object, entity: Entity) -> None:
        """Put an entity under a key, last."""
        known = self.under[key]
        if entity in known:
            known.remove(entity)
        known.append(entity)
        del known[:-KEPT]

    def only(self, key: object) -> Entity | None:
        """The one entity under a key; None where there is none or more."""
        known = self.under.get(key, ())
        return known[0] if len(known) == 1 else None

    def latest(self, key: object) -> Entity | None:
        """The latest entity under a key."""
        known = self.under.get(key)
        return known[-1] if known else None

    def all(self, key: object) -> list[Entity]:
        """The entities under a key, the latest last."""
        return self.under.get(key, [])


class Registry:
    """All parties in the making."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self.page = page
        self.page_mentions = mentions
        self.all: list[Entity] = []
        self.full, self.last, self.first = Index(), Index(), Index()
        self.acronyms, self.sets, self.heads, self.roles = Index(), Index(), Index(), Index()
        self.descriptions, self.parts, self.middle = Index(), Index(), Index()
        self.settled: dict[str, Entity] = {}
        self.of_mention: dict[int, Entity] = {}
        self.here: dict[int, list[tuple[Entity, Mention]]] = defaultdict(list)
        self.refused: list[tuple[Mention, str]] = []
        self.narrowing: dict[tuple[int, int], frozenset[str]] = {}

    def new(self, mention: Mention) -> Entity:
        """A party of its own."""
        made = Entity(len(self.all), mention.kind, mention.many)
        self.all.append(made)
        return made

    def called(self, entity: Entity) -> str:
        """The words that a party is named by first."""
        first = (entity.names or entity.mentions)[0]
        return self.page.text(first.start, first.end)

    def refusals(self) -> Iterator[Refusal]:
        """The pronouns that were left open, each with the reason."""
        for one, why in self.refused:
            yield Refusal("parties", self.page.characters(one.start, one.end), why)

    def attach(self, mention: Mention, entity: Entity) -> None:
        """Make a mention one of an entity's."""
        entity.mentions.append(mention)
        self.of_mention[id(mention)] = entity
        entity.last = max(entity.last, mention.sentence)
        entity.gender = entity.gender or mention.gender
        if entity.kind == "unknown" and mention.kind != "unknown":
            entity.kind = mention.kind
        entity.spoke = entity.spoke or bool(mention.asked & {"source", "actor"})
        if mention.subject:
            entity.acted, entity.subject_of = True, max(entity.subject_of, mention.sentence)
        entity.located = entity.located or self.page.words[mention.start - 1] in words().joins.located
        insort(self.here[mention.sentence], (entity, mention), key=lambda pair: pair[1].start)

    def key(self, mention: Mention) -> Key:
        """The words of a name without titles, states and short forms by their first names."""
        assert mention.name  # noqa: S101 - called for names only
        found = tuple(self.page.words[mention.name.core : mention.name.end])
        whole = " ".join(found)
        whole = words().organisations.short.get(whole, whole)
        return (
            (states().get(whole) or demonyms().get(whole, whole),)
            if mention.kind == "state"
            else tuple(whole.split())
        )

    def link_name(self, mention: Mention, entity: Entity | None = None) -> Entity:
        """The entity of a mention by name, where it is not known already."""
        key = self.key(mention)
        found = entity or self.by_name(key, mention)
        if found and not fits(found, mention):
            found = None
        found = found or self.by_office(mention) or self.new(mention)
        self.attach(mention, found)
        found.names.append(mention)
        found.is_definite = found.is_definite or self.page.words[mention.start] == "the"
        if mention.name and mention.name.is_place and found.kind != "person":
            found.is_place = True
        self.remember(key, found)
        if mention.role:
            self.add_role(found, *mention.role)
        return found

    def by_name(self, key: Key, mention: Mention) -> Entity | None:
        """The entity that is known by a name."""
        exact = self.full.latest(key)
        if exact or mention.kind == "state":
            return exact
        if len(key) == 1:
            return self.by_word(key[0], mention)
        if mention.kind in ("person", "unknown"):
            pair = self.full.only((key[0], "…", key[-1]))
            alone = self.full.only((key[-1],))
            short = alone and alone.kind in ("person", "unknown") and not alone.is_place and is_short(alone)
            found = pair or (alone if short else None) or self.by_part(key, mention)
            if found:
                return found
        if mention.kind in ("organisation", "unknown"):
            return self.by_core(key) or self.full.only((initials(key),))
        return None

    def by_part(self, key: Key, mention: Mention) -> Entity | None:
        """The one person of an earlier sentence whose name holds a name, or is held by it.

        "Ana Orel Duarte" is "Ana Orel" and "Orel Duarte"; in one list those are others.
        """
        fuller = self.parts.only(key) if is_part(key) else None
        shorter = (self.full.only(part) for part in parts_of(key))
        found = fuller or next((one for one in shorter if one), None)
        if found is None or found.is_place or "person" not in (found.kind, mention.kind):
            return None  # "San Francisco" is no part of "the San Francisco Bulletin"
        return found if found.last < mention.sentence and found.kind != "organisation" else None

    def by_core(self, key: Key) -> Entity | None:
        """The one organisation with the same words in its name, and not another state's."""
        ours = states_of(key)
        fitting = {
            entity.number: entity
            for entity in self.sets.all(core_of(key))
            if not ours or not entity.states or entity.states & ours
        }
        return fitting.popitem()[1] if len(fitting) == 1 else None

    def by_word(self, word: str, mention: Mention) -> Entity | None:
        """The entity that one word of its name stands for: a surname, an acronym, "the Council"."""
        if settled := self.settled.get(word):
            return settled
        found = self.last.only(word) or (self.first.only(word) if not self.last.all(word) else None)
        if not (found or self.last.all(word) or self.first.all(word)):
            found = self.middle.only(word)
        if found is None and word.replace(".", "").isalpha() and self.page.raw[mention.head][1:2].isupper():
            found = self.acronyms.only(word.replace(".", ""))
        is_the = self.page.words[mention.start] == "the" and not mention.nested
        if found is None and is_the and word in words().organisations.heads:
            found = self.heads.only(word)
        if found:
            self.settled[word] = found
        return found

    def by_office(self, mention: Mention) -> Entity | None:
        """The person without a name so far whose office comes with a name now."""
        if not mention.role or mention.kind != "person":
            return None
        mods, head = self.role_of(*mention.role)
        for known in reversed(self.roles.all(head)):
            if not known.is_named and (mods, head) in known.role_words:
                return known
        return None

    def remember(self, key: Key, entity: Entity) -> None:
        """Put an entity under the names it may go by from now on."""
        self.full.add(key, entity)
        if len(key) > 1 and entity.kind in ("person", "unknown"):
            surname = next((word for word in reversed(key) if word not in words().joins.generations), key[-1])
            self.last.add(surname, entity)
            self.first.add(key[0], entity)
            self.full.add((key[0], "…", surname), entity)
            for part in parts_of(key):
                self.parts.add(part, entity)
            for word in set(key[1:-1]) - first_names() - words().joins.particles:
                self.middle.add(word, entity)
        if entity.kind in ("organisation", "unknown"):
            self.sets.add(core_of(key), entity)
            entity.states |= states_of(key)
            if len(key) > 1:
                self.acronyms.add(initials(key), entity)
            for word in set(key) & words().organisations.heads:
                self.heads.add(word, entity)

    def add_role(self, entity: Entity, start: int, end: int) -> None:
        """Note a role of an entity."""
        if start >= end or len(entity.roles) >= ROLES:
            return
        said = set(self.page.words[start:end])
        if not any(said <= set(self.page.words[first:last]) for first, last in entity.roles):
            entity.roles.append((start, end))
        mods, head = self.role_of(start, end)
        if head in persons():
            entity.role_words.append((mods, head))
            self.roles.add(head, entity)

    def role_of(self, start: int, end: int) -> tuple[frozenset[str], str]:
        """The modifiers and the head of a role: of "Foreign Secretary", "head of the council"."""
        page = self.page
        stop = next((i for i in range(start + 1, end) if page.tags[i] in {"IN", "TO"}), end)
        mods = frozenset(page.words[start : stop - 1]) - words().joins.articles - {"'s", "’s", "-"}
        return mods, singular(page.words[stop - 1])

    def modifiers(self, mention: Mention) -> frozenset[str]:
        """The words that narrow a description down, without articles and numbers."""
        at = mention.start, mention.head
        if at not in self.narrowing:
            page, inside = self.page, range(*at)
            self.narrowing[at] = frozenset(page.words[i] for i in inside if page.tags[i] not in UNTELLING)
        return self.narrowing[at]


def parts_of(key: Key) -> Iterator[Key]:
    """The shorter names that a person's name of three words or more holds, the longest first.

    >>> list(parts_of(("orel", "duarte", "pinto")))
    [('orel', 'duarte'), ('duarte', 'pinto')]
    """
    if len(key) <= LONGEST_PERSON:
        for length in range(len(key) - 1, 1, -1):
            for start in range(len(key) - length + 1):
                part = key[start : start + length]
                if is_part(part):
                    yield part


def is_part(key: Key) -> bool:
    """Whether words stand for somebody without the rest of the name: not if all are first names."""
    edges = {key[0], key[-1]}
    return len(key) > 1 and edges.isdisjoint(words().joins.particles) and not first_names().issuperset(key)


def is_short(entity: Entity) -> bool:
    """Whether an entity is known by one word alone so far."""
    return all(one.name is not None and one.name.end - one.name.core == 1 for one in entity.names)


def fits(entity: Entity, mention: Mention) -> bool:
    """Whether a mention does not contradict what is known of an entity."""
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    kinds = {entity.kind, mention.kind}
    return len(kinds) == 1 or "unknown" in kinds or kinds == {"organisation", "group"}
