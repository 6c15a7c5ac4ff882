"""Parts of a toll: "including three children", "six of them critically", "the dead were a nurse and ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from ...model import Category
from . import breakdown, identity, sides
from .attach import summed
from .claims import Claim, Scene
from .counts import Group
from .fits import may_be_people
from .people import kind_of, singulars
from .reading import ADVERBS, MODIFIERS, NOMINAL
from .tables import match, sequences
from .words import Sequences, words

LIST_REACH = 12
"""How many tokens may stand between "the victims" and its verb: "of the attack on the northern post"."""
SENTENCES_BACK = 3
"""How many sentences back the total of "the victims" may stand."""


NEAR = 12
"""How many claims before a part are looked at for its total."""


class Earlier:
    """The claims found so far, so kept that the one before a place is found at once."""

    def __init__(self, scene: Scene, claims: Iterable[Claim]) -> None:
        self.scene = scene
        self.by_sentence = scene.by_sentence(claims)

    def total(self, at: int) -> Claim | None:
        """The claim that a part at a token belongs to: just before it, or the nearest in its sentence."""
        near = up_to(self.by_sentence.get(self.scene.sentence(at)[0], []), at)
        comma = at - (self.scene.reading.word(at - 1) in {",", "(", "-", "–", "—"})
        found = ([claim for claim in near if claim.end == comma] or [c for c in near if c.last <= at])[-1:]
        return found[0] if found and whole_number(found[0]) else None

    def near(self, at: int) -> Claim | None:
        """The one total of the sentence before that of a token, the killed of several."""
        start = self.scene.sentence(at)[0]
        told = self.by_sentence.get(self.scene.sentence(start - 1)[0], [])[:NEAR] if start else []
        found = [claim for claim in told if fitting(claim, claim.category)]
        killed = [claim for claim in found if claim.category == "killed"]
        return next(iter(killed or found[-1:]), None)

    def alike(self, at: int, part: Claim) -> Claim | None:
        """The total of "Three of them died in hospital", where the sentence before counts only deaths."""
        start = self.scene.sentence(at)[0]
        if at != start or self.scene.reading.word(part.groups[0].end - 1) != "them":
            return None
        told = self.by_sentence.get(self.scene.sentence(start - 1)[0], [])[:NEAR] if start else []
        found = [claim for claim in told if fitting(claim, claim.category)]
        alike = len(found) == 1 and found[0].category == part.category and found[0].whole is None
        return found[0] if alike else None

    def before(self, at: int, category: str) -> Claim | None:
        """The last total of a category (any, where it is empty) in the sentences before that of a token."""
        start, back = self.scene.sentence(at)[0], SENTENCES_BACK
        while back and start > 0:
            start = self.scene.sentence(start - 1)[0]
            found = [c for c in self.by_sentence.get(start, [])[:NEAR] if fitting(c, category)]
            if found:
                return found[0]
            back -= 1
        return None


def up_to(claims: list[Claim], at: int) -> list[Claim]:
    """The claims, in order of their ends, that end near a token: before it, or at a verb just behind it."""
    index = bisect_right(claims, at, key=lambda claim: claim.last)
    return claims[max(index - NEAR, 0) : index + NEAR]


def whole_number(claim: Claim) -> bool:
    """Whether a claim counts enough to have parts."""
    count = claim.tally or claim.groups[0].tally
    return len(claim.groups) > 1 or count.bound == "unknown" or (count.low or count.high or 0) > 1


def fitting(claim: Claim, category: str) -> bool:
    """Whether a claim can be the total of a list of victims."""
    if claim.whole or claim.polarity not in {None, "unconfirmed"} or not whole_number(claim):
        return False
    return claim.category == category or (not category and claim.category in {"killed", "casualties"})


def claims(scene: Scene, found: list[Claim]) -> Iterator[Claim]:
    """The parts that no claim has counted yet, and those of `found` that are parts with their total set."""
    earlier = Earlier(scene, found)
    taken = {claim.start: claim for claim in found}
    totals = {claim.last for claim in found if claim.side == "total"}  # "The toll of 64 includes"
    for at, word in enumerate(scene.reading.lower):
        if (
            word in before_part()
            and (size := match(before_part(), scene.reading.lower, at))
            and not is_behind(scene, at)
        ):
            yield from included(scene, earlier, taken, at, size)
        elif at in totals and word in words().totals.include:
            yield from included(scene, earlier, taken, at, 1)
        elif not (group := scene.at_start.get(at)):
            continue
        elif is_added(scene, group) and (total := earlier.total(at)):
            yield from parts(scene, [group], total, taken)
        elif group.subset:
            yield from partitive(scene, earlier, taken, group)
    for groups, whole in (*identity.claims(scene, earlier, taken), *breakdown.claims(scene, found)):
        yield from parts(scene, [group for group in groups if is_part(scene, group, whole)], whole, taken)
    yield from lists(scene, earlier, taken)


def is_behind(scene: Scene, at: int) -> bool:
    """Whether "of them" belongs to the number before it; ", of them 12 soldiers" begins a part."""
    of_them = scene.reading.lower[at : at + 2] == ["of", "them"]
    return of_them and scene.reading.word(at - 1) not in {",", "("}


def is_added(scene: Scene, group: Group) -> bool:
    """Whether a part is named behind a comma: ", 14 schoolboys included", ", the knifeman among them"."""
    after = scene.reading.lower[group.end : group.end + 2]
    return scene.reading.word(group.start - 1) == "," and (
        after[:1] == ["included"] or after == ["among", "them"]
    )


@cache
def before_part() -> Sequences:
    """Reads "including" and its kin."""
    return sequences(*words().readers.subset_before)


def included(scene: Scene, earlier: Earlier, taken: dict[int, Claim], at: int, size: int) -> Iterator[Claim]:
    """The parts behind "including"."""
    total = earlier.total(at)
    if total is None and at == scene.sentence(at)[0] and scene.reading.lower[at] == "among":
        total = earlier.near(at)  # "Among them are three nurses"
    if total is None:
        return
    found = sides.right(scene, at + size) or told_apart(scene, at, at + size)
    groups = [group for group in found if is_part(scene, group, total)]
    apart = scene.reading.word(at - 1) == "not"  # "not counting the two assailants"
    for part in parts(scene, groups, total, taken):
        yield part._replace(whole=None) if apart else part


def told_apart(scene: Scene, at: int, end: int) -> tuple[Group, ...]:
    """The number of "94, of whom 17 are in Lisk": what they are, not what became of them."""
    group = scene.at_start.get(end)
    if scene.reading.word(at) != "of" or not group or scene.reading.word(group.end) not in words().voice.be:
        return ()
    behind = group.end + 1
    plain = scene.reading.tag(behind) in NOMINAL | {"IN", "DT", "JJ"} and behind not in scene.cue_at
    kind = group.kind or kind_of(scene.reading.word(behind))
    return (group._replace(kind=kind),) if plain and scene.reading.word(behind) not in ALIVE else ()


ALIVE = frozenset({"alive", "safe", "free", "unhurt", "well", "fine", "at"})


def parts(scene: Scene, groups: list[Group], total: Claim, taken: dict[int, Claim]) -> Iterator[Claim]:
    """Groups as parts of a total; one that has been counted already only gets its total."""
    for part in summed(scene, groups):
        if known := taken.get(part[0].start):
            if known.key != total.key and not known.whole:
                yield known._replace(whole=total.key)
            continue
        yield Claim(
            tuple(part), total.cue, total.category, total.chain, "part", polarity=total.polarity,
            whole=total.key, scope=total.scope,
        )  # fmt: skip


def is_part(scene: Scene, group: Group, total: Claim) -> bool:
    """Whether a group can be a part of a total: people, and fewer of them."""
    if (
        group.thing
        or group.sort in {"none", "any"}
        or (group.head is not None and not (group.kind or is_plain(scene, group)))
    ):
        return False
    whole = total.tally or total.groups[0].tally
    limit = whole.high if whole.low is None else whole.low
    return limit is None or whole.bound in {"at_least", "vague"} or (group.tally.low or 0) <= limit


def is_plain(scene: Scene, group: Group) -> bool:
    """Whether a group of an unknown noun may be people: a plural such as "Kenyans", no thing and no time."""
    assert group.head is not None  # noqa: S101 - asked only with a head
    tag = scene.reading.tags[group.head]
    danes = tag == "NNS" and scene.reading.titled(group.head)  # "two Danes"
    return tag in {"NNPS", "NNP"} or danes or (tag == "NNS" and may_be_people(scene, group.head))


def partitive(scene: Scene, earlier: Earlier, taken: dict[int, Claim], group: Group) -> Iterator[Claim]:
    """Reads "nine of them women", "six of them critically", "two of whom later died"."""
    total = earlier.total(group.start)
    known = taken.get(group.start)
    if total is None and not known:
        total = previous(scene, earlier, group)
    state = words().totals.list_categories.get(scene.reading.lower[group.end - 1], "")
    if state and not known and (total is None or total.category != state):
        whole = earlier.before(group.start, state)
        cue = (group.end - 1, group.end)
        yield Claim((group,), cue, state, side="part", whole=whole.key if whole else None)
        return
    if total is None and known and not known.whole and (total := earlier.alike(group.start, known)):
        yield known._replace(whole=total.key)
        return
    if total is None or (known and known.key == total.key):
        return
    if known:
        yield known._replace(whole=total.key)
    elif group.tally.bound != "none":
        end, noun = described(scene, group)
        if group.sort == "vague" and noun is not None and is_describing(scene.reading.lower[noun]):
            return
        if group.sort in {"unknown", "vague"} and end == group.end and scene.reading.word(end) in PLACES:
            return  # "most of them in the lower town"
        kind = None if noun is None else kind_of(scene.reading.lower[noun])
        fatal = scene.reading.word(group.end) in words().voice.fatally
        yield Claim(
            (group,), (group.end, end) if fatal else total.cue, "killed" if fatal else total.category,
            total.chain, "part", polarity=total.polarity,
            whole=total.key, quantity=(group.start, end), kind=kind,
        )  # fmt: skip


PLACES = frozenset({"in", "at", "on", "near", "from", "around", "along"})


def is_describing(word: str) -> bool:
    """Whether a noun names no kind of people: "several of them strangers" is no count of a part."""
    return any(form in words().readers.describing for form in singulars(word))


def previous(scene: Scene, earlier: Earlier, group: Group) -> Claim | None:
    """The total of "Three of them were children" in the sentences before."""
    reading = scene.reading
    if group.start != scene.sentence(group.start)[0] or reading.word(group.end) not in words().voice.be:
        return None
    _, noun = described(scene, group._replace(end=group.end + 1))
    category = words().totals.list_categories.get(reading.lower[group.end - 1], "")
    return earlier.before(group.start, category) if noun else None


def described(scene: Scene, group: Group) -> tuple[int, int | None]:
    """Where the words behind "of them" end, "women" or "critically", and the noun among them."""
    reading, end = scene.reading, reading_end(scene, group.end)
    noun: int | None = None
    at = group.end
    while at < end and (reading.tags[at] in NOMINAL | ADVERBS | {"JJ", "CD", "HYPH"}) and at < group.end + 4:
        if reading.tags[at] in NOMINAL and kind_of(reading.lower[at]):
            noun = at
        at += 1
    return at, noun


def reading_end(scene: Scene, at: int) -> int:
    """Where the sentence of the token before a place ends."""
    return scene.sentence(at - 1)[1]


@cache
def list_names() -> Sequences:
    """Reads "the dead", "those killed" and their kin."""
    return sequences(*words().totals.lists)


def lists(scene: Scene, earlier: Earlier, taken: dict[int, Claim]) -> Iterator[Claim]:
    """The parts that lists of victims name: "Among the dead were ...", "The victims included ..."."""
    reading = scene.reading
    for at, word in enumerate(reading.lower):
        if word not in list_names() and word not in POINTING and at not in scene.at_start:
            continue
        size = match(list_names(), reading.lower, at) or numbered(scene, taken, at)
        size, category = (size, of_list(scene, at + size)) if size else told_of(scene, at)
        if not size or (at in scene.inside and at not in scene.at_start):
            continue
        groups = listed(scene, at, at + size) or named_next(scene, at)
        if reading.word(at - 1) == "of":
            groups = [group for group in groups if not group.bare]  # "Most of the dead were pensioners"
        total = own_total(taken, at) or earlier.before(at, category)
        if total:
            yield from parts(scene, [g for g in groups if is_part(scene, g, total)], total, taken)
        elif at in taken or at not in scene.at_start or scene.at_start[at].head is not None:
            yield from alone(scene, groups, (at, at + size), category or "casualties", taken)


POINTING = frozenset({"the", "those"})
"""What the name of a list by any cue begins with."""


def of_list(scene: Scene, end: int) -> Category | Literal[""]:
    """The category of the name of a list that ends before a token; none where it may be any."""
    return words().totals.list_categories.get(scene.reading.lower[end - 1], "")


def told_of(scene: Scene, at: int) -> tuple[int, Category | Literal[""]]:
    """The tokens and the category of a list named by any cue: "the slain", "those who had perished"."""
    reading = scene.reading
    if reading.lower[at] == "the":
        state = words().states.get(reading.word(at + 1))
        return (2, state) if state and reading.tag(at + 2) not in MODIFIERS else (0, "")
    if reading.lower[at] != "those":
        return 0, ""
    end = at + 1
    if reading.word(end) == "who":
        end += 1
        while reading.word(end) in words().voice.be | words().voice.have:
            end += 1
    cue = scene.cue_at.get(end)
    return (cue.end - at, cue.category) if cue else (0, "")


def numbered(scene: Scene, taken: dict[int, Claim], at: int) -> int:
    """How many tokens are "the 11 dead", "47 people killed" after "among"; 0 where no such words are."""
    group = scene.at_start.get(at)
    if not group or group.sort not in {"number", "vague"}:
        return 0
    among, behind = scene.reading.word(at - 1) in AMONG, scene.reading.word(group.end + 1)
    if scene.reading.word(group.end) in words().totals.list_categories:
        told = group.definite and behind in words().totals.include | FORMS  # "the 20 killed included"
        return group.end + 1 - at if among or told else 0
    again = group.definite and group.head is None  # "Three nurses are among the nine"
    return group.end - at if among and (at in taken or again) else 0


AMONG = frozenset({"among", "amongst"})


def own_total(taken: dict[int, Claim], at: int) -> Claim | None:
    """The claim of "the 11 dead" itself."""
    return taken.get(at)


def listed(scene: Scene, start: int, end: int) -> list[Group]:
    """The groups that a list of victims names, behind its verb, or before "were among the dead"."""
    reading = scene.reading
    on_list = reading.lower[start - 4 : start] == ["on", "the", "list", "of"]
    if reading.word(start - 1) in AMONG or on_list:
        before = start - (4 if on_list else 1)
        while reading.tag(before - 1) in ADVERBS:
            before -= 1
        group = scene.at_end.get(before)
        if group and reading.lower[group.start - 2 : group.start - 1] == ["there"]:
            return [group]  # "There are two nurses among the dead"
        before -= reading.word(before - 1) in words().doubt.listed
        if reading.word(before - 1) in words().voice.be:
            return list(sides.left(scene, before - 1))
    verb = verb_of(scene, end)
    return list(sides.right(scene, verb + 1)) if verb else []


def named_next(scene: Scene, at: int) -> list[Group]:
    """The groups of "They are two brothers and a cook" in the sentence behind that of a list's name."""
    reading, after = scene.reading, scene.sentence(at)[1]
    if at != scene.sentence(at)[0] or reading.word(after) != "they":
        return []
    verb = reading.word(after + 1) in FORMS | words().totals.include
    return list(sides.right(scene, after + 2)) if verb else []


def verb_of(scene: Scene, at: int) -> int | None:
    """The "were" or "included" behind the name of a list and what describes it."""
    reading = scene.reading
    for index in range(at, min(at + LIST_REACH, reading_end(scene, at))):
        if reading.lower[index] in words().totals.include or reading.lower[index] in FORMS:
            return index
        if (
            reading.lower[index] in {",", ";", "who", "which"}
            or index in scene.cue_at
            or reading.tags[index] in {"VBD", "VBZ", "VBP"}
        ):
            return None
    return None


FORMS = frozenset({"was", "were", "are", "is"})


def alone(
    scene: Scene, groups: list[Group], cue: tuple[int, int], category: Category, taken: dict[int, Claim]
) -> Iterator[Claim]:
    """A list of victims without a total."""
    for part in summed(scene, groups):
        group = part[0]
        people = not group.thing and (group.kind or group.head is None)
        known = taken.get(group.start)
        worse = known is not None and (known.category, category) == ("injured", "killed")
        if (known is None or worse) and people and group.sort not in {"none", "any"}:
            yield Claim(tuple(part), cue, category, side="list")
