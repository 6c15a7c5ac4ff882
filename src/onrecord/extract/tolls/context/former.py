"""Figures that a newer one replaces: "12 died, revising an earlier figure of 31", "up from a toll of 9".

Or one behind them does: "put the toll at 31 but revised it down to 26".
"""

from __future__ import annotations

from bisect import bisect_left

from ..cues.claims import Claim, Scene
from ..figures.totals import had_stood
from ..lexicon.reading import FINITE
from ..lexicon.words import words

DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})
NEAR = 4
"""How many claims before a figure the one is looked for that it replaces, or that replaces it."""
LONGEST = 8
"""How many tokens "revised the number of dead down to" has."""
MOVED = ([",", "up", "from"], [",", "down", "from"])
COMPARED = (["compared", "with"], ["compared", "to"])
LATELY = (
    "the day before",
    "a day before",
    "a day earlier",
    "the previous day",
    "the previous week",
    "the week before",
    "last week",
    "yesterday",
    "earlier",
    "previously",
)


def replaced(scene: Scene, found: list[Claim]) -> list[Claim]:
    """The claims, former figures as the `old` of the ones that replace them."""
    kept: list[Claim] = []
    former: Claim | None = None
    for claim in sorted(found, key=lambda claim: claim.start):
        other = same(scene, kept, claim)
        if other is not None and (is_revised(scene, claim) or stood(scene, kept[other])):
            kept[other] = claim._replace(old=kept[other].amount, whole=None)
        elif other is not None and (is_former(scene, claim) or is_compared(scene, former, claim)):
            kept[other] = kept[other]._replace(old=claim.amount)
            former = claim
        else:
            kept.append(claim)
    return bare_olds(scene, kept)


def bare_olds(scene: Scene, kept: list[Claim]) -> list[Claim]:
    """Claims with the bare numbers that "up from" sets behind them: "eleven had died, up from [six]"."""
    told = {claim.start for claim in kept}
    order = sorted(range(len(kept)), key=lambda i: kept[i].start)
    for group in scene.groups:
        moved = scene.reading.lower[group.start - 3 : group.start] in MOVED
        if group.sort != "number" or group.head is not None or group.start in told or not moved:
            continue
        if not all(scene.reading.marks[group.end : group.end + 1]):
            continue  # "up from six per cent", "up from 12 to 15 a litre"
        near = last_before(scene, kept, order, group.start)
        if near is not None and kept[near].old is None and not kept[near].whole:
            kept[near] = kept[near]._replace(old=group.tally)
    return kept


def last_before(scene: Scene, kept: list[Claim], order: list[int], at: int) -> int | None:
    """The last claim with a number of its own that ends before a token, no number or verb between.

    `order` has the places of the claims by where they start.
    """
    sentence = scene.sentence(at)
    behind = bisect_left(order, at, key=lambda i: kept[i].start)
    for i in reversed(order[max(0, behind - NEAR) : behind]):
        claim = kept[i]
        if scene.sentence(claim.start) == sentence and claim.last < at:
            between = scene.reading.tags[claim.last : at - 2]
            other = any(tag == "CD" or tag in FINITE for tag in between)
            return None if other or len(claim.groups) > 1 or claim.groups[0].single else i
    return None


def same(scene: Scene, kept: list[Claim], claim: Claim) -> int | None:
    """The nearest claim before a figure that is of the same, in its sentence, by index, else None."""
    sentence = scene.sentence(claim.start)
    for i in range(len(kept) - 1, max(len(kept) - 1 - NEAR, -1), -1):
        other = kept[i]
        alike = other.category == claim.category and scene.sentence(other.start) == sentence
        if alike and other.old is None and other.polarity is None:
            return i
    return None


def is_revised(scene: Scene, claim: Claim) -> bool:
    """Whether a verb of revising leads to a number: "revised it down to [26]", "lowered the figure to"."""
    reading, lexicon, at = scene.reading, words().totals, claim.start - 1
    if reading.word(at) != "to":
        return False
    at -= 1 + (reading.word(at - 1) in lexicon.turned)
    first = max(scene.sentence(claim.start)[0], at - LONGEST)
    verb = next((i for i in range(at, first, -1) if reading.lower[i] in lexicon.revised), None)
    if verb is None:
        return False
    between = reading.lower[verb + 1 : at + 1]
    return between == ["it"] or bool(lexicon.figure.intersection(between))


def stood(scene: Scene, claim: Claim) -> bool:
    """Whether a figure only tells what it was before: "The toll, which had stood at [34], rose to 37"."""
    return claim.side == "total" and had_stood(scene.reading, claim.start)


def is_compared(scene: Scene, former: Claim | None, claim: Claim) -> bool:
    """Whether a figure of a day before is set beside the new one: "compared with [71] on Thursday".

    Or joined to one that is: "up from 27 dead and [18] injured"; `former` is the last one that was replaced.
    """
    reading, at = scene.reading, claim.start
    before = reading.lower[at - 2 : at]
    if former is not None and reading.word(at - 1) == "and" and former.last == at - 1:
        return True
    if before in (["up", "from"], ["down", "from"]):
        return True
    behind = reading.lower[claim.last : claim.last + NEAR]
    if before == [",", "from"]:  # "climbed to 43, from 27 a week earlier"
        return is_lately(behind)
    if before not in COMPARED and before[-1:] != ["against"]:
        return False
    day = behind[:1] == ["on"] and behind[1:2] and behind[1] in words().readers.dates
    return bool(day) or is_lately(behind)


def is_lately(behind: list[str]) -> bool:
    """Whether the words behind a figure say that it was that of a day before: "a week earlier"."""
    ago = behind[2:3] and behind[2] in {"earlier", "before", "ago"} and behind[1] in words().scope.unit
    return bool(ago) or " ".join(behind).startswith(LATELY)


def is_former(scene: Scene, claim: Claim) -> bool:
    """Whether words before a number say that it is replaced: "revising its earlier figure of [31]"."""
    reading, lexicon, at = scene.reading, words().totals, claim.start - 1
    if (
        reading.word(at) == "previous"
        and reading.word(at - 1) in {"a", "the"}
        and reading.word(at - 2) == "from"
    ):
        return True  # "lowered to 61 from a previous 75"
    if reading.word(at) != "of" or reading.word(at - 1) not in lexicon.counts:
        return False
    at -= 2
    if reading.word(at) == "death":
        at -= 1
    if reading.word(at) in {"'s", "’s"} and at - 1 in reading.timed:
        at -= 2  # "revising Tuesday's toll of 54"
    elif reading.word(at) in lexicon.former:
        at -= 1 + (reading.word(at - 1) in DETERMINERS)
    else:
        return False
    if reading.word(at) == "from":
        return True
    at -= reading.word(at) in lexicon.turned  # "revising down an earlier figure of 66"
    return reading.word(at) in lexicon.revising or reading.word(at) in {"after", "against"}
