"""From entities to the parties of the record."""

from __future__ import annotations

from collections.abc import Iterator

from ... import doc as on_doc
from ...model import Party, PartyKind, Sourced, Span
from .entities import Entity, Registry
from .heard import taking_part
from .mentions import Mention
from .metonyms import stands_for
from .page import Page
from .words import capitals, demonyms, states, words


def parties(page: Page, registry: Registry, by: str) -> Iterator[Party]:
    """The entities that somebody is interested in, or that have a name, as parties."""
    spans = owned(page, [entity for entity in registry.all if is_kept(page, entity)])
    kept = sorted(
        (one for one in registry.all if spans.get(one.number)), key=lambda one: spans[one.number][0]
    )
    ids = {entity.number: f"p{number}" for number, entity in enumerate(kept, start=1)}
    members, heard = Members(page, registry, ids), taking_part(page)
    for entity in kept:
        name = page.characters(*name_of(page, entity))
        yield Party(
            id=ids[entity.number],
            kind=kind_heard(heard, entity, kind_of(page, entity)),
            name=on_doc.sourced(page.doc, page.source[slice(*name)], [name], by),
            roles=tuple(roles(page, entity, by)),
            member_of=members.of(entity),
            mentions=tuple(spans[entity.number]),
        )


def roles(page: Page, entity: Entity, by: str) -> Iterator[Sourced[str]]:
    """What a party is said to be, and whom it stands for."""
    for role in entity.roles:
        yield on_doc.sourced(page.doc, page.text(*role), [page.characters(*role)], by)
    if found := stands_for(page, entity):
        whom, name = found
        yield on_doc.sourced(page.doc, whom, [page.characters(*name)], by)


def owned(page: Page, entities: list[Entity]) -> dict[int, list[Span]]:
    """The mentions of each entity in text order, each of one entity alone: the first that has it."""
    taken: set[Span] = set()
    spans = {}
    for entity in entities:
        own = {page.characters(one.start, one.end) for one in entity.mentions} - taken
        taken |= own
        spans[entity.number] = sorted(own)
    return spans


def is_kept(page: Page, entity: Entity) -> bool:
    """Whether an entity is a party: wanted by another field, or a named person, organisation or state."""
    if entity.asked:
        return True
    if entity.kind == "organisation" and entity.described and not entity.is_named:
        return is_of_state(page, entity.described)
    if not entity.is_named or entity.is_place:
        return False
    return entity.kind in ("person", "organisation", "state")


def is_of_state(page: Page, one: Mention) -> bool:
    """Whether a description names the state whose body it is, and does something: "the Ruritanian army"."""
    said = page.words[one.start : one.head]
    return one.subject and any(word in demonyms() or word in states() for word in said)


def kind_of(page: Page, entity: Entity) -> PartyKind:
    """The kind of an entity; by what it does where its words do not tell."""
    if entity.kind != "unknown":
        return entity.kind
    asked = entity.asked
    if entity.is_named and asked and page.words[entity.names[0].start] in capitals():
        return "state"
    if entity.is_place and asked:
        return of_place(asked)
    if entity.is_named:
        longest = max(one.name.end - one.name.core for one in entity.names if one.name)
        is_person = "source" in asked and longest > 1 and not entity.is_definite
        return "person" if is_person and not entity.is_place else "unknown"
    if entity.described and "source" in asked and is_one_of_them(page, entity.described):
        return "person"
    return "thing" if asked == {"recipient"} else "unknown"


def kind_heard(heard: dict[PartyKind, set[int]], entity: Entity, read: PartyKind) -> PartyKind:
    """The kind that was read; where that is none, or a mere plural, the kind that was heard."""
    heads = {one.end - 1 if one.form == "name" else one.head for one in entity.mentions}
    if read == "unknown" and heads & heard["organisation"]:
        return "organisation"
    return "thing" if read == "group" and not entity.is_named and heads & heard["thing"] else read


def is_one_of_them(page: Page, one: Mention) -> bool:
    """Whether a description takes one out of those that a pronoun means: "one of them"."""
    return page.words[one.start] == "one" and page.tags[one.end - 1] == "PRP"


def of_place(asked: set[str]) -> PartyKind:
    """What a place is by what it does: one that speaks stands for its rulers, one that is hit is a thing."""
    if "source" in asked:
        return "state"
    return "thing" if asked == {"recipient"} else "unknown"


def name_of(page: Page, entity: Entity) -> tuple[int, int]:
    """The tokens of the fullest form of an entity's name, without articles and titles."""
    if entity.names:
        best = max(entity.names, key=lambda one: (fullness(page, one), -one.start))
        assert best.name  # noqa: S101 - names have one
        return best.name.core if best.name.core < best.name.end else best.name.start, best.name.end
    described = [one for one in entity.mentions if one.form != "pronoun"]
    if not described and entity.described:
        return counted(page, entity.described)
    first = max(described, key=lambda one: (bool(one.asked), one.end - one.start, -one.start))
    start = first.start
    while start < first.end - 1 and (
        page.words[start] in words().joins.articles or (page.words[start] == "that" and first.many)
    ):
        start += 1
    return start, first.end


def counted(page: Page, one: Mention) -> tuple[int, int]:
    """What a quantity counts: "men" in "hundreds of men", where others of the same are a party."""
    start = one.start
    while start < one.head and (
        page.words[start] in words().joins.quantities | words().joins.articles | {"of"}
        or page.tags[start] == "CD"
    ):
        start += 1
    return start, one.end


def fullness(page: Page, one: Mention) -> int:
    """How many words a name has, an acronym fewer than any."""
    assert one.name  # noqa: S101 - names have one
    whole = " ".join(page.words[one.name.core : one.name.end])
    short = whole in words().organisations.short or (whole in states() and len(whole.replace(".", "")) < 4)
    return 0 if short or whole in demonyms() else one.name.end - one.name.core


class Members:
    """Which party a party belongs to, by its role or its description: "head of the Council"."""

    def __init__(self, page: Page, registry: Registry, ids: dict[int, str]) -> None:
        self.page, self.ids = page, ids
        self.states: dict[str, Entity] = {}
        self.bodies: dict[int, Entity] = {}
        for entity in registry.all:
            if entity.number not in ids:
                continue
            for one in entity.mentions:
                if entity.kind in ("organisation", "state") and one.form == "name":
                    self.bodies.setdefault(one.name.start if one.name else one.start, entity)
            if entity.kind == "state":
                self.states[registry.key(entity.names[0])[0]] = entity

    def of(self, entity: Entity) -> str | None:
        """The id of the party that an entity belongs to."""
        for start, end in entity.roles:
            for at in range(start, end):
                body = self.bodies.get(at)
                if body and body is not entity:
                    return self.ids[body.number]
        if entity.described and entity.kind in ("person", "group", "organisation"):
            return self.described(entity, entity.described)
        return None

    def described(self, entity: Entity, one: Mention) -> str | None:
        """The id of the party whose name or demonym stands in a description."""
        for at in range(one.start, one.end):
            if at < one.head and (state := self.states.get(demonyms().get(self.page.words[at], ""))):
                return self.ids[state.number]
            body = self.bodies.get(at)
            if (
                body
                and body is not entity
                and (at < one.head or self.page.words[at - 1] in {"of", "for", "the"})
            ):
                return self.ids[body.number]
        return None
