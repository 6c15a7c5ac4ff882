"""Finds events: PLOVER type and mode, who did it to whom, and whether it happened at all.

A trigger word of the lexicon is looked for, its parties are read from the clause around it, and it is
believed only where they fit: "attacked the village" with its gunmen, not "attacked the proposal".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ... import doc as read
from ...language.phrases import Phrase
from ...model import Event, Sourced, Span
from . import arguments, facets, fills, gates, identity, nominal, specific, status, tellers, triggers
from .clauses import qualified
from .demands import demands
from .hearing import hear, unheard
from .page import Page
from .roles import Roles
from .same import Happening, merged
from .sides import Heard, Sides, meets, settle
from .triggers import Trigger

BY = "events 0.1"


def find(doc: Doc) -> Iterator[Event]:
    """The events of a Doc, in the order of their triggers.

    >>> from ...model import Document
    >>> from ...pipeline import prepare
    >>> doc = prepare(Document(id="d", text="Rebels shelled the village of Lisk. Critics attacked the plan."))
    >>> [(event.type, event.mode, event.actors[0].value) for event in find(doc)]
    [('ASSAULT', 'heavy-weapons', 'Rebels')]
    """
    page = Page(doc)
    history, heard = facets.History(page), Sides(page)
    read_off = [one for found in triggers.find(page) if (one := meant(page, found, history, heard))]
    made = merged(page, [one for one in read_off if not one.spare and not one.sided])
    made += unheard(page, made, [one for one in read_off if one.spare])
    sided = [one for one in read_off if one.sided]
    made += untold(page, made, [*sided, *demands(page, heard, history)])
    hear(page, made)
    identity.given(page, made)
    fills.given(page, made)
    settle(heard, made)
    tellers.left_out(page, made)
    on_nobody_else(made)
    made.sort(key=lambda one: one.trigger.tokens)
    for number, one in enumerate(made, 1):
        yield event(page, f"e{number}", one)


def on_nobody_else(made: Sequence[Happening]) -> None:
    """Keep everybody on one side: a church that a missile hit did not kill in it, who is asked asks none."""
    for one in made:
        if one.trigger.group.frame in {"mutual", "meeting"}:
            continue
        if one.trigger.group.type == "ASSAULT":
            one.actors = [who for who in one.actors if not any(meets(who, other) for other in one.recipients)]
        else:
            one.recipients = [who for who in one.recipients if who not in one.actors]


def untold(page: Page, made: Sequence[Happening], sided: Sequence[Happening]) -> list[Happening]:
    """What the sides alone tell of: the first such deed of each sentence on whom nothing else is done."""
    done: defaultdict[int, list[Phrase]] = defaultdict(list)
    for other in made:
        done[page.number(other.trigger.head)] += other.recipients
    found: dict[int, Happening] = {}
    for one in sided:
        at = page.number(one.trigger.head)
        if not any(meets(who, other) for who in one.recipients for other in done[at]):
            found.setdefault(at, one)
    return list(found.values())


def meant(page: Page, found: Trigger, history: facets.History, heard: Sides) -> Happening | None:
    """The happening that a trigger tells of in the first of its meanings that is believed."""
    one = happening(page, found, history, heard)
    if one is not None and not (one.sided or one.spare):
        return one
    made = (happening(page, other, history, heard) for other in triggers.others(page, found))
    return next((other for other in made if other is not None and not (other.sided or other.spare)), one)


def happening(page: Page, found: Trigger, history: facets.History, heard: Sides) -> Happening | None:
    """The happening that a trigger tells of, None where it is not believed."""
    if found.verb is None and not triggers.stands(page, found):
        return None
    carrier = nominal.carrier(page, found) if found.verb is None else None
    actors, recipients = arguments.parties(page, found, carrier)
    actors = [one for one in actors if one.head not in found.tokens]  # "exchanged fire"
    recipients = [one for one in recipients if one not in actors]
    actors = actors or heard.actors(found, recipients)
    weapons = facets.instruments(page, found, actors)
    roles = Roles(page, found, actors, recipients, bool(weapons))
    standing = None if specific.stops_work(roles) else specific.standing(roles, carrier)
    sides = heard.around(found, actors) if standing is None and not gates.figure(roles) else None
    if sides is not None:
        actors, recipients = sides
    elif standing is None:
        return None
    mode = facets.mode(found, [mode for _, mode in weapons])
    tools = {one.head for one, _ in weapons}
    return Happening(
        trigger=found,
        dependent=standing == "dependent",
        spare=standing == "spare",
        sided=sides is not None,
        deeds=frozenset(one.head for one in actors),
        type=found.group.type,
        mode=mode,
        status=status.status(
            page, found, None if nominal.claims(carrier) else carrier, (*actors, *recipients)
        ),
        background=history.holds(found),
        actors=roles.agents() if sides is None else actors,
        recipients=[one for one in arguments.asked(page, found, recipients) if one.head not in tools],
        weapons=[one for one, _ in weapons] if found.group.type == "ASSAULT" else [],
        contexts=facets.contexts(page, found),
        acled=facets.acled(found.group.type, mode, roles),
    )


def event(page: Page, name: str, one: Happening) -> Event:
    """The event of a happening."""
    return Event(
        id=name,
        type=one.trigger.group.type,
        mode=one.mode,
        contexts=one.contexts,
        acled=one.acled,
        background=one.background,
        status=one.status,
        trigger=worded(page, pieces(page, one.trigger)),
        mentions=tuple(sorted(piece for other in one.others for piece in pieces(page, other))),
        actors=named(page, one.actors),
        recipients=named(page, one.recipients),
        instruments=named(page, one.weapons),
    )


def pieces(page: Page, found: Trigger) -> list[Span]:
    """The characters of a trigger's own words, each run of them once."""
    spans: list[Span] = []
    for at in found.tokens:
        start, end = page.span(at, at + 1)
        if spans and not page.text[spans[-1][1] : start].strip():
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return spans


def worded(page: Page, spans: Sequence[Span]) -> Sourced[str]:
    """The words at some spans."""
    value = " ".join(page.text[start:end] for start, end in spans)
    return read.sourced(page.doc, value, spans, BY)


def named(page: Page, found: Sequence[Phrase]) -> tuple[Sourced[str], ...]:
    """Each phrase as its words."""
    extents = [extent(page, one) for one in found]
    extents = [(start, end) for start, end in extents if set(page.tags[start:end]) != {"DT"}]
    return tuple(worded(page, [page.span(*one)]) for one in outer(extents))


def outer(extents: Sequence[Span]) -> list[Span]:
    """The extents that lie in no other, in their order: of "the brother of Ana Orel" not "Ana Orel"."""
    inner: set[Span] = set()
    reach = -1
    for start, end in sorted(set(extents), key=lambda one: (one[0], -one[1])):
        if end <= reach:
            inner.add((start, end))
        reach = max(reach, end)
    return [one for one in extents if one not in inner]


def extent(page: Page, one: Phrase) -> tuple[int, int]:
    """The tokens of a party: as heard, or its phrase with what qualifies it."""
    if isinstance(one, Heard):
        return one.start, one.end
    return qualified(page, one.start), arguments.extended(page, one)
