"""Loose nouns: "the man", "the company", for the one who fits in the two sentences before."""

from __future__ import annotations

from . import descriptions
from .candidates import BACK, may_be_person
from .entities import Entity, Registry
from .mentions import Mention
from .voices import Voices
from .words import words


def is_loose(registry: Registry, mention: Mention) -> bool:
    """Whether a description says no more than that somebody is a man or a company."""
    page = registry.page
    if mention.form != "description" or (mention.nested and not mention.asked):
        return False
    body = page.words[mention.head] in words().organisations.any
    if (mention.many and not body) or page.words[mention.start : mention.head] != ["the"]:
        return False
    if mention.end > mention.head + 1 or page.tags[mention.end : mention.end + 1] in (["POS"], ["IN"]):
        return False
    head = page.words[mention.head]
    known = words().people
    return head in known.anyone or head in known.young or head in words().organisations.any


def link(registry: Registry, voices: Voices, mention: Mention) -> Entity:
    """The party of a loose noun: what was called so before, else the only fitting one, else a new one."""
    found = None if descriptions.known(registry, mention) else nearest(registry, voices, mention)
    return descriptions.link(registry, mention, found)


def nearest(registry: Registry, voices: Voices, mention: Mention) -> Entity | None:
    """The one party of the sentences before that may be meant; of persons one without a name first."""
    if not (mention.subject or "source" in mention.asked):
        return None
    body = registry.page.words[mention.head] in words().organisations.any
    near: dict[int, Entity] = {}
    for number in range(mention.sentence - BACK, mention.sentence):
        for entity, one in registry.here.get(number, ()):
            heard = one.quote >= 0 and one.quote != mention.quote
            fits = is_body(registry, entity, mention) if body else is_person(registry, entity, one, mention)
            if fits and not heard:
                near[entity.number] = entity
    speaker = voices.speaker_of(mention)
    fitting = [one for one in near.values() if one is not speaker]
    if not body:
        fitting = [one for one in fitting if not one.is_named] or fitting
        fitting = [one for one in fitting if one.kind == "person"] or fitting
    return fitting[0] if len(fitting) == 1 else None


def is_person(registry: Registry, entity: Entity, one: Mention, mention: Mention) -> bool:
    """Whether a party may be called "the man" or "the girl"."""
    if entity.many or entity.is_place or (entity.gender and entity.gender != mention.gender):
        return False
    page, young = registry.page, words().people.young
    if entity.described is None:
        return entity.kind == "person" and page.words[mention.head] not in young
    first = entity.described
    if page.words[first.start] == "one" and page.tags[first.end - 1] == "PRP":
        return True  # "one of them"
    child = page.words[first.head] in young or page.words[first.head] in words().people.children
    if page.words[mention.head] in young:
        return child or page.words[first.head] in words().people.kin
    known = entity.kind == "person" or may_be_person(page, entity, one)
    return known and not child and page.words[first.head] not in words().people.offices


def is_body(registry: Registry, entity: Entity, mention: Mention) -> bool:
    """Whether a party may be called "the company" or "the group": its name tells nothing else."""
    if not entity.is_named or entity.is_place or entity.kind not in ("organisation", "unknown"):
        return False
    known = words().organisations
    whole = " ".join(registry.key(entity.names[0]))
    if whole in known.armed:
        return registry.page.words[mention.head] in known.bands
    if entity.gender or not entity.spoke or whole in known.names:
        return False
    said = descriptions.vocabulary(registry, entity)
    own = said & known.heads
    firm = registry.page.words[mention.head] in known.companies
    return not own or bool(firm and own <= known.firms)
