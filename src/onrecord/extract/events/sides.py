"""Who acts and on whom as the encoder heard it: as phrases, by the sentence they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from ... import doc as read
from ...language.phrases import Phrase
from .arguments import PARTY, gift
from .clauses import qualified
from .fills import trimmed
from .page import Page
from .same import Happening
from .tags import FINITE, NAMES, NOUNS
from .triggers import Trigger
from .words import singulars, words

Side = Literal["SOURCE", "TARGET"]
LAYER = "actors"
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
AMONG = frozenset({"PROTEST", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types whose place is nobody to whom it is done: "protested in Athens", "met in Naqoura"."""
UPON = frozenset({"on", "against", "at", "of", "to", "for", "in"})
"""Before whom a deed is done to that nothing else tells."""
OPEN = frozenset({"POS", "HYPH", "WP", "WDT", "IN", "TO", "CC", "DT", ",", ":"})
"""Tags that no phrase ends with."""
LEAST = 0.4  # of chance, from which a side counts
SURE = 0.8  # of chance of both sides, from which a deed between them is told though no gate knows them
PUBLIC = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"}
    | {"THREATEN", "SANCTION", "COERCE", "MOBILIZE"}
)
"""Types of deeds between states and bodies; violence and protests are told of by their own words."""
GIFT = 12  # tokens behind a verb of giving in which a word of help stands
GIVING = frozenset({"give", "gives", "gave", "given", "giving"})
"""Forms of a verb that gives anything: only what it has for an object tells."""
NAMED = frozenset({"name", "political", "demonyms", "titles", "armed", "police"})
TROOPS = frozenset({"armed", "police"})
THINGS = frozenset({"built", "property"})
"""Classes of who acts in public, of who can be put on alert, and of what can be given back."""


class Heard(Phrase):
    """A phrase in the extent that was heard."""


class Sides:
    """The sources and targets of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def sure(self) -> set[Phrase]:
        """The phrases that are heard beyond doubt."""
        return {phrase for _, phrase, chance in self.labelled if chance >= SURE}

    def around(self, found: Trigger, actors: Sequence[Phrase]) -> tuple[list[Phrase], list[Phrase]] | None:
        """Those between whom a verb of public life stands, where both sides are heard beyond doubt.

        For who acts the verb's own subject will do.
        """
        if found.verb is None or found.group.type not in PUBLIC or found.group.mode == "arrest":
            return None
        if found.group.type == "AID" and found.group.frame == "giving" and not helps(self.page, found):
            return None
        targets = self.surely(found, "TARGET")
        sources = self.surely(found, "SOURCE") or [*actors]
        first, second = (targets, sources) if found.verb.passive else (sources, targets)
        first = [one for one in first if one.end <= found.head]
        second = [one for one in second if one.start > found.head]
        who, whom = (second, first) if found.verb.passive else (first, second)
        kinds = frozenset().union(*(self.page.kinds(one) for one in who))
        known = kinds & (TROOPS if found.group.type == "MOBILIZE" else NAMED)
        if found.group.type == "RETREAT":  # "released her tax returns"
            whom = [one for one in whom if self.page.kinds(one) & (PARTY | THINGS)]
        return (who, whom) if known and whom else None

    @cached_property
    def heard(self) -> dict[str, list[Phrase]]:
        """The phrases of each side, in text order."""
        found: dict[str, list[Phrase]] = {"SOURCE": [], "TARGET": []}
        for side, phrase, _ in self.labelled:
            found[side].append(phrase)
        return found

    @cached_property
    def labelled(self) -> list[tuple[str, Phrase, float]]:
        """Each phrase that is heard with its side and the chance of it."""
        found: list[tuple[str, Phrase, float]] = []
        for one in read.labels(self.page.doc).spans.get(LAYER, ()):
            start, stop = self.page.ordered.range(one.start, one.end)
            while stop > start + 1 and self.page.tags[stop - 1] in OPEN:
                stop -= 1
            phrase = trimmed(self.page, start, stop)
            if phrase is not None and one.score >= LEAST:
                found.append((one.label, Heard(start, stop, phrase.head), one.score))
        return found

    def actors(self, found: Trigger, recipients: Sequence[Phrase]) -> list[Phrase]:
        """Who acts by a verb without a subject, where it is no deed of violence.

        Beside an arrest in the passive it is who tells of it: "The mayor said that ten men were held."
        """
        if found.verb is None or found.group.type == "ASSAULT":
            return []
        relative = self.page.tag(found.verb.start - 1) in {"WDT", "WP"}
        if found.verb.passive and (found.group.mode == "arrest" or relative):
            return []  # nor did who returned a painting that was stolen steal it
        heard = [one for one in self.of(found, "SOURCE") if not self.placed(one)]
        return [one for one in heard if not any(meets(one, other) for other in recipients)]

    def placed(self, one: Phrase) -> bool:
        """Whether a phrase tells where something was done: "freed in Somalia"."""
        return one.head in self.page.places and self.page.word(one.start - 1) in {"in", "near", "off", "at"}

    def targets(self, event: Happening) -> list[Phrase]:
        """The phrases to whom an event may be done, no place where people only meet or protest."""
        found = self.of(event.trigger, "TARGET")
        among = event.type in AMONG or event.trigger.group.frame == "mutual"
        return [one for one in found if not self.placed(one)] if among else found

    def surely(self, found: Trigger, side: Side) -> list[Phrase]:
        """The phrases of a side around a trigger that are heard beyond doubt."""
        return [one for one in self.of(found, side) if one in self.sure]

    def of(self, found: Trigger, side: Side) -> list[Phrase]:
        """The phrases of a side in the sentence of a trigger that do not hold its head."""
        low, high = self.page.sentence(found.head)
        return [one for one in self.between(side, low, high) if not one.start <= found.head < one.end]

    def between(self, side: Side, low: int, high: int) -> Iterator[Phrase]:
        """The phrases of a side between two tokens."""
        every = self.heard[side]
        first = bisect_left(every, low, key=lambda one: one.start)
        for one in every[first:]:
            if one.end > high:
                break
            yield one


def helps(page: Page, found: Trigger) -> bool:
    """Whether what is given is of help: "gave the rebels a reason" is no aid."""
    given = page.heads(gift(page, found))
    if page.words[found.head] not in GIVING:
        given.update(form for at in behind(page, found) for form in singulars(page.words[at]))
    return not given.isdisjoint(words().classes["relief"])


def behind(page: Page, found: Trigger) -> Iterator[int]:
    """The nouns of the clause behind a verb: "handed over four tons worth of medicine to the clinic"."""
    _, high = page.sentence(found.head)
    for at in range(found.end, min(high, found.end + GIFT)):
        if page.tags[at] in FINITE | {"VB", "WP", "WDT"}:
            break
        if page.tags[at] in NOUNS:
            yield at


def settle(heard: Sides, made: Sequence[Happening]) -> None:
    """Give the happenings their parties in the extents that were heard.

    To whom an earlier deed of its sentence is done is not given to one that names nobody.
    """
    ruled: defaultdict[int, list[tuple[int, Phrase]]] = defaultdict(list)
    for event in made:
        for one in event.recipients:
            ruled[heard.page.number(event.trigger.head)].append((event.trigger.head, one))
    for event in made:
        sources = [one for one in heard.of(event.trigger, "SOURCE") if not heard.placed(one)]
        event.actors = settled(heard.page, event, event.actors, sources)
        targets = heard.targets(event)
        if not event.recipients:
            here = ruled[heard.page.number(event.trigger.head)]
            taken = [one for at, one in here if at < event.trigger.head]
            targets = [one for one in targets if not any(meets(one, other) for other in taken)]
        placed = event.type in {"COERCE", "MOBILIZE"} and event.mode not in {"arrest", None}
        if placed and not event.recipients:  # "extended the curfew in Lisk", "troops are on alert in Lisk"
            event.recipients = targets
        else:
            event.recipients = settled(heard.page, event, event.recipients, targets)
    bare(heard, made)


def bare(heard: Sides, made: Sequence[Happening]) -> None:
    """Give the deed of a sentence that names nobody to whom it is done the one who was heard beyond doubt.

    Who does it must be heard beyond doubt, too: "launched an attack that included 500 troops on the base".
    """
    by_sentence: dict[int, list[Happening]] = {}
    for event in made:
        by_sentence.setdefault(heard.page.number(event.trigger.head), []).append(event)
    for events in by_sentence.values():
        if any(event.recipients for event in events):
            continue
        for event in events:
            who = heard.surely(event.trigger, "SOURCE")
            targets = [one for one in heard.targets(event) if one in heard.sure]
            whom = [one for one in targets if heard.page.word(one.start - 1) in UPON]
            if whom and any(meets(one, other) for one in who for other in event.actors):
                event.recipients = whom
                break


def settled(page: Page, event: Happening, ruled: list[Phrase], heard: list[Phrase]) -> list[Phrase]:
    """The parties of a side: by the rules, in the extents that were heard; things give way to who was heard.

    Of what is done with force things are parties: who was heard says nothing of a bridge blown up.
    """
    if not heard:
        return ruled
    kept = [one for one in ruled if not any(meets(one, other) for other in heard)]
    if event.type not in FORCE:
        kept = [one for one in kept if page.kinds(one) & PARTY]
    found = list(kept)
    for at, one in enumerate(heard):
        held = within(page, ruled, one)
        tied = at and not held and is_tied(page, heard[at - 1], one) and heard[at - 1] in found
        found += [one] if tied else held
    found.sort(key=lambda one: one.start)
    return found or (ruled if event.type in FORCE else list(heard))


def is_tied(page: Page, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are one list: "the airport and the base", but not "Jan Orel, a miller"."""
    between = page.words[one.end : other.start]
    return between in (["and"], [",", "and"], ["and", "the"]) or (
        between == [","] and page.tags[other.start] != "DT"
    )


def within(page: Page, ruled: list[Phrase], heard: Phrase) -> list[Phrase]:
    """The one party that meets what was heard, in its extent; several stay as they are; none is none."""
    inside = [one for one in ruled if meets(one, heard)]
    if len(inside) != 1:
        return inside
    begun = min(heard.start, qualified(page, inside[0].start))
    return [heard._replace(start=begun, end=whole(page, inside[0], heard))]


def whole(page: Page, ruled: Phrase, heard: Phrase) -> int:
    """Where what was heard ends, the rest of its phrase with it: "ex-Prime Minister Jan [Orel]"."""
    last, end = page.tags[heard.end - 1], heard.end
    same = NAMES if last in NAMES else NOUNS if last in {"JJ", "CD", "NN"} else frozenset[str]()
    while end < ruled.end and page.tags[end] in same:
        end += 1
    return end


def meets(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases have a token in common."""
    return one.start < other.end and other.start < one.end
