"""Finds parties: every person, organisation, group, state or thing of the report, with all its mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ... import doc as on_doc
from ...model import Party
from . import aliases, appositions, asked, descriptions, emit, loose
from .entities import Entity, Registry
from .mentions import Mention, Mentions
from .page import Page
from .pronouns import Resolver
from .words import words

BY = "parties 0.1"


def find(doc: Doc) -> Iterator[Party]:
    """The parties of a Doc, in order of their first mentions; pronouns left open go to its refusals.

    >>> from ... import doc as on_doc
    >>> from ...pipeline import document, find_field, prepare
    >>> doc = prepare(document("Ada Orel, the mayor of Lisk, left. “It holds,” Orel said."))
    >>> party, = find(find_field(doc, "attributions"))
    >>> party.kind, party.name.value, [role.value for role in party.roles], len(party.mentions)
    ('person', 'Ada Orel', ['the mayor of Lisk'], 3)
    """
    registry = read(doc)
    on_doc.refuse(doc, "parties", registry.refusals())
    yield from emit.parties(registry.page, registry, BY)


def read(doc: Doc) -> Registry:
    """The entities of a Doc, with the pronouns left open."""
    page = Page(doc)
    mentions = Mentions(page)
    asked.ask_all(mentions)
    return linked(page, mentions)


def linked(page: Page, mentions: Mentions) -> Registry:
    """The entities of a page: names and descriptions in order, then pronouns and loose nouns."""
    registry = Registry(page, mentions.all)
    for mention in mentions.all:
        if id(mention) in registry.of_mention:
            continue
        if mention.form == "name":
            named(page, mentions, registry, mention)
        elif mention.form == "description" and not (mention.nested and not mention.asked):
            described(page, mentions, registry, mention)
    resolver = Resolver(registry)
    for mention in mentions.all:
        if mention.form == "pronoun":
            resolver.resolve(mention)
        elif mention.form == "list":
            registry.attach(mention, registry.new(mention))
        elif id(mention) not in registry.of_mention and loose.is_loose(registry, mention):
            loose.link(registry, resolver.voices, mention)
    resolver.voices.first_persons()
    return registry


def named(page: Page, mentions: Mentions, registry: Registry, mention: Mention) -> None:
    """Link a name, with what is apposed to it."""
    role = appositions.role_after(page, mentions, mention) if mention.kind in ("person", "unknown") else None
    if role or appositions.has_age(page, mention.end) or appositions.has_who(page, mention):
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
    also_named(page, mentions, registry, mention.end, found)


def also_named(page: Page, mentions: Mentions, registry: Registry, end: int, entity: Entity) -> None:
    """Link another name that a party is said to have in the words after it: "known as Officer K"."""
    alias = aliases.after(page, mentions, end)
    if alias and id(alias) not in registry.of_mention:
        alias.kind = entity.kind
        registry.link_name(alias, entity)


def described(page: Page, mentions: Mentions, registry: Registry, mention: Mention) -> None:
    """Link a description, with the name that is apposed to it; a loose one that is new waits."""
    if descriptions.is_post(registry, mention) and not mention.asked:
        return
    if mention.kind == "unknown" and appositions.has_who(page, mention):
        mention.kind = "person"
    if name := appositions.name_after(page, mentions, mention):
        entity = apposed(page, registry, mention, name)
    elif loose.is_loose(registry, mention) and descriptions.known(registry, mention) is None:
        return
    else:
        entity = descriptions.link(registry, mention)
    for end in dict.fromkeys((mention.end, appositions.end_of(page, mention.end))):
        also_named(page, mentions, registry, end, entity)


def apposed(page: Page, registry: Registry, mention: Mention, name: Mention) -> Entity:
    """Link a description and the name after it; one that was spoken of before gets the name."""
    name.gender = name.gender or mention.gender
    if mention.kind not in ("organisation", "group"):
        start = mention.start + (page.tags[mention.start] == "DT")
        name.role = name.role or (start, appositions.end_of(page, mention.end))
    before = descriptions.known(registry, mention)
    if mention.kind == "group":
        mention.kind, mention.many = "organisation", False
    if page.words[mention.head] in words().people.either and name.kind != "person":
        mention.kind = "unknown"  # "its owner, Orel Works"
    name.kind = mention.kind if mention.kind != "unknown" else name.kind
    entity = registry.link_name(name, before if before and not before.is_named else None)
    if entity.kind == "group" and mention.kind == "organisation":
        entity.kind, entity.many = "organisation", False
    registry.attach(mention, entity)
    return entity
