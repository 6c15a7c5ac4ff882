"""Finds parties: every person, organisation, group, state or thing of the report, with all its mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...model import Party
from . import appositions, asked, descriptions, emit
from .entities import Entity, Registry
from .mentions import Mention, Mentions
from .page import Page
from .pronouns import Resolver

BY = "parties 0.1"


def find(doc: Doc) -> Iterator[Party]:
    """The parties of a Doc, in order of their first mentions.

    >>> from ... import doc as on_doc
    >>> from ...pipeline import document, find_field, prepare
    >>> doc = prepare(document("Ada Orel, the mayor of Lisk, left. “It holds,” Orel said."))
    >>> party, = find(find_field(doc, "attributions"))
    >>> party.kind, party.name.value, [role.value for role in party.roles], len(party.mentions)
    ('person', 'Ada Orel', ['the mayor of Lisk'], 3)
    """
    page = Page(doc)
    mentions = Mentions(page)
    asked.ask_all(mentions)
    registry = linked(page, mentions)
    yield from emit.parties(page, registry, BY)


def linked(page: Page, mentions: Mentions) -> Registry:
    """The entities of a page: names and descriptions in order, then the pronouns."""
    registry = Registry(page, mentions.all)
    apposed: dict[int, Entity] = {}
    for mention in mentions.all:
        if mention.form == "name":
            entity = apposed.pop(id(mention), None)
            named(page, mentions, registry, mention, entity)
        elif mention.nested and not mention.asked:
            continue
        elif mention.form == "description" and id(mention) not in registry.of_mention:
            described(page, mentions, registry, mention)
    resolver = Resolver(registry)
    for mention in mentions.all:
        if mention.form == "pronoun":
            resolver.resolve(mention)
        elif mention.form == "list":
            registry.attach(mention, registry.new(mention))
    resolver.voices.first_persons()
    return registry


def named(
    page: Page, mentions: Mentions, registry: Registry, mention: Mention, entity: Entity | None
) -> None:
    """Link a name, with what is apposed to it."""
    if id(mention) in registry.of_mention:
        return
    role = appositions.role_after(page, mentions, mention) if mention.kind in ("person", "unknown") else None
    if role or appositions.has_age(page, mention.end):
        mention.kind = "person"
    found = registry.link_name(mention)
    if role:
        start, end, described = role
        registry.add_role(found, start, end)
        described.end = max(described.end, end)
        registry.attach(described, found)
    if short := appositions.acronym_after(page, mentions, mention):
        registry.attach(short, found)
        found.names.append(short)
        registry.remember(registry.key(short), found)


def described(page: Page, mentions: Mentions, registry: Registry, mention: Mention) -> None:
    """Link a description, with the name that is apposed to it."""
    if mention.kind == "person" and (name := appositions.name_after(page, mentions, mention)):
        name.kind, name.gender = "person", name.gender or mention.gender
        start = mention.start + (page.tags[mention.start] == "DT")
        name.role = name.role or (start, appositions.end_of(page, mention.end))
        entity = registry.link_name(name)
        registry.attach(mention, entity)
        return
    descriptions.link(registry, mention)
