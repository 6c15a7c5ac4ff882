"""Which triggers tell of one happening: result and deed, a definite noun after its first mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...language.phrases import Phrase
from ...model import Acled, Status
from .page import Page
from .tags import NAMES
from .triggers import Trigger
from .words import singulars, words

REAL = frozenset({"accomplished", "attempted", "unknown"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both"})
APART = frozenset({"first", "second", "third", "other", "next", "previous", "earlier", "last", "new"})
MOST = 60  # triggers and parties that one event gathers: a longer list is of many happenings
NEAR = 12  # events before a trigger that may be its own
BACK = 8  # sentences over which a definite noun still stands for what was told before
CLAUSES = frozenset({"when", "as", "after"})
TIES = frozenset({"in", "during", "by", "after", "from", "with", "when", "for", "of", "as", "following"})


@dataclass
class Happening:
    """An event on its way: its triggers, the first of them its own, and its parties."""

    trigger: Trigger
    type: str
    mode: str | None
    status: Status
    background: bool
    actors: list[Phrase]
    recipients: list[Phrase]
    weapons: list[Phrase]
    contexts: tuple[str, ...]
    acled: Acled | None
    deeds: frozenset[int] = frozenset()
    dependent: bool = False
    spare: bool = False
    sided: bool = False
    others: list[Trigger] = field(default_factory=list)

    def heads(self, page: Page, side: str) -> frozenset[str]:
        """The head words of a side's parties."""
        return frozenset(page.words[one.head] for one in getattr(self, side))


def merged(page: Page, made: Sequence[Happening]) -> list[Happening]:
    """The happenings, each told once."""
    kept: list[Happening] = []
    for one in made:
        near = kept[-NEAR:][::-1]
        fitting = [other for other in near if len(other.others) < MOST and same(page, other, one)]
        earlier = best(page, fitting, one)
        if earlier is None:
            kept += [] if one.dependent and not any(spared(page, other, one) for other in near) else [one]
        else:
            result = next((other for other in fitting if is_result(page, other, earlier, one)), None)
            if result is not None:
                kept.remove(result)
                join(earlier, result)
            join(earlier, one)
    return kept


def is_result(page: Page, other: Happening, earlier: Happening, one: Happening) -> bool:
    """Whether what a sentence tells is the result of an earlier deed it names: "was killed in the firing"."""
    return (
        other is not earlier
        and other.trigger.group.harm
        and all(told.group.harm for told in other.others)
        and not other.actors
        and page.sentence(other.trigger.head) == page.sentence(one.trigger.head)
        and tied(page, other.trigger.end, one.trigger)
    )


def best(page: Page, fitting: Sequence[Happening], one: Happening) -> Happening | None:
    """Of the happenings that fit, the nearest first, the one that a trigger tells of again.

    A definite noun with a mode stands for what was done so, before what was done somehow: "the firing".
    """
    if one.mode is not None and definite(page, one):
        return next((other for other in fitting if other.mode == one.mode), fitting[0] if fitting else None)
    return fitting[0] if fitting else None


def spared(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether a deed that hurt nobody is told after that: "Nobody was hurt ... the explosion"."""
    hurt_none = earlier.status == "negated" and earlier.trigger.group.harm and earlier.type == one.type
    return hurt_none and page.number(one.trigger.head) - page.number(earlier.trigger.head) <= 1


def same(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether a later trigger tells of an earlier happening."""
    if earlier.type != one.type:
        return False
    if (earlier.status in REAL) != (one.status in REAL):
        return one.status in REAL and resulted(page, earlier, one)
    if not loose(earlier, one):
        return False
    if page.sentence(earlier.trigger.head) == page.sentence(one.trigger.head):
        return in_sentence(page, earlier, one)
    return across(page, earlier, one)


def loose(earlier: Happening, one: Happening) -> bool:
    """Whether two modes can be of one deed: killed by a bomb, shot by an assassin."""
    return earlier.mode == one.mode or bool({None, "targeted"} & {earlier.mode, one.mode})


def in_sentence(page: Page, earlier: Happening, one: Happening) -> bool:
    """Result and deed: "killed in a raid", "a raid that killed", "attacked the base, killing six"."""
    first, second = earlier.trigger, one.trigger
    if first.head in one.deeds or clash(page, earlier, one):
        return first.head in one.deeds  # "the barrage that hit the town"
    if first.group.harm and second.group.harm:
        return second.head - first.end < 12  # "killed and wounded"
    if first.verb is not None and is_noun(page, second) and tied(page, first.end, second):
        return True
    if first.verb is None and second.verb is None and one.dependent:
        return definite(page, one)
    if second.group.harm:
        return second.head - first.end < 40
    return first.group.harm and not earlier.actors and opened(page, first.end, second.tokens[0])


def resulted(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether a deed that was ordered or planned is told to have hurt: "ordered a raid in which six died"."""
    between = range(earlier.trigger.end, one.trigger.tokens[0])
    return (
        one.trigger.group.harm
        and len(between) < 14
        and any(page.words[at] == "which" and page.word(at - 1) in {"in", "during"} for at in between)
    )


def opened(page: Page, start: int, stop: int) -> bool:
    """Whether a clause that tells of the deed begins between two places: "killed when rebels attacked"."""
    return stop - start < 14 and any(
        page.words[at] in CLAUSES and page.tags[at] in {"IN", "WRB"} for at in range(start, stop)
    )


def is_noun(page: Page, found: Trigger) -> bool:
    """Whether a trigger is a noun, or an -ing form behind whose deed it is: "in police firing on a crowd"."""
    return found.verb is None or (
        page.tags[found.head] == "VBG" and page.phrase_at(found.head - 1) is not None
    )


def tied(page: Page, start: int, found: Trigger) -> bool:
    """Whether a noun hangs on what stands before it by a preposition: "arrived for a visit"."""
    phrase = page.phrase_at(found.head if found.verb is None else found.head - 1)
    at = (phrase.start if phrase else found.tokens[0]) - 1
    return at >= start - 1 and page.word(at) in TIES and at - start < 30


def clash(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether both name their parties, and name others."""
    for side in ("actors",):
        ours, theirs = earlier.heads(page, side), one.heads(page, side)
        if ours and theirs and not ours & theirs and not pronouns(page, earlier, one):
            return True
    return False


def pronouns(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether an actor of one of two is a pronoun, which may be anybody."""
    return any(page.tags[p.head] in {"PRP", "PRP$", "WP"} for h in (earlier, one) for p in h.actors)


def across(page: Page, earlier: Happening, one: Happening) -> bool:
    """A definite noun for what was told, or the same deed on the same named one."""
    if named(page, earlier, one):
        return not clash(page, earlier, one)
    if page.number(one.trigger.head) - page.number(earlier.trigger.head) > BACK:
        return False
    return definite(page, one) and not clash(page, earlier, one) and not others(page, earlier, one)


def named(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether both were done to one who is named."""
    ours = {page.words[p.head] for p in earlier.recipients if page.tags[p.head] in NAMES}
    theirs = {page.words[p.head] for p in one.recipients if page.tags[p.head] in NAMES}
    return (
        bool(ours & theirs) and not (ours ^ theirs) and all(p.head not in page.places for p in one.recipients)
    )


def others(page: Page, earlier: Happening, one: Happening) -> bool:
    """Whether the two were done to different ones."""
    ours, theirs = earlier.heads(page, "recipients"), one.heads(page, "recipients")
    return bool(ours and theirs) and not ours & theirs


def definite(page: Page, one: Happening) -> bool:
    """Whether a trigger is a noun with "the" or its like, in the words of the earlier or in broad ones."""
    if one.trigger.verb is not None:
        return False
    phrase = page.phrase_at(one.trigger.head)
    start = phrase.start if phrase else one.trigger.tokens[0]
    told_apart = not APART.isdisjoint(page.words[start : one.trigger.head])  # "the first explosions"
    opened = page.words[start] in DEFINITE and not told_apart
    broad = any(form in words().classes["broad"] for form in singulars(page.words[one.trigger.head]))
    return opened and broad


def join(earlier: Happening, one: Happening) -> None:
    """Add a later telling to a happening; a deed takes the place of its result as the trigger."""
    if earlier.trigger.group.harm and not one.trigger.group.harm:
        earlier.others.append(earlier.trigger)
        earlier.trigger = one.trigger
        earlier.acled = one.acled or earlier.acled
    else:
        earlier.others.append(one.trigger)
    earlier.mode = earlier.mode or one.mode
    earlier.actors = earlier.actors or one.actors
    earlier.recipients = added(earlier.recipients, one.recipients)
    earlier.weapons = added(earlier.weapons, one.weapons)
    earlier.acled = earlier.acled or one.acled
    earlier.background = earlier.background and one.background
    if earlier.status != "accomplished" and one.status == "accomplished":
        earlier.status = one.status


def added(ours: list[Phrase], theirs: list[Phrase]) -> list[Phrase]:
    """Phrases with those of another list that do not stand in them."""
    return ours + [one for one in theirs if one not in ours]
