"""Descriptions: "the foreign secretary", "the ministry", "the miners", to the party they were said of."""

from __future__ import annotations

from .clauses import is_bound
from .entities import RECENT, Entity, Registry
from .mentions import Mention
from .words import alike, singular, titles, words

NEAR = 2  # sentences back in which "the president" may find a person who was named without an office


def link(registry: Registry, mention: Mention, entity: Entity | None = None) -> Entity:
    """The entity of a mention by description, where it is not known already."""
    found = entity or known(registry, mention) or registry.new(mention)
    registry.attach(mention, found)
    if found.described is None:
        found.described = mention
    page = registry.page
    if page.words[mention.start] in words().joins.negative:
        return found  # "no group": nobody that could be meant again
    start = mention.start + (page.tags[mention.start] == "DT")
    if not mention.many and is_office(registry, mention):
        registry.add_role(found, start, mention.end)
    for key in (*keys(registry, mention), ("always", head_word(registry, mention))):
        registry.descriptions.add(key, found)
    return found


def keys(registry: Registry, mention: Mention) -> tuple[object, object]:
    """What a description is found under again: all its words, and its head with its number."""
    head = head_of(registry, mention)
    return (registry.modifiers(mention), head, mention.many), (head, mention.many)


def head_of(registry: Registry, mention: Mention) -> str:
    """The singular of a description's head."""
    return singular(registry.page.words[mention.head])


def is_post(registry: Registry, mention: Mention) -> bool:
    """Whether a description only names a post that somebody may hold: "the title of emperor"."""
    before = registry.page.words[max(0, mention.start - 2) : mention.start]
    return before[1:] == ["of"] and before[0] in words().joins.posts


def is_office(registry: Registry, mention: Mention) -> bool:
    """Whether a description names an office: "the mayor", not "a man"."""
    head = head_of(registry, mention)
    return head in words().people.offices or head in titles()


def known(registry: Registry, mention: Mention) -> Entity | None:
    """The entity that a description was said of before; None for a new one."""
    page = registry.page
    tag = page.tags[mention.start]
    if tag in {"PRP$", "CD"} or page.words[mention.start] in words().joins.indefinite:
        return None
    definite = tag == "DT" or any(page.tags[i] == "POS" for i in range(mention.start, mention.head))
    if not mention.many and is_office(registry, mention):
        return officer(registry, mention) if definite or page.raw[mention.head][:1].isupper() else None
    if head_word(registry, mention) in words().groups.always:
        return always(registry, mention)
    narrow = mention.many and bool(registry.modifiers(mention))  # bare "officials" may be others each time
    if definite or narrow or mention.kind == "organisation":
        same = registry.descriptions.latest(keys(registry, mention)[0])
        return same or (defined(registry, mention) if definite else None)
    return None


def defined(registry: Registry, mention: Mention) -> Entity | None:
    """What a description with an article stands for: "the ministry", "the miners"."""
    head = head_of(registry, mention)
    if head in words().organisations.heads and not mention.many and (found := body(registry, mention)):
        return found
    return narrower(registry, mention, registry.descriptions.all((head, mention.many)))


def always(registry: Registry, mention: Mention) -> Entity | None:
    """Those who are the same all through a report, where nothing tells which ones they are: "police"."""
    page, head = registry.page, head_word(registry, mention)
    tail = mention.end > mention.head + 1 or page.words[mention.end : mention.end + 1] in (
        ["in"],
        ["of"],
        ["from"],
    )
    if tail or registry.modifiers(mention):
        return None
    return registry.descriptions.only(("always", head))


def head_word(registry: Registry, mention: Mention) -> str:
    """The head of a description as it is written, in lower case."""
    return registry.page.words[mention.head]


def narrower(registry: Registry, mention: Mention, candidates: list[Entity]) -> Entity | None:
    """The one recent candidate that a description says no more of than was said before.

    Of one person also who was introduced so: "his lawyer, Ada Orel, ... the lawyer".
    """
    mods = registry.modifiers(mention)
    heads = alike(head_of(registry, mention))
    introduced = [] if mention.many else [one for head in heads for one in registry.roles.all(head)]
    fitting = {
        one.number: one
        for one in (*candidates, *introduced)
        if one.last >= mention.sentence - RECENT
        and (
            (one.described is not None and mods <= registry.modifiers(one.described))
            or any(head in heads and mods <= said for said, head in one.role_words)
        )
    }
    return only(registry, mention, list(fitting.values()))


def only(registry: Registry, mention: Mention, fitting: list[Entity]) -> Entity | None:
    """The one of some parties; of several, the only one of the sentence before, unless "of" tells others."""
    if len(fitting) > 1 and registry.page.words[mention.end : mention.end + 1] != ["of"]:
        fitting = [one for one in fitting if one.last >= mention.sentence - 1]
    return fitting[0] if len(fitting) == 1 else None


def body(registry: Registry, mention: Mention) -> Entity | None:
    """The organisation of that name which "the ministry" stands for."""
    mods = registry.modifiers(mention)
    found = registry.heads.all(head_of(registry, mention))
    fitting = [one for one in found if mods <= vocabulary(registry, one)]
    return fitting[0] if len(fitting) == 1 else None


def vocabulary(registry: Registry, entity: Entity) -> frozenset[str]:
    """The words of an entity's names."""
    page = registry.page
    return frozenset(page.words[i] for one in entity.names[:3] for i in range(one.start, one.end))


def officer(registry: Registry, mention: Mention) -> Entity | None:
    """The person who holds an office: introduced with it, else the only one named so far without one."""
    head, mods = head_of(registry, mention), registry.modifiers(mention)
    heads = alike(head)
    holders = list({one.number: one for each in heads for one in registry.roles.all(each)}.values())
    exact = [one for one in holders if (mods, head) in one.role_words]
    if exact:
        return only(registry, mention, exact)
    fitting = [one for one in holders if any(h in heads and agree(mods, m) for m, h in one.role_words)]
    if holders:
        return only(registry, mention, fitting)
    return unassigned(registry, mention)


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one description of an office says no more than the other."""
    return (left <= right or right <= left) and not (left ^ right) & words().people.ranks


def unassigned(registry: Registry, mention: Mention) -> Entity | None:
    """The only person named in the sentences just before, if nothing was said of an office.

    Not one whom the officer speaks of: "Ada Orel was shot, the mayor said".
    """
    if mention.quote >= 0 or registry.page.words[mention.end : mention.end + 1] == ["who"]:
        return None
    near = {
        entity.number: entity
        for number in range(mention.sentence - NEAR, mention.sentence + 1)
        for entity, _ in registry.here.get(number, ())
        if entity.kind in ("person", "unknown") and entity.is_named and not entity.is_place
    }
    if len(near) != 1:
        return None
    (one,) = near.values()
    sure = one.kind == "person" or (
        one.last < mention.sentence and any(part.subject for part in one.mentions)
    )
    fitting = sure and not one.role_words and not one.many
    bound = any(is_bound(registry.page, part, mention) for part in one.mentions)
    apart = bound or is_spoken_of(registry, one, mention)
    return one if fitting and not apart else None


def is_spoken_of(registry: Registry, entity: Entity, mention: Mention) -> bool:
    """Whether a party stands in what a source tells: "[Ada Orel] was shot, the mayor said"."""
    told = registry.page.told_by(mention.start)
    return any(start <= one.start < end for start, end in told for one in entity.mentions)
