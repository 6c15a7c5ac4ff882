"""Parts of a toll: "including three children", "six of them critically", "Three of them were nurses"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..cues import sides
from ..cues.claims import Claim, Scene
from ..groups.group import Group
from ..lexicon.people import kind_of, singulars
from ..lexicon.reading import ADVERBS, NOMINAL
from ..lexicon.tables import match, sequences
from ..lexicon.words import Sequences, words
from . import breakdown, identity, wholes
from .earlier import Earlier, holds
from .parts import is_part, parts
from .victims import lists


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
        elif word in words().totals.include and (at in totals or they(scene, at)):
            yield from included(scene, earlier, taken, at, 1)
        elif not (group := scene.at_start.get(at)):
            continue
        elif is_added(scene, group) and (total := earlier.total(at)):
            yield from parts(scene, [group], total, taken)
        elif group.subset:
            yield from partitive(scene, earlier, taken, group)
    told = (*breakdown.claims(scene, found), *breakdown.summing(scene, found))
    told = (*told, *wholes.claims(scene, found, taken))
    for groups, whole in (*identity.claims(scene, earlier, taken), *told):
        yield from parts(scene, [group for group in groups if is_part(scene, group, whole)], whole, taken)
    yield from wholes.died(scene, found, taken)
    yield from lists(scene, earlier, taken)


def is_behind(scene: Scene, at: int) -> bool:
    """Whether "of them" belongs to the number before it; ", of them 12 soldiers" begins a part."""
    of_them = scene.reading.lower[at : at + 2] == ["of", "them"]
    return of_them and scene.reading.word(at - 1) not in {",", "("}


def they(scene: Scene, at: int) -> bool:
    """Whether a verb at a token is that of "They include" at the front of a sentence."""
    return at - 1 == scene.sentence(at)[0] and scene.reading.lower[at - 1] == "they"


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
    first = at == scene.sentence(at)[0] and scene.reading.lower[at] == "among"
    if total is None and (first or they(scene, at)):
        total = earlier.near(at)  # "Among them are three nurses", "They include three nurses"
    if total is None:
        return
    ahead = total.cue[0] > at  # "Ten people including two boys and a girl died"
    found = sides.right(scene, at + size, listed=ahead) or told_apart(scene, at, at + size)
    found = found or of_whom(scene, taken, at + size)
    groups = [group for group in found if is_part(scene, group, total)]
    apart = scene.reading.word(at - 1) == "not"  # "not counting the two assailants"
    for part in parts(scene, groups, total, taken):
        yield part._replace(whole=None) if apart else part


def of_whom(scene: Scene, taken: dict[int, Claim], at: int) -> tuple[Group, ...]:
    """The counted number at a token behind "of whom": ", of whom 195 were still in hospital"."""
    group = scene.at_start.get(at)
    told = group is not None and at in taken and group.head is None and scene.reading.word(at - 1) == "whom"
    return (group,) if group is not None and told else ()


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


def partitive(scene: Scene, earlier: Earlier, taken: dict[int, Claim], group: Group) -> Iterator[Claim]:
    """Reads "nine of them women", "six of them critically", "two of whom later died"."""
    total = earlier.total(group.start)
    if total is not None and not holds(total, group.tally.low or 0):
        total = None
    known = taken.get(group.start)
    if total is None and not known:
        total = previous(scene, earlier, group)
    state = words().totals.list_categories.get(scene.reading.lower[group.end - 1], "")
    if state and not known and (total is None or total.category != state):
        whole = earlier.before(group.start, state, group.tally.low or 0)
        cue, who = (group.end - 1, group.end), said_to_be(scene, group)
        if who.start not in taken:
            yield Claim((who,), cue, state, side="part", whole=whole.key if whole else None)
        return
    if total is None and known and not known.whole and (total := earlier.alike(group.start, known)):
        yield known._replace(whole=total.key)
        return
    if total is None or (known and known.key == total.key):
        return
    if known:
        yield known._replace(whole=total.key)
    elif scene.reading.word(group.end) == "in" and group.head is None and total.category != "injured":
        return  # "Twelve were killed, six in critical condition"
    elif group.tally.bound != "none":
        end, noun = described(scene, group)
        if group.sort == "vague" and noun is not None and is_describing(scene.reading.lower[noun]):
            return
        if group.sort in {"unknown", "vague"} and end == group.end and scene.reading.word(end) in PLACES:
            return  # "most of them in the lower town"
        kind = None if noun is None else kind_of(scene.reading.lower[noun])
        if noun is not None and group.tally.high == 1:
            group = group._replace(head=noun)  # "one of them a child"
        fatal = scene.reading.word(group.end) in words().voice.fatally
        yield Claim(
            (group,), (group.end, end) if fatal else total.cue, "killed" if fatal else total.category,
            total.chain, "part", polarity=total.polarity,
            whole=total.key, quantity=(group.start, end), kind=kind,
        )  # fmt: skip


def said_to_be(scene: Scene, group: Group) -> Group:
    """Who is "one of the dead" where somebody is said to be: "[A boy of seven] was one of the dead"."""
    before = group.start - 1
    while scene.reading.tag(before) in ADVERBS:
        before -= 1
    one = group.tally.low == group.tally.high == 1 and scene.reading.word(before) in words().voice.be
    who = sides.left(scene, before) if one else ()
    return who[0] if len(who) == 1 and who[0].single and not who[0].pronoun else group


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
    return earlier.before(group.start, category, group.tally.low or 0) if noun else None


def described(scene: Scene, group: Group) -> tuple[int, int | None]:
    """Where the words behind "of them" end, "women" or "critically", and the noun among them."""
    reading, end = scene.reading, scene.sentence(group.end - 1)[1]
    noun: int | None = None
    at = group.end + (group.tally.high == 1 and reading.word(group.end) in {"a", "an"})
    while at < end and (reading.tags[at] in NOMINAL | ADVERBS | {"JJ", "CD", "HYPH"}) and at < group.end + 4:
        if reading.tags[at] in NOMINAL and kind_of(reading.lower[at]):
            noun = at
        at += 1
    return at, noun
